// The section on translation, as a user goes about it: a service is chosen and told where it is, the browser asked, one
// sentence tried, a key kept and forgotten; the languages, the words and the sites are kept; nothing is sent unasked.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { made, serve } from '../translate/servers.mjs';
import { COLORS, judgePage } from './axe.mjs';
import { until } from './drivers/index.mjs';
import { keptState } from './drivers/kept.mjs';
import { faultsOfPage } from './fit.mjs';
import { said, session } from './session.mjs';

/** @typedef {import('./drivers/index.mjs').Page} Page */

/** What is sent on trial where the language of the interface is English. */
const SENTENCE = 'Bonjour. Ceci est un essai.';

const hook = await serve('hook');
after(hook.close);
const deepl = await serve('deepl');
after(deepl.close);

/** A permission as each browser knows it. @param {string} origin */
const pattern = (origin) =>
  said('LIMPIDE_BROWSER') === 'chromium' ? `${origin}/*` : 'http://127.0.0.1/*';

/** A service elsewhere, which nobody asks here. */
const FAR = 'https://translate.example';

const { browser } = await session(
  {},
  { allowable: [...new Set([pattern(hook.origin), pattern(deepl.origin)]), `${FAR}/*`] },
);

/** Opens the section alone: what stands above it is built once it is in sight, and would push away what is clicked. */
async function openSection() {
  const page = await browser.openOptions('translation');
  await page.evaluate(() => {
    for (const other of document.querySelectorAll('section.section:not(#translation)'))
      other.toggleAttribute('hidden', true);
  });
  return page;
}

/** @param {Page} page @param {string} selector */
const press = (page, selector) =>
  page.click((root, selector) => root.querySelector(selector), selector);

/** @param {Page} page @param {string} selector */
const textOf = (page, selector) =>
  page.evaluate((selector) => document.querySelector(selector)?.textContent ?? '', selector);

/** @param {Page} page */
const toast = (page) => textOf(page, '.toast:not([hidden]) .toast-words');

/**
 * Types into an emptied field and leaves it by Enter.
 * @param {Page} page
 * @param {string} selector
 * @param {string} text
 */
async function fill(page, selector, text) {
  await press(page, selector);
  await page.chord('a', 'Control');
  await page.type(text);
  await page.press('Enter');
}

/** @param {Page} page @param {string} service */
async function choose(page, service) {
  await press(page, `[data-service="${service}"] .service-name`);
  await until(`${service} to be chosen`, () =>
    page.evaluate(
      (service) => document.querySelector(`[data-service="${service}"] .service-more`) !== null,
      service,
    ),
  );
}

/** Has the sentence translated, and waits for what is said. @param {Page} page @param {string} service */
async function trial(page, service) {
  const answer = `[data-service="${service}"] .service-answer`;
  await press(page, `[data-service="${service}"] .service-trial button`);
  return until('an answer', async () => {
    const shown = await page.evaluate((answer) => {
      const found = document.querySelector(answer);
      return found?.matches('.good, .bad') ? found.textContent : '';
    }, answer);
    return shown || false;
  });
}

/** @param {Page} page what was said about translation, as it is kept */
const kept = (page) =>
  page.evaluate(async () => {
    const module = '/extension/shared/state.js';
    const { readState } = await import(module);
    return (await readState()).translation;
  });

test('a service of one’s own: nothing is sent before the browser allows it and the button is pressed', async () => {
  const page = await openSection();
  assert.equal(
    await page.evaluate(() =>
      document.querySelector('.service.chosen')?.getAttribute('data-service'),
    ),
    'none',
  );
  await choose(page, 'hook');
  const card = '[data-service="hook"]';
  await fill(page, '#translation-address-hook', 'http://translate.example/');
  await until('the refusal', async () =>
    /https:\/\//.test(await textOf(page, '#translation-address-hook-said')),
  );
  await fill(page, '#translation-address-hook', hook.endpoint);
  await until('where text goes', async () =>
    (await textOf(page, `${card} .service-goes`)).includes(hook.origin),
  );
  assert.match(await textOf(page, `${card} .service-goes`), /on this device/);
  assert.match(await trial(page, 'hook'), /permission|allow/i);
  assert.deepEqual(hook.seen, [], 'nothing was sent');

  await press(page, `${card} .service-permission .button.main`);
  await browser.answerPrompt('allow', pattern(hook.origin));
  await until('the permission', async () =>
    /may ask there/.test(await textOf(page, `${card} .service-permission`)),
  );
  assert.deepEqual(hook.seen, [], 'nothing was sent yet');
  assert.ok((await textOf(page, `${card} .service-trial`)).includes(SENTENCE));
  assert.equal(await trial(page, 'hook'), made(SENTENCE));
  await page.close();
});

test('what a service refuses is said in a sentence, and the next try is asked anew', async () => {
  const page = await openSection();
  const before = hook.seen.length;
  const { FAULTS } = await import('../translate/servers.mjs');
  hook.now.fault = FAULTS['429, Retry-After 7'] ?? null;
  const limited = await trial(page, 'hook');
  hook.now.fault = FAULTS.HTML ?? null;
  const garbage = await trial(page, 'hook');
  hook.now.fault = FAULTS['redirect here'] ?? null;
  const redirected = await trial(page, 'hook');
  hook.now.fault = FAULTS['10 MB, not told'] ?? null;
  const large = await trial(page, 'hook');
  hook.now.fault = null;
  const sentences = [limited, garbage, redirected, large];
  assert.equal(new Set(sentences).size, 4, sentences.join('\n'));
  assert.equal(await trial(page, 'hook'), made(SENTENCE));
  assert.equal(hook.seen.length, before + 5, 'one request each, and no redirect followed');
  assert.deepEqual(hook.wrong, []);
  await until('the count', async () => Number(await textOf(page, '#translation-requests')) >= 6);
  await page.close();
});

test('a key is kept where no file and no page has it, for one address alone, and forgotten', async () => {
  const page = await openSection();
  const card = '[data-service="hook"]';
  await fill(page, '#translation-key-hook', ' secret-key:fx ');
  await until('the key to be kept', async () =>
    page.evaluate(
      () => !document.querySelector('[data-service="hook"] .service-key')?.hasAttribute('hidden'),
    ),
  );
  assert.equal(
    await page.evaluate(
      () => /** @type {any} */ (document.querySelector('#translation-key-hook')).value,
    ),
    '',
  );
  assert.equal(await trial(page, 'hook'), made(SENTENCE));
  assert.equal(hook.seen.at(-1)?.headers.authorization, 'Bearer secret-key:fx');
  assert.ok(!JSON.stringify(await browser.stored()).includes('secret-key'), 'in the storage');
  const file = await page.evaluate(async () => {
    const [state, file] = ['/extension/shared/state.js', '/extension/store/file.js'];
    const [{ readState }, { exportText }] = [await import(state), await import(file)];
    return exportText(await readState(), { when: 0 });
  });
  assert.ok(file.includes(hook.endpoint) && !file.includes('secret-key'), file);

  await press(page, `${card} .service-key button`);
  await until('the key to be gone', async () => /forgotten/.test(await toast(page)));
  assert.equal(await trial(page, 'hook'), made(SENTENCE));
  assert.equal(hook.seen.at(-1)?.headers.authorization, undefined);
  await page.close();
});

test('a service that needs a key says so, and takes it at its own address alone', async () => {
  const page = await openSection();
  await choose(page, 'deepl');
  assert.equal(
    await page.evaluate(
      () => /** @type {any} */ (document.querySelector('#translation-address-deepl')).value,
    ),
    'https://api-free.deepl.com',
  );
  await fill(page, '#translation-key-deepl', 'another-key');
  await until('the server of the other plan', async () =>
    (await textOf(page, '[data-service="deepl"] .service-goes')).includes('https://api.deepl.com'),
  );
  await fill(page, '#translation-address-deepl', deepl.endpoint);
  await until('the other address', async () =>
    (await textOf(page, '[data-service="deepl"] .service-goes')).includes(deepl.origin),
  );
  if (browser.name === 'chromium') {
    await press(page, '[data-service="deepl"] .service-permission .button.main');
    await browser.answerPrompt('allow', pattern(deepl.origin));
  }
  await until('the permission', async () =>
    /may ask there/.test(await textOf(page, '[data-service="deepl"] .service-permission')),
  );
  assert.ok(await trial(page, 'deepl'));
  assert.deepEqual(deepl.seen, [], 'the key of another address is not sent here');
  await fill(page, '#translation-key-deepl', 'secret-key:fx');
  await until('the key', async () => /kept/.test(await toast(page)));
  assert.equal(await trial(page, 'deepl'), made(SENTENCE));
  assert.deepEqual(deepl.wrong, []);
  await page.close();
});

test('a service elsewhere: text may leave the device, which Firefox asks about as well, and is taken back', async () => {
  const page = await openSection();
  await choose(page, 'libretranslate');
  const card = '[data-service="libretranslate"]';
  await fill(page, '#translation-address-libretranslate', FAR);
  await until('where text goes', async () =>
    (await textOf(page, `${card} .service-goes`)).includes(FAR),
  );
  assert.doesNotMatch(await textOf(page, `${card} .service-goes`), /on this device/);
  await press(page, `${card} .service-permission .button.main`);
  await browser.answerPrompt('allow', `${FAR}/*`);
  await until('the permission', async () =>
    /may ask there/.test(await textOf(page, `${card} .service-permission`)),
  );
  const granted = () =>
    page.evaluate(async () => /** @type {any} */ (globalThis).chrome.permissions.getAll());
  const now = await granted();
  assert.ok(now.origins.includes(`${FAR}/*`));
  if (browser.name === 'firefox') assert.deepEqual(now.data_collection, ['websiteContent']);
  await press(page, `${card} .service-permission .button`);
  await until('it to be gone', async () => !(await granted()).origins.includes(`${FAR}/*`));
  await until('the button', () =>
    page.evaluate(
      (card) => document.querySelector(`${card} .service-permission .main`) !== null,
      card,
    ),
  );
  if (browser.name === 'firefox') assert.deepEqual((await granted()).data_collection, []);
  await page.close();
});

test('language, look, words and sites are kept as they are said', async () => {
  const page = await openSection();
  await press(page, 'input[name="translation-show"][value="translation"] + .sample');
  await press(page, '#translation-columns');
  await press(page, '.translation textarea');
  await page.type('Limpide\n  l’Île-de-France \n\nLimpide');
  await press(page, '#translation-title');
  await page.evaluate(() => /** @type {any} */ (document.querySelector('#translation-to')).focus());
  await page.press('ArrowDown');
  const into = await page.evaluate(
    () => /** @type {any} */ (document.querySelector('#translation-to')).value,
  );
  assert.ok(into);
  await page.evaluate(() =>
    /** @type {any} */ (document.querySelector('#translation-always')).focus(),
  );
  for (let count = 0; count < 3; count += 1) await page.press('ArrowDown');
  const always = await page.evaluate(
    () => /** @type {any} */ (document.querySelector('#translation-always')).value,
  );
  assert.equal((await kept(page)).always, undefined, 'none that was passed on the way');
  await press(page, '.translation-list > .button');
  await until('all of it to be kept', async () => {
    const now = await kept(page);
    const { to, show, columns, glossary } = now;
    const all = JSON.stringify({ to, show, columns, always: now.always, glossary });
    return (
      all ===
      JSON.stringify({
        to: into,
        show: 'translation',
        columns: true,
        always: [always],
        glossary: ['Limpide', 'l’Île-de-France'],
      })
    );
  });
  await press(page, '.translation-list .site-said button');
  await until('the language to be gone', async () => (await kept(page)).always === undefined);
  await browser.store({ sites: { 'rfi.fr': { translation: 'never' } } });
  await until('the site', async () => /rfi\.fr/.test(await textOf(page, '.translation')));
  await page.click((root) =>
    [...root.querySelectorAll('.translation .site-said li')]
      .find(({ textContent }) => textContent === 'rfi.fr')
      ?.querySelector('button'),
  );
  await until(
    'the site to be gone',
    async () => !/rfi\.fr/.test(await textOf(page, '.translation')),
  );
  await page.close();
});

test('words that stay are kept though the page is left from among them', async () => {
  await browser.store({});
  const page = await openSection();
  await press(page, '.translation textarea');
  await page.type('Limpide\nOrm');
  await page.evaluate(() => setTimeout(() => location.reload()));
  await until('both to be kept', async () => {
    const { translation } = await keptState(browser);
    return JSON.stringify(translation.glossary) === '["Limpide","Orm"]';
  });
  await page.close();
});

test('what is kept of translations is bounded, found again and emptied', async () => {
  const page = await openSection();
  const found = await page.evaluate(async () => {
    const module = '/extension/translate/cache.js';
    const { makeCache } = await import(module);
    let time = 0;
    const cache = makeCache({ most: 5_000, now: () => ++time });
    for (let at = 0; at < 20; at += 1) await cache.set([[`key ${at}`, { text: 'x'.repeat(400) }]]);
    const anew = makeCache({ most: 5_000 });
    const [oldest, newest] = await anew.get(['key 0', 'key 19']);
    return { oldest, newest: newest?.text.length, ...(await anew.measure()) };
  });
  assert.equal(found.oldest ?? null, null, 'the oldest goes first');
  assert.equal(found.newest, 400, 'another context finds what one kept');
  assert.ok(found.size <= 5_000 && found.count >= 8, JSON.stringify(found));
  await page.close();
  const again = await openSection();
  await until('the size to be shown', async () =>
    /Texts: [1-9]/.test(await textOf(again, '.translation')),
  );
  await again.click((root) =>
    [...root.querySelectorAll('.translation button')].find(
      ({ textContent }) => textContent === 'Empty',
    ),
  );
  await until('it to be empty', async () => /Texts: 0/.test(await textOf(again, '.translation')));
  await again.close();
});

test('axe finds no fault, by day and by night; it fits a narrow page', async () => {
  const page = await openSection();
  for (const service of ['openai', 'hook']) {
    await choose(page, service);
    await page.emulate({ scheme: 'light', lessMotion: true });
    await judgePage(page, `${service}, light`, '#translation');
    await page.emulate({ scheme: 'dark', lessMotion: true });
    await judgePage(page, `${service}, dark`, '#translation', COLORS);
    await page.emulate({});
  }
  await page.emulate({ size: { width: 320, height: 700 } });
  assert.deepEqual(await faultsOfPage(page), []);
  await page.close();
});

test('the browser’s own translator is offered where there is one', async () => {
  const page = await openSection();
  const offered = await page.evaluate(() => ({
    has: 'Translator' in globalThis,
    isDisabled: /** @type {any} */ (document.querySelector('#translation-browser')).disabled,
  }));
  assert.equal(offered.isDisabled, !offered.has);
  await page.close();
  assert.deepEqual(await browser.faults(), []);
});
