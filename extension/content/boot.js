/*
 * What the background injects: loads the modules once (the browser keeps them; injecting this again only calls
 * them) and toggles the reader. Its last value, a promise of what happened, goes back to the background.
 * A classic script cannot import statically, so this one file beside shared/browser.js names `chrome`.
 */
// The core comes from the disk and is compiled while the modules of the view are still being loaded. Should it fail, it is
// asked for again, and it is said then.
import(chrome.runtime.getURL('pkg/content/core.js'))
  .then((core) => core.prepareCore())
  .catch(() => {});
import(chrome.runtime.getURL('pkg/content/main.js')).then((main) => main.toggle());
