// The interface in each of its languages, reader and options, on a screen of a phone and of a desk. A browser shows the words of its own
// language; here the extension is given one language alone, which every browser then shows.

import assert from 'node:assert/strict';
import { readdir, rm } from 'node:fs/promises';
import { after, test } from 'node:test';
import { start } from './drivers/index.mjs';
import { faultsOf, faultsOfPage } from './fit.mjs';
import { serve } from './server.mjs';
import { EXTENSION, openReader, PAGES, ROOT, said } from './session.mjs';
import { extensionIn, teach } from './speaking.mjs';

const languages = await readdir(`${ROOT}_locales`);
const server = await serve({ folders: { '/': PAGES } });
after(() => server.close());
const extension = await extensionIn(EXTENSION, languages[0] ?? '');
after(() => rm(extension, { recursive: true, force: true }));
const browser = await start(said('LIMPIDE_BROWSER'), {
  binary: said('LIMPIDE_BINARY'),
  extension,
  headless: true,
  isOffline: true,
  size: { width: 1280, height: 900 },
});
after(() => browser.close());

/** What takes the most room: every button of the bar, and the panels with their words. */
const PANELS = ['[aria-controls=contents]', '[aria-controls=text-panel]', '.tool.removed'];

const SIZES = [
  { width: 320, height: 640 },
  { width: 1280, height: 900 },
];

/**
 * What does not fit, and what says nothing.
 * @param {import('./drivers/index.mjs').Tab} tab
 * @returns {Promise<string[]>}
 */
async function faultsIn(tab) {
  const silent = await tab.shadow((root) =>
    [...root.querySelectorAll('button, input, select, textarea, output')]
      .filter((one) => one.checkVisibility())
      .filter((one) => {
        const { labels } = /** @type {HTMLInputElement} */ (one);
        const said = [one.getAttribute('aria-label'), one.textContent, labels?.[0]?.textContent];
        return !said.some((words) => words?.trim());
      })
      .map((one) => `${one.tagName}.${one.className} says nothing`),
  );
  return [...silent, ...(await faultsOf(tab))];
}

for (const language of languages) {
  test(`the reader speaks ${language}: all of it is said, and it fits`, async () => {
    await teach(extension, EXTENSION, language);
    await browser.update();
    // Each has an address of its own: no place is kept from the one before.
    const tab = await browser.open(`${server.origin}/long--essay/?${language}`);
    await openReader(browser, tab);
    /** @type {string[]} */
    const found = [];
    for (const size of SIZES) {
      await tab.emulate({ size });
      for (const button of PANELS) {
        await tab.click((root, button) => root.querySelector(button), button);
        for (const fault of await faultsIn(tab)) found.push(`${size.width}: ${fault}`);
        await tab.press('Escape');
      }
      await tab.type('x');
      for (const fault of await faultsIn(tab)) found.push(`${size.width}, choosing: ${fault}`);
      await tab.press('Escape');
    }
    assert.deepEqual([...new Set(found)], []);

    const shown = await tab.shadow((root) => {
      const view = /** @type {HTMLElement} */ (root.querySelector('.view'));
      const middle = (/** @type {string} */ which) => {
        const { left = 0, right = 0 } = root.querySelector(which)?.getBoundingClientRect() ?? {};
        return (left + right) / 2;
      };
      const { lang, dir } = view;
      const close = middle('.bar .close');
      return { lang, dir, isClosedRight: close > middle('.tool.removed') };
    });
    const isMirrored = language === 'ar';
    assert.deepEqual(shown, {
      lang: language,
      dir: isMirrored ? 'rtl' : 'ltr',
      isClosedRight: isMirrored,
    });
    // The article keeps its own direction.
    const direction = await tab.shadow((root) => root.querySelector('article')?.dir);
    assert.equal(direction, 'ltr');

    const page = await browser.openOptions();
    for (const size of SIZES) {
      await page.emulate({ size });
      for (const fault of await faultsOfPage(page)) found.push(`options, ${size.width}: ${fault}`);
    }
    assert.deepEqual([...new Set(found)], []);
    const built = await page.evaluate(() => {
      const at = (/** @type {string} */ which) =>
        document.querySelector(which)?.getBoundingClientRect().left ?? 0;
      const { lang, dir } = document.documentElement;
      return { lang, dir, isNavRight: at('nav.sections') > at('main') };
    });
    const expected = { lang: language, dir: isMirrored ? 'rtl' : 'ltr', isNavRight: isMirrored };
    assert.deepEqual(built, expected);
    assert.deepEqual(await browser.faults(), []);
    await page.close();
    await tab.close();
  });
}
