/**
 * Limpide without a browser: HTML or plain text in, the typed article out, and its forms. The same WebAssembly that the
 * extension loads does the work; nothing is fetched, nothing is written, and no DOM is needed.
 *
 * @typedef {import('../extension/core/cleaned.js').Cleaned} Cleaned
 * @typedef {import('../extension/core/cleaned.js').Article} Article
 * @typedef {import('../extension/core/cleaned.js').Block} Block
 * @typedef {import('../extension/core/cleaned.js').Inline} Inline
 * @typedef {import('../extension/core/cleaned.js').Removal} Removal
 * @typedef {import('../extension/shared/writers.js').Format} Format
 * @typedef {import('../extension/shared/writers.js').Segment} Segment
 * @typedef {import('../extension/shared/writers.js').SegmentOptions} SegmentOptions
 * @typedef {import('../extension/shared/writers.js').Answer} Answer
 * @typedef {import('../extension/shared/writers.js').Piece} Piece
 *
 * @typedef {object} CleanOptions
 * @property {string} [address] where the page was found, http or https: relative addresses are read against it
 * @property {string} [rules] lines of rules, a line each (docs/rules.md)
 * @property {-2 | -1 | 0 | 1 | 2} [breadth] how much is kept: 0 is what is most likely the article
 * @property {(number | [number, number])[]} [putBack] ids of removals that are put back, or ranges `[id, end]`
 * @property {import('../extension/core/cleaned.js').Reason[]} [keepReasons] reasons for which nothing is removed
 * @property {string[]} [skipLanguages] languages whose words of furniture are not used
 *
 * @typedef {object} WriteOptions
 * @property {string} [address] used where the article names none
 * @property {boolean} [frontMatter] YAML before Markdown; it is there unless this is false
 * @property {number} [wrap] columns of plain text
 * @property {boolean} [linkNotes] links of plain text as numbered notes
 * @property {Map<string, Uint8Array>} [images] bytes by address, which html and epub then hold
 */

import { readFileSync } from 'node:fs';
import * as core from '../pkg/limpide.js';
import * as writer from '../pkg/limpide_writer.js';
import { parsed, snapshotOfHtml, snapshotOfText } from './snapshot.js';

/** Bytes of memory above which an instance is not kept; wasm memory never shrinks by itself. */
const LARGE = 64 << 20;

/**
 * Why something could not be done: `code` is for programs, the message for people. Codes: `empty-page`, `no-article`,
 * `bad-snapshot`, `bad-options`, `too-many-rules`, `out-of-steps`, `bad-article`, `too-large`; `trap` is a fault of ours.
 */
export class LimpideError extends Error {
  /**
   * @param {string} code
   * @param {string} message
   * @param {ErrorOptions} [options]
   */
  constructor(code, message, options) {
    super(message, options);
    this.name = 'LimpideError';
    this.code = code;
  }
}

/**
 * What both modules have.
 * @typedef {object} Glue
 * @property {(options: { module: WebAssembly.Module }) => { memory: WebAssembly.Memory }} initSync
 * @property {() => void} __wbg_reset_state
 */

/** A module of pkg/, compiled when it is first asked. */
class Module {
  #glue;
  #file;
  /** @type {WebAssembly.Module | null} */
  #compiled = null;

  /**
   * @param {Glue} glue
   * @param {string} file
   */
  constructor(glue, file) {
    this.#glue = glue;
    this.#file = file;
  }

  /**
   * @template T
   * @param {() => T} work
   * @returns {T}
   * @throws {LimpideError}
   */
  run(work) {
    this.#compiled ??= new WebAssembly.Module(
      readFileSync(new URL(`../pkg/${this.#file}`, import.meta.url)),
    );
    // Once started, the glue answers with the instance it has now.
    const { memory } = this.#glue.initSync({ module: this.#compiled });
    try {
      const answer = work();
      if (memory.buffer.byteLength > LARGE) this.#glue.__wbg_reset_state();
      return answer;
    } catch (error) {
      // What wasm-bindgen throws for an error of the core is its text.
      if (typeof error === 'string') throw errorOf(error);
      this.#glue.__wbg_reset_state();
      throw new LimpideError('trap', 'Something went wrong in the core.', { cause: error });
    }
  }
}

const cleaner = new Module(core, 'limpide_bg.wasm');
const writers = new Module(writer, 'limpide_writer_bg.wasm');

/**
 * The article of a page.
 * @param {string} html
 * @param {CleanOptions} [options]
 * @returns {Cleaned}
 * @throws {LimpideError}
 */
export function clean(html, options = {}) {
  return cleanSnapshot(snapshotOfHtml(html, addressOf(options)), options);
}

/**
 * The article of a plain text.
 * @param {string} text
 * @param {CleanOptions} [options]
 * @returns {Cleaned}
 * @throws {LimpideError}
 */
export function cleanText(text, options = {}) {
  return cleanSnapshot(snapshotOfText(text, addressOf(options)), options);
}

/**
 * The article of a snapshot, such as the extension or `limpide snapshot` writes.
 * @param {Uint8Array} snapshot
 * @param {CleanOptions} [options] without `address`, which the snapshot has
 * @returns {Cleaned}
 * @throws {LimpideError}
 */
export function cleanSnapshot(snapshot, options = {}) {
  const { address: _, ...said } = options;
  const asked = JSON.stringify(said);
  const answer = cleaner.run(() => core.clean(snapshot, asked));
  const cleaned = JSON.parse(answer);
  if (cleaned.error) throw errorOf(answer);
  return cleaned;
}

/**
 * An article in a form that people keep and send. Text is UTF-8.
 * @param {Article} article
 * @param {Format} format
 * @param {WriteOptions} [options]
 * @returns {Uint8Array}
 * @throws {LimpideError}
 */
export function write(article, format, options = {}) {
  const { images = new Map(), ...said } = options;
  const [shown, asked] = [JSON.stringify(article), JSON.stringify(said)];
  return writers.run(() => writer.write(shown, format, asked, images));
}

/**
 * The same as text, for all forms but `epub`.
 * @param {Article} article
 * @param {Exclude<Format, 'epub'>} format
 * @param {WriteOptions} [options]
 * @returns {string}
 * @throws {LimpideError}
 */
export function writeText(article, format, options = {}) {
  return new TextDecoder().decode(write(article, format, options));
}

/**
 * What of an article is translated, in reading order (docs/segments.md).
 * @param {Article} article
 * @param {SegmentOptions} [options]
 * @returns {Segment[]}
 * @throws {LimpideError}
 */
export function segments(article, options = {}) {
  const [shown, said] = [JSON.stringify(article), JSON.stringify(options)];
  return JSON.parse(writers.run(() => writer.segments(shown, said))).segments;
}

/**
 * Puts answers to segments back, with the options the segments were written with.
 * @param {Article} article
 * @param {SegmentOptions} options
 * @param {Answer[]} answers
 * @returns {Piece[]}
 * @throws {LimpideError}
 */
export function reassemble(article, options, answers) {
  const [shown, said, back] = texts(article, options, answers);
  return JSON.parse(writers.run(() => writer.reassemble(shown, said, back))).pieces;
}

/**
 * An article with pieces in place of, or beside, what they translate.
 * @param {Article} article
 * @param {Piece[]} pieces
 * @param {{ to: string, show?: 'translation' | 'both' }} options
 * @returns {Article}
 * @throws {LimpideError}
 */
export function translated(article, pieces, options) {
  const [shown, put, said] = texts(article, pieces, options);
  return JSON.parse(writers.run(() => writer.translated(shown, put, said)));
}

/**
 * @param {[unknown, unknown, unknown]} values
 * @returns {[string, string, string]} each as JSON
 */
function texts(...[first, second, third]) {
  return [JSON.stringify(first), JSON.stringify(second), JSON.stringify(third)];
}

/**
 * @param {CleanOptions} options
 * @throws {LimpideError}
 */
function addressOf({ address = '' }) {
  if (address === '') return '';
  const found = parsed(address);
  if (!found || !/^https?:$/.test(found.protocol))
    throw new LimpideError('bad-options', `“${address}” is no address of the web (http or https).`);
  return found.href;
}

/** @param {string} answer JSON */
function errorOf(answer) {
  const { code, message } = JSON.parse(answer).error;
  return new LimpideError(code, message);
}
