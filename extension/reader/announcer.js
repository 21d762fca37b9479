/**
 * Sentences about what happened: shown for a while, and read out by screen readers; with a way back where there is one. What
 * is going on is shown as long as it does, below what is said meanwhile.
 */

import { word } from '../shared/words.js';
import { element } from './element.js';

/** Milliseconds a sentence stays, and one that can be acted on. */
const SAID = 7_000;
const OFFERED = 12_000;

/** Milliseconds in which what still moves from before is no act. */
const SETTLING = 600;

/**
 * @typedef {object} Announcer
 * @property {HTMLElement[]} elements
 * @property {(words: string) => void} say for those who listen alone
 * @property {(sentence: string, act?: () => unknown, label?: string) => void} announce for everyone; with a button that takes
 *   back what is said, or does what its label says
 * @property {Announcer['announce']} greet the same, until the first thing that is done
 * @property {() => void} acted something is done
 * @property {(going: { sentence: string, act: () => unknown, label: string } | null) => void} follow shows what is going on,
 *   for those who see it alone; null where it has ended
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
  /** What is going on. @type {Parameters<Announcer['follow']>[0]} */
  let going = null;
  /** Whether that is what is shown. */
  let isFollowing = false;
  /** When what goes with the first act was said; null where nothing such is. @type {number | null} */
  let greeted = null;

  /**
   * @param {string} sentence
   * @param {(() => unknown) | undefined} act
   * @param {string} label
   */
  const show = (sentence, act, label) => {
    said.textContent = sentence;
    const hadFocus = button.matches(':focus');
    offered = act;
    button.textContent = label;
    button.hidden = !act;
    if (hadFocus && !act) regainFocus();
    toast.hidden = false;
  };
  const hide = () => {
    clearTimeout(timer);
    greeted = null;
    isFollowing = going !== null;
    if (going) return show(going.sentence, going.act, going.label);
    const hadFocus = toast.matches(':focus-within');
    toast.hidden = true;
    offered = undefined;
    if (hadFocus) regainFocus();
  };
  const acted = () => {
    if (greeted !== null && performance.now() - greeted > SETTLING) hide();
  };
  // Whoever is about to press the button is not robbed of it.
  const stay = () => clearTimeout(timer);
  const go = () => {
    clearTimeout(timer);
    if (isFollowing) return;
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
  /** @type {Announcer['announce']} */
  const announce = (sentence, act, label = word('undo')) => {
    say(sentence);
    greeted = null;
    isFollowing = false;
    show(sentence, act, label);
    go();
  };
  return {
    elements: [status, toast],
    say,
    announce,
    greet: (...said) => {
      announce(...said);
      greeted = performance.now();
    },
    acted,
    follow: (now) => {
      going = now;
      const isFree = isFollowing || toast.hidden || greeted !== null;
      if (isFree && (now || isFollowing)) hide();
    },
  };
}
