// What no file that ships may contain: ways from a text to markup or to code, and ways to the network but for the few files
// whose work that is.

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Ways from a text to markup or code. */
const SINKS =
  /\b(?:innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|DOMParser|parseHTMLUnsafe|setHTML(?:Unsafe)?|srcdoc|insertHTML|importScripts)\b|\bdocument\.write|\beval\s*\(|\bnew Function\b|\bFunction\s*\(['"`]|set(?:Timeout|Interval)\s*\(\s*['"`]|javascript:/;

/** Attributes that are code, set by name. */
const CODE_ATTRIBUTE = /setAttribute(?:NS)?\s*\([^)]*['"`]on[a-z]+['"`]/;

/** Ways to the network, and the files whose work they are. */
const NETWORK =
  /\b(?:fetch\s*\(|XMLHttpRequest\b|WebSocket\b|EventSource\b|sendBeacon\b|RTCPeerConnection\b|WebTransport\b)/;
const ASKING = [
  // The next page, after a click.
  'extension/content/fetch-page.js',
  // Images of an article that is saved with them, after a click.
  'extension/reader/share/images.js',
  // A translation, by the service that was chosen.
  'extension/translate/fetch.js',
];

/**
 * A name asked of the document itself, in whose place an element of the page may stand: `<img name="addEventListener">`.
 * What runs in pages takes it from the prototype, by `shared/dom.js`.
 */
const OF_DOCUMENT = /\bdocument\s*\??\.\s*[A-Za-z]/;
const IN_PAGES = /^(?:extension\/(?:content|core|reader|shared|translate)|pkg\/content)\//;

/** What rollup and wasm-bindgen make of them; the glue fetches the module that lies beside it. */
const MADE = [
  'pkg/content/main.js',
  'pkg/content/later.js',
  'pkg/limpide.js',
  'pkg/limpide_writer.js',
];

/**
 * The code of a file without its comments, line by line.
 * @param {string} text
 */
const code = (text) =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ''))
    .split('\n')
    .map((line) => line.replace(/^\s*\/\/.*$/, ''));

/** @type {Record<string, string[]>} */
const files = {};
for (const folder of ['extension', 'pkg'])
  for (const name of await readdir(path.join(ROOT, folder), { recursive: true }))
    if (name.endsWith('.js')) {
      const file = `${folder}/${name}`;
      files[file] = code(await readFile(path.join(ROOT, file), 'utf8'));
    }

/**
 * The lines that match, as one would look them up.
 * @param {RegExp} what
 */
const found = (what) =>
  Object.entries(files).flatMap(([file, lines]) =>
    lines.flatMap((line, at) => (what.test(line) ? [`${file}:${at + 1}: ${line.trim()}`] : [])),
  );

test('the files that ship are looked at, and what is looked for would be found', () => {
  assert.ok(Object.keys(files).length > 150, `${Object.keys(files).length} files`);
  assert.ok(files['pkg/content/main.js'], 'what runs in pages is built');
  for (const line of [
    'box.innerHTML = said;',
    'setTimeout("go()", 1);',
    'new Function(said)()',
    'eval(said)',
  ])
    assert.match(line, SINKS);
  assert.match(`link.setAttribute('onclick', said)`, CODE_ATTRIBUTE);
  assert.match('await fetch(address)', NETWORK);
});

test('no text becomes markup or code', () => {
  assert.deepEqual(found(SINKS), []);
  assert.deepEqual(found(CODE_ATTRIBUTE), []);
});

test('what runs in pages asks nothing of a document that the page can put names on', () => {
  assert.match('document.addEventListener(kind, hear);', OF_DOCUMENT);
  assert.deepEqual(
    found(OF_DOCUMENT).filter((line) => IN_PAGES.test(line)),
    [],
  );
});

test('the network is asked in these files and in no other', () => {
  const asking = new Set(found(NETWORK).map((line) => line.split(':')[0] ?? ''));
  assert.deepEqual(
    [...asking].filter((file) => !ASKING.includes(file) && !MADE.includes(file)),
    [],
  );
  for (const file of ASKING)
    assert.ok(asking.has(file), `${file} asks no more: take it from the list`);
});
