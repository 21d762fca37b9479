// Questions to the writers of the background, in a browser whose messages keep bytes and in one whose messages are JSON;
// and what is no question of ours.

import assert from 'node:assert/strict';
import { test } from 'node:test';

/** Browsers have it, the oldest Node that runs the tests does not. @param {string} text */
const parse = (text) => {
  try {
    return new URL(text);
  } catch {
    return null;
  }
};
URL.parse ??= /** @type {typeof URL.parse} */ (parse);

const PAGE = { id: 'limpide', url: 'https://quay.example/', tab: { incognito: false }, frameId: 0 };

/** @type {(question: any, sender: any, respond: (answer: any) => void) => boolean} */
let hear = () => false;
let isJson = false;
/** @type {<T>(value: T) => T} */
const across = (value) => (isJson ? JSON.parse(JSON.stringify(value)) : structuredClone(value));

Object.assign(globalThis, {
  chrome: {
    i18n: { getMessage: () => '', getUILanguage: () => 'en' },
    storage: {},
    runtime: {
      id: 'limpide',
      getURL: (/** @type {string} */ path) => `extension://limpide/${path}`,
      onMessage: {
        addListener: (/** @type {typeof hear} */ listener) => {
          hear = listener;
        },
      },
      sendMessage: (/** @type {unknown} */ question) =>
        new Promise((resolve) => {
          const isHeard = hear(across(question), PAGE, (answer) => resolve(across(answer)));
          if (!isHeard) resolve(undefined);
        }),
    },
  },
});

const SHARED = new URL('../../extension/shared/', import.meta.url).href;
const { askWriter } = await import(`${SHARED}messages.js`);
const { answer } = await import(`${SHARED}answers.js`);

/** @type {unknown[][]} */
const asked = [];
/** @type {string[]} */
const requests = [];
answer({
  write: async (/** @type {string} */ question, /** @type {unknown[]} */ about) => {
    asked.push(about);
    return { answer: question === 'write' ? new Uint8Array([1, 250]) : 'text' };
  },
  request: async (/** @type {string} */ _kind, /** @type {string} */ origin) => {
    requests.push(origin);
  },
  translate: async () => ({ texts: [] }),
  stopTranslation: async () => {},
  madeTranslations: async () => ({ size: 0, count: 0 }),
});

for (const json of [false, true]) {
  test(`bytes go to the writers and back ${json ? 'as JSON' : 'as they are'}`, async () => {
    isJson = json;
    const images = new Map([['https://quay.example/a.png', new Uint8Array([0, 200, 255])]]);
    const written = await askWriter('write', ['{}', 'epub', '', images], !json);
    assert.deepEqual(written, { answer: new Uint8Array([1, 250]) });
    assert.deepEqual(asked.at(-1), ['{}', 'epub', '', images]);
    assert.deepEqual(await askWriter('fileName', ['A', 'md'], !json), { answer: 'text' });
  });
}

test('what is no question is not answered', () => {
  isJson = false;
  const write = { kind: 'write', question: 'write', about: ['{}'], carriesBytes: true };
  const isHeard = (/** @type {unknown} */ question, sender = PAGE) =>
    hear(question, sender, () => {});
  assert.equal(isHeard(write), true);
  for (const change of [
    { question: 'constructor' },
    { about: 'text' },
    { about: [1] },
    { about: [[['a', 1]]] },
    { about: [['a', new Uint8Array()]] },
    { about: ['', '', '', '', ''] },
    { carriesBytes: 1 },
  ]) {
    assert.equal(isHeard({ ...write, ...change }), false, JSON.stringify(change));
  }
  assert.equal(isHeard(write, { ...PAGE, frameId: 3 }), false, 'a frame');
  assert.equal(isHeard(write, { ...PAGE, id: 'other' }), false, 'another extension');
});

test('a request is counted for an origin, and for nothing that is none', () => {
  const request = { kind: 'request', request: 'image' };
  const isHeard = (/** @type {unknown} */ to) => hear({ ...request, to }, PAGE, () => {});
  assert.equal(isHeard(undefined), true);
  assert.equal(isHeard('https://images.example'), true);
  assert.deepEqual(requests, ['https://quay.example', 'https://images.example']);
  for (const to of ['https://images.example/a?b', 'images', '', 7, ['https://images.example'], {}])
    assert.equal(isHeard(to), false, JSON.stringify(to));
});

test('a question for a translation is small, plain and complete, or it is none', () => {
  const question = {
    kind: 'translate',
    id: 'a'.repeat(16),
    service: 'hook',
    from: 'fr',
    to: 'en',
    texts: ['Bonjour'],
    isPlain: false,
  };
  const isHeard = (/** @type {unknown} */ one, sender = PAGE) => hear(one, sender, () => {});
  assert.equal(isHeard(question), true);
  assert.equal(isHeard({ ...question, from: null, told: 'https://a.example' }), true);
  for (const change of [
    { id: 'x' },
    { service: 'browser' },
    { service: 'constructor' },
    { from: 7 },
    { from: 'a language' },
    { to: null },
    { texts: 'Bonjour' },
    { texts: [7] },
    { texts: Array(201).fill('x') },
    { texts: ['x'.repeat(200_001)] },
    { isPlain: 'no' },
    { told: 'https://a.example/path' },
  ])
    assert.equal(isHeard({ ...question, ...change }), false, JSON.stringify(change).slice(0, 80));
  assert.equal(isHeard({ kind: 'stop-translation', id: 'a'.repeat(16) }), true);
  assert.equal(isHeard({ kind: 'stop-translation', id: '' }), false);
  const made = { kind: 'made-translations', isEmptied: true };
  assert.equal(isHeard(made), false, 'a page neither counts nor empties what is kept');
  const own = { ...PAGE, url: 'extension://limpide/extension/options/options.html' };
  assert.equal(isHeard(made, own), true);
});
