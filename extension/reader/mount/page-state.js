/**
 * What the view takes from the page while it is open, to be given back to the letter: focus, selection, scroll.
 */

import {
  activeElementOf,
  bodyOf,
  documentElementOf,
  focusQuietly,
  shadowRootOf,
} from '../../shared/dom.js';

/**
 * @typedef {object} PageState
 * @property {(host: Element) => void} focusMoved the page has moved its focus meanwhile, unless the view's host has it
 * @property {() => void} giveBack
 *
 * @returns {PageState}
 */
export function rememberPage() {
  /** What had the page's focus, the last first. */
  const focused = [deepestFocused()];
  const selected = selection();
  const { scrollX, scrollY } = window;
  return {
    focusMoved: (host) => {
      const now = deepestFocused();
      if (now !== null && now !== host) focused.unshift(now);
    },
    giveBack: () => {
      // One that is gone, or below a dialog that the page has opened, takes no focus.
      for (const one of focused) {
        if (one?.isConnected) focusQuietly(one);
        if (one !== null && deepestFocused() === one) break;
      }
      restoreSelection(selected);
      if (window.scrollX !== scrollX || window.scrollY !== scrollY) {
        window.scrollTo({ left: scrollX, top: scrollY, behavior: 'instant' });
      }
    },
  };
}

/** The element that has the focus, inside open shadow trees too; null where none has. */
export function deepestFocused() {
  let focused = activeElementOf.call(document);
  if (focused === bodyOf.call(document) || focused === documentElementOf.call(document))
    return null;
  for (;;) {
    const inner = focused && shadowRootOf.call(focused)?.activeElement;
    if (!inner) return focused;
    focused = inner;
  }
}

function selection() {
  const now = window.getSelection();
  if (now === null || now.rangeCount === 0) return null;
  const { anchorNode, anchorOffset, focusNode, focusOffset } = now;
  return { anchorNode, anchorOffset, focusNode, focusOffset };
}

/** @param {ReturnType<typeof selection>} before */
function restoreSelection(before) {
  const now = window.getSelection();
  if (now === null) return;
  if (before?.anchorNode == null || before.focusNode === null) {
    if (before === null && now.rangeCount > 0) now.removeAllRanges();
    return;
  }
  const isSame =
    now.anchorNode === before.anchorNode &&
    now.anchorOffset === before.anchorOffset &&
    now.focusNode === before.focusNode &&
    now.focusOffset === before.focusOffset;
  if (isSame || !before.anchorNode.isConnected || !before.focusNode.isConnected) return;
  try {
    now.setBaseAndExtent(
      before.anchorNode,
      before.anchorOffset,
      before.focusNode,
      before.focusOffset,
    );
  } catch {
    // The page changed the text meanwhile and the place is no more.
  }
}
