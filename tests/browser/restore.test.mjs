// Pages are compared before the reader is opened and after it is closed: what `cargo xtask restore` does with many pages is
// done here with some, and with pages that do not let themselves be given back, which have to be told.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { start } from './drivers/index.mjs';
import { keepLedger } from './restore/ledger.mjs';
import { pagesOf, served } from './restore/pages.mjs';
import { FIELDS } from './restore/state.mjs';
import { visit } from './restore/visit.mjs';
import { EXTENSION, PAGES, said } from './session.mjs';

/** Fixtures that are opened here. */
const SOME = 6;

const SENTENCE =
  'The tram to the harbor was late again, and the people at the stop had begun to tell each other about the trams of other towns.';

/** @param {string} script of a page that does something of its own */
const pageThat = (script) => ({
  body: Buffer.from(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The late tram</title></head><body>
<main><article><h1>The late tram</h1>${Array.from({ length: 30 }, (_, at) => `<p>${SENTENCE} That was stop ${at + 1}.</p>`).join('\n')}</article></main>
${FIELDS}<script>${script}</script></body></html>`),
  headers: { 'content-type': 'text/html' },
});

/** What a page does when something comes into it. @param {string} what */
const whenSomethingComes = (what) =>
  `new MutationObserver(([first], watch) => { watch.disconnect(); ${what} }).observe(document.documentElement, { childList: true });`;

/** @type {Record<string, import('./restore/ledger.mjs').Served>} */
const own = {
  '/marks': pageThat(whenSomethingComes("document.querySelector('h1').title = 'seen';")),
  '/scrolls': pageThat(whenSomethingComes('scrollTo(0, 500);')),
  '/asks': pageThat(whenSomethingComes("fetch('/told');")),
  '/ticks': pageThat(
    "setInterval(() => { document.querySelector('h1').title = Date.now(); }, 100);",
  ),
};
const pages = await pagesOf([PAGES], SOME);
const ways = /** @type {const} */ (['taken out', 'forbidden', 'left']);
for (const [at, page] of pages.entries())
  own[`/${at}`] = await served(page, ways[at % ways.length] ?? 'left');

const ledger = await keepLedger((path) => own[path] ?? null);
after(() => ledger.close());
const browser = await start(said('LIMPIDE_BROWSER'), {
  ...{ binary: said('LIMPIDE_BINARY'), extension: EXTENSION, proxy: ledger.address },
  ...{ headless: true, isOffline: false, size: { width: 1280, height: 900 } },
});
after(() => browser.close());

/** @param {string} path @param {number} toggles @param {number} [begins] */
const visited = (path, toggles, begins = 0) =>
  visit(browser, ledger, `${ledger.origin}${path}`, { toggles, focused: 'field', begins });

test('pages are what they were each time the reader is closed, and nothing is asked for', async () => {
  assert.equal(pages.length, SOME);
  let articles = 0;
  for (const [at, page] of pages.entries()) {
    const found = await visited(`/${at}`, 2, at);
    articles += found.articles;
    assert.deepEqual([...found.differences, ...found.requests], [], page.name);
    assert.equal(found.equal, 2);
  }
  assert.ok(articles >= SOME, `${articles} articles`);
  assert.deepEqual(await browser.faults(), []);
});

test('a page that changes with the reader is told', async () => {
  const marks = await visited('/marks', 1);
  assert.equal(marks.equal, 0);
  assert.match(marks.differences[0] ?? '', /^1: html: .*title=\\"seen/);
  assert.deepEqual(marks.restless, []);
  const scrolls = await visited('/scrolls', 1);
  assert.deepEqual(scrolls.restless, []);
  // The page scrolled while the reader was open, and is where it was before all the same.
  assert.deepEqual(scrolls.differences, []);
});

test('what is asked for with the reader is told', async () => {
  const found = await visited('/asks', 1);
  assert.deepEqual(found.requests, [`${ledger.origin}/told`]);
  assert.deepEqual(found.restless, []);
});

test('a page that changes by itself is known by being left alone', async () => {
  const found = await visited('/ticks', 1);
  assert.equal(found.equal, 0);
  assert.match(found.restless.join(), /^html: .*title/);
});
