// A core that traps: here one whose memory ends early, so that a large page exhausts it and a small one does not. The user
// reads what went wrong, and the next page is read by a fresh instance, wherever the core runs. A core that
// gives a page up, for the steps it would take. And a view that breaks off while it is built, which leaves nothing behind.

import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { INPUTS, markup } from '../hostile/inputs.mjs';
import { EXTENSION, openAtOnce, readerGone, session, shownArticle } from './session.mjs';

/** What ships, and nothing else that stands in the tree. */
const SHIPS = ['manifest.json', '_locales', 'extension', 'pkg'];

/** Pages of memory, 64 KB each, that the core is left with: enough for a small article, and not for megabytes of text. */
const MOST_PAGES = 96;

const POLICY = { 'content-security-policy': "script-src 'none'" };

const large = INPUTS.find((input) => input.name === 'paragraphs');
assert.ok(large);
const LARGE = markup(large, 0.1);
const SMALL = markup({ name: 'none', pieces: [] }, 1);

const folder = await mkdtemp(path.join(tmpdir(), 'limpide-trap-'));
after(() => rm(folder, { recursive: true }));
for (const part of SHIPS) await cp(`${EXTENSION}${part}`, `${folder}/${part}`, { recursive: true });
const core = `${folder}/pkg/limpide_bg.wasm`;
await writeFile(core, withLessMemory(await readFile(core)));

const { browser, server } = await session(
  {
    '/here/large': { body: LARGE },
    '/here/small': { body: SMALL },
    '/background/large': { body: LARGE, headers: POLICY },
    '/background/small': { body: SMALL, headers: POLICY },
  },
  { extension: `${folder}/` },
);

for (const host of ['here', 'background']) {
  test(`the core traps ${host}: that is said, and the next page is read`, async () => {
    const tab = await browser.open(`${server.origin}/${host}/large`);
    const before = await tab.evaluate(() => document.documentElement.childElementCount);
    for (const visit of ['first', 'second']) {
      await openAtOnce(browser, tab);
      const said = await tab.shadow((root) => root.querySelector('.card-title')?.textContent);
      assert.match(said ?? '', /Something went wrong while reading this page/, visit);
      await tab.press('Escape');
      await readerGone(tab);
    }
    assert.equal(await tab.evaluate(() => document.documentElement.childElementCount), before);
    const next = await browser.open(`${server.origin}/${host}/small`);
    await openAtOnce(browser, next);
    assert.equal((await shownArticle(next)).title, 'The town has its baths again');
    await next.close();
    await tab.close();
  });
}

const unfinished = await mkdtemp(path.join(tmpdir(), 'limpide-unfinished-'));
after(() => rm(unfinished, { recursive: true }));
for (const part of SHIPS) {
  await cp(`${EXTENSION}${part}`, `${unfinished}/${part}`, { recursive: true });
}
const main = `${unfinished}/pkg/content/main.js`;
const text = await readFile(main, 'utf8');
const progress = /function makeProgress\(.*\) \{\n/;
assert.match(text, progress);
await writeFile(
  main,
  text.replace(progress, (line) => `${line}  throw new Error('there is no progress here');\n`),
);
// No page of tests/hostile comes to the end of its steps: here the core says of a large one that it has.
const glue = `${unfinished}/pkg/limpide.js`;
const cleaning = 'export function clean(snapshot, options) {\n';
const whole = await readFile(glue, 'utf8');
assert.ok(whole.includes(cleaning));
const givenUp = JSON.stringify({ error: { code: 'out-of-steps', message: 'too many steps' } });
await writeFile(
  glue,
  whole.replace(
    cleaning,
    `${cleaning}  if (snapshot.length > 100_000) return ${JSON.stringify(givenUp)};\n`,
  ),
);
const broken = await session(
  { '/small': { body: SMALL }, '/large': { body: LARGE } },
  { extension: `${unfinished}/` },
);

test('a page that takes too many steps is given up in a sentence, and left as it was', async () => {
  const tab = await broken.browser.open(`${broken.server.origin}/large`);
  const count = () => tab.evaluate(() => document.querySelectorAll('*').length);
  const before = await count();
  await openAtOnce(broken.browser, tab);
  const said = await tab.shadow((root) => root.querySelector('.card-title')?.textContent);
  assert.match(said ?? '', /This page could not be prepared in time/);
  await tab.press('Escape');
  await readerGone(tab);
  assert.equal(await count(), before);
  await tab.close();
});

test('a view that breaks off while it is built is taken away, that is said, and the page is as it was', async () => {
  const tab = await broken.browser.open(`${broken.server.origin}/small`);
  const before = await tab.evaluate(() => document.documentElement.outerHTML);
  await openAtOnce(broken.browser, tab);
  const said = await tab.shadow((root) => root.querySelector('.card-title')?.textContent);
  assert.match(said ?? '', /Something went wrong while reading this page/);
  assert.equal(await tab.evaluate(() => document.querySelectorAll('limpide-reader').length), 1);
  await tab.press('Escape');
  await readerGone(tab);
  assert.equal(await tab.evaluate(() => document.documentElement.outerHTML), before);
  await tab.close();
});

/**
 * A module with another maximum of its memory, its size unchanged: the number is written in as many bytes as the one there.
 * @param {Buffer} module
 */
function withLessMemory(module) {
  const bytes = Buffer.from(module);
  for (let at = 8; at < bytes.length; ) {
    const id = bytes[at];
    const size = number(bytes, at + 1);
    if (id === 5) {
      const least = number(bytes, size.end + 2);
      const most = number(bytes, least.end);
      assert.equal(most.value, 4_096, '256 MB are declared as the most');
      assert.ok(least.value < MOST_PAGES);
      bytes[least.end] = MOST_PAGES | 0x80;
      bytes[most.end - 1] = 0;
      return bytes;
    }
    at = size.end + size.value;
  }
  throw new Error('the module has no memory');
}

/**
 * A number as WebAssembly writes it (LEB128), and where it ends.
 * @param {Buffer} bytes
 * @param {number} at
 */
function number(bytes, at) {
  let value = 0;
  let end = at;
  let shift = 0;
  for (;;) {
    const byte = bytes[end++] ?? 0;
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return { value, end };
    shift += 7;
  }
}
