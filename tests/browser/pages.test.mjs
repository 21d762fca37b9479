// An article over several pages: the next is offered, and read where the reader is, after a click and never before.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { until } from './drivers/index.mjs';
import { serve } from './server.mjs';
import { openReader, ROOT, session } from './session.mjs';

const STANDFIRST =
  'Four people have kept the old ferry running since the bridge was cancelled, and none of them was ever asked to.';
const OVERLAP =
  'And then, in the ninth winter, the river froze from bank to bank, which nobody alive had seen it do, and the ferry stood still.';
const AUTHOR =
  'Mara Quill writes about rivers and the people who cross them. She lives at the upper landing and owns no boat.';

/**
 * Sentences that no other page has.
 * @param {string} name
 */
function paragraphs(name) {
  return Array.from(
    { length: 5 },
    (_, at) =>
      `<p>On ${name}, in paragraph ${at + 1}, the ferryman tells what the river took from him that year, what it gave back later, and why he would not have it otherwise.</p>`,
  ).join('\n');
}

/**
 * A page of the story of the ferry, as papers publish them: title, standfirst and picture again on every page.
 * @param {object} page
 * @param {number} page.number
 * @param {number} [page.of]
 * @param {string} [page.story]
 * @param {string} [page.text]
 * @param {string} [page.next] where the link to the next page leads
 */
function page({ number, of = 4, story = 'story-of-the-ferry', text, next }) {
  const address = (/** @type {number} */ at) => (at === 1 ? `/${story}/` : `/${story}/${at}/`);
  const list = Array.from({ length: of }, (_, at) => at + 1)
    .map((at) => (at === number ? `<b>${at}</b>` : `<a href="${address(at)}">${at}</a>`))
    .join(' ');
  const on = next ?? (number < of ? address(number + 1) : '');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The story of the ferry - Quay News</title></head>
<body><nav><a href="/news">News</a> <a href="/sport">Sport</a></nav>
<main><article><h1>The story of the ferry</h1>
<p class="standfirst">${STANDFIRST}</p>
<figure><img src="/lead.png" alt="The ferry" width="600" height="400"><figcaption>The ferry at noon.</figcaption></figure>
${text ?? `${paragraphs(`page ${number}`)}<p>${AUTHOR}</p>`}
</article>
<div class="pages">Page ${number} of ${of}: ${list} ${on ? `<a href="${on}">Next page</a>` : ''}</div></main>
</body></html>`;
}

/** @type {string[]} what came with each request for the second page */
const cookies = [];
/** @type {Promise<void>} the third page waits for it */
let released = Promise.resolve();

const { browser, server } = await session({
  '/story-of-the-ferry/': {
    body: page({ number: 1, text: `${paragraphs('page 1')}<p>${OVERLAP}</p>` }),
    headers: { 'set-cookie': 'reader=known; Path=/' },
  },
  '/story-of-the-ferry/2/': (request) => {
    cookies.push(`${request.headers.cookie} ${request.headers.referer}`);
    return {
      body: page({
        number: 2,
        text: `<p>${OVERLAP}</p><h2>The ice</h2>${paragraphs('page 2')}
<p>See the <a href="notes.html">notes</a><sup><a href="#fn1" id="ref1">1</a></sup> of that winter.</p>
<figure><img data-src="ice.png" alt="Ice" width="600" height="400"><figcaption>The ice at the landing.</figcaption></figure>
<aside class="share"><a href="https://x.example/share">Share on X</a></aside>
<ol class="footnotes"><li id="fn1">The notes were kept in pencil. <a href="#ref1">↩</a></li></ol>`,
      }),
    };
  },
  '/story-of-the-ferry/3/': async () => {
    await released;
    return { body: page({ number: 3 }) };
  },
  '/story-of-the-ferry/4/': { body: page({ number: 4 }) },
});

/**
 * @param {string} address
 */
async function read(address) {
  const tab = await browser.open(address);
  await openReader(browser, tab);
  return tab;
}

/** What Firefox notes of the browser's own doing: a policy that held, and what a tab no longer hears once it is closed. */
const NOTES = /^(?:Content-Security-Policy|Promise rejected after context unloaded)/;

async function faults() {
  return (await browser.faults()).filter((fault) => !NOTES.test(fault));
}

/**
 * What the card says, and which of its buttons can be seen; null where it is not shown.
 * @param {import('./drivers/index.mjs').Tab} tab
 */
function cardOf(tab) {
  return tab.shadow((root) => {
    const card = root.querySelector('.next-card');
    if (!card?.checkVisibility()) return null;
    const seen = (/** @type {string} */ selector) =>
      [...card.querySelectorAll(selector)].filter((part) => part.checkVisibility());
    return {
      title: card.querySelector('.next-title')?.textContent,
      line: card.querySelector('.next-line')?.textContent,
      buttons: seen('button').map((button) => button.textContent),
      link: /** @type {HTMLAnchorElement[]} */ (seen('a')).map((link) => link.href),
    };
  });
}

/**
 * The blocks of the article and the lines between its pages, in order.
 * @param {import('./drivers/index.mjs').Tab} tab
 * @returns {Promise<string[]>}
 */
function shownParts(tab) {
  return tab.shadow((root) =>
    [...root.querySelectorAll('article > :not(header, .notice, .end)')].map((part) =>
      part.matches('.page-mark') ? `[${part.ariaLabel}]` : (part.textContent ?? '').trim(),
    ),
  );
}

/** @param {string[]} parts */
const marksIn = (parts) => parts.filter((part) => part.startsWith('['));

test('the next page is offered and read here', async () => {
  const tab = await browser.open(`${server.origin}/story-of-the-ferry/`);
  server.hits.length = 0;
  cookies.length = 0;
  await openReader(browser, tab);
  const card = await cardOf(tab);
  assert.deepEqual(card, {
    title: 'This article goes on: page 2 of 4',
    line: '',
    buttons: ['Read page 2 here', 'All pages (3)'],
    link: [`${server.origin}/story-of-the-ferry/2/`],
  });
  assert.deepEqual(
    server.hits.filter((hit) => hit.includes('story')),
    [],
    'opening asks for nothing',
  );
  // A click that no hand made asks for nothing either.
  await tab.shadow((root) => {
    const one = root.querySelector('.next-one');
    if (one instanceof HTMLElement) one.click();
  });
  await tab.click((root) => root.querySelector('.next-one'));
  await until('the page', async () => marksIn(await shownParts(tab)).length > 0);

  const parts = await shownParts(tab);
  assert.deepEqual(marksIn(parts), ['[Page 2]']);
  const at = parts.indexOf('[Page 2]');
  assert.equal(parts[at - 1], OVERLAP);
  assert.equal(parts[at + 1], 'The ice');
  const text = parts.join('\n');
  for (const once of [STANDFIRST, OVERLAP, 'The ferry at noon.', 'On page 1, in paragraph 5']) {
    assert.equal(text.split(once).length, 2, `once: ${once}`);
  }
  assert.ok(!text.includes('The story of the ferry'), 'the title is not repeated');
  assert.ok(!text.includes('Page 2 of 4'), 'the list of pages is no text');
  // What the article shows are its own images, as ever.
  assert.deepEqual(
    server.hits.filter((hit) => hit.includes('story') && !hit.endsWith('.png')),
    ['GET /story-of-the-ferry/2/'],
  );
  assert.deepEqual(cookies, [`reader=known ${server.origin}/story-of-the-ferry/`]);
  const next = await cardOf(tab);
  assert.equal(next?.title, 'This article goes on: page 3 of 4');
  assert.deepEqual(next?.buttons, ['Read page 3 here', 'All pages (2)']);
  const focus = await tab.shadow((root) => root.activeElement?.getAttribute('data-page'));
  assert.equal(focus, '2');
  assert.deepEqual(await faults(), []);
  await tab.close();
});

test('joined images and links have right addresses, and notes lead to their text', async () => {
  const tab = await read(`${server.origin}/story-of-the-ferry/`);
  await tab.click((root) => root.querySelector('.next-one'));
  await until('the page', async () => marksIn(await shownParts(tab)).length > 0);
  const found = await tab.shadow((root) => {
    const image = root.querySelector('article img[alt="Ice"]');
    const links = [...root.querySelectorAll('article a')];
    const reference = root.querySelector('.note-reference');
    const note = reference?.getAttribute('data-note');
    return {
      image: image?.getAttribute('src'),
      link: links.find((link) => link.textContent === 'notes')?.getAttribute('href'),
      note: root.querySelector(`[data-note-text="${note}"]`)?.textContent,
    };
  });
  assert.equal(found.image, `${server.origin}/story-of-the-ferry/2/ice.png`);
  assert.equal(found.link, `${server.origin}/story-of-the-ferry/2/notes.html`);
  assert.match(found.note, /kept in pencil/);
  await tab.close();
});

test('all pages are joined and can be stopped', async () => {
  /** @type {() => void} */
  let release = () => {};
  released = new Promise((resolve) => {
    release = () => resolve();
  });
  const tab = await read(`${server.origin}/story-of-the-ferry/`);
  await tab.click((root) => root.querySelector('.next-all'));
  const waiting = await until('the third page to be asked for', async () => {
    const card = await cardOf(tab);
    return card?.title?.startsWith('Page 3') && card;
  });
  assert.deepEqual(waiting, { title: 'Page 3 of 4…', line: '', buttons: ['Stop'], link: [] });
  assert.deepEqual(marksIn(await shownParts(tab)), ['[Page 2]']);
  // The button that was pressed is gone, and the focus is on the one that stops.
  const focused = () => tab.shadow((root) => root.activeElement?.className);
  await until('the focus', async () => (await focused()) === 'next-stop');
  await tab.press('Enter');
  const stopped = await until('the end', async () => {
    const card = await cardOf(tab);
    return card?.buttons?.includes('All pages (2)') && card;
  });
  assert.equal(stopped.line, '');
  release();

  await tab.click((root) => root.querySelector('.next-all'));
  await until('all pages', async () => marksIn(await shownParts(tab)).length === 3);
  await until('the card to go', async () => (await cardOf(tab)) === null);
  const parts = await shownParts(tab);
  assert.deepEqual(marksIn(parts), ['[Page 2]', '[Page 3]', '[Page 4]']);
  const order = parts.filter((part) => part.includes('in paragraph 1')).map((part) => part[8]);
  assert.deepEqual(order, ['1', '2', '3', '4']);
  assert.equal(parts.filter((part) => part === AUTHOR).length, 1);
  assert.equal(parts.at(-1), AUTHOR, 'what ends every page ends the last');
  assert.deepEqual(await faults(), []);
  await tab.close();
});

test('what is put back on any page keeps the pages, and pages stand in the contents', async () => {
  const tab = await read(`${server.origin}/story-of-the-ferry/`);
  await tab.click((root) => root.querySelector('.next-all'));
  await until('all pages', async () => marksIn(await shownParts(tab)).length === 3);
  await tab.click((root) => root.querySelector('[aria-controls=panel]'));
  const press = (/** @type {string} */ words) =>
    tab.click(
      (root, words) => root.querySelector(`#panel [data-removal][aria-label*="${words}"]`),
      words,
    );
  await press('Share on X');
  await until('the part to come back', async () =>
    (await shownParts(tab)).some((part) => part.includes('Share on X')),
  );
  const parts = await shownParts(tab);
  const back = parts.findIndex((part) => part.includes('Share on X'));
  assert.ok(back > parts.indexOf('[Page 2]') && back < parts.indexOf('[Page 3]'));
  assert.deepEqual(marksIn(parts), ['[Page 2]', '[Page 3]', '[Page 4]']);
  const isMarked = await tab.shadow((root) => root.querySelector('article .returned') !== null);
  assert.ok(isMarked);

  // A repeat is left out with a record, as all else, and can be had again.
  const repeats = await tab.shadow(
    (root) =>
      [...root.querySelectorAll('#panel .rule-name')].filter(
        (rule) => rule.textContent === 'page-repeat',
      ).length,
  );
  assert.ok(repeats >= 4, `${repeats} repeats`);
  await press('And then, in the ninth winter');
  await until(
    'the repeat',
    async () => (await shownParts(tab)).filter((part) => part === OVERLAP).length === 2,
  );

  await tab.click((root) => root.querySelector('[aria-controls=contents]'));
  const entries = await tab.shadow((root) =>
    [...root.querySelectorAll('#contents .entry')].map((entry) => entry.textContent),
  );
  assert.deepEqual(entries, ['Page 2', 'The ice', 'Page 3', 'Page 4']);
  await tab.click((root) => [...root.querySelectorAll('#contents .entry')].at(-1));
  const focus = () => tab.shadow((root) => root.activeElement?.getAttribute('data-page'));
  await until('the last page', async () => (await focus()) === '4');
  await tab.close();
});

/** Second pages that cannot be had, by the name of their story, and what is then said. */
const FAULTS = {
  'missing-page-story': { answer: { body: 'gone', status: 404 }, says: /no such page/ },
  'sign-in-page-story': { answer: { body: 'no', status: 403 }, says: /signed in/ },
  'broken-page-story': { answer: { body: 'oh', status: 500 }, says: /error/ },
  'paper-page-story': {
    answer: { body: '%PDF-1.7', type: 'application/pdf' },
    says: /not a page of text/,
  },
  'large-page-story': { answer: { body: `<p>${'x'.repeat(9 << 20)}` }, says: /too large/ },
  'form-page-story': {
    answer: {
      body: '<!doctype html><title>Sign in</title><form><p>Sign in</p><input type=password></form>',
    },
    says: /no article/,
  },
  'same-page-story': {
    answer: { body: page({ number: 1, story: 'same-page-story' }) },
    says: /already/,
  },
  'sent-back-story': {
    answer: { body: '', status: 302, headers: { location: '/sent-back-story/' } },
    says: /already/,
  },
};

test('a page that cannot be had says why and can be tried again', async () => {
  /** @type {Record<string, import('./server.mjs').Made>} */
  const second = {};
  /** @type {Record<string, import('./server.mjs').Made | import('./server.mjs').Making>} */
  const made = {};
  for (const [story, { answer }] of Object.entries(FAULTS)) {
    second[story] = answer;
    made[`/${story}/`] = { body: page({ number: 1, story }) };
    made[`/${story}/2/`] = () => /** @type {import('./server.mjs').Made} */ (second[story]);
  }
  const own = await serve({ made });
  after(() => own.close());
  for (const [story, { says }] of Object.entries(FAULTS)) {
    const tab = await read(`${own.origin}/${story}/`);
    await tab.click((root) => root.querySelector('.next-one'));
    const card = await until(story, async () => {
      const card = await cardOf(tab);
      return card?.line !== '' && card;
    });
    assert.match(card.line, says, story);
    assert.equal(card.title, 'Page 2 could not be read');
    assert.deepEqual(card.buttons, ['Try again']);
    assert.deepEqual(card.link, [`${own.origin}/${story}/2/`]);
    assert.deepEqual(marksIn(await shownParts(tab)), []);
    if (story === 'broken-page-story') {
      second[story] = { body: page({ number: 2, story }) };
      await tab.click((root) => root.querySelector('.next-one'));
      await until('the page', async () => marksIn(await shownParts(tab)).length > 0);
      assert.equal((await cardOf(tab))?.title, 'This article goes on: page 3 of 4');
    }
    await tab.close();
  }
  assert.deepEqual(await faults(), []);
});

test("another origin's next page is not offered, and none is followed there", async () => {
  const other = await serve({ made: { '/': { body: page({ number: 2 }) } } });
  after(() => other.close());
  const own = await serve({
    made: {
      '/far-away-story/': {
        body: page({
          number: 1,
          of: 1,
          story: 'far-away-story',
          next: `${other.origin}/far-away-story/2/`,
        }),
      },
      '/sent-away-story/': { body: page({ number: 1, story: 'sent-away-story' }) },
      '/sent-away-story/2/': { body: '', status: 302, headers: { location: `${other.origin}/` } },
    },
  });
  after(() => own.close());
  const away = await read(`${own.origin}/far-away-story/`);
  assert.equal(await cardOf(away), null);
  await away.close();
  const sent = await read(`${own.origin}/sent-away-story/`);
  await sent.click((root) => root.querySelector('.next-one'));
  await until('the reason', async () => ((await cardOf(sent))?.line ?? '') !== '');
  assert.deepEqual(marksIn(await shownParts(sent)), []);
  await sent.close();
});

test('a page under a strict policy is read or says that the site forbids it', async () => {
  const headers = { 'content-security-policy': "default-src 'none'; connect-src 'none'" };
  const own = await serve({
    made: {
      '/strict-site-story/': { body: page({ number: 1, story: 'strict-site-story' }), headers },
      '/strict-site-story/2/': { body: page({ number: 2, story: 'strict-site-story' }), headers },
    },
  });
  after(() => own.close());
  const tab = await read(`${own.origin}/strict-site-story/`);
  await tab.click((root) => root.querySelector('.next-one'));
  const outcome = await until('an outcome', async () => {
    if (marksIn(await shownParts(tab)).length > 0) return 'read';
    return (await cardOf(tab))?.line;
  });
  // Chromium asks with a policy of the extension's world, Firefox with that of the page.
  assert.match(outcome, browser.name === 'chromium' ? /^read$/ : /forbids/);
  assert.deepEqual(await faults(), []);
  await tab.close();
});

test('a document that is not on screen is walked by its markup', async () => {
  const own = await serve({
    made: {
      '/': { body: '<!doctype html><title>Here</title><p>Here' },
      '/there/': {
        body: `<!doctype html><title>There</title><base href="/base/"><p id="a">a<p id="b" hidden>b<p id="c" style="color: red; display:none">c
<details id="d"><summary id="e">e</summary><p id="f">f</details><dialog id="g">g</dialog><noscript><p id="h">h</noscript><script>globalThis.ran = true</script><img src="i.png">`,
      },
    },
    folders: { '/extension/': `${ROOT}extension` },
  });
  after(() => own.close());
  const tab = await browser.open(`${own.origin}/`);
  const found = await tab.evaluate(async () => {
    const { walk } = await import(`${location.origin}/extension/content/walk.js`);
    const { saysHidden } = await import(`${location.origin}/extension/content/inert.js`);
    const { fetchPage } = await import(`${location.origin}/extension/content/fetch-page.js`);
    const { page, address } = await fetchPage('/there/', new AbortController().signal).catch(
      (/** @type {Error} */ error) => ({ page: null, address: error.message }),
    );
    const whole = await fetchPage(`${location.origin}/there/`, new AbortController().signal);
    const { bytes, elements } = walk(whole.page, new Set(), saysHidden);
    const words = new DataView(bytes.buffer).getUint32(8, true);
    const text = new TextDecoder().decode(bytes.slice(24 + 4 * words));
    return {
      relative: [page, address],
      address: whole.address,
      hidden: elements.filter(saysHidden).map((/** @type {Element} */ element) => element.id),
      hasBase: text.includes(`${location.origin}/there/${location.origin}/base/`),
      ran: 'ran' in globalThis,
    };
  });
  assert.deepEqual(found, {
    relative: [null, 'elsewhere'],
    address: `${own.origin}/there/`,
    hidden: ['b', 'c', 'f', 'g'],
    hasBase: true,
    ran: false,
  });
  assert.ok(!own.hits.includes('GET /base/i.png'), 'no image of it is loaded');
  await tab.close();
});
