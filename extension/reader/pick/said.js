/**
 * What is pointed at, in words: "Paragraph, 34 words".
 */

import { formatLanguage, word } from '../../shared/words.js';
import { countWords } from '../article/segments.js';

/** How much of a text is read out or shown. */
const EXCERPT = 80;

/**
 * @param {HTMLElement[]} blocks of the view
 * @param {string} lang of the article
 */
export function saidOf(blocks, lang) {
  const [first] = blocks;
  if (!first) return '';
  const kind = blocks.length === 1 ? kindOf(first) : word('pickParts', blocks.length);
  return withWords(kind, countWords(blocks.map(({ innerText }) => innerText).join(' '), lang));
}

/**
 * @param {string} kind
 * @param {number} words
 */
export function withWords(kind, words) {
  if (words === 0) return kind;
  if (words === 1) return word('pickOneWord', kind);
  return word('pickWords', kind, new Intl.NumberFormat(formatLanguage).format(words));
}

/** @param {string} text */
export function excerptOf(text) {
  const plain = text.replace(/\s+/g, ' ').trim();
  return plain.length <= EXCERPT ? plain : `${plain.slice(0, EXCERPT).trimEnd()}…`;
}

/** @param {HTMLElement} block */
function kindOf(block) {
  if (block.matches('.math, .formula-line')) return word('pickMath');
  if (block.matches('.embed')) return word('pickEmbed');
  if (block.matches('.footnotes')) return word('notes');
  if (block.matches('figure.code')) return word('pickCode');
  if (block.matches('.table')) return word('table');
  switch (block.tagName) {
    case 'P':
      return word('pickParagraph');
    case 'H2':
    case 'H3':
    case 'H4':
    case 'H5':
    case 'H6':
      return word('pickHeading');
    case 'LI':
    case 'DT':
    case 'DD':
      return word('pickItem');
    case 'UL':
    case 'OL':
    case 'DL':
      return word('pickList');
    case 'FIGURE':
      return word('pickImage');
    case 'TR':
      return word('pickRow');
    case 'TD':
    case 'TH':
      return word('pickCell');
    case 'BLOCKQUOTE':
      return word('pickQuote');
    case 'ASIDE':
      return word('pickAside');
    default:
      return word('pickPart');
  }
}
