// The reader without a pointer: everything can be reached, used and left by keys, and where the focus is can be seen.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './drivers/index.mjs';
import { openReader, readerGone, session } from './session.mjs';

/** @typedef {import('./drivers/index.mjs').Tab} Tab */

const SENTENCE =
  'The mill stood by the river and ground the corn of three villages until the frost. ';
/** A page that keeps a list of what it hears. */
const LISTENING = `<!doctype html><html lang=en><title>The mill</title>
  <script>globalThis.heard = [];
    for (const type of ['keydown', 'keypress', 'keyup', 'submit', 'focusin']) addEventListener(type, (event) => {
      if (type !== 'focusin') heard.push(event.key ? type + ' ' + event.key : type);
      else if (!event.isTrusted) heard.push(type);
      if (type === 'submit') event.preventDefault();
    });</script>
  <form><input name=who value=me></form><article><h1>The mill</h1>${`<p>${SENTENCE.repeat(5)}</p>`.repeat(20)}</article>`;

const { browser, server } = await session({
  '/listening': { body: LISTENING },
  '/field': {
    body: `<!doctype html><html lang=en><title>The mill</title><input name=who value=me><article><h1>The mill</h1>
      ${`<p>${SENTENCE.repeat(5)}<a href="/more">More of it.</a></p>`.repeat(20)}</article>`,
  },
});

/** @param {string} page */
async function read(page) {
  const tab = await browser.open(`${server.origin}/${page}`);
  await openReader(browser, tab);
  return tab;
}

/**
 * What has the focus, in a few words.
 * @param {Tab} tab
 * @returns {Promise<string>}
 */
const focus = (tab) =>
  tab.shadow((root) => {
    const on = root.activeElement;
    if (!on) return 'nothing';
    return `${on.tagName.toLowerCase()} ${on.getAttribute('aria-label') ?? on.textContent}`
      .slice(0, 60)
      .trim();
  });

/**
 * Presses Tab until what has the focus matches, within reason.
 * @param {Tab} tab
 * @param {string} selector
 * @param {'Shift'} [modifier]
 */
async function tabTo(tab, selector, modifier) {
  for (let i = 0; i < 60; i += 1) {
    if (await tab.shadow((root, to) => root.activeElement?.matches(to) ?? false, selector)) return;
    await tab.press('Tab', modifier);
  }
  assert.fail(`Tab does not lead to ${selector}: it is at ${await focus(tab)}`);
}

/**
 * @param {Tab} tab
 * @param {string} selector
 */
const isShown = (tab, selector) =>
  tab.shadow((root, which) => root.querySelector(which)?.checkVisibility() ?? false, selector);

test('the toolbar is one stop, and the arrows, Home and End go through it', async () => {
  const tab = await read('long--essay/');
  await tabTo(tab, '.bar .close', 'Shift');
  const seen = [];
  for (let i = 0; i < 20; i += 1) {
    seen.push(await focus(tab));
    await tab.press('ArrowRight');
    if ((await focus(tab)) === seen[0]) break;
  }
  const count = await tab.shadow(
    (root) => [...root.querySelectorAll('.bar button')].filter((b) => b.checkVisibility()).length,
  );
  assert.ok(count > 10);
  assert.equal(seen.length, count, seen.join(', '));
  await tab.press('End');
  assert.match(await focus(tab), /^button Removed/);
  await tab.press('Home');
  assert.equal(await focus(tab), 'button Close');
  await tab.press('ArrowRight');
  await tab.press('ArrowRight');
  assert.equal(await focus(tab), 'button Larger text');
  const size = () => tab.shadow((root) => root.querySelector('.bar .size')?.textContent);
  const before = Number(await size());
  await tab.press('Enter');
  assert.ok(Number(await size()) > before);
  await tab.press('ArrowLeft');
  await tab.press('Space');
  assert.equal(Number(await size()), before);
  // A theme is chosen by Enter or Space, not by passing over it.
  for (let i = 0; i < 5; i += 1) await tab.press('ArrowRight');
  assert.equal(await focus(tab), 'button Dark');
  const theme = () => tab.shadow((root) => root.querySelector('.view')?.getAttribute('data-theme'));
  assert.equal(await theme(), 'system');
  await tab.press('Space');
  assert.equal(await theme(), 'dark');
  await tab.press('ArrowLeft');
  await tab.press('ArrowLeft');
  await tab.press('ArrowLeft');
  await tab.press('Enter');
  assert.equal(await theme(), 'system');
  // One Tab leaves it, and what scrolls the article is the next stop.
  await tab.press('Tab');
  assert.match(await focus(tab), /^main/);
  await tab.close();
});

test('Tab goes around within the reader, both ways, and the arrows scroll the article', async () => {
  const tab = await read('field');
  assert.match(await focus(tab), /^h1 The mill/);
  const first = 'article a';
  await tab.press('Tab');
  assert.ok(await tab.shadow((root, to) => root.activeElement === root.querySelector(to), first));
  await tab.press('Tab', 'Shift');
  assert.match(await focus(tab), /^main/);
  const scrolled = () => tab.shadow((root) => root.querySelector('main')?.scrollTop ?? 0);
  const before = await scrolled();
  await tab.press('ArrowDown');
  await until('the article to move', async () => (await scrolled()) > before);
  await tab.press('Tab', 'Shift');
  assert.equal(await focus(tab), 'button Close');
  // Around the end, past the toolbar, to the last link of the article.
  await tab.press('Tab', 'Shift');
  assert.equal(await focus(tab), 'a More of it.');
  assert.ok(
    await tab.shadow(
      (root) => root.activeElement === [...root.querySelectorAll('article a')].at(-1),
    ),
  );
  await tab.press('Tab');
  assert.equal(await focus(tab), 'button Close');
  await tab.close();
});

test('each panel is opened, used and closed, and its button has the focus again', async () => {
  const tab = await read('long--essay/');
  for (const { button, panel } of [
    { button: '.tool.contents', panel: '#contents' },
    { button: '.tool.text', panel: '#text-panel' },
    { button: '.tool.removed', panel: '#panel' },
  ]) {
    for (const way of ['its button', 'Esc']) {
      await tabTo(tab, '.bar *', 'Shift');
      await tab.press('Home');
      for (let i = 0; i < 20; i += 1) {
        if (await tab.shadow((root, to) => root.activeElement?.matches(to) ?? false, button)) break;
        await tab.press('ArrowRight');
      }
      await tab.press('Enter');
      assert.ok(await isShown(tab, panel), panel);
      assert.match(await focus(tab), /^h2 /);
      if (way === 'Esc') await tab.press('Escape');
      else {
        await tabTo(tab, `${panel} .tool.close`);
        await tab.press('Enter');
      }
      assert.equal(await isShown(tab, panel), false);
      assert.ok(await tab.shadow((root, to) => root.activeElement?.matches(to), button), way);
    }
  }
  // Esc takes the panel and not the focus, where that is not in it.
  await tab.type('t');
  await tabTo(tab, 'main');
  await tab.press('Escape');
  assert.equal(await isShown(tab, '#text-panel'), false);
  assert.match(await focus(tab), /^main/);
  await tab.close();
});

test('the contents lead to a heading, and settings are changed, by keys alone', async () => {
  const tab = await read('long--essay/');
  await tab.type('c');
  await tabTo(tab, '#contents li:nth-child(2) .entry');
  const entry = await tab.shadow((root) => root.activeElement?.textContent);
  await tab.press('Enter');
  const heading = () =>
    tab.shadow(
      (root) =>
        root.activeElement?.matches('article > :is(h2, h3)') && root.activeElement.textContent,
    );
  await until('the heading', async () => (await heading()) === entry);
  await tab.press('Escape');

  await tab.type('t');
  const settings = () =>
    tab.shadow((root) => {
      const view = root.querySelector('.view');
      return { ...(view instanceof HTMLElement ? view.dataset : {}) };
    });
  await tabTo(tab, 'input[name=limpide-font]');
  await tab.press('ArrowRight');
  assert.equal((await settings()).font, 'sans');
  await tabTo(tab, '[data-setting=lineHeight] .tool:last-of-type');
  const shown = () =>
    tab.shadow((root) => root.querySelector('[data-setting=lineHeight] .value')?.textContent);
  const before = await shown();
  await tab.press('Enter');
  assert.notEqual(await shown(), before);
  await tabTo(tab, '#limpide-images');
  await tab.press('Space');
  assert.equal((await settings()).images, 'hidden');
  await tabTo(tab, '.reset');
  await tab.press('Enter');
  assert.equal((await settings()).images, 'shown');
  assert.equal((await settings()).font, 'serif');
  await tab.close();
});

test('a removal is put back and removed again, and the focus stays on its button', async () => {
  const tab = await read('news--rfi-seed/');
  await tab.type('r');
  await tabTo(tab, '#panel .put-back[aria-label*="Deux soldats"]');
  const isBack = () =>
    tab.shadow((root) => root.querySelector('article')?.textContent?.includes('Deux soldats'));
  const has = (/** @type {string} */ text) =>
    until(text, async () => (await focus(tab)).startsWith(`button ${text}`));
  await tab.press('Enter');
  await until('the part to come back', isBack);
  await has('Remove again');
  await tab.press('Enter');
  await until('the part to go', async () => !(await isBack()));
  await has('Put back');
  await tab.close();
});

test('a note and its list, an image, and code: there and back', async () => {
  const notes = await read('blog--footnotes/');
  await tabTo(notes, '.note-reference');
  await notes.press('Enter');
  assert.ok(await isShown(notes, '.note-card'));
  for (let i = 0; i < 4; i += 1) {
    await notes.press('Tab');
    assert.ok(await notes.shadow((root) => root.activeElement?.closest('.note-card') !== null));
  }
  await notes.press('Escape');
  assert.equal(await focus(notes), 'button Note 1');
  await notes.press('Enter');
  await tabTo(notes, '.note-card .step');
  await notes.press('Enter');
  await until('the list of notes', () =>
    notes.shadow((root) => root.activeElement?.matches('[data-note-text="1"]') ?? false),
  );
  await tabTo(notes, '.note-back');
  await notes.press('Enter');
  await until('the reference', async () => (await focus(notes)) === 'button Note 1');
  await notes.close();

  const images = await read('news--rfi-seed/');
  await tabTo(images, '.enlarge');
  await images.press('Enter');
  assert.ok(await isShown(images, '.lightbox'));
  await images.press('Tab');
  await images.press('Escape');
  assert.equal(await isShown(images, '.lightbox'), false);
  assert.match(await focus(images), /^button Enlarge the image/);
  await images.close();

  const code = await read('docs--code/');
  await tabTo(code, '.copy-code');
  const opacity = () =>
    code.shadow((root) => getComputedStyle(root.activeElement ?? root.host).opacity);
  assert.equal(await opacity(), '1', 'who has no pointer sees it too');
  await code.press('Enter');
  await until('a word on it', () =>
    code.shadow((root) => root.querySelector('.spoken')?.textContent),
  );
  await code.close();
});

test('the keys listed do what the list says, and can be turned off', async () => {
  const tab = await read('long--essay/');
  await tabTo(tab, '.bar *', 'Shift');
  await tab.type('?');
  assert.ok(await isShown(tab, '.keys'));
  for (let i = 0; i < 3; i += 1) {
    await tab.press('Tab');
    assert.ok(await tab.shadow((root) => root.activeElement?.closest('.keys') !== null));
  }
  await tab.type('?');
  assert.equal(await isShown(tab, '.keys'), false);
  assert.equal(await focus(tab), 'button Close');
  await tab.type('?');
  await tab.type('c');
  assert.equal(await isShown(tab, '.keys'), false);
  assert.ok(await isShown(tab, '#contents'));
  await tab.press('Escape');

  await tab.type('t');
  await tabTo(tab, '#limpide-keys');
  await tab.press('Space');
  await tab.press('Escape');
  const state = () =>
    tab.shadow((root) => ({
      open: [...root.querySelectorAll('.panel, .keys, .speech')].some((one) =>
        one.checkVisibility(),
      ),
      size: root.querySelector('.bar .size')?.textContent,
      scrolled: root.querySelector('main')?.scrollTop,
      focus: root.querySelector('.view')?.getAttribute('data-focus'),
    }));
  const before = await state();
  await tab.type('jnkp+=-ctrsf?');
  assert.deepEqual(await state(), before);
  // What is no single key goes on working.
  await tabTo(tab, '.bar .text', 'Shift');
  await tab.press('Enter');
  await tabTo(tab, '#limpide-keys');
  await tab.press('Space');
  await tab.press('Escape');
  await tab.type('c');
  assert.ok(await isShown(tab, '#contents'));
  await tab.close();
});

test('Shift and Tab from where the focus begins goes around within what is open above the article', async () => {
  const tab = await read('blog--footnotes/');
  await tabTo(tab, '.note-reference');
  await tab.press('Enter');
  await tab.press('Tab', 'Shift');
  assert.ok(await tab.shadow((root) => root.activeElement?.matches('.note-card .tool')));
  await tab.press('Escape');
  await tab.type('?');
  await tab.press('Tab', 'Shift');
  assert.ok(await tab.shadow((root) => root.activeElement?.matches('.keys .tool')));
  await tab.press('Escape');
  await tab.type('x');
  await tab.click((root) => root.querySelector('.pick-article'));
  await until('the page', () => tab.shadow((root) => root.querySelector('.page-pick') !== null));
  await tab.press('Tab', 'Shift');
  assert.ok(await tab.shadow((root) => root.activeElement?.matches('.page-pick .pick-done')));
  await tab.press('Tab');
  assert.ok(await tab.shadow((root) => root.activeElement?.matches('.page-pick .pick-wider')));
  await tab.close();
});

test('Esc closes what is open first, then the reader, and the page has its focus again', async () => {
  const tab = await browser.open(`${server.origin}/field`);
  const name = () => tab.evaluate(() => document.activeElement?.getAttribute('name') ?? '');
  await tab.evaluate(() => document.querySelector('input')?.focus());
  await openReader(browser, tab);
  assert.equal(await name(), '');
  await tab.type('t');
  await tab.type('?');
  await tab.press('Escape');
  assert.deepEqual([await isShown(tab, '.keys'), await isShown(tab, '#text-panel')], [false, true]);
  await tab.press('Escape');
  assert.equal(await isShown(tab, '#text-panel'), false);
  await tab.press('Escape');
  await readerGone(tab);
  assert.equal(await name(), 'who');
  await tab.close();
});

/** @param {Tab} tab */
const heard = (tab) => tab.evaluate(() => globalThis.heard.splice(0));

/** @param {Tab} tab */
const focusField = (tab) => tab.evaluate(() => document.querySelector('input')?.focus());

test('the key that closes the reader is none of the page’s until it is pressed anew', async () => {
  const tab = await browser.open(`${server.origin}/listening`);
  await focusField(tab);
  await openReader(browser, tab);
  await tab.hold('Escape');
  await readerGone(tab);
  for (let i = 0; i < 3; i += 1) await tab.hold('Escape');
  await tab.release('Escape');
  assert.deepEqual(await heard(tab), []);
  await tab.press('Escape');
  assert.deepEqual(await heard(tab), ['keydown Escape', 'keyup Escape']);

  // Enter on the button, held, would go on to send the form that has its focus again.
  await openReader(browser, tab);
  await tabTo(tab, '.bar .close', 'Shift');
  await tab.hold('Enter');
  await readerGone(tab);
  assert.equal(await tab.evaluate(() => document.activeElement?.getAttribute('name')), 'who');
  for (let i = 0; i < 3; i += 1) await tab.hold('Enter');
  await tab.release('Enter');
  assert.deepEqual(await heard(tab), []);
  await tab.press('Enter');
  assert.deepEqual(await heard(tab), ['keydown Enter', 'keypress Enter', 'submit', 'keyup Enter']);
  await tab.close();
});

test('other keys reach the page while the one that closed the reader is held', async () => {
  const tab = await browser.open(`${server.origin}/listening`);
  await openReader(browser, tab);
  await tab.hold('Escape');
  await readerGone(tab);
  await tab.press('a');
  assert.deepEqual(await heard(tab), ['keydown a', 'keypress a', 'keyup a']);
  await tab.hold('Escape');
  await tab.release('Escape');
  assert.deepEqual(await heard(tab), []);
  await tab.close();
});

test('a focus that the page makes up is its own, and takes none from the reader', async () => {
  const tab = await browser.open(`${server.origin}/listening`);
  await openReader(browser, tab);
  await tabTo(tab, '.bar .close', 'Shift');
  await tab.evaluate(() => {
    const event = new FocusEvent('focusin', { bubbles: true });
    document.querySelector('input')?.dispatchEvent(event);
  });
  assert.equal(await focus(tab), 'button Close');
  assert.deepEqual(await heard(tab), ['focusin']);
  await tab.close();
});

test('what has the focus is not hidden by the toolbar, a panel or the voice', async () => {
  const tab = await read('field');
  const covered = () =>
    tab.shadow((root) => {
      const on = root.activeElement;
      const box = on?.getBoundingClientRect();
      if (!on || !box) return 'nothing';
      const places = [...on.getClientRects()].flatMap(({ left, right, top, bottom }) => [
        [left + 2, top + 2],
        [right - 2, bottom - 2],
        [(left + right) / 2, (top + bottom) / 2],
      ]);
      const isSeen = places.some(([x, y]) => on.contains(root.elementFromPoint(x ?? 0, y ?? 0)));
      return isSeen ? '' : on.outerHTML.slice(0, 80);
    });
  /** @param {number} steps */
  const walk = async (steps) => {
    for (let i = 0; i < steps; i += 1) {
      await tab.press('Tab');
      assert.equal(await covered(), '');
    }
  };
  await tab.shadow((root) => {
    const [bar] = root.querySelectorAll('.speech');
    if (bar instanceof HTMLElement) bar.hidden = false;
    root.querySelector('.view')?.classList.add('with-speech');
  });
  await walk(30);
  await tab.emulate({ size: { width: 320, height: 568 } });
  await walk(30);
  await tab.type('t');
  await walk(20);
  await tab.emulate({});
  await tab.close();
});
