/**
 * Sentences about what happened: shown for a while, and read out by screen readers.
 */

import { element } from './element.js';

/** Milliseconds a sentence stays. */
const SAID = 7_000;

/**
 * @typedef {object} Announcer
 * @property {HTMLElement[]} elements
 * @property {(words: string) => void} say for those who listen alone
 * @property {(sentence: string) => void} announce for everyone
 */

/** @returns {Announcer} */
export function makeAnnouncer() {
  const status = element('p', { class: 'spoken', role: 'status' });
  const toast = element('p', { class: 'toast', 'aria-hidden': 'true', hidden: true });

  /** @param {string} words */
  const say = (words) => {
    status.textContent = words;
  };
  /** @param {string} sentence */
  const announce = (sentence) => {
    say(sentence);
    toast.textContent = sentence;
    toast.hidden = false;
    setTimeout(() => {
      if (toast.textContent === sentence) toast.hidden = true;
    }, SAID);
  };
  return { elements: [status, toast], say, announce };
}
