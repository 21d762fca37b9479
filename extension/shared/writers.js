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
 * @property {(article: string, options: string) => string} segments JSON, `{ segments: Segment[] }`; the options are a
 *   `SegmentOptions`
 * @property {(article: string, options: string, answers: string) => string} reassemble JSON, `{ pieces: Piece[] }`, of JSON,
 *   `Answer[]`; the options are those of the segments
 * @property {(article: string, pieces: string, options: string) => string} translated JSON, an `Article`, of JSON,
 *   `Piece[]`; the options are `{ show?: 'translation' | 'both', to: string }`
 * @property {(lang: string) => 'ltr' | 'rtl'} directionOf
 *
 * @typedef {'md' | 'txt' | 'html' | 'epub' | 'json'} Format
 * @typedef {{ text: string, html: string, link?: string }} Quote
 * @typedef {{ text: string, unknown: string[] }} Filled
 *
 * @typedef {import('../core/cleaned.js').Inline} Inline
 * @typedef {'xml' | 'html' | 'plain'} Markup how placeholders are written
 * @typedef {{ markup?: Markup, glossary?: string[] }} SegmentOptions
 *
 * @typedef {object} Segment a text to be translated
 * @property {string} path a JSON pointer to an array of inlines or a text in the Article
 * @property {string} text with placeholders
 * @property {string} plain without, for when they did not come back as they were
 * @property {string[]} [words] those of its links, in order: worth translating beside `plain`
 * @property {string} [lang] where it is not the article's
 *
 * @typedef {{ path: string, text: string, isPlain?: true, words?: string[] }} Answer
 *   `isPlain` where `plain` was sent, and `words` what came back for the segment's, if they were sent
 *
 * @typedef {object} Piece what is to stand at the path
 * @property {string} path
 * @property {Inline[]} [content] at the path of a text, one text or more
 * @property {true} [isUnchanged] the answer says nothing: the content is the original
 * @property {true} [isAgain] there is no content: `plain` is to be sent, and its answer handed in as `isPlain`
 */

/** Their names. */
export const QUESTIONS = /** @type {const} */ ([
  'write',
  'imagesOf',
  'quote',
  'fill',
  'fileName',
  'sharedAddress',
  'segments',
  'reassemble',
  'translated',
  'directionOf',
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
