/**
 * Every message that passes between a content script, or a page of the extension, and the background: questions, their
 * answers, and one way to send them. What arrives is guarded and answered by answers.js.
 */

import { runtime } from './browser.js';
import { fromBase64, toBase64 } from './bytes.js';
import { carried } from './writers.js';

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
 * Asks the writers of the background, because the page forbids WebAssembly.
 * @typedef {{ kind: 'write', question: keyof import('./writers.js').Writers, about: import('./writers.js').Carried[], carriesBytes: boolean }} WriterQuestion
 * @typedef {{ answer: unknown } | { failure: 'trap' | 'unavailable' }} WriterAnswer
 * @typedef {WriterAnswer | { base64: string }} CarriedAnswer
 *
 * Asks for a change of the state, under the name of who asks.
 * @typedef {{ kind: 'change', change: import('./change.js').Change, by: string }} ChangeQuestion
 * @typedef {import('../store/writer.js').ChangeAnswer} ChangeAnswer
 *
 * Asks how it stands with what is kept; from pages of the extension alone.
 * @typedef {{ kind: 'health' }} HealthQuestion
 * @typedef {import('../store/mirror.js').MirrorHealth} MirrorHealth
 * @typedef {(import('../store/writer.js').Health | { refused: string }) & { sync: MirrorHealth }} HealthAnswer
 *
 * Says that a request was made from the page, and to which origin where it is not its own.
 * @typedef {{ kind: 'request', request: import('../store/counts.js').RequestKind, to?: string }} RequestQuestion
 *
 * Asks for the size of what is kept of translations, once it is emptied where that is wanted; from pages of the extension
 * alone.
 * @typedef {{ kind: 'made-translations', isEmptied: boolean }} MadeQuestion
 * @typedef {{ size: number, count: number }} MadeAnswer
 *
 * Asks for the page of the options at one of its sections.
 * @typedef {{ kind: 'options', section: string }} OptionsQuestion
 *
 * Asks a service for a translation, and not to go on with it (translate-question.js).
 * @typedef {import('./translate-question.js').TranslateQuestion} TranslateQuestion
 * @typedef {import('./translate-question.js').StopQuestion} StopQuestion
 * @typedef {import('./translate-question.js').TranslateAnswer} TranslateAnswer
 *
 * @typedef {WhereQuestion | CleanQuestion | WriterQuestion | ChangeQuestion | HealthQuestion | RequestQuestion} PlainQuestion
 * @typedef {PlainQuestion | OptionsQuestion | TranslateQuestion | StopQuestion | MadeQuestion} Question
 * @typedef {{
 *   where: (question: { carriesBytes: boolean }, origin: string) => Promise<WhereAnswer>,
 *   clean: (question: { snapshot: Uint8Array, options: string, about?: string }, origin: string) => Promise<CleanAnswer>,
 *   write: (question: keyof import('./writers.js').Writers, about: unknown[]) => Promise<WriterAnswer>,
 *   change: (change: import('./change.js').Change, asker: { by: string, isPrivate: boolean }) => Promise<ChangeAnswer>,
 *   health: () => Promise<HealthAnswer>,
 *   request: (kind: import('../store/counts.js').RequestKind, origin: string, isPrivate: boolean) => Promise<void>,
 *   options: (section: string) => Promise<void>,
 *   translate: (question: TranslateQuestion, asker: { isOwn: boolean, isPrivate: boolean }) => Promise<TranslateAnswer>,
 *   stopTranslation: (id: string) => Promise<void>,
 *   madeTranslations: (isEmptied: boolean) => Promise<MadeAnswer>,
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
 * Asks the writers of the background.
 * @param {keyof import('./writers.js').Writers} question
 * @param {unknown[]} about
 * @param {boolean} carriesBytes whether messages keep bytes as they are
 * @returns {Promise<WriterAnswer>}
 */
export async function askWriter(question, about, carriesBytes) {
  const kind = /** @type {const} */ ('write');
  const sent = { kind, question, about: carried(about, carriesBytes), carriesBytes };
  const answer = /** @type {CarriedAnswer} */ (await send(sent));
  return answer && 'base64' in answer ? { answer: fromBase64(answer.base64) } : answer;
}

/**
 * Asks for a change of the state.
 * @param {import('./change.js').Change} change
 * @param {string} by
 */
export function askChange(change, by) {
  return /** @type {Promise<ChangeAnswer>} */ (send({ kind: 'change', change, by }));
}

/** Asks how it stands with what is kept. */
export function askHealth() {
  return /** @type {Promise<HealthAnswer>} */ (send({ kind: 'health' }));
}

/**
 * Says that a request was made from the page; nobody waits for it.
 * @param {import('../store/counts.js').RequestKind} request
 * @param {string} [to] the origin, where it is not the page's own
 */
export function sayRequest(request, to) {
  // Not counted where the extension was updated under the page.
  send({ kind: 'request', request, to }).catch(() => {});
}

/**
 * Asks for the page of the options.
 * @param {string} section
 */
export function askOptions(section) {
  tell({ kind: 'options', section });
}

/**
 * Asks a service for a translation.
 * @param {Omit<TranslateQuestion, 'kind'>} question
 */
export function askTranslation(question) {
  return /** @type {Promise<TranslateAnswer>} */ (send({ kind: 'translate', ...question }));
}

/**
 * Asks not to go on with a translation.
 * @param {string} id
 */
export function askStop(id) {
  tell({ kind: 'stop-translation', id });
}

/**
 * Asks what is kept of translations.
 * @param {boolean} isEmptied whether it is to be emptied first
 */
export function askMade(isEmptied) {
  const question = { kind: /** @type {const} */ ('made-translations'), isEmptied };
  return /** @type {Promise<MadeAnswer>} */ (send(question));
}

/** @param {Question} question */
async function send(question) {
  return runtime.sendMessage(question);
}

/**
 * Sends what needs no answer.
 * @param {Question} question
 */
async function tell(question) {
  try {
    await send(question);
  } catch {
    // The background is gone with the extension that was updated.
  }
}
