// The page of the options, as a user goes about it: sections by their links, settings with their preview, the search.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './drivers/index.mjs';
import { openReader, session } from './session.mjs';

/** @typedef {import('./drivers/index.mjs').Page} Page */

const { browser, server } = await session();

/**
 * Presses + or − of a setting.
 * @param {Page} page
 * @param {string} setting
 * @param {'more' | 'less'} which
 */
const step = (page, setting, which) =>
  page.click(
    (root, setting, at) => [...root.querySelectorAll(`[data-setting=${setting}] .tool`)].at(at),
    setting,
    which === 'more' ? -1 : 0,
  );

/**
 * How the sample is set.
 * @param {Page} page
 */
const sampleLook = (page) =>
  page.evaluate(() => {
    const shadow = document.querySelector('.preview-view')?.shadowRoot;
    const paragraph = shadow?.querySelector('article > p:not([class])');
    const view = shadow?.querySelector('.view');
    if (!paragraph || !view) return null;
    const { fontSize, lineHeight } = getComputedStyle(paragraph);
    return { fontSize, lineHeight, ground: getComputedStyle(view).backgroundColor };
  });

test('a setting changes the sample and the article in another tab at once, and is kept', async () => {
  const tab = await browser.open(`${server.origin}/long--essay/`);
  await openReader(browser, tab);
  const page = await browser.openOptions();
  const size = () => tab.shadow((root) => root.querySelector('.size')?.textContent);
  assert.equal(await size(), '20');
  const before = await sampleLook(page);
  assert.equal(before.fontSize, '20px');
  await step(page, 'textSize', 'more');
  assert.equal((await sampleLook(page)).fontSize, '22px');
  await until('the article to follow', async () => (await size()) === '22');
  await page.click((root) => root.querySelector('input[name=limpide-theme][value=sepia]'));
  assert.equal((await sampleLook(page)).ground, 'rgb(247, 239, 223)');
  await until('the theme', () =>
    tab.shadow((root) => root.querySelector('[data-theme=sepia]') !== null),
  );
  await page.close();
  const again = await browser.openOptions('reading');
  assert.deepEqual(await sampleLook(again), {
    ...(await sampleLook(again)),
    fontSize: '22px',
    ground: 'rgb(247, 239, 223)',
  });
  // What is changed in the reader is changed here too.
  await tab.front();
  await tab.type('-');
  await until('the page to follow', async () => (await sampleLook(again)).fontSize === '20px');
  await again.front();
  await again.click((root) => root.querySelector('#reading .reset'));
  await until('the way back', async () => {
    const look = await sampleLook(again);
    return look.ground === before.ground && look.fontSize === before.fontSize;
  });
  await again.close();
  await tab.close();
  assert.deepEqual(await browser.faults(), []);
});

test('the search folds away what does not match, marks what does, and Esc brings all back', async () => {
  const page = await browser.openOptions();
  const shown = () =>
    page.evaluate(() => ({
      rows: [...document.querySelectorAll('[data-setting]')]
        .filter((row) => row.checkVisibility())
        .map((row) => row.getAttribute('data-setting')),
      marked: [.../** @type {any} */ (CSS.highlights.get('found') ?? [])].map(String),
      said: document.querySelector('.search [role=status]')?.textContent,
      nothing: document.querySelector('.nothing')?.checkVisibility(),
    }));
  const all = (await shown()).rows;
  await page.type('/');
  await page.type('lIné h');
  await until('the count', async () => (await shown()).said !== '');
  const found = await shown();
  assert.ok(found.rows.includes('lineHeight') && found.rows.length < all.length, found.rows.join());
  assert.ok(found.marked.includes('Line'), found.marked.join());
  assert.match(found.said, /^\d+ /);
  await page.type('xyzzy');
  assert.equal((await shown()).nothing, true);
  assert.deepEqual((await shown()).rows, []);
  await page.press('Escape');
  assert.deepEqual(await shown(), { rows: all, marked: [], said: '', nothing: false });
  await page.close();
  assert.deepEqual(await browser.faults(), []);
});

test('the search finds settings by everyday words, headings of groups, and beginnings of words alone', async () => {
  const page = await browser.openOptions();
  await page.type('/');
  /** @param {string} words */
  const sections = async (words) => {
    await page.type(words);
    const found = await page.evaluate(() => {
      const shown = [...document.querySelectorAll('section.section')];
      return shown.filter((one) => one.checkVisibility()).map((one) => one.id);
    });
    await page.press('Escape');
    return found;
  };
  /** @type {[string, string][]} */
  const everyday = [
    ['font', 'reading'],
    ['colour', 'reading'],
    ['night', 'reading'],
    ['dark mode', 'reading'],
    ['zoom', 'reading'],
    ['spacing', 'reading'],
    ['margin', 'reading'],
    ['hyphen', 'reading'],
    ['export', 'data'],
    ['backup', 'data'],
    ['delete', 'data'],
    ['voice', 'shortcuts'],
    ['speech', 'shortcuts'],
    ['pdf', 'sharing'],
    ['epub', 'sharing'],
    ['history', 'privacy'],
    ['cache', 'privacy'],
    ['automatically', 'sites'],
    ['whitelist', 'sites'],
    ['ads', 'furniture'],
  ];
  for (const [words, id] of everyday) assert.ok((await sections(words)).includes(id), words);
  // Whose work is in it is not what anybody means.
  assert.deepEqual(await sections('scraper'), []);
  assert.deepEqual(await sections('width'), ['reading']);
  await page.type('ads');
  const marked = await page.evaluate(() =>
    [.../** @type {any} */ (CSS.highlights.get('found') ?? [])].map((range) =>
      range.startContainer.textContent.slice(0, range.startOffset).slice(-3),
    ),
  );
  assert.ok(
    !marked.some((/** @type {string} */ before) => /\p{L}-?$/u.test(before)),
    marked.join(),
  );
  await page.close();
  assert.deepEqual(await browser.faults(), []);
});

test('“All settings” in the reader opens the page, in the tab that has it already', async () => {
  const tab = await browser.open(`${server.origin}/long--essay/`);
  await openReader(browser, tab);
  const page = await browser.openOptions('privacy');
  await tab.front();
  await tab.click((root) => root.querySelector('[aria-controls=text-panel]'));
  await tab.click((root) => root.querySelector('.all-settings'));
  const hash = () => page.evaluate(() => [location.hash, document.visibilityState].join(' '));
  await until('the section', async () => (await hash()) === '#reading visible');
  await page.close();
  await tab.close();
  assert.deepEqual(await browser.faults(), []);
});

/**
 * A line of what is kept.
 * @param {Page} page
 * @param {number} at
 */
const kept = (page, at) =>
  page.evaluate((at) => {
    const line = document.querySelectorAll('.kept-line:not(.kept-head)')[at];
    const size = line?.querySelector('.kept-size')?.textContent ?? '';
    return { size, what: line?.querySelector('.what')?.textContent ?? '' };
  }, at);

const PLACES = 1;

test('what is kept is shown with its size, and places can be forgotten and brought back', async () => {
  const entry = ['0123456789abcdef', 3, 'fedcba9876543210', 0.5];
  const page = await browser.openOptions('privacy');
  const places = { version: 1, list: [entry] };
  await page.evaluate((places) => chrome.storage.local.set({ places }), places);
  await until('the places', async () => (await kept(page, PLACES)).what.startsWith('Articles: 1.'));
  assert.equal((await kept(page, PLACES)).size, '74 bytes');
  await page.click(
    (root, at) => root.querySelectorAll('.kept-line:not(.kept-head)')[at]?.querySelector('button'),
    PLACES,
  );
  await until('none', async () => (await kept(page, PLACES)).size === '0 bytes');
  const said = () => page.evaluate(() => document.querySelector('.toasts p')?.textContent);
  assert.match(await said(), /Forgotten: Places in articles.*Ctrl\+Z/);
  await page.click((root) => root.querySelector('.toast-undo'));
  await until('the places again', async () => (await kept(page, PLACES)).size === '74 bytes');
  // Whoever wants no places kept has none left.
  await page.click((root) => root.querySelector('#limpide-places'));
  await until('none', async () => (await kept(page, PLACES)).size === '0 bytes');
  await page.click((root) => root.querySelector('#limpide-places'));
  await page.close();
  assert.deepEqual(await browser.faults(), []);
});

test('requests are counted when one is made, and not before', async () => {
  const page = await browser.openOptions('privacy');
  const count = () => page.evaluate(() => document.querySelector('#requests')?.textContent);
  const tab = await browser.open(`${server.origin}/next-page--french/`);
  await openReader(browser, tab);
  assert.equal(await count(), '0');
  await until('the offer', () =>
    tab.shadow((root) => root.querySelector('.next-one')?.checkVisibility()),
  );
  await tab.click((root) => root.querySelector('.next-one'));
  await until('one request', async () => (await count()) === '1');
  await tab.close();
  await page.close();
  assert.deepEqual(await browser.faults(), []);
});
