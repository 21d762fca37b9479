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
