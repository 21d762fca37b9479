/**
 * The view steps aside for a while, so that the page below can be pointed at: modal, it would keep the page from every
 * pointer.
 */

import { querySelector } from '../../shared/dom.js';

/** What a page can show above any z-index: below that, the view must stay modal to be seen at all. */
export const TOP_LAYER = ':modal, :popover-open, :fullscreen';

/**
 * @param {HTMLElement} view
 * @returns {() => void} back above everything
 */
export function stepAside(view) {
  const layer = view.parentElement;
  const isDialog = layer instanceof HTMLDialogElement && layer.open;
  if (!isDialog || querySelector.call(document, TOP_LAYER) !== null) return () => {};
  layer.close();
  layer.show();
  return () => {
    if (!layer.isConnected || !layer.open) return;
    layer.close();
    layer.showModal();
  };
}
