// A browser that does not let anything be copied: the reader says so in a sentence, whatever is to be copied, and the
// clipboard holds what it held. A page without https has no clipboard of its own, and one that listens for copying can
// keep it from all others.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { start, until } from './drivers/index.mjs';
import { serve } from './server.mjs';
import { EXTENSION, openReader, said } from './session.mjs';

const TEXT =
  'The ferry left the north quay at six in the morning with forty people, two dogs and a piano on board, and nobody knew whose piano it was.';

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The piano</title>
<script>addEventListener('copy', (event) => { if (window.isClosed) event.stopImmediatePropagation(); }, true);</script></head>
<body><main><article><h1>The piano</h1>${`<p>${TEXT}</p>`.repeat(5)}</article></main></body></html>`;

const server = await serve({ made: { '/piano': { body: PAGE } } });
after(() => server.close());
const browser = await start(said('LIMPIDE_BROWSER'), {
  binary: said('LIMPIDE_BINARY'),
  extension: EXTENSION,
  headless: true,
  isOffline: false,
  // Every name leads to the server: the page has an address as others have it, and no https.
  proxy: new URL(server.origin).host,
  size: { width: 1280, height: 900 },
});
after(() => browser.close());

const ADDRESS = 'http://ferry.example/piano';

async function openPanel() {
  const tab = await browser.open(ADDRESS);
  assert.equal(await tab.evaluate(() => isSecureContext), false);
  await openReader(browser, tab);
  await tab.click((root) => root.querySelector('.tool.share'));
  await until('the panel', () =>
    tab.shadow((root) => root.querySelector('#share')?.checkVisibility() ?? false),
  );
  return tab;
}

/** @param {import('./drivers/index.mjs').Tab} tab @param {string} item */
const choose = (tab, item) =>
  tab.click((root, item) => root.querySelector(`[data-item="${item}"]`), item);

/** @param {import('./drivers/index.mjs').Tab} tab @param {string} sentence */
const heard = (tab, sentence) =>
  until(sentence, () =>
    tab.shadow(
      (root, sentence) => root.querySelector('.toast-words')?.textContent === sentence,
      sentence,
    ),
  );

/** What is on the clipboard, read by a page that has one. */
async function held() {
  const tab = await browser.open(`${server.origin}/piano`);
  const { text } = await browser.clipboard();
  await tab.close();
  return text;
}

test('what the browser refuses to copy is said, and what was copied before stays', async () => {
  const first = await openPanel();
  await choose(first, 'link');
  await heard(first, 'Copied: The link');
  await first.close();
  assert.equal(await held(), ADDRESS);

  for (const item of ['article', 'markdown', 'link']) {
    const tab = await openPanel();
    await tab.evaluate(() => {
      /** @type {any} */ (globalThis).isClosed = true;
    });
    await choose(tab, item);
    await heard(tab, 'The browser refused to copy. Select the text and copy it by hand.');
    await tab.close();
  }
  assert.equal(await held(), ADDRESS);
  assert.deepEqual(await browser.faults(), []);
});
