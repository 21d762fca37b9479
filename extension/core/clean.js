/**
 * The core behind one function: snapshot bytes in, the cleaned article out. The local host is tried first; where
 * the page forbids WebAssembly the background answers from the same bytes and remembers the page's origin.
 */

import { askClean, askWhere } from '../shared/messages.js';
import { optionsText } from '../shared/options.js';
import { CoreTrap } from './engine.js';
import { cleanLocally, WasmRefused } from './local.js';

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

/** Asks early where the core can run, so that the answer comes while the page is walked. */
export function prepareCore() {
  asked ??= askWhere().catch(() => ({ host: 'local', carriesBytes: false }));
  return asked;
}

/**
 * @param {Uint8Array} snapshot
 * @param {import('../shared/options.js').Choice} choice
 * @returns {Promise<Cleaned>}
 * @throws {CleanError}
 */
export async function clean(snapshot, choice) {
  const said = optionsText(choice);
  const where = await prepareCore();
  const json =
    where.host === 'local'
      ? await locally(snapshot, said, where)
      : await inBackground(snapshot, said, where);
  const answer = JSON.parse(json);
  if (answer.error) throw new CleanError(answer.error.code, answer.error.message);
  return answer;
}

/**
 * @param {Uint8Array} snapshot
 * @param {string} options
 * @param {WhereAnswer} where
 */
async function locally(snapshot, options, where) {
  try {
    return await cleanLocally(snapshot, options);
  } catch (error) {
    if (error instanceof CoreTrap) throw new CleanError('trap');
    if (!(error instanceof WasmRefused)) throw error;
    asked = Promise.resolve({ ...where, host: 'background' });
    return inBackground(snapshot, options, where);
  }
}

/**
 * @param {Uint8Array} snapshot
 * @param {string} options
 * @param {WhereAnswer} where
 */
async function inBackground(snapshot, options, where) {
  const answer = await askClean(snapshot, options, where.carriesBytes).catch(() => null);
  if (answer === null || answer === undefined) throw new CleanError('unavailable');
  if ('failure' in answer) throw new CleanError(answer.failure);
  return answer.json;
}
