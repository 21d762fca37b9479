// What one chooses in a view whose choices cannot be kept holds there until it is closed, whatever happens elsewhere.

import './chrome.mjs';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readKept } from '../../extension/shared/kept.js';
import { meantFor } from '../../extension/shared/settings.js';
import { save } from '../../extension/store/keep.js';
import { makeWriter } from '../../extension/store/writer.js';
import { makeStorage } from './double.mjs';

/** @type {any} */
const { chrome } = globalThis;

const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

/**
 * @param {{ isPrivate?: boolean, isFull?: boolean, sites?: import('../../extension/shared/sites.js').Sites }} how
 * @param {string} [host] of the page
 */
async function viewWhere({ isPrivate = false, isFull = false, sites }, host = 'a.example') {
  const storage = makeStorage();
  const open = isFull ? { quota: 0 } : {};
  const writer = makeWriter(storage.open(null, open));
  chrome.storage.local = storage.open();
  chrome.storage.onChanged = {
    /** @param {(changes: any, area: string) => void} listen */
    addListener: (listen) => storage.listeners.push((changes) => listen(changes, 'local')),
    removeListener: () => {},
  };
  chrome.runtime.sendMessage = async (/** @type {any} */ { change, by }) =>
    writer.change(change, { by, isPrivate });
  const { makeChoices } = await import('../../extension/content/choices.js');
  const area = storage.open();
  if (sites) {
    const kept = await readKept(area);
    await save(area, kept, { ...kept.state, sites }, { by: 'b'.repeat(16), when: 1 });
  }
  const { state } = await readKept(area);
  const choices = makeChoices(state, host);
  const heard = { settings: () => {}, rules: () => {}, translation: () => {} };
  choices.watch(heard, new AbortController().signal);
  return {
    choices,
    state: async () => (await readKept(area)).state,
    /** Another window, of which things are kept, changes something. @param {string} rules */
    elsewhere: async (rules) => {
      const kept = await readKept(area);
      await save(area, kept, { ...kept.state, rules }, { by: 'b'.repeat(16), when: 1 });
      await settled();
    },
  };
}

for (const how of [{ isPrivate: true }, { isFull: true }]) {
  test(`${Object.keys(how)}: what is chosen stays`, async () => {
    const { choices, elsewhere } = await viewWhere(how);
    choices.save({ ...choices.settings(), textSize: 30 });
    await settled();
    await elsewhere('a.example##.x\n');
    assert.match(choices.told().rules, /a\.example##\.x/, 'it was heard of');
    assert.equal(choices.settings().textSize, 30);
    choices.save({ ...choices.settings(), textSize: 20 });
    await settled();
    await elsewhere('a.example##.y\n');
    assert.equal(choices.settings().textSize, 20, 'and what is chosen after it');
  });
}

test('where it is kept, what is changed elsewhere holds', async () => {
  const { choices, elsewhere } = await viewWhere({});
  choices.save({ ...choices.settings(), textSize: 30 });
  await settled();
  await elsewhere('a.example##.x\n');
  assert.equal(choices.settings().textSize, 30);
  const before = choices.settings();
  chrome.runtime.sendMessage({ change: { set: { textSize: 24 } }, by: 'c'.repeat(16) });
  await settled();
  assert.equal(before.textSize, 30);
  assert.equal(choices.settings().textSize, 24);
});

const SITES = {
  'a.example': { settings: { theme: 'dark' } },
  'news.a.example': { settings: { textSize: 24 } },
};

test('on a part of a site with a look of its own, what is chosen holds over that look', async () => {
  const { choices, state } = await viewWhere({ sites: SITES }, 'news.a.example');
  choices.save({ ...choices.settings(), theme: 'system' });
  await settled();
  const kept = await state();
  assert.deepEqual(kept.sites['news.a.example'], { settings: { textSize: 24, theme: 'system' } });
  assert.equal(meantFor(kept, 'news.a.example').theme, 'system', 'at the next opening too');
  choices.save({ ...choices.settings(), theme: 'dark' });
  await settled();
  assert.deepEqual((await state()).sites, SITES, 'as the site over it is nothing is said');
});

test('without a look of its own, a part of a site looks like the site, and then like all', async () => {
  const { choices, state } = await viewWhere({ sites: SITES }, 'news.a.example');
  const { theme, textSize } = choices.setOnlyHere(false);
  assert.deepEqual([theme, textSize], ['dark', 20]);
  assert.equal(choices.isOnlyHere(), true, 'the look of the site over it');
  await settled();
  assert.deepEqual((await state()).sites, { 'a.example': SITES['a.example'] });
  assert.equal(choices.setOnlyHere(false).theme, 'system');
  assert.equal(choices.isOnlyHere(), false);
  await settled();
  assert.deepEqual((await state()).sites, {});
});
