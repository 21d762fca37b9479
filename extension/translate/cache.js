/**
 * Translations that were made, so that a page read again asks for none of them: in memory, and on disk under digests of
 * text, languages, service, address and model. Bounded, the oldest going first; lost without a loss, so that whatever goes
 * wrong with it costs a request.
 */

import { BY_AGE, MADE, withStore } from './database.js';

/** What is kept on disk, in characters of translations and their keys, and in memory. */
export const MOST_ON_DISK = 10 << 20;
const MOST_IN_MEMORY = 1 << 20;

/** Characters that an entry takes beside its text. */
const BESIDE = 100;

/** What is taken off when it is too much, as a share, so that it is not done each time. */
const TAKEN = 0.1;

/**
 * @typedef {{ text: string, detected?: string }} Made
 * @typedef {ReturnType<typeof makeCache>} Cache
 * @typedef {object} About what a translation depends on, beside its text
 * @property {string} service
 * @property {string} endpoint
 * @property {string} model
 * @property {string | null} from
 * @property {string} to
 * @property {boolean} isPlain
 */

/** @param {{ most?: number, now?: () => number }} [options] */
export function makeCache({ most = MOST_ON_DISK, now = Date.now } = {}) {
  /** The youngest last. @type {Map<string, Made>} */
  const memory = new Map();
  let inMemory = 0;
  /** What is on disk, once it was counted. @type {number | null} */
  let onDisk = null;

  /**
   * @param {string} key
   * @param {Made} made
   */
  const remember = (key, made) => {
    const before = memory.get(key);
    if (before) inMemory -= sizeOf(before);
    memory.delete(key);
    memory.set(key, made);
    inMemory += sizeOf(made);
    for (const [oldest, { text }] of memory) {
      if (inMemory <= MOST_IN_MEMORY) break;
      memory.delete(oldest);
      inMemory -= sizeOf({ text });
    }
  };

  const measure = async () => {
    let size = 0;
    let count = 0;
    await withStore(MADE, 'readonly', (store) => {
      store.index(BY_AGE).openKeyCursor().onsuccess = ({ target }) => {
        const cursor = /** @type {IDBRequest<IDBCursor | null>} */ (target).result;
        if (!cursor) return;
        size += /** @type {[number, number]} */ (cursor.key)[1];
        count += 1;
        cursor.continue();
      };
    });
    onDisk = size;
    return { size, count };
  };

  const trim = async () => {
    if (onDisk === null) await measure();
    if ((onDisk ?? 0) <= most) return;
    let gone = 0;
    await withStore(MADE, 'readwrite', (store) => {
      store.index(BY_AGE).openKeyCursor().onsuccess = ({ target }) => {
        const cursor = /** @type {IDBRequest<IDBCursor | null>} */ (target).result;
        if (!cursor || (onDisk ?? 0) - gone <= most * (1 - TAKEN)) return;
        gone += /** @type {[number, number]} */ (cursor.key)[1];
        store.delete(cursor.primaryKey);
        cursor.continue();
      };
    });
    onDisk = (onDisk ?? 0) - gone;
  };

  return {
    /**
     * @param {string[]} keys
     * @returns {Promise<(Made | undefined)[]>} never rejects
     */
    get: async (keys) => {
      const missing = keys.filter((key) => !memory.has(key));
      if (missing.length > 0) {
        try {
          await withStore(MADE, 'readonly', (store) => {
            for (const key of missing) {
              store.get(key).onsuccess = ({ target }) => {
                const { result } = /** @type {IDBRequest} */ (target);
                if (typeof result?.text === 'string')
                  remember(key, { text: result.text, detected: result.detected });
              };
            }
          });
        } catch {
          // No disk: what is in memory is all there is.
        }
      }
      return keys.map((key) => memory.get(key));
    },
    /**
     * @param {[key: string, made: Made][]} entries
     * @returns {Promise<void>} never rejects
     */
    set: async (entries) => {
      for (const [key, made] of entries) remember(key, made);
      try {
        if (onDisk === null) await measure();
        const when = now();
        await withStore(MADE, 'readwrite', (store) => {
          for (const [key, made] of entries) store.put({ key, when, size: sizeOf(made), ...made });
        });
        onDisk = (onDisk ?? 0) + entries.reduce((sum, [, made]) => sum + sizeOf(made), 0);
        await trim();
      } catch {
        onDisk = null;
      }
    },
    /** @returns {Promise<{ size: number, count: number }>} size in characters */
    measure,
    empty: async () => {
      memory.clear();
      inMemory = 0;
      await withStore(MADE, 'readwrite', (store) => {
        store.clear();
      });
      onDisk = 0;
    },
  };
}

/**
 * @param {string} text
 * @param {About} about
 * @returns {Promise<string>}
 */
export async function cacheKey(text, { service, endpoint, model, from, to, isPlain }) {
  const all = JSON.stringify([service, endpoint, model, from, to, isPlain, text]);
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(all));
  return btoa(String.fromCharCode(...new Uint8Array(hash)));
}

/** @param {Made} made */
function sizeOf({ text }) {
  return text.length + BESIDE;
}
