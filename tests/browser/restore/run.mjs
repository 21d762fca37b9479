// Opens the reader on many pages and closes it again, in each browser, and prints whether the pages are what they were and
// what was asked for. `cargo xtask restore` calls it with everything found and built.

import { parseArgs } from 'node:util';
import { start } from '../drivers/index.mjs';
import { PAGES, ROOT } from '../session.mjs';
import { keepLedger } from './ledger.mjs';
import { pagesOf, served } from './pages.mjs';
import { visit } from './visit.mjs';

/** What becomes of the scripts of a page, and what has its focus, page by page. */
const SCRIPTS = /** @type {const} */ (['taken out', 'forbidden', 'left']);
const FOCUSED = /** @type {const} */ (['field', 'nothing', 'link', 'field']);

/** Pages after which a browser is started anew, so that what it holds does not slow the later ones. */
const FRESH = 100;

const { values: options, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: {
    browser: { type: 'string', multiple: true, default: [] },
    pages: { type: 'string', default: '300' },
    toggles: { type: 'string', default: '3' },
  },
});
const browsers = options.browser.map((one) => one.split('='));
if (browsers.length === 0)
  throw new Error('--browser NAME=BINARY is missing: call this by `cargo xtask restore`');
const pages = await pagesOf(folders.length > 0 ? folders : [PAGES], Number(options.pages));
if (pages.length === 0) throw new Error(`${folders.join(', ')}: no .html or .html.gz in there`);

/** @type {string[]} */
const rows = [];
/** @type {string[]} */
const notes = [];
let isFault = false;
for (const [name = '', binary = ''] of browsers) {
  /** @type {import('./ledger.mjs').Served | null} */
  let now = null;
  const ledger = await keepLedger((path) => (/^\/page\/\d+$/.test(path) ? now : null));
  const launch = () =>
    start(name, {
      ...{ binary, extension: ROOT, headless: true, isOffline: false, proxy: ledger.address },
      size: { width: 1280, height: 900 },
    });
  let browser = await launch();
  const sums = { pages: 0, toggles: 0, equal: 0, articles: 0, images: 0, requests: 0 };
  const apart = { restless: 0, unread: 0 };
  try {
    for (const [at, page] of pages.entries()) {
      if (at > 0 && at % FRESH === 0) {
        await browser.close();
        browser = await launch();
      }
      if (at % 10 === 0) console.error(`${name}: ${at} of ${pages.length} …`);
      const scripts = SCRIPTS[at % SCRIPTS.length] ?? 'left';
      now = await served(page, scripts);
      const how = {
        toggles: Number(options.toggles),
        focused: FOCUSED[at % FOCUSED.length] ?? 'field',
        begins: at,
      };
      const found = await visit(browser, ledger, `${ledger.origin}/page/${at}`, how).catch(
        (error) => {
          notes.push(
            `${name}, not read to the end: ${page.name} (scripts ${scripts}): ${String(error).split('\n')[0]}`,
          );
          apart.unread += 1;
          return null;
        },
      );
      if (!found) continue;
      const faults = [
        ...found.differences.map((one) => `differs ${one}`),
        ...found.requests.map((one) => `asks for ${one}`),
      ];
      if (faults.length > 0 && found.restless.length > 0) {
        apart.restless += 1;
        notes.push(
          `${name}, changes by itself: ${page.name} (scripts ${scripts}): ${faults[0]} | alone: ${found.restless[0]}`,
        );
        continue;
      }
      sums.pages += 1;
      sums.toggles += found.toggles;
      sums.equal += found.equal;
      sums.articles += found.articles;
      sums.images += found.images;
      sums.requests += found.requests.length;
      isFault ||= faults.length > 0;
      for (const fault of faults) {
        notes.push(`${name}: ${page.name} (scripts ${scripts}) ${fault}`);
        console.error(notes.at(-1));
      }
    }
    for (const fault of await browser.faults()) {
      isFault = true;
      notes.push(`${name}, an error of the extension: ${fault}`);
    }
  } finally {
    await browser.close();
    await ledger.close();
  }
  if (ledger.byItself.size > 0)
    notes.push(`${name} itself, not counted: ${[...ledger.byItself].sort().join(' ')}`);
  rows.push(
    `| ${name} | ${sums.pages} | ${sums.toggles} | ${sums.articles} | ${sums.equal} | ${sums.requests} | ${sums.images} | ${apart.restless} | ${apart.unread} |`,
  );
}
console.log(
  '| browser | pages | toggles | with an article | equal | requests | pictures first loaded by the reader | pages that change by themselves | not read to the end |\n|---|---|---|---|---|---|---|---|---|',
);
for (const row of rows) console.log(row);
for (const note of notes) console.log(note);
process.exitCode = isFault ? 1 : 0;
