/**
 * What the writers of the core can be asked, wherever they run, and how it is carried to the background.
 */

import { bytesOf, toBase64 } from './bytes.js';

/**
 * What the writers can be asked, and what they answer.
 * @typedef {object} Writers
 * @property {(article: string, format: Format, options: string, images: Map<string, Uint8Array>) => Uint8Array} write
 * @property {(article: string, format: Format) => string} imagesOf JSON, a list of addresses
 * @property {(article: string, about: string) => string} quote JSON, a `Quote` or null
 * @property {(template: string, article: string, options: string) => string} fill JSON, a `Filled`
 * @property {(title: string, extension: string) => string} fileName
 * @property {(address: string) => string | undefined} sharedAddress
 *
 * @typedef {'md' | 'txt' | 'html' | 'epub' | 'json'} Format
 * @typedef {{ text: string, html: string, link?: string }} Quote
 * @typedef {{ text: string, unknown: string[] }} Filled
 */

/** Their names. */
export const QUESTIONS = /** @type {const} */ ([
  'write',
  'imagesOf',
  'quote',
  'fill',
  'fileName',
  'sharedAddress',
]);

/** Characters an article, a page's text or a template may have on its way to the writers, and arguments there are. */
const LONGEST_ARTICLE = 40 << 20;
const MOST_ARGUMENTS = 4;

/**
 * An argument on its way: a text, or images, their bytes as such or as base64.
 * @typedef {string | [address: string, bytes: Uint8Array | string][]} Carried
 */

/**
 * @param {unknown[]} about
 * @param {boolean} carriesBytes whether messages keep bytes as they are
 * @returns {Carried[]}
 */
export function carried(about, carriesBytes) {
  return about.map((one) =>
    one instanceof Map
      ? [...one].map(([address, bytes]) => [address, carriesBytes ? bytes : toBase64(bytes)])
      : /** @type {string} */ (one),
  );
}

/**
 * @param {Carried[]} about
 * @returns {(string | Map<string, Uint8Array>)[]}
 */
export function uncarried(about) {
  return about.map((one) =>
    typeof one === 'string'
      ? one
      : new Map(one.map(([address, bytes]) => [address, bytesOf(bytes)])),
  );
}

/**
 * @param {unknown} question
 * @param {unknown} about texts, and bytes of images by their address; the writers read what they are
 */
export function isForWriters(question, about) {
  const isGood = (/** @type {unknown} */ one) =>
    (typeof one === 'string' && one.length <= LONGEST_ARTICLE) ||
    (Array.isArray(one) &&
      one.every(
        (pair) => Array.isArray(pair) && typeof pair[0] === 'string' && isCarried(pair[1]),
      ));
  return (
    QUESTIONS.some((known) => known === question) &&
    Array.isArray(about) &&
    about.length <= MOST_ARGUMENTS &&
    about.every(isGood)
  );
}

/** @param {unknown} bytes as such or as base64 */
export function isCarried(bytes) {
  return bytes instanceof Uint8Array || typeof bytes === 'string';
}
