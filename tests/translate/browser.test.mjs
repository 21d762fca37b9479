// The browser's own translator, by a stand-in of the same shape: no model can be had where the tests run. What the real
// one says of languages, and of a page that forbids it, is as Chromium 156 was seen to say it.

import '../store/chrome.mjs';
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import {
  availabilityOf,
  detectLanguage,
  hasTranslator,
  openTranslator,
  translateHere,
} from '../../extension/translate/services/browser.js';

/** What the stand-in is like, anew for each test. */
let real = {
  pairs: /** @type {Record<string, string>} */ ({}),
  allowed: true,
  most: 1_000,
  created: 0,
  /** @type {string[]} */
  asked: [],
  hangs: false,
};

/** @param {string} name */
const error = (name) => Object.assign(new Error(name), { name });

const standIn = {
  availability: async (/** @type {any} */ { sourceLanguage: from, targetLanguage: to }) =>
    real.allowed
      ? /** @type {any} */ (
          real.pairs[`${from} ${to}`] ??
            (`${from} ${to}` === 'en es' ? 'downloadable' : 'unavailable')
        )
      : 'unavailable',
  create: async (/** @type {any} */ options) => {
    const { sourceLanguage: from, targetLanguage: to, monitor, signal } = options;
    real.created += 1;
    if (!real.allowed) throw error('NotAllowedError');
    const found = real.pairs[`${from} ${to}`];
    if (!found) throw error('NotSupportedError');
    const told = new EventTarget();
    monitor?.(told);
    for (const loaded of [0, 0.5, 1])
      told.dispatchEvent(Object.assign(new Event('downloadprogress'), { loaded, total: 1 }));
    if (real.hangs)
      await new Promise((_, reject) =>
        signal.addEventListener('abort', () => reject(error('AbortError'))),
      );
    let isGone = false;
    signal.addEventListener('abort', () => {
      isGone = true;
    });
    return {
      translate: async (/** @type {string} */ text) => {
        if (isGone) throw error('InvalidStateError');
        if (text.length > real.most) throw error('QuotaExceededError');
        real.asked.push(text);
        return text.toUpperCase();
      },
      destroy: () => {
        isGone = true;
      },
    };
  },
};

beforeEach(() => {
  real = {
    pairs: { 'fr en': 'available', 'de en': 'downloading', 'no zh-Hant': 'downloadable' },
    allowed: true,
    most: 1_000,
    created: 0,
    asked: [],
    hangs: false,
  };
  Object.assign(globalThis, { Translator: standIn, document: {} });
});

const { signal: never } = new AbortController();

test('a browser without one, and an element of the page by its name', async () => {
  for (const none of [undefined, { id: 'Translator' }]) {
    Object.assign(globalThis, { Translator: none });
    assert.equal(hasTranslator(), false);
    assert.equal(await availabilityOf('fr', 'en'), 'absent');
    await assert.rejects(openTranslator({ from: 'fr', to: 'en' }, { signal: never }), {
      code: 'not-set-up',
    });
  }
});

test('a page that forbids it is told from languages that it does not know', async () => {
  assert.equal(await availabilityOf('fr-CA', 'en-GB'), 'available');
  assert.equal(await availabilityOf('nb', 'zh-TW'), 'downloadable');
  assert.equal(await availabilityOf('eo', 'fr'), 'unavailable');
  Object.assign(document, {
    featurePolicy: { features: () => ['translator'], allowsFeature: () => false },
  });
  assert.equal(await availabilityOf('fr', 'en'), 'forbidden');
  Object.assign(globalThis, { document: {} });
  real.allowed = false;
  assert.equal(await availabilityOf('fr', 'en'), 'forbidden', 'where the policy cannot be read');
  await assert.rejects(translateHere(['Un.'], { from: 'fr', to: 'en' }, never), {
    code: 'no-permission',
  });
  real.allowed = true;
  await assert.rejects(translateHere(['Un.'], { from: 'eo', to: 'fr' }, never), {
    code: 'language',
  });
});

test('it is opened once for a page, tells how far it has loaded, and keeps what is blank', async () => {
  /** @type {number[]} */
  const loaded = [];
  const languages = { from: 'fr', to: 'en' };
  const { signal } = new AbortController();
  const tell = (/** @type {number} */ share) => loaded.push(share);
  assert.deepEqual(await translateHere(['Un.', ' ', 'Deux.'], languages, signal, tell), [
    'UN.',
    ' ',
    'DEUX.',
  ]);
  assert.deepEqual(await translateHere(['Trois.'], languages, signal, tell), ['TROIS.']);
  assert.deepEqual([real.created, loaded], [1, [0, 0.5, 1]]);
  await translateHere(['Four.'], { from: 'nb', to: 'zh-TW' }, signal, tell);
  assert.equal(real.created, 2, 'another pair is another translator');
});

test('what is too much at once goes in pieces; what cannot be made small enough says so', async () => {
  const long = 'Une phrase assez longue. '.repeat(100);
  const languages = { from: 'fr', to: 'en' };
  const { signal } = new AbortController();
  assert.deepEqual(await translateHere([long], languages, signal), [long.toUpperCase()]);
  assert.ok(real.asked.length > 1);
  real.most = 3;
  await assert.rejects(translateHere([long], languages, signal), { code: 'too-large' });
});

test('stopped while it loads, and then asked again', async () => {
  real.hangs = true;
  const stopping = new AbortController();
  const languages = { from: 'de', to: 'en' };
  const asked = translateHere(['Un.'], languages, stopping.signal);
  setTimeout(() => stopping.abort(), 5);
  await assert.rejects(asked, { code: 'stopped' });
  real.hangs = false;
  const { signal } = new AbortController();
  assert.deepEqual(await translateHere(['Un.'], languages, signal), ['UN.']);
  const later = new AbortController();
  await translateHere(['Un.'], { from: 'nb', to: 'zh-TW' }, later.signal);
  later.abort();
  assert.deepEqual(await translateHere(['Deux.'], { from: 'nb', to: 'zh-TW' }, signal), ['DEUX.']);
});

test('the language of a text, where the browser is sure', async () => {
  /** @type {any} */
  let found = { isReliable: true, languages: [{ language: 'fr', percentage: 95 }] };
  Object.assign(chrome.i18n, { detectLanguage: async () => found });
  assert.equal(await detectLanguage('Un texte.'), 'fr');
  found = { isReliable: false, languages: [{ language: 'fr', percentage: 20 }] };
  assert.equal(await detectLanguage('Un texte.'), null);
  found = { isReliable: false, languages: [] };
  assert.equal(await detectLanguage('?'), null);
  const detect = async () => [{ detectedLanguage: 'it', confidence: 0.9 }];
  Object.assign(globalThis, {
    LanguageDetector: { availability: async () => 'available', create: async () => ({ detect }) },
  });
  assert.equal(await detectLanguage('Un testo.'), 'it');
});
