// Shows the extension at work: `cargo xtask run` calls it with everything found and built.
// With a display it opens the browser for a person and ends when they close it; without one it turns the reader on
// itself, writes page.png and reader.png, and prints the cleaned text.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { start, until } from './drivers/index.mjs';
import { serve } from './server.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const DEMO = 'news--rfi-seed';

const { values: options } = parseArgs({
  options: {
    browser: { type: 'string', default: 'chromium' },
    binary: { type: 'string' },
    page: { type: 'string' },
    out: { type: 'string', default: 'out' },
    headless: { type: 'boolean', default: false },
  },
});
if (!options.binary) throw new Error('--binary is missing: call this by `cargo xtask run`');

const { address, close: closeServer } = await place(options.page);
const browser = await start(options.browser, {
  binary: options.binary,
  extension: ROOT,
  headless: options.headless,
  isOffline: false,
  size: { width: 1280, height: 900 },
});
try {
  const tab = await browser.open(address);
  if (options.headless) await portray(tab, path.resolve(options.out));
  else {
    console.log(`${address} is open. Press Alt+R or the Limpide button; close the browser to end.`);
    await browser.ended;
  }
} finally {
  if (options.headless) await browser.close();
  await closeServer();
}

/**
 * Where the page to show is: a web address as it is, a file or the demo served from here.
 * @param {string | undefined} page
 */
async function place(page) {
  if (page && /^https?:/.test(page)) return { address: page, close: async () => {} };
  if (page === undefined) return demo();
  const server = await serve({ folders: { '/': path.dirname(path.resolve(page)) } });
  return {
    address: `${server.origin}/${encodeURIComponent(path.basename(page))}`,
    close: server.close,
  };
}

/** The demo article, with a style sheet that its fixture does without. */
async function demo() {
  const source = await readFile(path.join(ROOT, 'tests/pages', DEMO, 'source.html'), 'utf8');
  const body = source.replace('</head>', '<link rel="stylesheet" href="/demo/site.css">\n</head>');
  const server = await serve({
    made: { [`/${DEMO}/`]: { body } },
    folders: { '/demo/': path.join(ROOT, 'tests/demo') },
  });
  return { address: `${server.origin}/${DEMO}/`, close: server.close };
}

/**
 * Writes the page and its reader as images, prints the article, and says so when there is none.
 * @param {import('./drivers/index.mjs').Tab} tab
 * @param {string} folder
 */
async function portray(tab, folder) {
  await mkdir(folder, { recursive: true });
  await tab.front();
  await writeFile(path.join(folder, 'page.png'), await tab.screenshot());
  await tab.toggle();
  const text = await until('the reader to open', () =>
    tab.shadow((root) => {
      const shown = root.querySelector('main article') ?? root.querySelector('[role=status]');
      return /** @type {HTMLElement | null} */ (shown)?.innerText;
    }),
  );
  await until('the images in sight', () =>
    tab.shadow((root) =>
      [...root.querySelectorAll('img')].every(
        (image) => image.complete || image.getBoundingClientRect().top > innerHeight,
      ),
    ),
  );
  await writeFile(path.join(folder, 'reader.png'), await tab.screenshot());
  console.log(`\n${text.trim()}\n`);
  console.log(`${path.join(folder, 'page.png')}\n${path.join(folder, 'reader.png')}`);
}
