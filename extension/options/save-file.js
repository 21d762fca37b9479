/**
 * Gives a text to the browser to be saved as a file, where the user's downloads go. No permission is needed for it.
 */

import { element } from '../reader/element.js';

/** Milliseconds until the browser has surely taken the text. */
const TAKEN = 60_000;

/**
 * @param {string} name
 * @param {string} text
 * @param {'text/plain' | 'application/json'} type
 */
export function saveFile(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  element('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), TAKEN);
}
