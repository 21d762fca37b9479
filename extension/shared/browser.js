/**
 * The browser's extension interface: with content/boot.js, content/by-itself.js and what options/rules/trial/tabs.js
 * puts into a page the only file that names it.
 * `chrome` answers promises in both browsers; `browser` is not used because in Chromium a page element with
 * `id="browser"` would stand in its place. In a content script only i18n, runtime and storage exist.
 */

/** Whether this is a private window, of which nothing is kept. */
export const isPrivate = chrome.extension?.inIncognitoContext ?? false;

/** @type {typeof chrome.contextMenus | undefined} */
export const contextMenus = chrome.contextMenus;

/** Firefox for Android has none. @type {typeof chrome.commands | undefined} */
export const commands = chrome.commands;

/** As above. @type {typeof chrome.windows | undefined} */
export const windows = chrome.windows;

export const { action, i18n, permissions, runtime, scripting, storage, tabs } = chrome;
