// Where the choice is unsure the reader says so, and shows more or less of the page when asked.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { until } from './drivers/index.mjs';
import { openReader, PAGES, readerGone, session, shownArticle } from './session.mjs';

/** @typedef {import('./drivers/index.mjs').Tab} Tab */

const UNSURE = '/unsure--society-page/';
const SURE = '/news--rfi-seed/';
const LINKS = '/no-article--home/';

const { browser, server } = await session({
  '/forbids-wasm': {
    body: await readFile(`${PAGES}${UNSURE}source.html`),
    headers: { 'content-security-policy': "script-src 'self'" },
  },
});

/**
 * @param {string} path
 * @returns {Promise<Tab>} with the reader open
 */
async function read(path) {
  const tab = await browser.open(server.origin + path);
  await openReader(browser, tab);
  return tab;
}

/** @param {Tab} tab */
async function leave(tab) {
  // The first Esc closes the list, where it is open.
  if (await tab.shadow((root) => root.querySelector('.view.with-panel') !== null)) {
    await tab.press('Escape');
  }
  await tab.press('Escape');
  await readerGone(tab);
  assert.deepEqual(await browser.faults(), []);
  await tab.close();
}

/** @param {Tab} tab */
async function words(tab) {
  return (await shownArticle(tab)).text.split(' ');
}

/**
 * What the two buttons of the line (or of the list) say: whether they can be pressed.
 * @param {Tab} tab
 * @param {string} [where]
 */
function buttons(tab, where = '.doubt') {
  return tab.shadow((root, where) => {
    const said = [...root.querySelectorAll(`${where} .step`)].map(
      (button) => button.getAttribute('aria-disabled') === 'false',
    );
    return { more: said[0], less: said[1] };
  }, where);
}

/**
 * Presses a button and waits until the reader says what it did.
 * @param {Tab} tab
 * @param {'more' | 'less'} which
 * @param {string} [where]
 */
async function press(tab, which, where = '.doubt') {
  const before = (await shownArticle(tab)).text;
  await tab.click(
    (root, where, at) => root.querySelectorAll(`${where} .step`)[at],
    where,
    which === 'more' ? 0 : 1,
  );
  await until('another article', async () => (await shownArticle(tab)).text !== before);
}

/** @param {Tab} tab */
function spoken(tab) {
  return tab.shadow((root) => root.querySelector('.spoken[role=status]')?.textContent);
}

test('on an unsure page a line above the article says so; on a sure one there is none', async () => {
  const unsure = await read(UNSURE);
  const line = await unsure.shadow((root) => {
    const line = root.querySelector('article > .doubt');
    return {
      words: line?.querySelector('p')?.textContent,
      before: line?.previousSibling?.nodeName,
    };
  });
  assert.match(line.words, /\p{L}+ \p{L}+ .*\./u);
  assert.equal(line.before, 'HEADER');
  await leave(unsure);
  const sure = await read(SURE);
  assert.equal(await sure.shadow((root) => root.querySelector('.doubt')), null);
  await leave(sure);
});

test('"Show more" shows more until it can no more, and says how much; the same with less', async () => {
  const tab = await read(UNSURE);
  const first = await words(tab);
  let before = first;
  let pressed = 0;
  while ((await buttons(tab)).more) {
    await press(tab, 'more');
    const now = await words(tab);
    assert.ok(now.length > before.length);
    assert.match(await spoken(tab), new RegExp(`^${now.length - before.length} `));
    assert.equal(
      await tab.shadow((root) => root.querySelector('.doubt .changed')?.textContent),
      await spoken(tab),
    );
    assert.ok(await tab.shadow((root) => root.querySelector('article > .returned') !== null));
    before = now;
    pressed += 1;
  }
  assert.ok(pressed >= 1 && pressed <= 2, `${pressed} steps`);
  const focused = await tab.shadow((root) => root.activeElement?.className);
  assert.equal(focused, 'step', 'the pressed button keeps the focus');
  for (; pressed > 0; pressed -= 1) await press(tab, 'less');
  assert.deepEqual(await words(tab), first);
  while ((await buttons(tab)).less) {
    await press(tab, 'less');
    assert.ok((await words(tab)).length < before.length);
    before = await words(tab);
  }
  assert.ok(before.length >= 25, 'something is left');
  await leave(tab);
});

test('closing the reader forgets how much was shown', async () => {
  const tab = await read(UNSURE);
  const first = await words(tab);
  await press(tab, 'more');
  await tab.press('Escape');
  await readerGone(tab);
  await openReader(browser, tab);
  assert.deepEqual(await words(tab), first);
  await leave(tab);
});

test('what was put back stays when less and more is shown', async () => {
  const tab = await read(UNSURE);
  await tab.click((root) => root.querySelector('[aria-controls=panel]'));
  // A menu, which no choice shows by itself.
  const back = 'Boats Crews Shop Photographs';
  const toggle = () =>
    tab.click((root, back) => root.querySelector(`#panel button[aria-label*="${back}"]`), back);
  const isShown = async () => (await shownArticle(tab)).text.includes('Photographs');
  assert.ok(!(await isShown()));
  await toggle();
  await until('it to come back', isShown);
  for (const which of /** @type {('more' | 'less')[]} */ (['more', 'less', 'less'])) {
    await press(tab, which, '#panel');
    assert.ok(await isShown(), which);
  }
  await toggle();
  await until('it to go again', async () => !(await isShown()));
  await leave(tab);
});

test('on a sure article the list of what was removed shows more and less, by keyboard too', async () => {
  const tab = await read(SURE);
  const first = await words(tab);
  await tab.click((root) => root.querySelector('[aria-controls=panel]'));
  const { more } = await buttons(tab, '#panel');
  const label = await tab.shadow((root) => root.querySelector('#panel .step')?.textContent);
  // From the heading of the list: its close button, then "Show more".
  await tab.press('Tab');
  await tab.press('Tab');
  assert.equal(await tab.shadow((root) => root.activeElement?.textContent), label);
  await tab.press('Enter');
  if (more) {
    await until('more', async () => (await words(tab)).length > first.length);
    assert.match(await spoken(tab), /^\d/);
    await press(tab, 'less', '#panel');
  }
  assert.deepEqual(await words(tab), first);
  await leave(tab);
});

test('the place being read stays where it is when more is shown', async () => {
  const tab = await read('/forum--thread/');
  await tab.click((root) => root.querySelector('[aria-controls=panel]'));
  const which = (await buttons(tab, '#panel')).more ? 'more' : 'less';
  const middle = await tab.shadow((root) => {
    const main = /** @type {HTMLElement} */ (root.querySelector('main'));
    main.scrollTop = (main.scrollHeight - main.clientHeight) / 2;
    const edge = main.getBoundingClientRect().top;
    const blocks = [...root.querySelectorAll('article > p')];
    const block = blocks.find((block) => block.getBoundingClientRect().bottom > edge);
    return { text: block?.textContent, top: block?.getBoundingClientRect().top };
  });
  await press(tab, which, '#panel');
  const after = await tab.shadow((root, text) => {
    const blocks = [...root.querySelectorAll('article > p')];
    return blocks.find((block) => block.textContent === text)?.getBoundingClientRect().top;
  }, middle.text);
  assert.ok(Math.abs(after - middle.top) <= 2, `${middle.top} became ${after}`);
  await leave(tab);
});

test('a page that forbids WebAssembly shows more and less as well', async () => {
  const tab = await read('/forbids-wasm');
  const first = await words(tab);
  await press(tab, 'more');
  assert.ok((await words(tab)).length > first.length);
  await press(tab, 'less');
  assert.deepEqual(await words(tab), first);
  await leave(tab);
});

test('a page of links: the reader says so, and shows it anyway when asked', async () => {
  const tab = await read(LINKS);
  const card = await tab.shadow((root) => ({
    sentence: root.querySelector('[role=status] p')?.textContent,
    buttons: root.querySelectorAll('[role=status] button').length,
    article: root.querySelector('main article'),
  }));
  assert.match(card.sentence, /\p{L}+ \p{L}+ .*\./u);
  assert.equal(card.buttons, 3);
  assert.equal(card.article, null);
  await tab.press('Tab');
  await tab.press('Enter');
  await until('the links', () => tab.shadow((root) => root.querySelector('main article') !== null));
  assert.ok((await shownArticle(tab)).text.includes('Gas lamps saved by one vote'));
  assert.match(await tab.shadow((root) => root.querySelector('.doubt p')?.textContent), /\./);
  await leave(tab);
});
