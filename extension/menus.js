/**
 * The entries in menus. That of a page has one, which does what the button does; a second would fold both into a submenu.
 * That of the button leads to the page's site in the options, and to the options where the browser itself does not.
 */

import { openOptions } from './options/open.js';
import { contextMenus, runtime } from './shared/browser.js';
import { bareHost, isHost } from './shared/sites.js';
import { word } from './shared/words.js';

/** Chromium has an entry of its own for the options, Firefox has none. */
const HAS_OPTIONS = !runtime.getURL('').startsWith('moz-');

/** @typedef {{ id: string, title: () => string, contexts: chrome.contextMenus.CreateProperties['contexts'] }} Entry */

/** @type {Entry[]} */
const ENTRIES = [
  {
    id: 'toggle',
    title: () => word('menuToggle'),
    contexts: ['page', 'frame', 'selection', 'link', 'image', 'video', 'audio'],
  },
  { id: 'site', title: () => word('menuSite'), contexts: ['action'] },
];
/** @type {Entry} */
const OPTIONS = { id: 'options', title: () => word('options'), contexts: ['action'] };

/** Makes the entries anew: the browser keeps them until the extension is another. */
export async function makeMenus() {
  await contextMenus?.removeAll();
  for (const { id, title, contexts } of HAS_OPTIONS ? ENTRIES : [...ENTRIES, OPTIONS]) {
    contextMenus?.create({ id, title: title(), contexts });
  }
}

/**
 * @param {(tab: chrome.tabs.Tab) => void} toggle
 */
export function answerMenus(toggle) {
  // Firefox for Android has no menus to add to.
  contextMenus?.onClicked.addListener(({ menuItemId }, tab) => {
    if (menuItemId === 'options') openOptions('reading');
    else if (menuItemId === 'site') openOptions(sectionOf(tab?.url));
    else if (tab) toggle(tab);
  });
}

/**
 * The section on sites, at the one of this page; the choice of the entry lets its address be read, as the button does.
 * @param {string | undefined} address
 */
function sectionOf(address) {
  if (address === undefined || !URL.canParse(address)) return 'sites';
  const { protocol, hostname } = new URL(address);
  const host = bareHost(hostname);
  return /^https?:$/.test(protocol) && isHost(host) ? `sites/${host}` : 'sites';
}
