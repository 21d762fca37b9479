// The keys, as a user looks them up, changes them and turns them off. Real keys of the browser reach an extension in Firefox
// alone; in Chromium the browser's own page of extensions changes them here, as the person would there.

import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { judgePage } from './axe.mjs';
import { until } from './drivers/index.mjs';
import { openReader, session } from './session.mjs';

/** @typedef {import('./drivers/index.mjs').Page} Page */

const { browser, server } = await session();
afterEach(async () => assert.deepEqual(await browser.faults(), []));

/** Readings in a row that find the section in one place, when nothing moves it any more. */
const ENOUGH = 6;

/**
 * Sections above it grow when they come into sight.
 * @param {Page} page
 */
const standsStill = async (page) => {
  /** @type {number[]} */
  const places = [];
  await until('the page to stand still', async () => {
    const place = await page.evaluate(
      () => document.querySelector('#shortcuts')?.getBoundingClientRect().y,
    );
    places.push(place);
    return places.length >= ENOUGH && places.slice(-ENOUGH).every((one) => one === place);
  });
};

const openSection = async () => {
  const page = await browser.openOptions('shortcuts');
  // The page holds the section in its place until the person does something.
  await page.press('Escape');
  await standsStill(page);
  return page;
};

/**
 * Brings the element into sight, lets what comes into sight with it settle, and clicks it.
 * @param {Page} page
 * @param {import('./drivers/index.mjs').PickInPage} pick
 * @param {...string} args
 */
const click = async (page, pick, ...args) => {
  await page.hover(pick, ...args);
  await standsStill(page);
  await page.click(pick, ...args);
};

/** @param {Page} page */
const shown = (page) =>
  page.evaluate(() => {
    const text = (/** @type {string} */ selector) =>
      [...document.querySelectorAll(`#shortcuts ${selector}`)]
        .filter((one) => one.checkVisibility())
        .map((one) => one.textContent);
    return {
      keys: text('.binding-keys kbd').join('+'),
      none: text('.binding-keys .warning').join(),
      what: text('.binding .row-words .what').join(),
      fault: text('.recorder [role=status]').join(),
      buttons: text('.binding .button'),
      toast: document.querySelector('.toast:not([hidden])')?.textContent ?? '',
    };
  });

/**
 * @param {Page} page
 * @param {string} label
 */
const press = (page, label) =>
  click(
    page,
    (root, label) =>
      [...root.querySelectorAll('#shortcuts button, .toast-undo')].find(
        (one) => one.textContent === label && one.checkVisibility(),
      ),
    label,
  );

/**
 * @param {Page} page
 * @param {string} keys
 */
const keysAre = (page, keys) =>
  until(`the keys ${keys}`, async () => (await shown(page)).keys === keys);

test('the keys are those that the browser has, and none is said to be none', async () => {
  const page = await openSection();
  await keysAre(page, 'Alt+R');
  assert.equal((await shown(page)).none, '');
  await browser.bind('');
  await page.front();
  await until('no key', async () => (await shown(page)).none === 'No key');
  const { what, buttons } = await shown(page);
  if (browser.name === 'chromium') {
    assert.match(what, /^Alt \+ R was probably taken by another extension/);
    assert.deepEqual(buttons, ['Open the browser’s list']);
  } else {
    assert.match(what, /^Set one here/);
    assert.deepEqual(buttons, ['Set a key', 'Back to Alt+R', 'Open the browser’s list']);
  }
  await judgePage(page, 'no key', '#shortcuts');
  await browser.bind('Alt+Shift+Y');
  await page.front();
  await keysAre(page, 'Alt+Shift+Y');
  await browser.bind('Alt+R');
  await page.front();
  await keysAre(page, 'Alt+R');
  await page.close();
});

test('the list of the browser opens', async () => {
  const page = await openSection();
  await keysAre(page, 'Alt+R');
  await press(page, 'Open the browser’s list');
  const list = browser.name === 'chromium' ? 'chrome://extensions/shortcuts' : 'about:addons';
  await until('the list', async () =>
    (await browser.addresses()).some((one) => one.startsWith(list)),
  );
  await page.close();
});

test('other keys are refused with the reason, or taken and given back, where the browser lets an extension change them', async () => {
  if (browser.name !== 'firefox') {
    const page = await openSection();
    await keysAre(page, 'Alt+R');
    assert.deepEqual((await shown(page)).buttons, ['Open the browser’s list']);
    await page.close();
    return;
  }
  const tab = await browser.open(`${server.origin}/long--essay/`);
  const page = await openSection();
  await keysAre(page, 'Alt+R');
  await press(page, 'Change');
  await page.type('r');
  await until('a reason', async () => /^R by itself/.test((await shown(page)).fault));
  await page.chord('f', 'Control');
  await until('a reason', async () => /^Ctrl \+ F belongs/.test((await shown(page)).fault));
  await judgePage(page, 'keys refused', '#shortcuts');
  await page.press('Enter');
  await until('a reason', async () => /^The browser takes no/.test((await shown(page)).fault));
  await page.press('Escape');
  assert.deepEqual((await shown(page)).buttons, ['Change', 'Open the browser’s list']);
  assert.equal((await shown(page)).keys, 'Alt+R');
  await press(page, 'Change');
  await page.chord('u', 'Alt', 'Control');
  await keysAre(page, 'Ctrl+Alt+U');
  assert.match((await shown(page)).toast, /^Ctrl \+ Alt \+ U now opens the reader/);
  await press(page, 'Undo');
  await keysAre(page, 'Alt+R');
  await press(page, 'Change');
  await page.chord('u', 'Alt', 'Control');
  await keysAre(page, 'Ctrl+Alt+U');
  await tab.command();
  await until('the reader', () =>
    tab.shadow((root) => root.querySelector('main article') !== null),
  );
  await tab.close();
  await page.front();
  await press(page, 'Back to Alt+R');
  await keysAre(page, 'Alt+R');
  await page.close();
});

test('the single keys are listed, turned off and on again; an open reader obeys at once', async () => {
  const tab = await browser.open(`${server.origin}/long--essay/`);
  await openReader(browser, tab);
  const size = () => tab.shadow((root) => root.querySelector('.size')?.textContent);
  const page = await openSection();
  const rows = await page.evaluate(() =>
    [...document.querySelectorAll('.key-table .key')].map((row) => row.textContent),
  );
  assert.ok(rows.length >= 12, rows.join());
  assert.ok(rows.includes('J NNext paragraph') && rows.includes('EscClose'), rows.join());
  const flip = () => click(page, (root) => root.querySelector('#shortcuts #limpide-keys'));
  const isOff = () => page.evaluate(() => document.querySelector('.key-table.off') !== null);
  const kept = async () =>
    Object.entries(await browser.stored()).some(
      ([key, value]) => key.startsWith('part.') && value === '{"keys":false}',
    );
  assert.equal(await isOff(), false);
  await flip();
  await until('the list to say so', isOff);
  await until('it to be kept', kept);
  await tab.front();
  const help = () =>
    tab.shadow((root) => {
      const label = root.querySelector('#limpide-keys');
      return label instanceof HTMLInputElement && !label.checked;
    });
  await until('the reader to know', help);
  await tab.type('+');
  await page.front();
  await flip();
  await until('the list to say so', async () => !(await isOff()));
  await tab.front();
  await until('the reader to know', async () => !(await help()));
  await tab.type('+');
  await until('one step, not two', async () => (await size()) === '22');
  await page.close();
  await tab.close();
});
