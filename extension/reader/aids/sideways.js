/**
 * The wheel of an article in vertical writing: what moves other articles down moves this one to the left.
 */

import { axisOf } from '../article/axis.js';

/** Pixels that a wheel means by a line. */
const LINE = 40;

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
