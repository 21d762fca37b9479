// Puts payloads into every part of a page that an article is made of, and into every way out of the reader, and counts
// what ran, what was asked for, and which elements came out that never should.

import { until } from '../drivers/index.mjs';
import { openReader } from '../session.mjs';
import { armed } from './payloads.mjs';

/** @typedef {import('../drivers/index.mjs').Tab} Tab */

/** Milliseconds without a request after which a page has done what it does by itself. */
const QUIET = 250;

/** Parts of one page that are put back. */
const MOST_BACK = 6;

/** What the article is built of, and nothing else (formulas and icons have tables of their own). */
const ELEMENTS =
  'a abbr aside article bdi blockquote br button caption code dd del div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 header hr img li mark ol p path pre rp rt ruby section small span strong sub sup svg table td th time tr ul';

/** What lists and panels are built of beside that; `style` has no part in it. */
const PANELS = 'dialog footer form h2 h3 input kbd label main nav option output select textarea';

const SENTENCES = [
  'The keeper of the bridge counts the boats that pass beneath it, and has done so for thirty years without missing one.',
  'Nobody asked him to begin, and by now nobody would dare to ask him to stop, for the book has become the memory of the town.',
  'On the first page stands a barge with bricks, on the last a canoe with two children and a dog that did not want to come along.',
];

/**
 * Payloads as markup, which the page itself runs: not at all, as they stand, or each put by a script into an element of its
 * own, where what one leaves open keeps no other from its place.
 */
const MARKUP = {
  text: (/** @type {string[]} */ _) => '',
  live: (/** @type {string[]} */ payloads) =>
    payloads.map((payload) => `<div>${SENTENCES[2]} ${payload} ${SENTENCES[0]}</div>`).join('\n'),
  apart: (/** @type {string[]} */ payloads) =>
    `${payloads.map((_, at) => `<p>${SENTENCES[2]}</p><div class="apart" title="${at}"></div>`).join('\n')}
<script>const apart = ${JSON.stringify(payloads).replaceAll('<', '\\u003c')};
for (const one of document.querySelectorAll('.apart')) one.innerHTML = apart[one.title];</script>`,
};

/** @param {string} text */
const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/**
 * A page with payloads in every part that an article is made of, as text, and once as the markup they are. Each part of the
 * text has every one of them; what there is once on a page has one or the other.
 * @param {string[]} payloads
 * @param {keyof typeof MARKUP} kind how they stand there beside that
 */
export function hostilePage(payloads, kind) {
  let last = -1;
  const one = () => {
    last += 1;
    return payloads[last % payloads.length] ?? '';
  };
  const some = () => escaped(one());
  const each = (/** @type {(text: string) => string} */ part) =>
    payloads.map((payload) => part(escaped(payload))).join('\n');
  const json = JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: one(),
    author: { '@type': 'Person', name: one() },
    publisher: { '@type': 'Organization', name: one() },
    datePublished: one(),
    image: one(),
    url: one(),
  }).replaceAll('<', '\\u003c');
  return `<!doctype html><html lang="${some()}" dir="${some()}"><head><meta charset="utf-8"><title>${some()} - ${some()}</title>
<meta property="og:title" content="${some()}"><meta property="og:site_name" content="${some()}">
<meta name="author" content="${some()}"><meta name="description" content="${some()}">
<meta property="article:published_time" content="${some()}"><link rel="canonical" href="${some()}">
<meta property="og:image" content="${some()}"><script type="application/ld+json">${json}</script></head>
<body><main><article><h1>${some()}</h1><p class="byline">By <span class="author">${some()}</span></p>
${SENTENCES.map((sentence) => `<p>${sentence}</p>`).join('\n')}
${each(
  (text) => `<p>${SENTENCES[0]} ${text}</p>
<figure><img src="/scene.png" alt="${text}" width="600" height="400"><figcaption>${text} On the quay.</figcaption></figure>
<p>${SENTENCES[0]} <a href="/a?${text}" title="${text}">${text}</a> <abbr title="${text}">${text}</abbr> <code>${text}</code></p>
<h2 id="${text}">${text}</h2><p>${SENTENCES[1]}</p>
<ul><li>${SENTENCES[2]} ${text}</li><li>${text} ${SENTENCES[0]}</li></ul>
<pre><code class="language-${text}">${text}</code></pre>
<table><caption>${text}</caption><tr><th>${text}</th><th>Boats</th></tr><tr><td>Monday</td><td>${text}</td></tr></table>
<blockquote><p>${SENTENCES[1]} ${text}</p></blockquote>
<div class="ad"><span>Advertisement</span><p>${text}</p></div>
<div class="newsletter"><h3>Newsletter</h3><p>Sign up for our newsletter. ${text}</p></div>`,
)}
<section class="related"><h3>Read also</h3><ul>${each((text) => `<li><a href="/b">${text}</a></li>`)}</ul></section>
${MARKUP[kind](payloads)}
</article></main></body></html>`;
}

/**
 * A payload where nothing holds it: as the page's own markup, parsed from a string, and once more from what that gave, there
 * and in a closed tree as the reader's is; what can be pressed is pressed.
 * @param {string} payload
 */
const rawPage = (
  payload,
) => `<!doctype html><meta charset="utf-8"><title>raw</title><main>${payload}</main>
<script>
const [once, twice] = [document.createElement('div'), document.createElement('div')];
once.innerHTML = ${JSON.stringify(payload).replaceAll('<', '\\u003c')};
twice.innerHTML = once.innerHTML;
const host = document.createElement('div');
host.attachShadow({ mode: 'closed' }).innerHTML = twice.innerHTML;
document.body.append(once, twice, host);
for (const part of document.querySelectorAll('a, button')) part.dispatchEvent(new MouseEvent('click', { bubbles: true }));
</script>`;

/**
 * What came to the server and tells that a payload worked.
 * @param {string[]} hits
 */
export const telling = (hits) => hits.filter((hit) => /^GET \/(?:hit|req)\//.test(hit));

/**
 * Waits until a page has done what it does by itself.
 * @param {string[]} hits of the server
 */
export async function quiet(hits) {
  for (let before = -1; before !== hits.length; ) {
    before = hits.length;
    await new Promise((resolve) => setTimeout(resolve, QUIET));
  }
}

/**
 * The elements and attributes in the reader that should not be there; and how many elements were looked at.
 * @param {Tab} tab
 * @returns {Promise<{ looked: number, foreign: string[] }>}
 */
export function foreignIn(tab) {
  return tab.shadow(
    (root, article, panels) => {
      const inArticle = new Set(article.split(' '));
      const anywhere = new Set([...inArticle, ...panels.split(' ')]);
      /** @type {string[]} */
      const foreign = [];
      const all = [...root.querySelectorAll('*')];
      for (const one of all) {
        const isInArticle = one.closest('main article') !== null;
        const isFormula = one.namespaceURI === 'http://www.w3.org/1998/Math/MathML';
        if (!isFormula && !(isInArticle ? inArticle : anywhere).has(one.localName))
          foreign.push(`<${one.localName}>`);
        for (const { name, value } of one.attributes) {
          const isAddress = ['href', 'src', 'action', 'formaction', 'xlink:href'].includes(name);
          if (
            name.startsWith('on') ||
            ['srcdoc', 'srcset', 'background', 'ping', 'poster', 'is', 'nonce'].includes(name) ||
            (isInArticle && name === 'id' && value !== 'title') ||
            (isAddress &&
              !/^(?:https?:|mailto:|tel:|#|data:image\/(?:png|jpeg|gif|webp|avif)[;,]|$)/.test(
                value,
              ))
          )
            foreign.push(`${one.localName} ${name}="${value.slice(0, 60)}"`);
        }
      }
      return { looked: all.length, foreign };
    },
    ELEMENTS,
    PANELS,
  );
}

/**
 * Takes a page through the reader: opened, everything put back, shared to the clipboard, printed.
 * @param {import('../drivers/index.mjs').Browser} browser
 * @param {{ origin: string, hits: string[] }} server
 * @param {string} address of the page
 */
export async function read(browser, server, address) {
  const tab = await browser.open(`${server.origin}${address}`);
  await quiet(server.hits);
  const known = new Set(server.hits);
  const from = server.hits.length;
  await openReader(browser, tab);
  const isRead = await tab.shadow((root) => root.querySelector('main article') !== null);
  let removals = 0;
  let copied = { text: '', html: '' };
  const faults = await foreignIn(tab);
  if (isRead) {
    await tab.click((root) => root.querySelector('[aria-controls=panel]'));
    const left = () =>
      tab.shadow((root) => root.querySelectorAll('#panel li:not(.is-back) [data-removal]').length);
    for (let rest = await left(); rest > 0 && removals < MOST_BACK; removals += 1) {
      await tab.click((root) => root.querySelector('#panel li:not(.is-back) [data-removal]'));
      const before = rest;
      await until('a part to be back', async () => (await left()) < before);
      rest = await left();
    }
    const after = await foreignIn(tab);
    faults.looked += after.looked;
    faults.foreign.push(...after.foreign);
    await tab.press('Escape');
    await tab.type('e');
    await until('the panel', () =>
      tab.shadow((root) => root.querySelector('[data-item=article]')?.checkVisibility()),
    );
    await tab.click((root) => root.querySelector('[data-item=article]'));
    await until('the copy', () =>
      tab.shadow((root) => /^Copied/.test(root.querySelector('.toast-words')?.textContent ?? '')),
    );
    copied = await browser.clipboard();
    await tab.print();
  }
  await quiet(server.hits);
  // What the page runs of its own markup it may run again; a tree within it is the reader's.
  const asked = server.hits.slice(from).filter((hit) => !known.has(hit) || hit.endsWith('/within'));
  await tab.close();
  return { isRead, removals, copied, asked, ...faults };
}

/**
 * Opens what was shared as a page of its own.
 * @param {import('../drivers/index.mjs').Browser} browser
 * @param {{ origin: string, hits: string[] }} server
 * @param {string} address
 */
export async function openShared(browser, server, address) {
  const from = server.hits.length;
  const tab = await browser.open(`${server.origin}${address}`);
  await quiet(server.hits);
  await tab.close();
  return telling(server.hits.slice(from));
}

/**
 * The pages of an attack: groups of payloads as `/text/N` and `/live/N`, and all of them without a reader in `/raw`.
 * @param {string[]} payloads
 * @param {{ text: number, live: number }} group how many on a page; markup that is left open keeps others from theirs
 * @returns {Record<string, import('../server.mjs').Made & { body: string }>}
 */
export function pagesOf(payloads, group) {
  const own = payloads.map(armed);
  /** @type {ReturnType<typeof pagesOf>} */
  const pages = {};
  for (const kind of /** @type {const} */ (['text', 'live']))
    for (let at = 0; at * group[kind] < own.length; at += 1) {
      const some = own.slice(at * group[kind], (at + 1) * group[kind]);
      pages[`/${kind}/${at}`] = { body: hostilePage(some, kind) };
    }
  own.forEach((payload, at) => {
    pages[`/raw/${at}`] = { body: rawPage(payload) };
  });
  const frames = own.map((_, at) => `<iframe src="/raw/${at}"></iframe>`);
  pages['/raw'] = { body: `<!doctype html><title>raw</title>${frames.join('\n')}` };
  return pages;
}
