// Rooms of the view that are loaded after its first picture: what is pressed before one is there waits for it.

import assert from 'node:assert/strict';
import { test } from 'node:test';

const LATER = new URL('../../extension/reader/later.js', import.meta.url).href;

/** @param {(event: any) => unknown} type */
async function made(type = () => {}) {
  const { makeLater } = await import(LATER);
  const leaving = new AbortController();
  const told = { failures: 0 };
  const failed = () => {
    told.failures += 1;
  };
  return { later: makeLater({ type, failed }, leaving.signal), leaving, told };
}

/** A loading that ends when the test says so. */
function pending() {
  /** @type {(room: any) => void} */
  let arrive = () => {};
  /** @type {(error: Error) => void} */
  let fail = () => {};
  const loading = new Promise((resolve, reject) => {
    [arrive, fail] = [resolve, reject];
  });
  return { load: () => loading, arrive, fail };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('keys pressed before a room is there are kept in their order, and told when it has done what was asked', async () => {
  /** @type {string[]} */
  const done = [];
  const { load, arrive } = pending();
  const { later } = await made((event) => done.push(event));
  const room = later.room(load);
  assert.equal(later.keep('before'), false, 'nothing is waited for');
  room.use((/** @type {string} */ made) => done.push(made));
  assert.equal(later.keep('down'), true);
  assert.equal(later.keep('Enter'), true);
  assert.deepEqual(done, []);
  arrive('room');
  await settled();
  assert.deepEqual(done, ['room', 'down', 'Enter']);
  assert.equal(later.keep('after'), false);
});

test('a kept key that asks for another room has the keys after it wait once more', async () => {
  /** @type {string[]} */
  const done = [];
  const [first, second] = [pending(), pending()];
  const { later } = await made((event) => {
    if (event === 'other') other.use((/** @type {string} */ made) => done.push(made));
    else done.push(event);
  });
  const one = later.room(first.load);
  const other = later.room(second.load);
  one.use(() => done.push('one'));
  for (const key of ['other', 'last']) later.keep(key);
  first.arrive('');
  await settled();
  assert.deepEqual(done, ['one']);
  second.arrive('two');
  await settled();
  assert.deepEqual(done, ['one', 'two', 'last']);
});

test('a room that cannot be loaded is told of, holds no key back and can be asked for again', async () => {
  /** @type {string[]} */
  const done = [];
  const { later, told } = await made((event) => done.push(event));
  let tries = 0;
  const room = later.room(async () => {
    tries += 1;
    if (tries === 1) throw new Error('gone');
    return 'room';
  });
  room.use(() => done.push('never'));
  later.keep('Escape');
  await settled();
  assert.deepEqual([done, told.failures], [['Escape'], 1]);
  room.use((/** @type {string} */ made) => done.push(made));
  await settled();
  assert.deepEqual(done, ['Escape', 'room']);
  assert.equal(room.there(), 'room');
});

test('rooms are loaded when there is time, one missing or not, and none in a view that is closed', async () => {
  Object.assign(globalThis, {
    requestIdleCallback: (/** @type {() => void} */ idle) => setImmediate(idle),
  });
  const { later, leaving } = await made();
  /** @type {string[]} */
  const loaded = [];
  later.room(async () => {
    throw new Error('gone');
  });
  later.room(async () => loaded.push('second'));
  later.room(async () => {
    loaded.push('third');
    leaving.abort();
  });
  later.room(async () => loaded.push('fourth'));
  await later.prefetch();
  assert.deepEqual(loaded, ['second', 'third']);
});
