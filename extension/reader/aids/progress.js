/**
 * How far the reading has come: a thin line under the toolbar, and the minutes that are left.
 */

import { axisOf } from '../article/axis.js';
import { readingTime } from '../article/reading-time.js';
import { element } from '../element.js';

/**
 * @param {HTMLElement} main what scrolls
 * @param {AbortSignal} signal
 */
export function makeProgress(main, signal) {
  const line = element('div', { class: 'progress', 'aria-hidden': 'true' });
  const left = element('span', { class: 'left' });
  let minutes = 0;
  let isWaiting = false;
  const update = () => {
    isWaiting = false;
    const { length, position } = axisOf(main);
    const share = length > 1 ? Math.min(Math.max(position / length, 0), 1) : 1;
    line.style.setProperty('--share', share.toFixed(4));
    const rest = Math.ceil(minutes * (1 - share));
    left.textContent =
      length > 1 && rest > 0 && share > 0 ? readingTime(rest, 'minutesLeft', 'hoursLeft') : '';
  };
  const soon = () => {
    if (!isWaiting) requestAnimationFrame(update);
    isWaiting = true;
  };
  main.addEventListener('scroll', soon, { signal, passive: true });
  const resized = new ResizeObserver(soon);
  resized.observe(main);
  signal.addEventListener('abort', () => resized.disconnect());
  return {
    line,
    left,
    /** @param {number} all minutes that the article takes */
    show: (all) => {
      minutes = all;
      soon();
    },
  };
}
