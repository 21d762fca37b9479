/**
 * Sentences about what was done, at the foot of the page: read out, shown for a while, some with a button that takes it
 * back. One of each kind stands there at most, so that a word about something else does not take the button away.
 */

import { element } from '../reader/element.js';
import { word } from '../shared/words.js';

/** Milliseconds a sentence stays, and one that can be taken back; never while it is pointed at or has the focus. */
const SAID = 7_000;
const UNDOABLE = 30_000;

/** Where Ctrl+Z undoes what was typed. */
const EDITABLE =
  'textarea, [contenteditable], input:not([type=checkbox], [type=radio], [type=color])';

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
  const button = element('button', { class: 'toast-undo', type: 'button' }, word('undo'));
  const undoable = makeLine(UNDOABLE, button);
  const said = makeLine(SAID);
  const box = element('div', { class: 'toasts' }, status, undoable.box, said.box);
  /** @type {(() => unknown) | null} */
  let undoing = null;
  /** @type {Element | null} what had the focus before the button */
  let before = null;

  /** @param {string} sentence */
  const say = (sentence) => {
    status.textContent = sentence;
    said.show(sentence);
  };
  const takeBack = () => {
    const back = undoable.box.hidden ? null : undoing;
    if (!back) return;
    undoing = null;
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    undoable.hide();
    say(word('saidUndone'));
    back();
  };
  button.addEventListener('focus', (event) => {
    before = event.relatedTarget instanceof Element ? event.relatedTarget : null;
  });
  button.addEventListener('click', (event) => event.isTrusted && takeBack());
  document.addEventListener(
    'keydown',
    (event) => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key === 'z';
      const isTyped = event.target instanceof Element && event.target.closest(EDITABLE) !== null;
      if (!event.isTrusted || !isUndo || undoable.box.hidden || isTyped) return;
      event.preventDefault();
      takeBack();
    },
    { signal },
  );
  return {
    box,
    say,
    undo: (sentence, back) => {
      undoing = back;
      said.hide();
      status.textContent = `${sentence} ${word('undoHow')}`;
      undoable.show(sentence);
    },
  };
}

/**
 * @param {number} time it stays
 * @param {...HTMLElement} more than the words
 */
function makeLine(time, ...more) {
  const words = element('p', { class: 'toast-words', 'aria-hidden': 'true' });
  const box = element('div', { class: 'toast', hidden: true }, words, ...more);
  /** @type {ReturnType<typeof setTimeout>} */
  let timer;
  const hide = () => {
    clearTimeout(timer);
    box.hidden = true;
  };
  const fade = () => {
    if (box.matches(':hover, :focus-within')) timer = setTimeout(fade, SAID);
    else hide();
  };
  return {
    box,
    hide,
    /** @param {string} sentence */
    show: (sentence) => {
      clearTimeout(timer);
      words.textContent = sentence;
      box.hidden = false;
      timer = setTimeout(fade, time);
    },
  };
}
