/**
 * A page as it was walked; and once more, where rules that were written since look at attributes that the walk left out.
 */

import { walk } from './walk.js';

/**
 * @param {Document} page
 * @param {ReadonlySet<string>} names of attributes that rules look at
 * @param {(element: Element) => boolean} [isHidden]
 */
export function makeWalked(page, names, isHidden) {
  let carried = names;
  const first = walk(page, carried, isHidden);
  let { bytes } = first;
  // Those of further pages come behind those that are handed out.
  const own = [...first.elements];
  return {
    /** By their number, whatever is walked again. */
    elements: first.elements,
    /**
     * @param {ReadonlySet<string>} wanted names of attributes that rules look at now
     * @returns {Uint8Array}
     */
    bytes: (wanted) => {
      if ([...wanted].every((name) => carried.has(name))) return bytes;
      const all = new Set([...carried, ...wanted]);
      const again = walk(page, all, isHidden);
      // The view itself stands behind all that was there. In a page that has changed otherwise the numbers would lead
      // elsewhere: there such a rule finds nothing until the page is as it was, or the reader is opened anew.
      if (own.every((element, at) => element === again.elements[at])) {
        bytes = again.bytes;
        carried = all;
      }
      return bytes;
    },
  };
}
