/**
 * Pages of an article as one: their blocks one after another without what is repeated, everything numbered in one row.
 * It stands here and not in the core because the pages are cleaned one by one, wherever the core runs: to join them
 * there, every page would have to cross the border again as data at every change of one of them.
 */

import { countWords } from '../article/segments.js';
import { countedOn, isRepeatId, ownId, pageOf, removalId, repeatId } from './numbers.js';
import { isSaidIn, repeatsOf, textOf } from './repeats.js';

/** @typedef {import('../../core/cleaned.js').Cleaned} Cleaned */
/** @typedef {import('../../core/cleaned.js').Block} Block */
/** @typedef {import('../../core/cleaned.js').Removal} Removal */
/** @typedef {import('../../core/cleaned.js').Obeyed} Obeyed */

/**
 * Where a page begins.
 * @typedef {{ before: number, number: number }} PageMark before which block
 *
 * An article that may be of several pages.
 * @typedef {Cleaned & { pageMarks?: PageMark[] }} Joined
 *
 * @typedef {object} Page
 * @property {Cleaned} cleaned
 * @property {number} number
 * @property {number} elements how many it has
 */

/** The name of what leaves a repeated block out; the core has none of this name. */
export const REPEAT_RULE = 'page-repeat';

/** Characters of a removal's excerpt, as the core has them. */
const EXCERPT = 160;

/**
 * @param {Page[]} pages in order, the first being the one that is open
 * @param {[number, number][]} putBack
 * @returns {Joined}
 */
export function join(pages, putBack) {
  const [first] = pages;
  if (!first) throw new Error('no page');
  if (pages.length === 1) return first.cleaned;
  const { article } = first.cleaned;
  const said = [article.title, article.byline ?? ''];
  const repeats = repeatsOf(
    pages.map(({ cleaned }) => cleaned.article.blocks),
    said,
  );
  const back = new Set(putBack.map(([start]) => start).filter(isRepeatId));
  /** @type {Block[]} */
  const blocks = [];
  /** @type {Removal[]} */
  const removals = [];
  /** @type {PageMark[]} */
  const pageMarks = [];
  let [elements, notes, words, minutes] = [0, 0, 0, 0];
  pages.forEach(({ cleaned, number, elements: ownElements }, page) => {
    const own = cleaned.article;
    const numbered = countedOn(own.blocks, elements, notes);
    /** @type {number[]} */
    const places = [];
    let dropped = 0;
    if (page > 0) {
      pageMarks.push({ before: blocks.length, number });
      blocks.push(...ownTitle(own, article, numbered.counted));
    }
    numbered.counted.forEach((block, at) => {
      places.push(blocks.length);
      const id = repeatId(page, own.blocks[at]?.node ?? at);
      const isRepeat = repeats[page]?.has(at) ?? false;
      const isBack = back.has(id);
      if (isRepeat) removals.push(repeatRemoval(block, own.lang, id, blocks.length, isBack));
      if (isRepeat && !isBack) dropped += wordsIn(block, own.lang);
      else blocks.push(page > 0 ? asLater(block, own, article) : block);
    });
    places.push(blocks.length);
    removals.push(
      ...cleaned.removals.map((removal) => ({
        ...removal,
        id: removalId(page, removal.id),
        end: removalId(page, removal.end),
        nodes: removal.nodes.map((node) => node + elements),
        before: places[removal.before] ?? blocks.length,
      })),
    );
    const share = own.words > 0 ? Math.max(1 - dropped / own.words, 0) : 0;
    words += Math.round(own.words * share);
    minutes += own.minutes * share;
    [elements, notes] = [elements + ownElements, numbered.notes];
  });
  const all = pages.map(({ cleaned }) => cleaned);
  const farthest = all.map(({ breadth }) => breadth).sort((a, b) => Math.abs(b) - Math.abs(a))[0];
  return {
    ...first.cleaned,
    article: { ...article, blocks, words, minutes: Math.ceil(minutes) },
    removals,
    breadth: farthest ?? 0,
    canWiden: all.some(({ canWiden }) => canWiden),
    canNarrow: all.some(({ canNarrow }) => canNarrow),
    notes: [...new Set(all.flatMap(({ notes }) => notes))],
    rules: obeyed(all.map(({ rules }) => rules).filter((rules) => rules !== undefined)),
    pageMarks,
  };
}

/**
 * The page on which a block stands, counted from 0.
 * @param {Joined} joined
 * @param {number} block its index
 */
export function pageIn({ pageMarks = [] }, block) {
  return pageMarks.filter(({ before }) => before <= block).length;
}

/**
 * The page of a removal, and what the page itself calls it; null for a repeat, of which no page knows.
 * @param {number} id
 */
export function ownRemoval(id) {
  return isRepeatId(id) ? null : { page: pageOf(id), id: ownId(id) };
}

/**
 * @param {Block} block
 * @param {string | undefined} lang
 * @param {number} id
 * @param {number} before
 * @param {boolean} isBack
 * @returns {Removal}
 */
function repeatRemoval(block, lang, id, before, isBack) {
  const text = textOf(block).replace(/\s+/g, ' ').trim();
  return {
    id,
    end: id + 1,
    reason: 'duplicate',
    rule: REPEAT_RULE,
    excerpt: text.length > EXCERPT ? `${text.slice(0, EXCERPT).toWellFormed()}…` : text,
    words: wordsIn(block, lang),
    nodes: block.node === undefined ? [] : [block.node],
    before,
    isBack,
  };
}

/**
 * The title of a later page, where it has one of its own: that of its part of the article.
 * @param {import('../../core/cleaned.js').Article} own
 * @param {import('../../core/cleaned.js').Article} first
 * @param {Block[]} blocks of the page
 * @returns {Block[]}
 */
function ownTitle({ title }, first, blocks) {
  const isSaid =
    isSaidIn(title, first.title) ||
    blocks.some((block) => block.kind === 'heading' && isSaidIn(title, textOf(block)));
  return isSaid ? [] : [{ kind: 'heading', level: 2, content: [{ kind: 'text', text: title }] }];
}

/**
 * A block of a later page: it may differ from the first in language, and what sums one page up is a paragraph of all.
 * @param {Block} block
 * @param {import('../../core/cleaned.js').Article} own
 * @param {import('../../core/cleaned.js').Article} first
 * @returns {Block}
 */
function asLater(block, own, first) {
  const lang = block.lang ?? (own.lang !== first.lang ? own.lang : undefined);
  const dir = block.dir ?? (own.dir !== first.dir ? own.dir : undefined);
  const placed = { ...block, ...(lang && { lang }), ...(dir && { dir }) };
  return placed.kind === 'standfirst' ? { ...placed, kind: 'paragraph' } : placed;
}

/**
 * @param {Block} block
 * @param {string | undefined} lang of its page
 */
function wordsIn(block, lang) {
  return countWords(textOf(block), block.lang ?? lang);
}

/**
 * What the user's rules came to on all pages.
 * @param {Obeyed[]} pages
 * @returns {Obeyed | undefined}
 */
function obeyed(pages) {
  const [first] = pages;
  if (!first) return undefined;
  /** @type {Map<number, Obeyed['used'][number]>} */
  const used = new Map();
  for (const rule of pages.flatMap(({ used }) => used)) {
    const before = used.get(rule.line)?.count ?? 0;
    used.set(rule.line, { ...rule, count: rule.count + before });
  }
  const skipped = new Map(pages.flatMap(({ skipped }) => skipped).map((rule) => [rule.line, rule]));
  return { ...first, used: [...used.values()], skipped: [...skipped.values()] };
}
