// The list of what was removed: each entry names its rule and shows where it stood.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { until } from './drivers/index.mjs';
import { openReader, PAGES, session } from './session.mjs';

const SENTENCE = 'The ferry left the north quay at six in the morning with forty people on board.';

const { browser, server } = await session({
  '/ferries': {
    body: `<!doctype html><html lang="en"><title>The ferries</title><body><article><h1>The ferries</h1>
${Array.from({ length: 60 }, (_, at) => `<p>Crossing ${at}. ${SENTENCE} ${SENTENCE}</p>${at === 6 ? '<aside class="newsletter">Sign up for our newsletter</aside>' : ''}`).join('\n')}
</article></body></html>`,
  },
  '/forbids-wasm/': {
    body: await readFile(`${PAGES}news--rfi-seed/source.html`),
    headers: { 'content-security-policy': "script-src 'self'" },
  },
});

/** @param {string} page */
async function openList(page) {
  const tab = await browser.open(`${server.origin}/${page}/`);
  await openReader(browser, tab);
  await tab.click((root) => root.querySelector('[aria-controls=panel]'));
  return tab;
}

/** @param {import('./drivers/index.mjs').Tab} tab */
function traceOf(tab) {
  return tab.shadow((root) => {
    const trace = root.querySelector('.trace');
    const main = root.querySelector('main');
    if (!trace || !main) return null;
    const { top } = trace.getBoundingClientRect();
    const blocks = [...root.querySelectorAll('article > :not(header)')];
    const frame = main.getBoundingClientRect();
    return {
      label: trace.textContent,
      isSeen: top >= frame.top && top <= frame.bottom,
      above: blocks.filter((b) => b.getBoundingClientRect().bottom <= top).at(-1)?.textContent,
      below: blocks.find((b) => b.getBoundingClientRect().top >= top)?.textContent,
    };
  });
}

test('an entry names the rule that removed it', async () => {
  const tab = await openList('news--rfi-seed');
  const rules = await tab.shadow((root) =>
    [...root.querySelectorAll('#panel li .rule-name')].map((rule) => rule.textContent),
  );
  assert.ok(rules.length > 3);
  for (const rule of rules) assert.match(rule, /^[a-z]+(-[a-z]+)*$/);
  await tab.close();
});

test('pointing at an entry shows where it stood, and leaving the list goes back', async () => {
  const tab = await openList('news--rfi-seed');
  const scrolled = () => tab.shadow((root) => root.querySelector('main')?.scrollTop);
  const before = await scrolled();
  await tab.hover((root) =>
    [...root.querySelectorAll('#panel li')].find((li) => li.textContent?.includes('Deux soldats')),
  );
  const trace = await until('the trace', async () => {
    const trace = await traceOf(tab);
    return trace?.isSeen ? trace : false;
  });
  assert.ok(trace.label.length > 2);
  assert.ok(trace.above.includes('Toujours selon Ankara'), trace.above);
  await tab.hover((root) => root.querySelector('#panel-title'));
  await until('the place of before', async () => (await scrolled()) === before);
  assert.equal(await traceOf(tab), null);
  await tab.close();
});

test('the focus shows it as well, and what is put back is marked where it stands', async () => {
  const tab = await openList('news--rfi-seed');
  await tab.shadow((root) => {
    const button = root.querySelector('#panel button[aria-label*="Deux soldats turcs"]');
    if (button instanceof HTMLElement) button.focus();
  });
  await until('the trace', async () => (await traceOf(tab))?.isSeen);
  await tab.press('Enter');
  const marked = () =>
    tab.shadow((root) => root.querySelector('article > .traced')?.textContent ?? '');
  await until('the part to be marked', async () => (await marked()).includes('Deux soldats turcs'));
  assert.equal(await traceOf(tab), null);
  await tab.close();
});

test('the list closed from an entry leaves the reader where the reading was', async () => {
  for (const way of ['Esc', 'its key']) {
    const tab = await browser.open(`${server.origin}/ferries`);
    await openReader(browser, tab);
    const scrolled = () => tab.shadow((root) => root.querySelector('main')?.scrollTop);
    await tab.shadow((root) =>
      root.querySelector('main')?.scrollTo({ top: 4000, behavior: 'instant' }),
    );
    await tab.type('r');
    await until('an entry', async () => {
      await tab.press('Tab');
      return tab.shadow((root) => root.activeElement?.matches('#panel .put-back'));
    });
    await until('its place', async () => (await scrolled()) < 3000 && (await traceOf(tab))?.isSeen);
    if (way === 'Esc') await tab.press('Escape');
    else await tab.type('r');
    assert.equal(
      await tab.shadow((root) => root.querySelector('#panel')?.checkVisibility()),
      false,
    );
    assert.equal(await scrolled(), 4000, way);
    assert.equal(await traceOf(tab), null);
    await tab.close();
  }
});

for (const page of ['news--rfi-seed', 'forbids-wasm']) {
  test(`what is put back for good stays on the site, until its rule is forgotten: ${page}`, async () => {
    const tab = await openList(page);
    const rules = () =>
      tab.shadow((root) =>
        [...root.querySelectorAll('.own-rules .rule-text')].map((rule) => rule.textContent),
      );
    assert.ok(!(await isBack(tab)));
    assert.deepEqual(await rules(), []);
    await tab.click((root) =>
      root.querySelector('#panel .keep-here[aria-label*="Deux soldats turcs"]'),
    );
    await until('the part to come back', () => isBack(tab));
    const [rule] = await until('the rule', async () => (await rules()).length === 1 && rules());
    assert.match(rule, /^127\.0\.0\.1#/);
    const focus = await tab.shadow((root) => root.activeElement?.getAttribute('data-forget'));
    assert.equal(focus, rule);
    await tab.close();

    const again = await openList(page);
    assert.ok(await isBack(again), 'it holds on another visit');
    await again.click((root) => root.querySelector('.own-rules .put-back'));
    await until('the part to go', async () => !(await isBack(again)));
    assert.equal(await again.shadow((root) => root.querySelector('.own-rules')), null);
    assert.deepEqual(await browser.faults(), []);
    await again.close();
  });
}

for (const { page, part } of [
  // Another rule would take what the first gives back; and what is only told above the article.
  { page: 'outlet--guardian', part: 'Sign up to Inside Saturday' },
  { page: 'outlet--lemonde', part: 'Temps de lecture' },
]) {
  test(`what is always kept is there, and its rule is listed to be forgotten: ${page}`, async () => {
    const tab = await openList(page);
    const isIn = async () => {
      const text = await tab.shadow((root) => root.querySelector('main article')?.textContent);
      return text.includes(part);
    };
    assert.ok(!(await isIn()));
    await tab.click(
      (root, part) => root.querySelector(`#panel .keep-here[aria-label*="${part}"]`),
      part,
    );
    await until('the part to come back', isIn);
    const forget = (/** @type {ShadowRoot} */ root) =>
      root.querySelector('.own-rules [data-forget]');
    await until('the rule', () => tab.shadow((root) => root.querySelector('.own-rules') !== null));
    await tab.click(forget);
    await until('the part to go', async () => !(await isIn()));
    assert.equal(await tab.shadow((root) => root.querySelector('.own-rules')), null);
    assert.deepEqual(await browser.faults(), []);
    await tab.close();
  });
}

for (const page of ['news--rfi-seed', 'forbids-wasm']) {
  test(`two parts put back before the first is there both come: ${page}`, async () => {
    const tab = await openList(page);
    const parts = await tab.shadow((root) =>
      [...root.querySelectorAll('#panel .put-back')].map((one) => one.getAttribute('data-removal')),
    );
    assert.ok(parts.length > 2);
    // It has to wake first, and what it is asked for waits.
    await browser.sleep();
    for (const part of parts.slice(0, 2))
      await tab.click((root, id) => root.querySelector(`#panel [data-removal="${id}"]`), part);
    const isBack = (/** @type {string | null | undefined} */ part) =>
      tab.shadow(
        (root, id) =>
          root.querySelector(`#panel li[data-entry="${id}"]`)?.matches('.is-back') ?? false,
        part,
      );
    await until('the second part', () => isBack(parts[1]));
    assert.ok(await isBack(parts[0]), 'the first part');
    await tab.close();
  });
}

test('what was put back for good is taken back beside the words that say so', async () => {
  const tab = await openList('news--rfi-seed');
  await tab.click((root) =>
    root.querySelector('#panel .keep-here[aria-label*="Deux soldats turcs"]'),
  );
  await until('the part to come back', () => isBack(tab));
  await tab.click((root) => root.querySelector('.toast-undo'));
  await until('the part to go', async () => !(await isBack(tab)));
  assert.equal(await tab.shadow((root) => root.querySelector('.own-rules')), null);
  await tab.close();
});

test('what was put back meanwhile stays when what was put back for good is taken back', async () => {
  const tab = await openList('news--rfi-seed');
  await tab.click((root) =>
    root.querySelector('#panel .keep-here[aria-label*="Deux soldats turcs"]'),
  );
  await until('the part to come back', () => isBack(tab));
  const other = () =>
    tab.shadow((root) => root.querySelector('#panel .is-back .put-back')?.textContent);
  await tab.click((root) => root.querySelector('#panel .put-back[data-removal]'));
  await until('another part', other);
  await tab.click((root) => root.querySelector('.toast-undo'));
  await until('the part to go', async () => !(await isBack(tab)));
  assert.ok(await other());
  await tab.close();
});

/** @param {import('./drivers/index.mjs').Tab} tab */
async function isBack(tab) {
  const text = await tab.shadow((root) => root.querySelector('main article')?.textContent);
  return text.includes('Deux soldats turcs');
}
