/**
 * The background: injects the reader where the user asks for it (button, key, context menu), says so on the button
 * where a page cannot be read, lends its core to pages that forbid one of their own, and alone writes what the user set.
 */

import { clean, where } from './core/background.js';
import { openOptions } from './options/open.js';
import { action, contextMenus, runtime, scripting, storage } from './shared/browser.js';
import { answer } from './shared/messages.js';
import { word } from './shared/words.js';
import { keepRegistered } from './sites/registered.js';
import { makeCounts } from './store/counts.js';
import { makeMirror } from './store/mirror.js';
import { makeWriter } from './store/writer.js';

const MENU = 'toggle';

/** Milliseconds the button says that a page cannot be read; a worker sleeps after thirty seconds. */
const SAID = 8_000;

const WARNING_COLOR = '#9a3412';

/**
 * The tabs whose button says so now, and when it stops.
 * @type {Map<number, ReturnType<typeof setTimeout>>}
 */
const said = new Map();

const writer = makeWriter(storage.local, { saved: () => mirror.soon() });
const mirror = makeMirror(storage, writer);
const counts = makeCounts(storage.local);

answer({
  where,
  clean,
  change: writer.change,
  health: async () => ({ ...(await writer.health()), sync: await mirror.health() }),
  request: async (kind, origin, isPrivate) => {
    if (!isPrivate) await counts.count(kind, origin);
  },
  options: openOptions,
});
keepRegistered();

// What another device said, now or while nobody was here to hear it.
storage.onChanged.addListener((_changes, area) => {
  if (area === 'sync') mirror.soon();
});
mirror.soon();

action.onClicked.addListener((tab) => toggle(tab));

// Firefox for Android has no context menu of its own to add to.
contextMenus?.onClicked.addListener((_info, tab) => {
  if (tab) toggle(tab);
});

runtime.onInstalled.addListener(async () => {
  // What a version before stored; should it fail, the next change does it.
  writer.open().catch(() => {});
  await contextMenus?.removeAll();
  contextMenus?.create({
    id: MENU,
    title: word('menuToggle'),
    contexts: ['page', 'frame', 'selection', 'link', 'image', 'video', 'audio'],
  });
});

/** @param {chrome.tabs.Tab} tab */
async function toggle(tab) {
  if (tab.id === undefined) return;
  const outcome = await inject(tab.id);
  if (outcome === 'unreadable') await sayUnreadable(tab.id);
  else if (said.has(tab.id)) await unsay(tab.id);
}

/**
 * @param {number} tabId
 * @returns {Promise<string>} what happened in the page, or `unreadable`
 */
async function inject(tabId) {
  try {
    const [frame] = await scripting.executeScript({
      target: { tabId },
      files: ['/extension/content/boot.js'],
    });
    return typeof frame?.result === 'string' ? frame.result : 'unreadable';
  } catch {
    // Browser pages, the stores, PDF viewers: no extension may run there.
    return 'unreadable';
  }
}

/**
 * Both are bound to the tab's document: a navigation clears them too.
 * @param {number} tabId
 */
async function sayUnreadable(tabId) {
  try {
    await action.setBadgeBackgroundColor({ tabId, color: WARNING_COLOR });
    await action.setTitle({ tabId, title: word('actionUnreadable') });
    await action.setBadgeText({ tabId, text: '!' });
    clearTimeout(said.get(tabId));
    said.set(
      tabId,
      setTimeout(() => unsay(tabId), SAID),
    );
  } catch {
    // The tab was closed.
  }
}

/** @param {number} tabId */
async function unsay(tabId) {
  clearTimeout(said.get(tabId));
  said.delete(tabId);
  try {
    await action.setBadgeText({ tabId, text: '' });
    await action.setTitle({ tabId, title: word('actionTitle') });
  } catch {
    // The tab was closed.
  }
}
