// The single keys on every keyboard.

import assert from 'node:assert/strict';
import { test } from 'node:test';

Object.assign(globalThis, {
  chrome: { i18n: { getMessage: () => '', getUILanguage: () => 'en' }, runtime: {}, storage: {} },
});

const KEYS = new URL('../../extension/reader/aids/key-table.js', import.meta.url).href;

test('a key does the same on a layout with other letters', async () => {
  const { actionOf, latinKey } = await import(KEYS);
  /** @param {string} key @param {string} code */
  const action = (key, code) => actionOf(latinKey({ key, code }));
  assert.equal(action('j', 'KeyJ'), 'next');
  assert.equal(action('J', 'KeyJ'), 'next');
  assert.equal(action('о', 'KeyJ'), 'next', 'Russian');
  assert.equal(action('ت', 'KeyJ'), 'next', 'Arabic');
  assert.equal(action('ξ', 'KeyJ'), 'next', 'Greek');
});

test('a Latin layout goes by what is printed on the key, wherever it is', async () => {
  const { actionOf, latinKey } = await import(KEYS);
  assert.equal(actionOf(latinKey({ key: 'j', code: 'KeyC' })), 'next', 'Dvorak');
  assert.equal(actionOf(latinKey({ key: 'é', code: 'KeyJ' })), undefined);
  assert.equal(actionOf(latinKey({ key: 'Enter', code: 'Enter' })), undefined);
});
