/*
 * What the browser runs on pages of the sites that open by themselves: asks once whether this one does. It touches nothing.
 * A classic script cannot import statically, so this file, like boot.js, names `chrome`.
 */
import(chrome.runtime.getURL('pkg/content/opens.js')).then((opens) => opens.openByItself());
