/**
 * The core behind one function: snapshot bytes in, the cleaned article out. The local host is tried first; where
 * the page forbids WebAssembly the background answers from the same bytes and remembers the page's origin.
 */

import { askClean, askWhere } from '../shared/messages.js';
import { optionsText } from '../shared/options.js';
import { CoreTrap } from './engine.js';
import { cleanLocally, startLocally, suggestLocally, WasmRefused } from './local.js';

/** @typedef {import('./cleaned.js').Cleaned} Cleaned */
/** @typedef {import('../shared/messages.js').WhereAnswer} WhereAnswer */

/** Why a page could not be cleaned: a code of the core, `trap`, or `unavailable` where no host answers. */
export class CleanError extends Error {
  /** @param {string} code */
  constructor(code, message = code) {
    super(message);
    this.code = code;
  }
}

/** @type {Promise<WhereAnswer> | null} */
let asked = null;

/** Asks early where the core can run, and starts it if it is here, so that it is there when the page has been walked. */
export function prepareCore() {
  asked ??= askWhere()
    .catch(() => /** @type {WhereAnswer} */ ({ host: 'local', carriesBytes: false }))
    .then((where) => {
      if (where.host === 'local') startLocally();
      return where;
    });
  return asked;
}

/**
 * @param {Uint8Array} snapshot
 * @param {import('../shared/options.js').Said} said
 * @returns {Promise<Cleaned>}
 * @throws {CleanError}
 */
export function clean(snapshot, said) {
  return ask(snapshot, optionsText(said));
}

/**
 * The rule that keeps a removal for good on this site.
 * @param {Uint8Array} snapshot
 * @param {import('../shared/options.js').Said} said with which the removal was seen
 * @param {number} id of the removal
 * @returns {Promise<{ rule: string | null }>} null where there is no such removal
 * @throws {CleanError}
 */
export function suggest(snapshot, said, id) {
  return ask(snapshot, optionsText(said), JSON.stringify({ keep: id }));
}

/**
 * The rules that remove an element of this site, or say that it is the article.
 * @param {Uint8Array} snapshot
 * @param {import('../shared/options.js').Said} said
 * @param {'remove' | 'article'} aim
 * @param {number} number of the element
 * @returns {Promise<import('./cleaned.js').Proposed>}
 * @throws {CleanError}
 */
export function propose(snapshot, said, aim, number) {
  return ask(snapshot, optionsText(said), JSON.stringify({ [aim]: number }));
}

/**
 * What a rule does on this page.
 * @param {Uint8Array} snapshot
 * @param {import('../shared/options.js').Said} said
 * @param {string} line
 * @returns {Promise<{ line: import('./cleaned.js').Weighed }>}
 * @throws {CleanError}
 */
export function weigh(snapshot, said, line) {
  return ask(snapshot, optionsText(said), JSON.stringify({ line }));
}

/**
 * @param {Uint8Array} snapshot
 * @param {string} options
 * @param {string} [about] a question on it, as JSON
 */
async function ask(snapshot, options, about) {
  const where = await prepareCore();
  const json =
    where.host === 'local'
      ? await locally(snapshot, options, where, about)
      : await inBackground(snapshot, options, where, about);
  const answer = JSON.parse(json);
  if (answer.error) throw new CleanError(answer.error.code, answer.error.message);
  return answer;
}

/**
 * @param {Uint8Array} snapshot
 * @param {string} options
 * @param {WhereAnswer} where
 * @param {string} [about] a question on it, as JSON
 */
async function locally(snapshot, options, where, about) {
  try {
    return await (about === undefined
      ? cleanLocally(snapshot, options)
      : suggestLocally(snapshot, options, about));
  } catch (error) {
    if (error instanceof CoreTrap) throw new CleanError('trap');
    if (!(error instanceof WasmRefused)) throw error;
    asked = Promise.resolve({ ...where, host: 'background' });
    return inBackground(snapshot, options, where, about);
  }
}

/**
 * @param {Uint8Array} snapshot
 * @param {string} options
 * @param {WhereAnswer} where
 * @param {string} [about] a question on it, as JSON
 */
async function inBackground(snapshot, options, where, about) {
  const answer = await askClean(snapshot, options, where.carriesBytes, about).catch(() => null);
  if (answer === null || answer === undefined) throw new CleanError('unavailable');
  if ('failure' in answer) throw new CleanError(answer.failure);
  return answer.json;
}
