// Documents of every kind, and pages that change or go while they are read: the article, or a plain sentence, and never a
// click of which nothing is seen.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { until } from './drivers/index.mjs';
import { serve } from './server.mjs';
import { openReader, ROOT, readerGone, session, shownArticle } from './session.mjs';

const SENTENCE =
  'La péniche du matin était à quai, et le gardien du pont comptait déjà les sacs de café, comme à l’été de l’année passée.';

const PARTS = Array.from({ length: 14 }, (_, at) => `<p>${SENTENCE} Sac ${at + 1}.</p>`).join('\n');
const ARTICLE = `<main><article><h1>Les sacs de café</h1>${PARTS}</article></main>`;

/** @param {string} [head] @param {string} [after] */
const page = (head = '<meta charset="utf-8">', after = '') =>
  `<html lang="fr"><head>${head}<title>Les sacs de café</title></head><body>${ARTICLE}${after}</body></html>`;

const FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>Les sacs</title><item><title>Sac 1</title><description>${SENTENCE}</description></item></channel></rss>`;

/** A server that is no more. */
const gone = await serve({});
await gone.close();

const { browser, server } = await session({
  '/plain': { body: `<!doctype html>${page()}` },
  '/quirks': { body: page() },
  '/latin': {
    // This set has no curved apostrophe.
    body: Buffer.from(
      `<!doctype html>${page('<meta charset="iso-8859-1">')}`.replaceAll('’', "'"),
      'latin1',
    ),
    type: 'text/html',
  },
  '/wide': {
    body: Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(`<!doctype html>${page('')}`, 'utf16le'),
    ]),
    type: 'text/html',
  },
  '/xhtml': {
    body: page('').replace('<html ', '<html xmlns="http://www.w3.org/1999/xhtml" '),
    type: 'application/xhtml+xml',
  },
  '/boxed': {
    body: `<!doctype html>${page()}`,
    headers: { 'content-security-policy': 'sandbox' },
  },
  '/frames': {
    body: '<html><head><title>Cadres</title></head><frameset cols="30%,*"><frame src="/plain"><frame src="/feed"></frameset></html>',
  },
  '/gone': { body: `<!doctype html><title>Introuvable</title><h1>404</h1>`, status: 404 },
  '/restless': {
    body: `<!doctype html>${page(
      undefined,
      `<script>const main = document.querySelector('main');
setInterval(() => document.querySelector('main').replaceWith(main.cloneNode(true)), 1);</script>`,
    )}`,
  },
  '/feed': { body: FEED, type: 'application/xml' },
  '/drawing': {
    body: await readFile(`${ROOT}tests/demo/scene.svg`),
    type: 'image/svg+xml',
  },
  '/picture': { body: await readFile(`${ROOT}extension/icons/128.png`), type: 'image/png' },
});

for (const [path, what] of [
  ['/quirks', 'a page in quirks mode'],
  ['/latin', 'a page in ISO 8859-1'],
  ['/wide', 'a page in UTF-16'],
  ['/xhtml', 'a page of XHTML'],
  ['/boxed', 'a page in a sandbox'],
  ['/restless', 'a page that replaces its article all the while'],
]) {
  test(`${what} gives its article`, async () => {
    const tab = await browser.open(server.origin + path);
    if (path === '/quirks')
      assert.equal(await tab.evaluate(() => document.compatMode), 'BackCompat');
    await openReader(browser, tab);
    const { title, text } = await shownArticle(tab);
    assert.equal(title, 'Les sacs de café');
    for (const part of ['La péniche du matin était à quai', 'Sac 1.', 'Sac 14.'])
      assert.ok(text.includes(part), text.slice(0, 200));
    await tab.press('Escape');
    await readerGone(tab);
    assert.deepEqual(await browser.faults(), []);
    await tab.close();
  });
}

for (const [path, what] of [
  ['/frames', 'a page of frames'],
  ['/gone', 'an error page of a site'],
]) {
  test(`${what}: its article, or a sentence why there is none`, async () => {
    const tab = await browser.open(server.origin + path);
    await openReader(browser, tab);
    const shown = await tab.shadow(
      (root) => root.querySelector('main article, [role=status] p')?.textContent,
    );
    assert.match(shown, /\p{L}+ \p{L}+ .*[.!?]/u);
    await tab.press('Escape');
    await readerGone(tab);
    assert.deepEqual(await browser.faults(), []);
    await tab.close();
  });
}

for (const [path, what] of [
  ['/feed', 'a feed'],
  ['/drawing', 'a drawing'],
  ['/picture', 'a picture'],
]) {
  test(`${what}: the button says that it cannot be read`, async () => {
    const tab = await browser.open(server.origin + path);
    await tab.toggle();
    await until('the button to say so', async () => (await tab.button()).badge !== '');
    assert.ok((await tab.button()).title.length > 10);
    assert.equal(await tab.shadow(() => true), null);
    assert.deepEqual(await browser.faults(), []);
    await tab.close();
  });
}

for (const [address, what] of [
  [`view-source:${server.origin}/plain`, 'the source of a page'],
  [`${gone.origin}/`, 'the page of a connection that failed'],
]) {
  test(`${what}: the button says that it cannot be read`, async () => {
    const tab = await browser.open(`${server.origin}/plain`);
    // What fails to load is an error to the driver, and a page to a person.
    await tab.go(address ?? '').catch(() => {});
    await until('the page before to be gone', async () =>
      (await browser.addresses()).every((one) => one !== `${server.origin}/plain`),
    );
    await tab.toggle();
    await until('the button to say so', async () => (await tab.button()).badge !== '');
    assert.deepEqual(await browser.faults(), []);
    await tab.close();
  });
}

test('a tab closed, or led elsewhere, the moment the reader was asked for leaves the next one readable', async () => {
  const closed = await browser.open(`${server.origin}/plain`);
  await closed.toggle();
  await closed.close();
  const led = await browser.open(`${server.origin}/plain`);
  await led.toggle();
  await led.go(`${server.origin}/quirks`);
  // What was asked for on the page before is not shown over this one.
  assert.equal(await led.shadow(() => true), null);
  await openReader(browser, led);
  assert.ok((await shownArticle(led)).text.includes('Sac 14.'));
  // Firefox says so where a question was under way as the page was left, and nobody is there to hear the answer.
  const isLeft = (/** @type {string} */ fault) =>
    fault.startsWith('Promise resolved while context is inactive');
  assert.deepEqual(
    (await browser.faults()).filter((fault) => !isLeft(fault)),
    [],
  );
  await led.close();
});
