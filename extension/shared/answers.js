/**
 * What the background does with messages: one guard for sender and shape of everything that arrives, and each question
 * handed to who answers it. What is no question of ours is not heard.
 */

import { runtime } from './browser.js';
import { bytesOf, toBase64 } from './bytes.js';
import { isChange } from './change.js';
import { isOptionsText } from './options.js';
import { isId, isTranslateQuestion } from './translate-question.js';
import { isCarried, isForWriters, uncarried } from './writers.js';

/** @typedef {import('./messages.js').Question} Question */
/** @typedef {import('./messages.js').Answers} Answers */

/** The kinds of requests that a page may say it made. */
const REQUESTS = ['next-page', 'image'];

/** The name of who asks for a change. */
const NAME = /^[0-9a-f]{16}$/;

/** The name of a section of the options, with a host in it. */
const SECTION = /^[a-z]{1,20}(?:\/[a-z0-9._:[\]-]{1,253})?$/;

/** A rule has a kilobyte; a question holds one, escaped, at most. */
const LONGEST_QUESTION = 20_000;

/**
 * Answers questions that come from our own content script at the top of a tab, or from a page of the extension, and no
 * others.
 * @param {Answers} answers
 */
export function answer(answers) {
  runtime.onMessage.addListener((question, sender, respond) => {
    const from = senderOf(sender);
    if (!from || !isQuestion(question, from)) return false;
    answered(answers, question, sender).then(respond, () => respond({ failure: 'unavailable' }));
    return true;
  });
}

/**
 * @param {Answers} answers
 * @param {Question} question
 * @param {chrome.runtime.MessageSender} sender
 * @returns {Promise<unknown>} rejects where a part is not what it says, such as bytes that are none
 */
async function answered(answers, question, sender) {
  const origin = originOf(sender);
  const isPrivate = sender.tab?.incognito ?? false;
  switch (question.kind) {
    case 'where':
      return answers.where({ carriesBytes: question.sample instanceof Uint8Array }, origin);
    case 'clean': {
      const snapshot = bytesOf(question.snapshot);
      const { options, about } = question;
      return answers.clean({ snapshot, options, about: about ?? undefined }, origin);
    }
    case 'write':
      return written(answers, question);
    case 'change':
      return answers.change(question.change, { by: question.by, isPrivate });
    case 'health':
      return answers.health();
    case 'request':
      return answers.request(question.request, question.to ?? origin, isPrivate);
    case 'options':
      return answers.options(question.section);
    case 'translate':
      return answers.translate(question, { isOwn: senderOf(sender) === 'own', isPrivate });
    case 'stop-translation':
      return answers.stopTranslation(question.id);
    case 'made-translations':
      return answers.madeTranslations(question.isEmptied);
  }
}

/**
 * @param {Answers} answers
 * @param {import('./messages.js').WriterQuestion} question
 * @returns {Promise<import('./messages.js').CarriedAnswer>}
 */
async function written(answers, { question, about, carriesBytes }) {
  const answer = await answers.write(question, uncarried(about));
  return !carriesBytes && 'answer' in answer && answer.answer instanceof Uint8Array
    ? { base64: toBase64(answer.answer) }
    : answer;
}

/**
 * Who sent it: a page of the extension, or our content script at the top of a page.
 * @param {chrome.runtime.MessageSender} sender
 * @returns {'own' | 'page' | null}
 */
function senderOf({ id, url, tab, frameId }) {
  if (id !== runtime.id) return null;
  if (url?.startsWith(runtime.getURL(''))) return 'own';
  return tab !== undefined && frameId === 0 ? 'page' : null;
}

/**
 * @param {any} value
 * @param {'own' | 'page'} from
 * @returns {value is Question}
 */
function isQuestion(value, from) {
  if (typeof value !== 'object' || value === null) return false;
  switch (value.kind) {
    case 'where':
      return typeof value.sample === 'object' && value.sample !== null;
    case 'clean':
      return (
        isCarried(value.snapshot) &&
        (value.about === undefined || value.about === null || isAbout(value.about)) &&
        isOptionsText(value.options)
      );
    case 'write':
      return typeof value.carriesBytes === 'boolean' && isForWriters(value.question, value.about);
    case 'change':
      return typeof value.by === 'string' && NAME.test(value.by) && isChange(value.change, from);
    case 'health':
      return from === 'own';
    case 'request':
      return (
        from === 'page' &&
        REQUESTS.includes(value.request) &&
        (value.to === undefined || value.to === null || isOrigin(value.to))
      );
    case 'options':
      return typeof value.section === 'string' && SECTION.test(value.section);
    case 'translate':
      return isTranslateQuestion(value);
    case 'stop-translation':
      return isId(value.id);
    case 'made-translations':
      return from === 'own' && typeof value.isEmptied === 'boolean';
    default:
      return false;
  }
}

/** @param {unknown} text */
function isOrigin(text) {
  return typeof text === 'string' && URL.parse(text)?.origin === text;
}

/** @param {unknown} about a short question; the core reads what it is */
function isAbout(about) {
  return typeof about === 'string' && about.length <= LONGEST_QUESTION;
}

/** @param {chrome.runtime.MessageSender} sender */
function originOf(sender) {
  try {
    return new URL(sender.url ?? '').origin;
  } catch {
    return 'null';
  }
}
