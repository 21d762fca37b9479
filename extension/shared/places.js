/**
 * Where the reader was in each article, so that it opens there again. Kept in `storage.local` under a digest of the
 * address, never the address: the list names nothing that was read. Who guesses an address can check the guess, as with
 * any digest. Nothing is kept in private windows.
 */

import { isPrivate, storage } from './browser.js';
import { digest } from './digest.js';
import { inTime } from './in-time.js';

/** The key in `storage.local`. */
export const PLACES = 'places';

/** The form of what is stored. */
const VERSION = 1;

/** Articles whose place is kept; the one read longest ago is forgotten first. */
const MOST = 300;

/**
 * @typedef {object} Place
 * @property {number} block its index in the article
 * @property {string} text the digest of its text, by which it is found where the article has changed
 * @property {number} share of it that was read, 0 to 1
 * @property {number} page of an article of several pages that were joined, counted from 0
 *
 * @typedef {[digest: string, block: number, text: string, share: number, page?: number]} Entry the page where it is not 0
 */

/**
 * What is stored, as far as this page has heard: a place is mostly written when there is no time left to read first. Null
 * where nothing was heard yet: what is written then would take the place of all that is kept.
 * @type {Entry[] | null}
 */
let known = null;

let isListening = false;

/**
 * Never rejects and never hangs.
 * @param {string} address
 * @returns {Promise<Place | null>}
 */
export async function readPlace(address) {
  listen();
  await read();
  const own = digest(plain(address));
  const found = known?.find(([key]) => key === own);
  if (!found) return null;
  const [, block, text, share, page = 0] = found;
  return { block, text, share, page };
}

/**
 * @param {string} address
 * @param {Place | null} place null forgets it
 */
export async function writePlace(address, place) {
  if (isPrivate) return;
  if (!known) await read();
  if (!known) return;
  const own = digest(plain(address));
  const others = known.filter(([key]) => key !== own);
  if (!place && others.length === known.length) return;
  /** @type {Entry[]} */
  const added = [];
  if (place) {
    const { block, text, share, page } = place;
    added.push(page > 0 ? [own, block, text, share, page] : [own, block, text, share]);
  }
  known = [...others, ...added].slice(-MOST);
  try {
    await storage.local.set({ [PLACES]: { version: VERSION, list: known } });
  } catch {
    // Full, or gone with the extension: the place is lost, the reading is not.
  }
}

export async function forgetPlaces() {
  known = [];
  try {
    await storage.local.remove(PLACES);
  } catch {
    // As above.
  }
}

async function read() {
  try {
    await inTime(async () => {
      const stored = await storage.local.get(PLACES);
      known = entriesOf(stored[PLACES]);
    });
  } catch {
    // Slow, or gone with the extension: what was heard before holds.
  }
}

/** Other tabs write places too. */
function listen() {
  if (isListening) return;
  try {
    storage.onChanged.addListener((changes, area) => {
      if (area === 'local' && changes[PLACES]) known = entriesOf(changes[PLACES].newValue);
    });
    isListening = true;
  } catch {
    // As above.
  }
}

/**
 * Whether this is what is kept here, as a file carries it along.
 * @param {any} stored
 */
export function areKept(stored) {
  return stored?.version === VERSION && Array.isArray(stored.list) && stored.list.every(isEntry);
}

/**
 * @param {any} stored
 * @returns {Entry[]}
 */
function entriesOf(stored) {
  const { version, list } = stored ?? {};
  return version === VERSION && Array.isArray(list) ? list.filter(isEntry) : [];
}

/**
 * @param {any} said
 * @returns {said is Entry}
 */
function isEntry(said) {
  if (!Array.isArray(said)) return false;
  const [key, block, text, share, page = 0] = said;
  return (
    typeof key === 'string' &&
    Number.isInteger(block) &&
    block >= 0 &&
    typeof text === 'string' &&
    share >= 0 &&
    share <= 1 &&
    Number.isInteger(page) &&
    page >= 0
  );
}

/** @param {string} address */
function plain(address) {
  return address.replace(/#.*$/, '');
}
