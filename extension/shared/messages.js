/**
 * Every message that passes between a page's content script and the background: two questions, their answers,
 * one way to send them and one guard for what arrives.
 */

import { runtime } from './browser.js';
import { fromBase64, toBase64 } from './bytes.js';
import { isOptionsText } from './options.js';

/** A rule has a kilobyte; a question holds one, escaped, at most. */
const LONGEST_QUESTION = 20_000;

/**
 * Asks where the core can run for this page. The sample tells whether bytes arrive as bytes.
 * @typedef {{ kind: 'where', sample: Uint8Array }} WhereQuestion
 * @typedef {{ host: 'local' | 'background', carriesBytes: boolean }} WhereAnswer
 *
 * Asks the background to clean a page because the page forbids WebAssembly; or, with a question about it as JSON, for
 * the rules that could be written.
 * @typedef {{ kind: 'clean', snapshot: Uint8Array | string, options: string, about?: string }} CleanQuestion
 * @typedef {{ json: string } | { failure: 'trap' | 'unavailable' }} CleanAnswer
 *
 * @typedef {WhereQuestion | CleanQuestion} Question
 * @typedef {{
 *   where: (question: { carriesBytes: boolean }, origin: string) => Promise<WhereAnswer>,
 *   clean: (question: { snapshot: Uint8Array, options: string, about?: string }, origin: string) => Promise<CleanAnswer>,
 * }} Answers
 */

/** Asks where the core can run for this page. */
export function askWhere() {
  return /** @type {Promise<WhereAnswer>} */ (send({ kind: 'where', sample: new Uint8Array([1]) }));
}

/**
 * Asks the background to clean a page.
 * @param {Uint8Array} snapshot
 * @param {string} options
 * @param {boolean} carriesBytes whether messages keep bytes as they are
 * @param {string} [about] what rules are wanted for
 */
export function askClean(snapshot, options, carriesBytes, about) {
  const carried = carriesBytes ? snapshot : toBase64(snapshot);
  const question = { kind: /** @type {const} */ ('clean'), snapshot: carried, options, about };
  return /** @type {Promise<CleanAnswer>} */ (send(question));
}

/**
 * Answers questions that come from our own content script at the top of a tab, and no others.
 * @param {Answers} answers
 */
export function answer(answers) {
  runtime.onMessage.addListener((question, sender, respond) => {
    if (!isFromContentScript(sender) || !isQuestion(question)) return false;
    const origin = originOf(sender);
    const answered =
      question.kind === 'where'
        ? answers.where({ carriesBytes: question.sample instanceof Uint8Array }, origin)
        : answers.clean(
            {
              snapshot: bytesOf(question.snapshot),
              options: question.options,
              about: question.about ?? undefined,
            },
            origin,
          );
    answered.then(respond, () => respond({ failure: 'unavailable' }));
    return true;
  });
}

/** @param {Question} question */
function send(question) {
  return runtime.sendMessage(question);
}

/** @param {chrome.runtime.MessageSender} sender */
function isFromContentScript(sender) {
  return sender.id === runtime.id && sender.tab !== undefined && sender.frameId === 0;
}

/**
 * @param {any} value
 * @returns {value is Question}
 */
function isQuestion(value) {
  if (typeof value !== 'object' || value === null) return false;
  if (value.kind === 'where') return typeof value.sample === 'object' && value.sample !== null;
  return (
    value.kind === 'clean' &&
    (value.snapshot instanceof Uint8Array || typeof value.snapshot === 'string') &&
    (value.about === undefined || value.about === null || isAbout(value.about)) &&
    isOptionsText(value.options)
  );
}

/** @param {unknown} about a short question; the core reads what it is */
function isAbout(about) {
  return typeof about === 'string' && about.length <= LONGEST_QUESTION;
}

/** @param {Uint8Array | string} carried */
function bytesOf(carried) {
  return typeof carried === 'string' ? fromBase64(carried) : carried;
}

/** @param {chrome.runtime.MessageSender} sender */
function originOf(sender) {
  try {
    return new URL(sender.url ?? '').origin;
  } catch {
    return 'null';
  }
}
