/**
 * What is set aside, so that it is not lost with what takes its place: what does not hold any more, what an older version
 * stored beside a newer, the state before it was replaced as a whole. A few of each are kept, the newest.
 */

import { digest } from '../shared/digest.js';

/** @typedef {import('./keep.js').Area} Area */
/** @typedef {import('../shared/kept.js').State} State */
/** @typedef {import('../shared/kept.js').Stored} Stored */

/** What the key begins with; its id follows. */
export const ASIDE = 'aside.';

/** How many of each kind are kept, and how long one may be, in characters of JSON. */
const MOST_KEPT = 3;
const MOST_LONG = 3 << 20;

/**
 * @typedef {'broken' | 'older' | 'replaced'} Why
 *
 * @typedef {object} Aside
 * @property {number} when
 * @property {Why} why
 * @property {State} [state] what was replaced
 * @property {Stored} [items] what does not hold, by key
 * @property {string[]} [left] the keys of what was too long to be set aside, or was not there any more
 *
 * @typedef {{ id: string, when: number, why: Why, bytes: number }} AsideEntry
 */

/**
 * Sets something aside; the same thing a second time changes nothing.
 * @param {Area} area
 * @param {Aside} aside
 * @returns {Promise<void>}
 */
export async function setAside(area, aside) {
  const { items = {}, left = [], ...rest } = aside;
  /** @type {Aside} */
  const bounded = { ...rest, ...(aside.items ? within(items, left) : {}) };
  const { when: _, ...told } = bounded;
  const key = ASIDE + digest(JSON.stringify(told));
  const all = await listAside(area);
  if (all.some(({ id }) => ASIDE + id === key)) return;
  await area.set({ [key]: bounded });
  const others = all.filter(({ why }) => why === aside.why).slice(MOST_KEPT - 1);
  if (others.length > 0) await area.remove(others.map(({ id }) => ASIDE + id));
}

/**
 * @param {Stored} items
 * @param {string[]} left
 */
function within(items, left) {
  let room = MOST_LONG;
  const isWithin = (/** @type {[string, unknown]} */ [, item]) => {
    room -= JSON.stringify(item)?.length ?? 0;
    return room >= 0;
  };
  const kept = Object.fromEntries(Object.entries(items).filter(isWithin));
  return { items: kept, left: [...left, ...Object.keys(items).filter((key) => !(key in kept))] };
}

/**
 * @param {Area} area
 * @returns {Promise<AsideEntry[]>} the newest first
 */
export async function listAside(area) {
  const items = Object.entries(await area.get(null)).filter(([key]) => key.startsWith(ASIDE));
  const entries = items.map(([key, stored]) => {
    const item = /** @type {any} */ (stored);
    return {
      id: key.slice(ASIDE.length),
      when: Number(item?.when) || 0,
      why: /** @type {Why} */ (['older', 'replaced'].includes(item?.why) ? item.why : 'broken'),
      bytes: JSON.stringify(item)?.length ?? 0,
    };
  });
  return entries.sort((one, other) => other.when - one.when);
}

/**
 * @param {Area} area
 * @param {string} id
 * @returns {Promise<Aside | null>}
 */
export async function readAside(area, id) {
  const item = /** @type {any} */ ((await area.get([ASIDE + id]))[ASIDE + id]);
  return typeof item === 'object' ? (item ?? null) : null;
}

/**
 * @param {Area} area
 * @param {string} id
 */
export function forgetAside(area, id) {
  return area.remove([ASIDE + id]);
}
