// Opens hostile pages in tabs of a real browser and prints a row each: how long until the reader shows something, what it
// shows, and whether the page's own button works afterwards. `cargo xtask hostile` calls it with all that it needs.

import { parseArgs } from 'node:util';
import { INPUTS, markup, nested } from '../hostile/inputs.mjs';
import { start, until } from './drivers/index.mjs';
import { serve } from './server.mjs';
import { OWN_BUTTON, openAtOnce, pressOwn, ROOT, readerGone } from './session.mjs';

const { values: options } = parseArgs({
  options: {
    browser: { type: 'string', default: 'chromium' },
    binary: { type: 'string' },
    share: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
  },
});
if (!options.binary) throw new Error('--binary is missing: call this by `cargo xtask hostile`');
const share = Number(options.share);

/** Chromium forbids WebAssembly to content scripts there, and the background answers. */
const POLICY = { 'content-security-policy': "script-src 'unsafe-inline'" };

/** @type {[name: string, page: () => string][]} */
const pages = INPUTS.map((input) => [input.name, () => markup(input, share)]);
for (const name of ['div', 'span'])
  pages.push([`nested-${name}-by-script`, () => nested(name, 5_000)]);

let now = '';
const server = await serve({
  made: {
    '/here': () => ({ body: now }),
    '/background': () => ({ body: now, headers: POLICY }),
  },
});
let browser = await launch();
const hosts = options.browser === 'chromium' ? ['here', 'background'] : ['here'];
try {
  for (const [name, page] of pages.filter(([name]) => name.includes(options.only))) {
    now = asked(page()).replace('<body>', `<body>${OWN_BUTTON}`);
    for (const host of hosts) {
      const row = `${name.padEnd(26)}${host.padEnd(11)}`;
      try {
        process.stdout.write(`${row}${await outcome(host)}\n`);
      } catch (error) {
        process.exitCode = 1;
        process.stdout.write(`${row}FAILED: ${error instanceof Error ? error.message : error}\n`);
        // What a page did to its browser is not to be seen in the next row.
        await browser.close().catch(() => {});
        browser = await launch();
      }
    }
  }
} finally {
  await browser.close();
  server.close();
}

/**
 * The page before Limpide is asked for anything: some keep the browser itself from answering.
 * @param {string} host
 */
async function shown(host) {
  try {
    const tab = await browser.open(`${server.origin}/${host}`);
    await tab.evaluate(() => document.title);
    return tab;
  } catch (error) {
    throw new Error('the browser itself does not show it', { cause: error });
  }
}

/**
 * To ask for 140,000 images and frames is between the browser and a server, and takes longer than all else: those that
 * are out of sight wait until they are seen.
 * @param {string} html
 */
function asked(html) {
  return html.replace(/<(img|iframe) /g, '<$1 loading="lazy" ');
}

/** @param {string} host */
async function outcome(host) {
  const tab = await shown(host);
  const began = performance.now();
  await openAtOnce(browser, tab);
  const time = Math.round(performance.now() - began);
  const said = await tab.shadow((root) => {
    const article = root.querySelector('main article');
    const title = root.querySelector('.card-title')?.textContent;
    return article ? 'article' : `says “${title}”`;
  });
  await tab.press('Escape');
  await readerGone(tab);
  const usable = await until('the page to answer', () =>
    pressOwn(tab).then((said) => (said === 'pressed' ? 'usable' : 'its button does not work')),
  );
  await tab.close();
  return `${String(time).padStart(7)} ms   ${said}, ${usable}`;
}

function launch() {
  return start(/** @type {string} */ (options.browser), {
    binary: /** @type {string} */ (options.binary),
    extension: ROOT,
    headless: true,
    isOffline: true,
    size: { width: 1280, height: 900 },
  });
}
