/**
 * The page as the core reads it, given to a page of the extension that asked for this tab: what rules would do here is
 * tried there.
 */

import { toBase64 } from '../shared/bytes.js';
import { walk } from './walk.js';

/**
 * @param {string[]} attributes that rules look at
 * @returns {string} the snapshot, in base 64: what a script answers crosses to another world as JSON in Chromium
 */
export function givePage(attributes) {
  return toBase64(walk(document, new Set(attributes)).bytes);
}
