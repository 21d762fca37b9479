// What a screen reader is told: of the reader its parts by name, of the page below nothing, and of what was done a word.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './drivers/index.mjs';
import { openReader, readerGone, session } from './session.mjs';

/** @typedef {import('./drivers/index.mjs').Tab} Tab */
/** @typedef {import('./drivers/index.mjs').Told} Told */

const { browser, server } = await session({ '/empty': { body: '<!doctype html><title></title>' } });

/** @param {string} page */
async function read(page) {
  const tab = await browser.open(`${server.origin}/${page}`);
  await openReader(browser, tab);
  return tab;
}

/**
 * An element and all below it, in order.
 * @param {Told} told
 * @returns {Told[]}
 */
const flat = (told) => [told, ...told.children.flatMap(flat)];

/**
 * The only element of this role, or of this role and name.
 * @param {Told} told
 * @param {string} role
 * @param {string} [name]
 * @returns {Told}
 */
function only(told, role, name) {
  const found = flat(told).filter(
    (one) => one.role === role && (name === undefined || one.name === name),
  );
  assert.equal(found.length, 1, `${found.length} of ${role} ${name ?? ''}`);
  return /** @type {Told} */ (found[0]);
}

/**
 * Waits until what is told is so: it is put together after the page is drawn.
 * @param {Tab} tab
 * @param {string} what
 * @param {(all: Told[]) => boolean} isSo
 */
const untilTold = (tab, what, isSo) =>
  until(what, async () => {
    const told = await tab.told();
    return isSo(flat(told)) ? told : null;
  });

test('of the page below nothing is told while the reader is open, and all again afterwards', async () => {
  const tab = await browser.open(`${server.origin}/news--rfi-seed/`);
  const isPage = (/** @type {Told} */ { name }) => name === 'Accéder au contenu principal';
  await untilTold(tab, 'the page', (all) => all.some(isPage));
  await openReader(browser, tab);
  const told = await untilTold(tab, 'the reader alone', (all) => !all.some(isPage));
  const view = only(told, 'dialog', 'Reader view');
  assert.ok(view.states.includes('modal'));
  assert.deepEqual(
    told.children.map(({ role }) => role),
    ['dialog'],
  );
  // Nor does the browser's search in the page find what is below.
  const found = await tab.evaluate(() => {
    const find = (/** @type {string} */ words) =>
      /** @type {any} */ (globalThis).find(words, false, false, true);
    return { below: find('Accéder au contenu principal'), article: find('Toujours selon Ankara') };
  });
  assert.deepEqual(found, { below: false, article: true });
  await tab.press('Escape');
  await readerGone(tab);
  await untilTold(tab, 'the page again', (all) => all.some(isPage));
  await tab.close();
});

test('the toolbar, the article and everything that can be pressed have their names', async () => {
  const tab = await read('long--essay/');
  const told = await untilTold(tab, 'the article', (all) =>
    all.some(({ role }) => role === 'article'),
  );
  const bar = only(told, 'toolbar', 'Reader');
  only(bar, 'group', 'Text size');
  only(bar, 'radiogroup', 'Theme');
  const checked = flat(bar).filter(({ role }) => role === 'radio');
  assert.equal(checked.filter(({ states }) => states.includes('checked')).length, 1);
  for (const name of ['Contents', 'Text and page', 'Removed 2']) {
    assert.ok(only(bar, 'button', name).states.includes('collapsed'), name);
  }
  const title = 'In praise of the second draft';
  const main = only(told, 'main', title);
  const article = only(main, 'article');
  assert.equal(
    only(article, 'heading', title),
    flat(article).find(({ role }) => role === 'heading'),
  );
  const pressed = flat(told).filter(({ role }) => ['button', 'radio', 'link'].includes(role));
  assert.ok(pressed.length > 8);
  for (const one of pressed) assert.notEqual(one.name.trim(), '', JSON.stringify(one));
  const said = await tab.shadow((root) => {
    const article = root.querySelector('article');
    const headings = [...root.querySelectorAll('h1, h2, h3, h4')].filter((h) =>
      h.checkVisibility(),
    );
    return { lang: article?.lang, dir: article?.dir, first: headings[0]?.tagName };
  });
  assert.deepEqual(said, { lang: 'en', dir: 'ltr', first: 'H1' });
  await tab.close();
});

test('each panel and layer says what it is, and its button whether it is open', async () => {
  const tab = await read('long--essay/');
  for (const [key, role, name, button] of [
    ['c', 'navigation', 'Contents', 'Contents'],
    ['t', 'region', 'Text and page', 'Text and page'],
    ['r', 'region', 'Removed from the page', 'Removed 2'],
  ]) {
    await tab.type(key ?? '');
    const told = await untilTold(tab, `${name}`, (all) =>
      all.some((one) => one.role === role && one.name === name),
    );
    assert.ok(only(only(told, 'toolbar'), 'button', button).states.includes('expanded'), button);
    const open = flat(told).filter(({ states }) => states.includes('expanded'));
    assert.equal(open.length, 1);
  }
  await tab.type('?');
  const keys = await untilTold(tab, 'the keys', (all) => all.some(({ name }) => name === 'Keys'));
  assert.ok(only(keys, 'dialog', 'Keys').states.includes('modal'));
  await tab.close();

  const notes = await read('blog--footnotes/');
  await notes.click((root) => root.querySelector('.note-reference'));
  const note = await untilTold(notes, 'the note', (all) => all.some(({ name }) => name === 'Note'));
  assert.ok(only(note, 'dialog', 'Note').states.includes('modal'));
  await notes.close();

  const images = await read('news--rfi-seed/');
  await images.click((root) => root.querySelector('article .enlarge'));
  const box = await untilTold(images, 'the image', (all) =>
    all.some(({ name }) => name === 'Image'),
  );
  assert.ok(only(box, 'dialog', 'Image').states.includes('modal'));
  await images.close();
});

test('every word shown stands in a landmark, the toolbar, a dialog or a message', async () => {
  const tab = await read('news--rfi-seed/');
  for (const key of ['', 't', 'r']) {
    if (key) await tab.type(key);
    const strays = await tab.shadow((root) => {
      const within = 'main, nav, [role=toolbar], [role=region], .view [role=dialog], [role=status]';
      return [...root.querySelectorAll('.view *')]
        .filter((one) => one.childNodes.length > 0 && one.checkVisibility())
        .filter((one) =>
          [...one.childNodes].some((node) => node instanceof Text && node.data.trim()),
        )
        .filter((one) => !one.closest(within) && !one.closest('[aria-hidden=true]'))
        .map((one) => one.outerHTML.slice(0, 80));
    });
    assert.deepEqual(strays, []);
  }
  await tab.close();
});

test('what was put back, removed or copied, and what went wrong, is said', async () => {
  const tab = await read('news--rfi-seed/');
  const said = () => tab.shadow((root) => root.querySelector('.spoken')?.textContent ?? '');
  const live = await tab.shadow((root) => root.querySelector('.spoken')?.getAttribute('role'));
  assert.equal(live, 'status');
  const before = await said();
  await tab.type('r');
  const press = () => tab.click((root) => root.querySelector('#panel .put-back'));
  await press();
  const back = await until('a word on it', async () => {
    const now = await said();
    return now !== before && now;
  });
  await press();
  await until('another word', async () => (await said()) !== back);
  await tab.close();

  const code = await read('docs--code/');
  await code.click((root) => root.querySelector('.copy-code'));
  await until('a word on the copy', () =>
    code.shadow((root) => root.querySelector('.spoken')?.textContent),
  );
  await code.close();

  const none = await read('empty');
  const told = await untilTold(none, 'the card', (all) =>
    all.some(({ role }) => role === 'dialog'),
  );
  const dialog = flat(told).find(({ role }) => role === 'dialog');
  const messages = flat(told)
    .filter(({ role }) => role === 'status')
    .flatMap(flat);
  assert.ok(messages.some(({ role, name }) => role === 'heading' && name === dialog?.name));
  assert.deepEqual(await browser.faults(), []);
  await none.close();
});

test('what closes a dialog beside the Esc key closes the reader’s parts as Esc does', async () => {
  const tab = await read('long--essay/');
  await tab.type('t');
  const ask = () => tab.shadow((root) => root.querySelector('dialog')?.requestClose());
  await ask();
  await until('the panel to close', () =>
    tab.shadow((root) => root.querySelector('#text-panel')?.checkVisibility() === false),
  );
  assert.ok(await tab.shadow((root) => root.querySelector('article') !== null));
  await ask();
  await readerGone(tab);
  // Forced, as a browser may after a refusal.
  await openReader(browser, tab);
  await tab.shadow((root) => root.querySelector('dialog')?.close());
  await readerGone(tab);
  await tab.close();
});
