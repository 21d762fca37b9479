// Finding one's way in a long article: its contents, how far the reading has come, and what is left.

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

test('the contents list the headings, lead to each, and mark the one being read', async () => {
  const tab = await read('long--essay');
  const headings = await tab.shadow((root) =>
    [...root.querySelectorAll('article > :is(h2, h3, h4)')].map((heading) => heading.textContent),
  );
  await tab.click((root) => root.querySelector('[aria-controls=contents]'));
  const entries = await tab.shadow((root) =>
    [...root.querySelectorAll('#contents .entry')].map((entry) => entry.textContent),
  );
  assert.deepEqual(entries, headings);
  assert.ok(entries.length >= 3);
  await tab.click((root) => [...root.querySelectorAll('#contents .entry')].at(-1));
  const current = () =>
    tab.shadow((root) => root.querySelector('#contents [aria-current]')?.textContent);
  await until('the mark', async () => [entries.at(-1), entries.at(-2)].includes(await current()));
  const isSeen = await tab.shadow((root) => {
    const last = [...root.querySelectorAll('article > :is(h2, h3, h4)')].at(-1);
    const { top = -1 } = last?.getBoundingClientRect() ?? {};
    return { isFocused: root.activeElement === last, isOnScreen: top > 0 && top < innerHeight };
  });
  assert.deepEqual(isSeen, { isFocused: true, isOnScreen: true });
  await tab.close();
});

test('a short article has no contents', async () => {
  const tab = await read('news--rfi-seed');
  assert.equal(
    await tab.shadow((root) => root.querySelector('[aria-controls=contents]')?.checkVisibility()),
    false,
  );
  await tab.close();
});

test('scrolling shows how far the reading has come and the minutes left', async () => {
  const tab = await read('long--essay');
  const progress = () =>
    tab.shadow((root) => {
      const line = root.querySelector('.progress');
      const share = line instanceof HTMLElement ? line.style.getPropertyValue('--share') : '';
      return { share: Number(share), left: root.querySelector('.left')?.textContent };
    });
  /** @param {number} share */
  const scroll = (share) =>
    tab.shadow((root, share) => {
      const main = root.querySelector('main');
      if (main) main.scrollTop = (main.scrollHeight - main.clientHeight) * share;
    }, share);
  // Where another test left it is where it opens.
  await scroll(0);
  await until('the beginning', async () => (await progress()).share === 0);
  assert.equal((await progress()).left, '');
  await scroll(0.5);
  await until('the middle', async () => Math.abs((await progress()).share - 0.5) < 0.02);
  assert.match((await progress()).left, /\d/);
  await scroll(1);
  await until('the end', async () => (await progress()).share > 0.99);
  assert.equal((await progress()).left, '');
  assert.deepEqual(await browser.faults(), []);
  await tab.close();
});
