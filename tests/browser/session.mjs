// A browser with the extension and a server with pages, for one test file. `cargo xtask test` says by LIMPIDE_BROWSER,
// LIMPIDE_BINARY and LIMPIDE_COMMAND which browser, where it is, and where the command line is; by hand:
// LIMPIDE_EXTENSION says where the packed extension is; without it the tree is tested. LIMPIDE_PROFILE says where a profile
// of Firefox is that has been started once; without it each start is a first one.
//   LIMPIDE_BROWSER=firefox LIMPIDE_BINARY=firefox-esr LIMPIDE_COMMAND=target/debug/limpide node --test tests/browser/…

import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { start, until } from './drivers/index.mjs';
import { serve } from './server.mjs';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The extension that is tested: what ships of it, as `cargo xtask test` packed it for this browser; by hand the tree. */
export const EXTENSION = `${process.env.LIMPIDE_EXTENSION ?? ROOT}/`;

export const PAGES = `${ROOT}tests/pages/`;

/**
 * Starts both and ends both after the file's last test.
 * @param {Record<string, import('./server.mjs').Made | import('./server.mjs').Making>} [made] pages by their path, beside the fixtures
 * @param {{ allowable?: string[], downloads?: string, programs?: { folder: string, schemes: string[] }, extension?: string, isHeavy?: boolean }} [options]
 *   permissions that can be granted; the folder for files that are saved; what addresses are handed to; another extension
 *   than the one that is tested; whether what a page leaves keeps its process busy, and so each page has its own
 */
export async function session(
  made = {},
  { allowable, downloads, programs, extension = EXTENSION, isHeavy } = {},
) {
  const server = await serve({
    made,
    folders: {
      '/': PAGES,
      '/extension/': `${ROOT}extension`,
      '/axe/': `${ROOT}node_modules/axe-core`,
    },
  });
  after(() => server.close());
  const browser = await start(said('LIMPIDE_BROWSER'), {
    binary: said('LIMPIDE_BINARY'),
    extension,
    allowable,
    downloads,
    keepsProcesses: !isHeavy,
    programs: programs && { ...programs, origin: server.origin },
    headless: true,
    isOffline: true,
    size: { width: 1280, height: 900 },
  });
  after(() => browser.close());
  return { browser, server };
}

/** A button of the page's own, which says on itself that it was pressed. */
export const OWN_BUTTON = `<button id="own" onclick="this.textContent = 'pressed'">Press</button>`;

/**
 * Presses it, and answers what it says then.
 * @param {import('./drivers/index.mjs').Tab} tab
 */
export function pressOwn(tab) {
  return tab.evaluate(() => {
    const own = /** @type {HTMLElement | null} */ (document.querySelector('#own'));
    own?.click();
    return own?.textContent;
  });
}

/**
 * @param {string} name of an environment variable
 * @returns {string}
 */
export function said(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests by \`cargo xtask test\``);
  return value;
}

/**
 * Clicks the button and waits until the reader shows its article and has all its rooms, or says in a sentence why there is
 * no article.
 * @param {import('./drivers/index.mjs').Browser} browser
 * @param {import('./drivers/index.mjs').Tab} tab
 */
export async function openReader(browser, tab) {
  await openAtOnce(browser, tab);
  await until('all rooms of the reader', () =>
    tab.shadow((root) => !root.querySelector('main article') || root.querySelector('.keys')),
  );
}

/**
 * Clicks the button and waits until the reader shows its article, or says in a sentence why there is none; what is loaded
 * after that may not be there yet.
 * @param {import('./drivers/index.mjs').Browser} browser
 * @param {import('./drivers/index.mjs').Tab} tab
 */
export function openAtOnce(browser, tab) {
  return pressButton(browser, tab, 'the reader', () =>
    tab.shadow((root) => root.querySelector('main article, [role=status] p') !== null),
  );
}

/**
 * Clicks the button and waits until the reader has gone.
 * @param {import('./drivers/index.mjs').Browser} browser
 * @param {import('./drivers/index.mjs').Tab} tab
 */
export function closeByButton(browser, tab) {
  return pressButton(
    browser,
    tab,
    'the reader to go',
    async () => (await tab.shadow(() => true)) === null,
  );
}

/**
 * @param {import('./drivers/index.mjs').Browser} browser
 * @param {import('./drivers/index.mjs').Tab} tab
 * @param {string} what is to happen
 * @param {() => Promise<any>} isDone
 */
async function pressButton(browser, tab, what, isDone) {
  await tab.toggle();
  if (browser.name !== 'chromium') return until(what, isDone);
  // A click in fifty gets lost between CDP and Chromium's permission check. The extension then says on its
  // button that it may not read the page; the test, and never the product, clicks once more.
  const isRefused = async () => (await tab.button()).badge !== '';
  const first = await until(
    what,
    async () => (await isDone()) || ((await isRefused()) && 'refused'),
  );
  if (first !== 'refused') return first;
  // Brought to the front anew, the tab has its pause before the click again.
  await tab.front();
  await tab.toggle();
  return until(`${what}, the button being clicked twice`, isDone);
}

/**
 * Waits until the reader has gone.
 * @param {import('./drivers/index.mjs').Tab} tab
 */
export function readerGone(tab) {
  return until('the reader to go', async () => (await tab.shadow(() => true)) === null);
}

/**
 * The title and the text of the blocks that the reader shows, spaces and line ends being one space.
 * @param {import('./drivers/index.mjs').Tab} tab
 * @returns {Promise<{ title: string, text: string }>}
 */
export function shownArticle(tab) {
  return tab.shadow((root) => {
    const article = root.querySelector('main article');
    if (!article) return null;
    const plain = (/** @type {string} */ text) => text.replace(/\s+/g, ' ').trim();
    const blocks = [...article.children].filter((child) => !child.matches('header, .notice, .end'));
    const textOf = (/** @type {Element} */ block) => {
      const copy = /** @type {Element} */ (block.cloneNode(true));
      // Words that stand for an image which did not load.
      for (const instead of copy.querySelectorAll('.no-image')) instead.remove();
      return copy.textContent;
    };
    return {
      title: plain(article.querySelector('h1')?.textContent ?? ''),
      text: plain(blocks.map(textOf).join(' ')),
    };
  });
}
