/**
 * The one writer of the state, in the background: changes stand in a queue, so that nobody overwrites anybody; each is
 * applied to what is stored by then, saved, and answered with the new state or a reason.
 */

import { StateError } from '../shared/change.js';
import { changed } from './changes.js';
import { read, save, sweep } from './keep.js';
import { mend } from './mend.js';

/** @typedef {import('../shared/change.js').Change} Change */
/** @typedef {import('../shared/change.js').Refusal} Refusal */
/** @typedef {import('../shared/kept.js').State} State */
/** @typedef {import('./keep.js').Area} Area */

/** @typedef {{ state: State } | { refused: Refusal }} ChangeAnswer */

/** Milliseconds a storage may take before the user is told that it does not answer. */
const PATIENCE = 5_000;

/**
 * @param {Area} area
 * @param {{ now?: () => number, patience?: number }} [options]
 */
export function makeWriter(area, { now = Date.now, patience = PATIENCE } = {}) {
  /** @type {Promise<unknown>} */
  let last = Promise.resolve();
  /** What the storage has not answered yet: as long as it might still write, nobody else does. */
  let isStuck = false;
  let isSwept = false;

  /** Reads what is kept, mending it where it is broken or old. */
  async function open() {
    let kept = await read(area);
    if (await mend(area, kept, now())) kept = await read(area);
    if (!isSwept && !kept.readOnly) {
      await sweep(area, kept);
      isSwept = true;
    }
    return kept;
  }

  /**
   * @param {Change} change
   * @param {string} by
   * @returns {Promise<State>}
   */
  async function make(change, by) {
    const kept = await open();
    if (kept.readOnly) throw new StateError(kept.readOnly);
    const when = now();
    const state = changed(kept.state, change, new Date(when).toISOString().slice(0, 10));
    await save(area, kept, state, { by, when });
    return state;
  }

  /**
   * Does one task after another. What takes too long is answered for, and everything after it waits until it has ended.
   * @template T
   * @param {() => Promise<T>} task
   * @returns {Promise<T>}
   */
  function inTurn(task) {
    if (isStuck) return Promise.reject(new StateError('unavailable'));
    let isGivenUp = false;
    const done = last.then(() => {
      if (isGivenUp) throw new StateError('unavailable');
      return task();
    });
    const ended = done.then(
      () => {},
      () => {},
    );
    last = ended;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        isGivenUp = true;
        isStuck = true;
        ended.then(() => {
          isStuck = false;
        });
        reject(new StateError('unavailable'));
      }, patience);
      ended.then(() => clearTimeout(timer));
      done.then(resolve, reject);
    });
  }

  return {
    /** Brings what older versions stored into the form of today, and mends what is broken. */
    open: () => inTurn(open).then(() => {}),
    /**
     * @param {Change} change that was checked
     * @param {{ by: string, isPrivate: boolean }} asker
     * @returns {Promise<ChangeAnswer>}
     */
    change: async (change, { by, isPrivate }) => {
      if (isPrivate) return { refused: 'private' };
      try {
        return { state: await inTurn(() => make(change, by)) };
      } catch (error) {
        return { refused: refusalOf(error) };
      }
    },
  };
}

/**
 * @param {unknown} error
 * @returns {Refusal}
 */
function refusalOf(error) {
  if (error instanceof StateError) return error.code;
  // Chromium says "QUOTA_BYTES quota exceeded", Firefox throws a QuotaExceededError.
  return /quota/i.test(String(error)) ? 'full' : 'unavailable';
}
