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

/** Characters of a paragraph that tell it from the others; further on there may be notes and formulas. */
const FIRST = 40;

const { browser, server } = await session();
// One tab goes to all of them: a page knows nothing of the one before it, and a tab of its own costs more than the page.
const tab = await browser.open('about:blank');
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
    const file = `${PAGES}${name}/${source}`;
    const [live, parsed] = await Promise.all([
      cleanLive(name, address),
      clean('--url', address, file),
    ]);
    assert.deepEqual(comparable(live), comparable(parsed));
  });
}

/**
 * Walks the live page, cleans what it saw, and checks that each paragraph's number finds the element it came from.
 * @param {string} name
 * @param {string} address
 */
async function cleanLive(name, address) {
  // The paragraphs of a text file are lines of the one element the browser shows it in.
  const isText = (await readdir(PAGES + name)).includes('source.txt');
  await tab.go(address);
  const base64 = await tab.evaluate(async (walker) => {
    const { walk } = await import(walker);
    const seen = walk(document);
    globalThis.walked = seen.elements;
    // As a number for each byte it takes the browser twice to ten times as long to hand over.
    let text = '';
    for (let part = 0; part < seen.bytes.length; part += 8_192)
      text += String.fromCharCode(...seen.bytes.subarray(part, part + 8_192));
    return btoa(text);
  }, `${server.origin}/extension/content/walk.js`);
  const file = path.join(folder, `${name}.limp`);
  await writeFile(file, Buffer.from(base64, 'base64'));
  const cleaned = await clean('--snapshot', file);
  const paragraphs = (cleaned.article?.blocks ?? []).filter(
    (/** @type {any} */ block) => block.kind === 'paragraph' && block.node !== undefined && !isText,
  );
  const numbers = paragraphs.map((/** @type {any} */ block) => block.node);
  const texts = await tab.evaluate(
    (numbers) =>
      numbers.map((/** @type {number} */ number) => globalThis.walked[number]?.textContent),
    numbers,
  );
  for (const [at, block] of paragraphs.entries()) {
    const first = block.content.find((/** @type {any} */ inline) => inline.kind === 'text');
    const words = plain(first?.text.split('.')[0]).slice(0, FIRST);
    assert.ok(
      plain(texts[at]).includes(words),
      `number ${block.node} is not the element of: ${words}`,
    );
  }
  return cleaned;
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

/** @param {string | undefined} text */
function plain(text) {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

/**
 * Known to one of the two ways alone: numbers of elements and of nodes, which are the ids of removals too, and what
 * follows the exact probabilities.
 */
const APART = new Set('node nodes id end confidence certainty canWiden canNarrow'.split(' '));

/**
 * Of an image, its file and size are left out as well: the browser chose among its files and has seen it.
 * @param {any} cleaned
 */
function comparable(cleaned) {
  const kept = (/** @type {string} */ key, /** @type {any} */ value) => {
    if (APART.has(key)) return undefined;
    return typeof value?.alt === 'string' ? { alt: value.alt } : value;
  };
  return JSON.parse(JSON.stringify(cleaned, kept));
}
