/**
 * Where the page itself stands, by the elements that the article's blocks came from: the view opens there, and on leaving
 * the page is led to what was being read.
 */

import { rectOf, scrollIntoView } from '../../shared/dom.js';

/** The line at which one reads a page, as a share of the window: below the bars that many pages keep at the top. */
const READ_LINE = 0.15;

/**
 * The block at which the page is being read; null where the page stands at the beginning of the article, or beside it.
 * @param {Map<HTMLElement, number>} places the element numbers of the blocks, in order
 * @param {Element[]} elements the page's elements by their number
 * @returns {HTMLElement | null}
 */
export function blockOnPage(places, elements) {
  const line = window.innerHeight * READ_LINE;
  let isFirst = true;
  for (const [block, node] of places) {
    const element = elements[node];
    if (!element) continue;
    const { top, bottom, height } = rectOf.call(element);
    if (height <= 0) continue;
    if (isFirst && bottom > 0) return null;
    isFirst = false;
    if (bottom > line) return top < window.innerHeight ? block : null;
  }
  return null;
}

/**
 * Brings an element of the page to where it can be read.
 * @param {Element | undefined} element
 */
export function goOnPage(element) {
  if (!element?.isConnected) return;
  const { height } = rectOf.call(element);
  if (height <= 0) return;
  const block = height < window.innerHeight * (1 - 2 * READ_LINE) ? 'center' : 'start';
  scrollIntoView.call(element, { behavior: 'instant', block, inline: 'nearest' });
}
