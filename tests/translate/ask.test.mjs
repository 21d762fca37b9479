// How a view asks the background: in questions of which each is one that the background takes.

import '../store/chrome.mjs';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  isTranslateQuestion,
  MOST_CHARACTERS,
  MOST_TEXTS,
} from '../../extension/shared/translate-question.js';
import { made } from './servers.mjs';

/** @type {any[]} */
let asked = [];
Object.assign(/** @type {any} */ (globalThis).chrome.runtime, {
  sendMessage: async (/** @type {any} */ message) => {
    // As the background does with what is no question.
    if (message.kind !== 'translate' || !isTranslateQuestion(message)) return undefined;
    asked.push(message);
    return { texts: message.texts.map(made) };
  },
});
const { translate } = await import('../../extension/translate/ask.js');

const WANTED = /** @type {const} */ ({ service: 'hook', from: 'fr', to: 'en' });

test('however many texts there are, each comes back in its place', async () => {
  for (const count of [1, MOST_TEXTS, MOST_TEXTS + 1, 3 * MOST_TEXTS + 7]) {
    asked = [];
    const texts = Array.from({ length: count }, (_, at) => `Lien ${at}`);
    assert.deepEqual(await translate(texts, WANTED), texts.map(made));
    assert.equal(asked.length, Math.ceil(count / MOST_TEXTS));
  }
});

test('however long they are together; one that is too long for any question is refused by name', async () => {
  asked = [];
  const texts = Array.from({ length: 5 }, (_, at) => String(at).repeat(MOST_CHARACTERS / 2));
  assert.deepEqual(await translate(texts, WANTED), texts.map(made));
  assert.deepEqual(
    asked.map((question) => question.texts.length),
    [2, 2, 1],
  );
  asked = [];
  const long = 'x'.repeat(MOST_CHARACTERS + 1);
  await assert.rejects(translate(['Un', long], WANTED), { code: 'too-large' });
  assert.deepEqual(asked, [], 'nothing of it is sent');
});

test('who stops between two questions is not asked for the second', async () => {
  asked = [];
  const stop = new AbortController();
  const texts = Array.from({ length: MOST_TEXTS + 1 }, (_, at) => `Lien ${at}`);
  const answer = translate(texts, WANTED, stop.signal);
  stop.abort();
  await assert.rejects(answer, { code: 'stopped' });
  assert.equal(asked.length, 1);
});
