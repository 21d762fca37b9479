/**
 * The keys that scroll. Where nothing of the view can move by them, a browser has them move the page under it, which hears
 * of that: here they move the article, the list of a panel or what is open above, or nothing. In vertical writing what moves
 * other articles down moves this one to the left.
 */

import { documentElementOf } from '../../shared/dom.js';
import { axisOf } from '../article/axis.js';

/** Pixels of a line. */
const LINE = 40;

/** What a key moves by, as a share of what is seen; a step is one of vertical writing. */
const PAGE = 0.9;
const STEP = 0.12;

/** What of the view scrolls as a whole. */
const SCROLLERS = 'main, .panel-list, .keys, .note-words, .original-words, .rule-card';

/** @typedef {'step' | 'page' | 'all'} Far */
/** @typedef {{ far: Far, by: 1 | -1, isSideways: boolean }} Move `by` is negative to the beginning and to the left */

/** @type {Record<string, Move>} */
const MOVES = {
  ArrowDown: { far: 'step', by: 1, isSideways: false },
  ArrowUp: { far: 'step', by: -1, isSideways: false },
  ArrowRight: { far: 'step', by: 1, isSideways: true },
  ArrowLeft: { far: 'step', by: -1, isSideways: true },
  PageDown: { far: 'page', by: 1, isSideways: false },
  PageUp: { far: 'page', by: -1, isSideways: false },
  End: { far: 'all', by: 1, isSideways: false },
  Home: { far: 'all', by: -1, isSideways: false },
  ' ': { far: 'page', by: 1, isSideways: false },
};

/**
 * @param {KeyboardEvent} event
 * @param {HTMLElement} main
 * @param {Element | null} focused
 * @param {Element} area what is moved where nothing around the focus can be: `main`, or what holds what scrolls
 * @returns {boolean} whether the key was used here; the browser does it best where what it would move is ours
 */
export function scrollByKey(event, main, focused, area) {
  const move = moveOf(event);
  if (!move || isUsedBy(focused, event.key)) return false;
  const isInMain = main.contains(focused);
  const axis = axisOf(main);
  if (axis.isSideways && (isInMain || area === main)) {
    // The article begins at its right edge.
    const by = move.isSideways ? -move.by : move.by;
    axis.scrollBy(by * distance(move.far, STEP * axis.size, axis.size, axis.length));
    return true;
  }
  if (move.isSideways) {
    // Firefox 153 goes on to the page by these, though the article keeps its scroll to itself.
    if (isInMain && !isPageWide()) return false;
    const wide = focused?.closest('[tabindex="0"]');
    if (wide !== main) wide?.scrollBy({ left: move.by * LINE, behavior: 'instant' });
    return true;
  }
  const around = focused?.closest(SCROLLERS);
  if (isInMain || (around && keepsScroll(around))) return false;
  const scroller = area.matches(SCROLLERS) ? area : area.querySelector(SCROLLERS);
  if (scroller) {
    const { clientHeight, scrollHeight } = scroller;
    const top = move.by * distance(move.far, LINE, clientHeight, scrollHeight);
    scroller.scrollBy({ top, behavior: 'instant' });
  }
  return true;
}

/**
 * What a key means, with those held beside it by which Windows and macOS scroll too.
 * @param {KeyboardEvent} event
 * @returns {Move | undefined}
 */
function moveOf({ key, altKey, ctrlKey, metaKey, shiftKey }) {
  const move = MOVES[key];
  if (!move) return undefined;
  const isHeld = altKey || ctrlKey || metaKey;
  if (shiftKey) {
    // With all others it is the selection that grows.
    return key === ' ' && !isHeld ? { ...move, by: -1 } : undefined;
  }
  if (!isHeld) return move;
  if (ctrlKey) return move.far === 'all' ? move : undefined;
  if (move.far !== 'step' || move.isSideways) return undefined;
  return { ...move, far: metaKey ? 'all' : 'page' };
}

/**
 * Whether what has the focus does something of its own by a key.
 * @param {Element | null} focused
 * @param {string} key
 */
function isUsedBy(focused, key) {
  if (focused?.matches('select, textarea, input[type="range"]')) return true;
  if (focused?.matches('input[type="radio"]')) return key === ' ' || key.startsWith('Arrow');
  if (focused?.matches('button, summary, input:is([type="checkbox"], [type="color"])'))
    return key === ' ';
  return focused instanceof HTMLInputElement && !key.startsWith('Page');
}

/**
 * @param {Far} far
 * @param {number} step
 * @param {number} size of what is seen
 * @param {number} length
 */
function distance(far, step, size, length) {
  return { step, page: PAGE * size, all: length }[far];
}

/**
 * Whether the browser ends there what it scrolls by a key. Where it does not, it goes on to the page at the end, and on the
 * way to the end already: it goes by where it will come to.
 * @param {Element} scroller
 */
function keepsScroll(scroller) {
  const isLong = scroller.scrollHeight > scroller.clientHeight;
  return isLong && getComputedStyle(scroller).overscrollBehaviorY === 'contain';
}

function isPageWide() {
  const root = documentElementOf.call(document);
  return root !== null && root.scrollWidth > root.clientWidth;
}
