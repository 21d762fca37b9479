// Sites that open in the reader by themselves: where the user said so and granted it, where the page is an article, once,
// and in nobody's way. What goes on with the permission while the background sleeps is seen here too.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { until } from './drivers/index.mjs';
import { openReader, PAGES, readerGone, session } from './session.mjs';

/** @typedef {import('./drivers/index.mjs').Tab} Tab */

const NUMBER = '*://127.0.0.1/*';
const NAME = '*://*.localhost/*';

/** Counts what is changed in the page. */
const WATCH = `<script>
  window.changes = 0;
  addEventListener('DOMContentLoaded', () =>
    new MutationObserver((all) => { window.changes += all.length; })
      .observe(document, { subtree: true, childList: true, attributes: true, characterData: true }));
</script></body>`;

const essay = await readFile(`${PAGES}long--essay/source.html`, 'utf8');
const front = await readFile(`${PAGES}no-article--home/source.html`, 'utf8');

/** What holds the page back that waits to be written in. @type {() => void} */
let goOn = () => {};

const { browser, server } = await session(
  {
    '/essay': { body: essay.replace('</body>', WATCH) },
    '/front': { body: front.replace('</body>', WATCH) },
    '/written': {
      body: essay.replace(
        /<body[^>]*>/,
        '$&<input autofocus id="field"><script defer src="/late.js"></script>',
      ),
    },
    '/late.js': async () => {
      await new Promise((resolve) => {
        goOn = () => resolve(undefined);
      });
      return { body: '', type: 'text/javascript' };
    },
  },
  { allowable: [NUMBER, NAME] },
);

const named = server.origin.replace('127.0.0.1', 'localhost');
const below = server.origin.replace('127.0.0.1', 'shop.localhost');

/** @param {Tab} tab */
const isOpen = (tab) => tab.shadow((root) => root.querySelector('main article') !== null);

/** @param {Tab} tab */
const openedByItself = (tab) => until('the reader to open by itself', () => isOpen(tab));

/** Waits until a page that opens has done so: one that was loaded before has had the time to. */
async function hadTime() {
  const tab = await browser.open(`${server.origin}/essay`);
  await openedByItself(tab);
  await tab.close();
}

/** The hosts of which the browser was told. */
async function registered() {
  const page = await browser.openOptions();
  const found = await page.evaluate(async () => {
    const { scripting } = /** @type {any} */ (globalThis).chrome;
    const [script] = await scripting.getRegisteredContentScripts();
    return [script?.matches ?? [], script?.excludeMatches ?? []];
  });
  await page.close();
  return JSON.stringify(found.map((/** @type {string[]} */ patterns) => patterns.sort()));
}

/**
 * @param {string[]} matches
 * @param {string[]} excluded
 */
const untilRegistered = (matches, excluded = []) =>
  until(`${matches} to be registered`, async () => {
    return (await registered()) === JSON.stringify([matches, excluded]);
  });

/**
 * Grants a permission as a user does: by a click in a page of the extension.
 * @param {string} pattern
 */
async function grant(pattern) {
  const page = await browser.openOptions();
  await page.evaluate((pattern) => {
    const ask = () =>
      /** @type {any} */ (globalThis).chrome.permissions.request({ origins: [pattern] });
    document.addEventListener('click', ask, { once: true });
  }, pattern);
  await page.click((root) => root.querySelector('h1'));
  await browser.answerPrompt('allow', pattern);
  await until('the permission', () =>
    page.evaluate(
      (pattern) =>
        /** @type {any} */ (globalThis).chrome.permissions.contains({ origins: [pattern] }),
      pattern,
    ),
  );
  await page.close();
}

test('what the user said opens nothing as long as the permission is not granted', async () => {
  const tab = await browser.open(`${server.origin}/essay`);
  assert.equal(await registered(), '[[],[]]');
  await browser.store({ sites: { '127.0.0.1': { opens: 'always' } } });
  await tab.go(`${server.origin}/essay`);
  assert.equal(await registered(), '[[],[]]');
  await grant(NUMBER);
  await untilRegistered([NUMBER]);
  await hadTime();
  assert.equal(await isOpen(tab), null, 'a page that was open before');
  await tab.close();
});

test('an article opens by itself; closed it stays closed, and loaded anew it opens again', async () => {
  const hits = server.hits.length;
  const tab = await browser.open(`${server.origin}/essay`);
  await openedByItself(tab);
  assert.deepEqual(
    server.hits.slice(hits).filter((hit) => !/favicon|\.(?:css|jpg|png)$/.test(hit)),
    ['GET /essay'],
    'nothing is fetched for it',
  );
  await tab.press('Escape');
  await readerGone(tab);
  await hadTime();
  assert.equal(await isOpen(tab), null);
  // The button does what it always does.
  await openReader(browser, tab);
  await tab.go(`${server.origin}/essay`);
  await openedByItself(tab);
  // What is said elsewhere of the site while it is open does not close it.
  await browser.store({ sites: {} });
  await untilRegistered([]);
  assert.equal(await isOpen(tab), true);
  await tab.go(`${server.origin}/essay?again`);
  await browser.store({ sites: { '127.0.0.1': { opens: 'always' } } });
  await untilRegistered([NUMBER]);
  await hadTime();
  assert.equal(await isOpen(tab), null);
  await tab.close();
});

test('a front page and a text file stay as they are, to the last node', async () => {
  const page = await browser.open(`${server.origin}/front`);
  const text = await browser.open(`${server.origin}/text--english/`);
  await hadTime();
  assert.equal(await isOpen(page), null);
  assert.equal(await page.evaluate(() => /** @type {any} */ (window).changes), 0);
  assert.equal(await isOpen(text), null);
  await page.close();
  await text.close();
});

test('it does not open over what is being written', async () => {
  const tab = await browser.open(`${server.origin}/essay`);
  await openedByItself(tab);
  await tab.evaluate(() => location.assign('/written'));
  await until('the field', () =>
    // Asked while it is being left, a page does not answer.
    tab.evaluate(() => document.activeElement?.id === 'field').catch(() => false),
  );
  await tab.type('To whom it may');
  goOn();
  await until('the page', () => tab.evaluate(() => document.readyState === 'complete'));
  await hadTime();
  await tab.front();
  assert.equal(await isOpen(tab), null);
  await tab.type(' concern');
  const written = () =>
    tab.evaluate(() => /** @type {HTMLInputElement} */ (document.activeElement).value);
  assert.equal(await written(), 'To whom it may concern');
  await tab.close();
  // A page that only set the focus itself is not being written in.
  const focused = await browser.open('about:blank');
  const going = focused.go(`${server.origin}/written`);
  await until('the script to be asked for', async () => server.hits.at(-1) === 'GET /late.js');
  goOn();
  await going;
  await openedByItself(focused);
  await focused.close();
});

test('never wins below always, whatever rules say', async () => {
  await grant(NAME);
  await browser.store({
    sites: {
      '127.0.0.1': { opens: 'always' },
      localhost: { opens: 'always' },
      'shop.localhost': { opens: 'never' },
    },
    rules: 'shop.localhost##:open()',
  });
  await untilRegistered([NAME, NUMBER], ['*://*.shop.localhost/*']);
  const never = await browser.open(`${below}/essay`);
  const always = await browser.open(`${named}/essay`);
  await openedByItself(always);
  await hadTime();
  assert.equal(await isOpen(never), null);
  await never.close();
  await always.close();
});

test('a rule has a site open by itself, and an exception cancels it', async () => {
  await browser.store({ rules: '127.0.0.1,localhost##:open()\nshop.localhost#@#:open()' });
  await untilRegistered([NAME, NUMBER]);
  const cancelled = await browser.open(`${below}/essay`);
  const tab = await browser.open(`${named}/essay`);
  await openedByItself(tab);
  await hadTime();
  assert.equal(await isOpen(cancelled), null);
  await tab.close();
  await cancelled.close();
});

test('it opens while the background sleeps, and a revocation then is respected at once', async () => {
  await browser.store({
    sites: { '127.0.0.1': { opens: 'always' }, localhost: { opens: 'always' } },
  });
  await untilRegistered([NAME, NUMBER]);
  const open = await browser.open('about:blank');
  await browser.sleep();
  await open.go(`${named}/essay`);
  await openedByItself(open);
  await browser.sleep();
  await browser.revoke(NAME);
  await open.go(`${named}/essay`);
  await untilRegistered([NUMBER]);
  await hadTime();
  assert.equal(await isOpen(open), null);
  await open.close();
  // Granted once more, nothing has to be said again.
  await grant(NAME);
  await untilRegistered([NAME, NUMBER]);
  const again = await browser.open(`${named}/essay`);
  await openedByItself(again);
  await again.close();
});

test('pages that are open stay as they are when the extension is turned off and on', async () => {
  const tab = await browser.open(`${server.origin}/essay`);
  await openedByItself(tab);
  await tab.press('Escape');
  await readerGone(tab);
  await until('the page to be an old one', () => tab.evaluate(() => performance.now() > 7_000));
  await browser.restart();
  await untilRegistered([NAME, NUMBER]);
  await hadTime();
  assert.equal(await isOpen(tab), null);
  await tab.close();
  assert.deepEqual(await browser.faults(), []);
});
