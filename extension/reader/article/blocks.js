/**
 * Blocks of the Article as DOM: every kind is one case of one table, and what is not in it is not made.
 */

import { word } from '../../shared/words.js';
import { shownName } from '../code/names.js';
import { element, icon } from '../element.js';
import { isImageAddress, isLinkAddress } from './addresses.js';
import { formulaElement } from './formulas.js';
import { inlineNodes } from './inlines.js';
import { showing } from './shown-by.js';

/** @typedef {import('../../core/cleaned.js').Block} Block */
/** @typedef {import('../../core/cleaned.js').Image} Image */

/** Columns and rows a cell may span; browsers themselves stop at 1,000. */
const MOST_SPANNED = 1_000;

/**
 * The numbers of the page's elements that blocks came from, the nested ones too.
 * @type {WeakMap<Element, number>}
 */
export const sources = new WeakMap();

/**
 * Nested at most 16 deep by the core, so that calling itself is safe.
 * @param {Block[]} blocks
 * @returns {HTMLElement[]}
 */
export function blockElements(blocks) {
  return blocks.map(blockElement);
}

/**
 * @param {Block} block
 * @returns {HTMLElement}
 */
export function blockElement(block) {
  const made = ofKind(block);
  if (block.node !== undefined) sources.set(made, block.node);
  if (block.lang !== undefined) made.lang = block.lang;
  if (block.dir !== undefined) made.dir = block.dir;
  return made;
}

/**
 * @param {Block} block
 * @returns {HTMLElement}
 */
function ofKind(block) {
  switch (block.kind) {
    case 'paragraph':
      return words('p', {}, block.content);
    case 'standfirst':
      return words('p', { class: 'standfirst' }, block.content);
    case 'heading':
      return words(headingTag(block.level), {}, block.content);
    case 'list':
      return list(block);
    case 'quote':
      return element('blockquote', {}, ...blockElements(block.blocks));
    case 'aside':
      return element('aside', {}, ...blockElements(block.blocks));
    case 'code':
      return code(block);
    case 'table':
      return table(block);
    case 'figure':
      return figure(block);
    case 'embed':
      return embed(block);
    case 'math':
      return formulaElement(block);
    case 'definitions':
      return definitions(block);
    case 'footnotes':
      return footnotes(block);
    case 'rule':
      return element('hr');
    default:
      return element('p');
  }
}

/**
 * An element of words, remembered by them.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {import('../element.js').Attributes} attributes
 * @param {import('../../core/cleaned.js').Inline[]} content
 */
function words(tag, attributes, content) {
  return showing(content, element(tag, attributes, ...inlineNodes(content)));
}

/** @param {number} level */
function headingTag(level) {
  const tags = /** @type {const} */ (['h2', 'h3', 'h4', 'h5', 'h6']);
  return tags[Math.min(Math.max(Math.trunc(level), 2), 6) - 2] ?? 'h6';
}

/** @param {Extract<Block, { kind: 'list' }>} block */
function list({ ordered, start, numbers, items }) {
  const children = items.map((item, at) =>
    element('li', { value: ordered ? numbers?.[at] : undefined }, ...blockElements(item)),
  );
  return ordered ? element('ol', { start }, ...children) : element('ul', {}, ...children);
}

/** @param {Extract<Block, { kind: 'code' }>} block */
function code({ text, language }) {
  const pre = element('pre', {}, element('code', {}, text));
  // The language is no word of the article: shown by the style, it is neither selected nor copied.
  const name = language && shownName(language);
  const attributes = { class: 'code', 'data-language': name, translate: 'no', dir: 'ltr' };
  const label = word('copyCode');
  const copy = element(
    'button',
    { class: 'copy-code', type: 'button', title: label, 'aria-label': label },
    icon('copy'),
  );
  return element('figure', attributes, pre, copy);
}

/** @param {Extract<Block, { kind: 'table' }>} block */
function table({ caption, rows }) {
  const made = element('table');
  if (caption?.length) made.append(words('caption', {}, caption));
  for (const { cells } of rows) {
    const row = element('tr');
    for (const { header, columns, rows: height, blocks } of cells) {
      const attributes = {
        colspan: columns > 1 ? Math.min(columns, MOST_SPANNED) : undefined,
        rowspan: height > 1 ? Math.min(height, MOST_SPANNED) : undefined,
      };
      row.append(element(header ? 'th' : 'td', attributes, ...blockElements(blocks)));
    }
    made.append(row);
  }
  alignNumbers(made);
  const label = made.caption?.textContent || word('table');
  return element('div', { class: 'table', role: 'region', 'aria-label': label }, made);
}

/** A number as tables have them: with its sign, its currency or its unit, or the dash that stands for none. */
const NUMBER =
  /^(?:[-+−–±~≈<>]?\s*[$€£¥]?\s*\p{Nd}[\p{Nd}.,'’\s]*(?:\s?(?:%|‰|°C?|[$€£¥]|\p{L}{1,3}[²³]?))?|[-–—])$/u;

/**
 * Where a column holds numbers alone, their ends stand below each other. Cells that span others leave no columns to tell.
 * @param {HTMLTableElement} made
 */
function alignNumbers(made) {
  const rows = [...made.rows].map(({ cells }) => [...cells]);
  const columns = Math.max(...rows.map(({ length }) => length), 0);
  if (rows.flat().some(({ colSpan, rowSpan }) => colSpan > 1 || rowSpan > 1)) return;
  for (let at = 0; at < columns; at += 1) {
    const column = rows.flatMap((cells) => cells[at] ?? []);
    const words = column.flatMap((cell) =>
      cell.tagName === 'TD' ? (cell.textContent?.trim() ?? '') : [],
    );
    const numbers = words.filter((text) => /\p{Nd}/u.test(text));
    if (numbers.length < 2 || !words.every((text) => text === '' || NUMBER.test(text))) continue;
    for (const cell of column) cell.classList.add('number');
  }
}

/** @param {Extract<Block, { kind: 'figure' }>} block */
function figure({ images, caption, credit }) {
  const shown = images.filter((image) => isImageAddress(image.address)).map(picture);
  const made = element('figure', { class: shown.length > 1 ? 'gallery' : undefined }, ...shown);
  const legend = element('figcaption');
  if (caption?.length) legend.append(words('span', {}, caption));
  if (credit) {
    if (legend.hasChildNodes()) legend.append(' ');
    legend.append(element('span', { class: 'credit' }, credit));
  }
  if (legend.hasChildNodes()) made.append(legend);
  return made;
}

/** @param {Image} image */
function picture(image) {
  const { address, alt, width, height } = image;
  const attributes = { src: address, alt, width, height, loading: 'lazy', decoding: 'async' };
  const label = alt ? `${word('enlarge')}: ${alt}` : word('enlarge');
  const opener = { class: 'enlarge', type: 'button', 'aria-label': label };
  return element('button', opener, showing(image, element('img', attributes)));
}

/** @param {Extract<Block, { kind: 'embed' }>} block */
function embed(block) {
  const { title, address, site } = block;
  const lines = element(
    'span',
    { class: 'embed-lines' },
    element('bdi', { class: 'embed-site' }, site),
    showing(block, element('bdi', { class: 'embed-title' }, title || address)),
  );
  if (!isLinkAddress(address)) return element('div', { class: 'embed' }, lines);
  const attributes = { class: 'embed', href: address, rel: 'noopener noreferrer' };
  return element('a', attributes, lines, icon('outward'));
}

/** @param {Extract<Block, { kind: 'definitions' }>} block */
function definitions({ items }) {
  const made = element('dl');
  for (const { terms, details } of items) {
    for (const term of terms) made.append(words('dt', {}, term));
    for (const detail of details) made.append(element('dd', {}, ...blockElements(detail)));
  }
  return made;
}

/** @param {Extract<Block, { kind: 'footnotes' }>} block */
function footnotes({ items }) {
  const made = element('ol');
  for (const { id, blocks } of items) {
    const attributes = { class: 'note-back', 'data-note-back': id, 'aria-label': word('noteBack') };
    const back = element('button', attributes, icon('back'));
    const way = element('span', { class: 'note-way' }, back);
    made.append(
      element('li', { 'data-note-text': id, tabindex: -1 }, ...blockElements(blocks), way),
    );
  }
  return element(
    'section',
    { class: 'footnotes', role: 'doc-endnotes', 'aria-label': word('notes') },
    made,
  );
}
