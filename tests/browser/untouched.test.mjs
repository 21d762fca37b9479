// Opening and closing the reader leaves the page as it was, to the letter, and asks the network for nothing.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CAME_AND_WENT, disturb, FIELDS, state } from './restore/state.mjs';
import { OWN_BUTTON, openReader, pressOwn, readerGone, session } from './session.mjs';

/** The smallest PNG there is. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
);

const SENTENCE =
  'The ferry left the north quay at six in the morning with forty people, two dogs and a piano on board, and nobody knew whose piano it was.';

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The piano on the ferry</title></head>
<body>
<nav><a href="/news">News</a> <a href="/sport">Sport</a></nav>
<main><article><h1>The piano on the ferry</h1>
<figure><img src="/piano.png" alt="A piano" width="600" height="400"><figcaption>The piano, on deck.</figcaption></figure>
${Array.from({ length: 40 }, (_, at) => `<p id="p${at}">${SENTENCE} It was the crossing number ${at + 1} of that day.</p>`).join('\n')}
</article></main>
${FIELDS}
</body></html>`;

/** What can have the focus and is no HTML. */
const DRAWN = `${OWN_BUTTON}
<svg width="90" height="90"><rect id="drawing" tabindex="0" width="90" height="40"/><a id="way" href="/quay"><text y="60">Quay</text></a></svg>
<math id="sum" tabindex="0"><mn>6</mn></math>`;

const { browser, server } = await session({
  '/ferry': { body: PAGE },
  '/drawn': { body: PAGE.replace('<nav>', `${DRAWN}<nav>`) },
  '/piano.png': { body: PIXEL, type: 'image/png' },
});

for (const way of ['Esc', 'a second click on the button']) {
  test(`closing with ${way} brings the page back exactly as it was`, async () => {
    const tab = await browser.open(`${server.origin}/ferry`);
    await tab.front();
    await tab.evaluate(disturb, 'field');
    const before = await tab.evaluate(state);
    assert.match(before.focus, /form\d+ input\d+$/);
    assert.deepEqual(before.caret, [2, 5]);
    assert.deepEqual(before.values, ['someone else', 'on', 'b', 'typed by hand']);
    assert.deepEqual(before.media, [[1.25, true, false, 1]]);
    assert.deepEqual(before.scroll, [0, 300]);

    await openReader(browser, tab);
    assert.notEqual(await tab.evaluate(() => document.activeElement?.getAttribute('name')), 'who');
    if (way === 'Esc') await tab.press('Escape');
    else await tab.toggle();
    await readerGone(tab);

    assert.deepEqual(await tab.evaluate(state), before);
    assert.deepEqual(await tab.evaluate(() => globalThis.changes), CAME_AND_WENT);
    assert.deepEqual(await browser.faults(), []);
    await tab.close();
  });
}

for (const id of ['drawing', 'way', 'sum']) {
  test(`closing gives the focus back to what is no HTML (#${id}), and the keys to the page`, async () => {
    const tab = await browser.open(`${server.origin}/drawn`);
    const focused = () => tab.evaluate(() => document.activeElement?.id);
    await tab.evaluate((id) => {
      globalThis.heard = [];
      document.addEventListener('keydown', ({ key }) => globalThis.heard.push(key));
      document.getElementById(id)?.focus();
    }, id);
    assert.equal(await focused(), id);
    await openReader(browser, tab);
    assert.notEqual(await focused(), id);
    await tab.press('Escape');
    await readerGone(tab);
    assert.equal(await focused(), id);
    await tab.type('a');
    assert.deepEqual(await tab.evaluate(() => globalThis.heard), ['a']);
    assert.equal(await pressOwn(tab), 'pressed');
    // Nothing of the first is left for the button to close.
    await openReader(browser, tab);
    await tab.toggle();
    await readerGone(tab);
    assert.deepEqual(await browser.faults(), []);
    await tab.close();
  });
}

test('Esc closes the reader without the page hearing of it', async () => {
  const tab = await browser.open(`${server.origin}/ferry`);
  await tab.evaluate(() => {
    globalThis.heard = [];
    for (const kind of ['keydown', 'keypress', 'keyup']) {
      document.addEventListener(/** @type {'keydown'} */ (kind), (event) =>
        globalThis.heard.push(`${kind} ${event.key}`),
      );
    }
  });
  await openReader(browser, tab);
  await tab.press('Escape');
  await readerGone(tab);
  assert.deepEqual(await tab.evaluate(() => globalThis.heard), []);
  await tab.close();
});

test('opening, toggling and closing the reader makes no request', async () => {
  const tab = await browser.open(`${server.origin}/ferry`);
  const asked = () => server.hits.filter((hit) => !hit.includes('favicon'));
  const before = asked();
  assert.ok(before.includes('GET /ferry') && before.includes('GET /piano.png'));
  await openReader(browser, tab);
  await tab.toggle();
  await readerGone(tab);
  await openReader(browser, tab);
  await tab.press('Escape');
  await readerGone(tab);
  // Long enough for a request that was begun to arrive.
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.deepEqual(asked(), before);
  await tab.close();
});
