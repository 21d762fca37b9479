/**
 * The words selected in the article, remembered while a panel or a button has the focus: what a quotation is made of.
 */

import { addEventListener } from '../../shared/dom.js';
import { passageOf, plainOf, selectedIn } from '../aids/copy-formulas.js';

/** Characters before and after the words, by which they are told from the same words elsewhere. */
const AROUND = 80;

/** @typedef {{ text: string, before: string, after: string }} Passage */

/**
 * @param {HTMLElement} main
 * @param {ShadowRoot} shadow
 * @param {(passage: Passage | null) => void} changed
 * @param {AbortSignal} signal
 * @returns {() => Passage | null}
 */
export function watchSelected(main, shadow, changed, signal) {
  /** @type {Passage | null} */
  let remembered = null;
  const look = () => {
    const range = selectedIn(shadow);
    if (!range) {
      // A click in the article takes the selection back; the focus that went to a button does not.
      if (remembered && main.matches(':focus-within, :hover')) {
        remembered = null;
        changed(null);
      }
      return;
    }
    if (!main.contains(range.commonAncestorContainer)) return;
    const text = plainOf(passageOf(range.cloneRange()));
    if (text === '') return;
    remembered = { text, ...aroundOf(range, main) };
    changed(remembered);
  };
  addEventListener.call(document, 'selectionchange', look, { signal });
  return () => remembered;
}

/**
 * @param {Range} range
 * @param {HTMLElement} main
 */
function aroundOf(range, main) {
  const before = new Range();
  before.setStart(main, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const after = new Range();
  after.setStart(range.endContainer, range.endOffset);
  after.setEnd(main, main.childNodes.length);
  const text = (/** @type {Range} */ of) => of.toString().replace(/\s+/g, ' ');
  return { before: text(before).slice(-AROUND), after: text(after).slice(0, AROUND) };
}
