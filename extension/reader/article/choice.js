/**
 * More or less of the page: the two buttons for it, the line above the article that says how sure the choice is, and
 * what was put back as ranges of nodes.
 */

import { formatLanguage, word, wordsDirection, wordsLanguage } from '../../shared/words.js';
import { element, icon } from '../element.js';

/** @typedef {import('../../core/cleaned.js').Cleaned} Cleaned */
/** @typedef {import('../../shared/options.js').Choice['putBack']} Ranges */
/** @typedef {import('../../shared/options.js').Choice['putBack'][number]} Range */

/**
 * @typedef {object} Steps
 * @property {HTMLElement} row
 * @property {(cleaned: Cleaned, changed: string) => void} show which of the two can be pressed, and what the last one did
 */

/**
 * The buttons that show more and less of the page.
 * @param {(by: 1 | -1) => void} step
 * @param {AbortSignal} signal
 * @returns {Steps}
 */
export function makeSteps(step, signal) {
  const more = stepButton('larger', word('showMore'));
  const less = stepButton('smaller', word('showLess'));
  const said = element('span', { class: 'changed' });
  const attributes = { class: 'steps', role: 'group', 'aria-label': word('howMuch') };
  const row = element('div', attributes, more, less, said);
  row.addEventListener(
    'click',
    (event) => {
      if (!event.isTrusted || !(event.target instanceof Element)) return;
      const pressed = event.target.closest('button');
      if (pressed === more) step(1);
      else if (pressed === less) step(-1);
    },
    { signal },
  );
  return {
    row,
    show: ({ canWiden, canNarrow }, changed) => {
      setUsable(more, canWiden, word('showMoreTitle'), word('nothingMore'));
      setUsable(less, canNarrow, word('showLessTitle'), word('nothingLess'));
      said.textContent = changed;
    },
  };
}

/**
 * @param {'larger' | 'smaller'} name of its sign
 * @param {string} label
 */
function stepButton(name, label) {
  return element('button', { class: 'step', type: 'button' }, icon(name), label);
}

/**
 * Not `disabled`: the last step would take the focus from under its user.
 * @param {HTMLElement} button
 * @param {boolean} isUsable
 * @param {string} title
 * @param {string} why it cannot be pressed
 */
function setUsable(button, isUsable, title, why) {
  button.setAttribute('aria-disabled', String(!isUsable));
  button.title = isUsable ? title : why;
}

/**
 * The line above the article, where there is something to say of the choice.
 * @param {Cleaned} first what was shown when the view opened: who then asks for more has not made it surer
 * @param {HTMLElement} row the buttons
 * @returns {HTMLElement | null}
 */
export function certaintyLine(first, row) {
  const sentence = doubtOf(first);
  if (!sentence) return null;
  return element(
    'div',
    { class: 'notice doubt', lang: wordsLanguage, dir: wordsDirection },
    icon('notice'),
    element('p', {}, sentence),
    ...(first.canWiden || first.canNarrow ? [row] : []),
  );
}

/** @param {Cleaned} cleaned */
function doubtOf({ certainty, notes }) {
  if (notes.includes('links-only')) return word('doubtLinks');
  if (notes.includes('few-words')) return word('doubtFewWords');
  if (certainty === 'unsure') return word('doubtUnsure');
  return certainty === 'likely' ? word('doubtLikely') : '';
}

/**
 * How much more or less is shown than before, in words.
 * @param {Cleaned} before
 * @param {Cleaned} now
 */
export function changeOf(before, now) {
  const words = now.article.words - before.article.words;
  const count = new Intl.NumberFormat(formatLanguage).format(Math.abs(words));
  if (words === 1) return word('oneWordMore');
  if (words === -1) return word('oneWordLess');
  return word(words < 0 ? 'wordsLess' : 'wordsMore', count);
}

/**
 * @param {Ranges} ranges
 * @param {Range} gone
 * @returns {Ranges} the ranges without the nodes of this one
 */
export function without(ranges, [start, end]) {
  /** @type {(range: Range) => Ranges} */
  const rest = ([from, to]) => [
    [from, Math.min(to, start)],
    [Math.max(from, end), to],
  ];
  return ranges.flatMap(rest).filter(([from, to]) => from < to);
}

/**
 * @param {Ranges} ranges
 * @param {Range} wanted
 * @returns {Ranges} what of the ranges lies in this one
 */
export function within(ranges, [start, end]) {
  /** @type {(range: Range) => Range} */
  const common = ([from, to]) => [Math.max(from, start), Math.min(to, end)];
  return ranges.map(common).filter(([from, to]) => from < to);
}
