// The mirror on the user's other devices: two that change at once are made one, no rule is lost by it, the browsers'
// limits are kept, and what stands there and is none of ours does no harm.

import './chrome.mjs';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readKept } from '../../extension/shared/kept.js';
import { bytesOfItem, MOST_ITEM, piecesOf, textIn } from '../../extension/store/chunks.js';
import { merged } from '../../extension/store/merge.js';
import { APART, ARRIVING, makeMirror } from '../../extension/store/mirror.js';
import { makeWriter } from '../../extension/store/writer.js';
import { makeStorage } from './double.mjs';
import { maker, numbers } from './random.mjs';
import { browserBytes, makeService } from './sync.mjs';

/** @typedef {import('../../extension/shared/change.js').Change} Change */

/** A clock that is moved by hand, and devices that share a service. @param {number} seed */
function world(seed = 1) {
  const clock = { now: Date.UTC(2026, 10, 26) };
  const now = () => clock.now;
  const service = makeService(now);
  const random = numbers(seed);
  return {
    clock,
    service,
    device: async ({ isOnline = true, isOn = true } = {}) => {
      const local = makeStorage();
      const sync = service.device({ isOnline });
      const writer = makeWriter(local.open(), { now });
      const mirror = makeMirror({ local: local.open(), sync }, writer, {
        now,
        random,
        // Nothing happens by itself: the test says when.
        wait: () => () => {},
      });
      /** @param {Change} change */
      const change = async (change) => {
        clock.now += 1_000;
        const answer = await writer.change(change, { by: 'a'.repeat(16), isPrivate: false });
        assert.ok('state' in answer, JSON.stringify(answer));
      };
      const step = async () => {
        clock.now += APART;
        await mirror.step();
      };
      if (isOn) await change({ set: { sync: true } });
      return {
        ...{ local, sync, writer, mirror, change, step },
        state: async () => (await readKept(local.open())).state,
      };
    },
  };
}

/** @typedef {Awaited<ReturnType<ReturnType<typeof world>['device']>>} Device */

/** Until nobody has anything to say. @param {...Device} devices */
async function settle(...devices) {
  for (let round = 0; round < 4; round += 1) for (const device of devices) await device.step();
}

/** @param {string} rule @returns {Change} */
const add = (rule) => ({ addRule: { rule, remark: 'by hand' } });

/** @param {{ rules: string }} state */
const rulesOf = ({ rules }) => rules.split('\n').filter((line) => line && !line.startsWith('! '));

test('an item of 8,191 and of 8,192 bytes is taken, one of 8,193 is not, and ours never are longer', async (context) => {
  const { device } = makeService(() => 0);
  for (const [size, isTaken] of /** @type {const} */ ([
    [8_191, true],
    [8_192, true],
    [8_193, false],
  ])) {
    const sync = device({ isOnline: true });
    const value = 'x'.repeat(size - 'key""'.length);
    assert.equal(bytesOfItem('key', value), size);
    const set = sync.set({ key: value });
    if (isTaken) await set;
    else await assert.rejects(set, /QUOTA_BYTES_PER_ITEM/);
  }
  let [longest, count] = [0, 0];
  for (const unit of ['x', '"', '\\', '<', 'é', '日', '👩‍👩‍👧', '\u2028', '\n', '<\u2029é"日👧']) {
    for (let length = MOST_ITEM - 60; length < MOST_ITEM + 5; length += 7) {
      const text = unit.repeat(Math.ceil((length * 2) / unit.length)).slice(0, length * 2);
      const pieces = piecesOf(text, 'mabcdef0-0123456789');
      assert.equal(Object.values(pieces).join(''), text);
      for (const [key, piece] of Object.entries(pieces)) {
        const bytes = browserBytes(key, piece);
        assert.ok(bytes <= MOST_ITEM, `${bytes} bytes of ${JSON.stringify(unit)}`);
        longest = Math.max(longest, bytes);
        count += 1;
      }
    }
  }
  assert.ok(longest > MOST_ITEM - 10, 'room is not wasted');
  context.diagnostic(`pieces measured: ${count}, the longest ${longest} bytes`);
});

test('off, nothing is written and nothing is read; on, what was set is on the other device', async () => {
  const { device } = world();
  const one = await device({ isOn: false });
  await one.change(add('a.example##.x'));
  await one.step();
  assert.equal(one.sync.calls.length, 0);
  assert.equal((await one.mirror.health()).state, 'off');
  await one.change({ set: { sync: true, textSize: 24, voice: 'mine' } });
  await one.step();
  assert.equal((await one.mirror.health()).state, 'same');
  const other = await device();
  await other.step();
  const state = await other.state();
  assert.equal(state.settings.textSize, 24);
  assert.deepEqual(rulesOf(state), ['a.example##.x']);
  assert.equal(state.settings.voice, undefined, 'a voice is the device’s own');
  const { calls } = one.sync;
  const before = calls.length;
  await settle(one, other);
  assert.equal(calls.length, before, 'nothing more is written when all is said');
  await other.change({ set: { sync: false } });
  await settle(one, other);
  assert.equal((await one.state()).settings.sync, true, 'each decides for itself');
});

/** What both had, what each does, and what both have in the end. @type {[string, Change[], Change[], Change[], (state: any) => unknown][]} */
const CASES = [
  [
    'different keys: both hold',
    [],
    [{ set: { textSize: 24 } }],
    [{ set: { theme: 'dark' } }],
    ({ settings }) => assert.deepEqual([settings.textSize, settings.theme], [24, 'dark']),
  ],
  [
    'the same key: the later word holds',
    [{ set: { textSize: 20 } }],
    [{ set: { textSize: 24 } }],
    [{ set: { textSize: 30 } }],
    ({ settings }) => assert.equal(settings.textSize, 30),
  ],
  [
    'a key forgotten on one, the other silent: it is forgotten',
    [{ set: { textSize: 24 } }],
    [{ set: { textSize: null } }],
    [{ set: { theme: 'dark' } }],
    ({ settings }) => assert.ok(!('textSize' in settings)),
  ],
  [
    'rules added on both: both stay, in an order',
    [add('a.example##.base')],
    [add('a.example##.one')],
    [add('a.example##.two')],
    (state) =>
      assert.deepEqual(rulesOf(state).sort(), [
        'a.example##.base',
        'a.example##.one',
        'a.example##.two',
      ]),
  ],
  [
    'the same rule added on both: it is there once',
    [],
    [add('a.example##.same')],
    [add('a.example##.same')],
    (state) => assert.deepEqual(rulesOf(state), ['a.example##.same']),
  ],
  [
    'a rule removed on one: it is gone',
    [add('a.example##.gone'), add('a.example##.stays')],
    [{ dropRule: 'a.example##.gone' }],
    [{ set: { theme: 'dark' } }],
    (state) => assert.deepEqual(rulesOf(state), ['a.example##.stays']),
  ],
  [
    'a rule removed on one, another added on the other',
    [add('a.example##.gone')],
    [{ dropRule: 'a.example##.gone' }],
    [add('a.example##.new')],
    (state) => assert.deepEqual(rulesOf(state), ['a.example##.new']),
  ],
  [
    'a site each, and both the same site',
    [{ site: 'both.example', opens: 'always' }],
    [
      { site: 'one.example', opens: 'always' },
      { set: { textSize: 24 }, host: 'both.example' },
    ],
    [
      { site: 'two.example', opens: 'never' },
      { set: { width: 80 }, host: 'both.example' },
    ],
    ({ sites }) =>
      assert.deepEqual(sites, {
        'both.example': { opens: 'always', settings: { textSize: 24, width: 80 } },
        'one.example': { opens: 'always' },
        'two.example': { opens: 'never' },
      }),
  ],
  [
    'a site dropped on one: it is gone',
    [{ site: 'a.example', opens: 'always' }],
    [{ dropSite: 'a.example' }],
    [{ set: { theme: 'dark' } }],
    ({ sites }) => assert.deepEqual(sites, {}),
  ],
];

for (const [what, both, onOne, onTwo, check] of CASES) {
  for (const isRace of [false, true]) {
    test(`two devices: ${what}${isRace ? ', both writing before they hear of each other' : ''}`, async () => {
      const { device } = world();
      const one = await device();
      for (const change of both) await one.change(change);
      await one.step();
      const two = await device();
      await settle(one, two);
      if (isRace) [one.sync.state.isOnline, two.sync.state.isOnline] = [false, false];
      for (const change of onOne) await one.change(change);
      for (const change of onTwo) await two.change(change);
      await one.step();
      await two.step();
      [one.sync.state.isOnline, two.sync.state.isOnline] = [true, true];
      one.sync.travel();
      await settle(two, one);
      const plain = async (/** @type {Device} */ device) => {
        const { settings, sites, rules } = await device.state();
        return { settings: Object.fromEntries(Object.entries(settings).sort()), sites, rules };
      };
      assert.deepEqual(await plain(one), await plain(two), 'both are the same in the end');
      check(await one.state());
    });
  }
}

test('a rule edited on both is there in both versions, one edited on one and removed on the other stays', () => {
  const base = { rules: '! why\na.example##.x\nb.example##.y\n' };
  const here = { rules: '! why\na.example##.x-here\n!off b.example##.y\n' };
  const there = { rules: '! why\na.example##.x-there\n' };
  const { rules = '' } = merged(base, here, there, 'here');
  assert.deepEqual(rulesOf({ rules }).sort(), [
    '!off b.example##.y',
    'a.example##.x-here',
    'a.example##.x-there',
  ]);
  assert.ok(rules.endsWith('\n'));
});

test('500 rounds of three devices, online by chance: no rule is lost, and all are the same in the end', async (context) => {
  const random = numbers(7);
  const { below, one: pick } = maker(random);
  let [made, rounds] = [0, 0];
  for (let game = 0; game < 25; game += 1) {
    const { device } = world(game + 1);
    const devices = [await device(), await device(), await device()];
    /** The rules that nobody ever took away, in whatever version. @type {Set<string>} */
    const alive = new Set();
    for (let round = 0; round < 20; round += 1) {
      const at = pick(devices);
      at.sync.state.isOnline = below(3) > 0;
      if (below(3) === 0 && alive.size > 0) {
        const rule = pick([...alive]);
        if ((await at.state()).rules.includes(rule)) {
          alive.delete(rule);
          await at.change({ dropRule: rule });
        }
      } else {
        const rule = `a.example##.rule-${(made += 1)}`;
        alive.add(rule);
        await at.change(add(rule));
      }
      if (below(2)) await at.change({ set: { textSize: pick([14, 20, 24]) } });
      await pick(devices).step();
      rounds += 1;
    }
    for (const { sync } of devices) sync.state.isOnline = true;
    await settle(...devices);
    await settle(...devices);
    const states = await Promise.all(devices.map((one) => one.state()));
    for (const state of states) {
      const rules = rulesOf(state);
      for (const rule of alive) assert.ok(rules.includes(rule), `game ${game} lost ${rule}`);
      assert.equal(new Set(rules).size, rules.length, 'no rule is there twice');
      assert.equal(state.rules, states[0]?.rules);
      assert.equal(state.settings.textSize, states[0]?.settings.textSize);
    }
  }
  context.diagnostic(`rounds: ${rounds}, rules made: ${made}, rules lost: 0`);
});

test('a clock that was ahead and is set right keeps nothing from being written', async () => {
  const { clock, device } = world();
  clock.now += 40 * 86_400_000;
  const one = await device();
  await one.step();
  clock.now -= 40 * 86_400_000;
  await one.change(add('a.example##.x'));
  await one.step();
  assert.equal((await one.mirror.health()).state, 'same');
  const other = await device();
  await settle(one, other);
  assert.deepEqual(rulesOf(await other.state()), ['a.example##.x']);
});

test('what is changed all day long stays within the browsers’ limits', async (context) => {
  const { device, clock } = world();
  const one = await device();
  const start = clock.now;
  let at = 0;
  while (clock.now < start + 1.2 * 3_600_000) {
    await one.change({ set: { textSize: [14, 20, 24, 30][(at += 1) % 4] ?? 20 } });
    await one.mirror.step();
  }
  const most = (/** @type {number} */ span) =>
    Math.max(
      ...one.sync.calls.map(
        (call) => one.sync.calls.filter((other) => other >= call && other < call + span).length,
      ),
    );
  assert.notEqual((await one.mirror.health()).state, 'failed');
  assert.ok(most(60_000) <= 120 && most(3_600_000) <= 1_800);
  context.diagnostic(
    `changes: ${at}, operations at most: ${most(60_000)} a minute, ${most(3_600_000)} an hour`,
  );
});

test('rules that there is no room for are left out, said so, and lost on no device', async () => {
  const { device } = world();
  const [big, small] = [await device(), await device()];
  await small.change(add('small.example##.one'));
  await settle(small, big);
  const lines = Array.from({ length: 4_000 }, (_, at) => `big.example##.rule-number-${at}-of-many`);
  const { digest } = await import('../../extension/shared/digest.js');
  const { rules } = await big.state();
  await big.change({ rules: `${rules}${lines.join('\n')}\n`, was: digest(rules) });
  await big.change({ set: { textSize: 30 } });
  await settle(big, small);
  assert.deepEqual((await big.mirror.health()).left, ['rules']);
  assert.equal((await small.state()).settings.textSize, 30, 'all else goes on');
  assert.deepEqual(rulesOf(await small.state()), ['small.example##.one']);
  assert.equal(rulesOf(await big.state()).length, lines.length + 1);
  const before = big.sync.calls.length + small.sync.calls.length;
  await settle(big, small);
  assert.equal(
    big.sync.calls.length + small.sync.calls.length,
    before,
    'they leave each other in peace',
  );
});

test('what does not fit twice is mirrored all the same', async () => {
  const { device } = world();
  const [one, two] = [await device(), await device()];
  const lines = Array.from({ length: 1_700 }, (_, at) => `a.example##.rule-number-${at}-of-many`);
  const { digest } = await import('../../extension/shared/digest.js');
  await one.change({ rules: `${lines.join('\n')}\n`, was: digest('') });
  await settle(one, two);
  await one.change(add('a.example##.last'));
  await settle(one, two);
  assert.deepEqual(rulesOf(await two.state()), [...lines, 'a.example##.last']);
  assert.deepEqual((await one.mirror.health()).left, []);
});

test('what is none of ours in the mirror does no harm, and is left alone where it is not in the way', async () => {
  /** @type {[string, Record<string, unknown>][]} */
  const garbage = [
    ['a text', { index: 'hello' }],
    ['another index', { index: { version: 9, items: [] } }],
    ['an index of pieces that are not there', { index: { ...GOOD, generation: 'x-y', count: 3 } }],
    ['a count without end', { index: { ...GOOD, count: 1e9 } }],
    ['a piece that is a number', { index: { ...GOOD, generation: 'g-h' }, 'chunk.g-h.0': 7 }],
  ];
  for (const [what, items] of garbage) {
    const { device, clock } = world();
    const one = await device();
    await one.change(add('a.example##.mine'));
    await one.sync.set({ ...items, theirs: { keep: 'me' } });
    await one.step();
    assert.equal((await one.mirror.health()).state, 'waiting', what);
    assert.deepEqual(rulesOf(await one.state()), ['a.example##.mine']);
    clock.now += ARRIVING;
    await one.step();
    assert.equal((await one.mirror.health()).state, 'same', what);
    const found = textIn(await one.sync.get());
    assert.ok(typeof found === 'object' && found.text.includes('.mine'), what);
    assert.deepEqual((await one.sync.get()).theirs, { keep: 'me' });
  }
});

const GOOD = {
  ...{ schema: 2, generation: 'g-h', count: 1, check: 'c', device: 'h' },
  ...{ when: 1, left: [], knows: {} },
};

test('a text that holds, of a state that is none, is written over', async () => {
  const { digest } = await import('../../extension/shared/digest.js');
  for (const text of ['[]', 'null', '{"settings":7}', '{"sites":{"no host":{}}}', 'no JSON']) {
    const { device } = world();
    const one = await device();
    await one.change(add('a.example##.mine'));
    await one.sync.set({ index: { ...GOOD, check: digest(text) }, 'chunk.g-h.0': text });
    await one.step();
    assert.deepEqual(rulesOf(await one.state()), ['a.example##.mine'], text);
    const found = textIn(await one.sync.get());
    assert.ok(typeof found === 'object' && found.text.includes('.mine'), text);
  }
});

test('a device with a later version writes, and this one reads on by itself and leaves it alone', async () => {
  const { digest } = await import('../../extension/shared/digest.js');
  const { device } = world();
  const one = await device();
  await one.change(add('a.example##.mine'));
  const text = '{"in":"a form to come"}';
  await one.sync.set({ index: { ...GOOD, schema: 3, check: digest(text) }, 'chunk.g-h.0': text });
  const before = one.sync.calls.length;
  await one.step();
  await one.change({ set: { textSize: 24 } });
  await one.step();
  assert.equal(one.sync.calls.length, before);
  assert.equal((await one.mirror.health()).state, 'newer');
  assert.equal((await one.state()).settings.textSize, 24);
});

test('a browser that refuses costs the mirror, and nothing else', async () => {
  const { device } = world();
  const one = await device();
  const { set } = one.sync;
  one.sync.set = async () => {
    throw new Error('QUOTA_BYTES quota exceeded');
  };
  await one.change(add('a.example##.mine'));
  await one.step();
  assert.equal((await one.mirror.health()).state, 'failed');
  assert.deepEqual(rulesOf(await one.state()), ['a.example##.mine']);
  one.sync.set = set;
  await one.step();
  assert.equal((await one.mirror.health()).state, 'same');
});

test('stopped between any two writes of the mirror, it is whole again the next time', async (context) => {
  let faults = 0;
  for (let at = 0; ; at += 1) {
    const { device } = world();
    const [one, two] = [await device(), await device()];
    await one.change(add('a.example##.first'));
    await settle(one, two);
    await one.change(add('a.example##.second'));
    const { set, remove } = one.sync;
    let count = 0;
    /** @param {() => Promise<void>} deed */
    const orStop = async (deed) => {
      if (count++ >= at) throw new Error('stopped');
      return deed();
    };
    one.sync.set = (items) => orStop(() => set(items));
    one.sync.remove = (keys) => orStop(() => remove(keys));
    await one.step();
    [one.sync.set, one.sync.remove] = [set, remove];
    if (count <= at) break;
    faults += 1;
    await two.change(add('a.example##.third'));
    await settle(two, one);
    for (const { state } of [one, two]) {
      assert.deepEqual(rulesOf(await state()).sort(), [
        'a.example##.first',
        'a.example##.second',
        'a.example##.third',
      ]);
    }
  }
  assert.ok(faults >= 3, String(faults));
  context.diagnostic(`stops between writes: ${faults}, rules lost: 0`);
});
