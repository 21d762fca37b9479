/**
 * What is done before anything is written over what is kept: what does not hold is set aside and taken away, and what
 * older versions stored is brought into the form of today. Killed anywhere, it is done again from the beginning.
 */

import { digest } from '../shared/digest.js';
import {
  checked,
  define,
  emptyState,
  isState,
  PART,
  partOf,
  readKept,
  SCHEMA,
  SLOTS,
  stateIn,
} from '../shared/kept.js';
import { brokenOld, OLD_KEYS, rulesBefore } from '../shared/shipped.js';
import { setAside } from './aside.js';
import { save } from './keep.js';

/** @typedef {import('../shared/kept.js').Kept} Kept */
/** @typedef {import('../shared/kept.js').State} State */
/** @typedef {import('./keep.js').Area} Area */

/** Who asks for what is done here. */
const BY = 'mending';

/**
 * @param {Area} area
 * @param {Kept} kept
 * @param {number} when
 * @returns {Promise<boolean>} whether anything was written
 */
export async function mend(area, kept, when) {
  if (kept.readOnly) return false;
  const isOld = Object.keys(kept.old).length > 0;
  if (!isOld && kept.broken.length === 0) return false;
  if (kept.broken.length > 0) await setBrokenAside(area, kept, when);
  if (isOld) await setOldAside(area, kept, when);

  const { slot } = kept;
  if (slot === null || !holds(kept, slot)) await save(area, kept, kept.state, { by: BY, when });
  const now = await readKept(area);
  if (now.slot === null || !holds(now, now.slot)) throw new Error('what was mended does not hold');
  const named = Object.values(now.indexes[now.slot]?.parts ?? {});
  const gone = SLOTS.filter((one) => one !== now.slot && isBroken(now, one));
  const parts = now.broken.filter(
    (key) => key.startsWith(PART) && !named.includes(key.slice(PART.length)),
  );
  for (const keys of [gone, parts]) if (keys.length > 0) await area.remove(keys);
  if (isOld) await leaveOld(area, kept, when);
  return true;
}

/**
 * @param {Kept} kept
 * @param {typeof SLOTS[number]} slot of an index that holds
 */
function holds({ indexes, broken }, slot) {
  return Object.values(indexes[slot]?.parts ?? {}).every((part) => !broken.includes(PART + part));
}

/**
 * @param {Kept} kept
 * @param {typeof SLOTS[number]} slot
 */
function isBroken(kept, slot) {
  return kept.broken.includes(slot) || !holds(kept, slot);
}

/**
 * @param {Area} area
 * @param {Kept} kept
 * @param {number} when
 */
async function setBrokenAside(area, kept, when) {
  const { broken, indexes } = kept;
  const all = await area.get(null);
  const named = new Set(Object.values(indexes).flatMap((index) => Object.values(index.parts)));
  // What a broken index named cannot be told from what was left behind.
  const hasBrokenIndex = SLOTS.some((slot) => broken.includes(slot));
  const keys = Object.keys(all).filter(
    (key) =>
      broken.includes(key) ||
      (hasBrokenIndex && key.startsWith(PART) && !named.has(key.slice(PART.length))),
  );
  const items = Object.fromEntries(keys.map((key) => [key, all[key]]));
  const left = broken.filter((key) => !keys.includes(key));
  await setAside(area, { when, why: 'broken', items, left });
}

/**
 * @param {Area} area
 * @param {Kept} kept
 * @param {number} when
 */
async function setOldAside(area, { old, slot, state }, when) {
  const broken = brokenOld(old);
  if (broken.length > 0) {
    const items = Object.fromEntries(broken.map((key) => [key, old[key]]));
    await setAside(area, { when, why: 'broken', items });
  }
  if (slot === null) return;
  // A version before was used again after a newer one; or it was migrated and the machine stopped just then.
  const then = stateIn(old);
  const isSame =
    (old.rules === undefined || then.rules === state.rules) &&
    (old.reader === undefined || isAlike(then.settings, state.settings));
  if (!isSame) await setAside(area, { when, why: 'older', items: old });
}

/**
 * @param {import('../shared/settings.js').Said} one
 * @param {import('../shared/settings.js').Said} other
 */
function isAlike(one, other) {
  const text = (/** @type {object} */ said) => JSON.stringify(Object.entries(said).sort());
  return text(one) === text(other);
}

/**
 * Takes away what older versions stored, once the new form was read back, with the rules before the last change of them
 * as the copy before.
 * @param {Area} area
 * @param {Kept} kept
 * @param {number} when
 */
async function leaveOld(area, { old, state }, when) {
  const now = await readKept(area);
  const index = now.slot && now.indexes[now.slot];
  if (!index || now.broken.length > 0 || JSON.stringify(now.state) !== JSON.stringify(state))
    throw new Error('what was migrated cannot be read back');
  const rules = rulesBefore(old);
  const other = SLOTS.find((slot) => slot !== now.slot) ?? SLOTS[1];
  if (index.by === BY && rules !== null && rules !== state.rules && !now.indexes[other]) {
    const text = JSON.stringify(rules);
    await area.set({ [PART + digest(text)]: text });
    const parts = { ...index.parts, rules: digest(text) };
    const sequence = index.sequence - 1;
    await area.set({ [other]: checked(other, { schema: SCHEMA, sequence, when, by: BY, parts }) });
  }
  await area.remove(OLD_KEYS);
}

/**
 * The state that something set aside holds: what was replaced; of what was broken or older as much as can be read, with
 * what is kept now for the rest.
 * @param {import('./aside.js').Aside | null} aside
 * @param {Kept} kept
 * @returns {State | null} null where nothing of it can be read
 */
export function stateAside(aside, kept) {
  if (!aside) return null;
  const { state, items = {} } = aside;
  if (state) {
    // An earlier version had fewer parts.
    const whole = { ...emptyState(), ...state };
    return isState(whole) ? whole : null;
  }
  if (aside.why === 'older') {
    const { settings, rules } = stateIn(items);
    return { ...kept.state, settings, rules };
  }
  /** @type {Record<string, unknown>} */
  const found = {};
  for (const slot of SLOTS) {
    const parts = /** @type {any} */ (items[slot])?.parts;
    if (typeof parts !== 'object' || parts === null) continue;
    for (const [name, part] of Object.entries(parts)) {
      const held = partOf(name, items[PART + part] ?? kept.items[PART + part], String(part));
      if (held) define(found, name, held.value);
    }
  }
  return Object.keys(found).length > 0 ? { ...kept.state, ...found } : null;
}
