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
 * @returns {Promise<boolean>} done when the browser has read the page to its end, when nothing more comes, or when aborted;
 *   whether it has been read to its end
 */
export function parsed(page, signal) {
  const isComing = () => readyStateOf.call(page) === 'loading' && !signal.aborted;
  if (!isComing()) return Promise.resolve(true);
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
      resolve(!isComing());
    };
    const timer = setInterval(look, LOOK);
    addEventListener.call(page, 'readystatechange', look, { signal });
    addEventListener.call(signal, 'abort', look, { once: true });
  });
}

/** Elements that hold what one reads: a page that goes on with scripts alone says nothing more. */
const TEXTS = ['p', 'li', 'dd', 'pre', 'td', 'blockquote', 'h2', 'h3', 'br', 'img'];

/**
 * Waits for the rest of a page that was read before its end.
 * @param {Document} page
 * @param {AbortSignal} signal
 * @returns {Promise<boolean>} whether it has gone on, known when the browser has read it to its end
 */
export function wentOn(page, signal) {
  const lists = TEXTS.map((name) => allOf.call(page, name));
  const count = () => lists.reduce((sum, { length }) => sum + length, 0);
  const had = count();
  return new Promise((resolve) => {
    const look = () => {
      if (readyStateOf.call(page) !== 'loading') resolve(count() > had);
    };
    addEventListener.call(page, 'readystatechange', look, { signal });
  });
}
