// The core compiled for the browser and the core compiled for this machine answer the same bytes, on every fixture.
// `cargo xtask test` builds both and says by LIMPIDE_COMMAND where the command line is.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { clean, initSync } from '../../pkg/limpide.js';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const command = process.env.LIMPIDE_COMMAND ?? '';

initSync({ module: await readFile(`${root}pkg/limpide_bg.wasm`) });
const folder = await mkdtemp(path.join(tmpdir(), 'limpide-bytes-'));
after(() => rm(folder, { recursive: true, force: true }));

const pages = `${root}tests/pages/`;
const fixtures = (await readdir(pages, { withFileTypes: true })).filter((entry) =>
  entry.isDirectory(),
);
assert.ok(fixtures.length >= 25, `there are ${fixtures.length} fixtures`);

for (const { name } of fixtures) {
  test(`${name}: native and WebAssembly answer the same bytes`, async () => {
    const source = (await readdir(pages + name)).find((file) => file.startsWith('source.'));
    const address = `https://limpide.example/${name}/`;
    const snapshot = await output('snapshot', '--url', address, `${pages}${name}/${source}`);
    const file = path.join(folder, name);
    await writeFile(file, snapshot);
    const native = await output('clean', '--snapshot', '--format', 'json', file);
    assert.equal(clean(snapshot, ''), native.toString().trimEnd());
  });
}

test('a snapshot cut off anywhere is refused in words, not by a trap', async () => {
  const snapshot = await output(
    'snapshot',
    '--url',
    'https://limpide.example/',
    `${pages}news--rfi-seed/source.html`,
  );
  for (let length = 0; length < snapshot.length; length += 997) {
    const answer = JSON.parse(clean(snapshot.subarray(0, length), ''));
    assert.equal(answer.error?.code, 'bad-snapshot', `${length} bytes`);
    assert.ok(answer.error.message.length > 10);
  }
});

/**
 * What the command line writes; 1 is its way to say that there is no article.
 * @param {string[]} args
 * @returns {Promise<Buffer>}
 */
async function output(...args) {
  const limits = { encoding: /** @type {'buffer'} */ ('buffer'), maxBuffer: 64 << 20 };
  const answer = await run(command, args, limits).catch((failed) => {
    if (failed.code !== 1) throw failed;
    return failed;
  });
  return answer.stdout;
}
