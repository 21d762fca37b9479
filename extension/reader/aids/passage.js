/**
 * What a block says aloud, sentence by sentence, and where each part of it stands in the DOM.
 */

import { segmenter } from '../article/segments.js';

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
  const parts = textsOf(block);
  const text = parts.map(({ data }) => data).join('');
  /** @type {{ node: Text, from: number }[]} */
  const places = [];
  let from = 0;
  for (const node of parts) {
    places.push({ node, from });
    from += node.data.length;
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
 * The texts of a block in order. The view nests 64 deep at most.
 * @param {Node} node
 * @returns {Text[]}
 */
function textsOf(node) {
  if (node instanceof Text) return [node];
  if (node instanceof Element && node.matches(UNSAID)) return [];
  return [...node.childNodes].flatMap(textsOf);
}

/**
 * @param {{ node: Text, from: number }[]} places
 * @param {number} start
 * @param {number} end
 */
function rangeOf(places, start, end) {
  const first = places.findLast(({ from }) => from <= start);
  const last = places.findLast(({ from }) => from < end) ?? first;
  if (!first || !last) return null;
  const range = new Range();
  range.setStart(first.node, Math.min(start - first.from, first.node.data.length));
  range.setEnd(last.node, Math.min(end - last.from, last.node.data.length));
  return range;
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
