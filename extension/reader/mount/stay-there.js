/**
 * Keeps the view in the page: a page that clears away what it did not put there itself, by an observer, a timer, or with
 * everything else in it, has the view put back as it was. It has the last word where it goes on, or puts another document in
 * its place: whoever watches for that closes the view then.
 */

import { documentElementOf } from '../../shared/dom.js';
import { GIVEN_UP } from './host.js';

/** A page that throws the view out again and again has the last word after so many. */
const MOST = 8;

/** Milliseconds after which what was thrown out before is forgotten. */
const QUIET = 10_000;

/**
 * @param {HTMLElement} host
 * @param {HTMLElement} view in its shadow tree
 * @param {Element} root of the page, in which the host stands
 * @param {() => void} putBack puts the host back and shows it as it was shown
 * @param {AbortSignal} signal
 */
export function stayThere(host, view, root, putBack, signal) {
  let thrown = 0;
  let last = 0;
  /** What is scrolled: outside the page nothing is. @type {Map<Element, { left: number, top: number }>} */
  const scrolled = new Map();
  view.addEventListener(
    'scroll',
    ({ target }) => {
      if (target instanceof Element && host.isConnected) {
        scrolled.set(target, { left: target.scrollLeft, top: target.scrollTop });
      }
    },
    { capture: true, passive: true, signal },
  );

  const watch = new MutationObserver(() => {
    if (host.isConnected || signal.aborted || documentElementOf.call(document) !== root) return;
    if (host.hasAttribute(GIVEN_UP)) return;
    const now = performance.now();
    if (now - last > QUIET) thrown = 0;
    [thrown, last] = [thrown + 1, now];
    if (thrown > MOST) return;
    // Read before: what is put back says by events that it is not scrolled.
    const places = [...scrolled];
    putBack();
    for (const [part, { left, top }] of places) {
      if (part.isConnected) part.scrollTo({ left, top, behavior: 'instant' });
      else scrolled.delete(part);
    }
  });
  watch.observe(root, { childList: true });
  signal.addEventListener('abort', () => watch.disconnect());
}
