/**
 * The form in which the state is kept in `storage.local`, and how it is read: each part under the digest of its text,
 * named by an index in one of two slots. Of the indexes that hold the newest is meant; where one of its parts does not
 * hold, that part is taken from the copy before. Nothing is written here.
 */

import { digest } from './digest.js';
import { OLD_KEYS, stateOfOld } from './shipped.js';

/** The form of what is kept. Whoever changes it raises this, writes a migration and a golden file. */
export const SCHEMA = 2;

export const SLOTS = /** @type {const} */ (['index.0', 'index.1']);

/** What the key of a part begins with; its digest follows. */
export const PART = 'part.';

/** How often reading begins anew because what it read was replaced meanwhile. */
const TRIES = 4;

/**
 * What the user set. Parts of other versions are carried along.
 * @typedef {{
 *   settings: import('./settings.js').Said,
 *   sites: import('./sites.js').Sites,
 *   rules: string,
 *   translation: import('./translation.js').TranslationSaid,
 *   [part: string]: unknown,
 * }} State
 */

/** @param {unknown} value */
const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The parts of the state: what each is as long as nothing was said, whether what was read is one, and whether it may go to
 * the user's other devices.
 * @type {Record<string, { empty: unknown, isSound: (value: unknown) => boolean, isMirrored: boolean }>}
 */
export const PARTS = {
  settings: { empty: {}, isSound: isRecord, isMirrored: true },
  sites: { empty: {}, isSound: isRecord, isMirrored: true },
  rules: { empty: '', isSound: (value) => typeof value === 'string', isMirrored: true },
  // Which services there are, and where, is each device's own.
  translation: { empty: {}, isSound: isRecord, isMirrored: false },
};

/**
 * @typedef {object} Index what the state is made of
 * @property {number} schema
 * @property {number} sequence counts the saves
 * @property {number} when
 * @property {string} by who asked for the change
 * @property {Record<string, string>} parts the digest of each, by its name
 * @property {string} check the digest of all this
 *
 * @typedef {Record<string, unknown>} Stored
 * @typedef {{ get(keys: string[] | null): Promise<Stored> }} Readable
 *
 * @typedef {object} Kept
 * @property {State} state
 * @property {typeof SLOTS[number] | null} slot of the newest index, where one holds
 * @property {Partial<Record<typeof SLOTS[number], Index>>} indexes those that hold
 * @property {'newer' | null} readOnly
 * @property {string[]} broken the keys of what does not hold
 * @property {Stored} old what versions before the first index stored, where it is still there
 * @property {Stored} items what was read, by key
 */

/**
 * @param {any} value
 * @returns {value is State}
 */
export function isState(value) {
  return (
    isRecord(value) && Object.entries(PARTS).every(([name, part]) => part.isSound(value[name]))
  );
}

/** @returns {State} of someone who said nothing */
export function emptyState() {
  const parts = Object.entries(PARTS).map(([name, { empty }]) => [name, structuredClone(empty)]);
  return /** @type {any} */ (Object.fromEntries(parts));
}

/**
 * @param {typeof SLOTS[number]} slot it is to stand in
 * @param {Omit<Index, 'check'>} said
 * @returns {Index}
 */
export function checked(slot, said) {
  return { ...said, check: checkOf(slot, said) };
}

/**
 * Every later schema keeps these fields and this check, so that an older version can tell a newer index from a broken
 * one. Keys are sorted since a storage may order them as it likes.
 * @param {string} slot
 * @param {Omit<Index, 'check'>} index
 */
function checkOf(slot, { schema, sequence, when, by, parts }) {
  return digest(JSON.stringify([slot, schema, sequence, when, by, Object.entries(parts).sort()]));
}

/**
 * @param {any} raw
 * @param {typeof SLOTS[number]} slot in which it stands
 * @returns {raw is Index}
 */
export function isIndex(raw, slot) {
  return (
    isRecord(raw) &&
    [raw.schema, raw.sequence, raw.when].every(Number.isSafeInteger) &&
    typeof raw.by === 'string' &&
    isRecord(raw.parts) &&
    Object.values(raw.parts).every((part) => typeof part === 'string') &&
    raw.check === checkOf(slot, raw)
  );
}

/**
 * @param {string} name
 * @param {unknown} text
 * @param {string} expected digest
 * @returns {{ value: unknown } | null} null where it does not hold
 */
export function partOf(name, text, expected) {
  if (typeof text !== 'string' || digest(text) !== expected) return null;
  try {
    const value = JSON.parse(text);
    const known = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined;
    return known && !known.isSound(value) ? null : { value };
  } catch {
    return null;
  }
}

/**
 * Reads the state.
 * @param {Readable} area
 * @returns {Promise<Kept>}
 */
export async function readKept(area) {
  for (let tries = 1; ; tries += 1) {
    const first = await area.get([...SLOTS, ...OLD_KEYS]);
    const wanted = SLOTS.flatMap((slot) => {
      const index = first[slot];
      return namesParts(index) ? Object.values(index.parts) : [];
    });
    const keys = [...new Set(wanted)].map((part) => `${PART}${part}`);
    const parts = keys.length > 0 ? await area.get(keys) : {};
    const kept = decode({ ...first, ...parts });
    if (kept.broken.length === 0 || tries === TRIES) return kept;
    // Two saves meanwhile take the parts of the first index away: what is missing then was not broken.
    const now = await area.get([...SLOTS]);
    if (SLOTS.every((slot) => JSON.stringify(now[slot]) === JSON.stringify(first[slot])))
      return kept;
  }
}

/**
 * @param {Stored} items both slots, the parts they name, and what older versions stored
 * @returns {Kept}
 */
export function decode(items) {
  /** @type {Kept['indexes']} */
  const indexes = {};
  const broken = new Set(/** @type {string[]} */ ([]));
  for (const slot of SLOTS) {
    const raw = items[slot];
    if (isIndex(raw, slot)) indexes[slot] = raw;
    else if (raw !== undefined) broken.add(slot);
  }
  const slots = SLOTS.filter((slot) => indexes[slot]).sort(
    (one, other) => (indexes[other]?.sequence ?? 0) - (indexes[one]?.sequence ?? 0),
  );
  const ordered = slots.flatMap((slot) => indexes[slot] ?? []);
  const old = Object.fromEntries(
    OLD_KEYS.filter((key) => items[key] !== undefined).map((key) => [key, items[key]]),
  );
  // Without an index older versions have the word, and where they have none what a broken index names and still holds.
  const isLost = ordered.length === 0 && Object.keys(old).length === 0;
  const named = isLost ? SLOTS.map((slot) => items[slot]).filter(namesParts) : ordered;
  const found = compose(
    named.map(({ parts }) => parts),
    items,
  );
  for (const key of found.broken) broken.add(key);
  const state = ordered.length > 0 || isLost ? found.state : stateIn(old);
  const readOnly = ordered.some(({ schema }) => schema > SCHEMA) ? 'newer' : null;
  return { state, slot: slots[0] ?? null, indexes, readOnly, broken: [...broken], old, items };
}

/**
 * @param {any} raw
 * @returns {raw is { parts: Record<string, unknown> }}
 */
function namesParts(raw) {
  return isRecord(raw) && isRecord(raw.parts);
}

/**
 * The state that these copies make up, the newest first: each part that the first of them has, from the first in which it
 * holds.
 * @param {Record<string, unknown>[]} copies digests by name
 * @param {Stored} items
 * @returns {{ state: State, broken: string[] }}
 */
export function compose(copies, items) {
  const state = emptyState();
  /** @type {string[]} */
  const broken = [];
  const names = new Set(copies.flatMap((parts) => Object.keys(parts)));
  for (const name of names) {
    const parts = copies.map((parts) => {
      const expected = Object.hasOwn(parts, name) ? parts[name] : undefined;
      if (typeof expected !== 'string') return null;
      const part = partOf(name, items[PART + expected], expected);
      if (!part) broken.push(PART + expected);
      return part;
    });
    const part = parts.find((part) => part);
    if (part && Object.hasOwn(copies[0] ?? {}, name)) define(state, name, part.value);
  }
  return { state, broken };
}

/**
 * What older versions stored, as a state; they had fewer parts, and what they lack is empty.
 * @param {Stored} old
 */
export function stateIn(old) {
  return stateOfOld(old, emptyState());
}

/**
 * The copy before the newest, where there is one and all of it holds.
 * @param {Kept} kept
 * @returns {{ state: State, when: number } | null}
 */
export function copyBefore({ slot, indexes, items }) {
  const other = SLOTS.find((one) => one !== slot && indexes[one]);
  const index = other && indexes[other];
  if (!slot || !index) return null;
  const { state, broken } = compose([index.parts], items);
  return broken.length > 0 ? null : { state, when: index.when };
}

/**
 * Sets a key whatever it is called, `__proto__` too.
 * @param {object} record
 * @param {string} key
 * @param {unknown} value
 */
export function define(record, key, value) {
  const rest = { value, writable: true, enumerable: true, configurable: true };
  Object.defineProperty(record, key, rest);
}
