// Everything the user set, out of the page of the options and into it again: a file that is seen before it is taken, parts
// set back and brought back, what was set aside, and what a newer version keeps.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './drivers/index.mjs';
import { session } from './session.mjs';

/** @typedef {import('./drivers/index.mjs').Page} Page */

const { browser } = await session();

const FILE = {
  format: 'limpide',
  schema: 2,
  settings: { textSize: 24, theme: 'sepia' },
  sites: { 'example.com': { opens: 'never' } },
  rules: ['example.com##.box'],
};

/**
 * What is kept now, as the file that the page would save.
 * @param {Page} page
 */
async function exported(page) {
  await page.evaluate(() => {
    const global = /** @type {any} */ (globalThis);
    global.saved = null;
    // Nothing is put among the downloads of who runs the tests.
    HTMLAnchorElement.prototype.click = () => {};
    URL.createObjectURL = (blob) => {
      global.saved = blob;
      return 'blob:kept';
    };
  });
  // A section that grows just then moves the button away from under the click.
  await until('the file', async () => {
    await page.click((root) => root.querySelector('#data .button.main'));
    return page.evaluate(() => Boolean(/** @type {any} */ (globalThis).saved));
  });
  const { when, ...file } = JSON.parse(
    await page.evaluate(() => /** @type {any} */ (globalThis).saved.text()),
  );
  assert.ok(Math.abs(Date.parse(when) - Date.now()) < 60_000, when);
  return file;
}

/**
 * @param {Page} page
 * @param {string} text of a file that is dropped
 */
const drop = (page, text) =>
  page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'limpide.json', { type: 'application/json' }));
    document.querySelector('.drop')?.dispatchEvent(new DragEvent('drop', { dataTransfer }));
  }, text);

/** @param {Page} page */
const changes = (page) =>
  page.evaluate(() => {
    const card = document.querySelector('.import-card');
    if (!card?.checkVisibility()) return null;
    return [...card.querySelectorAll('li')].map((line) => line.textContent);
  });

/**
 * @param {Page} page
 * @param {string} label
 */
const press = (page, label) =>
  page.click(
    (root, label) =>
      [...root.querySelectorAll('#data button')].find(
        (one) => one.checkVisibility() && (one.ariaLabel ?? one.textContent) === label,
      ),
    label,
  );

/** @param {Page} page */
const undo = (page) => page.click((root) => root.querySelector('.toast-undo'));

/**
 * @param {Page} page
 * @param {string} what
 * @param {unknown} file
 */
const becomes = (page, what, file) =>
  until(what, async () => JSON.stringify(await exported(page)) === JSON.stringify(file));

test('a file shows what it would change, is taken, and can be taken back', async () => {
  const page = await browser.openOptions('data');
  const empty = { format: 'limpide', schema: 2, settings: {}, sites: {}, rules: [''] };
  assert.deepEqual(await exported(page), empty);

  await drop(page, JSON.stringify(FILE));
  const shown = await until('the changes', () => changes(page));
  assert.deepEqual(shown, [
    'Text size as at first 24',
    'Theme as at first Sepia',
    'Sites: 1 new, 0 gone, 0 changed',
    'Lines of rules: 1 new, 0 gone',
    'example.com##.box',
  ]);
  assert.deepEqual(await exported(page), empty, 'nothing changed yet');
  await press(page, 'Cancel');
  assert.equal(await changes(page), null);

  // Typed or pasted, the same.
  await page.click((root) => root.querySelector('#import-text'));
  await page.type(JSON.stringify(FILE));
  assert.deepEqual(await until('the changes', () => changes(page)), shown);
  await press(page, 'Import this');
  await becomes(page, 'the file', FILE);
  assert.equal(await changes(page), null);
  assert.equal(
    await page.evaluate(
      () => document.querySelector('[data-setting=textSize] output')?.textContent,
    ),
    '24',
  );
  await undo(page);
  await becomes(page, 'what was before', empty);

  // What came out goes in again.
  await drop(page, JSON.stringify(FILE));
  await until('the changes', () => changes(page));
  await press(page, 'Import this');
  await becomes(page, 'the file', FILE);
  await drop(page, JSON.stringify(await exported(page)));
  const said = () => page.evaluate(() => document.querySelector('#import-said')?.textContent);
  await until('that it is the same', async () => /Nothing would change/.test(await said()));
  await page.close();
  assert.deepEqual(await browser.faults(), []);
});

test('what is no file of ours is refused with a sentence', async () => {
  const page = await browser.openOptions('data');
  const said = () => page.evaluate(() => document.querySelector('#import-said')?.textContent);
  for (const [text, sentence] of /** @type {[string, RegExp][]} */ ([
    ['Dear diary', /cannot be read as JSON/],
    ['{"name":"package"}', /holds no settings of Limpide/],
    [JSON.stringify({ ...FILE, schema: 99 }), /newer version of Limpide wrote this file/],
    [JSON.stringify({ ...FILE, sites: { 'no host': {} } }), /holds no settings of Limpide/],
    [`{"format":"limpide","rules":["${'x'.repeat(9 << 20)}"]}`, /larger than all/],
  ])) {
    await drop(page, text);
    await until(String(sentence), async () => sentence.test(await said()));
    assert.equal(await changes(page), null);
  }
  await page.close();
  assert.deepEqual(await browser.faults(), []);
});

test('each part can be set back to what it was at first, and brought back', async () => {
  const page = await browser.openOptions('data');
  await drop(page, JSON.stringify(FILE));
  const isSame = await exported(page).then(({ rules }) => rules.length === 1 && rules[0] !== '');
  if (!isSame) {
    await until('the changes', () => changes(page));
    await press(page, 'Import this');
  }
  await becomes(page, 'the file', FILE);
  for (const [label, part, empty] of /** @type {const} */ ([
    ['Reset: All settings', 'settings', {}],
    ['Reset: Sites (1)', 'sites', {}],
    ['Reset: Rules (1 lines)', 'rules', ['']],
  ])) {
    await press(page, label);
    await becomes(page, `no ${part}`, { ...FILE, [part]: empty });
    await undo(page);
    await becomes(page, `the ${part} again`, FILE);
  }
  await press(page, 'Reset: Everything');
  await until('nothing', async () => (await exported(page)).rules[0] === '');
  // The copy before is what was there before the last change.
  await press(page, 'Restore: The copy before');
  await becomes(page, 'the copy before', FILE);
  await page.close();
  assert.deepEqual(await browser.faults(), []);
});

test('what was replaced is set aside, and can be deleted and brought back', async () => {
  const page = await browser.openOptions('data');
  const rows = () => page.evaluate(() => document.querySelectorAll('.aside-list .row').length);
  const before = await until('what was set aside', rows);
  const drops = (/** @type {Document} */ root) =>
    [...root.querySelectorAll('.aside-list .row:first-child button')].at(-1);
  await page.click(drops);
  await until('one less', async () => (await rows()) === before - 1);
  await undo(page);
  await until('all again', async () => (await rows()) === before);
  await page.close();
  assert.deepEqual(await browser.faults(), []);
});

test('what a newer version keeps is shown and not changed', async () => {
  const first = await browser.openOptions();
  await first.evaluate(async () => {
    const { checked } = await import(chrome.runtime.getURL('extension/shared/kept.js'));
    const stored = await chrome.storage.local.get(['index.0', 'index.1']);
    const indexes = /** @type {[string, any][]} */ (Object.entries(stored));
    const [newest] = indexes.sort(([, one], [, other]) => other.sequence - one.sequence);
    if (!newest) throw new Error('nothing is kept');
    const [slot, index] = newest;
    await chrome.storage.local.set({ [slot]: checked(slot, { ...index, schema: 99 }) });
  });
  await first.close();
  const page = await browser.openOptions('data');
  await until('the notice', () =>
    page.evaluate(() => document.querySelector('main > .notice')?.textContent?.includes('newer')),
  );
  const before = await exported(page);
  await press(page, 'Reset: All settings');
  const said = () => page.evaluate(() => document.querySelector('.toasts p')?.textContent);
  await until('the refusal', async () => /newer version/.test(await said()));
  assert.deepEqual(await exported(page), before);
  await page.close();
  assert.deepEqual(await browser.faults(), []);
});
