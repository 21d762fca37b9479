// What every version ever stored is read as it was meant, and brought into the form of today without a loss; what a later
// version stored is read and left alone.

import './chrome.mjs';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { checked, copyBefore, emptyState, readKept, SCHEMA } from '../../extension/shared/kept.js';
import { meant } from '../../extension/shared/settings.js';
import { listAside } from '../../extension/store/aside.js';
import { makeWriter } from '../../extension/store/writer.js';
import { makeStorage } from './double.mjs';

const GOLDEN = new URL('golden/', import.meta.url);
const NAMES = readdirSync(GOLDEN).map((file) => file.replace('.json', ''));
const ASKER = { by: 'a'.repeat(16), isPrivate: false };

/** @param {string} name */
const golden = (name) => JSON.parse(readFileSync(new URL(`${name}.json`, GOLDEN), 'utf8'));

/** @param {Record<string, unknown>} stored */
const storing = (stored) =>
  makeStorage(Object.entries(stored).map(([key, value]) => [key, JSON.stringify(value)]));

/** @param {ReturnType<typeof makeStorage>} storage */
const read = (storage) => readKept(storage.open());

test('there is a golden file for every schema', () => {
  const schemas = new Set(NAMES.map((name) => Number(name.split('--')[0])));
  assert.deepEqual(
    [...schemas].sort(),
    Array.from({ length: SCHEMA }, (_, at) => at + 1),
  );
});

for (const name of NAMES) {
  const { told, stored, state: parts, before } = golden(name);
  // Parts that there were not yet are empty.
  const state = { ...emptyState(), ...parts };

  test(`${name} is read before anything is written: ${told}`, async () => {
    const kept = await read(storing(stored));
    assert.deepEqual(kept.state, state);
    assert.deepEqual(kept.broken, []);
    if (stored.reader) assert.deepEqual(meant(kept.state.settings), meant(stored.reader));
  });

  test(`${name} is brought into the form of today, with the copy before`, async () => {
    const storage = storing(stored);
    await makeWriter(storage.open()).open();
    const kept = await read(storage);
    assert.deepEqual(kept.state, state);
    assert.deepEqual(kept.old, {});
    assert.ok(kept.slot);
    assert.deepEqual(await listAside(storage.open()), []);
    assert.deepEqual(storage.all().places, stored.places, 'places are left as they are');
    if (before) {
      const copy = copyBefore(kept)?.state;
      assert.deepEqual({ ...copy, ...before }, copy);
    }
  });

  test(`${name}, killed at each write of it: the same state all the while`, async () => {
    const counted = storing(stored).open();
    await makeWriter(counted).open();
    for (let at = 0; at < counted.steps(); at += 1) {
      for (const kind of /** @type {const} */ (['killed', 'answerless', 'full', 'late-error'])) {
        const storage = storing(stored);
        await makeWriter(storage.open({ at, kind }))
          .open()
          .catch(() => {});
        assert.deepEqual((await read(storage)).state, state, `${kind} at ${at}`);
        await makeWriter(storage.open()).open();
        const kept = await read(storage);
        assert.deepEqual(kept.state, state);
        assert.deepEqual(kept.old, {});
        assert.deepEqual(await listAside(storage.open()), []);
        if (before) assert.deepEqual(copyBefore(kept)?.state.rules, before.rules);
      }
    }
  });
}

test('what no version stored under the old keys is set aside', async () => {
  const storage = storing({ reader: 'dark', rules: { version: 1, text: 'a.example##.x' } });
  await makeWriter(storage.open()).open();
  const kept = await read(storage);
  assert.deepEqual(kept.state, { ...emptyState(), rules: 'a.example##.x' });
  const [aside] = await listAside(storage.open());
  assert.equal(aside?.why, 'broken');
  assert.match(storage.text(), /dark/);
});

test('what an older version stored after a newer one is set aside, and can be brought back', async () => {
  const storage = makeStorage();
  const writer = makeWriter(storage.open());
  await writer.change({ addRule: { rule: 'a.example##.new', remark: 'x' } }, ASKER);
  const rules = { version: 1, text: 'a.example##.made-meanwhile\n', before: '' };
  await storage.open().set({ rules, reader: { textSize: 30 } });
  assert.match((await read(storage)).state.rules, /new/);
  await makeWriter(storage.open()).open();
  const [aside] = await listAside(storage.open());
  assert.equal(aside?.why, 'older');
  const answer = await writer.change({ restore: aside?.id ?? '' }, ASKER);
  assert.ok('state' in answer);
  assert.equal(answer.state.rules, rules.text);
  assert.equal(answer.state.settings.textSize, 30);
});

test('what a later version stored is read as far as it is understood, and nothing of it is written over', async () => {
  const { stored } = golden('2--first');
  const { check: _, ...index } = stored['index.1'];
  const later = { ...index, schema: SCHEMA + 1, sequence: 9 };
  const storage = storing({
    ...stored,
    'index.1': { ...checked('index.1', later), more: 'said later' },
  });
  const before = storage.text();
  const kept = await read(storage);
  assert.equal(kept.readOnly, 'newer');
  assert.equal(kept.state.settings.theme, 'dark');
  const writer = makeWriter(storage.open());
  await writer.open();
  for (const change of [
    { set: { textSize: 24 } },
    { reset: ['rules'] },
    { restore: 'before' },
    { replace: { format: 'limpide', schema: 2 } },
  ]) {
    assert.deepEqual(await writer.change(change, ASKER), { refused: 'newer' });
  }
  assert.equal(storage.text(), before);
  const health = await writer.health();
  assert.ok('readOnly' in health && health.readOnly === 'newer');
});

test('parts of a version to come are carried along', async () => {
  const { stored } = golden('2--first');
  const storage = storing(stored);
  const text = JSON.stringify({ endpoint: 'said later' });
  const { digest } = await import('../../extension/shared/digest.js');
  const { check: _, ...index } = stored['index.1'];
  const parts = { ...index.parts, later: digest(text) };
  await storage
    .open()
    .set({ [`part.${digest(text)}`]: text, 'index.1': checked('index.1', { ...index, parts }) });
  const writer = makeWriter(storage.open());
  for (const textSize of [14, 15, 16]) await writer.change({ set: { textSize } }, ASKER);
  assert.deepEqual((await read(storage)).state.later, { endpoint: 'said later' });
});
