// Puts the payloads of a folder through the reader, each on a page of its own or some together, and prints what came of them.
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
  options: {
    browser: { type: 'string', default: 'chromium' },
    binary: { type: 'string' },
    group: { type: 'string', default: '1' },
  },
});
const group = Number(options.group);
if (!(Number.isInteger(group) && group > 0)) throw new Error('--group is how many stand on a page');
const [folder] = positionals;
if (!options.binary || !folder)
  throw new Error('--binary and a folder are missing: call this by `cargo xtask attack FOLDER`');

/** Payloads that are shown to work on one page, each in a frame of its own. */
const FRAMES = 25;

/**
 * What payloads of others call to show that they ran: here it tells the server, each time anew.
 * @param {number | string} which
 */
const tells = (which) =>
  `<script>for (const name of ['alert', 'confirm', 'prompt', 'print']) { let times = 0; window[name] = () => fetch('/hit/${which}/' + name + times++); }</script>`;

/**
 * Whether a page that tells by this name asked: one that could not be closed goes on telling by another.
 * @param {string} hit
 * @param {string} name
 */
const isOf = (hit, name) => !hit.startsWith('GET /hit/') || hit.startsWith(`GET /hit/${name}/`);

/** How the payloads of a file are read, by how its name ends. */
const READERS = {
  '.txt': (/** @type {string} */ text) => text.split('\n'),
  '.json': (/** @type {string} */ text) => stringsIn(JSON.parse(text)),
  '.jsonl': (/** @type {string} */ text) =>
    text.split('\n').flatMap((line) => (line.trim() ? stringsIn(JSON.parse(line).html) : [])),
};

const payloads = await payloadsOf(folder);
if (payloads.length === 0)
  throw new Error(
    `${folder} holds no payloads: .txt files with one a line, .json lists, or .jsonl with their "html"`,
  );

let now = '';
/** @type {Record<string, import('../server.mjs').Made | import('../server.mjs').Making>} */
const made = { '/now': () => ({ body: now }) };
const server = await serve({ made });
const browser = await start(options.browser, {
  binary: options.binary,
  extension: ROOT,
  headless: true,
  isOffline: true,
  size: { width: 1280, height: 900 },
});
const totals = {
  raw: 0,
  pages: 0,
  text: 0,
  live: 0,
  copied: 0,
  read: 0,
  foreign: 0,
  asked: 0,
  elements: 0,
};
/** @type {string[]} */
const faults = [];
/** Pages that could not be read to the end. @type {string[]} */
const left = [];
try {
  for (let at = 0; at < payloads.length; at += FRAMES) {
    console.error(`without the reader: ${at} of ${payloads.length} …`);
    const some = payloads.slice(at, at + FRAMES);
    some.forEach((payload, one) => {
      made[`/raw/${at + one}`] = {
        body: `<!doctype html>${tells(at + one)}<title>raw</title><main>${payload}</main>`,
      };
    });
    now = `<!doctype html><title>raw</title>${some.map((_, one) => `<iframe src="/raw/${at + one}"></iframe>`).join('')}`;
    // A frame may lead its page elsewhere.
    const told = await openShared(browser, server, '/now').catch(() => telling(server.hits));
    totals.raw += new Set(told.map((hit) => hit.split('/')[2])).size;
    server.hits.length = 0;
  }
  for (let at = 0; at < payloads.length; at += group) {
    console.error(`in the reader: ${at} of ${payloads.length} …`);
    const some = payloads.slice(at, at + group);
    for (const kind of /** @type {const} */ (['text', 'live'])) {
      server.hits.length = 0;
      const how = kind === 'live' && group > 1 ? 'apart' : kind;
      now = hostilePage(some, how).replace('<head>', `<head>${tells(`${kind}-${at}`)}`);
      totals.pages += 1;
      // A page whose own markup leads elsewhere takes its reader along.
      const page = await read(browser, server, '/now').catch((error) => {
        left.push(`${kind} ${at}: ${String(error).split('\n')[0]}`);
        return null;
      });
      if (!page) continue;
      page.asked = page.asked.filter((hit) => isOf(hit, `${kind}-${at}`));
      totals.read += Number(page.isRead);
      totals.elements += page.looked;
      totals.foreign += page.foreign.length;
      totals[kind] += telling(page.asked).length;
      totals.asked += page.asked.length - telling(page.asked).length;
      now = `${tells(`copied-${kind}-${at}`)}${page.copied.html}`;
      const told = (await openShared(browser, server, '/now')).filter((hit) =>
        isOf(hit, `copied-${kind}-${at}`),
      );
      totals.copied += told.length;
      for (const one of [...page.foreign, ...page.asked, ...told])
        faults.push(`${kind} ${at} ${JSON.stringify(some[0]?.slice(0, 80))}: ${one}`);
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
console.log(`| pages read | ${totals.read} of ${totals.pages} |`);
console.log(`| ran in the reader, as text | ${totals.text} |`);
console.log(`| ran in the reader, as markup | ${totals.live} |`);
console.log(`| ran in what was copied | ${totals.copied} |`);
console.log(`| other requests | ${totals.asked} |`);
console.log(`| elements looked at | ${totals.elements} |`);
console.log(`| of these, foreign | ${totals.foreign} |`);
for (const one of left) console.log(`not read to the end: ${one}`);
for (const fault of faults) console.log(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

/**
 * What a folder's files hold.
 * @param {string} folder
 * @returns {Promise<string[]>} without repeats
 */
async function payloadsOf(folder) {
  const found = new Set();
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    const read = READERS[/** @type {keyof typeof READERS} */ (path.extname(name))];
    if (!read) continue;
    const list = read(await readFile(path.join(folder, name), 'utf8'));
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
