/**
 * What was translated while the view is open, by the words it was made of: an article that is composed anew, and a language
 * that is chosen once more, find it again at once. Nothing of it outlives the view.
 */

/** @typedef {import('../../core/cleaned.js').Inline} Inline */
/** @typedef {import('./spots.js').Spot} Spot */

/** Characters of words and translations that are kept; beyond, all is forgotten and begun anew. */
const MOST = 24_000_000;

export function makeKnown() {
  /** @type {Map<string, Inline[]>} */
  const known = new Map();
  let size = 0;
  return {
    /**
     * @param {string} way from which language into which, and by what
     * @param {Spot} spot
     */
    get: (way, { key }) => known.get(`${way} ${key}`),
    /**
     * @param {string} way
     * @param {Spot} spot
     * @param {Inline[]} content
     */
    set: (way, { key }, content) => {
      size += key.length + JSON.stringify(content).length;
      if (size > MOST) {
        known.clear();
        size = 0;
      }
      known.set(`${way} ${key}`, content);
    },
  };
}
