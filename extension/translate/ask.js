/**
 * How the reader and the settings have texts translated by a service over the network: they ask the background, which alone
 * knows keys and alone asks anybody. The browser's own translator is not asked here (services/browser.js).
 */

import { isPrivate } from '../shared/browser.js';
import { askStop, askTranslation } from '../shared/messages.js';
import { change } from '../shared/state.js';
import { MOST_CHARACTERS, MOST_TEXTS } from '../shared/translate-question.js';
import { CODES, TranslationError } from './failure.js';
import { REMOTE_SERVICES } from './services.js';

/** @typedef {import('../shared/translation.js').RemoteService} RemoteService */

/** What this view told the user, in a private window of which nothing is kept. */
let toldHere = '';

/**
 * @typedef {object} Wanted
 * @property {RemoteService} service the one that is set, for which the texts are written
 * @property {string | null} from null where the service is to find out
 * @property {string} to
 * @property {boolean} [isPlain] whether the texts are without the markup of the service
 */

/**
 * @param {string[]} texts
 * @param {Wanted} wanted
 * @param {AbortSignal} [signal]
 * @returns {Promise<string[]>} as many
 * @throws {TranslationError}
 */
export async function translate(texts, wanted, signal) {
  /** @type {string[]} */
  const answers = [];
  for (const some of inQuestions(texts)) answers.push(...(await ask(some, wanted, signal)));
  return answers;
}

/**
 * @param {string[]} texts of one question
 * @param {Wanted} wanted
 * @param {AbortSignal} [signal]
 * @returns {Promise<string[]>}
 */
async function ask(texts, { service, from, to, isPlain = false }, signal) {
  if (signal?.aborted) throw new TranslationError('stopped');
  const id = [...crypto.getRandomValues(new Uint8Array(8))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  const told = toldHere === '' ? {} : { told: toldHere };
  const asked = askTranslation({ id, service, from, to, texts, isPlain, ...told });
  const answer = await new Promise((resolve, reject) => {
    const stop = () => {
      askStop(id);
      reject(new TranslationError('stopped'));
    };
    signal?.addEventListener('abort', stop);
    asked
      .then(resolve, (cause) => reject(new TranslationError('unavailable', { cause })))
      .finally(() => signal?.removeEventListener('abort', stop));
  });
  if (Array.isArray(answer?.texts) && answer.texts.length === texts.length) return answer.texts;
  const { failure, after, status } = answer ?? {};
  throw new TranslationError(CODES.find((code) => code === failure) ?? 'unavailable', {
    after: after ?? undefined,
    status: status ?? undefined,
  });
}

/**
 * As many texts together as one question takes: a paragraph may have hundreds of links, whose words are texts of their own.
 * @param {string[]} texts
 * @returns {string[][]}
 * @throws {TranslationError} where one is longer than a question may be
 */
function inQuestions(texts) {
  /** @type {string[][]} */
  const questions = [];
  let characters = 0;
  for (const text of texts) {
    if (text.length > MOST_CHARACTERS) throw new TranslationError('too-large');
    const last = questions.at(-1);
    characters += text.length;
    if (last && last.length < MOST_TEXTS && characters <= MOST_CHARACTERS) last.push(text);
    else {
      questions.push([text]);
      characters = text.length;
    }
  }
  return questions;
}

/**
 * Remembers that the user was told that text goes to this origin, and agreed by a click.
 * @param {string} origin of the service that is set
 * @returns {Promise<void>}
 * @throws {import('../shared/change.js').StateError}
 */
export async function agree(origin) {
  if (isPrivate) toldHere = origin;
  else await change({ agree: origin });
}

/**
 * Whether the user was told of it in this private window.
 * @param {string} origin
 */
export function isToldHere(origin) {
  return toldHere !== '' && toldHere === origin;
}

/**
 * How many texts, and characters together, a service takes in one request; a question may hold more and is cut into as many
 * requests as it needs.
 * @param {RemoteService} service
 */
export function limitsOf(service) {
  return REMOTE_SERVICES[service].limits;
}

/**
 * How texts for a service are written. The browser's own translator is given plain ones.
 * @param {import('../shared/translation.js').Service} service
 * @returns {'xml' | 'html' | 'plain'}
 */
export function markupOf(service) {
  return service === 'browser' ? 'plain' : REMOTE_SERVICES[service].markup;
}
