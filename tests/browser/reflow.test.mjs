// The reader on small and strange screens: a phone upright and on its side, a window zoomed to 200 and 400 %, text spaced
// as its reader needs it, a finger for a pointer. Nothing is cut off, nothing is too small to hit, nothing scrolls sideways.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './drivers/index.mjs';
import { faultsOf } from './fit.mjs';
import { openReader, session } from './session.mjs';

/** @typedef {import('./drivers/index.mjs').Tab} Tab */

const LINKS = Array.from({ length: 40 }, (_, at) => `<li><a href="/go/${at}">Link ${at}</a></li>`);
const { browser, server } = await session({
  '/links': { body: `<!doctype html><html lang=en><title>Links</title><ul>${LINKS.join('')}</ul>` },
});

/** 320 is also what 1280 pixels are at 400 %, and 640 by 450 what 1280 by 900 are at 200 %. */
const SCREENS = [
  { name: 'a small phone', size: { width: 320, height: 568 } },
  { name: 'a small phone on its side', size: { width: 568, height: 320 } },
  { name: 'a window at 200 %', size: { width: 640, height: 450 } },
];

/** What is looked at, and whether with everything open that can be. */
const PAGES = [
  { page: 'long--essay/', opens: false },
  { page: 'blog--footnotes/', opens: true },
  { page: 'news--rfi-seed/', opens: false },
  { page: 'news--arabic/', opens: false },
  { page: 'docs--code/', opens: false },
  { page: 'table--data/', opens: false },
  { page: 'quote--tweet-and-video/', opens: false },
  { page: 'unsure--society-page/', opens: false },
  { page: 'links', opens: false },
];

/** The least side of the main controls under a finger, in CSS pixels. */
const FINGER = 44;

/** The spacing that nothing may be lost by (WCAG 2.2, 1.4.12). */
const SPACING = `.view, .view * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  .view p { margin-bottom: 2em !important; }`;

/** @param {string} page */
async function read(page) {
  const tab = await browser.open(`${server.origin}/${page}`);
  await openReader(browser, tab);
  return tab;
}

/**
 * Goes through everything that can be open above or beside an article.
 * @param {Tab} tab
 * @param {(what: string) => Promise<void>} look
 */
async function openEach(tab, look) {
  await look('the article');
  for (const key of ['c', 't', 'r', '?']) {
    await tab.type(key);
    await look(`what ${key} opens`);
  }
  await tab.press('Escape');
  await tab.press('Escape');
  await tab.shadow((root) => {
    const [bar] = root.querySelectorAll('.speech');
    const [voices] = root.querySelectorAll('select');
    if (!(bar instanceof HTMLElement) || !voices) return;
    for (const name of ['A voice', 'Another voice with a long name']) voices.add(new Option(name));
    bar.hidden = false;
  });
  await look('the voice');
  await tab.shadow((root) => root.querySelector('.speech')?.setAttribute('hidden', ''));
  for (const opener of ['.note-reference', '.enlarge']) {
    if (!(await tab.shadow((root, which) => root.querySelector(which) !== null, opener))) continue;
    await tab.click((root, which) => root.querySelector(which), opener);
    await look(opener);
    await tab.press('Escape');
  }
}

test('nothing is cut off, too small or out of reach on small screens', async () => {
  /** @type {string[]} */
  const found = [];
  for (const { page, opens } of PAGES) {
    const tab = await read(page);
    for (const { name, size } of SCREENS) {
      await tab.emulate({ size });
      const look = async (/** @type {string} */ what) => {
        for (const fault of await faultsOf(tab))
          found.push(`${page} on ${name}, ${what}: ${fault}`);
      };
      await (opens ? openEach(tab, look) : look('the article'));
    }
    await tab.emulate({});
    await tab.close();
  }
  assert.deepEqual(found, []);
});

test('the toolbar fits at every width, with all its buttons, the longest words of all languages and a count of three digits', async () => {
  /** @type {string[]} */
  const found = [];
  const tab = await read('recipe--card/');
  const words = { '.count': '128', '.label': 'Verwijderd', '.left': '120 min para acabar' };
  await tab.shadow((root, words) => {
    for (const [part, text] of Object.entries(words)) {
      const shown = root.querySelector(`.bar ${part}`);
      if (shown) shown.textContent = text;
    }
    // A theme of the panel, as where it is chosen.
    const another = root.querySelector('.bar .theme[hidden]');
    another?.removeAttribute('hidden');
    another?.setAttribute('aria-checked', 'true');
  }, words);
  for (const touch of [false, true]) {
    for (let width = 320; width <= 900; width += 10) {
      await tab.emulate({ touch, size: { width, height: 700 } });
      const beyond = await tab.shadow((root) =>
        [...root.querySelectorAll('.bar button, .bar .count')]
          .filter((part) => part.checkVisibility())
          .map((part) => ({ name: part.className, box: part.getBoundingClientRect() }))
          .filter(({ box }) => box.left < 0 || box.right > innerWidth)
          .map(({ name, box }) => `${name} from ${box.left} to ${box.right}`),
      );
      if (beyond.length > 0) found.push(`${width}${touch ? ' by touch' : ''}: ${beyond}`);
    }
  }
  await tab.emulate({});
  await tab.close();
  assert.deepEqual(found, []);
});

test('text spaced as its reader needs it loses nothing', async () => {
  /** @type {string[]} */
  const found = [];
  const tab = await read('blog--footnotes/');
  await tab.shadow((root, css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets.push(sheet);
  }, SPACING);
  for (const { name, size } of [
    ...SCREENS,
    { name: 'a small window', size: { width: 800, height: 600 } },
  ]) {
    await tab.emulate({ size });
    await openEach(tab, async (what) => {
      for (const fault of await faultsOf(tab)) found.push(`${name}, ${what}: ${fault}`);
    });
  }
  await tab.emulate({});
  await tab.close();
  assert.deepEqual(found, []);
});

test('under a finger the main controls are as large as it', async () => {
  /** @type {string[]} */
  const found = [];
  const tab = await read('news--rfi-seed/');
  for (const width of [320, 390, 768]) {
    await tab.emulate({ touch: true, size: { width, height: 844 } });
    assert.ok(await tab.evaluate(() => matchMedia('(pointer: coarse)').matches));
    await openEach(tab, async (what) => {
      for (const fault of await faultsOf(tab)) found.push(`${width}, ${what}: ${fault}`);
      found.push(...(await small(tab)).map((one) => `${width}, ${what}: ${one}`));
    });
  }
  await tab.emulate({});
  await tab.close();
  assert.deepEqual(found, []);
});

/**
 * The main controls that are smaller than a finger.
 * @param {Tab} tab
 * @returns {Promise<string[]>}
 */
function small(tab) {
  const main = '.tool, .put-back, .step, .option, .preset, .entry, .card-buttons button';
  return tab.shadow(
    (root, main, finger) =>
      [...root.querySelectorAll(main)]
        .filter((one) => one.checkVisibility())
        .map((one) => ({ name: one.className, box: one.getBoundingClientRect() }))
        .filter(({ box }) => box.width < finger - 0.5 || box.height < finger - 0.5)
        .map(({ name, box }) => `${name} is ${box.width} by ${box.height}`),
    main,
    FINGER,
  );
}

test('on a phone the contents make room for the heading they lead to', async () => {
  const tab = await read('long--essay/');
  await tab.emulate({ size: { width: 320, height: 568 } });
  await tab.type('c');
  assert.equal(
    await tab.shadow((root) =>
      root.querySelector('main')?.checkVisibility({ visibilityProperty: true }),
    ),
    false,
    'what a panel covers all over is not there for keys and screen readers',
  );
  await tab.click((root) => [...root.querySelectorAll('#contents .entry')].at(-1));
  await until('the heading', () =>
    tab.shadow((root) => {
      const on = root.activeElement;
      const { top, bottom } = on?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
      return (on?.matches('article h2') && top >= 0 && bottom <= innerHeight) ?? false;
    }),
  );
  assert.equal(
    await tab.shadow((root) => root.querySelector('#contents')?.checkVisibility()),
    false,
  );
  await tab.emulate({});
  assert.deepEqual(await browser.faults(), []);
  await tab.close();
});
