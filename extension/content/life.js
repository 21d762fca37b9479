/**
 * What ends a view, or a card in its place, from outside: the page goes elsewhere without loading, or throws it out. In
 * both cases it closes, so that neither an article that is no longer there nor a listener for keys stays behind.
 */

import { GIVEN_UP, HOST } from '../reader/mount/host.js';
import { documentElementOf, querySelector, styleSheetsOf } from '../shared/dom.js';

/**
 * @typedef {object} View
 * @property {() => void} close
 * @property {() => boolean} isOpen
 * @property {AbortSignal} signal aborted when it is taken away
 */

/**
 * Watches from now on whether the page goes elsewhere without loading.
 * @param {() => void} left
 * @param {AbortSignal} signal
 * @returns {() => void} looks once more: not every browser tells of each step
 */
export function watchAddress(left, signal) {
  const { pathname } = location;
  let { search } = location;
  /** @param {boolean} isStep to another entry of the history, not a change of this one */
  const check = (isStep) => {
    if (signal.aborted) return;
    if (location.pathname !== pathname || (isStep && location.search !== search)) left();
    ({ search } = location);
  };
  window.addEventListener('popstate', () => check(true), { signal });
  window.navigation?.addEventListener(
    'currententrychange',
    // An entry that replaces its own address, mostly to drop parameters that told where one came from, shows the same.
    ({ navigationType }) => check(navigationType === 'push' || navigationType === 'traverse'),
    { signal },
  );
  return () => check(false);
}

/**
 * Closes what the page throws out.
 * @param {View} view or a card
 */
export function closeWithPage(view) {
  const { signal } = view;
  const watch = new MutationObserver(() => {
    if (!view.isOpen()) view.close();
  });
  watch.observe(document, { childList: true });
  const root = documentElementOf.call(document);
  if (root) watch.observe(root, { childList: true });
  signal.addEventListener('abort', () => watch.disconnect());
}

/** Whether such a view was once found; a page that puts elements of its own in its place gets in the way once at most. */
let wasFound = false;

/**
 * A view that another version of the extension left open in this page when it was updated: it hears no key of the browser
 * any more, and closes when it is thrown out.
 * @returns {boolean} whether there was one
 */
export function closeOrphan() {
  const orphan = wasFound ? null : querySelector.call(document, HOST);
  if (!orphan) return false;
  wasFound = true;
  // Said to it, which may still hear: else it would come back.
  orphan.setAttribute(GIVEN_UP, '');
  orphan.remove();
  // Firefox takes the code of the old version away at once, and nobody is left to take its sheet from the page.
  const sheets = styleSheetsOf.call(document);
  const own = sheets.findIndex(({ cssRules }) =>
    [...cssRules].some(({ cssText }) => cssText.includes(HOST)),
  );
  if (own >= 0) sheets.splice(own, 1);
  return true;
}
