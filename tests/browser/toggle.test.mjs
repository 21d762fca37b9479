// The main job: one press turns the page into its article, another brings the page back.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { until } from './drivers/index.mjs';
import { openReader, PAGES, readerGone, session, shownArticle } from './session.mjs';

const SEED = 'news--rfi-seed';
const expected = JSON.parse(await readFile(`${PAGES}${SEED}/expected.json`, 'utf8'));
const lines = (await readFile(`${PAGES}${SEED}/expected.txt`, 'utf8')).trim().split('\n\n');
/** The blocks after the title and the line of what is known, in the order of the page. */
const blocks = lines.slice(2).join(' ').replace(/\s+/g, ' ');

const { browser, server } = await session();
const address = `${server.origin}/${SEED}/`;

test('the button turns the seed article into exactly its text', async () => {
  const tab = await browser.open(address);
  await openReader(browser, tab);
  assert.deepEqual(await shownArticle(tab), { title: expected.title, text: blocks });
  const view = await tab.shadow((root) => {
    const article = root.querySelector('main article');
    return {
      lang: article?.getAttribute('lang'),
      dir: article?.getAttribute('dir'),
      focus: root.activeElement?.tagName.toLowerCase(),
      toolbar: root.querySelectorAll('[role=toolbar] button').length,
      images: [...root.querySelectorAll('main article img')].length,
      header: article?.querySelector('header')?.textContent,
    };
  });
  assert.equal(view.lang, 'fr');
  assert.equal(view.dir, 'ltr');
  assert.equal(view.focus, 'h1');
  assert.ok(view.toolbar >= 3);
  assert.equal(view.images, 1);
  assert.ok(view.header.includes(expected.byline) && view.header.includes(expected.site));
  assert.deepEqual(await browser.faults(), []);
  await tab.close();
});

test('Esc brings the page back', async () => {
  const tab = await browser.open(address);
  await openReader(browser, tab);
  await tab.press('Escape');
  await readerGone(tab);
  await tab.close();
});

test('the button pressed again brings the page back, and a third time opens the reader anew', async () => {
  const tab = await browser.open(address);
  await openReader(browser, tab);
  await tab.toggle();
  await readerGone(tab);
  await openReader(browser, tab);
  assert.deepEqual(await shownArticle(tab), { title: expected.title, text: blocks });
  await tab.toggle();
  await readerGone(tab);
  await tab.close();
});

test('the list shows every removal of the seed article, by its reason', async () => {
  const tab = await browser.open(address);
  await openReader(browser, tab);
  await tab.click((root) => root.querySelector('[aria-controls=panel]'));
  const shown = await tab.shadow((root) =>
    [...root.querySelectorAll('#panel li')].map(
      (item) => item.querySelector('.excerpt')?.textContent,
    ),
  );
  assert.equal(shown.length, expected.removals.length);
  for (const { starts } of expected.removals) {
    assert.ok(
      shown.some((/** @type {string} */ excerpt) => excerpt.startsWith(starts)),
      `${starts} is not in the list`,
    );
  }
  await tab.close();
});

test('putting a removal back shows it, removing it again hides it', async () => {
  const tab = await browser.open(address);
  await openReader(browser, tab);
  await tab.click((root) => root.querySelector('[aria-controls=panel]'));
  const related = () =>
    tab.click((root) => root.querySelector('#panel button[aria-label*="Deux soldats turcs"]'));
  const text = async () => (await shownArticle(tab)).text;
  assert.ok(!(await text()).includes('Deux soldats turcs'));
  const missing = async () =>
    Number(await tab.shadow((root) => root.querySelector('.tool.removed .count')?.textContent));
  const all = await missing();

  await related();
  await until('the part to come back', async () => (await text()).includes('Deux soldats turcs'));
  const place = (await text()).indexOf('Deux soldats turcs');
  assert.equal(await missing(), all - 1, 'what is put back is not counted');
  assert.ok(place > blocks.indexOf('Toujours selon Ankara'), 'it stands where it stood');
  assert.equal(
    (await text()).replace(/À lire aussi\s?: Deux soldats turcs.*? à Idleb /, ''),
    blocks,
  );

  await related();
  await until('the part to go again', async () => !(await text()).includes('Deux soldats turcs'));
  assert.equal(await text(), blocks);
  assert.deepEqual(await browser.faults(), []);
  await tab.close();
});

test('two tabs each have a reader of their own', async () => {
  const seed = await browser.open(address);
  await openReader(browser, seed);
  const other = await browser.open(`${server.origin}/news--arabic/`);
  assert.equal(await other.shadow(() => true), null);
  await openReader(browser, other);
  const title = (await shownArticle(other)).title;
  assert.ok(title.length > 0 && title !== expected.title);
  assert.equal(
    await other.shadow((root) => root.querySelector('main article')?.getAttribute('dir')),
    'rtl',
  );
  await other.press('Escape');
  await readerGone(other);
  assert.equal((await shownArticle(seed)).title, expected.title);
  await other.close();
  await seed.front();
  await seed.press('Escape');
  await readerGone(seed);
  await seed.close();
});

// CDP sends no keyboard commands and opens no context menu; both are Firefox's to show.
if (browser.name === 'firefox') {
  test('the key command does what the button does', async () => {
    const tab = await browser.open(address);
    await tab.command();
    await until('the reader', () =>
      tab.shadow((root) => root.querySelector('main article') !== null),
    );
    await tab.command();
    await readerGone(tab);
    await tab.close();
  });

  test('the entry in the context menu does what the button does', async () => {
    const tab = await browser.open(address);
    await tab.chooseMenu();
    await until('the reader', () =>
      tab.shadow((root) => root.querySelector('main article') !== null),
    );
    await tab.press('Escape');
    await readerGone(tab);
    await tab.close();
  });

  test('the menu of the button leads to the settings, and to the site of the page in front', async () => {
    const tab = await browser.open(address);
    const options = async () =>
      (await browser.addresses()).filter((one) => one.includes('options.html'));
    const labels = ['Open this site by itself…', 'Settings'];
    assert.deepEqual(await tab.chooseButtonMenu('Open this site by itself…'), labels);
    await until('the site', async () => (await options()).join().endsWith('#sites/127.0.0.1'));
    await tab.front();
    await tab.chooseButtonMenu('Settings');
    // In the tab that has them already.
    await until('the settings', async () => /#reading$/.test((await options()).join()));
    assert.equal((await options()).length, 1);
    await tab.close();
  });
}
