// What one chooses in a view whose choices cannot be kept holds there until it is closed, whatever happens elsewhere.

import './chrome.mjs';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readKept } from '../../extension/shared/kept.js';
import { save } from '../../extension/store/keep.js';
import { makeWriter } from '../../extension/store/writer.js';
import { makeStorage } from './double.mjs';

/** @type {any} */
const { chrome } = globalThis;

const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

/** @param {{ isPrivate?: boolean, isFull?: boolean }} how */
async function viewWhere({ isPrivate = false, isFull = false }) {
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
  const { state } = await readKept(area);
  const choices = makeChoices(state, 'a.example');
  const heard = { settings: () => {}, rules: () => {}, translation: () => {} };
  choices.watch(heard, new AbortController().signal);
  return {
    choices,
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
