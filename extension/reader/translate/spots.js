/**
 * The spots of an article: each list of inlines and each single text that is shown, with the element that shows it and the
 * JSON pointer by which the core names it. What links and abbreviations say on hover are spots within that of their words.
 */

import { elementOf } from '../article/shown-by.js';

/** @typedef {import('../../core/cleaned.js').Article} Article */
/** @typedef {import('../../core/cleaned.js').Inline} Inline */

/**
 * @typedef {object} Spot
 * @property {string} path a JSON pointer into the Article
 * @property {Inline[] | string} words as the page has them
 * @property {string} key the same words as one text: equal words, equal key
 * @property {HTMLElement} element
 * @property {string} lang of the words, as the article shows them; empty where it is not known
 * @property {string} dir
 * @property {Spot} [of] the spot in which this is said on hover
 * @property {Spot[]} [titles] what is said on hover in it
 */

/**
 * The spots in reading order, by their path; to be asked for before anything else is shown in them.
 * @param {Article} article that is shown
 * @returns {Map<string, Spot>}
 */
export function spotsOf(article) {
  /** @type {Map<string, Spot>} */
  const spots = new Map();
  /** @type {[string, unknown][]} */
  const open = [['', article]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [path, value] = next;
    if (typeof value !== 'object' || value === null) continue;
    const element = elementOf(value);
    if (element) {
      const spot = spotAt(path, value, element);
      if (spot) spots.set(spot.path, spot);
      for (const title of spot?.titles ?? []) spots.set(title.path, title);
      if (Array.isArray(value)) continue;
    }
    const parts = Object.entries(value).map(
      ([key, part]) => /** @type {[string, unknown]} */ ([`${path}/${key}`, part]),
    );
    open.push(...parts.reverse());
  }
  return spots;
}

/**
 * @param {string} path
 * @param {any} value a list of inlines, or what holds the one text that is shown
 * @param {HTMLElement} element
 * @returns {Spot | null}
 */
function spotAt(path, value, element) {
  const name = element.matches('img') ? 'alt' : 'title';
  const words = Array.isArray(value) ? value : value[name];
  if (!words || words.length === 0) return null;
  /** @type {Spot} */
  const spot = {
    path: Array.isArray(value) ? path : `${path}/${name}`,
    words,
    key: JSON.stringify(words),
    element,
    lang: element.closest('[lang]')?.getAttribute('lang') ?? '',
    dir: element.closest('[dir]')?.getAttribute('dir') ?? '',
  };
  if (Array.isArray(value)) spot.titles = titlesIn(value, spot);
  return spot;
}

/**
 * What links and abbreviations say on hover; the core knows which of it is translated.
 * @param {Inline[]} content
 * @param {Spot} spot
 * @returns {Spot[]}
 */
function titlesIn(content, spot) {
  /** @type {Spot[]} */
  const titles = [];
  /** @type {[string, any][]} */
  const open = [[spot.path, content]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [path, inlines] = next;
    for (const [at, inline] of inlines.entries()) {
      const { title } = inline;
      if (title) {
        const key = JSON.stringify(title);
        const own = { words: title, key, of: spot, titles: undefined };
        titles.push({ ...spot, ...own, path: `${path}/${at}/title` });
      }
      if (inline.content) open.push([`${path}/${at}/content`, inline.content]);
    }
  }
  return titles;
}

/**
 * A translation with what it says on hover translated too.
 * @param {Inline[]} content
 * @param {Map<string, string>} titles by what the page says
 * @returns {Inline[]}
 */
export function withTitles(content, titles) {
  if (titles.size === 0) return content;
  return content.map((inline) => {
    const found = 'title' in inline && inline.title ? titles.get(inline.title) : undefined;
    const inner = 'content' in inline ? { content: withTitles(inline.content, titles) } : {};
    return /** @type {Inline} */ ({ ...inline, ...inner, ...(found ? { title: found } : {}) });
  });
}
