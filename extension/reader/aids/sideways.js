/**
 * The wheel and the keys of an article in vertical writing: what moves other articles down moves this one to the left.
 */

import { axisOf } from '../article/axis.js';

/** Pixels that a wheel means by a line. */
const LINE = 40;

/** What a key moves by, as a share of what is seen. */
const PAGE = 0.9;
const STEP = 0.12;

/**
 * @param {HTMLElement} main
 * @param {AbortSignal} signal
 */
export function turnWheel(main, signal) {
  main.addEventListener(
    'wheel',
    (event) => {
      const { deltaX, deltaY, deltaMode, ctrlKey } = event;
      const axis = axisOf(main);
      if (!axis.isSideways || ctrlKey || Math.abs(deltaX) >= Math.abs(deltaY)) return;
      const unit = [1, LINE, axis.size][deltaMode] ?? 1;
      axis.scrollBy(deltaY * unit);
      event.preventDefault();
    },
    { passive: false, signal },
  );
}

/**
 * @param {KeyboardEvent} event
 * @param {HTMLElement} main
 * @param {Element | null} focused
 * @returns {boolean} whether the key moved the article
 */
export function turnKey({ key, shiftKey }, main, focused) {
  const axis = axisOf(main);
  if (!axis.isSideways || focused?.closest('.panel, .speech')) return false;
  const isPressable = focused?.matches('a, button, input, textarea, select') ?? false;
  if (key === ' ' && isPressable) return false;
  /** @type {Record<string, number>} */
  const moves = {
    ArrowDown: STEP * axis.size,
    ArrowLeft: STEP * axis.size,
    ArrowUp: -STEP * axis.size,
    ArrowRight: -STEP * axis.size,
    PageDown: PAGE * axis.size,
    PageUp: -PAGE * axis.size,
    ' ': (shiftKey ? -PAGE : PAGE) * axis.size,
    Home: -axis.length,
    End: axis.length,
  };
  const move = moves[key];
  if (move === undefined) return false;
  axis.scrollBy(move);
  return true;
}
