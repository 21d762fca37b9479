/**
 * The one writer of the state, in the background: changes stand in a queue, so that nobody overwrites anybody; each is
 * applied to what is stored by then, saved, and answered with the new state or a reason.
 */

import { StateError } from '../shared/change.js';
import { copyBefore, readKept } from '../shared/kept.js';
import { areKept as arePlaces, PLACES } from '../shared/places.js';
import { bytesOf } from '../shared/rules.js';
import { forgetAside, listAside, readAside, setAside } from './aside.js';
import { changed, within } from './changes.js';
import { COUNTS } from './counts.js';
import { stateOf } from './file.js';
import { save, sweep } from './keep.js';
import { mend, stateAside } from './mend.js';

/** @typedef {import('../shared/change.js').Change} Change */
/** @typedef {import('../shared/change.js').Refusal} Refusal */
/** @typedef {import('../shared/kept.js').State} State */
/** @typedef {import('./keep.js').Area} Area */

/** @typedef {{ state: State } | { refused: Refusal }} ChangeAnswer */
/** @typedef {ReturnType<typeof makeWriter>} Writer */

/**
 * How it stands with what is kept.
 * @typedef {object} Health
 * @property {'newer' | null} readOnly a later version of the extension keeps it, and this one changes nothing
 * @property {import('./aside.js').AsideEntry[]} aside the newest first
 * @property {{ when: number } | null} before the copy before, which can be restored
 * @property {number} bytes that are used
 * @property {number | null} quota that can be; null where the browser names none
 */

/** Milliseconds a storage may take before the user is told that it does not answer. */
const PATIENCE = 5_000;

/** So many lines of rules may go at once without the text of before being set aside: who writes goes by one or two. */
const MOST_LOST = 5;

/**
 * @param {Area} area
 * @param {{ now?: () => number, patience?: number, saved?: () => void }} [options] `saved` is called after each change
 */
export function makeWriter(area, { now = Date.now, patience = PATIENCE, saved } = {}) {
  /** @type {Promise<unknown>} */
  let last = Promise.resolve();
  /** What the storage has not answered yet: as long as it might still write, nobody else does. */
  let isStuck = false;
  let isSwept = false;

  /** Reads what is kept, mending it where it is broken or old. */
  async function open() {
    let kept = await readKept(area);
    if (await mend(area, kept, now())) kept = await readKept(area);
    if (!isSwept && !kept.readOnly) {
      await sweep(area);
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
    const state = await next(kept, change, when);
    if (isLosing(change, kept.state, state))
      await setAside(area, { when, why: 'replaced', state: kept.state });
    await save(area, kept, state, { by, when });
    if ('reset' in change) {
      const keys = [PLACES, COUNTS].filter((key) => change.reset.includes(key));
      if (keys.length > 0) await area.remove(keys);
    }
    if ('replace' in change) {
      const { places } = /** @type {any} */ (change.replace);
      if (arePlaces(places)) await area.set({ [PLACES]: places });
    }
    return state;
  }

  /**
   * @param {import('../shared/kept.js').Kept} kept
   * @param {Change} change
   * @param {number} when
   * @returns {Promise<State>}
   */
  async function next(kept, change, when) {
    if ('replace' in change) return within(withLearned(stateOf(change.replace), kept.state));
    if ('forget' in change) {
      await forgetAside(area, change.forget);
      return kept.state;
    }
    if ('restore' in change) {
      const found =
        change.restore === 'before'
          ? copyBefore(kept)?.state
          : stateAside(await readAside(area, change.restore), kept);
      if (!found) throw new StateError('invalid');
      return within(found);
    }
    return changed(kept.state, change, new Date(when).toISOString().slice(0, 10));
  }

  /** @returns {Promise<Health>} */
  async function health() {
    const kept = await open();
    const before = copyBefore(kept);
    return {
      readOnly: kept.readOnly,
      aside: await listAside(area),
      before: before && { when: before.when },
      bytes: await bytesUsed(area),
      quota: area.QUOTA_BYTES ?? null,
    };
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

  /**
   * @param {(state: State, when: number) => State} update
   * @returns {Promise<void>}
   */
  async function makeUpdate(update) {
    const kept = await open();
    if (kept.readOnly) throw new StateError(kept.readOnly);
    const state = within(update(kept.state, whenOf(kept)));
    await save(area, kept, state, { by: 'mirror', when: now() });
  }

  return {
    /** Brings what older versions stored into the form of today, and mends what is broken. */
    open: () => inTurn(open).then(() => {}),
    /** What is kept, and since when. */
    current: async () => {
      const kept = await readKept(area);
      return { state: kept.state, when: whenOf(kept) };
    },
    /**
     * Makes a change that nobody asked for here: what other devices said.
     * @param {(state: State, when: number) => State} update from the state and when it was last changed
     * @returns {Promise<void>}
     * @throws {StateError} and what the storage throws
     */
    update: (update) => inTurn(() => makeUpdate(update)),
    /** @returns {Promise<Health | { refused: Refusal }>} */
    health: () => inTurn(health).catch((error) => ({ refused: refusalOf(error) })),
    /**
     * @param {Change} change that was checked
     * @param {{ by: string, isPrivate: boolean }} asker
     * @returns {Promise<ChangeAnswer>}
     */
    change: async (change, { by, isPrivate }) => {
      if (isPrivate) return { refused: 'private' };
      try {
        const state = await inTurn(() => make(change, by));
        saved?.();
        return { state };
      } catch (error) {
        return { refused: refusalOf(error) };
      }
    },
  };
}

/**
 * Whether a change takes so much away at once that what was before is set aside.
 * @param {Change} change
 * @param {State} before
 * @param {State} after
 */
function isLosing(change, before, after) {
  if ('replace' in change || 'reset' in change || 'restore' in change) return true;
  if (!('rules' in change)) return false;
  const left = new Set(after.rules.split('\n'));
  const lost = before.rules.split('\n').filter((line) => line.trim() && !left.has(line));
  return lost.length > MOST_LOST;
}

/**
 * What was learned on this device holds whatever a file says.
 * @param {State} state of a file
 * @param {State} before
 * @returns {State}
 */
function withLearned(state, { translation: { told } }) {
  if (told === undefined) return state;
  return { ...state, translation: { ...state.translation, told } };
}

/** @param {import('../shared/kept.js').Kept} kept */
function whenOf({ slot, indexes }) {
  return (slot && indexes[slot]?.when) || 0;
}

/** @param {Area} area */
async function bytesUsed(area) {
  if (area.getBytesInUse) return area.getBytesInUse(null);
  const items = Object.entries(await area.get(null));
  return bytesOf(items.map(([key, value]) => key + JSON.stringify(value)).join(''));
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
