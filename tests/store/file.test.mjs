// One file holds everything, people can read it, and it is read back exactly; a bad one is refused and nothing is lost.

import './chrome.mjs';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyState, readKept, SCHEMA } from '../../extension/shared/kept.js';
import { exportText, readFile } from '../../extension/store/file.js';
import { makeWriter } from '../../extension/store/writer.js';
import { makeStorage } from './double.mjs';
import { maker, numbers } from './random.mjs';

const ASKER = { by: 'a'.repeat(16), isPrivate: false };
const WHEN = { when: Date.UTC(2026, 10, 26) };

test('import(export(x)) is x, for 2,000 states', async () => {
  const make = maker(numbers(6));
  const storage = makeStorage();
  const writer = makeWriter(storage.open());
  for (let count = 0; count < 2_000; count += 1) {
    const state = make.state();
    const text = exportText(state, WHEN);
    const { file, state: read } = readFile(text);
    assert.deepEqual(read, state);
    assert.equal(exportText(read, WHEN), text);
    if (count % 20 === 0) {
      // Through the writer and the storage as well.
      const answer = await writer.change({ replace: file }, ASKER);
      assert.ok('state' in answer);
      assert.deepEqual((await readKept(storage.open())).state, state);
    }
  }
});

test('the file is one that people can read', () => {
  const state = {
    settings: { textSize: 24 },
    sites: { 'rfi.fr': { opens: /** @type {const} */ ('always') } },
    rules: '! Mine.\nrfi.fr##.o-self-promo\n',
    translation: { service: 'hook', told: ['http://127.0.0.1:8765'] },
  };
  assert.equal(
    exportText(state, WHEN),
    `{
  "format": "limpide",
  "schema": ${SCHEMA},
  "when": "2026-11-26T00:00:00.000Z",
  "settings": {
    "textSize": 24
  },
  "sites": {
    "rfi.fr": {
      "opens": "always"
    }
  },
  "rules": [
    "! Mine.",
    "rfi.fr##.o-self-promo",
    ""
  ],
  "translation": {
    "service": "hook"
  }
}
`,
  );
});

test('places go along where they are wanted, and come back', async () => {
  const places = { version: 1, list: [['0123456789abcdef', 4, 'fedcba9876543210', 0.5]] };
  const { file } = readFile(exportText(emptyState(), { ...WHEN, places }));
  const storage = makeStorage();
  await makeWriter(storage.open()).change({ replace: file }, ASKER);
  assert.deepEqual(storage.all().places, places);
  await makeWriter(storage.open()).change({ replace: { ...file, places: 'none' } }, ASKER);
  assert.deepEqual(storage.all().places, places, 'what are no places is left out');
});

/** @type {[string, string, string][]} */
const BAD = [
  ['nothing', '', 'invalid'],
  ['no JSON', 'a.example##.x', 'invalid'],
  ['a cut file', exportText({ ...emptyState(), rules: 'a\nb' }, WHEN).slice(0, -9), 'invalid'],
  ['another program’s', '{"format":"other","schema":2}', 'invalid'],
  ['a list', '[]', 'invalid'],
  ['null', 'null', 'invalid'],
  ['settings that are none', '{"format":"limpide","schema":2,"settings":[]}', 'invalid'],
  ['a site without a host', '{"format":"limpide","schema":2,"sites":{"no host":{}}}', 'invalid'],
  ['a site that is none', '{"format":"limpide","schema":2,"sites":{"a.example":7}}', 'invalid'],
  ['rules that are no lines', '{"format":"limpide","schema":2,"rules":[1]}', 'invalid'],
  ['a later version’s', '{"format":"limpide","schema":3}', 'newer'],
  ['one that is too long', ' '.repeat((8 << 20) + 1), 'too-long'],
  [
    'one with too many rules',
    JSON.stringify({ format: 'limpide', schema: 2, rules: ['x'.repeat((1 << 20) + 1)] }),
    'too-long',
  ],
];

for (const [what, text, code] of BAD) {
  test(`a bad file is refused, and nothing is lost: ${what}`, async () => {
    const storage = makeStorage();
    const writer = makeWriter(storage.open());
    await writer.change({ addRule: { rule: 'a.example##.mine', remark: 'x' } }, ASKER);
    const before = storage.text();
    const refused = async () => {
      try {
        const answer = await writer.change({ replace: readFile(text).file }, ASKER);
        return 'refused' in answer ? answer.refused : 'accepted';
      } catch (error) {
        return /** @type {any} */ (error).code;
      }
    };
    assert.equal(await refused(), code);
    assert.equal(storage.text(), before);
  });
}

test('a byte order mark is no reason to refuse a file', () => {
  assert.deepEqual(readFile(`\uFEFF${exportText(emptyState(), WHEN)}`).state, emptyState());
});
