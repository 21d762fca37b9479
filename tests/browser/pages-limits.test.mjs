// The next page of an article where something ends it: a site that does not answer, no connection, more pages or larger
// ones than a reader can hold. Each is a sentence with a way on, and what was read before stays.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './drivers/index.mjs';
import { openReader, session } from './session.mjs';

/** Seconds a page may take, and what a slow machine may add to it. */
const PATIENCE = 10;
const SLOW = 10;

/** As the reader counts: pages shown as one, and elements of the view. */
const MOST_PAGES = 50;
const MOST_NODES = 30_000;

/** A long story, and one of four heavy pages. */
const STORIES = {
  endless: { of: 60, paragraphs: 3, words: 1 },
  heavy: { of: 8, paragraphs: 3_000, words: 3 },
};

/**
 * @param {string} story
 * @param {number} number
 * @param {{ of: number, paragraphs: number, words: number }} size `words` in bold in each paragraph
 */
function page(story, number, { of, paragraphs, words }) {
  const address = (/** @type {number} */ at) =>
    at === 1 ? `/the-${story}-story-of-a-ferry/` : `/the-${story}-story-of-a-ferry/${at}/`;
  const bold = Array.from({ length: words }, () => '<b>slowly</b> and').join(' ');
  const text = Array.from(
    { length: paragraphs },
    (_, at) =>
      `<p>On page ${number}, in paragraph ${at + 1}, the ferryman tells ${bold} at length what the river took from him that year.</p>`,
  ).join('\n');
  const list = Array.from({ length: of }, (_, at) => at + 1)
    .map((at) => (at === number ? `<b>${at}</b>` : `<a href="${address(at)}">${at}</a>`))
    .join(' ');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The ${story} story of the ferry</title></head>
<body><main><article><h1>The ${story} story of the ferry</h1>${text}</article>
<div class="pages">Page ${number} of ${of}: ${list} ${number < of ? `<a href="${address(number + 1)}">Next page</a>` : ''}</div></main></body></html>`;
}

/** @type {Record<string, import('./server.mjs').Made | import('./server.mjs').Making>} */
const made = {};
for (const [story, size] of Object.entries(STORIES)) {
  for (let at = 1; at <= size.of; at += 1) {
    made[at === 1 ? `/the-${story}-story-of-a-ferry/` : `/the-${story}-story-of-a-ferry/${at}/`] = {
      body: page(story, at, size),
    };
  }
}
const short = { of: 2, paragraphs: 6, words: 1 };
made['/the-silent-story-of-a-ferry/'] = { body: page('silent', 1, short) };
made['/the-silent-story-of-a-ferry/2/'] = () => new Promise(() => {});
made['/the-offline-story-of-a-ferry/'] = { body: page('offline', 1, short) };
made['/the-offline-story-of-a-ferry/2/'] = { body: page('offline', 2, short) };

const { browser, server } = await session(made);

/** @param {string} story */
async function read(story) {
  const tab = await browser.open(`${server.origin}/the-${story}-story-of-a-ferry/`);
  await openReader(browser, tab);
  return tab;
}

/** @param {import('./drivers/index.mjs').Tab} tab */
function cardOf(tab) {
  return tab.shadow((root) => {
    const card = root.querySelector('.next-card');
    if (!card?.checkVisibility()) return null;
    const seen = (/** @type {string} */ selector) =>
      [...card.querySelectorAll(selector)].filter((part) => part.checkVisibility());
    return {
      line: card.querySelector('.next-line')?.textContent,
      buttons: seen('button').map((button) => button.textContent),
      links: seen('a').length,
      pages: root.querySelectorAll('.page-mark').length + 1,
      elements: root.querySelectorAll('main *').length,
    };
  });
}

/**
 * @param {import('./drivers/index.mjs').Tab} tab
 * @param {string} what
 * @param {number} [seconds]
 */
function line(tab, what, seconds) {
  return until(
    what,
    async () => {
      const card = await cardOf(tab);
      return card?.line ? card : false;
    },
    seconds,
  );
}

test('a site that does not answer is not waited for', async () => {
  const tab = await read('silent');
  const begun = Date.now();
  await tab.click((root) => root.querySelector('.next-one'));
  const waiting = await until('the wait to be seen', async () => {
    const card = await cardOf(tab);
    return card?.buttons.includes('Stop') && card;
  });
  assert.deepEqual(waiting.buttons, ['Stop']);
  const card = await line(tab, 'a word on it', PATIENCE + SLOW);
  const seconds = (Date.now() - begun) / 1_000;
  assert.equal(card.line, 'The site takes too long to answer.');
  assert.deepEqual([card.buttons, card.links, card.pages], [['Try again'], 1, 1]);
  assert.ok(seconds > PATIENCE - 1, `only after ${PATIENCE} seconds: ${seconds}`);
  await tab.close();
});

test('without a connection nothing is asked, and with it again the page comes', async () => {
  const tab = await read('offline');
  await tab.emulate({ isOffline: true });
  await tab.click((root) => root.querySelector('.next-one'));
  const card = await line(tab, 'a word on it');
  assert.equal(card.line, 'There is no connection to the internet.');
  assert.deepEqual(card.buttons, ['Try again']);
  assert.equal(
    server.hits.filter((hit) => hit.endsWith('/the-offline-story-of-a-ferry/2/')).length,
    0,
  );
  await tab.emulate({ isOffline: false });
  await tab.click((root) => root.querySelector('.next-one'));
  await until('the page', () =>
    tab.shadow((root) => root.querySelectorAll('.page-mark').length === 1),
  );
  assert.equal(await cardOf(tab), null, 'there is no third');
  await tab.close();
});

test('more pages than a reader can hold end in a sentence and a link', async () => {
  const tab = await read('endless');
  await tab.click((root) => root.querySelector('.next-all'));
  const card = await line(tab, 'the limit', 60);
  assert.equal(card.pages, MOST_PAGES);
  assert.ok(card.line?.startsWith(`${MOST_PAGES} pages are shown here`), card.line);
  assert.deepEqual([card.buttons, card.links], [[], 1]);
  assert.equal(server.hits.filter((hit) => /endless.*\/\d+\//.test(hit)).length, MOST_PAGES - 1);
  await tab.close();
});

test('pages too large to be held together end in the same', async () => {
  const tab = await read('heavy');
  await tab.click((root) => root.querySelector('.next-all'));
  const card = await line(tab, 'the limit', 60);
  assert.ok(card.elements >= MOST_NODES && card.elements < 2 * MOST_NODES, String(card.elements));
  assert.ok(card.pages > 1 && card.pages < STORIES.heavy.of, String(card.pages));
  assert.deepEqual([card.buttons, card.links], [[], 1]);
  assert.deepEqual(await browser.faults(), []);
  await tab.close();
});
