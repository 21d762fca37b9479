// What is said about translation: who may say what, what is learned, what a file carries, and what it means.

import './chrome.mjs';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isChange } from '../../extension/shared/change.js';
import { emptyState, readKept } from '../../extension/shared/kept.js';
import {
  ENDPOINTS,
  endpointOf,
  isNeverTranslated,
  meantTranslation,
  originOf,
} from '../../extension/shared/translation.js';
import { setAside } from '../../extension/store/aside.js';
import { changed } from '../../extension/store/changes.js';
import { exportText, readFile } from '../../extension/store/file.js';
import { makeWriter } from '../../extension/store/writer.js';
import { makeStorage } from './double.mjs';

const DAY = '2026-11-26';
const ASKER = { by: 'a'.repeat(16), isPrivate: false };
const SERVICE = { service: 'deepl', endpoints: { deepl: 'https://deepl.example' } };

/** @param {Record<string, unknown>} translation */
const stateWith = (translation) => ({ ...emptyState(), translation });

test('a page says how it is shown, and never where text goes', () => {
  for (const translate of [
    { to: 'fr', show: 'translation', columns: true, always: ['de', 'zh-Hant'] },
    { service: 'browser' },
    { to: null },
  ])
    assert.ok(isChange({ translate }, 'page'), JSON.stringify(translate));
  for (const translate of [
    { service: 'deepl' },
    { service: null },
    { endpoints: { hook: 'https://evil.example/' } },
    { model: 'x' },
    { glossary: ['x'] },
    { to: 'fr', service: 'hook' },
  ]) {
    assert.ok(!isChange({ translate }, 'page'), JSON.stringify(translate));
    assert.ok(isChange({ translate }, 'own'), JSON.stringify(translate));
  }
});

test('what means nothing, and what is learned, nobody says', () => {
  for (const change of [
    { translate: { told: ['https://deepl.example'] } },
    { translate: { service: 'constructor' } },
    { translate: { endpoints: { hook: 'http://hook.example/' } } },
    { translate: { endpoints: { __proto__: null, browser: 'https://a.example' } } },
    { translate: { to: 'a language' } },
    { translate: { show: 'all' } },
    { translate: { always: ['fr', 7] } },
    { translate: { glossary: ['a\nb'] } },
    { translate: { glossary: Array(201).fill('x') } },
    { translate: { later: 1 } },
    { translate: ['fr'] },
    { translate: { to: 'fr' }, host: 'a.example' },
    { agree: 'https://deepl.example/path' },
    { agree: 'deepl' },
    { untranslated: 'a.example' },
    { untranslated: '__proto__', isOn: true },
  ])
    assert.ok(!isChange(change, 'own'), JSON.stringify(change));
});

test('it is remembered where text goes, for the service that is set and no other', () => {
  const state = stateWith(SERVICE);
  const agreed = changed(state, { agree: 'https://deepl.example' }, DAY);
  assert.deepEqual(agreed.translation, { ...SERVICE, told: ['https://deepl.example'] });
  assert.throws(() => changed(state, { agree: 'https://evil.example' }, DAY), { code: 'invalid' });
  assert.throws(() => changed(stateWith({}), { agree: 'https://deepl.example' }, DAY), {
    code: 'invalid',
  });
  const moved = changed(agreed, { translate: { endpoints: null } }, DAY);
  const now = meantTranslation(moved.translation);
  assert.equal(originOf(now), ENDPOINTS.deepl);
  assert.ok(!now.told.includes(ENDPOINTS.deepl), 'another address is told anew');
  let many = state;
  for (let at = 0; at < 40; at += 1) {
    const endpoints = { deepl: `https://${at}.example` };
    many = changed(many, { translate: { endpoints } }, DAY);
    many = changed(many, { agree: `https://${at}.example` }, DAY);
  }
  const { told } = meantTranslation(many.translation);
  assert.equal(told.length, 20);
  assert.equal(told.at(-1), 'https://39.example');
});

test('a site is never translated, nor what is below it, until it is again', () => {
  const never = changed(emptyState(), { untranslated: 'example.org', isOn: true }, DAY);
  assert.ok(isNeverTranslated(never.sites, 'news.example.org'));
  assert.ok(!isNeverTranslated(never.sites, 'notexample.org'));
  const both = changed(never, { site: 'example.org', opens: 'always' }, DAY);
  assert.deepEqual(both.sites, { 'example.org': { translation: 'never', opens: 'always' } });
  const again = changed(both, { untranslated: 'example.org', isOn: false }, DAY);
  assert.deepEqual(again.sites, { 'example.org': { opens: 'always' } });
});

test('a file has what was said, and neither brings nor takes what was learned', async () => {
  const said = { ...SERVICE, glossary: ['Limpide'], later: { kept: true } };
  const text = exportText(stateWith({ ...said, told: ['https://deepl.example'] }), { when: 0 });
  assert.ok(!text.includes('told'));
  assert.deepEqual(readFile(text).state.translation, said);
  const hostile = JSON.stringify({
    format: 'limpide',
    schema: 2,
    translation: { service: 'hook', told: ['http://127.0.0.1:8765'] },
    others: { translation: { told: ['https://x.example'] } },
  });
  assert.deepEqual(readFile(hostile).state.translation, { service: 'hook' });

  const storage = makeStorage();
  const writer = makeWriter(storage.open());
  await writer.change({ translate: SERVICE }, ASKER);
  await writer.change({ agree: 'https://deepl.example' }, ASKER);
  await writer.change({ replace: JSON.parse(text) }, ASKER);
  const { state } = await readKept(storage.open());
  assert.deepEqual(state.translation, { ...said, told: ['https://deepl.example'] });
  await writer.change({ reset: ['translation'] }, ASKER);
  assert.deepEqual((await readKept(storage.open())).state.translation, {});
});

test('a version that did not know it carried it along, in a file too', () => {
  const file = { format: 'limpide', schema: 2, others: { translation: SERVICE, later: 1 } };
  const { state } = readFile(JSON.stringify(file));
  assert.deepEqual(state.translation, SERVICE);
  assert.equal(state.later, 1);
});

test('what an earlier version replaced is brought back, translation being empty in it', async () => {
  const storage = makeStorage();
  const area = storage.open();
  const older = /** @type {any} */ ({ settings: { textSize: 24 }, sites: {}, rules: 'a##.x' });
  await setAside(area, { when: 1, why: 'replaced', state: older });
  const writer = makeWriter(area);
  const health = /** @type {any} */ (await writer.health());
  await writer.change({ restore: health.aside[0].id }, ASKER);
  assert.deepEqual((await readKept(area)).state, { ...older, translation: {} });
});

test('what is meant has every key, whatever was said', () => {
  for (const odd of [undefined, null, 7, [], { endpoints: { hook: 'ftp://a' }, to: 1, told: {} }]) {
    const meant = meantTranslation(odd);
    assert.equal(meant.service, null);
    assert.deepEqual(meant.endpoints, ENDPOINTS);
    assert.deepEqual([meant.to, meant.show, meant.columns], [null, 'both', false]);
    assert.deepEqual([meant.always, meant.glossary, meant.told], [[], [], []]);
  }
});

test('an address is https, or http on this device, and has no name or password in it', () => {
  for (const good of [
    'https://a.example/x?version=1',
    'http://127.0.0.1:5000',
    'http://localhost/translate',
  ])
    assert.ok(endpointOf(good), good);
  for (const bad of [
    'http://a.example',
    'http://127.0.0.2/',
    'http://localhost.example/',
    'http://[::1]/',
    'https://a:b@c.example',
    'https://a.example/#x',
    'file:///etc/passwd',
    'javascript:1',
    `https://a.example/${'x'.repeat(500)}`,
    '',
    7,
    null,
  ])
    assert.equal(endpointOf(bad), null, String(bad));
});
