// Elements of further pages stand behind those of the first, in one array: what was read of the first page still holds.

import { stub, stubPage } from './stub-dom.mjs';
import '../store/chrome.mjs';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { makeWalked } = await import('../../extension/content/walked.js');
const { makeParts } = await import('../../extension/reader/pick/parts.js');

const page = () =>
  stubPage(stub('html', {}, stub('body', {}, stub('p', { 'data-mine': 'here' }, 'Words.'))));
const holds = (/** @type {Uint8Array} */ bytes) => new TextDecoder().decode(bytes).includes('here');
const isShown = () => false;

test('a rule written after a further page was joined gets its attribute', () => {
  const { bytes, elements } = makeWalked(page(), new Set(), isShown);
  assert.ok(!holds(bytes(new Set())));
  elements.push(stub('p', {}));
  assert.ok(holds(bytes(new Set(['data-mine']))));
});

test('a page that has changed meanwhile is read as it was, and again when it is as it was', () => {
  const live = page();
  const { bytes } = makeWalked(live, new Set(), isShown);
  const root = live.documentElement;
  live.documentElement = page().documentElement;
  assert.ok(!holds(bytes(new Set(['data-mine']))));
  live.documentElement = root;
  assert.ok(holds(bytes(new Set(['data-mine']))));
});

test('a part of a page that was joined later has its number', () => {
  const first = makeWalked(page(), new Set(), isShown).elements;
  const parts = makeParts(first);
  assert.equal(parts.known(/** @type {Element} */ (first[2])), 2);
  const further = makeWalked(page(), new Set(), isShown).elements;
  for (const element of further) first.push(element);
  assert.equal(parts.known(/** @type {Element} */ (further[2])), 5);
  assert.equal(parts.above(5), null);
});
