// Messages that nobody of ours would send: questions with parts replaced, moved, lost and grown. Each is refused at once or
// answered in the end, with arguments of the promised shape, and none brings the background down.

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

/** @type {(question: any, sender: any, respond: (answer: any) => void) => boolean} */
let hear = () => false;
Object.assign(globalThis, {
  chrome: {
    i18n: { getMessage: () => '', getUILanguage: () => 'en' },
    storage: { onChanged: { addListener: () => {} } },
    runtime: {
      id: 'limpide',
      getURL: (/** @type {string} */ path) => `extension://limpide/${path}`,
      onMessage: {
        addListener: (/** @type {typeof hear} */ listener) => {
          hear = listener;
        },
      },
    },
  },
});
const { answer } = await import(new URL('../../extension/shared/answers.js', import.meta.url).href);

const PAGE = { id: 'limpide', url: 'https://quay.example/', tab: { incognito: false }, frameId: 0 };
const OWN = { id: 'limpide', url: 'extension://limpide/extension/options/options.html' };

/** How many messages, and the number that the random ones begin from: the same each time. */
const ROUNDS = 60_000;
const SEED = 20_261_126;

/** A good question of each kind. */
const GOOD = [
  { kind: 'where', sample: new Uint8Array([1]) },
  { kind: 'clean', snapshot: new Uint8Array([1, 2]), options: '{}', about: '{"keep":1}' },
  { kind: 'clean', snapshot: 'AQI=', options: '' },
  {
    kind: 'write',
    question: 'write',
    about: ['{}', 'md', '{}', [['https://a.example/', 'AQI=']]],
    carriesBytes: false,
  },
  { kind: 'change', by: '0123456789abcdef', change: { set: { theme: 'dark' }, host: 'a.example' } },
  { kind: 'change', by: '0123456789abcdef', change: { addRule: { rule: '##.x', remark: 'y' } } },
  { kind: 'change', by: '0123456789abcdef', change: { translate: { to: 'en' } } },
  { kind: 'health' },
  { kind: 'request', request: 'next-page', to: 'https://a.example' },
  { kind: 'options', section: 'sites/a.example' },
  {
    kind: 'translate',
    id: '0123456789abcdef',
    service: 'hook',
    from: 'fr',
    to: 'en',
    texts: ['a', 'b'],
    isPlain: false,
  },
  { kind: 'stop-translation', id: '0123456789abcdef' },
  { kind: 'made-translations', isEmptied: true },
];

/** What may stand where something else belongs. */
const JUNK = [
  ...[undefined, null, true, false, 0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 1n],
  ...['', ' ', '\0', '\ud800', '***', 'constructor', '__proto__', 'a'.repeat(70_000), '{}', '[]'],
  ...['https://a.example', 'javascript:x', '0123456789abcdef', 'dark', 'write', 'fr', 'en'],
  ...[{}, [], [[]], [null], { length: 3 }, new Uint8Array(), new Map([['a', 1]]), new Date(0)],
  ...[1234567890123456, Array.from({ length: 500 }, () => 'x')],
];

/** A small random generator (mulberry32): the same numbers on every machine. @param {number} seed */
function random(seed) {
  let state = seed;
  return (/** @type {number} */ below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below;
  };
}

/** @type {Record<string, (...about: any[]) => boolean>} what each answer may be given */
const SHAPES = {
  where: ({ carriesBytes }) => typeof carriesBytes === 'boolean',
  clean: ({ snapshot, options, about }) =>
    snapshot instanceof Uint8Array &&
    typeof options === 'string' &&
    ['undefined', 'string'].includes(typeof about),
  write: (question, about) =>
    typeof question === 'string' &&
    Array.isArray(about) &&
    about.every(
      (one) =>
        typeof one === 'string' ||
        (one instanceof Map && [...one.values()].every((bytes) => bytes instanceof Uint8Array)),
    ),
  change: (change, { by, isPrivate }) =>
    typeof change === 'object' && typeof by === 'string' && typeof isPrivate === 'boolean',
  health: () => true,
  request: (kind, origin) => typeof kind === 'string' && typeof origin === 'string',
  options: (section) => typeof section === 'string',
  translate: ({ texts, to }) =>
    Array.isArray(texts) && texts.every((one) => typeof one === 'string') && typeof to === 'string',
  stopTranslation: (id) => typeof id === 'string',
  madeTranslations: (isEmptied) => typeof isEmptied === 'boolean',
};

test('a message of any shape is refused at once or answered, and its parts are what they say', async () => {
  const next = random(SEED);
  const at = (/** @type {any[]} */ list) => list[Math.floor(next(list.length))];
  /** @type {string[]} */
  const bad = [];
  let called = 0;
  const answers = new Proxy(
    {},
    {
      get:
        (_none, name) =>
        async (/** @type {any[]} */ ...about) => {
          called += 1;
          const shape = SHAPES[String(name)];
          if (!shape?.(...about)) bad.push(`${String(name)} was given ${told(about)}`);
          if (next(20) < 1) throw new Error('an answer that fails');
          return { done: true };
        },
    },
  );
  answer(answers);

  /**
   * A question with something wrong in it, seldom at its root and mostly further in.
   * @param {any} value
   * @returns {any}
   */
  const changed = (value) => {
    const isDeep = typeof value === 'object' && value !== null && !(value instanceof Uint8Array);
    if (!isDeep || next(6) < 1) return at(JUNK);
    const copy = Array.isArray(value) ? [...value] : { ...value };
    const keys = Object.keys(copy);
    const key = at(keys);
    const what = next(10);
    if (what < 1) delete (/** @type {any} */ (copy)[key]);
    else if (what < 2) Object.assign(copy, { [String(at(JUNK)).slice(0, 20)]: at(JUNK) });
    else if (what < 3) /** @type {any} */ (copy)[key] = /** @type {any} */ (at(GOOD))[key];
    else if (key !== undefined)
      /** @type {any} */ (copy)[key] = changed(/** @type {any} */ (copy)[key]);
    return copy;
  };

  let [heard, refused] = [0, 0];
  /** @type {Promise<void>[]} */
  const waiting = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    let question = at(GOOD);
    for (let times = Math.floor(next(3)); times > 0; times -= 1) question = changed(question);
    const sender = at([PAGE, OWN, { ...PAGE, frameId: 1 }, { ...PAGE, id: 'other' }, {}]);
    try {
      const before = called;
      /** @type {(value?: undefined) => void} */
      let answered = () => {};
      const answering = new Promise((resolve) => {
        answered = resolve;
      });
      const isHeard = hear(question, sender, () => answered());
      assert.equal(typeof isHeard, 'boolean');
      if (isHeard) {
        heard += 1;
        waiting.push(answering);
        if (sender.id !== 'limpide' || sender.frameId === 1)
          bad.push(`heard from a stranger: ${told(question)}`);
      } else {
        refused += 1;
        if (called !== before) bad.push(`refused, and answered: ${told(question)}`);
      }
    } catch (error) {
      bad.push(`${error} at ${told(question)}`);
    }
    if (bad.length > 20) break;
  }
  assert.deepEqual(bad, []);
  await Promise.all(waiting);
  assert.ok(heard > ROUNDS / 20 && refused > ROUNDS / 2, `${heard} heard, ${refused} refused`);
  console.log(`messages: ${ROUNDS} from ${SEED}, ${heard} answered, ${refused} refused, 0 faults`);
});

/** @param {unknown} value */
function told(value) {
  return JSON.stringify(value, (_key, one) =>
    typeof one === 'bigint' ? `${one}n` : typeof one === 'string' ? one.slice(0, 40) : one,
  )?.slice(0, 200);
}
