/**
 * Where the page itself stands, by the elements that the article's blocks came from: the view opens there, and on leaving
 * the page is led to what was being read. A page cannot always be led so far, nor to a line: where it still stands as it was
 * left, the view opens at the place in the article and not at the page's.
 */

import { rectOf, scrollIntoView } from '../../shared/dom.js';

/** @typedef {import('../../shared/places.js').Place} Place */

/** The line at which one reads a page, as a share of the window: below the bars that many pages keep at the top. */
const READ_LINE = 0.15;

/** Pixels that a page moves by itself where nobody scrolls it. */
const SLACK = 4;

/**
 * How the article was left last, in this document.
 * @type {{ address: string, place: Place | null, element: Element | undefined, stand: number[] } | null}
 */
let left = null;

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

/**
 * Keeps in mind where the article was left and how the page stands then.
 * @param {string} address of the article
 * @param {Place | null} place null at its beginning
 * @param {Element | undefined} element what the page was led to
 */
export function rememberLeft(address, place, element) {
  left = { address, place, element, stand: standOf(element) };
}

/**
 * Where the article was left, if the page has not been moved since.
 * @param {string} address of the article
 * @returns {Place | null}
 */
export function placeLeft(address) {
  if (left?.address !== address) return null;
  const { element, stand, place } = left;
  const isSame = standOf(element).every((at, axis) => Math.abs(at - (stand[axis] ?? 0)) <= SLACK);
  return isSame ? place : null;
}

/**
 * Where an element is seen, whatever it scrolls in; where there is none, or it is not shown, how far the page is scrolled.
 * @param {Element | undefined} element
 */
function standOf(element) {
  const { top, left, height } = element?.isConnected
    ? rectOf.call(element)
    : { top: 0, left: 0, height: 0 };
  return height > 0 ? [top, left] : [window.scrollY, window.scrollX];
}
