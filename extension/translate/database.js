/**
 * The extension's own database, which pages and what runs in them cannot open: the keys to services, and translations that
 * were made. Neither is part of the state, so neither is exported, copied to other devices or handed to a page.
 */

const NAME = 'translation';
const VERSION = 1;

export const KEYS = 'keys';
export const MADE = 'made';

/** By when it was made and how long it is, so that what is too much is found without being read. */
export const BY_AGE = 'age';

/** @type {Promise<IDBDatabase> | null} */
let opened = null;

/** @returns {Promise<IDBDatabase>} */
function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(KEYS);
      request.result
        .createObjectStore(MADE, { keyPath: 'key' })
        .createIndex(BY_AGE, ['when', 'size']);
    };
    request.onsuccess = () => {
      // Another tab has a later version: it does not wait for this one.
      request.result.onversionchange = () => request.result.close();
      request.result.onclose = () => {
        opened = null;
      };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('the database is held open by another version'));
  });
  opened.catch(() => {
    opened = null;
  });
  return opened;
}

/**
 * Does something with one store, in one transaction.
 * @template T
 * @param {string} name
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T> | void} task
 * @returns {Promise<T>} what the request brought, once all is written
 */
export async function withStore(name, mode, task) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(name, mode);
    const request = task(transaction.objectStore(name));
    transaction.oncomplete = () => resolve(/** @type {T} */ (request ? request.result : undefined));
    transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
  });
}
