/**
 * Keeps the state: parts first, then the index in the older slot, then what no index names is removed. Whoever is killed
 * anywhere leaves the old state or the new. One at a time may write; that is the writer's care.
 */

import { StateError } from '../shared/change.js';
import { digest } from '../shared/digest.js';
import { checked, isIndex, PART, SCHEMA, SLOTS } from '../shared/kept.js';

/** @typedef {import('../shared/kept.js').Kept} Kept */
/** @typedef {import('../shared/kept.js').State} State */
/** @typedef {import('../shared/kept.js').Stored} Stored */

/**
 * @typedef {object} Area what is used of `storage.local`
 * @property {(keys: string[] | null) => Promise<Stored>} get
 * @property {(items: Stored) => Promise<void>} set
 * @property {(keys: string[]) => Promise<void>} remove
 * @property {(keys: null) => Promise<number>} [getBytesInUse]
 * @property {number} [QUOTA_BYTES]
 */

/**
 * @typedef {object} Signature
 * @property {string} by who asked for it
 * @property {number} when
 */

/**
 * Saves a state over what is kept now, which the caller has just read.
 * @param {Area} area
 * @param {Kept} kept
 * @param {State} state
 * @param {Signature} signature
 * @returns {Promise<boolean>} whether anything had to be written
 * @throws what the storage throws; the state of before is kept then
 */
export async function save(area, kept, state, { by, when }) {
  const texts = new Map(
    Object.entries(state).map(([name, value]) => [name, JSON.stringify(value)]),
  );
  const parts = Object.fromEntries([...texts].map(([name, text]) => [name, digest(text)]));
  const current = kept.slot ? kept.indexes[kept.slot] : undefined;
  if (current && isSame(parts, current.parts) && kept.broken.length === 0) return false;

  const added = [...texts.values()].filter((text) => isMissing(kept.items, text));
  const slot = SLOTS.find((slot) => slot !== kept.slot) ?? SLOTS[0];
  const sequence = Math.max(0, ...Object.values(kept.indexes).map((index) => index.sequence)) + 1;
  const index = checked(slot, { schema: SCHEMA, sequence, when, by, parts });
  const keysAdded = added.map((text) => PART + digest(text));
  try {
    for (const text of added) await area.set({ [PART + digest(text)]: text });
    await area.set({ [slot]: index });
  } catch (error) {
    // Some errors come after the deed.
    const now = (await area.get([slot]))[slot];
    if (JSON.stringify(now) !== JSON.stringify(index)) {
      await forget(area, keysAdded);
      throw error;
    }
  }
  const named = new Set([...Object.values(parts), ...Object.values(current?.parts ?? {})]);
  const stale = Object.keys(kept.items).filter(
    (key) => key.startsWith(PART) && !named.has(key.slice(PART.length)),
  );
  await forget(area, stale);
  return true;
}

/**
 * Whether a part still has to be written.
 * @param {Stored} items
 * @param {string} text
 */
function isMissing(items, text) {
  const own = digest(text);
  const there = items[PART + own];
  if (there === text) return false;
  // Two texts of one digest: nobody comes by them by chance, and a file made for it is not let in.
  if (typeof there === 'string' && digest(there) === own) throw new StateError('invalid');
  return true;
}

/**
 * Removes what is not needed any more; where that fails, `sweep` does it another time.
 * @param {Area} area
 * @param {string[]} keys
 */
async function forget(area, keys) {
  if (keys.length === 0) return;
  try {
    await area.remove(keys);
  } catch {
    // It takes room, and nothing else.
  }
}

/**
 * Removes parts that no index names: they are left behind by a save that was killed. What a background that was ended
 * had sent off may arrive only now: indexes and parts are taken from one reading, so that no part of it is taken away.
 * @param {Area} area
 */
export async function sweep(area) {
  const all = await area.get(null);
  const named = new Set(
    SLOTS.flatMap((slot) => {
      const index = all[slot];
      return isIndex(index, slot) ? Object.values(index.parts) : [];
    }),
  );
  await forget(
    area,
    Object.keys(all).filter((key) => key.startsWith(PART) && !named.has(key.slice(PART.length))),
  );
}

/**
 * @param {Record<string, string>} one
 * @param {Record<string, string>} other
 */
function isSame(one, other) {
  return (
    Object.keys(one).length === Object.keys(other).length &&
    Object.entries(one).every(([name, part]) => other[name] === part)
  );
}
