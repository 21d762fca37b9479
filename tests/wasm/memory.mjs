// How much memory the core takes for the pages of corpora, each in an instance of its own: WebAssembly's memory only grows, so
// its size at the end is the most there was. `cargo xtask bench` calls it; what it found goes into a file, as data.

import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { clean, __wbg_reset_state as discard, initSync } from '../../pkg/limpide.js';

const run = promisify(execFile);

/** Bytes a snapshot may have; the limits of the core keep it below. */
const MOST = 64 << 20;

const { values: options, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: { command: { type: 'string' }, out: { type: 'string' } },
});
const { command, out } = options;
if (!command || !out) throw new Error('call this by `cargo xtask bench`');

const module = new WebAssembly.Module(
  await readFile(new URL('../../pkg/limpide_bg.wasm', import.meta.url)),
);
const corpora = [];
for (const folder of folders) {
  const gold = await readFile(path.join(folder, 'gold.jsonl'), 'utf8');
  const rows = gold.split('\n').filter((line) => line.trim() !== '');
  /** @type {number[]} */
  const sizes = [];
  for (const [at, row] of rows.entries()) {
    const { page, url } = JSON.parse(row);
    sizes.push(await memoryFor(path.join(folder, page), url));
    if (at % 100 === 99) console.error(`• ${path.basename(folder)}: ${at + 1} of ${rows.length}`);
  }
  corpora.push({ name: path.basename(folder), sizes });
}
await writeFile(out, JSON.stringify(corpora));

/**
 * @param {string} file
 * @param {string} url
 */
async function memoryFor(file, url) {
  const address = URL.canParse(url) ? ['--url', url] : [];
  const { stdout } = await run(command ?? '', ['snapshot', ...address, file], {
    encoding: 'buffer',
    maxBuffer: MOST,
  });
  const { memory } = initSync({ module });
  clean(stdout, '');
  const size = memory.buffer.byteLength;
  discard();
  return size;
}
