/**
 * Keeps the view above what the page comes to show above itself: a later dialog or popover stands over everything before
 * it, and a modal one takes pointer, keys and focus from the view. The view's own dialog is taken out and shown anew, above
 * it; what the page opened stays open and is there when the view closes, but for popovers that go with a click elsewhere:
 * the browser closes them for any dialog. Words selected in the article, which a field of the page's takes with the focus,
 * are not selected again: what a script selects shows the page its nodes, and with them a way into the closed tree (seen in
 * Chromium 156 and Firefox 153).
 */

import { matches, querySelectorAll } from '../../shared/dom.js';
import { TOP_LAYER } from './aside.js';

/** A page that opens one thing after another has the last word after so many. */
const MOST = 20;

/**
 * @typedef {object} Above
 * @property {() => void} focused something in the view has the focus
 * @property {() => Element | null} lastFocused what in the view had it last
 * @property {() => void} lostFocus something in the page has it, and it could not be taken back
 */

/**
 * @param {ShadowRoot} shadow
 * @param {HTMLDialogElement} layer in it
 * @param {HTMLElement} view in that
 * @param {{ regainFocus(): void, raise(): void }} handlers
 * @param {AbortSignal} signal
 * @returns {Above}
 */
export function stayAbove(shadow, layer, view, handlers, signal) {
  let raises = 0;
  let isRaising = false;
  /** @type {Element | null} */
  let focused = null;
  /** What is open in the page and known to stand below. @type {Set<EventTarget>} */
  let below = new Set();

  const raise = () => {
    // Beside the page, to point at it, or on its way to paper, the view does not stand above it.
    if (signal.aborted || !layer.matches(':modal') || view.parentElement !== layer) return;
    if (raises === MOST) return;
    raises += 1;
    const before = focused;
    const scrolled = [...view.querySelectorAll('*')]
      .filter(({ scrollTop, scrollLeft }) => scrollTop !== 0 || scrollLeft !== 0)
      .map((part) => ({ part, top: part.scrollTop, left: part.scrollLeft }));
    isRaising = true;
    handlers.raise();
    for (const { part, top, left } of scrolled) part.scrollTo({ top, left, behavior: 'instant' });
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    if (shadow.activeElement !== before || before === null) handlers.regainFocus();
    isRaising = false;
    below = new Set(querySelectorAll.call(document, TOP_LAYER));
  };

  const atWindow = { capture: true, signal };
  window.addEventListener(
    'beforetoggle',
    ({ isTrusted, target, newState }) => {
      if (isTrusted && target !== null && newState === 'open') below.delete(target);
    },
    atWindow,
  );
  window.addEventListener(
    'toggle',
    ({ isTrusted, target, newState }) => {
      if (!isTrusted || newState !== 'open' || target === null || below.has(target)) return;
      // Not every dialog stands there, nor what else is opened, as `details` are.
      if (matches.call(/** @type {Element} */ (target), TOP_LAYER)) raise();
    },
    atWindow,
  );
  const focusing = () => {
    if (!isRaising) focused = shadow.activeElement;
  };
  view.addEventListener('focusin', focusing, { signal });
  return {
    focused: focusing,
    lastFocused: () => focused,
    // No event tells of what is opened in a shadow tree, but that it takes the focus. Now it is still being opened.
    lostFocus: () => {
      if (!isRaising) queueMicrotask(() => shadow.activeElement === null && raise());
    },
  };
}
