// The walk where a page is made to stop it: trees far deeper than any parser builds, a page that takes its time, and pages
// that grow while they are read.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { clean, initSync } from '../../pkg/limpide.js';
import { markup } from '../hostile/inputs.mjs';
import {
  OWN_BUTTON,
  openAtOnce,
  pressOwn,
  ROOT,
  readerGone,
  session,
  shownArticle,
} from './session.mjs';

const ARTICLE = markup({ name: 'none', pieces: [] }, 1);
const TITLE = 'The town has its baths again';

initSync({ module: await readFile(`${ROOT}pkg/limpide_bg.wasm`) });

const { browser, server } = await session(
  {
    '/article': { body: ARTICLE },
    '/namesakes': {
      body: `${ARTICLE}<p><math><slot></slot><mi>x</mi></math></p><script>
      for (const space of ['2000/svg', '1998/Math/MathML', 'other'])
        for (const name of ['slot', 'img', 'iframe', 'frame', 'dialog', 'details', 'a'])
          document.querySelector('p').append(document.createElementNS('http://www.w3.org/' + space, name));
    </script>`,
    },
    '/growing': {
      body: `${ARTICLE}${OWN_BUTTON}<script>
      let count = 0;
      const grow = () => {
        for (let n = 0; n < 20; n++) {
          const more = document.createElement('p');
          more.textContent = 'Further paragraph ' + ++count + ' of a page that never ends, with some words in it.';
          document.body.append(more);
        }
        document.documentElement.dataset.count = count;
      };
      addEventListener('scroll', grow);
      addEventListener('focus', grow, true);
      addEventListener('blur', grow, true);
      document.addEventListener('selectionchange', grow);
      new MutationObserver(grow).observe(document.documentElement, { childList: true });
      setInterval(grow, 20);
    </script>`,
    },
  },
  { isHeavy: true },
);

/**
 * Walks, in the browser, the article and behind it elements in elements that a script has put there. Such a tree is laid out
 * by no browser, so it stands in a document that is shown nowhere, as a further page of an article does.
 * @param {{ name: string, depth: number, piece?: number, beside?: number, tick?: number }} what how many elements stand in one
 *   another, made so many at once, and beside one another; milliseconds from each look at the clock to the next, where it is not the true one
 */
async function walked(what) {
  const tab = await browser.open(`${server.origin}/article`);
  const { base64, levels, time } = await tab.evaluate(
    async ({ name, depth, piece = 100, beside = 0, tick }) => {
      const module = (/** @type {string} */ path) =>
        import(new URL(`/extension/content/${path}.js`, location.origin).href);
      const [{ walk }, { saysHidden }] = await Promise.all([module('walk'), module('inert')]);
      const page = document.implementation.createHTMLDocument('');
      page.replaceChild(page.importNode(document.documentElement, true), page.documentElement);
      /** @type {Element | DocumentFragment} */
      let innermost = page.body;
      // Put in by pieces, and these by a hundred at once: at each a browser goes all the way up, and a million times that
      // took minutes.
      const many = page.createDocumentFragment();
      let last = /** @type {Element | DocumentFragment} */ (many);
      for (let n = 0; n < depth; n += piece) {
        const outer = page.createElement(name);
        let at = outer;
        for (let level = 1; level < piece; level += 1) {
          const within = page.createElement(name);
          at.append(`Level ${n + level}. `, within);
          at = within;
        }
        last.append(outer);
        last = at;
        if (n + piece < depth && (n / piece) % 100 < 99) continue;
        innermost.append(many);
        innermost = last;
        last = many;
      }
      for (let n = 0; n < beside; n += 1) page.body.append(page.createElement(name));
      const now = performance.now;
      const began = now.call(performance);
      let told = 0;
      if (tick) performance.now = () => (told += tick);
      const { bytes, elements } = walk(page, new Set(), saysHidden);
      performance.now = now;
      let text = '';
      for (let part = 0; part < bytes.length; part += 8_192)
        text += String.fromCharCode(...bytes.subarray(part, part + 8_192));
      return {
        base64: btoa(text),
        levels: elements.filter((/** @type {Element} */ element) => element.localName === name)
          .length,
        time: performance.now() - began,
      };
    },
    what,
  );
  await tab.close();
  const { article, notes } = JSON.parse(clean(Buffer.from(base64, 'base64'), ''));
  return { title: article.title, notes, levels, time };
}

const DEPTHS = { div: [1_000, 10_000, 100_000, 1_000_000], span: [10_000, 100_000] };
for (const [name, depths] of Object.entries(DEPTHS)) {
  for (const depth of depths) {
    test(`${depth} ${name}s in one another, by a script: walked as far as the limits go`, async () => {
      const { title, notes, levels } = await walked({ name, depth });
      assert.equal(title, TITLE);
      assert.ok(notes.includes('flattened'), `${notes}`);
      assert.equal(notes.includes('nodes-cut'), depth >= 100_000, `${notes}`);
      assert.ok(levels > 400 && levels <= 512, `${levels} have a record`);
    });
  }
}

test('a page that takes longer than a second to walk is cut there, and what was walked is read', async () => {
  // Looked at every 512 nodes, a clock that goes by 20 ms each time is over the second after 26,000.
  const slow = await walked({ name: 'i', depth: 2, piece: 2, beside: 100_000, tick: 20 });
  assert.equal(slow.title, TITLE);
  assert.ok(slow.notes.includes('time-cut'), `${slow.notes}`);
  assert.ok(slow.levels > 24_000 && slow.levels < 27_000, `${slow.levels} elements`);
  const fast = await walked({ name: 'i', depth: 2, piece: 2, beside: 100_000, tick: 1 });
  assert.ok(!fast.notes.includes('time-cut'), `${fast.notes}`);
  assert.ok(fast.levels > 99_000, `${fast.levels} elements`);
});

test('elements of names that HTML has too, but not of HTML, are walked like any other', async () => {
  const tab = await browser.open(`${server.origin}/namesakes`);
  await openAtOnce(browser, tab);
  assert.equal((await shownArticle(tab)).title, TITLE);
  await tab.close();
});

test('a page that grows by itself, by every scroll and at every sight of the reader is read, and goes on growing', async () => {
  const tab = await browser.open(`${server.origin}/growing`);
  const count = () => tab.evaluate(() => Number(document.documentElement.dataset.count));
  await openAtOnce(browser, tab);
  assert.equal((await shownArticle(tab)).title, TITLE);
  const opened = await count();
  await tab.press('ArrowDown');
  await tab.press('Escape');
  await readerGone(tab);
  assert.ok((await count()) > opened, 'nothing of the page was stopped');
  assert.equal(await pressOwn(tab), 'pressed');
  assert.deepEqual(await browser.faults(), []);
  await tab.close();
});
