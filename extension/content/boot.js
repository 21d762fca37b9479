/*
 * What the background injects: loads the modules once (the browser keeps them; injecting this again only calls
 * them) and toggles the reader. Its last value, a promise of what happened, goes back to the background.
 * A classic script cannot import statically, so this one file beside shared/browser.js names `chrome`.
 */
// Asked for at once, beside what has to come first; what goes wrong is said where it is needed.
import(chrome.runtime.getURL('extension/reader/view.js')).catch(() => {});
import(chrome.runtime.getURL('extension/content/main.js')).then((main) => main.toggle());
