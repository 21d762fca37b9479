// What axe-core finds in the page of the options: nothing, in every section, by day and by night, with what can be open
// open; and all of it can be reached and done by keys alone.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { COLORS, judged, judgePage } from './axe.mjs';
import { until } from './drivers/index.mjs';
import { faultsOfPage } from './fit.mjs';
import { session } from './session.mjs';

/** @typedef {import('./drivers/index.mjs').Page} Page */

const { browser } = await session();
after(() => {
  const { runs, checks, faults } = judged;
  console.log(`axe: ${checks} checks in ${runs} runs, ${faults} violations`);
});

/**
 * Judges a part of the page by all rules, and its colors by night.
 * @param {Page} page
 * @param {string} what
 * @param {string} within
 */
async function judgeByDayAndNight(page, what, within) {
  await page.emulate({ scheme: 'light', lessMotion: true });
  await judgePage(page, `${what}, light`, within);
  await page.emulate({ scheme: 'dark', lessMotion: true });
  await judgePage(page, `${what}, dark`, within, COLORS);
  await page.emulate({ forcedColors: true, lessMotion: true });
  // The colors are the system's there, and its own affair.
  await judgePage(page, `${what}, forced colors`, within, undefined, COLORS);
  await page.emulate({});
}

/** @param {Page} page */
const sections = (page) =>
  page.evaluate(() => [...document.querySelectorAll('main > section')].map(({ id }) => id));

/**
 * Waits until a section that is built once it is seen has been.
 * @param {Page} page
 * @param {string} id
 */
const built = (page, id) =>
  until(`all of ${id}`, () =>
    page.evaluate((id) => {
      const section = document.getElementById(id);
      if (!section?.querySelector('.waiting')) return true;
      section.scrollIntoView({ behavior: 'instant' });
      return false;
    }, id),
  );

test('axe finds no fault in any section', async () => {
  const page = await browser.openOptions();
  const ids = await sections(page);
  assert.ok(ids.length >= 4, ids.join());
  await judgeByDayAndNight(page, 'the page', 'html');
  for (const id of ids) {
    const section = await browser.openOptions(id);
    await built(section, id);
    await judgeByDayAndNight(section, id, `#${id}`);
    await section.close();
  }
  await page.close();
});

test('axe finds no fault in the search, in what it finds and where it finds nothing', async () => {
  const page = await browser.openOptions();
  await page.type('/');
  await page.type('line');
  const said = () =>
    page.evaluate(() => document.querySelector('.search [role=status]')?.textContent);
  await until('the count', said);
  await judgeByDayAndNight(page, 'found', 'html');
  await page.type('xyzzy');
  await until('nothing', () =>
    page.evaluate(() => document.querySelector('.nothing')?.checkVisibility()),
  );
  await judgeByDayAndNight(page, 'nothing found', 'html');
  await page.close();
});

test('axe finds no fault in own colors, a refused style sheet, a sentence that can be undone', async () => {
  const page = await browser.openOptions();
  await page.click((root) => root.querySelector('input[name=limpide-theme][value=own]'));
  await page.click((root) => root.querySelector('#limpide-css'));
  await page.type('p { background: url(x) }');
  await until('the refusal', () =>
    page.evaluate(() => document.querySelector('#limpide-css-said')?.textContent !== ''),
  );
  await judgeByDayAndNight(page, 'own colors', '#reading');
  await page.click((root) => root.querySelector('#reading .reset'));
  await page.close();
  assert.deepEqual(await browser.faults(), []);
});

/** Milliseconds until what has the focus has surely come to rest, on a machine that does much else. */
const PATIENCE = 15_000;

/**
 * What has the focus: what it is, and whether it is seen to have it.
 * @param {Page} page
 * @returns {Promise<{ name: string, isShown: boolean } | null>}
 */
const focused = (page) =>
  page.evaluate(() => {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const isOption = one.matches('.option input');
    const target =
      (isOption && one.nextElementSibling) || one.closest('.preview, .editor-frame') || one;
    const { outlineStyle, boxShadow } = getComputedStyle(target);
    const isRinged = outlineStyle !== 'none' || boxShadow !== 'none';
    const { top, bottom, height } = target.getBoundingClientRect();
    const isSeen = (bottom > 0 && top < innerHeight) || height > innerHeight;
    const name = `${one.tagName}#${one.id}.${one.className} ${one.textContent?.slice(0, 30)}`;
    return { name, isShown: isSeen && isRinged };
  });

test('every control has a place in the order of Tab, and the focus can be seen there', async () => {
  const page = await browser.openOptions();
  for (const id of await sections(page)) await built(page, id);
  await page.evaluate(() => scrollTo(0, 0));
  await page.emulate({ lessMotion: true });
  const wanted = await page.evaluate(
    () =>
      [...document.querySelectorAll('a[href], button, input, textarea, select')].filter(
        (one) =>
          one.checkVisibility() &&
          !(one instanceof HTMLInputElement && one.type === 'radio' && !one.checked),
      ).length,
  );
  // The page itself keeps what had the focus: what is asked from outside may come after the next key.
  await page.evaluate(() => {
    globalThis.focused = new Set();
    addEventListener('focusin', ({ target }) => globalThis.focused.add(target));
  });
  /** @type {string[]} */
  const faults = [];
  for (let at = 0; at < wanted + 10; at += 1) {
    await page.press('Tab');
    let on = await focused(page);
    // It may still be on its way into sight.
    const end = Date.now() + PATIENCE;
    while (on && !on.isShown && Date.now() < end) on = await focused(page);
    if (!on) break;
    if (!on.isShown) faults.push(on.name);
  }
  assert.deepEqual(faults, []);
  const seen = await page.evaluate(() => globalThis.focused.size);
  assert.ok(seen >= wanted, `${seen} of ${wanted} controls`);
  await page.close();
});

/** 320 is also what 1280 pixels are at 400 %, and 640 by 450 what 1280 by 900 are at 200 %. */
const SCREENS = [
  { width: 320, height: 568 },
  { width: 568, height: 320 },
  { width: 640, height: 450 },
  { width: 900, height: 700 },
  { width: 1280, height: 900 },
  { width: 2560, height: 1400 },
];

/** The spacing that nothing may be lost by (WCAG 2.2, 1.4.12). */
const SPACING =
  'body, body * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }';

/** The least side of the main controls under a finger, in CSS pixels. */
const FINGER = 44;

test('all of it fits on small and large screens, spaced as its reader needs it and under a finger', async () => {
  const page = await browser.openOptions();
  /** @type {string[]} */
  const found = [];
  for (const size of SCREENS) {
    await page.emulate({ size });
    for (const fault of await faultsOfPage(page)) found.push(`${size.width}: ${fault}`);
  }
  for (const width of [320, 768]) {
    await page.emulate({ touch: true, size: { width, height: 844 } });
    const small = await page.evaluate(
      (finger) =>
        [...document.querySelectorAll('.button, .step, .option, .preset, .tool, nav a')]
          .filter((one) => one.checkVisibility())
          .map((one) => ({ name: one.textContent, box: one.getBoundingClientRect() }))
          .filter(({ box }) => box.width < finger - 0.5 || box.height < finger - 0.5)
          .map(({ name, box }) => `${name} is ${box.width} by ${box.height}`),
      FINGER,
    );
    found.push(...small.map((/** @type {string} */ one) => `finger, ${width}: ${one}`));
  }
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
  }, SPACING);
  for (const size of SCREENS.slice(0, 4)) {
    await page.emulate({ size });
    for (const fault of await faultsOfPage(page)) found.push(`spaced, ${size.width}: ${fault}`);
  }
  await page.emulate({});
  await page.close();
  assert.deepEqual(found, []);
  assert.deepEqual(await browser.faults(), []);
});
