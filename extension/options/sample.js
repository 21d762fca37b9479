/**
 * A short article in the language of the interface, with a part of every kind that a setting changes.
 */

import { formatLanguage, word, wordsDirection, wordsLanguage } from '../shared/words.js';

/** @typedef {import('../core/cleaned.js').Inline} Inline */
/** @typedef {import('../core/cleaned.js').Block} Block */
/** @typedef {import('../core/cleaned.js').Cell} Cell */

/** Its picture. What builds the article takes no address of ours: another stands in its place until it is built. */
export const SAMPLE_IMAGE = new URL('sample.svg', import.meta.url).href;
const PLACE_OF_IMAGE = 'data:image/png,';

/** Where the sample comes from: a name nobody can have. */
export const SAMPLE_SITE = 'limpide.example';

/** How the reader's own measures are written down. */
const CODE = 'article {\n  max-width: 66ch;\n  line-height: 1.62;\n}';

/** @returns {import('../core/cleaned.js').Cleaned} */
export function sample() {
  const lines = new Intl.NumberFormat(formatLanguage);
  const range = (/** @type {number} */ from, /** @type {number} */ to) =>
    `${lines.format(from)}–${lines.format(to)}`;
  return {
    article: {
      title: word('sampleTitle'),
      byline: 'Mira Fontaine',
      published: '2026-03-21',
      site: word('name'),
      lang: wordsLanguage,
      dir: wordsDirection,
      words: 190,
      minutes: 1,
      blocks: [
        { kind: 'standfirst', content: [text(word('sampleStandfirst'))] },
        {
          kind: 'figure',
          images: [
            {
              address: PLACE_OF_IMAGE,
              alt: word('sampleImage'),
              width: 1200,
              height: 560,
            },
          ],
          caption: [text(word('sampleImage'))],
          credit: word('name'),
        },
        {
          kind: 'paragraph',
          content: [text(word('sampleFirst')), { kind: 'footnote', id: 1, label: lines.format(1) }],
        },
        {
          kind: 'paragraph',
          content: [
            text(`${word('sampleSecond')}${wordsLanguage === 'ja' ? '' : ' '}`),
            { kind: 'link', address: '#reading', content: [text(word('sampleLink'))] },
          ],
        },
        { kind: 'quote', blocks: [paragraph(word('sampleQuote'))] },
        { kind: 'heading', level: 2, content: [text(word('sampleHeading'))] },
        {
          kind: 'list',
          ordered: false,
          items: [
            [paragraph(word('sampleSize'))],
            [paragraph(word('sampleLines'))],
            [paragraph(word('sampleColors'))],
          ],
        },
        { kind: 'code', text: CODE, language: 'css' },
        {
          kind: 'table',
          rows: [
            row(true, word('sampleKind'), word('width')),
            row(false, word('sampleNewspaper'), range(30, 40)),
            row(false, word('sampleBook'), range(45, 75)),
            row(false, word('sampleScreen'), range(50, 75)),
          ],
        },
        { kind: 'footnotes', items: [{ id: 1, blocks: [paragraph(word('sampleNote'))] }] },
      ],
    },
    removals: [],
    confidence: 1,
    certainty: 'sure',
    breadth: 0,
    canWiden: false,
    canNarrow: false,
    notes: [],
  };
}

/**
 * @param {string} words
 * @returns {Inline}
 */
function text(words) {
  return { kind: 'text', text: words };
}

/**
 * @param {string} words
 * @returns {Block}
 */
function paragraph(words) {
  return { kind: 'paragraph', content: [text(words)] };
}

/**
 * @param {boolean} header
 * @param {...string} cells
 * @returns {{ cells: Cell[] }}
 */
function row(header, ...cells) {
  return {
    cells: cells.map((words) => ({ header, columns: 1, rows: 1, blocks: [paragraph(words)] })),
  };
}
