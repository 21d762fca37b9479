/**
 * What a block says aloud, sentence by sentence, and where each part of it stands in the DOM.
 */

import { segmenter } from '../article/segments.js';
import { formulaWords } from './formula-words.js';

/** What is seen and not said: marks of notes, readings above the line, buttons. */
const UNSAID = 'button, rt, rp, .credit';

/**
 * @typedef {object} Sentence
 * @property {string} text as it is said
 * @property {(start: number, end: number) => Range | null} range of a part of the text, in UTF-16 units
 */

/**
 * @param {HTMLElement} block
 * @param {string} lang BCP 47; empty where it is not known
 * @returns {Sentence[]} none of them blank
 */
export function sentencesOf(block, lang) {
  const parts = partsOf(block, lang);
  const text = parts.map(({ words }) => words).join('');
  /** @type {Place[]} */
  const places = [];
  let from = 0;
  for (const part of parts) {
    places.push({ ...part, from });
    from += part.words.length;
  }
  const segments = [...segmenter(lang, 'sentence').segment(text)];
  return segments
    .filter(({ segment }) => /[\p{L}\p{N}]/u.test(segment))
    .map(({ segment, index }) => ({
      text: segment,
      range: (start, end) => rangeOf(places, index + start, index + Math.min(end, segment.length)),
    }));
}

/**
 * A text, or a formula that is said in other words than stand there.
 * @typedef {{ node: Text | Element, words: string }} Part
 * @typedef {Part & { from: number }} Place
 */

/**
 * The parts of a block in order. The view nests 64 deep at most.
 * @param {Node} node
 * @param {string} lang
 * @returns {Part[]}
 */
function partsOf(node, lang) {
  if (node instanceof Text) return [{ node, words: node.data }];
  if (node instanceof Element && node.matches(UNSAID)) return [];
  if (node instanceof MathMLElement && node.localName === 'math') {
    const words = formulaWords(node, lang);
    if (words !== null) return [{ node, words: ` ${words} ` }];
  }
  return [...node.childNodes].flatMap((child) => partsOf(child, lang));
}

/**
 * @param {Place[]} places
 * @param {number} start
 * @param {number} end
 */
function rangeOf(places, start, end) {
  const first = places.findLast(({ from }) => from <= start);
  const last = places.findLast(({ from }) => from < end) ?? first;
  if (!first || !last) return null;
  const range = new Range();
  // A formula is marked whole: its words do not stand in it.
  if (first.node instanceof Text) range.setStart(first.node, offsetIn(first, start));
  else range.setStartBefore(first.node);
  if (last.node instanceof Text) range.setEnd(last.node, offsetIn(last, end));
  else range.setEndAfter(last.node);
  return range;
}

/**
 * @param {Place} place
 * @param {number} at
 */
function offsetIn({ from, words }, at) {
  return Math.min(at - from, words.length);
}

/**
 * The word at a place, for voices that do not say how long it is.
 * @param {string} text
 * @param {number} start
 */
export function wordEnd(text, start) {
  const rest = text.slice(start);
  const length = /^\s*[\p{L}\p{M}\p{N}’'-]+/u.exec(rest)?.[0].length ?? 1;
  return start + length;
}
