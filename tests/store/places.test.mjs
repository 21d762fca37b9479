// A storage that hangs or fails costs the place in an article: neither the view that waits for it nor the other places.

import './chrome.mjs';
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { makeStorage } from './double.mjs';

/** @type {any} */
const { chrome } = globalThis;

const OLD = 'https://a.example/old';
const NEW = 'https://a.example/new';
const PLACE = { block: 4, text: 'digest', share: 0.5, page: 0 };

let count = 0;

/**
 * A page that has heard of nothing yet.
 * @param {{ local: any }} storage
 * @returns {Promise<typeof import('../../extension/shared/places.js')>}
 */
async function page({ local }) {
  chrome.storage.local = local;
  chrome.storage.onChanged = { addListener: () => {} };
  count += 1;
  return import(`../../extension/shared/places.js?${count}`);
}

async function withOnePlace() {
  const storage = makeStorage();
  const { readPlace, writePlace } = await page({ local: storage.open() });
  await readPlace(OLD);
  await writePlace(OLD, PLACE);
  return storage;
}

test('a storage that hangs is not waited for', async () => {
  const storage = await withOnePlace();
  const { readPlace } = await page({
    local: storage.open({ at: 0, kind: 'hangs' }, { countsReads: true }),
  });
  mock.timers.enable({ apis: ['setTimeout'] });
  const place = readPlace(OLD);
  mock.timers.tick(10_000);
  assert.equal(
    await Promise.race([place, new Promise((go) => setImmediate(() => go('hangs')))]),
    null,
  );
  mock.timers.reset();
});

test('what could not be read is not overwritten, and is read again', async () => {
  const storage = await withOnePlace();
  const local = storage.open();
  let fails = true;
  const { readPlace, writePlace } = await page({
    local: {
      ...local,
      get: async (/** @type {string} */ key) => {
        if (fails) throw new Error('not now');
        return local.get(key);
      },
    },
  });
  assert.equal(await readPlace(OLD), null);
  await writePlace(NEW, PLACE);
  assert.equal(storage.all().places.list.length, 1);
  fails = false;
  await writePlace(NEW, PLACE);
  assert.equal(storage.all().places.list.length, 2);
  assert.deepEqual(await readPlace(OLD), PLACE);
});
