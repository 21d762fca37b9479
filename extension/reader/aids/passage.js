/**
 * What a block says aloud, sentence by sentence, in which language, and where each part of it stands in the DOM.
 */

import { segmenter } from '../article/segments.js';
import { formulaWords } from './formula-words.js';

/** What is seen and not said: marks of notes, readings above the line, buttons. */
const UNSAID = 'button, rt, rp, .credit';

/** Two languages of the same words: each is a passage of its own. */
const TWIN = '.source, .translation';

/**
 * @typedef {object} Sentence
 * @property {string} text as it is said
 * @property {string} lang that it is in; empty where it is not known
 * @property {(start: number, end: number) => Range | null} range of a part of the text, in UTF-16 units
 */

/**
 * @param {HTMLElement} block
 * @param {string} lang BCP 47; empty where it is not known
 * @returns {Sentence[]} none of them blank
 */
export function sentencesOf(block, lang) {
  return passagesOf(partsOf(block, lang)).flatMap(sentencesIn);
}

/**
 * Runs of parts in one language, and in one of two.
 * @param {Part[]} parts
 */
function passagesOf(parts) {
  /** @type {Part[][]} */
  const passages = [];
  for (const part of parts) {
    const last = passages.at(-1);
    const before = last?.at(-1);
    if (last && before?.lang === part.lang && before.twin === part.twin) last.push(part);
    else passages.push([part]);
  }
  return passages;
}

/**
 * @param {Part[]} parts of one language
 * @returns {Sentence[]}
 */
function sentencesIn(parts) {
  const lang = parts[0]?.lang ?? '';
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
      lang,
      range: (start, end) => rangeOf(places, index + start, index + Math.min(end, segment.length)),
    }));
}

/**
 * A text, or a formula that is said in other words than stand there.
 * @typedef {{ node: Text | Element, words: string, lang: string, twin: Element | null }} Part
 * @typedef {Part & { from: number }} Place
 */

/**
 * The parts of a block in order. The view nests 64 deep at most.
 * @param {Node} node
 * @param {string} around the language around it
 * @param {Element | null} [outer] the twin it stands in
 * @returns {Part[]}
 */
function partsOf(node, around, outer = null) {
  if (node instanceof Text) return [{ node, words: node.data, lang: around, twin: outer }];
  if (node instanceof Element && node.matches(UNSAID)) return [];
  const lang = (node instanceof HTMLElement && node.lang) || around;
  const twin = node instanceof Element && node.matches(TWIN) ? node : outer;
  if (node instanceof MathMLElement && node.localName === 'math') {
    const words = formulaWords(node, lang);
    if (words !== null) return [{ node, words: ` ${words} `, lang, twin }];
  }
  return [...node.childNodes].flatMap((child) => partsOf(child, lang, twin));
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
