/**
 * What each line of the rules is, as the core tells it: asked once for every text of a line and remembered, since lines do
 * not depend on each other.
 */

import { explainRules } from '../../core/rules.js';

/** @typedef {import('../../core/rules.js').RuleLine} RuleLine */

/** Lines remembered that stand nowhere any more, before all are forgotten and asked for again. */
const MOST_OLD = 20_000;

/** How much text is asked about at once, in characters: the core takes a megabyte of UTF-8. */
const PORTION = 200_000;

export function makeLedger() {
  /** @type {Map<string, RuleLine>} */
  let known = new Map();

  return {
    /**
     * @param {string} line
     * @returns {RuleLine | undefined} undefined until it was asked for
     */
    of: (line) => known.get(line),

    /**
     * Asks for the lines that are not known yet.
     * @param {Iterable<string>} lines
     * @returns {Promise<boolean>} whether there were any
     */
    learn: async (lines) => {
      const all = [...new Set(lines)];
      const unknown = all.filter((line) => !known.has(line));
      if (unknown.length === 0) return false;
      if (known.size > all.length + MOST_OLD) known = new Map();
      for (const portion of portionsOf(unknown)) {
        const told = await explainRules(`${portion.join('\n')}\n`);
        for (const [at, line] of portion.entries()) {
          const about = told[at];
          if (about) known.set(line, about);
        }
      }
      return true;
    },
  };
}

/**
 * @param {string[]} lines
 * @returns {string[][]}
 */
function portionsOf(lines) {
  /** @type {string[][]} */
  const portions = [[]];
  let size = 0;
  for (const line of lines) {
    if (size + line.length > PORTION && size > 0) {
      portions.push([]);
      size = 0;
    }
    portions.at(-1)?.push(line);
    size += line.length + 1;
  }
  return portions;
}
