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

/** @returns {() => void} gives everything back */
export function rememberPage() {
  const focused = deepestFocused();
  const selected = selection();
  const { scrollX, scrollY } = window;
  return () => {
    if (focused?.isConnected) focusQuietly(focused);
    restoreSelection(selected);
    if (window.scrollX !== scrollX || window.scrollY !== scrollY) {
      window.scrollTo({ left: scrollX, top: scrollY, behavior: 'instant' });
    }
  };
}

/** The element that has the focus, inside open shadow trees too; null where none has. */
function deepestFocused() {
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
