// What does not hold any more is replaced by the copy before, set aside, reported, and can be had back.

import './chrome.mjs';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readKept } from '../../extension/shared/kept.js';
import { listAside, readAside } from '../../extension/store/aside.js';
import { save } from '../../extension/store/keep.js';
import { makeWriter } from '../../extension/store/writer.js';
import { makeStorage } from './double.mjs';
import { maker, numbers } from './random.mjs';

/** @typedef {import('../../extension/shared/kept.js').State} State */

const ASKER = { by: 'a'.repeat(16), isPrivate: false };

/** Ways in which an item can go wrong. @type {Record<string, (value: any, random: () => number, others: unknown[]) => unknown>} */
const CORRUPTIONS = {
  truncated: (value, random) => cut(value, random),
  'one bit changed': (value, random) => flip(value, random),
  swapped: (_value, random, others) => others[Math.floor(random() * others.length)],
  'a number': () => 7,
  null: () => null,
  'a list': () => [1, 2],
  'an empty object': () => ({}),
  'an empty text': () => '',
  gone: () => undefined,
};

/** @param {any} value @param {() => number} random */
function cut(value, random) {
  if (typeof value === 'string') return value.slice(0, Math.floor(random() * value.length));
  const entries = Object.entries(value);
  return Object.fromEntries(entries.slice(0, Math.floor(random() * entries.length)));
}

/** @param {any} value @param {() => number} random @returns {unknown} */
function flip(value, random) {
  if (typeof value === 'number') return value ^ (1 << Math.floor(random() * 20));
  if (typeof value === 'string') {
    if (value === '') return '\u0001';
    const at = Math.floor(random() * value.length);
    const unit = value.charCodeAt(at) ^ (1 << Math.floor(random() * 7));
    return value.slice(0, at) + String.fromCharCode(unit) + value.slice(at + 1);
  }
  const keys = Object.keys(value);
  const key = keys[Math.floor(random() * keys.length)] ?? '';
  return { ...value, [key]: flip(value[key], random) };
}

/** Two saves one after the other; both states. @param {ReturnType<typeof maker>} make */
async function twoSaves(make) {
  const storage = makeStorage();
  const area = storage.open();
  const states = [make.state(), make.state()];
  for (const [at, state] of states.entries())
    await save(area, await readKept(area), state, { by: '', when: at });
  const [before, after] = /** @type {[State, State]} */ (states);
  return { storage, before, after };
}

/** Each part is that of one of the two. @param {State} state @param {State[]} either */
function isMadeOf(state, either) {
  for (const [name, value] of Object.entries(state)) {
    const texts = either.map((one) => JSON.stringify(one[name] ?? null));
    assert.ok(texts.includes(JSON.stringify(value)), `the part ${name} is neither's`);
  }
}

test('each item broken in each way: the rest is as it was, the broken is set aside, and all can be changed', async (context) => {
  const random = numbers(3);
  const make = maker(random);
  let [count, set] = [0, 0];
  for (let round = 0; round < 40; round += 1) {
    const { storage, before, after } = await twoSaves(make);
    for (const key of storage.items.keys()) {
      for (const [way, corrupt] of Object.entries(CORRUPTIONS)) {
        const tried = storage.copy();
        const all = tried.all();
        const broken = corrupt(all[key], random, Object.values(all));
        if (JSON.stringify(broken) === JSON.stringify(all[key])) continue;
        if (broken === undefined) tried.items.delete(key);
        else tried.items.set(key, JSON.stringify(broken));
        const what = `${key} ${way}`;
        count += 1;

        const kept = await readKept(tried.open());
        isMadeOf(kept.state, [before, after]);
        // An index that is gone altogether leaves no trace of its own.
        const isSeen = kept.broken.length > 0;
        assert.ok(isSeen || (way === 'gone' && key.startsWith('index.')), what);

        const writer = makeWriter(tried.open(), { now: () => 5 });
        const answer = await writer.change({ set: { theme: 'contrast' } }, ASKER);
        assert.ok('state' in answer, what);
        const mended = await readKept(tried.open());
        assert.deepEqual(mended.broken, [], what);
        assert.deepEqual(
          mended.state,
          { ...kept.state, settings: { ...kept.state.settings, theme: 'contrast' } },
          what,
        );
        const asides = await listAside(tried.open());
        assert.equal(asides.length, isSeen ? 1 : 0, what);
        set += asides.length;
        if (isSeen && way !== 'gone') {
          const aside = await readAside(tried.open(), asides[0]?.id ?? '');
          const held = Object.values(aside?.items ?? {}).map((item) => JSON.stringify(item));
          assert.ok(held.includes(JSON.stringify(broken)), `${what}: the broken item is kept`);
        }
      }
    }
  }
  assert.ok(count > 2_000, String(count));
  context.diagnostic(`items broken: ${count}, set aside: ${set}, states that neither copy held: 0`);
});

test('mending is killed at each of its writes, and done the next time', async (context) => {
  const random = numbers(4);
  const make = maker(random);
  let faults = 0;
  for (let round = 0; round < 25; round += 1) {
    const { storage } = await twoSaves(make);
    for (const key of storage.items.keys()) {
      const corrupted = storage.copy();
      corrupted.items.set(key, JSON.stringify(flip(corrupted.all()[key], random)));
      const { state } = await readKept(corrupted.open());
      const counted = corrupted.copy().open();
      await makeWriter(counted, { now: () => 5 }).open();
      for (let at = 0; at < counted.steps(); at += 1) {
        for (const kind of /** @type {const} */ (['killed', 'answerless', 'full'])) {
          const tried = corrupted.copy();
          await makeWriter(tried.open({ at, kind }), { now: () => 5 })
            .open()
            .catch(() => {});
          faults += 1;
          assert.deepEqual((await readKept(tried.open())).state, state);
          await makeWriter(tried.open(), { now: () => 6 }).open();
          const kept = await readKept(tried.open());
          assert.deepEqual(kept.state, state);
          assert.deepEqual(kept.broken, []);
          assert.ok((await listAside(tried.open())).length > 0, `${key}: nothing was set aside`);
        }
      }
    }
  }
  context.diagnostic(`mending interrupted: ${faults}, lost: 0`);
});

test('an index whose only mistake is in itself can be brought back whole', async () => {
  const { storage, after } = await twoSaves(maker(numbers(5)));
  const newest = (await readKept(storage.open())).slot ?? '';
  storage.items.set(newest, JSON.stringify({ ...storage.all()[newest], when: 99 }));
  const writer = makeWriter(storage.open(), { now: () => 5 });
  await writer.open();
  const [aside] = await listAside(storage.open());
  const answer = await writer.change({ restore: aside?.id ?? '' }, ASKER);
  assert.ok('state' in answer);
  assert.deepEqual(answer.state, after);
});

test('with the only index broken, what it names still counts', async () => {
  const storage = makeStorage();
  const writer = makeWriter(storage.open());
  await writer.change({ addRule: { rule: 'a.example##.x', remark: 'x' } }, ASKER);
  const slot = (await readKept(storage.open())).slot ?? '';
  storage.items.set(slot, JSON.stringify({ ...storage.all()[slot], check: 'no' }));
  assert.match((await readKept(storage.open())).state.rules, /a\.example##\.x/);
  await makeWriter(storage.open()).open();
  assert.match((await readKept(storage.open())).state.rules, /a\.example##\.x/);
});

test('what was replaced as a whole can be brought back, and so can the copy before', async () => {
  const storage = makeStorage();
  const writer = makeWriter(storage.open());
  await writer.change({ addRule: { rule: 'a.example##.mine', remark: 'x' } }, ASKER);
  await writer.change({ set: { textSize: 24 } }, ASKER);
  const mine = (await readKept(storage.open())).state;
  await writer.change({ reset: ['rules', 'settings'] }, ASKER);
  await writer.change({ set: { theme: 'dark' } }, ASKER);
  const health = await writer.health();
  assert.ok('aside' in health);
  assert.equal(health.aside[0]?.why, 'replaced');
  assert.ok(health.before && health.bytes > 0);
  const answer = await writer.change({ restore: health.aside[0]?.id ?? '' }, ASKER);
  assert.deepEqual(answer, { state: mine });
  const back = await writer.change({ restore: 'before' }, ASKER);
  assert.ok('state' in back && back.state.settings.theme === 'dark');
  assert.deepEqual(await writer.change({ restore: 'before' }, ASKER), { state: mine });
  assert.deepEqual(await writer.change({ restore: 'nothing' }, ASKER), { refused: 'invalid' });
});

test('few things are set aside at once, and what is not wanted goes', async () => {
  const storage = makeStorage();
  let now = 0;
  const writer = makeWriter(storage.open(), { now: () => ++now });
  for (let at = 0; at < 8; at += 1) {
    await writer.change({ addRule: { rule: `a.example##.x${at}`, remark: 'x' } }, ASKER);
    await writer.change({ reset: ['rules'] }, ASKER);
  }
  const asides = await listAside(storage.open());
  assert.equal(asides.length, 3);
  const state = /** @type {any} */ (await readAside(storage.open(), asides[0]?.id ?? ''))?.state;
  assert.match(state.rules, /\.x7/, 'the newest are kept');
  await writer.change({ forget: asides[0]?.id ?? '' }, ASKER);
  assert.equal((await listAside(storage.open())).length, 2);
});
