// Pages made to break a reader, at a moderate size: the article before the trap is shown or a sentence says why not, the page
// is as usable as before, and the next one is read. `cargo xtask hostile` has all of them at full size.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { INPUTS, markup, nested } from '../hostile/inputs.mjs';
import { OWN_BUTTON, openAtOnce, pressOwn, readerGone, session, shownArticle } from './session.mjs';

/** The share of the full size. */
const SHARE = 0.05;

/** Each of another kind: depth, siblings, text, attributes, what parsers repair, and what the core does with it. */
const NAMES = [
  'misnested',
  'empty-siblings',
  'long-text',
  'nulls',
  'attributes',
  'table-soup',
  'distinct-b',
  'data-image',
  'notes-in-lines',
];

const TITLE = 'The town has its baths again';

/** In Chromium such a page forbids WebAssembly to the content script, and the background answers. */
const POLICY = { 'content-security-policy': "script-src 'unsafe-inline'" };

/** @type {[path: string, page: string][]} */
const PAGES = [
  ...NAMES.map((name) => /** @type {[string, string]} */ ([name, page(name)])),
  ['nested-by-script', nested('div', 2_000)],
  // More in one paragraph than a function takes arguments.
  ['links', page('links', 0.3)],
];

const { browser, server } = await session(
  Object.fromEntries(
    PAGES.flatMap(([path, body]) => [
      [`/here/${path}`, { body: withButton(body) }],
      [`/background/${path}`, { body: withButton(body), headers: POLICY }],
    ]),
  ),
  { isHeavy: true },
);

for (const [path] of PAGES) {
  for (const host of path === 'notes-in-lines' ? ['here', 'background'] : ['here']) {
    test(`${path}, the core running ${host}: read, and usable afterwards`, async () => {
      const tab = await browser.open(`${server.origin}/${host}/${path}`);
      await openAtOnce(browser, tab);
      assert.equal((await shownArticle(tab)).title, TITLE);
      await tab.press('Escape');
      await readerGone(tab);
      assert.equal(await pressOwn(tab), 'pressed');
      assert.deepEqual(await browser.faults(), []);
      await tab.close();
    });
  }
}

/** @param {string} name */
function page(name, share = SHARE) {
  const input = INPUTS.find((one) => one.name === name);
  assert.ok(input, `no input ${name}`);
  return markup(input, share);
}

/** @param {string} body */
function withButton(body) {
  return body.replace('<body>', `<body>${OWN_BUTTON}`);
}
