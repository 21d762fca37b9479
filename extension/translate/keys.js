/**
 * The keys to services. Each is kept for one service at one origin, so that another address never gets it.
 */

import { KEYS, withStore } from './database.js';

/** The longest key, in characters. */
export const MOST_KEY = 500;

/**
 * @param {string} service
 * @param {string} origin
 */
const nameOf = (service, origin) => `${service} ${origin}`;

/**
 * @param {string} service
 * @param {string} origin
 * @returns {Promise<string>} empty where there is none
 */
export async function readKey(service, origin) {
  const key = await withStore(KEYS, 'readonly', (store) => store.get(nameOf(service, origin)));
  return typeof key === 'string' ? key : '';
}

/**
 * @param {string} service
 * @param {string} origin
 * @param {string} key empty forgets it
 */
export async function writeKey(service, origin, key) {
  const name = nameOf(service, origin);
  await withStore(KEYS, 'readwrite', (store) => {
    if (key === '') store.delete(name);
    else store.put(key, name);
  });
}

/**
 * How long all of them are together, in bytes.
 * @returns {Promise<number>}
 */
export async function sizeOfKeys() {
  const keys = await withStore(KEYS, 'readonly', (store) => store.getAll());
  return keys.reduce((sum, key) => sum + String(key).length, 0);
}

/** Forgets all of them. */
export async function forgetKeys() {
  await withStore(KEYS, 'readwrite', (store) => {
    store.clear();
  });
}

/**
 * A key as it can stand in a header: what is pasted may have spaces around it.
 * @param {string} text
 * @returns {string | null} null where it cannot be one
 */
export function keyFrom(text) {
  const key = text.trim();
  return key.length <= MOST_KEY && /^[\x21-\x7e]*$/.test(key) ? key : null;
}
