// What axe-core finds in the reader: nothing, on articles of every kind, with every panel and layer open, in every theme.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { COLORS, judge, judged } from './axe.mjs';
import { until } from './drivers/index.mjs';
import { keptState } from './drivers/kept.mjs';
import { openReader, ROOT, session } from './session.mjs';

/** @typedef {import('./drivers/index.mjs').Tab} Tab */

const LINKS = Array.from({ length: 40 }, (_, at) => `<li><a href="/go/${at}">Link ${at}</a></li>`);
const SENTENCE =
  'The mill stood by the river and ground the corn of three villages until the frost. ';
const DEEP = 600;

const { browser, server } = await session({
  '/links': { body: `<!doctype html><html lang=en><title>Links</title><ul>${LINKS.join('')}</ul>` },
  '/empty': { body: '<!doctype html><html lang=en><title></title>' },
  '/deep': {
    body: `<!doctype html><html lang=en><title>The mill</title><article><h1>The mill</h1>${`<p>${SENTENCE.repeat(5)}</p>`.repeat(4)}
      ${'<div>'.repeat(DEEP)}<p>${SENTENCE.repeat(5)}</p>${'</div>'.repeat(DEEP)}</article>`,
  },
  '/gallery/': {
    body: `<!doctype html><html lang=en><title>The mill</title><article><h1>The mill</h1>${`<p>${SENTENCE.repeat(5)}</p>`.repeat(4)}
      <figure>${[1, 2, 3].map((at) => `<img src="/mill-${at}.jpg" alt="The mill, year ${at}" width=800 height=500>`).join('')}
      <figcaption>The mill in three years. Photographs: R. Miller</figcaption></figure><p>${SENTENCE.repeat(5)}</p></article>`,
  },
  '/words': { body: await readFile(`${ROOT}_locales/en/messages.json`), type: 'application/json' },
});
after(() => {
  const { runs, checks, faults } = judged;
  console.log(`axe: ${checks} checks in ${runs} runs, ${faults} violations`);
});

/** Each theme, and what the system says beside it. */
const THEMES = /** @type {const} */ ([
  ['sepia'],
  ['soft'],
  ['dark'],
  ['contrast'],
  ['own'],
  ['system', 'dark'],
]);

/**
 * Judges what is shown by all rules, and its colors in the other themes.
 * @param {Tab} tab
 * @param {string} what
 * @param {string} [within] where the colors of the other themes are looked at
 */
async function judgeInThemes(tab, what, within) {
  await choose(tab, 'light');
  await judge(tab, server.origin, `${what}, light`);
  for (const [theme, scheme] of THEMES) {
    await choose(tab, theme, scheme);
    await judge(tab, server.origin, `${what}, ${theme}`, { rules: COLORS, within });
  }
  await choose(tab, 'light');
}

/**
 * @param {Tab} tab
 * @param {string} theme
 * @param {'dark'} [scheme]
 */
async function choose(tab, theme, scheme) {
  const colors = { paper: '#f3f7ee', ink: '#22301c', accent: '#2f6a1f' };
  const settings = { theme, font: theme === 'own' ? 'own' : 'serif', ...colors };
  // The rules stay, which what is shown goes by.
  const { rules } = await keptState(browser);
  await browser.store({ settings, rules });
  if (scheme || theme === 'system') await tab.emulate({ scheme });
  await until(`the theme ${theme}`, () =>
    tab.shadow(
      (root, theme) => root.querySelector('.view')?.getAttribute('data-theme') === theme,
      theme,
    ),
  );
}

/** @param {string} page */
async function read(page) {
  const tab = await browser.open(`${server.origin}/${page}`);
  await openReader(browser, tab);
  return tab;
}

for (const { page, what, mark } of [
  { page: 'long--essay', what: 'a long essay', mark: 'h2' },
  { page: 'docs--code', what: 'code', mark: 'pre' },
  { page: 'table--data', what: 'a table', mark: 'table' },
  { page: 'gallery', what: 'a gallery', mark: '.gallery' },
  { page: 'news--arabic', what: 'Arabic', mark: ':lang(ar)' },
  { page: 'news--japanese', what: 'Japanese', mark: 'ruby' },
  { page: 'blog--footnotes', what: 'footnotes', mark: '.footnotes' },
  { page: 'quote--tweet-and-video', what: 'embeds', mark: '.embed' },
]) {
  test(`axe finds no fault in an article with ${what}`, async () => {
    const tab = await read(`${page}/`);
    const has = (/** @type {ShadowRoot} */ root, /** @type {string} */ mark) =>
      root.querySelector(`article ${mark}, article${mark}`) !== null;
    assert.ok(await tab.shadow(has, mark), `${page} has no ${mark}`);
    await judgeInThemes(tab, page, 'article');
    await tab.close();
  });
}

test('axe finds no fault in vertical writing', async () => {
  const tab = await read('news--japanese/');
  await browser.store({ settings: { theme: 'light', vertical: true } });
  await until('the lines to turn', () =>
    tab.shadow((root) => root.querySelector('[data-writing=vertical] article') !== null),
  );
  await judge(tab, server.origin, 'vertical');
  await tab.close();
});

test('axe finds no fault in the panels', async () => {
  const tab = await read('long--essay/');
  await tab.type('c');
  await judgeInThemes(tab, 'contents', '#contents');
  await tab.type('t');
  await tab.click((root) => root.querySelector('#limpide-css'));
  await tab.type('p { background: url(x) }');
  await until('the refusal', () =>
    tab.shadow((root) => root.querySelector('#limpide-css-said')?.textContent !== ''),
  );
  await judgeInThemes(tab, 'text', '#text-panel');
  await tab.press('Escape');
  await tab.type('?');
  await judgeInThemes(tab, 'the list of keys', '.keys');
  await tab.close();
});

test('axe finds no fault in the list of removals, with parts put back and a rule kept', async () => {
  const tab = await read('news--rfi-seed/');
  await tab.type('r');
  const entries = () =>
    tab.shadow((root) => ({
      back: root.querySelectorAll('.is-back').length,
      rules: root.querySelectorAll('.own-rules li').length,
      toast: root.querySelector('.toast')?.checkVisibility(),
    }));
  await tab.click((root) => root.querySelector('#panel .put-back'));
  await until('the part to be back', async () => (await entries()).back === 1);
  await tab.click((root) => root.querySelector('#panel .keep-here[aria-label*="Deux soldats"]'));
  await until('the rule', async () => (await entries()).rules === 1);
  assert.ok((await entries()).toast);
  await until('the marks to fade', () =>
    tab.shadow((root) => root.querySelector('.returned') === null),
  );
  await judgeInThemes(tab, 'removals', '.view');
  await tab.click((root) => root.querySelector('.own-rules .put-back'));
  await until('the rule to go', async () => (await entries()).rules === 0);
  await tab.close();
});

test('axe finds no fault in what stands above the article', async () => {
  const notes = await read('blog--footnotes/');
  await notes.click((root) => root.querySelector('.note-reference'));
  await judgeInThemes(notes, 'a note', '.note-card');
  await notes.press('Escape');
  await notes.type('s');
  // No voices where there is no Firefox: the bar is shown as it is then, which is all that is judged.
  if (browser.name === 'chromium') {
    await notes.shadow((root) => {
      const [bar] = root.querySelectorAll('.speech');
      if (bar instanceof HTMLElement) bar.hidden = false;
    });
  }
  await until('the voice', () =>
    notes.shadow((root) => root.querySelector('.speech')?.checkVisibility()),
  );
  await judgeInThemes(notes, 'reading aloud', '.speech');
  await notes.close();
  const images = await read('gallery/');
  await images.click((root) => root.querySelector('article .enlarge'));
  await judgeInThemes(images, 'an image enlarged', '.lightbox');
  await images.close();
});

test('axe finds no fault in what corrects the article', async () => {
  const tab = await read('long--essay/');
  await tab.click((root) => root.querySelector('.tool.correct'));
  await until('the bar', () =>
    tab.shadow((root) => root.querySelector('.pick-bar')?.checkVisibility()),
  );
  await tab.click((root) => root.querySelector('article > p'));
  await judgeInThemes(tab, 'removing parts', '.pick-bar');
  await tab.click((root) => root.querySelector('main ~ .pick-bar .pick-always'));
  await until('the rule', () =>
    tab.shadow((root) => root.querySelector('.rule-card')?.checkVisibility()),
  );
  await judgeInThemes(tab, 'a rule', '.rule-card');
  await tab.close();
});

test('axe finds no fault in what is said above the article', async () => {
  for (const [page, what] of [
    ['unsure--society-page/', 'a doubt'],
    ['deep', 'a notice'],
  ]) {
    const tab = await read(page ?? '');
    assert.ok(await tab.shadow((root) => root.querySelector('.notice') !== null), what);
    await judgeInThemes(tab, what ?? '', 'article');
    await tab.close();
  }
});

test('axe finds no fault in the cards', async () => {
  for (const page of ['links', 'empty']) {
    const tab = await read(page);
    for (const scheme of /** @type {const} */ (['light', 'dark'])) {
      await tab.emulate({ scheme });
      await judge(tab, server.origin, `${page}, ${scheme}`);
    }
    await tab.close();
  }
  // The card of a slow page is gone before it can be looked at; made in the page's world, it stays.
  const tab = await browser.open(`${server.origin}/empty`);
  await tab.evaluate(async (origin) => {
    const words = await (await fetch(`${origin}/words`)).json();
    const i18n = {
      getMessage: (/** @type {string} */ key) => words[key]?.message ?? '',
      getUILanguage: () => 'en',
    };
    Object.assign(globalThis, { chrome: { i18n } });
    const { showProgress } = await import(`${origin}/extension/reader/notice.js`);
    showProgress(() => {});
  }, server.origin);
  for (const scheme of /** @type {const} */ (['light', 'dark'])) {
    await tab.emulate({ scheme });
    await judge(tab, server.origin, `progress, ${scheme}`);
  }
  await tab.close();
  assert.deepEqual(await browser.faults(), []);
});
