/**
 * The question for a translation as it is sent to the background, and the check of what arrives as one.
 */

import { isLanguage, isOrigin, isRemote } from './translation.js';

/** Texts of one question, and their characters together. */
export const MOST_TEXTS = 200;
export const MOST_CHARACTERS = 200_000;

/** By which a question is stopped: made by chance. */
const ID = /^[0-9a-f]{16}$/;

/**
 * @typedef {object} TranslateQuestion
 * @property {'translate'} kind
 * @property {string} id
 * @property {import('./translation.js').RemoteService} service for which the texts were written
 * @property {string | null} from null where the service is to find out
 * @property {string} to
 * @property {string[]} texts
 * @property {boolean} isPlain whether they are without the markup of this service
 * @property {string} [told] in private windows, of which nothing is kept: the origin that this view told the user
 *
 * @typedef {{ kind: 'stop-translation', id: string }} StopQuestion
 *
 * @typedef {{ texts: string[], detected?: string }} Translated
 * @typedef {{ failure: import('../translate/failure.js').FailureCode } & import('../translate/failure.js').FailureDetail} Failed
 * @typedef {Translated | Failed} TranslateAnswer
 */

/** @param {any} value */
export function isTranslateQuestion({ id, service, from, to, texts, isPlain, told }) {
  return (
    isId(id) &&
    isRemote(service) &&
    (from === null || isLanguage(from)) &&
    isLanguage(to) &&
    typeof isPlain === 'boolean' &&
    (told === undefined || told === null || isOrigin(told)) &&
    Array.isArray(texts) &&
    texts.length <= MOST_TEXTS &&
    texts.every((text) => typeof text === 'string') &&
    texts.reduce((sum, text) => sum + text.length, 0) <= MOST_CHARACTERS
  );
}

/** @param {unknown} value */
export function isId(value) {
  return typeof value === 'string' && ID.test(value);
}
