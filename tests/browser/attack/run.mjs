// Puts the payloads of a folder through the reader, each on a page of its own, and prints what came of them.
// `cargo xtask attack FOLDER` calls it with everything found and built.

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { start } from '../drivers/index.mjs';
import { serve } from '../server.mjs';
import { ROOT } from '../session.mjs';
import { hostilePage, openShared, quiet, read, telling } from './harness.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { browser: { type: 'string', default: 'chromium' }, binary: { type: 'string' } },
});
const [folder] = positionals;
if (!options.binary || !folder)
  throw new Error('--binary and a folder are missing: call this by `cargo xtask attack FOLDER`');

/** What payloads of others call to show that they ran: here it tells the server. */
const TELLING = `<script>for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = () => fetch('/hit/' + name);</script>`;

const payloads = await payloadsOf(folder);
if (payloads.length === 0)
  throw new Error(
    `${folder} holds no payloads: .txt files with one a line, or .json lists of them`,
  );

let now = '';
const server = await serve({ made: { '/now': () => ({ body: now }) } });
const browser = await start(options.browser, {
  binary: options.binary,
  extension: ROOT,
  headless: true,
  isOffline: true,
  size: { width: 1280, height: 900 },
});
const totals = { raw: 0, text: 0, live: 0, copied: 0, read: 0, foreign: 0, asked: 0, elements: 0 };
/** @type {string[]} */
const faults = [];
try {
  for (const [at, payload] of payloads.entries()) {
    if (at % 25 === 0) console.error(`${at} of ${payloads.length} …`);
    now = `<!doctype html>${TELLING}<title>raw</title><main>${payload}</main>`;
    totals.raw += Number((await openShared(browser, server, '/now')).length > 0);
    for (const kind of /** @type {const} */ (['text', 'live'])) {
      server.hits.length = 0;
      now = hostilePage([payload], kind === 'live').replace('<head>', `<head>${TELLING}`);
      const page = await read(browser, server, '/now');
      totals.read += Number(page.isRead);
      totals.elements += page.looked;
      totals.foreign += page.foreign.length;
      totals[kind] += telling(page.asked).length;
      totals.asked += page.asked.length - telling(page.asked).length;
      now = `${TELLING}${page.copied.html}`;
      const told = await openShared(browser, server, '/now');
      totals.copied += told.length;
      for (const one of [...page.foreign, ...page.asked, ...told])
        faults.push(`${kind} ${JSON.stringify(payload.slice(0, 80))}: ${one}`);
    }
    await quiet(server.hits);
  }
} finally {
  await browser.close();
  await server.close();
}
console.log(`${payloads.length} payloads, ${options.browser}`);
console.log('| | count |\n|---|---|');
console.log(`| ran without the reader | ${totals.raw} |`);
console.log(`| pages read | ${totals.read} of ${2 * payloads.length} |`);
console.log(`| ran in the reader, as text | ${totals.text} |`);
console.log(`| ran in the reader, as markup | ${totals.live} |`);
console.log(`| ran in what was copied | ${totals.copied} |`);
console.log(`| other requests | ${totals.asked} |`);
console.log(`| elements looked at | ${totals.elements} |`);
console.log(`| of these, foreign | ${totals.foreign} |`);
for (const fault of faults) console.log(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

/**
 * @param {string} folder
 * @returns {Promise<string[]>} without repeats
 */
async function payloadsOf(folder) {
  const found = new Set();
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    const isList = name.endsWith('.json');
    if (!isList && !name.endsWith('.txt')) continue;
    const text = await readFile(path.join(folder, name), 'utf8');
    const list = isList ? stringsIn(JSON.parse(text)) : text.split('\n');
    for (const one of list) if (one.trim()) found.add(one);
  }
  return [...found];
}

/**
 * Every text in a list, or in lists and records within it.
 * @param {unknown} value
 * @returns {string[]}
 */
function stringsIn(value) {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
