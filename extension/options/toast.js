/**
 * Sentences about what was done, at the foot of the page: read out, shown for a while, some with a button that takes it
 * back. One stands there at a time.
 */

import { element } from '../reader/element.js';
import { word } from '../shared/words.js';

/** Milliseconds a sentence stays, and one that can be taken back; never while it is pointed at or has the focus. */
const SAID = 7_000;
const UNDOABLE = 30_000;

/**
 * @typedef {object} Toast
 * @property {HTMLElement} box
 * @property {(words: string) => void} say
 * @property {(words: string, back: () => unknown) => void} undo
 */

/**
 * @param {AbortSignal} signal
 * @returns {Toast}
 */
export function makeToast(signal) {
  const status = element('p', { class: 'spoken', role: 'status' });
  const words = element('p', { class: 'toast-words', 'aria-hidden': 'true' });
  const button = element('button', { class: 'toast-undo', type: 'button' }, word('undo'));
  const shown = element('div', { class: 'toast', hidden: true }, words, button);
  const box = element('div', { class: 'toasts' }, status, shown);
  /** @type {ReturnType<typeof setTimeout>} */
  let timer;
  /** @type {(() => unknown) | null} */
  let undoing = null;
  /** @type {Element | null} what had the focus before the button */
  let before = null;

  const hide = () => {
    if (shown.matches(':hover, :focus-within')) {
      timer = setTimeout(hide, SAID);
      return;
    }
    shown.hidden = true;
    undoing = null;
  };
  /**
   * @param {string} sentence
   * @param {(() => unknown) | null} back
   */
  const show = (sentence, back) => {
    clearTimeout(timer);
    undoing = back;
    status.textContent = back ? `${sentence} ${word('undoHow')}` : sentence;
    words.textContent = sentence;
    button.hidden = back === null;
    shown.hidden = false;
    timer = setTimeout(hide, back ? UNDOABLE : SAID);
  };
  const takeBack = () => {
    const back = undoing;
    if (!back) return;
    show(word('saidUndone'), null);
    back();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
  button.addEventListener('focus', (event) => {
    before = event.relatedTarget instanceof Element ? event.relatedTarget : null;
  });
  button.addEventListener('click', (event) => event.isTrusted && takeBack());
  document.addEventListener(
    'keydown',
    (event) => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key === 'z';
      // What is being typed has an undo of its own.
      const [target] = event.composedPath();
      const isTyped = target instanceof Element && target.closest(EDITABLE) !== null;
      if (!event.isTrusted || !isUndo || !undoing || isTyped) return;
      event.preventDefault();
      takeBack();
    },
    { signal },
  );
  return {
    box,
    say: (sentence) => show(sentence, null),
    undo: (sentence, back) => show(sentence, back),
  };
}

const EDITABLE =
  'textarea, [contenteditable], input:not([type=checkbox], [type=radio], [type=color])';
