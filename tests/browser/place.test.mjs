// The place in the article: kept between the page and the reader, and from one day to another.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './drivers/index.mjs';
import { openReader, readerGone, session } from './session.mjs';

/** @typedef {import('./drivers/index.mjs').Tab} Tab */

const SENTENCE =
  'The ferry left the north quay at six in the morning with forty people, two dogs and a piano on board, and nobody knew whose piano it was.';

/** @param {string} title */
const page = (
  title,
) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head>
<body><nav><a href="/news">News</a> <a href="/sport">Sport</a></nav>
<main><article><h1>${title}</h1>
${Array.from({ length: 60 }, (_, at) => `<p id="p${at}">Crossing ${at}. ${SENTENCE} ${SENTENCE}</p>`).join('\n')}
</article></main></body></html>`;

/**
 * A page of an article over three, twenty crossings a page.
 * @param {number} number
 */
const pageOf = (number) => {
  const address = (/** @type {number} */ at) =>
    at === 1 ? '/three-old-ferries/' : `/three-old-ferries/${at}/`;
  const links = [1, 2, 3].map((at) =>
    at === number ? `<b>${at}</b>` : `<a href="${address(at)}">${at}</a>`,
  );
  const next = number < 3 ? `<a href="${address(number + 1)}">Next page</a>` : '';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Three ferries</title></head>
<body><main><article><h1>Three ferries</h1>
${Array.from({ length: 20 }, (_, at) => `<p>Crossing ${at + 20 * (number - 1)} of page ${number}. ${SENTENCE}</p>`).join('\n')}
</article><div class="pages">Page ${number} of 3: ${links.join(' ')} ${next}</div></main></body></html>`;
};

const { browser, server } = await session({
  '/piano': { body: page('The piano on the ferry') },
  '/again': { body: page('The piano again') },
  '/short': {
    body: page('The piano in the window').replace(
      '</head>',
      '<style>article { columns: 12; font-size: 4px; } p { margin: 0; }</style></head>',
    ),
  },
  '/within': {
    body: page('The piano within').replace(
      '</head>',
      '<style>body { margin: 0; } main { height: 100vh; overflow: auto; }</style></head>',
    ),
  },
  '/off': { body: page('The piano forgotten') },
  '/three-old-ferries/': { body: pageOf(1) },
  '/three-old-ferries/2/': { body: pageOf(2) },
  '/three-old-ferries/3/': { body: pageOf(3) },
});

/** The number of the crossing at the upper edge of the reader. @param {Tab} tab */
const inReader = (tab) =>
  tab.shadow((root) => {
    const main = root.querySelector('main');
    const edge = (main?.getBoundingClientRect().top ?? 0) + (main?.clientHeight ?? 0) * 0.12;
    const block = [...root.querySelectorAll('article > p:not(.byline)')].find(
      (block) => block.getBoundingClientRect().bottom > edge,
    );
    return Number(/\d+/.exec(block?.textContent ?? '')?.[0] ?? -1);
  });

/** @param {Tab} tab */
const scrolled = (tab) => tab.shadow((root) => root.querySelector('main')?.scrollTop);

/** @param {Tab} tab */
const said = (tab) => tab.shadow((root) => root.querySelector('.spoken')?.textContent);

/** @param {Tab} tab @param {number} number */
const readUpTo = (tab, number) =>
  tab.shadow((root, number) => {
    const blocks = [...root.querySelectorAll('article > p:not(.byline)')];
    const main = root.querySelector('main');
    const top = blocks[number]?.getBoundingClientRect().top ?? 0;
    const edge = (main?.getBoundingClientRect().top ?? 0) + (main?.clientHeight ?? 0) * 0.12;
    main?.scrollBy({ top: top - edge + 4, behavior: 'instant' });
  }, number);

test('the reader opens where the page is being read, and leads the page to what was read', async () => {
  const tab = await browser.open(`${server.origin}/piano`);
  await tab.evaluate(() => document.querySelector('#p20')?.scrollIntoView());
  await openReader(browser, tab);
  const opened = await inReader(tab);
  assert.ok(Math.abs(opened - 21) <= 2, `opened at ${opened}`);
  assert.match(await said(tab), /on the page/);
  await readUpTo(tab, 40);
  await tab.press('Escape');
  await readerGone(tab);
  const { top, bottom, height } = await tab.evaluate(() => {
    const { top, bottom } = /** @type {Element} */ (
      document.querySelector('#p40')
    ).getBoundingClientRect();
    return { top, bottom, height: innerHeight };
  });
  assert.ok(top >= 0 && bottom <= height, `the page shows ${top} to ${bottom} of ${height}`);
  await tab.close();
});

test('what is said of the place leads to the beginning, and goes with the first thing one does', async () => {
  const tab = await browser.open(`${server.origin}/piano`);
  const shown = () =>
    tab.shadow((root) => root.querySelector('.toast')?.checkVisibility() ?? false);
  const openInTheMiddle = async () => {
    await tab.evaluate(() => document.querySelector('#p20')?.scrollIntoView());
    await openReader(browser, tab);
    assert.ok(await shown());
    // What still moves from before is no act.
    await new Promise((resolve) => setTimeout(resolve, 700));
  };
  await openInTheMiddle();
  await tab.type('t');
  await until('the sentence to go', async () => !(await shown()));
  await tab.press('Escape');
  await tab.press('Escape');
  await readerGone(tab);

  await tab.evaluate(() => scrollTo(0, 0));
  await openInTheMiddle();
  assert.equal(
    await tab.shadow((root) => root.querySelector('.toast button')?.textContent),
    'To the beginning',
  );
  await tab.click((root) => root.querySelector('.toast button'));
  await until('the beginning', async () => (await scrolled(tab)) === 0);
  assert.equal(await shown(), false);
  await tab.press('Escape');
  await readerGone(tab);
  await tab.close();
});

test('a page whose article was not read on stays where it stood', async () => {
  const tab = await browser.open(`${server.origin}/piano`);
  await tab.evaluate(() => scrollTo(0, 1234));
  await openReader(browser, tab);
  await tab.press('Escape');
  await readerGone(tab);
  assert.equal(await tab.evaluate(() => scrollY), 1234);
  await tab.close();
});

for (const [how, path] of [
  ['that cannot be led so far', '/short'],
  ['whose article scrolls in a part of its own', '/within'],
  ['that is led to it', '/piano'],
]) {
  test(`left and opened again, the article stands where it was read, on a page ${how}`, async () => {
    const tab = await browser.open(server.origin + path);
    await openReader(browser, tab);
    await readUpTo(tab, 41);
    const before = await scrolled(tab);
    for (let time = 0; time < 2; time += 1) {
      await tab.press('Escape');
      await readerGone(tab);
      await openReader(browser, tab);
      const now = await scrolled(tab);
      assert.ok(Math.abs(now - before) <= 2, `${before} before, ${now} now`);
    }
    // Gone elsewhere on the page, one means that place.
    await tab.press('Escape');
    await readerGone(tab);
    await tab.evaluate(() => document.querySelector('#p20')?.scrollIntoView());
    await openReader(browser, tab);
    if (path !== '/short') assert.ok(Math.abs((await inReader(tab)) - 21) <= 2);
    await tab.close();
  });
}

test('an article opens again where it was left, and at its beginning once it was read to the end', async () => {
  const first = await browser.open(`${server.origin}/again`);
  await openReader(browser, first);
  assert.equal(await scrolled(first), 0);
  await readUpTo(first, 30);
  await first.press('Escape');
  await readerGone(first);
  await first.close();

  const second = await browser.open(`${server.origin}/again#p3`);
  await second.evaluate(() => scrollTo(0, 0));
  await openReader(browser, second);
  assert.equal(await inReader(second), 30);
  assert.match(await said(second), /left off/);
  await second.shadow((root) =>
    root.querySelector('main')?.scrollTo({ top: 1e6, behavior: 'instant' }),
  );
  await second.press('Escape');
  await readerGone(second);
  await second.close();

  const third = await browser.open(`${server.origin}/again`);
  await openReader(browser, third);
  assert.equal(await scrolled(third), 0);
  await third.close();
});

test('a place on a further page is offered, and gone to with the pages before it', async () => {
  const tab = await browser.open(`${server.origin}/three-old-ferries/`);
  await openReader(browser, tab);
  await tab.click((root) => root.querySelector('.next-all'));
  await until('all pages', () =>
    tab.shadow((root) => root.querySelectorAll('.page-mark').length === 2),
  );
  await readUpTo(tab, 45);
  await until('the place to be kept', async () => (await browser.stored()).places !== undefined);
  await tab.press('Escape');
  await readerGone(tab);
  await tab.close();

  const again = await browser.open(`${server.origin}/three-old-ferries/`);
  server.hits.length = 0;
  await openReader(browser, again);
  assert.equal(await said(again), 'You left off on page 3.');
  assert.deepEqual(
    await again.shadow((root) =>
      [...root.querySelectorAll('.toast button, .next-card button')]
        .filter((button) => !button.hasAttribute('hidden'))
        .map((button) => button.textContent),
    ),
    ['Go on from page 3', 'Read page 2 here', 'All pages (2)', 'Go on from page 3'],
  );
  assert.deepEqual(server.hits, [], 'nothing is fetched before it is asked for');
  await again.click((root) => root.querySelector('.toast button'));
  await until('the place', async () => Math.abs((await inReader(again)) - 45) <= 1);
  assert.deepEqual(server.hits, ['GET /three-old-ferries/2/', 'GET /three-old-ferries/3/']);
  await again.press('Escape');
  await readerGone(again);
  await again.close();
  assert.deepEqual(await browser.faults(), []);
});

test('no place is kept where the reader wants none', async () => {
  const tab = await browser.open(`${server.origin}/off`);
  await openReader(browser, tab);
  await tab.click((root) => root.querySelector('[aria-controls=text-panel]'));
  await tab.click((root) => root.querySelector('#limpide-places'));
  await tab.press('Escape');
  await readUpTo(tab, 30);
  await tab.press('Escape');
  await readerGone(tab);
  await tab.close();
  const again = await browser.open(`${server.origin}/off`);
  await openReader(browser, again);
  assert.equal(await scrolled(again), 0);
  await again.click((root) => root.querySelector('[aria-controls=text-panel]'));
  await again.click((root) => root.querySelector('#text-panel .reset'));
  await until('the default', () =>
    again.shadow(
      (root) =>
        /** @type {HTMLInputElement | null} */ (root.querySelector('#limpide-places'))?.checked,
    ),
  );
  await again.close();
});
