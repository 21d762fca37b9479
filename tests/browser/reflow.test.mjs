// The reader on small and strange screens: a phone upright and on its side, a window zoomed to 200 and 400 %, text spaced
// as its reader needs it, a finger for a pointer. Nothing is cut off, nothing is too small to hit, nothing scrolls sideways.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './drivers/index.mjs';
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

/** The least side of what can be pressed (WCAG 2.2, 2.5.8), and of the main controls under a finger, in CSS pixels. */
const LEAST = 24;
const FINGER = 44;

/** The spacing that nothing may be lost by (WCAG 2.2, 1.4.12). */
const SPACING = `.view, .view * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  .view p { margin-bottom: 2em !important; }`;

/**
 * What is wrong with what is shown now, in lines.
 * @param {Tab} tab
 * @param {number} least the least side of what can be pressed
 * @returns {Promise<string[]>}
 */
const faults = (tab, least = LEAST) =>
  tab.shadow((root, least) => {
    /** @type {string[]} */
    const found = [];
    const call = (/** @type {Element} */ one) => {
      const name = one.getAttribute('aria-label') || one.textContent?.trim();
      return `${one.tagName.toLowerCase()}.${one.className} "${name?.slice(0, 40)}"`;
    };
    const shown = (/** @type {string} */ which) =>
      [...root.querySelectorAll(which)].filter((one) =>
        one.checkVisibility({ visibilityProperty: true }),
      );
    const scrollers =
      '.view, main, article, .panel, .panel-list, .bar, .keys, .note-card, .card, .lightbox, .speech';
    for (const one of shown(scrollers)) {
      if (one.scrollWidth > one.clientWidth) {
        found.push(`${call(one)} scrolls sideways: ${one.scrollWidth} in ${one.clientWidth}`);
      }
      const { left, right, top, bottom } = one.getBoundingClientRect();
      const isOut = left < -1 || right > innerWidth + 1;
      const isAbove = !one.matches('article') && (top < -1 || bottom > innerHeight + 1);
      if (isOut || isAbove)
        found.push(`${call(one)} leaves the window: ${[left, top, right, bottom]}`);
    }
    // What is open above all else is all that can be pressed; scrolling below it would close it.
    const [layer] = shown('.view [aria-modal=true]');
    for (const one of shown('button, input, select, textarea, .embed')) {
      if (layer && !layer.contains(one)) continue;
      const target = one.closest('.option') ?? one;
      target.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
      const { left, right, top, bottom, width, height } = target.getBoundingClientRect();
      // What stands in a sentence is as narrow as its word: the exception of 2.5.8.
      const isNarrow = width < least - 0.5 && !one.matches('.note-reference');
      if (isNarrow || height < least - 0.5) {
        found.push(`${call(one)} is ${Math.round(width)} by ${Math.round(height)}`);
      }
      const isInside =
        left >= -1 && right <= innerWidth + 1 && top >= -1 && bottom <= innerHeight + 1;
      const isTall = height > innerHeight / 2;
      if (!isInside && !isTall)
        found.push(`${call(one)} cannot be reached: ${[left, top, right, bottom]}`);
      // A word that is larger than its button.
      const clips = getComputedStyle(one).overflowX !== 'visible' && one.matches('button');
      const isSpilled = one.matches('button') && one.scrollWidth > one.clientWidth + 1;
      if (clips || isSpilled) found.push(`${call(one)} is too small for its words`);
    }
    for (const one of shown('.bar .tool')) {
      const { x, y, width, height } = one.getBoundingClientRect();
      const hit = root.elementFromPoint(x + width / 2, y + height / 2);
      if (!one.contains(hit) && !layer) {
        found.push(`${call(one)} lies under ${hit && call(hit)}`);
      }
    }
    // Text that is cut off; an excerpt says the rest to who points at it, the site stands in the article too.
    for (const one of shown('.view *:not(.excerpt, .spoken, .bar-site, .label, option)')) {
      const { overflowX, overflowY } = getComputedStyle(one);
      const isCut =
        (overflowX === 'hidden' && one.scrollWidth > one.clientWidth + 1) ||
        (overflowY === 'hidden' && one.scrollHeight > one.clientHeight + 1);
      if (isCut) found.push(`${call(one)} is cut off`);
    }
    return found;
  }, least);

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
        for (const fault of await faults(tab)) found.push(`${page} on ${name}, ${what}: ${fault}`);
      };
      await (opens ? openEach(tab, look) : look('the article'));
    }
    await tab.emulate({});
    await tab.close();
  }
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
      for (const fault of await faults(tab)) found.push(`${name}, ${what}: ${fault}`);
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
      for (const fault of await faults(tab)) found.push(`${width}, ${what}: ${fault}`);
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
