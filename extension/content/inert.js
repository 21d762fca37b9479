/**
 * What an element of a document that is not on screen says of itself: nothing is rendered there, so that all there is
 * to go by is the markup, as in a file.
 */

import { getAttribute, localNameOf, parentElementOf } from '../shared/dom.js';

/** A declaration that hides, in the words of an attribute. */
const HIDING =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\s*(?:!\s*important\s*)?(?:;|$)/i;

/**
 * @param {Element} element
 * @returns {boolean} whether a browser would not show it, by its own style sheet or the element's own style
 */
export function saysHidden(element) {
  if (getAttribute.call(element, 'hidden') !== null) return true;
  if (HIDING.test(getAttribute.call(element, 'style') ?? '')) return true;
  const name = localNameOf.call(element);
  if (name === 'dialog') return getAttribute.call(element, 'open') === null;
  const parent = parentElementOf.call(element);
  const isInDetails = parent !== null && localNameOf.call(parent) === 'details';
  return isInDetails && name !== 'summary' && getAttribute.call(parent, 'open') === null;
}
