/**
 * Translates for the pages, in the background: from a question to texts or a reason why there are none. Asks nobody but the
 * service that the user chose, at an address of which the user was told and which the browser was allowed; what was
 * translated before is taken from the cache; in private windows nothing is kept or counted.
 */

import { endpointOf, meantTranslation } from '../shared/translation.js';
import { cacheKey } from './cache.js';
import { TranslationError } from './failure.js';
import { fetchReply } from './fetch.js';
import { REMOTE_SERVICES } from './services.js';
import { split } from './split.js';

/** Requests on their way at a time: more would only wait at the service. */
const MOST_AT_ONCE = 2;

/** Texts that a service makes nothing of, each alone, until it is not asked for more. */
const MOST_LOST = 3;

/**
 * @typedef {import('../shared/translate-question.js').TranslateQuestion} TranslateQuestion
 * @typedef {import('../shared/translate-question.js').TranslateAnswer} TranslateAnswer
 * @typedef {import('./services.js').Setup} Setup
 * @typedef {import('./cache.js').Made} Made
 * @typedef {{ isOwn: boolean, isPrivate: boolean }} Asker a page of the extension, or a content script
 *
 * @typedef {object} Surroundings
 * @property {() => Promise<Pick<import('../shared/kept.js').State, 'translation'>>} state
 * @property {(endpoint: URL) => Promise<boolean>} mayAsk
 * @property {(service: string, origin: string) => Promise<string>} key
 * @property {Pick<import('./cache.js').Cache, 'get' | 'set'>} cache
 * @property {(origin: string) => unknown} count called for each request
 * @property {typeof fetchReply} [ask]
 */

/** @param {Surroundings} surroundings */
export function makeTranslator({ state, mayAsk, key, cache, count, ask = fetchReply }) {
  /** What can be stopped, by its id. @type {Map<string, AbortController>} */
  const running = new Map();
  const turns = makeTurns(MOST_AT_ONCE);
  /** The models, with where they are, that are asked without what is only wished for. @type {Set<string>} */
  const wishless = new Set();

  /**
   * What is needed to ask, or a reason why it cannot be.
   * @param {TranslateQuestion} question
   * @param {Asker} asker
   * @returns {Promise<Setup>}
   */
  async function setUp({ service, told }, { isOwn, isPrivate }) {
    const meant = meantTranslation((await state()).translation);
    const endpoint = endpointOf(meant.endpoints[service]);
    const facts = REMOTE_SERVICES[service];
    if (!endpoint || (!isOwn && meant.service !== service))
      throw new TranslationError('not-set-up');
    const { origin } = endpoint;
    // In the settings it stands beside the button. In a private window it is remembered by the view alone.
    const isTold = isOwn || meant.told.includes(origin) || (isPrivate && told === origin);
    if (!isTold) throw new TranslationError('not-told');
    if (!(await mayAsk(endpoint))) throw new TranslationError('no-permission');
    const secret = facts.key === 'none' ? '' : await key(service, origin);
    const model = facts.hasModel ? meant.model : '';
    if ((facts.key === 'needed' && secret === '') || (facts.hasModel && model === ''))
      throw new TranslationError('not-set-up');
    return { endpoint, key: secret, model };
  }

  /**
   * Asks for one batch.
   * @param {string[]} texts none of which is blank
   * @param {TranslateQuestion} question
   * @param {Setup} setup
   * @param {{ signal: AbortSignal, isPrivate: boolean }} how
   * @returns {Promise<Made[] | null>} null where there are more or fewer, or one is lost
   */
  async function once(texts, question, setup, { signal, isPrivate }) {
    const { request, read, refusal, refusesWishes } = REMOTE_SERVICES[question.service];
    const { from, to, isPlain } = question;
    const model = JSON.stringify([setup.endpoint.href, setup.model]);
    /** @returns {Promise<any>} */
    const replied = async () => {
      const hasWishes = !wishless.has(model);
      let isWish = false;
      if (!isPrivate) count(setup.endpoint.origin);
      try {
        return await ask(
          request({ texts, from, to, isPlain }, setup, hasWishes),
          signal,
          (status, said) => {
            isWish = hasWishes && (refusesWishes?.(status, said) ?? false);
            return refusal?.(status, said);
          },
        );
      } catch (error) {
        if (!isWish) throw error;
        wishless.add(model);
        return replied();
      }
    };
    const reply = await turns(signal, replied);
    const found = readSafely(read, reply);
    if (!found?.texts.every((text) => typeof text === 'string'))
      throw new TranslationError('garbage');
    const translated = /** @type {string[]} */ (found.texts);
    const isWhole =
      translated.length === texts.length && translated.every((text) => text.trim() !== '');
    if (!isWhole) return null;
    const detected = typeof found.detected === 'string' ? found.detected : undefined;
    return translated.map((text) => ({ text, detected }));
  }

  /**
   * @param {TranslateQuestion} question
   * @param {Asker} asker
   * @param {AbortSignal} signal
   * @returns {Promise<import('../shared/translate-question.js').Translated>}
   */
  async function all(question, asker, signal) {
    const setup = await setUp(question, asker);
    const { isPrivate } = asker;
    // Who tries a service wants its answer, and not one of before.
    const isKept = !isPrivate && !asker.isOwn;
    const { limits } = REMOTE_SERVICES[question.service];
    const { service, from, to, isPlain } = question;
    const about = { service, endpoint: setup.endpoint.href, model: setup.model, from, to, isPlain };
    const parts = question.texts.map((text) => partsOf(text, limits.characters, from));
    const wanted = [...new Set(parts.flat().flatMap(({ core }) => core || []))];
    const keys = !isKept ? [] : await Promise.all(wanted.map((text) => cacheKey(text, about)));
    const known = await cache.get(keys);
    /** @type {Map<string, Made>} */
    const made = new Map();
    for (const [at, text] of wanted.entries()) {
      const before = known[at];
      if (before) made.set(text, before);
    }
    const waiting = batches(
      wanted.filter((text) => !made.has(text)),
      limits,
    );
    let lost = 0;
    for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
      const answers = await once(batch, question, setup, { signal, isPrivate });
      if (signal.aborted) throw new TranslationError('stopped');
      if (!answers) {
        // A model that joins or leaves out texts cannot do so with one.
        if (batch.length > 1) waiting.unshift(...batch.map((text) => [text]));
        else lost += 1;
        if (lost === MOST_LOST) break;
        continue;
      }
      const entries = batch.flatMap((text, at) => {
        const answer = answers[at];
        return answer ? [/** @type {[string, Made]} */ ([text, answer])] : [];
      });
      for (const [text, answer] of entries) made.set(text, answer);
      if (!isKept) continue;
      // What came before a batch fails is not asked for again.
      await cache.set(entries.map(([text, answer]) => [keys[wanted.indexOf(text)] ?? '', answer]));
    }
    if (lost > 0) throw new TranslationError('garbage');
    const texts = parts.map((all) =>
      all
        .map(({ before, core, behind }) => before + (made.get(core)?.text ?? core) + behind)
        .join(''),
    );
    const detected = [...made.values()].find((one) => one.detected)?.detected;
    return { texts, ...(detected === undefined ? {} : { detected }) };
  }

  return {
    /**
     * @param {TranslateQuestion} question that was checked
     * @param {Asker} asker
     * @returns {Promise<TranslateAnswer>} never rejects
     */
    translate: async (question, asker) => {
      const controller = new AbortController();
      running.set(question.id, controller);
      try {
        return await all(question, asker, controller.signal);
      } catch (error) {
        if (!(error instanceof TranslationError)) return { failure: 'unavailable' };
        const { code: failure, after, status } = error;
        return {
          failure,
          ...(after === undefined ? {} : { after }),
          ...(status === undefined ? {} : { status }),
        };
      } finally {
        running.delete(question.id);
      }
    },
    /** @param {string} id */
    stop: (id) => running.get(id)?.abort(),
  };
}

/**
 * A text in pieces that a service takes, without the spaces around each, which engines do not keep.
 * @param {string} text
 * @param {number} most
 * @param {string | null} language
 */
function partsOf(text, most, language) {
  return split(text, most, language).map((piece) => {
    const core = piece.trim();
    const start = piece.indexOf(core);
    return { before: piece.slice(0, start), core, behind: piece.slice(start + core.length) };
  });
}

/**
 * A reply is whatever somebody sent.
 * @param {import('./services.js').RemoteFacts['read']} read
 * @param {unknown} reply
 */
function readSafely(read, reply) {
  try {
    return read(reply);
  } catch {
    return null;
  }
}

/**
 * As many as go into one request, in their order.
 * @param {string[]} texts none longer than a request may be
 * @param {{ texts: number, characters: number }} limits
 */
function batches(texts, limits) {
  /** @type {string[][]} */
  const found = [];
  let room = 0;
  for (const text of texts) {
    const last = found.at(-1);
    if (last && last.length < limits.texts && text.length <= room) last.push(text);
    else {
      found.push([text]);
      room = limits.characters;
    }
    room -= text.length;
  }
  return found;
}

/**
 * Lets so many tasks run at a time; who is stopped while waiting never runs.
 * @param {number} most
 */
function makeTurns(most) {
  let count = 0;
  /** @type {(() => void)[]} */
  const waiting = [];
  /**
   * @template T
   * @param {AbortSignal} signal
   * @param {() => Promise<T>} task
   * @returns {Promise<T>}
   */
  return async (signal, task) => {
    while (count >= most) await new Promise((resolve) => waiting.push(() => resolve(undefined)));
    count += 1;
    try {
      if (signal.aborted) throw new TranslationError('stopped');
      return await task();
    } finally {
      count -= 1;
      waiting.shift()?.();
    }
  };
}
