/**
 * Toggles the reader in this page: once, and it opens; once more, and the page is back.
 */

import { contentTypeOf } from '../shared/dom.js';
import { closeOrphan } from './life.js';
import { show } from './session.js';

/** Documents that a page's markup makes; for all others the browser shows a viewer of its own. */
const READABLE = ['text/html', 'application/xhtml+xml', 'text/plain'];

/**
 * What is open in this page; closing it gives the page back.
 * @type {import('./session.js').Open | null}
 */
let open = null;

/** @param {import('./session.js').Open | null} now */
const shown = (now) => {
  open = now;
};

/**
 * Opens the reader, or closes it.
 * @returns {Promise<'opened' | 'closed' | 'failed' | 'unreadable'>}
 */
export async function toggle() {
  if (open?.isOpen()) {
    open.close();
    return 'closed';
  }
  open?.close();
  if (closeOrphan()) return 'closed';
  if (!READABLE.includes(contentTypeOf.call(document))) return 'unreadable';
  return show(shown);
}

/**
 * Opens the reader where nothing is open and the page turns out to be one to open; of all else nothing is seen.
 * @param {(cleaned: import('../core/cleaned.js').Cleaned) => boolean} isWanted
 */
export async function openQuietly(isWanted) {
  if (open === null) await show(shown, isWanted);
}
