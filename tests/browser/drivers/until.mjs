// Waiting for what a browser does in its own time.

/**
 * Seconds after which what is waited for will not come. What takes one on a machine of its own took more than fifteen
 * on one where five others compiled.
 */
const LIMIT = 60;

/**
 * Asks again and again until the answer is true, or fails saying what was waited for.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} ask
 * @param {number} [seconds]
 * @returns {Promise<NonNullable<T>>}
 */
export async function until(what, ask, seconds = LIMIT) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`waited ${seconds} s for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
