/**
 * Puts a text on the clipboard in two forms at once, rich and plain, so that a mail and a terminal each get theirs.
 */

import { execCommand } from '../../shared/dom.js';

/**
 * @param {{ text: string, html?: string }} forms
 * @throws {Error} where the browser does not allow it
 */
export async function copy({ text, html }) {
  // Absent on pages without https, and denied where a page's policy denies it to all.
  const { clipboard } = navigator;
  if (clipboard && typeof ClipboardItem === 'function') {
    const forms =
      html === undefined ? { 'text/plain': text } : { 'text/plain': text, 'text/html': html };
    const blobs = Object.entries(forms).map(([type, form]) => [type, new Blob([form], { type })]);
    try {
      await clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
      return;
    } catch {
      // The older way may still be open.
    }
  }
  if (!copyByEvent(text, html)) throw new Error('the clipboard is closed');
}

/**
 * @param {string} text
 * @param {string} [html]
 */
function copyByEvent(text, html) {
  let isDone = false;
  const fill = (/** @type {ClipboardEvent} */ event) => {
    event.stopImmediatePropagation();
    if (!event.isTrusted || !event.clipboardData) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', text);
    if (html !== undefined) event.clipboardData.setData('text/html', html);
    isDone = true;
  };
  window.addEventListener('copy', fill, { capture: true });
  try {
    execCommand.call(document, 'copy');
  } finally {
    window.removeEventListener('copy', fill, { capture: true });
  }
  return isDone;
}
