/**
 * The requests that the extension made, counted by their kind and by the origin they went to, so that the user can see
 * that there are none, or how many. Nothing of what was asked is kept, and in private windows nothing is counted.
 */

/** The key in `storage.local`; a count that is lost is no loss of the user's, so it stands apart from the state. */
export const COUNTS = 'counts';

/** The form of what is stored. */
const VERSION = 1;

/** Origins that are told apart, by kind; the others are counted together under ''. */
const MOST_ORIGINS = 200;

/**
 * @typedef {'next-page' | 'image' | 'translation'} RequestKind
 * @typedef {{ since: number, requests: Record<string, Record<string, number>> }} Counts by kind, then by origin
 * @typedef {Pick<import('./keep.js').Area, 'get' | 'set'>} CountsArea
 */

/**
 * @param {Pick<CountsArea, 'get'>} area
 * @param {number} now
 * @returns {Promise<Counts>} none since now where nothing was counted
 */
export async function readCounts(area, now) {
  const stored = /** @type {any} */ ((await area.get([COUNTS]))[COUNTS]);
  return stored?.version === VERSION && Number.isFinite(stored.since) && isCounted(stored.requests)
    ? { since: stored.since, requests: stored.requests }
    : { since: now, requests: {} };
}

/**
 * @param {CountsArea} area
 * @param {() => number} [clock]
 */
export function makeCounts(area, clock = Date.now) {
  let last = Promise.resolve();
  /**
   * @param {RequestKind} kind
   * @param {string} origin
   */
  const add = async (kind, origin) => {
    const { since, requests } = await readCounts(area, clock());
    const known = new Map(Object.entries(requests[kind] ?? {}));
    const name = known.has(origin) || known.size < MOST_ORIGINS ? origin : '';
    known.set(name, (known.get(name) ?? 0) + 1);
    const all = { ...requests, [kind]: Object.fromEntries(known) };
    await area.set({ [COUNTS]: { version: VERSION, since, requests: all } });
  };
  return {
    /**
     * @param {RequestKind} kind
     * @param {string} origin it goes to
     * @returns {Promise<void>} never rejects
     */
    count: (kind, origin) => {
      last = last.then(() => add(kind, origin)).catch(() => {});
      return last;
    },
  };
}

/** @param {any} requests */
function isCounted(requests) {
  return (
    typeof requests === 'object' &&
    requests !== null &&
    Object.values(requests).every(
      (origins) =>
        typeof origins === 'object' &&
        origins !== null &&
        Object.values(origins).every((count) => Number.isSafeInteger(count)),
    )
  );
}
