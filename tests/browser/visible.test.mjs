// What can be seen whatever the system asks for: the ring around what has the focus, in every theme; states, signs and
// swatches in forced colors and with more contrast; and no motion where none is wanted.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contrast } from '../../extension/reader/panels/contrast.js';
import { until } from './drivers/index.mjs';
import { openReader, session } from './session.mjs';

/** @typedef {import('./drivers/index.mjs').Tab} Tab */

const { browser, server } = await session({
  '/empty': { body: '<!doctype html><html lang=en><title></title>' },
});

/** The least contrast of what is no text but says something (WCAG 2.2, 1.4.11). */
const LEAST = 3;

const THEMES = ['light', 'sepia', 'soft', 'dark', 'contrast', 'own'];

/** @param {string} page */
async function read(page) {
  const tab = await browser.open(`${server.origin}/${page}`);
  await openReader(browser, tab);
  return tab;
}

/**
 * @param {Tab} tab
 * @param {string} theme
 */
async function choose(tab, theme) {
  const colors = { paper: '#f3f7ee', ink: '#22301c', accent: '#2f6a1f' };
  await browser.store({ settings: { theme, ...colors } });
  await until(`the theme ${theme}`, () =>
    tab.shadow((root, theme) => root.querySelector(`.view[data-theme=${theme}]`) !== null, theme),
  );
}

/**
 * Gives the focus to everything that can have it, one after another, and reads the ring around it.
 * @param {Tab} tab
 * @returns {Promise<{ what: string, width: number, style: string, ring: string, ground: string }[]>}
 */
const rings = (tab) =>
  tab.shadow((root) => {
    const pen = new OffscreenCanvas(1, 1).getContext('2d');
    /** @param {string} color any that CSS has */
    const plain = (color) => {
      if (!pen) throw new Error('no canvas');
      pen.fillStyle = color;
      pen.fillRect(0, 0, 1, 1);
      const [...channels] = pen.getImageData(0, 0, 1, 1).data.slice(0, 3);
      return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
    };
    /** @param {Element | null} from */
    const groundOf = (from) => {
      for (let one = from; one; one = one.parentElement) {
        const { backgroundColor } = getComputedStyle(one);
        if (!/^rgba\(.*, 0\)$|transparent/.test(backgroundColor)) return plain(backgroundColor);
      }
      return '#ffffff';
    };
    const stops = 'a[href], button, input, textarea, select, [tabindex="0"]';
    const found = [];
    for (const stop of root.querySelectorAll(stops)) {
      if (!(stop instanceof HTMLElement) || !stop.checkVisibility()) continue;
      stop.focus({ preventScroll: true });
      if (root.activeElement !== stop) continue;
      const sign = stop.closest('.option') ? stop.nextElementSibling : stop;
      const style = getComputedStyle(sign ?? stop);
      const isInside = Number.parseFloat(style.outlineOffset) < 0;
      found.push({
        what: stop.outerHTML.slice(0, 80),
        width: Number.parseFloat(style.outlineWidth),
        style: style.outlineStyle,
        ring: plain(style.outlineColor),
        ground: groundOf(isInside ? stop : (sign ?? stop).parentElement),
      });
    }
    return found;
  });

/**
 * @param {Tab} tab
 * @param {string} what
 */
async function checkRings(tab, what) {
  // A ring is for those who use keys: the browser is shown that this one does.
  await tab.press('Tab');
  const found = await rings(tab);
  assert.ok(found.length > 1, what);
  const weak = found.filter(
    ({ width, style, ring, ground }) =>
      style !== 'solid' || width < 2 || contrast(ring, ground) < LEAST,
  );
  assert.deepEqual(weak, [], what);
  return found.length;
}

test('what has the focus has a ring of its own in every theme', async () => {
  let count = 0;
  const tab = await read('blog--footnotes/');
  for (const theme of THEMES) {
    await choose(tab, theme);
    for (const key of ['', 't', 'r', '?']) {
      if (key) await tab.type(key);
      count += await checkRings(tab, `${theme}, ${key || 'the article'}`);
    }
    await tab.press('Escape');
    await tab.press('Escape');
  }
  await tab.close();
  const images = await read('news--rfi-seed/');
  await images.click((root) => root.querySelector('.enlarge'));
  for (const theme of THEMES) {
    await choose(images, theme);
    const held = await images.shadow((root) => root.activeElement?.closest('.lightbox') !== null);
    assert.ok(held);
    await images.press('Tab');
    const found = (await rings(images)).filter(({ what }) => what.includes('Close the image'));
    assert.equal(found.length, 1);
    for (const { width, ring } of found)
      assert.ok(width >= 2 && contrast(ring, '#0c0d0e') >= LEAST);
  }
  await images.close();
  const card = await read('empty');
  for (const scheme of /** @type {const} */ (['light', 'dark'])) {
    await card.emulate({ scheme });
    await card.press('Tab');
    const [ring] = await rings(card);
    assert.ok(ring && ring.width >= 2 && contrast(ring.ring, ring.ground) >= LEAST, scheme);
  }
  await card.emulate({});
  await card.close();
  console.log(`${count} rings seen`);
});

/**
 * By what a part can tell its state.
 * @param {Tab} tab
 * @param {string} which
 */
const look = (tab, which) =>
  tab.shadow((root, which) => {
    const one = root.querySelector(which);
    if (!one) return null;
    const style = getComputedStyle(one);
    return {
      color: style.color,
      ground: style.backgroundColor,
      border: `${style.borderTopWidth} ${style.borderTopStyle} ${style.borderTopColor}`,
      outline: `${style.outlineWidth} ${style.outlineStyle}`,
      stroke: getComputedStyle(one.querySelector('.icon') ?? one).stroke,
    };
  }, which);

test('in forced colors states, signs and swatches are seen', async () => {
  const tab = await read('long--essay/');
  await choose(tab, 'sepia');
  await tab.emulate({ forcedColors: true });
  const isForced = await tab.evaluate(() => matchMedia('(forced-colors: active)').matches);
  assert.ok(isForced);
  const page = await tab.shadow((root) => {
    const probe = document.createElement('i');
    probe.style.cssText = 'background: Canvas; color: CanvasText';
    root.querySelector('.view')?.append(probe);
    const { backgroundColor: canvas, color: text } = getComputedStyle(probe);
    probe.remove();
    return { canvas, text };
  });
  // What a theme said gives way to the system.
  assert.equal((await look(tab, '.view'))?.ground, page.canvas);
  assert.equal((await look(tab, 'article > p'))?.color, page.text);
  // Signs are drawn in the color of the text of buttons, not in one of ours.
  for (const sign of ['.bar .close', '.tool.speak', '.tool.contents', '.tool.removed']) {
    const seen = await look(tab, sign);
    assert.equal(seen?.stroke, seen?.color, sign);
    assert.notEqual(seen?.stroke, page.canvas, sign);
  }
  // The swatches keep their colors, and the one chosen its ring.
  const swatches = await tab.shadow((root) =>
    [...root.querySelectorAll('.bar .swatch')].map((one) => getComputedStyle(one).background),
  );
  assert.ok(swatches.length >= 4);
  assert.equal(new Set(swatches).size, swatches.length);
  assert.match((await look(tab, '.theme[aria-checked=true] .swatch'))?.outline ?? '', /^2px solid/);
  // A button that is pressed in differs from one that is not.
  for (const { key, button } of [
    { key: 'c', button: '.tool.contents' },
    { key: 't', button: '.tool.text' },
    { key: 'r', button: '.tool.removed' },
  ]) {
    const before = await look(tab, button);
    await tab.type(key);
    assert.notDeepEqual(await look(tab, button), before, button);
  }
  await tab.type('t');
  const chosen = await look(tab, '.option input:checked + .sample');
  assert.notEqual(
    chosen?.ground,
    (await look(tab, '.option input:not(:checked) + .sample'))?.ground,
  );
  assert.notEqual(
    (await look(tab, '.preset[aria-pressed=true]'))?.border,
    (await look(tab, '.preset[aria-pressed=false]'))?.border,
  );
  await tab.type('c');
  await tab.click((root) => root.querySelector('#contents .entry'));
  await until('the current heading', () =>
    tab.shadow((root) => root.querySelector('.entry[aria-current]') !== null),
  );
  assert.notEqual(
    (await look(tab, '.entry[aria-current]'))?.ground,
    (await look(tab, '.entry:not([aria-current])'))?.ground,
  );
  const progress = await look(tab, '.progress');
  assert.notEqual(progress?.ground, page.canvas);
  await checkRings(tab, 'forced colors');
  await tab.emulate({});
  await choose(tab, 'system');
  await tab.close();
});

test('in forced colors the words of filled buttons are read', async () => {
  /** @param {Tab} tab @param {string} which */
  const check = async (tab, which) => {
    const seen = await tab.shadow((root, which) => {
      const one = root.querySelector(which);
      if (!one?.checkVisibility()) return null;
      const { color, backgroundColor, forcedColorAdjust } = getComputedStyle(one);
      const [words, ground] = [color, backgroundColor].map((found) => {
        const parts = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(found)?.slice(1) ?? [];
        return `#${parts.map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`;
      });
      return { words, ground, forcedColorAdjust };
    }, which);
    assert.ok(seen, which);
    // Else the browser puts a ground of its own behind the words.
    assert.equal(seen.forcedColorAdjust, 'none', which);
    assert.ok(contrast(seen.words, seen.ground) >= 4.5, `${which}: ${JSON.stringify(seen)}`);
  };
  const card = await read('empty');
  await card.emulate({ forcedColors: true });
  await check(card, '.card-buttons > :first-child');
  await card.emulate({});
  await card.close();
  const tab = await read('encyclopedia--article/');
  await tab.emulate({ forcedColors: true });
  await tab.type('x');
  await until('the bar', () =>
    tab.shadow((root) => root.querySelector('.pick-bar')?.checkVisibility()),
  );
  await tab.press('ArrowDown');
  await check(tab, '.pick-act');
  await tab.emulate({});
  await tab.close();
});

test('with more contrast asked for, lines and what is said beside the text are as dark as the text', async () => {
  const tab = await read('news--rfi-seed/');
  await tab.emulate({ moreContrast: true });
  assert.ok(await tab.evaluate(() => matchMedia('(prefers-contrast: more)').matches));
  await tab.type('r');
  for (const theme of [...THEMES, 'system']) {
    await choose(tab, theme);
    const seen = await tab.shadow((root) => {
      const color = (/** @type {string} */ which) =>
        getComputedStyle(root.querySelector(which) ?? root.host);
      return {
        text: color('.view').color,
        facts: color('.facts').color,
        rule: color('.rule-name').color,
        line: color('.bar').borderBottomColor,
      };
    });
    assert.deepEqual(new Set(Object.values(seen)).size, 1, `${theme}: ${JSON.stringify(seen)}`);
  }
  await tab.emulate({});
  await tab.close();
});

test('nothing moves for who wants no motion', async () => {
  const tab = await read('long--essay/');
  /** What moves, or would at the next change. */
  const moving = () =>
    tab.shadow((root) =>
      [...root.querySelectorAll('*')]
        .filter((one) => {
          const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(one);
          return (
            animationName !== 'none' ||
            !/^0s(, 0s)*$/.test(transitionDuration) ||
            scrollBehavior !== 'auto'
          );
        })
        .map((one) => one.outerHTML.slice(0, 80)),
    );
  await tab.emulate({ lessMotion: true });
  assert.ok(await tab.evaluate(() => matchMedia('(prefers-reduced-motion: reduce)').matches));
  await tab.type('r');
  await tab.click((root) => root.querySelector('#panel .put-back'));
  await until('the part to be marked', () =>
    tab.shadow((root) => root.querySelector('.returned') !== null),
  );
  assert.deepEqual(await moving(), []);
  // A jump is over when it has begun.
  await tab.type('c');
  await tab.click((root) => [...root.querySelectorAll('#contents .entry')].at(-1));
  const isThere = await tab.shadow((root) => {
    const { top, bottom } = root.activeElement?.getBoundingClientRect() ?? { top: -1, bottom: 0 };
    return top >= 0 && bottom <= innerHeight;
  });
  assert.ok(isThere);
  await tab.emulate({});
  assert.deepEqual(await browser.faults(), []);
  await tab.close();
});
