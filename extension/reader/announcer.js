/**
 * Sentences about what happened: shown for a while, and read out by screen readers; with a way back where there is one.
 */

import { word } from '../shared/words.js';
import { element } from './element.js';

/** Milliseconds a sentence stays, and one that can be acted on. */
const SAID = 7_000;
const OFFERED = 12_000;

/**
 * @typedef {object} Announcer
 * @property {HTMLElement[]} elements
 * @property {(words: string) => void} say for those who listen alone
 * @property {(sentence: string, act?: () => unknown, label?: string) => void} announce for everyone; with a button that takes
 *   back what is said, or does what its label says
 */

/**
 * @param {() => void} regainFocus takes the focus that would be lost
 * @param {AbortSignal} signal
 * @returns {Announcer}
 */
export function makeAnnouncer(regainFocus, signal) {
  const status = element('p', { class: 'spoken', role: 'status' });
  const said = element('span', { class: 'toast-words', 'aria-hidden': 'true' });
  const button = element('button', { class: 'toast-undo', type: 'button' }, word('undo'));
  const toast = element('div', { class: 'toast', hidden: true }, said, button);
  /** @type {(() => unknown) | undefined} */
  let offered;
  let timer = 0;

  const hide = () => {
    clearTimeout(timer);
    const hadFocus = toast.matches(':focus-within');
    toast.hidden = true;
    offered = undefined;
    if (hadFocus) regainFocus();
  };
  // Whoever is about to press the button is not robbed of it.
  const stay = () => clearTimeout(timer);
  const go = () => {
    clearTimeout(timer);
    timer = window.setTimeout(
      () => {
        if (!toast.matches(':hover, :focus-within')) hide();
      },
      offered ? OFFERED : SAID,
    );
  };
  const listening = { signal };
  for (const kind of ['pointerenter', 'focusin']) toast.addEventListener(kind, stay, listening);
  for (const kind of ['pointerleave', 'focusout']) toast.addEventListener(kind, go, listening);
  button.addEventListener(
    'click',
    (event) => {
      if (!event.isTrusted) return;
      const act = offered;
      hide();
      act?.();
    },
    listening,
  );
  signal.addEventListener('abort', stay);

  /** @param {string} words */
  const say = (words) => {
    status.textContent = words;
  };
  return {
    elements: [status, toast],
    say,
    announce: (sentence, act, label = word('undo')) => {
      say(sentence);
      said.textContent = sentence;
      const hadFocus = button.matches(':focus');
      offered = act;
      button.textContent = label;
      button.hidden = !act;
      if (hadFocus && !act) regainFocus();
      toast.hidden = false;
      go();
    },
  };
}
