// Closer to the article: notes beside their references, images as large as the window, code to copy.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './drivers/index.mjs';
import { openReader, session } from './session.mjs';

const { browser, server } = await session();

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
