/**
 * The background: injects the reader where the user asks for it (button, key, context menu), says so on the button
 * where a page cannot be read, lends its core to pages that forbid one of their own, and alone writes what the user set.
 */

import { clean, where, write } from './core/background.js';
import { answerMenus, makeMenus } from './menus.js';
import { openOptions } from './options/open.js';
import { answer } from './shared/answers.js';
import { action, runtime, scripting, storage } from './shared/browser.js';
import { word } from './shared/words.js';
import { keepRegistered } from './sites/registered.js';
import { makeCounts } from './store/counts.js';
import { makeMirror } from './store/mirror.js';
import { makeWriter } from './store/writer.js';
import { makeTranslations } from './translate/background.js';

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
const translations = makeTranslations(counts);

answer({
  where,
  clean,
  write,
  change: async (change, asker) => {
    const answer = await writer.change(change, asker);
    if ('state' in answer) await translations.changed(change);
    return answer;
  },
  health: async () => ({ ...(await writer.health()), sync: await mirror.health() }),
  request: async (kind, origin, isPrivate) => {
    if (!isPrivate) await counts.count(kind, origin);
  },
  options: openOptions,
  translate: translations.translate,
  stopTranslation: translations.stop,
  madeTranslations: translations.made,
});
keepRegistered();

// What another device said, now or while nobody was here to hear it.
storage.onChanged.addListener((_changes, area) => {
  if (area === 'sync') mirror.soon();
});
mirror.soon();

action.onClicked.addListener((tab) => toggle(tab));

answerMenus(toggle);

runtime.onInstalled.addListener(() => {
  // What a version before stored; should it fail, the next change does it.
  writer.open().catch(() => {});
  makeMenus();
});

/** @param {chrome.tabs.Tab} tab */
async function toggle(tab) {
  if (tab.id === undefined) return;
  const outcome = await inject(tab.id);
  if (outcome === 'closed-to-all') await sayUnreadable(tab.id, word('actionUnreadable'));
  else if (outcome === 'unreadable') await sayUnreadable(tab.id, word('actionNoText'));
  else if (said.has(tab.id)) await unsay(tab.id);
}

/**
 * @param {number} tabId
 * @returns {Promise<string>} what happened in the page, `unreadable` where it is data, an image or a file; `closed-to-all`
 *   where nothing may happen
 */
async function inject(tabId) {
  try {
    const [frame] = await scripting.executeScript({
      target: { tabId },
      // Else it waits until the last script of the page has come, and nothing is seen of the click meanwhile.
      injectImmediately: true,
      files: ['/extension/content/boot.js'],
    });
    return typeof frame?.result === 'string' ? frame.result : 'closed-to-all';
  } catch {
    // Browser pages, the stores, PDF viewers: no extension may run there.
    return 'closed-to-all';
  }
}

/**
 * Both are bound to the tab's document: a navigation clears them too.
 * @param {number} tabId
 * @param {string} why
 */
async function sayUnreadable(tabId, why) {
  try {
    await action.setBadgeBackgroundColor({ tabId, color: WARNING_COLOR });
    await action.setTitle({ tabId, title: why });
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
