/**
 * The writers of the core behind a few functions: an article, as it is shown, in the forms that people keep and send. They
 * are a module of their own, loaded when something is shared. Where the page forbids WebAssembly, the background answers.
 */

import { askWriter } from '../shared/messages.js';
import { prepareCore } from './clean.js';
import { writeLocally } from './local.js';

/** @typedef {import('../shared/writers.js').Writers} Writers */

/** Nothing could be written: the module does not start, or trapped. */
export class WriterError extends Error {}

/**
 * @template {keyof Writers} Name
 * @param {Name} question
 * @param {Parameters<Writers[Name]>} about
 * @returns {Promise<ReturnType<Writers[Name]>>}
 * @throws {WriterError}
 */
export async function askWriters(question, ...about) {
  const where = await prepareCore();
  if (where.host === 'local') {
    try {
      return await writeLocally(question, about);
    } catch {
      // The page forbids it, or it trapped: the background has an instance of its own.
    }
  }
  const answer = await askWriter(question, about, where.carriesBytes).catch((cause) => {
    throw new WriterError('nobody answers', { cause });
  });
  if (!answer || 'failure' in answer) throw new WriterError('not written');
  return /** @type {any} */ (answer.answer);
}
