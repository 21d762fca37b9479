// What the core reads of a page's elements, the walk of a tab carries: else a page is another one in a tab than as a file.

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { KEPT_ATTRIBUTES, keptOfStyle } from '../../extension/shared/attributes.js';
import { clean, initSync } from '../../pkg/limpide.js';
import { stub, stubPage } from './stub-dom.mjs';

const { walk } = await import('../../extension/content/walk.js');

const SRC = new URL('../../src/', import.meta.url);

/** An attribute asked for by its name: `page.attr(node, "lang")`. */
const ASKED =
  /\b(?:attr|has_attr|pixels)\(\s*[^(),"]*(?:\([^()]*\))?[^(),"]*,\s*"([a-z:][\w:-]*)"/g;

/** What the walk adds itself, what it carries a part of, and what only a file has: in a tab there is the shadow root itself. */
const OTHERS = [':src', ':width', ':height', 'style', 'shadowrootmode'];

test('every attribute that the core asks for by name is kept', async () => {
  const files = (await readdir(SRC, { recursive: true })).filter((name) => name.endsWith('.rs'));
  const asked = new Set();
  for (const name of files) {
    const [own = ''] = (await readFile(new URL(name, SRC), 'utf8')).split('mod tests {');
    for (const [, attribute] of own.matchAll(ASKED)) asked.add(attribute);
  }
  assert.ok(asked.size > 30 && asked.has('layout') && asked.has('style'), `${[...asked]}`);
  const missed = [...asked].filter((name) => !KEPT_ATTRIBUTES.has(name) && !OTHERS.includes(name));
  assert.deepEqual(missed, []);
});

test('of a style what it says of line ends and lists is kept, and all of it for a rule that asks', () => {
  assert.equal(keptOfStyle('color: red; white-space: pre-line; top: 0'), 'white-space: pre-line');
  assert.equal(keptOfStyle('color: red'), null);
  assert.equal(keptOfStyle('margin:0;mso-list:l0 level1 lfo1'), 'mso-list:l0 level1 lfo1');
  assert.equal(keptOfStyle(`white-space:${'x'.repeat(999)}`)?.length, 52);
  const page = stubPage(stub('html', {}, stub('body', { style: 'color: red; white-space: pre' })));
  const said = (/** @type {string[]} */ ...wanted) =>
    new TextDecoder().decode(walk(page, new Set(wanted), () => false).bytes);
  assert.match(said(), /white-space: pre/);
  assert.doesNotMatch(said(), /color/);
  assert.match(said('style'), /color: red; white-space: pre/);
});

test('verse in a tab has the lines that it has on the page', async () => {
  initSync({ module: await readFile(new URL('../../pkg/limpide_bg.wasm', import.meta.url)) });
  const line = 'The ferry stood still in the ninth winter, when the river froze from bank to bank';
  const verse = stub('p', { style: 'margin: 0; white-space: pre-line' }, `${line}\n${line}`);
  const prose = Array.from({ length: 6 }, () => stub('p', {}, `${line}, and ${line}.`));
  const page = stubPage(stub('html', {}, stub('body', {}, stub('article', {}, verse, ...prose))));
  const { article } = JSON.parse(clean(walk(page, new Set(), () => false).bytes, ''));
  assert.ok(JSON.stringify(article).includes('"break"'), JSON.stringify(article.blocks[0]));
});
