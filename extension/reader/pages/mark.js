/**
 * The thin line between two pages of an article. Its words are the style's: they are neither selected nor copied nor
 * read aloud with the text.
 */

import { word, wordsDirection, wordsLanguage } from '../../shared/words.js';
import { element } from '../element.js';

/** @typedef {import('./join.js').PageMark} PageMark */

/**
 * The blocks of an article, and a line where a page begins.
 * @param {HTMLElement[]} blocks
 * @param {PageMark[]} [marks]
 * @returns {HTMLElement[]}
 */
export function withPageMarks(blocks, marks = []) {
  if (marks.length === 0) return blocks;
  const parts = [];
  let from = 0;
  for (const { before, number } of marks) {
    parts.push(...blocks.slice(from, before), pageMark(number));
    from = before;
  }
  return [...parts, ...blocks.slice(from)];
}

/** @param {number} number */
function pageMark(number) {
  const label = word('pageNumber', number);
  return element('div', {
    class: 'page-mark',
    role: 'separator',
    'aria-label': label,
    'data-label': label,
    'data-page': number,
    lang: wordsLanguage,
    dir: wordsDirection,
    tabindex: -1,
  });
}
