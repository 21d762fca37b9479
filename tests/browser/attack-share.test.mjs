// Pages that attack are saved in every form, and what was saved is opened: the file of HTML as a page, and each part of the
// book as the page that it is in a reader of books. Nothing runs there, and nothing is asked for but the article's images.

import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { partsOf } from './attack/book.mjs';
import { pagesOf, quiet } from './attack/harness.mjs';
import { PAYLOADS } from './attack/payloads.mjs';
import { until } from './drivers/index.mjs';
import { openReader, session } from './session.mjs';

/** How a file of a form ends when all of it is there. @type {Record<string, (file: Buffer) => boolean>} */
const FORMS = {
  md: (file) => file.length > 0,
  txt: (file) => file.length > 0,
  html: (file) => /<\/html>\s*$/.test(file.toString()),
  epub: (file) => file.lastIndexOf('PK\u0005\u0006') > 0,
};

/** What a page of its own may ask for: the article's picture, the book's style, and what a browser asks of every site. */
const OWN = /^GET \/(?:scene\.png|style\.css|favicon\.ico|opened)$/;

const downloads = await mkdtemp(path.join(tmpdir(), 'limpide-attack-'));
after(() => rm(downloads, { recursive: true, force: true }));

const hostile = pagesOf(PAYLOADS, { text: 30, live: 15 });
/** @type {import('./server.mjs').Made} */
let opened = { body: '' };
const { browser, server } = await session({ ...hostile, '/opened': () => opened }, { downloads });

/**
 * Saves what the reader shows, and waits for the file.
 * @param {import('./drivers/index.mjs').Tab} tab
 * @param {string} form
 */
async function save(tab, form) {
  const before = new Set(await readdir(downloads));
  await tab.click((root, form) => root.querySelector(`[data-item="${form}"]`), form);
  const found = await until(`the file of ${form}`, async () => {
    for (const name of await readdir(downloads)) {
      if (before.has(name) || path.extname(name) !== `.${form}`) continue;
      const file = await readFile(path.join(downloads, name));
      if (FORMS[form]?.(file)) return { name, file };
    }
    return null;
  });
  // The next of this name would be told apart by a number.
  await rm(path.join(downloads, found.name));
  return found;
}

/**
 * Opens something as a page of its own.
 * @param {string | Buffer} body
 * @param {string} type
 * @returns {Promise<string[]>} what it asked for beyond its images
 */
async function open(body, type) {
  opened = { body, type };
  const from = server.hits.length;
  const tab = await browser.open(`${server.origin}/opened`);
  await quiet(server.hits);
  const isThere = await tab.evaluate(() => document.querySelector('p, li, a, h1') !== null);
  assert.ok(isThere, 'it is read as a page');
  await tab.close();
  return server.hits.slice(from).filter((hit) => !OWN.test(hit));
}

for (const kind of ['text', 'live']) {
  test(`nothing works in what is saved, opened as a page or as a book (${kind})`, async () => {
    const counts = { files: 0, pages: 0, parts: 0 };
    for (const address of Object.keys(hostile)) {
      if (!address.startsWith(`/${kind}/`)) continue;
      const tab = await browser.open(`${server.origin}${address}`);
      await openReader(browser, tab);
      await quiet(server.hits);
      await tab.type('e');
      await until('the panel', () =>
        tab.shadow((root) => root.querySelector('[data-item=html]')?.checkVisibility()),
      );
      /** @type {Record<string, Buffer>} */
      const saved = {};
      for (const form of Object.keys(FORMS)) {
        const { name, file } = await save(tab, form);
        assert.doesNotMatch(name, /[<>:"/\\|?*\u202a-\u202e\u2066-\u2069]/, name);
        saved[form] = file;
        counts.files += 1;
      }
      await tab.close();
      assert.ok(saved.txt?.includes('/hit/'), 'the payloads are in the text');
      assert.deepEqual(await open(saved.html ?? '', 'text/html; charset=utf-8'), [], address);
      counts.pages += 1;
      const parts = partsOf(saved.epub ?? Buffer.alloc(0)).filter(({ name }) =>
        name.endsWith('.xhtml'),
      );
      assert.ok(parts.length >= 2, 'a book has a list of contents and a text');
      for (const { name, body } of parts) {
        assert.deepEqual(await open(body, 'application/xhtml+xml'), [], `${address} ${name}`);
        // What is lax with XHTML takes it for HTML.
        assert.deepEqual(await open(body, 'text/html; charset=utf-8'), [], `${address} ${name}`);
        counts.parts += 1;
      }
    }
    console.log(
      `payloads as ${kind}, saved: ${counts.files} files; opened: ${counts.pages} pages, ${counts.parts} parts of books, each twice: 0 ran, 0 asked`,
    );
    assert.deepEqual(await browser.faults(), []);
  });
}
