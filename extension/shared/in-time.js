/**
 * Storage may hang, as anything that another process answers: nobody waits for it longer than this.
 */

/** Milliseconds a storage may take until the article is shown as it is by default. */
const PATIENCE = 2_000;

/**
 * @template T
 * @param {() => Promise<T>} task
 * @returns {Promise<T>} rejects where it takes too long; what it does then, it does unheard
 */
export function inTime(task) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('too slow')), PATIENCE);
    task()
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}
