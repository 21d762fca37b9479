/**
 * What of the state goes into the mirror, and what this device knows of it: the copy that both came from, and what was
 * last seen there.
 */

import { isState, PARTS } from '../shared/kept.js';
import { stateOf } from './file.js';

/** @typedef {import('../shared/kept.js').State} State */
/** @typedef {import('./merge.js').Mirrored} Mirrored */

/** The key in `storage.local`. What stands there can be made anew, so it stands apart from the state. */
export const RECORD = 'mirror';

/** Settings that are this device's own: whether there is a mirror, and a voice that others do not have. */
const OWN = ['sync', 'voice'];

/** How many copies are remembered to find the one that two devices come from, and how long together, in characters. */
const MOST_PAST = 8;
const MOST_LONG = 400_000;

/**
 * @typedef {{ device: string, generation: string, mirrored: Mirrored }} Past
 *
 * @typedef {object} MirrorRecord
 * @property {string} device its name in the mirror, made by chance
 * @property {string} seen the generation that was last written or merged here
 * @property {Past[]} past what was merged or written here lately, all of it being in what is kept here; the newest last
 * @property {Record<string, string>} knows the last generation of each device that is in what is kept here
 * @property {'off' | 'same' | 'waiting' | 'newer' | 'failed'} state
 * @property {number} when it was last written to the end
 * @property {number} wrote when it was last begun
 * @property {string[]} left the parts that there was no room for
 * @property {number} brokenSince since when it is not whole, 0 where it is
 */

/**
 * @param {string} device
 * @returns {MirrorRecord}
 */
export function emptyRecord(device) {
  const times = { when: 0, wrote: 0, brokenSince: 0 };
  return { device, seen: '', past: [], knows: {}, state: 'off', left: [], ...times };
}

/**
 * @param {Pick<import('./keep.js').Area, 'get'>} local
 * @returns {Promise<MirrorRecord>}
 */
export async function readRecord(local) {
  const stored = /** @type {any} */ ((await local.get([RECORD]))[RECORD]);
  const empty = emptyRecord('');
  const isWhole =
    typeof stored === 'object' &&
    stored !== null &&
    Object.entries(empty).every(([key, value]) => typeof stored[key] === typeof value) &&
    Array.isArray(stored.left) &&
    Array.isArray(stored.past);
  return isWhole ? stored : empty;
}

/**
 * When a generation was written, in milliseconds.
 * @param {string | undefined} generation
 */
export function timeOf(generation) {
  return Number.parseInt(generation ?? '', 36) || 0;
}

/**
 * The last copy that what another device wrote comes from, as what is kept here does. Each device goes on from what it
 * had, so a later generation of it holds the earlier ones.
 * @param {Past[]} past
 * @param {Record<string, string>} knows what the other has
 * @returns {Mirrored} empty where none is remembered: nothing is then taken for removed
 */
export function ancestor(past, knows) {
  const isIn = (/** @type {Past} */ { device, generation }) =>
    timeOf(knows[device]) >= timeOf(generation);
  return past.findLast(isIn)?.mirrored ?? {};
}

/**
 * @param {Past[]} past
 * @param {Past} next
 */
export function remembered(past, next) {
  const all = [...past, next].slice(-MOST_PAST);
  let room = MOST_LONG;
  const isIn = (/** @type {Past} */ one) => (room -= JSON.stringify(one).length) >= 0;
  return all.toReversed().filter(isIn).toReversed();
}

/**
 * @param {State} state
 * @returns {Mirrored}
 */
export function mirroredOf(state) {
  const parts = Object.entries(state).filter(
    ([name]) => Object.hasOwn(PARTS, name) && PARTS[name]?.isMirrored,
  );
  const settings = Object.entries(state.settings).filter(([key]) => !OWN.includes(key));
  return { ...Object.fromEntries(parts), settings: Object.fromEntries(settings) };
}

/**
 * @param {State} state
 * @param {Mirrored} mirrored
 * @returns {State}
 */
export function stateWith(state, mirrored) {
  const own = Object.entries(state.settings).filter(([key]) => OWN.includes(key));
  const said = Object.entries(mirrored.settings ?? {}).filter(([key]) => !OWN.includes(key));
  return { ...state, ...mirrored, settings: Object.fromEntries([...said, ...own]) };
}

/**
 * What a mirror says, checked as a file is.
 * @param {string} text
 * @returns {Mirrored | null} null where it is none of ours
 */
export function textToMirrored(text) {
  try {
    const said = JSON.parse(text);
    const { rules } = said;
    const lines = typeof rules === 'string' ? { rules: rules.split('\n') } : {};
    const state = stateOf({ format: 'limpide', schema: 1, ...said, ...lines });
    if (!isState(state)) return null;
    return Object.fromEntries(Object.entries(state).filter(([name]) => Object.hasOwn(said, name)));
  } catch {
    return null;
  }
}
