// A save that is killed, or fails, at any of its writes leaves the old state or the new.

import './chrome.mjs';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyState, readKept } from '../../extension/shared/kept.js';
import { ASIDE } from '../../extension/store/aside.js';
import { save } from '../../extension/store/keep.js';
import { makeWriter } from '../../extension/store/writer.js';
import { makeStorage } from './double.mjs';
import { maker, numbers } from './random.mjs';

/** @typedef {import('./double.mjs').Double} Double */
/** @typedef {import('./double.mjs').Fault} Fault */
/** @typedef {import('../../extension/shared/kept.js').State} State */

const SAVES = 1_000;
const ASKER = { by: 'a'.repeat(16), isPrivate: false };
const NOW = Date.UTC(2026, 10, 26);

/** @param {ReturnType<Double['open']>} area */
const writerOn = (area) => makeWriter(area, { now: () => NOW, patience: 60_000 });

/** @param {Double} storage */
const stateIn = async (storage) => (await readKept(storage.open())).state;

/** @param {Double} storage */
const isSetAside = (storage) =>
  Object.entries(storage.all()).some(
    ([key, item]) => key.startsWith(ASIDE) && item.why === 'broken',
  );

/** @param {State} state */
const lines = (state) => state.rules.split('\n').filter((line) => line.trim());

/** The rules in both, which nothing that fails may lose. @param {State} one @param {State} other */
const common = (one, other) => lines(one).filter((line) => lines(other).includes(line));

/**
 * Goes through random saves, each tried with this kind of fault at each of its writes.
 * @param {Fault['kind']} kind
 * @param {number} seed
 * @param {number} saves
 * @param {(outcome: { answer: any, before: State, after: State, now: State, tried: Double }) => unknown} check
 */
async function throughFaults(kind, seed, saves, check) {
  const make = maker(numbers(seed));
  let storage = makeStorage();
  let faults = 0;
  for (let count = 0; count < saves; count += 1) {
    // Now and then from another state altogether, with parts of versions to come.
    if (count % 50 === 0) {
      storage = makeStorage();
      const area = storage.open();
      for (const state of [make.state(), make.state()])
        await save(area, await readKept(area), state, { by: '', when: NOW });
    }
    const before = await stateIn(storage);
    const change = make.change(before);
    const done = storage.copy();
    const area = done.open();
    await writerOn(area).change(change, ASKER);
    const after = await stateIn(done);
    for (let at = 0; at < area.steps(); at += 1) {
      const tried = storage.copy();
      const answer = await writerOn(tried.open({ at, kind })).change(change, ASKER);
      faults += 1;
      const now = await stateIn(tried);
      await check({ answer, before, after, now, tried });
    }
    storage = done;
  }
  return faults;
}

/** @param {State} now @param {State} before @param {State} after */
function isEither(now, before, after) {
  const text = JSON.stringify(now);
  const is = text === JSON.stringify(before) ? 'old' : text === JSON.stringify(after) ? 'new' : '';
  assert.ok(is, 'a mix of the old state and the new');
  for (const rule of common(before, after)) assert.ok(lines(now).includes(rule), `lost: ${rule}`);
  return is;
}

for (const kind of /** @type {const} */ (['killed', 'answerless'])) {
  test(`${SAVES} saves, each ${kind} at each of its writes: the old state or the new`, async (context) => {
    let checked = 0;
    const faults = await throughFaults(kind, 1, SAVES, async ({ before, after, now, tried }) => {
      isEither(now, before, after);
      // The next start goes on from there as if nothing had been, and leaves nothing behind.
      const next = { addRule: { rule: 'next.example##.one', remark: 'after the fault' } };
      const answer = /** @type {any} */ (await writerOn(tried.open()).change(next, ASKER));
      assert.deepEqual(lines(answer.state), [
        ...lines(now),
        ...lines(answer.state).filter((line) => !lines(now).includes(line)),
      ]);
      assert.ok(answer.state.rules.includes(next.addRule.rule));
      const kept = await readKept(tried.open());
      assert.equal(JSON.stringify(kept.state), JSON.stringify(answer.state));
      assert.ok(!isSetAside(tried), 'a save that was killed is nothing broken');
      const named = Object.values(kept.indexes).flatMap(({ parts }) => Object.values(parts));
      const parts = [...tried.items.keys()].filter((key) => key.startsWith('part.'));
      assert.equal(parts.length, new Set(named).size, 'no part is left behind');
      checked += 1;
    });
    assert.ok(faults > SAVES * 2 && checked === faults);
    context.diagnostic(`injected faults (${kind}): ${faults}, lost or mixed states: 0`);
  });
}

for (const kind of /** @type {const} */ (['full', 'late-error'])) {
  test(`${SAVES} saves, a quota error ${kind === 'full' ? 'at' : 'after'} each write: what is answered is so`, async (context) => {
    const counts = { full: 0, kept: 0 };
    const faults = await throughFaults(kind, 2, SAVES, ({ answer, before, after, now }) => {
      const is = isEither(now, before, after);
      if ('refused' in answer) {
        assert.equal(answer.refused, 'full');
        assert.equal(JSON.stringify(now), JSON.stringify(before), 'refused and done all the same');
        counts.full += 1;
      } else {
        assert.equal(JSON.stringify(now), JSON.stringify(answer.state));
        assert.ok(is);
        counts.kept += 1;
      }
    });
    assert.ok(kind === 'late-error' || counts.full > SAVES);
    context.diagnostic(
      `injected quota errors (${kind}): ${faults}, refused ${counts.full}, kept all the same ${counts.kept}, lost 0`,
    );
  });
}

test('a storage that is really full refuses, keeps what it has, and takes what fits', async () => {
  const storage = makeStorage();
  const area = storage.open(null, { quota: 6_000 });
  const writer = writerOn(area);
  for (let at = 0; ; at += 1) {
    const before = await stateIn(storage);
    const change = { addRule: { rule: `a.example##.rule-${at}`, remark: 'one more' } };
    const answer = await writer.change(change, ASKER);
    if ('refused' in answer) {
      assert.equal(answer.refused, 'full');
      assert.deepEqual(await stateIn(storage), before);
      break;
    }
    assert.ok(at < 500, 'it was never full');
  }
  const answer = await writer.change({ set: { textSize: 24 } }, ASKER);
  assert.ok('state' in answer, 'a setting still fits');
});

test('what changes nothing writes nothing', async () => {
  const storage = makeStorage();
  const area = storage.open();
  const writer = writerOn(area);
  await writer.change({ set: { textSize: 24 } }, ASKER);
  const steps = area.steps();
  await writer.change({ set: { textSize: 24 } }, ASKER);
  await writer.change({ dropRule: 'a.example##.none' }, ASKER);
  assert.equal(area.steps(), steps);
});

test('what an ended background wrote last is whole, however late it arrives at the next', async () => {
  const make = maker(numbers(7));
  const [before, late] = [make.state(), make.state()];
  const storage = makeStorage();
  const ended = storage.open();
  await save(ended, await readKept(ended), before, { by: '', when: NOW });
  const count = storage.copy().open();
  const reads = await readsAt(count, () => {});
  assert.ok(reads > 2);
  for (let at = 0; at < reads; at += 1) {
    const tried = storage.copy();
    const from = tried.open();
    const kept = await readKept(from);
    await readsAt(tried.open(), async (read) => {
      if (read === at) await save(from, kept, late, { by: '', when: NOW });
    });
    const now = await readKept(tried.open());
    assert.deepEqual(now.broken, [], `at read ${at}`);
    assert.deepEqual(now.state, late, `at read ${at}`);
  }
});

/**
 * Begins as a background does.
 * @param {ReturnType<Double['open']>} area
 * @param {(read: number) => unknown} reading is called before each reading
 * @returns {Promise<number>} how often it read
 */
async function readsAt(area, reading) {
  let reads = 0;
  const get = area.get;
  area.get = async (keys) => {
    await reading(reads);
    reads += 1;
    return get(keys);
  };
  await writerOn(area).open();
  return reads;
}

test('private windows write nothing', async () => {
  const storage = makeStorage();
  const area = storage.open();
  const answer = await writerOn(area).change(
    { set: { textSize: 24 } },
    { ...ASKER, isPrivate: true },
  );
  assert.deepEqual(answer, { refused: 'private' });
  assert.equal(area.steps(), 0);
});

test('changes asked for at the same time are all made', async () => {
  const storage = makeStorage();
  const writer = writerOn(storage.open());
  const rules = Array.from({ length: 40 }, (_, at) => `a.example##.rule-${at}`);
  const asked = rules.map((rule, at) =>
    writer.change(
      at % 2 ? { addRule: { rule, remark: 'x' } } : { addRule: { rule, remark: 'y' } },
      { by: (at % 2 ? 'a' : 'b').repeat(16), isPrivate: false },
    ),
  );
  const sizes = [22, 24, 27].map((textSize) => writer.change({ set: { textSize } }, ASKER));
  await Promise.all([...asked, ...sizes]);
  const state = await stateIn(storage);
  for (const rule of rules) assert.ok(lines(state).includes(rule), rule);
  assert.equal(state.settings.textSize, 27);
});

test('the text of the rules is taken only where nobody changed it meanwhile', async () => {
  const storage = makeStorage();
  const writer = writerOn(storage.open());
  const { digest } = await import('../../extension/shared/digest.js');
  const was = digest('');
  await writer.change({ addRule: { rule: 'a.example##.one', remark: 'x' } }, ASKER);
  assert.deepEqual(await writer.change({ rules: 'b.example##.two', was }, ASKER), {
    refused: 'conflict',
  });
  assert.ok((await stateIn(storage)).rules.includes('.one'));
});

test('what is too long is refused with its code', async () => {
  const writer = writerOn(makeStorage().open());
  const { digest } = await import('../../extension/shared/digest.js');
  const rules = 'é'.repeat((1 << 19) + 1);
  assert.deepEqual(await writer.change({ rules, was: digest('') }, ASKER), { refused: 'too-long' });
  const rule = `a.example##.${'x'.repeat(1_024)}`;
  assert.deepEqual(await writer.change({ addRule: { rule, remark: 'x' } }, ASKER), {
    refused: 'too-long',
  });
});

test('a storage that hangs at any step is answered for, and nothing is overwritten when it wakes', async (context) => {
  const storage = makeStorage();
  await writerOn(storage.open()).change({ set: { textSize: 24 } }, ASKER);
  const before = await stateIn(storage);
  const change = { addRule: { rule: 'a.example##.late', remark: 'x' } };
  const counted = storage.copy().open(null, { countsReads: true });
  await writerOn(counted).change(change, ASKER);
  let hung = 0;
  for (let at = 0; at < counted.steps(); at += 1) {
    const tried = storage.copy();
    const area = tried.open({ at, kind: 'hangs' }, { countsReads: true });
    const writer = makeWriter(area, { now: () => NOW, patience: 30 });
    assert.deepEqual(await writer.change(change, ASKER), { refused: 'unavailable' });
    assert.deepEqual(await writer.change({ set: { textSize: 40 } }, ASKER), {
      refused: 'unavailable',
    });
    const meanwhile = await stateIn(tried);
    const after = { ...before, rules: meanwhile.rules };
    assert.equal(JSON.stringify(meanwhile), JSON.stringify(after));
    area.release();
    // What hung goes on to its end, and only then the next may begin.
    for (;;) {
      const answer = await writer.change({ set: { theme: 'dark' } }, ASKER);
      if ('state' in answer) break;
      assert.equal(answer.refused, 'unavailable');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const state = await stateIn(tried);
    assert.equal(state.settings.theme, 'dark');
    assert.equal(state.settings.textSize, 24);
    assert.ok(state.rules.includes('.late'));
    hung += 1;
  }
  context.diagnostic(`hanging steps: ${hung}, lost states: 0`);
});

test('nothing stored is the state of someone who said nothing', async () => {
  assert.deepEqual(await stateIn(makeStorage()), emptyState());
});
