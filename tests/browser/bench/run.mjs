// Limpide, Readability and Defuddle on the same pages in one browser, taking turns: warm and at the first call, step by
// step, and how our time grows with the page. `cargo xtask bench` calls it with everything built; what it measured goes
// into a file, as data, and judges nothing.

import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { start } from '../drivers/index.mjs';
import { serve } from '../server.mjs';
import { ROOT } from '../session.mjs';
import { chosenPages, grown } from './pages.mjs';

/** How often each tool has its turn; medians are told. */
const ROUNDS = 7;
const FIRST_ROUNDS = 5;
const GROWTH_ROUNDS = 5;

/** Turns before those that count: what a just-in-time compiler learns, it has learned then. */
const WARMING = 3;

/** Milliseconds a turn shall last, and the most runs in one: below, the clock's step and the question itself would show. */
const TURN = 40;
const MOST_RUNS = 20;

/** Nodes of the pages on which growth is measured, and the milliseconds above which a peer is asked for no larger one. */
const SIZES = [1_000, 3_000, 10_000, 30_000, 100_000, 149_000];
const PATIENCE = 4_000;

const COMPARED = ['limpide', 'readability', 'defuddle'];

/** The page's own scripts stay out, and its clock shows microseconds. */
const HEADERS = {
  'content-security-policy':
    "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; object-src 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

const { values: options, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: {
    browser: { type: 'string', default: 'chromium' },
    binary: { type: 'string' },
    bench: { type: 'string' },
    out: { type: 'string' },
    pages: { type: 'string', default: '4' },
    growth: { type: 'string', default: '149000' },
  },
});
const { binary, bench, out } = options;
if (!binary || !bench || !out) throw new Error('call this by `cargo xtask bench`');

/** @typedef {import('../drivers/index.mjs').Tab} Tab */
/** @typedef {Record<string, number[]>} Samples of each time, by its name */

/** @type {Record<string, import('../server.mjs').Made>} */
const made = {};
const server = await serve({
  made,
  folders: {
    '/.limpide/': ROOT,
    '/.peers/': `${bench}/js/node_modules/`,
  },
});
const browser = await start(options.browser, {
  binary,
  extension: ROOT,
  headless: true,
  isOffline: true,
  size: { width: 1280, height: 900 },
});
const pages = await chosenPages(folders, Number(options.pages));
try {
  /** @type {object[]} */
  const measured = [];
  const about = { browser: options.browser, rounds: ROUNDS, firstRounds: FIRST_ROUNDS };
  /** @param {object[]} growth */
  const keep = (growth) =>
    writeFile(out, JSON.stringify({ ...about, pages: measured, growth }, null, 1));
  for (const [at, { name, size, body }] of pages.entries()) {
    made[`/${at}`] = { body, headers: HEADERS };
    try {
      const warm = await warmOn(`/${at}`);
      measured.push({ name, size, bytes: body.length, ...warm, first: await firstOn(`/${at}`) });
      await keep([]);
      console.error(`• ${name}, ${size}: ${toldBriefly(warm.times)}`);
    } catch (error) {
      console.error(`• ${name} is left out: ${error}`);
    }
  }
  await growing(keep);
} finally {
  await browser.close();
  await server.close();
}

/**
 * All tools on one page, taking turns.
 * @param {string} path
 */
async function warmOn(path) {
  const tab = await browser.open(server.origin + path);
  await tab.front();
  const names = [...COMPARED, 'half', 'view'];
  await call(tab, 'start', names);
  const page = await call(tab, 'facts');
  /** @type {Record<string, number>} */
  const runs = {};
  for (const name of names) {
    const { sum } = await turn(tab, name, WARMING);
    runs[name] = Math.max(1, Math.min(MOST_RUNS, Math.round((TURN * WARMING) / Math.max(sum, 1))));
  }
  /** @type {Record<string, Samples>} */
  const times = Object.fromEntries(names.map((name) => [name, {}]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let place = 0; place < names.length; place += 1) {
      const name = names[(place + round) % names.length] ?? '';
      const { laps } = await turn(tab, name, runs[name] ?? 1);
      add(times, name, laps);
    }
  }
  await tab.close();
  return { ...page, times };
}

/**
 * A turn of a tool: the mean of each time of its runs, and the processor's beside.
 * @param {Tab} tab
 * @param {string} name
 * @param {number} times
 */
async function turn(tab, name, times) {
  const before = await tab.cpu();
  const laps = await call(tab, 'measure', name, times);
  const after = await tab.cpu();
  const begun = laps.all ?? Object.values(laps).reduce((sum, time) => sum + time, 0);
  if (before !== null && after !== null) laps.cpu = (after - before) / times;
  return { laps, sum: begun * times };
}

/**
 * The first call of each tool, each in a page and a process that have seen none of it.
 * @param {string} path
 */
async function firstOn(path) {
  /** @type {Record<string, Samples>} */
  const times = {};
  for (let round = 0; round < FIRST_ROUNDS; round += 1) {
    for (const name of COMPARED) {
      // A site of its own has a process of its own, whose compiler has seen nothing yet.
      const site = `${name}-${round}-${path.slice(1)}.localhost`;
      const tab = await browser.open(`${server.origin.replace('127.0.0.1', site)}${path}`);
      await tab.front();
      await call(tab, 'first', '');
      const before = await tab.cpu();
      const laps = await call(tab, 'first', name);
      const after = await tab.cpu();
      if (before !== null && after !== null) laps.cpu = after - before;
      await tab.close();
      add(times, name, laps);
    }
  }
  return times;
}

/**
 * Our steps, and the peers as long as they answer in time, on pages that grow.
 * @param {(rows: object[]) => Promise<void>} keep is given what was measured after each, so that a run that is broken off
 *   has told something
 */
async function growing(keep) {
  const rows = [];
  let peers = COMPARED.slice(1);
  for (const size of SIZES.filter((size) => size <= Number(options.growth))) {
    made[`/grown-${size}`] = { body: grown(size), headers: HEADERS };
    const tab = await browser.open(`${server.origin}/grown-${size}`);
    await tab.front();
    const names = ['limpide', 'half', 'view', ...peers];
    await call(tab, 'start', names);
    const { nodes, memory } = await call(tab, 'facts');
    /** @type {Record<string, Samples>} */
    const times = Object.fromEntries(names.map((name) => [name, {}]));
    // The first round is for the compilers, and for a peer that is too slow to go on with.
    for (let round = -1; round < GROWTH_ROUNDS; round += 1) {
      for (const name of names) {
        if (COMPARED.indexOf(name) > 0 && !peers.includes(name)) continue;
        const { laps, sum } = await turn(tab, name, size < 10_000 ? 5 : 1);
        if (sum > PATIENCE) peers = peers.filter((peer) => peer !== name);
        if (round >= 0) add(times, name, laps);
      }
    }
    await tab.close();
    rows.push({ nodes, memory, times });
    await keep(rows);
    console.error(`• ${nodes} nodes: ${toldBriefly(times)}`);
  }
}

/**
 * @param {Record<string, Samples>} times of each tool, to which these are added
 * @param {string} name
 * @param {Record<string, number>} laps
 */
function add(times, name, laps) {
  const samples = (times[name] ??= {});
  for (const [lap, time] of Object.entries(laps)) samples[lap] = [...(samples[lap] ?? []), time];
}

/**
 * Calls a function of in-page.mjs in the page.
 * @param {Tab} tab
 * @param {string} name
 * @param {...unknown} args
 */
function call(tab, name, ...args) {
  return tab.evaluate(
    async (/** @type {string} */ name, /** @type {unknown[]} */ args) => {
      const module = await import(
        new URL('/.limpide/tests/browser/bench/in-page.mjs', location.origin).href
      );
      return module[name](...args);
    },
    name,
    args,
  );
}

/** @param {Record<string, Samples>} times */
function toldBriefly(times) {
  return COMPARED.filter((name) => times[name]?.all)
    .map((name) => `${name} ${median(times[name]?.all ?? []).toFixed(1)} ms`)
    .join(', ');
}

/** @param {number[]} times */
function median(times) {
  return [...times].sort((one, other) => one - other)[times.length >> 1] ?? 0;
}
