// Single keys of the reader, the list of them, and the line focus.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './drivers/index.mjs';
import { openReader, session } from './session.mjs';

/** @typedef {import('./drivers/index.mjs').Tab} Tab */

const { browser, server } = await session();

async function read() {
  const tab = await browser.open(`${server.origin}/long--essay/`);
  await openReader(browser, tab);
  return tab;
}

/**
 * The index of the block nearest to the line where a paragraph that was gone to begins.
 * @param {Tab} tab
 */
const paragraph = (tab) =>
  tab.shadow((root) => {
    const main = root.querySelector('main');
    if (!main) return -1;
    const line = main.getBoundingClientRect().top + main.clientHeight * 0.22;
    const away = [...root.querySelectorAll('article > :not(header)')].map((block) =>
      Math.abs(block.getBoundingClientRect().top - line),
    );
    return away.indexOf(Math.min(...away));
  });

test('J and K go from paragraph to paragraph', async () => {
  const tab = await read();
  for (let i = 0; i < 4; i += 1) await tab.type('j');
  const there = await paragraph(tab);
  await tab.type('j');
  assert.equal(await paragraph(tab), there + 1);
  await tab.type('k');
  assert.equal(await paragraph(tab), there);
  await tab.close();
});

test('keys open the panels, change the size, and are listed', async () => {
  const tab = await read();
  const size = () => tab.shadow((root) => root.querySelector('.size')?.textContent);
  await tab.type('+');
  assert.equal(await size(), '22');
  await tab.type('-');
  assert.equal(await size(), '20');
  await tab.type('c');
  assert.ok(await tab.shadow((root) => root.querySelector('#contents')?.checkVisibility()));
  await tab.type('t');
  assert.ok(await tab.shadow((root) => root.querySelector('#text-panel')?.checkVisibility()));
  await tab.press('Escape');
  await tab.type('?');
  const keys = await tab.shadow((root) => ({
    isOpen: root.querySelector('.keys')?.checkVisibility(),
    count: root.querySelectorAll('.keys kbd').length,
    focus: root.activeElement?.id,
  }));
  assert.ok(keys.isOpen && keys.count > 8);
  assert.equal(keys.focus, 'keys-title');
  await tab.press('Escape');
  assert.ok(await tab.shadow((root) => root.querySelector('article') !== null));
  assert.deepEqual(await browser.faults(), []);
  await tab.close();
});

test('letters typed into a field are letters, and single keys can be turned off', async () => {
  const tab = await read();
  await tab.type('t');
  await tab.click((root) => root.querySelector('#limpide-css'));
  await tab.type('c');
  assert.ok(await tab.shadow((root) => root.querySelector('#text-panel')?.checkVisibility()));
  await tab.click((root) => root.querySelector('#limpide-keys'));
  await tab.press('Escape');
  await tab.type('c');
  assert.equal(
    await tab.shadow((root) => root.querySelector('#contents')?.checkVisibility()),
    false,
  );
  await tab.click((root) => root.querySelector('[aria-controls=text-panel]'));
  await tab.click((root) => root.querySelector('#text-panel .reset'));
  await tab.close();
});

test('line focus dims all but a few lines, and the arrows move by a line', async () => {
  const tab = await read();
  await tab.type('f');
  const dimmer = await until('the veil', () =>
    tab.shadow((root) => {
      const dimmer = root.querySelector('.dimmer');
      return dimmer?.checkVisibility() && getComputedStyle(dimmer).pointerEvents;
    }),
  );
  assert.equal(dimmer, 'none');
  const scrolled = () => tab.shadow((root) => root.querySelector('main')?.scrollTop);
  const before = await scrolled();
  await tab.press('ArrowDown');
  assert.ok(Math.abs((await scrolled()) - before - 1.62 * 20) < 1.5);
  await tab.type('f');
  assert.equal(await tab.shadow((root) => root.querySelector('.dimmer')?.checkVisibility()), false);
  await tab.close();
});

test('a single key closes the image that stands above the article, and does what it says', async () => {
  const tab = await browser.open(`${server.origin}/news--rfi-seed/`);
  await openReader(browser, tab);
  const isSeen = (/** @type {string} */ selector) =>
    tab.shadow((root, which) => root.querySelector(which)?.checkVisibility() ?? false, selector);
  for (const [key, panel] of [
    ['t', '#text-panel'],
    ['r', '#panel'],
    ['e', '#share'],
    ['?', '.keys'],
  ]) {
    await tab.click((root) => root.querySelector('.enlarge'));
    assert.ok(await isSeen('.lightbox'));
    await tab.type(key ?? '');
    assert.deepEqual([await isSeen('.lightbox'), await isSeen(panel ?? '')], [false, true], key);
    assert.ok(
      await tab.shadow((root, which) => root.activeElement?.closest(which) !== null, panel ?? ''),
      key,
    );
    await tab.press('Escape');
  }
  await tab.close();
});

test('while the article is pointed at on the page, or a rule is weighed, single keys do nothing', async () => {
  const tab = await read();
  const isOpen = () =>
    tab.shadow((root) =>
      [...root.querySelectorAll('.panel, .keys, .speech')].some((one) => one.checkVisibility()),
    );
  await tab.type('x');
  await tab.click((root) => root.querySelector('.pick-article'));
  assert.ok(await tab.shadow((root) => root.querySelector('.page-pick') !== null));
  await tab.type('tcres?');
  assert.ok(await tab.shadow((root) => root.querySelector('.page-pick') !== null));
  await tab.press('Escape');
  assert.equal(await isOpen(), false);

  await tab.press('ArrowDown');
  await tab.click((root) => root.querySelector('.pick-always'));
  const card = () => tab.shadow((root) => root.querySelector('.rule-card')?.checkVisibility());
  await until('the card', card);
  await tab.press('Tab');
  await until('one of its buttons', async () => {
    await tab.press('Tab');
    return tab.shadow((root) => root.activeElement?.matches('.rule-card button'));
  });
  await tab.type('tcres?');
  assert.ok(await card());
  assert.equal(await isOpen(), false);
  await tab.close();
});
