// The keys that scroll: wherever the focus is in the reader, they move what is read there, and never the page under it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './drivers/index.mjs';
import { openReader, readerGone, session } from './session.mjs';

/** @typedef {import('./drivers/index.mjs').Tab} Tab */
/** @typedef {import('./drivers/index.mjs').Key} Key */

const SENTENCE =
  'The mill stood by the river and ground the corn of three villages until the frost. ';
const { browser, server } = await session({
  '/mill': {
    body: `<!doctype html><html lang=en><title>The mill</title><style>body { min-height: 9000px; width: 3000px }</style>
      <article><h1>The mill</h1><figure><img src="/mill.jpg" width=800 height=500 alt="A mill"></figure>
      ${`<p>${SENTENCE.repeat(5)}</p>`.repeat(30)}</article>`,
  },
});

const SCROLLING = /** @type {Key[]} */ ([
  ...['ArrowDown', 'ArrowUp', 'ArrowRight', 'PageDown', 'PageUp', 'End', 'Home', 'Space'],
]);

/** The page with the reader open, and a count of what the page hears of scrolling. */
async function read() {
  const tab = await browser.open(`${server.origin}/mill`);
  await openReader(browser, tab);
  await tab.evaluate(() => {
    globalThis.scrolls = 0;
    window.addEventListener('scroll', () => globalThis.scrolls++, true);
  });
  return tab;
}

/**
 * Lets the browser scroll what a key has it scroll.
 * @param {Tab} tab
 */
const rest = (tab) =>
  tab.evaluate(async () => {
    for (let frame = 0; frame < 12; frame += 1) await new Promise(requestAnimationFrame);
  });

/** What the page heard. @param {Tab} tab */
async function heard(tab) {
  await rest(tab);
  return tab.evaluate(() => ({ scrolls: globalThis.scrolls, at: [scrollX, scrollY] }));
}

const NOTHING = { scrolls: 0, at: [0, 0] };

/**
 * @param {Tab} tab
 * @param {string} selector
 */
const scrolled = (tab, selector) =>
  tab.shadow((root, which) => root.querySelector(which)?.scrollTop, selector);

/**
 * Presses the keys where the focus is, and sees that each moves what it should.
 * @param {Tab} tab
 * @param {string} selector
 */
async function moves(tab, selector) {
  for (const [there, back] of /** @type {[Key, Key][]} */ ([
    ['ArrowDown', 'ArrowUp'],
    ['PageDown', 'PageUp'],
  ])) {
    await tab.press(there);
    await until(`${there} to move ${selector}`, async () => (await scrolled(tab, selector)) > 0);
    // A key that comes while the last one still moves what it moves is lost in Chromium 156.
    await rest(tab);
    await tab.press(back);
    await until(`${back} to move it`, async () => (await scrolled(tab, selector)) === 0);
    await rest(tab);
  }
}

test('on a button of the toolbar they move the article', async () => {
  const tab = await read();
  await until('the toolbar', async () => {
    await tab.press('Tab', 'Shift');
    return tab.shadow((root) => root.activeElement?.matches('.bar .close'));
  });
  await moves(tab, 'main');
  await tab.press('End', 'Control');
  await until('the end', async () => (await scrolled(tab, 'main')) > 1000);
  assert.deepEqual(await heard(tab), NOTHING);
  await tab.press('Space');
  await readerGone(tab);
  await tab.close();
});

test('in a panel they move its list, on the heading too', async () => {
  const tab = await read();
  await tab.type('t');
  assert.ok(await tab.shadow((root) => root.activeElement?.matches('#text-panel h2')));
  const list = '#text-panel .panel-list';
  await moves(tab, list);
  await tab.press('End');
  await until('the end', async () => (await scrolled(tab, list)) > 100);
  await tab.press('Home');
  await until('the beginning', async () => (await scrolled(tab, list)) === 0);
  await tab.press('Space');
  await until('a screen further', async () => (await scrolled(tab, list)) > 100);
  assert.equal(await scrolled(tab, 'main'), 0);
  assert.deepEqual(await heard(tab), NOTHING);
  // A list that is seen whole does not move, and what has its own use for a key has it.
  await tab.type('e');
  for (const key of SCROLLING) await tab.press(key);
  await until('a box to be ticked', async () => {
    await tab.press('Tab');
    return tab.shadow((root) => root.activeElement?.matches('#share-images'));
  });
  await tab.press('PageDown');
  await tab.press('ArrowDown');
  await tab.press('Space');
  assert.ok(
    await tab.shadow(
      (root) => /** @type {HTMLInputElement | null} */ (root.activeElement)?.checked,
    ),
  );
  assert.deepEqual(await heard(tab), NOTHING);
  await tab.close();
});

test('they move what is open above the article, or nothing', async () => {
  const tab = await read();
  await tab.emulate({ size: { width: 700, height: 360 } });
  await tab.type('?');
  await moves(tab, '.keys');
  await tab.press('End');
  for (const key of SCROLLING) await tab.press(key);
  await tab.press('Escape');
  await tab.click((root) => root.querySelector('.enlarge'));
  assert.ok(await tab.shadow((root) => root.activeElement?.matches('.lightbox .close')));
  const before = await scrolled(tab, 'main');
  for (const key of SCROLLING.slice(0, -1)) await tab.press(key);
  await tab.press('Escape');
  assert.equal(await scrolled(tab, 'main'), before);
  assert.deepEqual(await heard(tab), NOTHING);
  await tab.emulate({});
  await tab.close();
});

test('in the article the browser moves it, and never the page', async () => {
  const tab = await read();
  await tab.press('Tab');
  await tab.press('Tab', 'Shift');
  await moves(tab, 'main');
  for (const key of SCROLLING) await tab.press(key);
  await tab.press('End');
  for (const key of SCROLLING) await tab.press(key);
  assert.deepEqual(await heard(tab), NOTHING);
  await tab.close();
});
