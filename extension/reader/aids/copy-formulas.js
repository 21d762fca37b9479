/**
 * What copying a passage with formulas gives: the passage as rich text with MathML in it, and as plain text with each
 * formula written in TeX, where a browser by itself would give its letters in a row.
 */

import { getSelection } from '../../shared/dom.js';

/** What ends a line of plain text; where it is a block of text, an empty line follows. */
const BLOCKS =
  'p, h1, h2, h3, h4, h5, h6, ul, ol, dl, blockquote, aside, figure, pre, table, section, .table, hr';
const LINES = 'li, tr, dt, dd, figcaption, caption, br';
/** What is no word of the article. */
const UNSAID = 'button, rp, svg';

/**
 * @param {HTMLElement} main
 * @param {ShadowRoot} shadow
 * @param {AbortSignal} signal
 */
export function copyFormulas(main, shadow, signal) {
  main.addEventListener(
    'copy',
    (event) => {
      const range = selectedIn(shadow);
      const data = event.clipboardData;
      if (!range || !data || !main.contains(range.commonAncestorContainer)) return;
      const passage = passageOf(range);
      if (!passage.querySelector('math')) return;
      data.setData('text/plain', plainOf(passage));
      const serializer = new XMLSerializer();
      for (const button of passage.querySelectorAll(UNSAID)) button.remove();
      data.setData(
        'text/html',
        [...passage.childNodes].map((node) => serializer.serializeToString(node)).join(''),
      );
      event.preventDefault();
    },
    { signal },
  );
}

/**
 * What is selected, as a range in the shadow tree.
 * @param {ShadowRoot} shadow
 */
export function selectedIn(shadow) {
  const selection = getSelection.call(document);
  const [selected] = selection?.getComposedRanges?.({ shadowRoots: [shadow] }) ?? [];
  if (!selected || selected.collapsed) return null;
  const range = new Range();
  range.setStart(selected.startContainer, selected.startOffset);
  range.setEnd(selected.endContainer, selected.endOffset);
  return range;
}

/**
 * A copy of what is selected. A formula of which a part is selected is copied whole.
 * @param {Range} range
 */
export function passageOf(range) {
  const formulaOf = (/** @type {Node} */ node) =>
    (node instanceof Element ? node : node.parentElement)?.closest('.formula') ?? null;
  const [first, last] = [formulaOf(range.startContainer), formulaOf(range.endContainer)];
  if (first) range.setStartBefore(first);
  if (last) range.setEndAfter(last);
  return range.cloneContents();
}

/** @param {DocumentFragment} passage */
export function plainOf(passage) {
  return textOf(passage)
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/**
 * The view nests 64 deep at most, so that calling itself is safe.
 * @param {Node} node
 * @returns {string}
 */
function textOf(node) {
  if (node instanceof Text) return node.data;
  if (node instanceof HTMLElement && node.dataset.formula !== undefined) {
    const { formula, markup } = node.dataset;
    if (markup !== 'tex') return formula;
    return node.matches('.alone') ? `$$${formula}$$` : `$${formula}$`;
  }
  if (node instanceof Element && node.matches(UNSAID)) return '';
  const inner = [...node.childNodes].map(textOf).join('');
  if (!(node instanceof Element)) return inner;
  if (node.matches('td, th')) return `${inner.trim()}\t`;
  if (node.matches(LINES)) return `${inner}\n`;
  return node.matches(BLOCKS) ? `\n\n${inner}\n\n` : inner;
}
