// The time from a click on the button to the first frame that shows the article, on a medium and a large page.
// `cargo xtask paint` calls it with everything found and built; it prints a table and judges nothing.

import { parseArgs } from 'node:util';
import { start, until } from './drivers/index.mjs';
import { newspaper } from './newspaper.mjs';
import { serve } from './server.mjs';
import { openAtOnce, ROOT } from './session.mjs';

/** How often each is measured; the median is told. */
const RUNS = 9;

/**
 * The pages, made here, of about the elements and the bytes of real ones: 1,600 and 230 KB are a medium page, 4,300 and
 * 1.8 MB a large one. `padding` and `state` are bytes of attributes a card and of scripts.
 */
const PAGES = {
  medium: { paragraphs: 60, cards: 360, padding: 60, state: 50_000 },
  large: { paragraphs: 180, cards: 1_000, padding: 650, state: 700_000 },
};

const { values: options } = parseArgs({
  options: { browser: { type: 'string', default: 'chromium' }, binary: { type: 'string' } },
});
if (!options.binary) throw new Error('--binary is missing: call this by `cargo xtask paint`');

const made = Object.fromEntries(
  Object.entries(PAGES).map(([name, size]) => [`/${name}`, { body: newspaper(size) }]),
);
const server = await serve({ made });
const browser = await start(options.browser, {
  binary: options.binary,
  extension: ROOT,
  headless: true,
  isOffline: true,
  size: { width: 1280, height: 900 },
});
try {
  console.log(
    `milliseconds from the click to the first frame with the article, ${options.browser}, median (least to most) of ${RUNS}`,
  );
  console.log('| page | KB | elements | first time on a page | again |');
  console.log('|---|---|---|---|---|');
  for (const [name, body] of Object.entries(made)) {
    const first = [];
    const again = [];
    let elements = 0;
    for (let run = 0; run < RUNS; run += 1) {
      const tab = await browser.open(`${server.origin}${name}`);
      await tab.front();
      elements = await tab.evaluate(() => document.querySelectorAll('*').length);
      first.push(await timeToPaint(tab));
      await tab.press('Escape');
      await until('the page', async () => (await tab.shadow(() => true)) === null);
      again.push(await timeToPaint(tab));
      await tab.close();
    }
    const kilobytes = Math.round(body.body.length / 1024);
    console.log(
      `| ${name.slice(1)} | ${kilobytes} | ${elements} | ${told(first)} | ${told(again)} |`,
    );
  }
} finally {
  await browser.close();
  await server.close();
}

/**
 * @param {import('./drivers/index.mjs').Tab} tab
 */
async function timeToPaint(tab) {
  // The page waits frame by frame for the host and one frame more for its picture; both clocks are the machine's.
  await tab.evaluate(() => {
    const global = /** @type {any} */ (globalThis);
    global.painted = 0;
    const look = () => {
      if (!document.querySelector('limpide-reader')) return requestAnimationFrame(look);
      return requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          global.painted = Date.now();
        };
        channel.port2.postMessage(null);
      });
    };
    requestAnimationFrame(look);
  });
  let clicked = 0;
  await openAtOnce(browser, {
    ...tab,
    toggle: () =>
      tab.toggle(() => {
        clicked = Date.now();
      }),
  });
  const painted = await until('the frame', () =>
    tab.evaluate(() => /** @type {any} */ (globalThis).painted),
  );
  return painted - clicked;
}

/** @param {number[]} times */
function told(times) {
  const sorted = [...times].sort((one, other) => one - other);
  return `${sorted[Math.floor(sorted.length / 2)]} (${sorted[0]} to ${sorted.at(-1)})`;
}
