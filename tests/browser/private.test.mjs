// In a private window an article is read, changed and translated as in any other, and nothing of it is kept: no place, no
// look, no correction, no translation, no count. What is kept is read where the extension could keep anything at all.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { until } from './drivers/index.mjs';
import { openReader, readerGone, session } from './session.mjs';
import { allow, LOOPBACK, makeService, textOf } from './translating.mjs';

/** @typedef {import('./drivers/index.mjs').Tab} Tab */

const SENTENCE =
  'Le bac quittait la rive nord à six heures du matin avec quarante personnes, deux chiens et un piano, et personne ne savait à qui était le piano.';

const PAGE = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Le piano du bac</title></head>
<body><main><article><h1>Le piano du bac</h1>
${Array.from({ length: 12 }, (_, at) => `<p>Traversée ${at}. ${SENTENCE} ${SENTENCE}</p>`).join('\n')}
</article></main></body></html>`;

const { browser, server } = await session(
  { '/piano': { body: PAGE }, '/autre': { body: PAGE.replaceAll('piano', 'violon') } },
  { allowable: [LOOPBACK] },
);
const service = await makeService((text) => `EN: ${text}`);
after(() => service.close());
const { origin } = new URL(service.endpoint);

await allow(browser);
// The first private window; the extension is loaded anew for it.
const first = await browser.openPrivate(`${server.origin}/piano`);
await first.close();
await browser.store({
  translation: { service: 'hook', endpoints: { hook: service.endpoint }, told: [], to: 'en' },
});
await keepKey('secret-key:fx');

/** Everything that the extension keeps, wherever it could be; no private window is to be open. */
async function kept() {
  const page = await browser.openOptions('privacy');
  const all = await page.evaluate(async () => {
    const { storage } = /** @type {any} */ (globalThis).chrome;
    const areas = await Promise.all(
      ['local', 'sync', 'session'].map((name) => storage[name].get(null)),
    );
    /** @type {Record<string, unknown>} */
    const databases = {};
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      for (const store of database.objectStoreNames) {
        databases[`${name} ${store}`] = await new Promise((resolve) => {
          const request = database.transaction(store).objectStore(store).getAll();
          request.onsuccess = () => resolve(request.result);
        });
      }
      database.close();
    }
    return { areas, databases, local: { ...localStorage }, caches: await caches.keys() };
  });
  await page.close();
  return all;
}

/** @param {string} key to the service */
async function keepKey(key) {
  const page = await browser.openOptions('privacy');
  await page.evaluate(
    async (origin, key) => {
      const { writeKey } = await import(
        new URL('/extension/translate/keys.js', location.href).href
      );
      await writeKey('hook', origin, key);
    },
    origin,
    key,
  );
  await page.close();
}

/**
 * Makes the letters larger, takes a paragraph away, reads half of it and leaves.
 * @param {Tab} tab
 */
async function readAndChange(tab) {
  await openReader(browser, tab);
  const size = () => tab.shadow((root) => root.querySelector('.size')?.textContent);
  assert.equal(await size(), '20');
  await tab.type('+');
  await until('larger letters', async () => (await size()) === '22');
  await tab.type('x');
  for (let click = 0; click < 2; click += 1)
    await tab.click((root) => root.querySelector('article > p'));
  await until('the paragraph to be gone', () =>
    tab.shadow((root) => !root.querySelector('article')?.textContent?.includes('Traversée 0')),
  );
  await tab.press('Escape');
  await tab.shadow((root) => {
    const main = root.querySelector('main');
    main?.scrollTo({ top: main.scrollHeight / 2, behavior: 'instant' });
  });
  await tab.press('Escape');
  await readerGone(tab);
}

/**
 * Has the article translated, having been told where its text goes.
 * @param {Tab} tab
 * @returns {Promise<number>} the questions that the service was asked
 */
async function translate(tab) {
  const before = service.asked.length;
  await openReader(browser, tab);
  await tab.type('l');
  await until('where the text goes', async () =>
    (await textOf(tab, '.translate-sentence')).includes(new URL(origin).host),
  );
  assert.equal(service.asked.length, before, 'nothing is sent before that was told');
  await tab.click((root) => root.querySelector('.translate-go'));
  await until('all of it', async () =>
    /^All of it/.test(
      await tab.shadow((root) => root.querySelector('.translate-said')?.textContent ?? ''),
    ),
  );
  assert.match(await textOf(tab, 'article .translation'), /EN: Traversée 11\./);
  return service.asked.length - before;
}

test('a private window keeps no place, no look and no correction', async () => {
  const before = await kept();
  const hidden = await browser.openPrivate(`${server.origin}/piano`);
  await readAndChange(hidden);
  await hidden.close();
  assert.deepEqual(await kept(), before);
  const again = await browser.openPrivate(`${server.origin}/piano`);
  await openReader(browser, again);
  assert.equal(await again.shadow((root) => root.querySelector('.size')?.textContent), '20');
  assert.match(await textOf(again, 'article > p'), /^Traversée 0\./);
  assert.equal(await again.shadow((root) => root.querySelector('main')?.scrollTop), 0);
  await again.close();
});

test('a private window is told where text goes, uses the key, and leaves no translation and no count', async () => {
  const before = await kept();
  const hidden = await browser.openPrivate(`${server.origin}/piano`);
  const asked = await translate(hidden);
  assert.ok(asked > 0);
  assert.deepEqual(service.authorizations.slice(-asked), Array(asked).fill('Bearer secret-key:fx'));
  await hidden.close();
  assert.deepEqual(await kept(), before);
  const again = await browser.openPrivate(`${server.origin}/piano`);
  assert.equal(await translate(again), asked, 'told again, and asked for again');
  await again.close();
  assert.deepEqual(await kept(), before);
});

test('any other window keeps all of these, and a private one reads none of the translations', async () => {
  const before = await kept();
  const open = await browser.open(`${server.origin}/piano`);
  const asked = await translate(open);
  await open.close();
  const after = await kept();
  assert.equal(before.databases['translation made']?.length ?? 0, 0);
  assert.ok(after.databases['translation made'].length > 10);
  const said = JSON.stringify(after.areas);
  assert.ok(said.includes(origin), 'it was told, and counted');
  const hidden = await browser.openPrivate(`${server.origin}/piano`);
  await openReader(browser, hidden);
  const count = service.asked.length;
  await hidden.type('l');
  await until('the questions', async () => service.asked.length >= count + asked);
  await hidden.close();
  assert.deepEqual(await kept(), after);

  const other = await browser.open(`${server.origin}/autre`);
  await readAndChange(other);
  await other.close();
  await until('the place', async () => (await browser.stored()).places !== undefined);
  assert.notDeepEqual(Object.keys((await kept()).areas[0]), Object.keys(after.areas[0]));
  assert.deepEqual(await browser.faults(), []);
});
