/**
 * What is numbered page by page, made one row over all pages: elements, footnotes, and the removals that can be put
 * back. Pure data in, pure data out.
 */

/** @typedef {import('../../core/cleaned.js').Block} Block */
/** @typedef {import('../../core/cleaned.js').Removal} Removal */
/** @typedef {import('../../shared/options.js').Choice} Choice */

/** A removal is known by its first node; a page has fewer nodes than half of this. */
const NODES = 1 << 24;

/** From here on the ids are those of blocks that were left out as repeats. */
const REPEATS = NODES / 2;

/**
 * @param {number} page counted from 0
 * @param {number} id of a removal, or one past it, on that page
 */
export function removalId(page, id) {
  return page * NODES + id;
}

/**
 * @param {number} page counted from 0
 * @param {number} block which on that page
 */
export function repeatId(page, block) {
  return page * NODES + REPEATS + block;
}

/** @param {number} id */
export function pageOf(id) {
  return Math.floor(id / NODES);
}

/** @param {number} id */
export function isRepeatId(id) {
  return id % NODES >= REPEATS;
}

/**
 * @param {number} id
 * @returns {number} as the page itself has it
 */
export function ownId(id) {
  return id % NODES;
}

/**
 * The choice as one page knows it.
 * @param {Choice} choice
 * @param {number} page counted from 0
 * @param {[start: number, end: number]} numbers of its elements among those of all pages
 * @returns {Choice}
 */
export function choiceOf({ putBack, breadth, take, article }, page, [start, end]) {
  const isOwn = (/** @type {number} */ number) => number >= start && number < end;
  const own = putBack.filter(([start]) => pageOf(start) === page && !isRepeatId(start));
  return {
    breadth,
    take: take?.filter(isOwn).map((number) => number - start),
    article: article !== undefined && isOwn(article) ? article - start : undefined,
    putBack: own.map(([start, end]) => [ownId(start), end - page * NODES]),
  };
}

/**
 * Blocks with their elements and footnotes counted on from those of the pages before.
 * @param {Block[]} blocks
 * @param {number} elements of the pages before
 * @param {number} notes of the pages before
 */
export function countedOn(blocks, elements, notes) {
  let highest = notes;
  /** @type {(value: any, key: string, kind: string) => any} */
  const moved = (value, key, kind) => {
    if (Array.isArray(value)) return value.map((one) => moved(one, key, kind));
    if (typeof value === 'object' && value !== null) {
      const own = value.kind ?? (kind === 'footnotes' && key === 'items' ? 'footnote' : '');
      const entries = Object.entries(value).map(([name, inner]) => {
        if (name === 'node') return [name, inner + elements];
        if (name !== 'id' || own !== 'footnote') return [name, moved(inner, name, own)];
        highest = Math.max(highest, inner + notes + 1);
        return [name, inner + notes];
      });
      return Object.fromEntries(entries);
    }
    return value;
  };
  // Nested as deep as the core allows, which is bounded.
  const counted = /** @type {Block[]} */ (moved(blocks, '', ''));
  return { counted, notes: highest };
}
