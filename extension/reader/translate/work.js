/**
 * Has the segments of an article translated, what is seen first: sent in batches, put back together by the core, tried again
 * where that helps, given up where it does not. What is finished is handed out at once and stays, whenever it is stopped.
 */

import { TranslationError } from '../../translate/failure.js';
import { axisOf } from '../article/axis.js';
import { nextBatch } from './batches.js';

/** @typedef {import('../../core/cleaned.js').Article} Article */
/** @typedef {import('../../core/cleaned.js').Inline} Inline */
/** @typedef {import('../../shared/writers.js').Piece} Piece */
/** @typedef {import('./batches.js').Task} Task */
/** @typedef {import('../../translate/failure.js').FailureCode} FailureCode */

/** What is wrong with the service and not with a text: it would be so for every other text. */
const ENDING = [
  ...['not-set-up', 'not-told', 'no-permission', 'offline', 'unreachable', 'redirected', 'key'],
  ...['quota', 'language', 'stopped', 'unavailable'],
];

/** What may be due to the size of a batch, or to one text in it. */
const DIVISIBLE = ['garbage', 'too-large', 'timeout'];

/** Seconds waited where a service says "too much" and not how long, the longest wait, and how often it is waited. */
const PAUSE = 5;
const LONGEST_PAUSE = 60;
const MOST_PAUSES = 6;

/** Batches that fail one after another until it is the service that is held to be out of order. */
const MOST_FAILURES = 3;

/**
 * @typedef {object} Engine what translates
 * @property {number} atOnce requests on their way
 * @property {{ texts: number, characters: number }} limits
 * @property {(texts: string[], about: { from: string | null, to: string, isPlain: boolean }, signal: AbortSignal) => Promise<string[]>} translate
 *
 * @typedef {object} Work
 * @property {Article} article that is shown
 * @property {Task[]} tasks in reading order
 * @property {string} to
 * @property {Engine} engine
 * @property {(article: Article, answers: import('../../shared/writers.js').Answer[]) => Promise<Piece[]>} reassemble
 * @property {HTMLElement} main what scrolls
 *
 * @typedef {object} WorkEvents
 * @property {(tasks: Task[]) => void} asked
 * @property {(done: [Task, Inline[]][]) => void} done
 * @property {(tasks: Task[], code: FailureCode) => void} failed
 * @property {(seconds: number) => void} waits the service asked for it
 */

/**
 * @param {Work} work
 * @param {WorkEvents} events
 * @param {AbortSignal} signal
 * @returns {Promise<FailureCode | null>} why not all was tried; null where it was
 */
export async function translateAll(work, events, signal) {
  const { engine, main } = work;
  let waiting = [...work.tasks];
  /** @type {FailureCode | null} */
  let ended = null;
  let [isFirst, isOfUse, failures, pauses] = [true, false, 0, 0];
  /** Who was asked to wait has all wait. @type {Promise<unknown>} */
  let held = Promise.resolve();
  /** Why the last failed. @type {FailureCode | null} */
  let last = null;

  /** @param {FailureCode} code */
  const isOver = (code) => {
    if (signal.aborted || ENDING.includes(code)) return true;
    return failures >= MOST_FAILURES;
  };

  /** @param {Task[]} batch */
  const handle = async (batch) => {
    try {
      const done = await translateBatch(work, batch, signal);
      if (signal.aborted) return;
      failures = 0;
      isOfUse ||= done.found.length > 0;
      events.done(done.found);
      if (done.lost.length > 0) events.failed(done.lost, 'garbage');
    } catch (error) {
      if (signal.aborted) return;
      const { code, after } =
        error instanceof TranslationError ? error : new TranslationError('unavailable');
      if (code === 'limited' && pauses < MOST_PAUSES && (after ?? PAUSE) <= LONGEST_PAUSE) {
        pauses += 1;
        waiting.unshift(...batch);
        events.waits(after ?? PAUSE);
        held = pause(after ?? PAUSE, signal);
        return;
      }
      if (DIVISIBLE.includes(code) && batch.length > 1 && failures === 0) {
        const half = Math.ceil(batch.length / 2);
        await handle(batch.slice(0, half));
        if (ended === null) await handle(batch.slice(half));
        else waiting.unshift(...batch.slice(half));
        return;
      }
      failures += 1;
      last = code;
      events.failed(batch, code);
      if (code === 'limited' || isOver(code)) ended = code;
    }
  };

  const worker = async () => {
    for (;;) {
      await held;
      if (ended !== null || signal.aborted) return;
      const batch = nextBatch(waiting, axisOf(main), engine.limits, isFirst);
      if (batch.length === 0) return;
      isFirst = false;
      const taken = new Set(batch);
      waiting = waiting.filter((task) => !taken.has(task));
      events.asked(batch);
      await handle(batch);
    }
  };
  await Promise.all(Array.from({ length: engine.atOnce }, worker));
  if (signal.aborted) return 'stopped';
  // Where nothing came at all, it is the service.
  return ended ?? (isOfUse ? null : last);
}

/**
 * @param {Work} work
 * @param {Task[]} batch of one language
 * @param {AbortSignal} signal
 * @returns {Promise<{ found: [Task, Inline[]][], lost: Task[] }>}
 */
async function translateBatch({ article, to, engine, reassemble }, batch, signal) {
  const from = batch[0]?.from || null;
  /** @type {[Task, Inline[]][]} */
  const found = [];
  const small = onlyBlocksOf(article, batch);
  const texts = await engine.translate(
    batch.map(({ text }) => text),
    { from, to, isPlain: false },
    signal,
  );
  const pieces = await reassemble(
    small,
    batch.map(({ spot: { path } }, at) => ({ path, text: texts[at] ?? '' })),
  );
  const again = gather(batch, pieces, found);
  if (again.length === 0) return { found, lost: [] };
  // Its markup did not come back as it was: once more without, with the words of its links beside it.
  const plain = again.flatMap(({ plain, words }) => [plain, ...words]);
  const answers = await engine.translate(plain, { from, to, isPlain: true }, signal);
  let next = 0;
  const take = () => answers[next++] ?? '';
  const second = await reassemble(
    small,
    again.map(({ spot: { path }, words }) => ({
      path,
      text: take(),
      isPlain: /** @type {const} */ (true),
      ...(words.length > 0 ? { words: words.map(take) } : {}),
    })),
  );
  return { found, lost: gather(again, second, found) };
}

/**
 * @param {Task[]} tasks
 * @param {Piece[]} pieces
 * @param {[Task, Inline[]][]} found is added to
 * @returns {Task[]} those that have no translation
 */
function gather(tasks, pieces, found) {
  const byPath = new Map(pieces.map((piece) => [piece.path, piece]));
  return tasks.filter((task) => {
    const { content, isUnchanged } = byPath.get(task.spot.path) ?? {};
    if (!content || isUnchanged) return true;
    found.push([task, content]);
    return false;
  });
}

/**
 * The article with the blocks of these tasks alone, at their places: it crosses to the core at every batch.
 * @param {Article} article
 * @param {Task[]} tasks
 * @returns {Article}
 */
function onlyBlocksOf(article, tasks) {
  const wanted = new Set(tasks.map(({ spot: { path } }) => /^\/blocks\/(\d+)/.exec(path)?.[1]));
  return {
    ...article,
    blocks: article.blocks.map((block, at) => (wanted.has(String(at)) ? block : { kind: 'rule' })),
  };
}

/**
 * @param {number} seconds
 * @param {AbortSignal} signal
 */
function pause(seconds, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), seconds * 1_000);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve(undefined);
    });
  });
}
