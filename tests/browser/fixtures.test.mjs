// Both ways to a page give the same article: each fixture, walked live in this browser, and its file, parsed by the
// command line. Numbers of elements differ, because the live page has what its scripts and its browser made.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { PAGES, said, session } from './session.mjs';

const run = promisify(execFile);
const { browser, server } = await session();
const folder = await mkdtemp(path.join(tmpdir(), 'limpide-snapshots-'));
after(() => rm(folder, { recursive: true, force: true }));

const fixtures = (await readdir(PAGES, { withFileTypes: true })).filter((entry) =>
  entry.isDirectory(),
);
assert.ok(fixtures.length >= 25, `there are ${fixtures.length} fixtures`);

for (const { name } of fixtures) {
  test(`${name}: the live page gives the article of its file`, async () => {
    const address = `${server.origin}/${name}/`;
    const source = (await readdir(PAGES + name)).find((file) => file.startsWith('source.'));
    const [live, parsed] = await Promise.all([
      cleanLive(name, address),
      clean('--url', address, `${PAGES}${name}/${source}`),
    ]);
    assert.deepEqual(comparable(live), comparable(parsed));
  });
}

/**
 * Walks the live page and cleans what it saw.
 * @param {string} name
 * @param {string} address
 */
async function cleanLive(name, address) {
  const tab = await browser.open(address);
  const bytes = await tab.evaluate(async (walker) => {
    const { walk } = await import(walker);
    return Array.from(walk(document).bytes);
  }, `${server.origin}/extension/content/walk.js`);
  await tab.close();
  const file = path.join(folder, `${name}.limp`);
  await writeFile(file, Uint8Array.from(bytes));
  return clean('--snapshot', file);
}

/**
 * What the command line answers, which is JSON also where there is no article.
 * @param {string[]} args
 */
async function clean(...args) {
  const answer = await run(said('LIMPIDE_COMMAND'), ['clean', '--format', 'json', ...args]).catch(
    (failed) => {
      if (failed.code !== 1) throw failed;
      return failed;
    },
  );
  return JSON.parse(answer.stdout);
}

/**
 * Leaves out what only one of the two ways can know: the numbers of elements, and the natural size of images.
 * @param {any} cleaned
 */
function comparable(cleaned) {
  return JSON.parse(
    JSON.stringify(cleaned, (key, value) =>
      ['node', 'nodes', 'confidence'].includes(key) ? undefined : value,
    ),
  );
}
