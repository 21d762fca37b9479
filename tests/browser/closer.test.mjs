// Closer to the article: notes beside their references, images as large as the window, code to copy.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { until } from './drivers/index.mjs';
import { openReader, session } from './session.mjs';
import { allow, LOOPBACK, makeService } from './translating.mjs';

const SENTENCE =
  'The ferry left the north quay at six in the morning with forty people, two dogs and a piano on board.';
const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>The ferries</title><style>body { min-height: 20000px }</style>
<body><main><article><h1>The ferries</h1>
<p>The first crossing is told here.<sup id="ref1"><a href="#fn1" role="doc-noteref">1</a></sup> ${SENTENCE} It is <a href="#p40">told of again</a> below.</p>
<figure><img src="/quay.png" alt="The quay" width="600" height="400"><figcaption>The quay of <a href="#p40">the fortieth crossing</a>, in the morning.<sup id="ref2"><a href="#fn2" role="doc-noteref">2</a></sup></figcaption></figure>
${Array.from({ length: 60 }, (_, at) => `<p id="p${at}">Crossing ${at}. ${SENTENCE} ${SENTENCE}</p>`).join('\n')}
<div class="footnotes" role="doc-endnotes"><ol>
<li id="fn1"><p>It is like <a href="#p40">the fortieth</a>, which was late. <a href="#ref1" role="doc-backlink">↩︎</a></p></li>
<li id="fn2"><p>Drawn from the north, in the year of the flood. <a href="#ref2" role="doc-backlink">↩︎</a></p><pre><code>north = quay()</code></pre><figure><img src="/north.png" alt="The north" width="300" height="200"></figure></li>
</ol></div></article></main></body></html>`;

// Each test has an address of its own: none is opened at the place where another was left.
const { browser, server } = await session(
  Object.fromEntries(
    ['note', 'image', 'caption', 'code', 'original'].map((name) => [
      `/ferries-${name}/`,
      { body: PAGE },
    ]),
  ),
  { allowable: [LOOPBACK] },
);

/** @param {string} page */
async function read(page) {
  const tab = await browser.open(`${server.origin}/${page}/`);
  await openReader(browser, tab);
  return tab;
}

test('a note opens beside its reference, Esc gives the focus back, and the list is one press away', async () => {
  const tab = await read('blog--footnotes');
  const press = () => tab.click((root) => root.querySelector('.note-reference'));
  await press();
  const seen = await tab.shadow((root) => {
    const card = root.querySelector('.note-card');
    const first = root.querySelector('[data-note-text]');
    const reference = root.querySelector('.note-reference');
    const box = card?.getBoundingClientRect();
    return {
      text: card?.querySelector('.note-words')?.textContent?.trim(),
      note: first?.textContent?.trim(),
      isFocused: root.activeElement === card,
      isOnScreen: !!box && box.top >= 0 && box.bottom <= innerHeight && box.right <= innerWidth,
      isBeside: !!box && Math.abs(box.top - (reference?.getBoundingClientRect().bottom ?? 0)) < 300,
    };
  });
  assert.equal(seen.text, seen.note);
  assert.ok(seen.isFocused && seen.isOnScreen && seen.isBeside, JSON.stringify(seen));
  await tab.press('Escape');
  const closed = await tab.shadow((root) => ({
    isHidden: root.querySelector('.note-card')?.checkVisibility() === false,
    focus: root.activeElement?.className,
    isOpen: root.querySelector('article') !== null,
  }));
  assert.deepEqual(closed, { isHidden: true, focus: 'note-reference', isOpen: true });
  await press();
  await tab.click((root) => root.querySelector('.note-card .step'));
  await until('the list of notes', () =>
    tab.shadow((root) => root.activeElement?.matches('[data-note-text]') ?? false),
  );
  assert.deepEqual(await browser.faults(), []);
  await tab.close();
});

/**
 * What the page has of an address, a history and a scroll, which are its own.
 * @param {import('./drivers/index.mjs').Tab} tab
 */
const ofPage = (tab) =>
  tab.evaluate(() => ({ hash: location.hash, entries: history.length, at: scrollY }));

/**
 * @param {import('./drivers/index.mjs').Tab} tab
 * @param {string} selector
 * @param {string} words
 */
const isInSight = (tab, selector, words) =>
  tab.shadow(
    (root, selector, words) => {
      const found = [...root.querySelectorAll(selector)].find((one) =>
        one.textContent?.includes(words),
      );
      const { top, bottom } = found?.getBoundingClientRect() ?? { top: -1, bottom: 0 };
      return top >= 0 && bottom <= innerHeight;
    },
    selector,
    words,
  );

for (const { page, above, opener } of [
  { page: 'ferries-note', above: '.note-card', opener: '.note-reference' },
  { page: 'ferries-image', above: '.lightbox', opener: '.enlarge' },
]) {
  test(`a link to a place of the article leads there from what is open above it: ${above}`, async () => {
    const tab = await read(page);
    const before = await ofPage(tab);
    await tab.click((root, which) => root.querySelector(`article ${which}`), opener);
    await tab.click((root, which) => root.querySelector(`${which} a[href="#p40"]`), above);
    await until('the crossing', () => isInSight(tab, 'article > p', 'Crossing 40.'));
    assert.equal(
      await tab.shadow((root, which) => root.querySelector(which)?.checkVisibility(), above),
      false,
    );
    assert.deepEqual(await ofPage(tab), before);
    await tab.close();
  });
}

test('a note that the words under an image refer to is gone to from there', async () => {
  const tab = await read('ferries-caption');
  await tab.click((root) => root.querySelector('article .enlarge'));
  await tab.click((root) => root.querySelector('.lightbox .note-reference'));
  await until('the note', () => isInSight(tab, '[data-note-text]', 'Drawn from the north'));
  assert.equal(
    await tab.shadow((root) => root.querySelector('.lightbox')?.checkVisibility()),
    false,
  );
  await tab.close();
});

test('code in a note is copied from beside its reference, and an image there is no button', async () => {
  const tab = await read('ferries-code');
  await tab.click((root) => root.querySelector('figcaption .note-reference'));
  assert.deepEqual(
    await tab.shadow((root) => ({
      images: root.querySelectorAll('.note-card img').length,
      buttons: root.querySelectorAll('.note-card .enlarge').length,
    })),
    { images: 1, buttons: 0 },
  );
  await tab.shadow((root) => root.querySelector('.spoken')?.replaceChildren());
  await tab.click((root) => root.querySelector('.note-card .copy-code'));
  const said = () => tab.shadow((root) => root.querySelector('.spoken')?.textContent);
  await until('a word on it', async () => /Copied|refus/.test(await said()));
  assert.ok(await tab.shadow((root) => root.querySelector('.note-card')?.checkVisibility()));
  await tab.close();
});

test('a link in the original beside a translation leads into the article', async () => {
  const service = await makeService((text) => `FR: ${text}`);
  after(() => service.close());
  await allow(browser);
  await browser.store({
    translation: {
      service: 'hook',
      endpoints: { hook: service.endpoint },
      told: [new URL(service.endpoint).origin],
      to: 'fr',
      show: 'translation',
    },
  });
  const tab = await read('ferries-original');
  const before = await ofPage(tab);
  const link = '.original-card a[href="#p40"]';
  for (const shown of ['both', 'translation']) {
    await tab.type('l');
    await until(shown, () =>
      tab.shadow(
        (root, how) => root.querySelector('article > p')?.getAttribute('data-translated') === how,
        shown,
      ),
    );
  }
  await tab.hover((root) => root.querySelector('article > p[data-translated="translation"]'));
  await until('the original', () =>
    tab.shadow((root, which) => root.querySelector(which)?.checkVisibility() ?? false, link),
  );
  await tab.click((root, which) => root.querySelector(which), link);
  await until('the crossing', () => isInSight(tab, 'article > p', 'Crossing 40.'));
  assert.deepEqual(await ofPage(tab), before);
  await tab.close();
});

test('an image opens as large as the window, and Esc brings back the article', async () => {
  const tab = await read('news--rfi-seed');
  await tab.click((root) => root.querySelector('article .enlarge'));
  const box = await tab.shadow((root) => {
    const box = root.querySelector('.lightbox');
    const source = root.querySelectorAll('img')[0];
    const image = box?.querySelector('img');
    return {
      isShown: box?.checkVisibility(),
      isSame: !!image && image.src === source?.currentSrc,
      caption: box?.querySelector('.lightbox-caption')?.textContent,
      legend: root.querySelector('article figcaption')?.textContent,
      focus: root.activeElement?.getAttribute('class'),
    };
  });
  assert.ok(box.isShown && box.isSame, JSON.stringify(box));
  assert.equal(box.caption, box.legend);
  assert.equal(box.focus, 'tool close');
  // Tab stays within the dialog.
  for (let i = 0; i < 4; i += 1) {
    await tab.press('Tab');
    assert.ok(await tab.shadow((root) => root.activeElement?.closest('.lightbox') !== null));
  }
  await tab.press('Escape');
  const after = await tab.shadow((root) => ({
    isShown: root.querySelector('.lightbox')?.checkVisibility(),
    focus: root.activeElement?.className,
  }));
  assert.deepEqual(after, { isShown: false, focus: 'enlarge' });
  await tab.close();
});

test('code is copied as it stands, or a sentence says that the browser refused', async () => {
  const tab = await read('docs--code');
  await tab.click((root) => root.querySelector('.copy-code'));
  const said = () => tab.shadow((root) => root.querySelector('.spoken')?.textContent);
  await until('a word on it', async () => (await said()) !== '');
  assert.match(await said(), /Copied|Copié|refus/);
  await tab.close();
});
