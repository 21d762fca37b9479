/**
 * What leaves the page by an element of its own: a file that is saved, an address that another program opens. The element
 * is never part of the document, so that the page does not see it pressed.
 */

import { element } from '../element.js';

/** Milliseconds until the bytes of a file that was saved are let go. */
const SAVING = 60_000;

/** Schemes that would run in the page, or show what is no program's. */
const REFUSED =
  /^(?:javascript|data|blob|file|about|view-source|chrome|moz-extension|chrome-extension):/i;

/** What begins with the name of a scheme. */
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/**
 * @param {Uint8Array | string} bytes
 * @param {string} type
 * @param {string} name
 * @throws {Error} where the page may save nothing
 */
export function save(bytes, type, name) {
  // A page in a sandbox has no origin, and saves nothing; it would say so nowhere.
  if (window.origin === 'null') throw new Error('a sandboxed page saves nothing');
  const address = URL.createObjectURL(new Blob([/** @type {BlobPart} */ (bytes)], { type }));
  element('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), SAVING);
}

/**
 * Whether a text is an address that can be handed to a program.
 * @param {string} text
 */
export function isOpenable(text) {
  return SCHEME.test(text) && !REFUSED.test(text) && !/[\s\p{Cc}]/u.test(text);
}

/** @param {string} address */
export function hand(address) {
  const isWeb = /^https?:/i.test(address);
  const target = isWeb ? { target: '_blank', rel: 'noopener noreferrer' } : {};
  element('a', { href: address, ...target }).click();
}
