// Reading in scripts that are set otherwise than Latin.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './drivers/index.mjs';
import { openReader, session } from './session.mjs';

/** @typedef {import('./drivers/index.mjs').Tab} Tab */

const { browser, server } = await session();

/** @param {string} page */
async function read(page) {
  const tab = await browser.open(`${server.origin}/${page}/`);
  await openReader(browser, tab);
  return tab;
}

/** @param {Tab} tab */
const openText = (tab) =>
  tab.click((root) => root.querySelector('button[aria-controls=text-panel]'));

/** @param {Tab} tab */
const verticalRow = (tab) =>
  tab.shadow((root) => root.querySelector('#limpide-vertical')?.checkVisibility() ?? false);

/** @param {Tab} tab */
const scrolled = (tab) =>
  tab.shadow((root) => {
    const { scrollLeft = 0, scrollTop = 0 } = root.querySelector('main') ?? {};
    return { left: Math.round(scrollLeft), top: Math.round(scrollTop) };
  });

test('Japanese can be read in lines that go down, and the reading goes to the left', async () => {
  const tab = await read('news--japanese');
  await openText(tab);
  assert.ok(await verticalRow(tab));
  await tab.click((root) => root.querySelector('#limpide-vertical'));
  await tab.press('Escape');
  const lines = await tab.shadow((root) => {
    const style = getComputedStyle(root.querySelector('article p') ?? root.host);
    const blocks = [...root.querySelectorAll('article > p:not(.byline)')];
    const [first, second] = blocks.map((block) => block.getBoundingClientRect());
    return { mode: style.writingMode, isToTheLeft: (second?.right ?? 0) <= (first?.left ?? 0) + 1 };
  });
  assert.deepEqual(lines, { mode: 'vertical-rl', isToTheLeft: true });
  assert.deepEqual(await scrolled(tab), { left: 0, top: 0 });
  await tab.press('ArrowDown');
  await until('the article to move', async () => (await scrolled(tab)).left < 0);
  await tab.type('j');
  const moved = await scrolled(tab);
  assert.ok(moved.left < -50 && moved.top === 0);
  const share = await until('the progress', () =>
    tab.shadow((root) => {
      const line = /** @type {HTMLElement | null} */ (root.querySelector('.progress'));
      return Number(line?.style.getPropertyValue('--share'));
    }),
  );
  assert.ok(share > 0 && share < 1);

  // The place is kept when lines turn.
  const firstSeen = (/** @type {Tab} */ tab) =>
    tab.shadow((root) => {
      const main = root.querySelector('main');
      const frame = main?.getBoundingClientRect();
      const isSideways = main?.dataset.writing === 'vertical';
      const seen = [...root.querySelectorAll('article > :is(p, h2)')].find((block) => {
        const { left, bottom } = block.getBoundingClientRect();
        return isSideways ? left < (frame?.right ?? 0) - 1 : bottom > (frame?.top ?? 0) + 1;
      });
      return seen?.textContent?.slice(0, 12);
    });
  const before = await firstSeen(tab);
  await openText(tab);
  await tab.click((root) => root.querySelector('#limpide-vertical'));
  assert.equal(await firstSeen(tab), before);
  assert.deepEqual(await browser.faults(), []);
  await tab.close();
});

test('traditional Chinese offers vertical lines, simplified Chinese and English do not', async () => {
  const offered = {
    'article-end--chinese-traditional': true,
    'news--chinese': false,
    'news--english': false,
  };
  for (const [page, isOffered] of Object.entries(offered)) {
    const tab = await read(page);
    await openText(tab);
    assert.equal(await verticalRow(tab), isOffered, page);
    await tab.close();
  }
});

test('Arabic and Hebrew run from the right, their letters are not torn apart', async () => {
  for (const page of ['news--arabic', 'news--hebrew']) {
    const tab = await read(page);
    const set = await tab.shadow((root) => {
      const article = root.querySelector('article');
      const p = root.querySelector('article > p:not(.byline)');
      if (!article || !p) return null;
      const { direction, letterSpacing, textAlign } = getComputedStyle(p);
      return { direction, letterSpacing, textAlign, dir: article.dir };
    });
    assert.equal(set.direction, 'rtl');
    assert.equal(set.dir, 'rtl');
    if (page === 'news--arabic') assert.ok(['normal', '0px'].includes(set.letterSpacing));
    await tab.close();
  }
});

test('scripts with marks above and below get taller lines', async () => {
  const tab = await read('news--english');
  const heights = await tab.shadow((root) => {
    const article = root.querySelector('article');
    const p = root.querySelector('article > p:not(.byline)');
    if (!article || !p) return null;
    const heightIn = (/** @type {string} */ lang) => {
      article.lang = lang;
      const { lineHeight, fontSize } = getComputedStyle(p);
      return Number.parseFloat(lineHeight) / Number.parseFloat(fontSize);
    };
    return Object.fromEntries(
      ['en', 'hi', 'th', 'ta', 'ar', 'ur', 'ja'].map((lang) => [lang, heightIn(lang)]),
    );
  });
  for (const lang of ['hi', 'th', 'ta', 'ar', 'ur', 'ja'])
    assert.ok(heights[lang] > heights.en + 0.1, lang);
  assert.ok(heights.ur > heights.ar);
  await tab.close();
});
