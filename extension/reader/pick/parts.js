/**
 * The parts of the article as the page has them: which element of the page is pointed at, what stands around it, and which
 * blocks of the view came from it. An element is named by its number; elements in open shadow trees and in frames have the
 * parents that the walk gave them.
 */

import { localNameOf, nodeTypeOf, parentOf, slotOf } from '../../shared/dom.js';
import { sources } from '../article/blocks.js';

const ELEMENT = 1;
const DOCUMENT = 9;

/** Above these there is nothing to choose. */
const TOPS = ['html', 'body'];

/**
 * @typedef {object} Parts
 * @property {(article: HTMLElement, target: Element) => number | null} at the innermost part that something in the view is
 * @property {(article: HTMLElement) => number[]} order the innermost parts, in the order of the page
 * @property {(article: HTMLElement, isWanted: (piece: HTMLElement) => boolean) => number | null} first the first of them
 *   of which something in the view is wanted
 * @property {(numbers: number[], outer: number) => number[]} within those that are within an element, or are it
 * @property {(number: number) => number | null} above the element around one
 * @property {(number: number) => number[]} below the elements directly in one
 * @property {(numbers: number[]) => number | null} common the innermost element around all of these
 * @property {(article: HTMLElement, number: number) => HTMLElement[]} blocks what of the view came from an element, the
 *   outermost that did so wholly
 * @property {(article: HTMLElement, number: number) => number | null} wider the next element around that holds more of the
 *   article, and not all of it
 * @property {(element: Element) => number | null} known the number of an element, or of the nearest around it that has one
 */

/**
 * @param {Element[]} elements the page's elements by their number
 * @returns {Parts}
 */
export function makeParts(elements) {
  /** @type {Map<Element, number>} */
  const index = new Map();
  let count = 0;
  /** Those of further pages are added when they are joined. */
  const numbers = () => {
    for (; count < elements.length; count += 1) {
      const element = elements[count];
      if (element) index.set(element, count);
    }
    return index;
  };

  /** @type {Parts['known']} */
  const known = (element) => {
    for (let at = /** @type {Element | null} */ (element); at; at = around(at)) {
      const number = numbers().get(at);
      if (number !== undefined) return number;
    }
    return null;
  };
  /** @type {Parts['above']} */
  const above = (number) => {
    const element = elements[number];
    const outer = element && around(element);
    const found = outer ? known(outer) : null;
    return found === null || TOPS.includes(nameOf(found)) ? null : found;
  };
  /** @param {number} number */
  const nameOf = (number) => {
    const element = elements[number];
    return element ? localNameOf.call(element) : '';
  };
  /**
   * How far out one has to go from an element to come to one of these, each element being asked once.
   * @param {number[]} outer from the innermost outwards, each within the next
   * @returns {(inner: number) => number | null} the place of the first that it is within; null where it is within none
   */
  const placeIn = (outer) => {
    /** @type {Map<number, number | null>} */
    const places = new Map(outer.map((number, place) => [number, place]));
    const last = outer.at(-1) ?? 0;
    return (inner) => {
      const passed = [];
      let at = /** @type {number | null} */ (inner);
      // An element has a higher number than those around it.
      for (; at !== null && at > last && !places.has(at); at = above(at)) passed.push(at);
      const place = at === null ? null : (places.get(at) ?? null);
      for (const number of passed) places.set(number, place);
      return place;
    };
  };

  /**
   * @param {HTMLElement} article
   * @param {number} number
   */
  const covered = (article, number) => {
    const place = placeIn([number]);
    return new Set(pieces(article).filter((piece) => place(sources.get(piece) ?? -1) !== null));
  };

  /** @param {number} number */
  const chain = (number) => {
    const found = [];
    for (let at = /** @type {number | null} */ (number); at !== null; at = above(at))
      found.push(at);
    return found;
  };

  return {
    known,
    common: (numbers) => {
      const [first, ...others] = numbers.map(chain);
      return first?.find((at) => others.every((other) => other.includes(at))) ?? null;
    },
    above,
    below: (number) => {
      const found = [];
      for (let at = number + 1; at < elements.length; at += 1) {
        const outer = above(at);
        if (outer === number) found.push(at);
        else if (outer === null || outer < number) break;
      }
      return found;
    },
    at: (article, target) => {
      for (
        let at = /** @type {Element | null} */ (target);
        at && at !== article;
        at = at.parentElement
      ) {
        const number = sources.get(at);
        if (number !== undefined) return article.contains(at) ? number : null;
      }
      return null;
    },
    order: (article) => [...new Set(innermost(article).map((piece) => sources.get(piece) ?? -1))],
    first: (article, isWanted) => {
      const found = innermost(article).find(isWanted);
      return (found && sources.get(found)) ?? null;
    },
    within: (numbers, outer) => {
      const place = placeIn([outer]);
      return numbers.filter((number) => place(number) !== null);
    },
    blocks: (article, number) => {
      const found = covered(article, number);
      const isCovered = makeCovered(found);
      /** @type {Set<HTMLElement>} */
      const tops = new Set();
      for (const piece of found) tops.add(outermost(piece, article, isCovered));
      return [...tops].filter((top) => !isInOther(top, article, tops));
    },
    wider: (article, number) => {
      const around = chain(number);
      const place = placeIn(around);
      const all = pieces(article);
      /** How many pieces come from each, and from none of those within it. */
      const counts = around.map(() => 0);
      for (const piece of all) {
        const at = place(sources.get(piece) ?? -1);
        if (at !== null) counts[at] = (counts[at] ?? 0) + 1;
      }
      let size = counts[0] ?? 0;
      for (const [at, more] of counts.entries()) {
        if (at === 0) continue;
        size += more;
        if (size === all.length) return null;
        if (more > 0) return around[at] ?? null;
      }
      return null;
    },
  };
}

/**
 * Everything in the article that came from an element of the page.
 * @param {HTMLElement} article
 * @returns {HTMLElement[]}
 */
function pieces(article) {
  /** @type {NodeListOf<HTMLElement>} */
  const all = article.querySelectorAll('*');
  return [...all].filter((piece) => sources.has(piece));
}

/**
 * Those in which no other stands.
 * @param {HTMLElement} article
 */
function innermost(article) {
  const all = pieces(article);
  const outer = new Set();
  for (const piece of all) {
    // What is around one that was passed was passed with it.
    for (
      let at = piece.parentElement;
      at && at !== article && !outer.has(at);
      at = at.parentElement
    )
      outer.add(at);
  }
  return all.filter((piece) => !outer.has(piece));
}

/**
 * Whether all that an element of the view holds is covered; each is asked once.
 * @param {Set<HTMLElement>} found
 */
function makeCovered(found) {
  /** @type {Map<HTMLElement, boolean>} */
  const known = new Map();
  return (/** @type {HTMLElement} */ one) => {
    const before = known.get(one);
    if (before !== undefined) return before;
    const isCovered = sources.has(one)
      ? found.has(one)
      : pieces(one).every((piece) => found.has(piece));
    known.set(one, isCovered);
    return isCovered;
  };
}

/**
 * The largest element of the view that holds nothing but what is covered: the item of a paragraph, the row of cells.
 * @param {HTMLElement} piece
 * @param {HTMLElement} article
 * @param {(one: HTMLElement) => boolean} isCovered
 */
function outermost(piece, article, isCovered) {
  let top = piece;
  for (let at = piece.parentElement; at && at !== article; at = at.parentElement) {
    if (!isCovered(at)) break;
    top = at;
  }
  return top;
}

/**
 * @param {HTMLElement} top
 * @param {HTMLElement} article
 * @param {Set<HTMLElement>} tops
 */
function isInOther(top, article, tops) {
  for (let at = top.parentElement; at && at !== article; at = at.parentElement)
    if (tops.has(at)) return true;
  return false;
}

/**
 * The element around one as it is rendered: the slot it is shown in, the host of its shadow tree, the frame of its document.
 * @param {Element} element
 * @returns {Element | null}
 */
function around(element) {
  const slot = slotOf.call(element);
  if (slot) return slot;
  const parent = parentOf.call(element);
  if (!parent) return null;
  // Elements of a frame are none of this window's Element.
  if (nodeTypeOf.call(parent) === ELEMENT) return /** @type {Element} */ (parent);
  if (nodeTypeOf.call(parent) !== DOCUMENT) return /** @type {ShadowRoot} */ (parent).host ?? null;
  return parent === document ? null : frameOf(/** @type {Document} */ (parent));
}

/** @param {Document} inner */
function frameOf(inner) {
  try {
    return inner.defaultView?.frameElement ?? null;
  } catch {
    return null;
  }
}
