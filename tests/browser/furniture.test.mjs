// What Limpide removes by itself, switched by reason and language on the page of the options: for all sites, and for one.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './drivers/index.mjs';
import { openReader, session, shownArticle } from './session.mjs';

/** @typedef {import('./drivers/index.mjs').Page} Page */
/** @typedef {import('./drivers/index.mjs').Tab} Tab */

const TEXT = [
  'The ferry left the north quay at six in the morning with forty people, two dogs and a piano on board, and nobody knew whose piano it was.',
  'It rained for eleven days on the whole of the plain, and on the hills as well, and on the twelfth the river stood at the door of the chapel.',
  'When the water went down again the piano stood on the far bank, in tune, and the mate swore that he had not moved it himself.',
];

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>The piano on the ferry</title>
<body><main><article><h1>The piano on the ferry</h1><p>${TEXT[0]}</p>
<div class="newsletter"><p>Sign up for our newsletter</p><form><input type="email" name="email"><button>Subscribe</button></form></div>
<p>${TEXT[1]}</p><p><strong>Read also:</strong> <a href="/other">The bell that was found in the river</a></p>
<p>${TEXT[2]} ${TEXT[1]}</p><p>${TEXT[1]} ${TEXT[2]}</p></article></main></body></html>`;

const { browser, server } = await session({ '/piano': { body: PAGE } });
const HERE = `${server.origin}/piano`;
const ELSEWHERE = HERE.replace('127.0.0.1', 'localhost');

/** @param {string} address */
async function read(address) {
  const tab = await browser.open(address);
  await openReader(browser, tab);
  return tab;
}

async function openFurniture() {
  const page = await browser.openOptions('furniture');
  await until('the reasons', () =>
    page.evaluate(() => document.querySelectorAll('.reason').length === 14),
  );
  let before = -1;
  await until('the page to stand still', async () => {
    const now = await page.evaluate(() => scrollY);
    const isStill = now === before;
    before = now;
    return isStill;
  });
  return page;
}

/** @param {Page} page @param {string} reason */
const flip = (page, reason) =>
  page.click((root, reason) => root.querySelector(`[data-reason=${reason}] input`), reason);

/** @param {Page} page @param {string} reason @returns {Promise<boolean>} */
const isOn = (page, reason) =>
  page.evaluate(
    (reason) =>
      /** @type {HTMLInputElement} */ (document.querySelector(`[data-reason=${reason}] input`))
        .checked,
    reason,
  );

/** @param {Tab} tab @param {string} part */
const shows = async (tab, part) => (await shownArticle(tab)).text.includes(part);

/** @param {Page} page @param {string} value */
const choosePlace = (page, value) =>
  page.evaluate((value) => {
    const choice = /** @type {HTMLSelectElement} */ (document.querySelector('#furniture-place'));
    choice.value = value;
    choice.dispatchEvent(new Event('change'));
  }, value);

test('a reason that is switched off stays in open articles, everywhere or on one site', async () => {
  const [here, elsewhere] = [await read(HERE), await read(ELSEWHERE)];
  assert.equal(await shows(here, 'newsletter'), false);
  const page = await openFurniture();
  await flip(page, 'newsletter');
  await until('the newsletter here', () => shows(here, 'newsletter'));
  await until('the newsletter elsewhere', () => shows(elsewhere, 'newsletter'));

  // On one site it goes again.
  await page.front();
  await choosePlace(page, '+');
  await page.click((root) => root.querySelector('#furniture-host'));
  await page.type('no site');
  await page.press('Enter');
  await until('the refusal', () =>
    page.evaluate(() => document.querySelector('.furniture-add .warning')?.textContent !== ''),
  );
  await page.press('a', 'Control');
  await page.type('http://localhost:80/any');
  await page.press('Enter');
  await until('the site', () =>
    page.evaluate(
      () =>
        /** @type {HTMLSelectElement | null} */ (document.querySelector('#furniture-place'))
          ?.value === 'localhost',
    ),
  );
  assert.equal(await isOn(page, 'newsletter'), false);
  await flip(page, 'newsletter');
  await until(
    'the newsletter to go elsewhere',
    async () => !(await shows(elsewhere, 'newsletter')),
  );
  assert.equal(await shows(here, 'newsletter'), true);
  assert.equal(await isOn(page, 'newsletter'), true);

  // And back to what holds for all, which can be undone.
  await page.click((root) => root.querySelector('.furniture-place > button'));
  await until('the newsletter again', () => shows(elsewhere, 'newsletter'));
  await page.click((root) => root.querySelector('.toast-undo'));
  await until('the newsletter to go again', async () => !(await shows(elsewhere, 'newsletter')));
  await choosePlace(page, '');
  assert.equal(await isOn(page, 'newsletter'), false);
  await flip(page, 'newsletter');
  await until('the newsletter to go here', async () => !(await shows(here, 'newsletter')));
  for (const tab of [page, here, elsewhere]) await tab.close();
  assert.deepEqual(await browser.faults(), []);
});

test('the words of a language can be left out, and are shown by reason', async () => {
  const tab = await read(HERE);
  assert.equal(await shows(tab, 'The bell that was found'), false);
  const page = await openFurniture();
  await page.click((root) => root.querySelector('[data-reason=related] summary'));
  await until('the words', () =>
    page.evaluate(() => {
      const words =
        document.querySelector('[data-reason=related] .reason-words')?.textContent ?? '';
      return words.startsWith('English') && words.includes('“');
    }),
  );
  await page.click((root) => root.querySelector('[data-language=en] input'));
  await until('what was known by its words', () => shows(tab, 'The bell that was found'));
  await page.click((root) => root.querySelector('[data-language=en] input'));
  await until(
    'the words to be used again',
    async () => !(await shows(tab, 'The bell that was found')),
  );
  for (const one of [page, tab]) await one.close();
  assert.deepEqual(await browser.faults(), []);
});
