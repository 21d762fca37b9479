/**
 * What the style sheets of a page make of its elements: whether they are seen, whether words that adjoin are seen as one,
 * and the line ends of their texts. Asked on the hot path: as little as tells it, of as few elements as matter.
 */

import {
  bodyOf,
  checkVisibility,
  dataOf,
  firstChildOf,
  firstElementChildOf,
  getAttribute,
  localNameOf,
  nextSiblingOf,
  nodeTypeOf,
  parentElementOf,
  previousSiblingOf,
} from '../shared/dom.js';
import { LEFT_OUT, NOT_ASKED, traitsOf } from './kinds.js';

const ELEMENT_NODE = 1;
const TEXT_NODE = 3;

/** Flags of an element's record. Not rendered, nor is anything in it. */
export const HIDDEN = 1;
/** What stands directly in it is not seen; each element in it may be. */
export const UNSEEN = 8;
/** It stands on lines of its own. */
const APART = 16;
/** It is there for those who hear the page alone. */
const HEARD = 32;
/** There is room between it and what stands before it in a row. No record has it: a space is written. */
export const SPACED = 64;

/** How the line ends of the texts in an element are shown: not asked yet, as spaces, as line ends. */
export const UNKNOWN = 0;
export const AS_SPACES = 1;
const AS_LINES = 2;
/** In a `pre`, which says so by its name. */
export const AS_WRITTEN = 3;

/** Values of `white-space-collapse` under which line ends are seen. */
const SHOWS_LINES = /^(?:preserve|break)/;
/** Values of `display` of what stands on lines of its own. */
const IS_BLOCK = /^(?:block|flex|grid|list-item|flow-root|table)$/;
const IS_ROW = /flex|grid/;
/** A side of what is there to be heard alone. */
const DOT = /^[01]px$/;
/** What leaves nothing of it. */
const CLIPPED = /^rect\(([01])px, \1px, \1px, \1px\)$/;
const CLIPPED_AWAY = /^inset\((?:50|100)%/;
/** CSS pixels out of the page, beyond which nothing is seen. */
const OUT = -900;
const NOT_BLANK = /\S/;
/** What may end or begin a word or a sentence; of a pair of code units one is enough. */
const ENDS_WORD = /[\p{L}\p{N}\p{Cs}.!?:;…)”»"']/u;
const BEGINS_WORD = /[\p{L}\p{N}\p{Cs}(“«"']/u;
const SPACE = 32;

/** @typedef {(element: Element) => number} Sight 0 for an element that is seen, else one of the flags */

/**
 * @param {Document} page
 * @returns {{ sight: Sight, look: (element: Element) => number, lines: number }} `look` answers the flags of an inline
 *   element beside which words stand without a space, `lines` how line ends are shown where nothing has been asked
 */
export function sightIn(page) {
  const body = bodyOf.call(page);
  /** @type {Element | null} the first element in the one asked last */
  let first = null;
  let isFirstRendered = false;
  /**
   * What is rendered stands in what is rendered: the first element in one is asked in its place, and once for both. To be
   * asked costs more than all else that is done with most elements.
   * @param {Element} element
   */
  const isRendered = (element) => {
    if (element === first) return isFirstRendered;
    const inner = firstElementChildOf.call(element);
    // In Firefox an `area` is rendered where its image is, wherever it stands.
    if (inner === null || traitsOf(localNameOf.call(inner)) & (NOT_ASKED | LEFT_OUT)) {
      return checkVisibility.call(element);
    }
    first = inner;
    isFirstRendered = checkVisibility.call(inner);
    return isFirstRendered || checkVisibility.call(element);
  };
  // A page that its style hides as a whole, until its fonts or its scripts are there, is read as it will be.
  const isSeen = body !== null && getComputedStyle(body).visibility === 'visible';
  return {
    lines: UNKNOWN,
    sight: (element) => {
      if (isRendered(element)) return 0;
      // `display: contents` has no box of its own, which the browser calls not visible; what it holds may well be.
      return getComputedStyle(element).display === 'contents' ? 0 : HIDDEN;
    },
    look: (element) => {
      const style = getComputedStyle(element);
      if (isSeen && style.visibility !== 'visible') return UNSEEN;
      const { display } = style;
      // What is taken out of the text is no longer inline: of most elements nothing else needs to be asked.
      if (display.startsWith('inline')) return 0;
      const { position } = style;
      if (position === 'absolute' || position === 'fixed') return isHeard(style) ? HEARD : 0;
      return IS_BLOCK.test(display) ? placeOf(element, style) : 0;
    },
  };
}

/**
 * Whether the words of an inline element adjoin others, so that without its style they were one word or one sentence.
 * @param {Element} element
 */
export function adjoins(element) {
  const before = previousSiblingOf.call(element);
  if (before !== null) {
    const type = nodeTypeOf.call(before);
    if (type === ELEMENT_NODE) return true;
    if (type === TEXT_NODE) {
      const text = dataOf.call(before);
      if (isOf(ENDS_WORD, text, text.length - 1)) return true;
    }
  }
  const after = nextSiblingOf.call(element);
  if (after === null) return false;
  const type = nodeTypeOf.call(after);
  return type === ELEMENT_NODE || (type === TEXT_NODE && isOf(BEGINS_WORD, dataOf.call(after), 0));
}

/**
 * Whether a letter of a text is one of these. Most are a space, which is told without them.
 * @param {RegExp} letters
 * @param {string} text
 * @param {number} at
 */
function isOf(letters, text, at) {
  return text.charCodeAt(at) > SPACE && letters.test(text.charAt(at));
}

/**
 * Whether the style puts an element where nobody looks.
 * @param {CSSStyleDeclaration} style
 */
function isHeard({ width, height, left, top, clip, clipPath }) {
  return (
    (DOT.test(width) && DOT.test(height)) ||
    Number.parseFloat(left) < OUT ||
    Number.parseFloat(top) < OUT ||
    CLIPPED.test(clip) ||
    CLIPPED_AWAY.test(clipPath)
  );
}

/**
 * How an inline element stands that its style makes a block.
 * @param {Element} element
 * @param {CSSStyleDeclaration} style
 * @returns {number} flags
 */
function placeOf(element, { cssFloat }) {
  // The initial of a text, a note in its margin; what is drawn alone, as formulas are in pieces.
  if (cssFloat !== 'none' || getAttribute.call(element, 'aria-hidden') === 'true') return 0;
  // Every element in a row is a block, within a line too.
  const parent = parentElementOf.call(element);
  if (parent === null || !IS_ROW.test(getComputedStyle(parent).display)) return APART;
  return previousSiblingOf.call(element) === null || isLetter(element) ? 0 : SPACED;
}

/**
 * Whether an element holds a single letter of a word, as those do that move one by one.
 * @param {Element} element
 */
function isLetter(element) {
  const first = firstChildOf.call(element);
  return first !== null && nodeTypeOf.call(first) === TEXT_NODE && dataOf.call(first).length < 2;
}

/**
 * Whether the line ends of a text are seen: the style is asked for where there are words beside one, once an element.
 * @param {{ element: Element, lines: number }} level around it
 * @param {string} text that has a line end
 */
export function showsLines(level, text) {
  if (level.lines === UNKNOWN) {
    if (!NOT_BLANK.test(text)) return false;
    const collapse = getComputedStyle(level.element).whiteSpaceCollapse;
    level.lines = SHOWS_LINES.test(collapse) ? AS_LINES : AS_SPACES;
  }
  return level.lines === AS_LINES;
}
