// Where a browser has less than others: Firefox for Android has no context menus. Without a browser, which cannot be had
// here: the background is run with what Android gives it.

import assert from 'node:assert/strict';
import { test } from 'node:test';

const BACKGROUND = new URL('../../extension/background.js', import.meta.url).href;

test('the button works where there are no context menus', async () => {
  /** @type {Record<string, Function[]>} */
  const heard = { clicked: [], installed: [], message: [] };
  const event = (/** @type {string} */ name) => ({
    addListener: (/** @type {Function} */ listener) => heard[name]?.push(listener),
  });
  const area = { get: async () => ({}), set: async () => {}, remove: async () => {} };
  /** @type {unknown[]} */
  const injected = [];
  Object.assign(globalThis, {
    chrome: {
      action: { onClicked: event('clicked') },
      i18n: { getMessage: () => '', getUILanguage: () => 'en' },
      runtime: {
        id: 'limpide',
        getURL: (/** @type {string} */ path) => `https://extension.example/${path}`,
        onInstalled: event('installed'),
        onStartup: event('startup'),
        onMessage: event('message'),
      },
      permissions: {
        contains: async () => false,
        onAdded: event('added'),
        onRemoved: event('removed'),
      },
      scripting: {
        getRegisteredContentScripts: async () => [],
        executeScript: async (/** @type {unknown} */ what) => {
          injected.push(what);
          return [{ result: 'opened' }];
        },
      },
      storage: { local: area, session: area, sync: area, onChanged: event('changed') },
    },
  });
  await import(BACKGROUND);
  await Promise.all((heard.installed ?? []).map((listener) => listener()));
  await Promise.all((heard.clicked ?? []).map((listener) => listener({ id: 7 })));
  assert.deepEqual(injected, [
    { target: { tabId: 7 }, injectImmediately: true, files: ['/extension/content/boot.js'] },
  ]);
});
