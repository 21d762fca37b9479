/**
 * Waits for a page that is still coming: what has come of it so far would be taken for all there is.
 */

import { addEventListener, allOf, readyStateOf } from '../shared/dom.js';

/** Milliseconds without a new element after which what holds the page up is no text: a script that does not come. */
const QUIET = 1_500;
/** Milliseconds between two looks. */
const LOOK = 150;

/**
 * @param {Document} page
 * @param {AbortSignal} signal
 * @returns {Promise<void>} done when the browser has read the page to its end, when nothing more comes, or when aborted
 */
export function parsed(page, signal) {
  const isComing = () => readyStateOf.call(page) === 'loading' && !signal.aborted;
  if (!isComing()) return Promise.resolve();
  const elements = allOf.call(page, '*');
  return new Promise((resolve) => {
    let seen = elements.length;
    let since = performance.now();
    const look = () => {
      if (elements.length !== seen) {
        seen = elements.length;
        since = performance.now();
      }
      if (isComing() && performance.now() - since < QUIET) return;
      clearInterval(timer);
      resolve();
    };
    const timer = setInterval(look, LOOK);
    addEventListener.call(page, 'readystatechange', look, { signal });
    addEventListener.call(signal, 'abort', look, { once: true });
  });
}
