// Requests are counted by kind and origin, and by nothing else.

import './chrome.mjs';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeCounts, readCounts } from '../../extension/store/counts.js';
import { makeStorage } from './double.mjs';

test('requests made at the same time are all counted', async () => {
  const storage = makeStorage();
  const counts = makeCounts(storage.open(), () => 7);
  assert.deepEqual(await readCounts(storage.open(), 9), { since: 9, requests: {} });
  const origins = ['https://a.example', 'https://b.example', 'https://a.example'];
  await Promise.all(origins.map((origin) => counts.count('next-page', origin)));
  assert.deepEqual(await readCounts(storage.open(), 9), {
    since: 7,
    requests: { 'next-page': { 'https://a.example': 2, 'https://b.example': 1 } },
  });
});

test('more origins than can be told apart are counted together', async () => {
  const storage = makeStorage();
  const counts = makeCounts(storage.open(), () => 7);
  for (let at = 0; at < 230; at += 1) await counts.count('next-page', `https://${at}.example`);
  const { requests } = await readCounts(storage.open(), 9);
  assert.equal(Object.keys(requests['next-page'] ?? {}).length, 201);
  assert.equal(requests['next-page']?.[''], 30);
});

test('a count that cannot be written, or read, costs the count alone', async () => {
  const storage = makeStorage();
  await makeCounts(storage.open({ at: 0, kind: 'full' })).count('next-page', 'https://a.example');
  await storage.open().set({ counts: { version: 1, since: 'x', requests: [7] } });
  assert.deepEqual(await readCounts(storage.open(), 9), { since: 9, requests: {} });
});
