/**
 * The Article as DOM: its header (site, title, byline, dates, reading time), what is to be said about it, its
 * blocks, and where each block stands.
 */

import { formatLanguage, word, wordsDirection, wordsLanguage } from '../../shared/words.js';
import { element, icon } from '../element.js';
import { withPageMarks } from '../pages/mark.js';
import { blockElement } from './blocks.js';
import { dayOf } from './day.js';
import { hangQuotes } from './margins.js';
import { readingTime } from './reading-time.js';
import { showing } from './shown-by.js';

/** @typedef {import('../../core/cleaned.js').Cleaned} Cleaned */
/** @typedef {import('../../core/cleaned.js').Article} Article */

/** Invisible characters that turn the order of what follows, with which a name could pose as another. */
const DIRECTION_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The title's id, by which what holds the article is named. */
export const TITLE_ID = 'title';

/** With more characters a title is set smaller: three full lines. */
const LONG_TITLE = 110;

/**
 * @param {import('../pages/join.js').Joined} cleaned
 * @param {string} domain of the page's address: the one thing in the header the page cannot choose
 * @param {HTMLElement | null} doubt the line that says how sure the choice is
 * @returns {{ article: HTMLElement, heading: HTMLElement, blocks: HTMLElement[], places: Map<HTMLElement, number> }}
 *   the element, its title, its blocks in order, and the element number of each block that has one
 */
export function articleElement(cleaned, domain, doubt) {
  const { article } = cleaned;
  const title = shown(article.title) || domain;
  const heading = element(
    'h1',
    { id: TITLE_ID, tabindex: -1, class: title.length > LONG_TITLE && 'long' },
    showing(article, element('bdi', {}, title)),
  );
  hangQuotes(heading);
  const made = element(
    'article',
    { lang: article.lang, dir: article.dir },
    header(article, heading, domain),
    ...(doubt ? [doubt] : []),
    ...notices(cleaned),
  );
  /** @type {Map<HTMLElement, number>} */
  const places = new Map();
  const blocks = article.blocks.map((block) => {
    const placed = blockElement(block);
    hangQuotes(placed);
    if (block.node !== undefined) places.set(placed, block.node);
    return placed;
  });
  made.append(...withPageMarks(blocks, cleaned.pageMarks));
  made.append(element('div', { class: 'end', 'aria-hidden': 'true' }, icon('drop')));
  return { article: made, heading, blocks, places };
}

/**
 * @param {Article} article
 * @param {HTMLElement} heading
 * @param {string} domain
 */
function header(article, heading, domain) {
  const made = element('header', {}, site(article, domain), heading);
  const byline = shown(article.byline);
  if (byline) made.append(element('p', { class: 'byline' }, element('bdi', {}, byline)));
  const facts = element('p', { class: 'facts', lang: wordsLanguage });
  const published = date(article.published);
  if (published) facts.append(fact(published));
  const modified = date(article.modified);
  if (modified && modified.textContent !== published?.textContent) {
    const label = `${word('updated')} `;
    facts.append(fact(label, modified));
  }
  if (article.minutes > 0) facts.append(fact(readingTime(article.minutes, 'minutes', 'hours')));
  if (facts.hasChildNodes()) made.append(facts);
  return made;
}

/**
 * @param {Article} article
 * @param {string} domain
 */
function site(article, domain) {
  const made = element('p', { class: 'site' });
  const name = shown(article.site);
  if (name && name.toLowerCase() !== domain.toLowerCase()) {
    const named = fact(name);
    named.className = 'site-name';
    made.append(named);
  }
  if (domain) made.append(fact(domain));
  return made;
}

/**
 * One of a row of facts: its own direction inside, its dot outside.
 * @param {...(Node | string)} parts
 */
function fact(...parts) {
  return element('span', {}, element('bdi', {}, ...parts));
}

/**
 * @param {string | undefined} said ISO 8601
 * @returns {HTMLTimeElement | null}
 */
function date(said) {
  if (!said) return null;
  const day = dayOf(said);
  if (!day) return null;
  const { time, timeZone } = day;
  const format = new Intl.DateTimeFormat(formatLanguage, { dateStyle: 'long', timeZone });
  return element('time', { datetime: said }, format.format(time));
}

/** @param {Cleaned} cleaned */
function notices({ notes }) {
  /** @type {Record<string, string>} */
  const sentences = {
    'nodes-cut': word('noteCut'),
    'time-cut': word('noteCut'),
    'text-cut': word('noteCut'),
    flattened: word('noteFlattened'),
    'images-left-out': word('noteImages'),
    shortened: word('noteShortened'),
  };
  const said = new Set(notes.map((note) => sentences[note]).filter((sentence) => !!sentence));
  return [...said].map((sentence) =>
    element(
      'p',
      { class: 'notice', lang: wordsLanguage, dir: wordsDirection },
      icon('notice'),
      element('span', {}, sentence ?? ''),
    ),
  );
}

/** @param {string | undefined} text */
function shown(text) {
  return (text ?? '').replace(DIRECTION_CONTROLS, '').trim();
}
