// The browser's own translator: offered where there is one, and nothing leaves the device by it. No model of a language is on
// a machine for tests, so that in Chromium something of the same shape stands in its place; Firefox has none to offer.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './drivers/index.mjs';
import { openReader, session } from './session.mjs';
import { textOf } from './translating.mjs';

const SENTENCE =
  'Le bac quittait la rive nord à six heures du matin avec quarante personnes, deux chiens et un piano, et personne ne savait à qui était le piano.';
const PAGE = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Le piano du bac</title></head>
<body><main><article><h1>Le piano du bac</h1>
${['rouge', 'lent', 'vieux', 'noir'].map((how) => `<p>${SENTENCE} Il était ${how}, dit une <a href="/note">note</a>.</p>`).join('\n')}
</article></main></body></html>`;

const { browser, server } = await session({
  '/piano': { body: PAGE },
  '/forbids': { body: PAGE, headers: { 'permissions-policy': 'translator=()' } },
});

/** @typedef {import('./drivers/index.mjs').Tab} Tab */

/** A translator as the specification has it, whose model comes in two steps. */
function standIn() {
  /** @type {any} */ (globalThis).Translator = {
    availability: async () => 'downloadable',
    create: async (/** @type {any} */ { targetLanguage, monitor }) => {
      const model = new EventTarget();
      monitor(model);
      for (const loaded of [0.4, 1]) {
        model.dispatchEvent(Object.assign(new Event('downloadprogress'), { loaded, total: 1 }));
        await new Promise((resolve) => setTimeout(resolve, 400));
      }
      return { translate: async (/** @type {string} */ text) => `${targetLanguage}: ${text}` };
    },
  };
}

/** @param {string} page */
async function openPanel(page) {
  await browser.store({ translation: { to: 'de' } });
  const tab = await browser.open(`${server.origin}/${page}`);
  await openReader(browser, tab);
  if (browser.name === 'chromium') await tab.inWorld(standIn);
  await tab.click((root) => root.querySelector('.tool.translate'));
  await until('the panel', async () => (await textOf(tab, '.translate-sentence')) !== '');
  return tab;
}

test('a browser that translates by itself is offered, and asks nobody', async () => {
  const tab = await openPanel('piano');
  const isOffered = browser.name === 'chromium';
  const hits = server.hits.length;
  await until('what is offered', async () =>
    (await textOf(tab, '.translate-buttons button')).startsWith(
      isOffered ? 'Translate on this device' : 'Choose a service',
    ),
  );
  if (isOffered) {
    await tab.click((root) => root.querySelectorAll('.translate-go')[1]);
    await until('the model to come', async () =>
      / 40 %/.test(await textOf(tab, '.translate-said')),
    );
    await until('the translation', async () =>
      /^All of it/.test(await textOf(tab, '.translate-said')),
    );
    assert.match(await textOf(tab, '.translate-service'), /on this device\. No text leaves it/);
    assert.match(await textOf(tab, 'article p .translation'), /^de: Le bac quittait/);
    assert.equal(
      await tab.shadow((root) => root.querySelector('.translation a')?.getAttribute('href')),
      `${server.origin}/note`,
    );
  }
  assert.equal(server.hits.length, hits);
  assert.deepEqual(await browser.faults(), []);
  await tab.close();
});

test('where the page forbids it, it is not offered', async () => {
  const tab = await openPanel('forbids');
  assert.match(await textOf(tab, '.translate-sentence'), /Nothing is sent anywhere/);
  assert.equal(await textOf(tab, '.translate-buttons button'), 'Choose a service');
  await tab.close();
});
