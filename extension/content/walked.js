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
  return {
    /** By their number, whatever is walked again. */
    elements: first.elements,
    /**
     * @param {ReadonlySet<string>} wanted names of attributes that rules look at now
     * @returns {Uint8Array}
     */
    bytes: (wanted) => {
      if ([...wanted].every((name) => carried.has(name))) return bytes;
      carried = new Set([...carried, ...wanted]);
      const again = walk(page, carried, isHidden);
      // In a page that has changed since, the numbers would lead elsewhere: such a rule finds nothing until it is opened anew.
      const { elements } = first;
      const isSame =
        again.elements.length === elements.length &&
        again.elements.every((element, at) => element === elements[at]);
      if (isSame) bytes = again.bytes;
      return bytes;
    },
  };
}
