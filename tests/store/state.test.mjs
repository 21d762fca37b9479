// The state as tabs see it: asked for, changed by one, told to the others and not to oneself, and there at all when the
// storage is not.

import './chrome.mjs';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isChange } from '../../extension/shared/change.js';
import { emptyState } from '../../extension/shared/kept.js';
import { DEFAULTS, meant, meantFor } from '../../extension/shared/settings.js';
import { hostsOver, isHost, opensBy } from '../../extension/shared/sites.js';
import { makeWriter } from '../../extension/store/writer.js';
import { makeStorage } from './double.mjs';

/** @typedef {typeof import('../../extension/shared/state.js')} StateModule */

const STATE = new URL('../../extension/shared/state.js', import.meta.url).href;

/** @type {any} */
const { chrome } = globalThis;

/** A browser with a background and as many contexts as wanted. */
async function browserWith(storage = makeStorage()) {
  const writer = makeWriter(storage.open());
  const area = storage.open();
  chrome.storage.local = area;
  chrome.storage.onChanged = {
    /** @param {(changes: any, area: string) => void} listen */
    addListener: (listen) => storage.listeners.push((changes) => listen(changes, 'local')),
    removeListener: () => {},
  };
  /** Messages wait here while a test holds them up. */
  const held = { until: Promise.resolve() };
  chrome.runtime.sendMessage = async (/** @type {any} */ { kind, change, by }) => {
    await held.until;
    return kind === 'health' ? writer.health() : writer.change(change, { by, isPrivate: false });
  };
  let count = 0;
  /** @returns {Promise<StateModule>} */
  const context = () => import(`${STATE}?${Date.now()}-${(count += 1)}-${Math.random()}`);
  return { storage, area, context, held };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

test('what one tab changes is told to the other and not to itself', async () => {
  const { context } = await browserWith();
  const [one, other] = [await context(), await context()];
  const { signal } = new AbortController();
  /** @type {any[]} */
  const [toOne, toOther] = [[], []];
  one.watchState((state) => toOne.push(state), signal);
  other.watchState((state) => toOther.push(state), signal);
  const state = await one.change({ set: { textSize: 24 } });
  await settled();
  assert.equal(state.settings.textSize, 24);
  assert.deepEqual(toOne, []);
  assert.deepEqual(toOther.at(-1), state);
  assert.deepEqual(await other.readState(), state);
});

test('while own changes are on their way, what others change is told with them', async () => {
  const { context, held } = await browserWith();
  const [one, other] = [await context(), await context()];
  /** @type {any[]} */
  const told = [];
  const last = () => told.at(-1);
  one.watchState((state) => told.push(state), new AbortController().signal);
  let go = () => {};
  const others = other.change({ set: { theme: 'dark' } });
  held.until = new Promise((resolve) => {
    go = () => resolve(undefined);
  });
  const own = one.change({ set: { textSize: 24 } });
  await others;
  await settled();
  assert.deepEqual(told, [], 'a state without the own change would undo it in the view');
  go();
  await own;
  await settled();
  assert.deepEqual(last()?.settings, { theme: 'dark', textSize: 24 });
});

test('who stopped watching is told nothing', async () => {
  const { context } = await browserWith();
  const [one, other] = [await context(), await context()];
  const watching = new AbortController();
  let count = 0;
  other.watchState(() => {
    count += 1;
  }, watching.signal);
  watching.abort();
  await one.change({ set: { textSize: 24 } });
  await settled();
  assert.equal(count, 0);
});

test('a refusal says why, and the background being gone is one', async () => {
  const { context } = await browserWith();
  const one = await context();
  await assert.rejects(one.change({ restore: 'nothing' }), { code: 'invalid' });
  chrome.runtime.sendMessage = () => {
    throw new Error('Extension context invalidated.');
  };
  await assert.rejects(one.change({ set: { textSize: 24 } }), { code: 'unavailable' });
  assert.equal(await one.readHealth(), null);
});

test('a storage that fails or hangs gives the default, or what was last known', async () => {
  const { context, area } = await browserWith();
  const one = await context();
  area.get = async () => {
    throw new Error('no storage');
  };
  assert.deepEqual(await one.readState(), emptyState());
  area.get = () => new Promise(() => {});
  const start = Date.now();
  assert.deepEqual(await one.readState(), emptyState());
  assert.ok(Date.now() - start < 4_000);
  await one.change({ set: { textSize: 24 } });
  area.get = async () => {
    throw new Error('no storage');
  };
  assert.equal((await one.readState()).settings.textSize, 24);
});

test('what two saves take away while it is read is read anew', async () => {
  const { context, storage, area } = await browserWith();
  const one = await context();
  await one.change({ addRule: { rule: 'a.example##.x', remark: 'x' } });
  await one.change({ set: { textSize: 24 } });
  const writer = makeWriter(storage.open());
  const { get } = area;
  let isFirst = true;
  area.get = async (keys) => {
    const items = await get(keys);
    if (isFirst) {
      isFirst = false;
      for (const textSize of [14, 15, 16])
        await writer.change({ set: { textSize } }, { by: 'f'.repeat(16), isPrivate: false });
    }
    return items;
  };
  const state = await one.readState();
  assert.equal(state.settings.textSize, 16);
  assert.match(state.rules, /\.x/);
});

test('what is meant on a site: the longest host has the word, for what may differ by site', () => {
  const state = {
    settings: { textSize: 22, theme: 'dark', keys: false, width: 'wide' },
    sites: {
      'example.org': { settings: { textSize: 24, width: 80, keys: true, theme: 'none' } },
      'news.example.org': { settings: { textSize: 30, keepReasons: ['share'] } },
    },
  };
  const common = meant(state.settings);
  assert.equal(common.textSize, 22);
  assert.equal(common.width, DEFAULTS.width);
  const above = meantFor(state, 'www.example.org');
  assert.deepEqual([above.textSize, above.width, above.theme], [24, 80, 'dark']);
  assert.equal(above.keys, false, 'single keys are the same everywhere');
  const below = meantFor(state, 'news.example.org');
  assert.deepEqual([below.textSize, below.width, below.keepReasons], [30, 80, ['share']]);
  assert.deepEqual(meantFor(state, 'notexample.org'), common);
  assert.deepEqual(meantFor(state, ''), common);
});

test('whether a site opens by itself is said by the longest host', () => {
  const sites = {
    'example.org': { opens: /** @type {const} */ ('always') },
    'shop.example.org': { opens: /** @type {const} */ ('never') },
    'odd.example.org': { settings: {} },
  };
  assert.equal(opensBy(sites, 'example.org'), 'always');
  assert.equal(opensBy(sites, 'odd.example.org'), 'always');
  assert.equal(opensBy(sites, 'a.shop.example.org'), 'never');
  assert.equal(opensBy(sites, 'org'), undefined);
  assert.equal(opensBy(sites, '__proto__'), undefined);
  assert.deepEqual(hostsOver('127.0.0.1'), ['127.0.0.1']);
  assert.deepEqual(hostsOver('[::1]'), ['[::1]']);
});

test('hosts are hosts', () => {
  for (const host of [
    'rfi.fr',
    'xn--bcher-kva.example',
    'localhost',
    '127.0.0.1',
    '[::1]',
    'a_b.c',
  ])
    assert.ok(isHost(host), host);
  for (const host of [
    '',
    'Bücher.example',
    'a b',
    'a.example:80',
    '.a',
    '__proto__',
    'a/b',
    7,
    null,
  ])
    assert.ok(!isHost(host), String(host));
});

test('a page may ask for little, and nothing that is malformed is asked for by anyone', () => {
  /** @type {[unknown, boolean, boolean][]} change, from a page, from our own */
  const changes = [
    [{ set: { textSize: 24 } }, true, true],
    [{ set: { textSize: null } }, true, true],
    [{ set: { textSize: 24 }, host: 'rfi.fr' }, true, true],
    [{ site: 'rfi.fr', opens: 'always' }, true, true],
    [{ site: 'rfi.fr', opens: null }, true, true],
    [{ dropSite: 'rfi.fr' }, true, true],
    [{ addRule: { rule: 'a.example##.x', remark: 'why' } }, true, true],
    [{ dropRule: 'a.example##.x' }, true, true],
    [{ rules: '', was: '' }, false, true],
    [{ reset: ['rules', 'places', 'counts'] }, false, true],
    [{ replace: {} }, false, true],
    [{ restore: 'before' }, false, true],
    [{ forget: 'x' }, false, true],
    [{ set: { textSize: 25 } }, false, false],
    [{ set: { unknown: 1 } }, false, false],
    [{ set: { keys: true }, host: 'rfi.fr' }, false, false],
    [{ set: { textSize: 24 }, host: 'no host' }, false, false],
    [{ set: { textSize: 24 }, more: 1 }, false, false],
    [{ set: [] }, false, false],
    [{ site: 'rfi.fr', opens: 'sometimes' }, false, false],
    [{ site: '__proto__', opens: 'always' }, false, false],
    [{ addRule: { rule: 'a\nb', remark: 'why' } }, false, false],
    [{ addRule: { rule: 'a', remark: 'why\n##body' } }, false, false],
    [{ addRule: 'a' }, false, false],
    [{ reset: ['everything'] }, false, false],
    [{ rules: 7, was: '' }, false, false],
    [{ replace: [] }, false, false],
    [{}, false, false],
    [null, false, false],
    ['set', false, false],
  ];
  for (const [change, fromPage, fromOwn] of changes) {
    assert.equal(isChange(change, 'page'), fromPage, `page: ${JSON.stringify(change)}`);
    assert.equal(isChange(change, 'own'), fromOwn, `own: ${JSON.stringify(change)}`);
  }
});
