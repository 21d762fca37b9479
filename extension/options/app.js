/**
 * What the sections of the page share: the state as it is now, the one way to change it, and the words about both.
 */

import { StateError } from '../shared/change.js';
import { change as askChange, readState, watchState } from '../shared/state.js';
import { word } from '../shared/words.js';

/** @typedef {import('../shared/state.js').State} State */
/** @typedef {import('../shared/state.js').Change} Change */

/**
 * @typedef {object} App
 * @property {() => State} state
 * @property {(change: Change) => Promise<boolean>} change answers whether it was kept; says the reason itself where not
 * @property {(change: Change) => Promise<import('../shared/change.js').Refusal | null>} ask the same, and says nothing: null
 *   where it was kept
 * @property {(show: (state: State) => void) => void} watch calls at once, and after every change, whoever made it
 * @property {(words: string) => void} say shows a sentence for a while, and has it read out
 * @property {(words: string, back: () => unknown) => void} undo says what was done, with a button that takes it back
 * @property {AbortSignal} signal ends with the page
 *
 * @typedef {object} Section
 * @property {string} id by which it is linked
 * @property {string} title
 * @property {HTMLElement} box what it shows below its title
 * @property {string} [intro] a sentence or two under the title
 * @property {string[]} [words] by which it is found as well
 * @property {() => void} [shown] called soon after the page has come up, and each time it comes into sight
 */

/**
 * @param {import('./toast.js').Toast} toast
 * @param {AbortSignal} signal
 * @returns {Promise<App>}
 */
export async function makeApp(toast, signal) {
  let state = await readState();
  /** @type {((state: State) => void)[]} */
  const watching = [];
  /** Own changes on their way: until the last has come back, what is shown is newer than any answer. */
  let pending = 0;
  const tell = () => {
    for (const show of watching) show(state);
  };
  watchState((now) => {
    state = now;
    if (pending === 0) tell();
  }, signal);

  /** @type {App['ask']} */
  const ask = async (change) => {
    pending += 1;
    try {
      state = await askChange(change);
      return null;
    } catch (error) {
      // Refused since somebody else wrote: what they wrote is what to go on from.
      if (error instanceof StateError && error.code === 'conflict') state = await readState();
      return error instanceof StateError ? error.code : 'unavailable';
    } finally {
      pending -= 1;
      if (pending === 0) tell();
    }
  };

  return {
    state: () => state,
    ask,
    change: async (change) => {
      const refused = await ask(change);
      if (refused) toast.say(refusal(refused));
      return refused === null;
    },
    watch: (show) => {
      watching.push(show);
      show(state);
    },
    say: toast.say,
    undo: toast.undo,
    signal,
  };
}

/** @param {import('../shared/change.js').Refusal} code */
export function refusal(code) {
  /** @type {Record<import('../shared/change.js').Refusal, string>} */
  const sentences = {
    full: word('refusedFull'),
    'too-long': word('refusedTooLong'),
    invalid: word('refusedInvalid'),
    conflict: word('refusedConflict'),
    newer: word('refusedNewer'),
    private: word('refusedPrivate'),
    unavailable: word('optionsRefused'),
  };
  return sentences[code] ?? word('optionsRefused');
}
