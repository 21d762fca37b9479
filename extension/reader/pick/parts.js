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
   * @param {number} inner
   * @param {number} outer
   */
  const isWithin = (inner, outer) => {
    // An element has a higher number than those around it.
    for (
      let at = /** @type {number | null} */ (inner);
      at !== null && at >= outer;
      at = above(at)
    ) {
      if (at === outer) return true;
    }
    return false;
  };

  /**
   * @param {HTMLElement} article
   * @param {number} number
   */
  const covered = (article, number) =>
    new Set(pieces(article).filter((piece) => isWithin(sources.get(piece) ?? -1, number)));

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
    order: (article) => {
      const all = pieces(article);
      const outer = new Set();
      for (const piece of all) {
        for (let at = piece.parentElement; at && at !== article; at = at.parentElement)
          outer.add(at);
      }
      const inner = all.filter((piece) => !outer.has(piece));
      return [...new Set(inner.map((piece) => sources.get(piece) ?? -1))];
    },
    blocks: (article, number) => {
      const found = covered(article, number);
      /** @type {Set<HTMLElement>} */
      const tops = new Set();
      for (const piece of found) tops.add(outermost(piece, article, found));
      return [...tops].filter(
        (top) => ![...tops].some((other) => other !== top && other.contains(top)),
      );
    },
    wider: (article, number) => {
      const count = covered(article, number).size;
      const all = pieces(article).length;
      for (let at = above(number); at !== null; at = above(at)) {
        const { size } = covered(article, at);
        if (size === all) return null;
        if (size > count) return at;
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
 * The largest element of the view that holds nothing but what is covered: the item of a paragraph, the row of cells.
 * @param {HTMLElement} piece
 * @param {HTMLElement} article
 * @param {Set<HTMLElement>} found
 */
function outermost(piece, article, found) {
  let top = piece;
  for (let at = piece.parentElement; at && at !== article; at = at.parentElement) {
    const isCovered = sources.has(at) ? found.has(at) : pieces(at).every((one) => found.has(one));
    if (!isCovered) break;
    top = at;
  }
  return top;
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
