// The wheel scrolls what the mouse is over, as far as that goes, and never the page below.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './drivers/index.mjs';
import { openReader, session } from './session.mjs';

/** @typedef {import('./drivers/index.mjs').Tab} Tab */

const SENTENCE =
  'The lock keeper wrote down every barge that came through, with its load and the name of its dog. ';

const { browser, server } = await session({
  '/lock': {
    body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The lock keeper</title></head><body>
<article><h1>The lock keeper</h1>
<p>${SENTENCE.repeat(3)}<sup id="fnref:1"><a href="#fn:1" class="footnote-ref" role="doc-noteref">1</a></sup></p>
${`<p>${SENTENCE.repeat(5)}</p>`.repeat(30)}
<div class="footnotes" role="doc-endnotes"><hr><ol><li id="fn:1" role="doc-endnote">
<p>${SENTENCE.repeat(40)} <a href="#fnref:1" class="footnote-backref" role="doc-backlink">↩</a></p></li></ol></div>
</article></body></html>`,
  },
});

/** A window in which nothing fits that stands above the article. */
const LOW = { width: 900, height: 300 };

async function read() {
  const tab = await browser.open(`${server.origin}/lock`);
  await tab.evaluate(() => scrollTo({ top: 500, behavior: 'instant' }));
  await openReader(browser, tab);
  return tab;
}

/**
 * How far a part, the article and the page are scrolled.
 * @param {Tab} tab
 * @param {string} selector
 */
const scrolled = async (tab, selector) => ({
  part: await tab.shadow((root, selector) => root.querySelector(selector)?.scrollTop, selector),
  article: await tab.shadow((root) => root.querySelector('main')?.scrollTop),
  page: await tab.evaluate(() => scrollY),
});

/**
 * Turns the wheel over a part until it is at its end and beyond.
 * @param {Tab} tab
 * @param {string} selector
 */
async function scrollToEnd(tab, selector) {
  const turn = (/** @type {number} */ pixels) =>
    tab.wheel(pixels, (root, selector) => root.querySelector(selector), selector);
  const before = await scrolled(tab, selector);
  assert.equal(before.part, 0);
  await turn(60);
  await until(`${selector} to move`, async () => (await scrolled(tab, selector)).part > 0, 10);
  await until(`the end of ${selector}`, async () => {
    await turn(900);
    return tab.shadow((root, selector) => {
      const part = root.querySelector(selector);
      return part && part.scrollTop + part.clientHeight > part.scrollHeight - 2;
    }, selector);
  });
  for (let times = 0; times < 4; times += 1) await turn(900);
  const { article, page } = await scrolled(tab, selector);
  assert.equal(page, before.page, 'the page stays');
  if (selector !== 'main') assert.equal(article, before.article, 'the article stays');
}

test('an article, to its end and beyond', async () => {
  const tab = await read();
  await tab.shadow((root) => root.querySelector('main')?.scrollTo({ top: 0, behavior: 'instant' }));
  await scrollToEnd(tab, 'main');
  await tab.close();
});

test('a note that is longer than its card', async () => {
  const tab = await read();
  await tab.click((root) => root.querySelector('.note-reference'));
  await until('the card', () =>
    tab.shadow((root) => root.querySelector('.note-card')?.checkVisibility()),
  );
  await scrollToEnd(tab, '.note-words');
  await tab.close();
});

test('the list of keys and the card of a rule, in a low window', async () => {
  const tab = await read();
  await tab.emulate({ size: LOW });
  await tab.type('?');
  await scrollToEnd(tab, '.keys');
  await tab.press('Escape');
  await tab.type('x');
  await tab.press('ArrowDown');
  await tab.click((root) => root.querySelector('.pick-always'));
  await until('the card', () =>
    tab.shadow((root) => root.querySelector('.rule-card')?.checkVisibility()),
  );
  await scrollToEnd(tab, '.rule-card');
  await tab.emulate({});
  await tab.close();
});

test('over what cannot be scrolled the wheel moves nothing', async () => {
  const tab = await read();
  const before = await scrolled(tab, 'main');
  await tab.wheel(900, (root) => root.querySelector('.bar .close'));
  assert.deepEqual(await scrolled(tab, 'main'), before);
  // And over the article it does, so that it would have been seen.
  await tab.wheel(60, (root) => root.querySelector('main'));
  await until(
    'the article to move',
    async () => (await scrolled(tab, 'main')).part > (before.part ?? 0),
  );
  assert.equal((await scrolled(tab, 'main')).page, before.page);
  await tab.close();
});
