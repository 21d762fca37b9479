/**
 * The open tabs whose address the browser tells: those of sites that Limpide may read, and those where its button was
 * pressed since they were loaded. No permission is asked for: who wants another tab tested presses the button there.
 */

import { runtime, scripting, tabs } from '../../../shared/browser.js';
import { fromBase64 } from '../../../shared/bytes.js';

/** @typedef {{ id: number, title: string, host: string }} OpenTab */

/**
 * @returns {Promise<{ open: OpenTab[], hidden: number }>} and how many others there are, pages of the browser among them
 */
export async function openTabs() {
  const all = await tabs.query({});
  /** @type {OpenTab[]} */
  const open = [];
  let hidden = 0;
  for (const { id, url, title = '' } of all) {
    const host = url && /^(https?|file):/.test(url) ? new URL(url).hostname : null;
    if (id === undefined || url?.startsWith(runtime.getURL(''))) continue;
    if (host === null) hidden += 1;
    else open.push({ id, title, host });
  }
  return { open, hidden };
}

/**
 * Tells when a tab may have come, gone or been allowed.
 * @param {() => void} changed
 * @param {AbortSignal} signal
 */
export function watchTabs(changed, signal) {
  for (const event of [tabs.onUpdated, tabs.onRemoved, tabs.onActivated]) {
    const listen = () => changed();
    /** @type {any} */ (event).addListener(listen);
    signal.addEventListener('abort', () => /** @type {any} */ (event).removeListener(listen));
  }
  addEventListener('focus', changed, { signal });
  document.addEventListener('visibilitychange', changed, { signal });
}

/**
 * The page of a tab as the core reads it.
 * @param {number} tabId
 * @param {ReadonlySet<string>} attributes that rules look at
 * @returns {Promise<Uint8Array>}
 */
export async function pageOf(tabId, attributes) {
  const [frame] = await scripting.executeScript({
    target: { tabId },
    // Runs in the page, where nothing of this file is known.
    func: (/** @type {string[]} */ attributes) =>
      import(chrome.runtime.getURL('pkg/content/given.js')).then((given) =>
        given.givePage(attributes),
      ),
    args: [[...attributes]],
  });
  if (typeof frame?.result !== 'string') throw new Error('the tab gave no page');
  return fromBase64(frame.result);
}
