/**
 * A run of translation over the article that is shown: begun, stopped, begun again where something is left; and how far it
 * has come.
 */

import { word } from '../../shared/words.js';
import { isSameLanguage } from '../../translate/languages.js';
import { engineOf } from './engine.js';
import { translateAll } from './work.js';

/** @typedef {import('./batches.js').Task} Task */
/** @typedef {import('../../shared/writers.js').Segment} Segment */
/** @typedef {import('../../translate/failure.js').FailureCode} FailureCode */

/**
 * @typedef {object} Progress
 * @property {number} done
 * @property {number} of
 * @property {number} failed
 * @property {boolean} isRunning
 * @property {FailureCode | null} ended why it ended before its end
 * @property {number} wait seconds for which the service asked
 * @property {number | null} loaded how much of a model has come, from 0 to 1; null where none is on its way
 */

/** @type {Progress} */
const NOTHING = { done: 0, of: 0, failed: 0, isRunning: false, ended: null, wait: 0, loaded: null };

/**
 * @param {HTMLElement} main
 * @param {ReturnType<typeof import('../article/reading.js').makeReading>} reading
 * @param {import('./shown.js').Shown} shown
 * @param {object} means
 * @param {import('../../content/translation.js').TranslationChoices} means.said
 * @param {() => string} means.from
 * @param {import('../share/items.js').ShareActions['ask']} means.ask
 * @param {() => void} means.tell how it stands has changed
 * @param {(progress: Progress) => void} means.ended
 * @param {AbortSignal} signal
 */
export function makeRun(main, reading, shown, { said, from, ask, tell, ended }, signal) {
  let progress = NOTHING;
  /** @type {AbortController | null} */
  let running = null;
  signal.addEventListener('abort', () => running?.abort());

  /** @param {Partial<Progress>} change */
  const set = (change) => {
    progress = { ...progress, ...change };
    tell();
  };

  /**
   * What of the article is in another language than wanted.
   * @param {Segment[]} segments
   * @param {string} to
   * @returns {Task[]}
   */
  const tasksOf = (segments, to) =>
    segments.flatMap(({ path, text, plain, words = [], lang }) => {
      const spot = shown.spots().get(path);
      const own = lang ?? from();
      if (!spot || (own !== '' && isSameLanguage(own, to))) return [];
      return [{ spot, text, plain, words, from: own }];
    });

  /** Translates what is shown and not translated yet. */
  const start = async () => {
    running?.abort();
    const mine = new AbortController();
    running = mine;
    const going = AbortSignal.any([mine.signal, signal]);
    const { glossary, service } = said.meant();
    if (service === null) return;
    const { article } = reading.cleaned();
    const to = said.to();
    const engine = engineOf(service, said.ask, (loaded) => !going.aborted && set({ loaded }));
    const options = JSON.stringify({ markup: engine.markup, glossary });
    set({ ...NOTHING, isRunning: true });
    /** @type {Segment[]} */
    let segments = [];
    try {
      segments = JSON.parse(await ask('segments', JSON.stringify(article), options)).segments;
    } catch {
      if (!going.aborted) set({ isRunning: false, ended: 'unavailable' });
    }
    if (going.aborted || progress.ended) return;
    const all = tasksOf(segments, to);
    const open = all.filter(({ spot }) => !shown.contentOf(spot));
    const tasks = open.filter(({ spot }) => !shown.failed.has(spot.key));
    set({ of: all.length, done: all.length - open.length, failed: open.length - tasks.length });
    let isOfUse = false;
    const reason = await translateAll(
      {
        ...{ article, tasks, engine, main },
        to,
        reassemble: async (part, answers) => {
          const about = [JSON.stringify(part), options, JSON.stringify(answers)];
          return JSON.parse(
            await ask('reassemble', .../** @type {[string, string, string]} */ (about)),
          ).pieces;
        },
      },
      {
        asked: (batch) => {
          shown.await(batch.map(({ spot }) => spot));
          set({ wait: 0 });
        },
        done: (found) => {
          isOfUse ||= found.length > 0;
          shown.keep(found.map(([{ spot }, content]) => [spot, content]));
          shown.showSome(found.map(([{ spot }]) => spot));
          set({ done: progress.done + found.length });
        },
        failed: (batch) => {
          for (const { spot } of batch) shown.failed.add(spot.key);
          // As long as nothing came, it may be the service: that is said once, and not at every part.
          if (isOfUse) shown.showSome(batch.map(({ spot }) => spot));
          set({ failed: progress.failed + batch.length });
        },
        waits: (wait) => set({ wait }),
      },
      going,
    );
    if (going.aborted) return;
    running = null;
    if (reason) shown.failed.clear();
    shown.rest();
    shown.showSome(tasks.map(({ spot }) => spot).filter((spot) => !shown.contentOf(spot)));
    set({ isRunning: false, wait: 0, loaded: null, ended: reason });
    ended(progress);
  };

  return {
    progress: () => progress,
    start,
    /** Nothing is sent any more, and what is on its way is not waited for; what is finished stays. */
    stop: () => {
      running?.abort();
      running = null;
      if (!progress.isRunning) return;
      shown.rest();
      set({ isRunning: false, wait: 0, loaded: null, ended: 'stopped' });
    },
    /** As if nothing had run. */
    forget: () => {
      running?.abort();
      running = null;
      shown.rest();
      set(NOTHING);
    },
    /** Tries once more what failed, and what was left. */
    retry: () => {
      shown.failed.clear();
      return start();
    },
    isDone: () => progress.of > 0 && progress.done === progress.of,
  };
}

/**
 * The same where nothing around it says what it is of.
 * @param {Progress} progress
 */
export function runningWords(progress) {
  const { done, of, wait, loaded } = progress;
  if (loaded !== null || wait > 0 || of === 0) return progressWords(progress);
  return word('translateRunning', done, of);
}

/**
 * What the progress says, in words.
 * @param {Progress} progress
 */
export function progressWords({ done, of, wait, loaded, isRunning }) {
  if (loaded !== null) return word('translateLoading', Math.round(loaded * 100));
  if (wait > 0) return word('translateWaits', wait);
  if (isRunning && of === 0) return word('translateBegins');
  return of > 0 && done === of ? word('translateAllDone') : word('translateProgress', done, of);
}
