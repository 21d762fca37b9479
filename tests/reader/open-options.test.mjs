// The page of the options comes to the front, wherever it is open already.

import '../store/chrome.mjs';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const PAGE = 'own://limpide/extension/options/options.html';

/** @type {unknown[][]} */
let asked = [];
/** @type {{ id: number, windowId: number }[]} */
let open = [];
const hears =
  (/** @type {string} */ name) =>
  async (/** @type {unknown[]} */ ...said) => {
    asked.push([name, ...said]);
  };

async function opens() {
  Object.assign(/** @type {any} */ (globalThis).chrome, {
    tabs: { query: async () => open, create: hears('create'), update: hears('update') },
    windows: { update: hears('window') },
  });
  asked = [];
  const { openOptions } = await import('../../extension/options/open.js');
  await openOptions('sites');
  return asked;
}

test('it is made where there is none, and else shown with its window', async () => {
  assert.deepEqual(await opens(), [['create', { url: `${PAGE}#sites` }]]);
  open = [{ id: 3, windowId: 7 }];
  assert.deepEqual(await opens(), [
    ['update', 3, { url: `${PAGE}#sites`, active: true }],
    ['window', 7, { focused: true }],
  ]);
});
