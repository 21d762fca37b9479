/**
 * What the writers of the core can be asked, wherever they run.
 */

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
