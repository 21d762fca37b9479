// Languages as pages and settings name them, and what each service calls them.

import '../store/chrome.mjs';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  browserCode,
  deeplSource,
  deeplTarget,
  hookCode,
  isSameLanguage,
  libreCode,
} from '../../extension/translate/languages.js';

/** The browser, LibreTranslate, DeepL from and into, the hook. @type {Record<string, string[]>} */
const CODES = {
  fr: ['fr', 'fr', 'FR', 'FR', 'fr'],
  'fr-CA': ['fr', 'fr', 'FR', 'FR', 'fr'],
  en: ['en', 'en', 'EN', 'EN-US', 'en'],
  'en-GB': ['en', 'en', 'EN', 'EN-GB', 'en'],
  pt: ['pt', 'pt', 'PT', 'PT-PT', 'pt'],
  'pt-BR': ['pt', 'pt-BR', 'PT', 'PT-BR', 'pt'],
  pt_br: ['pt', 'pt-BR', 'PT', 'PT-BR', 'pt'],
  nb: ['no', 'nb', 'NB', 'NB', 'no'],
  no: ['no', 'nb', 'NB', 'NB', 'no'],
  iw: ['he', 'he', 'HE', 'HE', 'he'],
  zh: ['zh', 'zh-Hans', 'ZH', 'ZH-HANS', 'zh-CN'],
  'zh-CN': ['zh', 'zh-Hans', 'ZH', 'ZH-HANS', 'zh-CN'],
  'zh-TW': ['zh-Hant', 'zh-Hant', 'ZH', 'ZH-HANT', 'zh-TW'],
  'zh-hant-hk': ['zh-Hant', 'zh-Hant', 'ZH', 'ZH-HANT', 'zh-TW'],
  'zh-Hans-HK': ['zh', 'zh-Hans', 'ZH', 'ZH-HANS', 'zh-CN'],
};

for (const [tag, codes] of Object.entries(CODES)) {
  test(`${tag} is named as each service names it`, () => {
    const found = [
      browserCode(tag),
      libreCode(tag),
      deeplSource(tag),
      deeplTarget(tag),
      hookCode(tag),
    ];
    assert.deepEqual(found, codes);
  });
}

test('a language that is not known is left to the service', () => {
  assert.equal(libreCode(null), 'auto');
  assert.equal(hookCode(null), 'auto');
});

test('what is one language for a reader', () => {
  for (const [one, other] of /** @type {const} */ ([
    ['fr', 'fr-CA'],
    ['no', 'nb'],
    ['zh', 'zh-CN'],
    ['zh-TW', 'zh-Hant'],
  ]))
    assert.ok(isSameLanguage(one, other), `${one} ${other}`);
  assert.ok(!isSameLanguage('zh-CN', 'zh-TW'));
  assert.ok(!isSameLanguage('pt', 'es'));
});
