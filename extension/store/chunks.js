/**
 * A text as items of `storage.sync` and back: pieces no longer than the browser takes, under a generation of their own,
 * and an index that is written last. What is not whole is told from what was never there.
 */

import { digest } from '../shared/digest.js';

export const INDEX = 'index';

/** What the key of a piece begins with; generation and number follow. */
export const CHUNK = 'chunk.';

/** The most that the browsers take, in bytes: an item with its key, and all items together. */
export const MOST_ITEM = 8_192;
export const MOST_ALL = 102_400;

/** Room that is left for the index, and for what may stand there beside ours. */
const ROOM = 2_048;

/**
 * @typedef {object} MirrorIndex
 * @property {number} schema of the state
 * @property {string} generation when it was written, in base 36, and by which device
 * @property {number} count of pieces
 * @property {string} check the digest of the text
 * @property {string} device
 * @property {number} when the state was changed
 * @property {string[]} left the parts that there was no room for
 * @property {Record<string, string>} knows the last generation of each device that is merged into it
 *
 * @typedef {Record<string, unknown>} Items
 */

/**
 * The bytes of an item as the browsers count them: the key, and the value as JSON in UTF-8. Chromium's JSON has `<` and
 * the line separators of Unicode escaped (base/json/string_escape.cc), which counts in Firefox as well here.
 * @param {string} key
 * @param {unknown} value
 */
export function bytesOfItem(key, value) {
  const json = JSON.stringify(value);
  const escaped = json.replace(/[<\u2028\u2029]/g, '\\u0000');
  return new TextEncoder().encode(key + escaped).length;
}

/**
 * @param {string} text
 * @param {string} generation
 * @returns {Items} the pieces
 */
export function piecesOf(text, generation) {
  /** @type {string[]} */
  const pieces = [];
  const most = MOST_ITEM - `${CHUNK}${generation}.000`.length - '""'.length;
  let [piece, size] = ['', 0];
  // By code points: half of one is none that a browser would keep.
  for (const point of text) {
    const bytes = bytesOfItem('', point) - '""'.length;
    if (size + bytes > most) {
      pieces.push(piece);
      [piece, size] = ['', 0];
    }
    piece += point;
    size += bytes;
  }
  pieces.push(piece);
  return Object.fromEntries(pieces.map((piece, at) => [`${CHUNK}${generation}.${at}`, piece]));
}

/**
 * @param {Items} pieces
 * @param {Items} others what stands there and stays
 */
export function fits(pieces, others) {
  const sizes = Object.entries({ ...others, ...pieces }).map(([key, item]) =>
    bytesOfItem(key, item),
  );
  return sizes.reduce((sum, size) => sum + size, ROOM) <= MOST_ALL;
}

/**
 * @param {Items} items all that stands there
 * @returns {{ index: MirrorIndex, text: string } | 'none' | 'broken'}
 */
export function textIn(items) {
  const index = items[INDEX];
  if (index === undefined) return 'none';
  if (!isIndex(index)) return 'broken';
  const keys = Array.from({ length: index.count }, (_, at) => `${CHUNK}${index.generation}.${at}`);
  const text = keys.map((key) => (typeof items[key] === 'string' ? items[key] : '')).join('');
  return digest(text) === index.check ? { index, text } : 'broken';
}

/**
 * @param {any} index
 * @returns {index is MirrorIndex}
 */
function isIndex(index) {
  return (
    typeof index === 'object' &&
    index !== null &&
    Number.isSafeInteger(index.schema) &&
    Number.isSafeInteger(index.count) &&
    index.count > 0 &&
    index.count <= 512 &&
    Number.isFinite(index.when) &&
    [index.generation, index.check, index.device].every((text) => typeof text === 'string') &&
    Array.isArray(index.left) &&
    typeof index.knows === 'object' &&
    index.knows !== null
  );
}
