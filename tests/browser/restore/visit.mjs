// One page: put out of order by hand, opened in the reader and closed as often as wanted, and compared after each closing.
// A page that differs is loaded once more and left alone, to tell what it changes by itself.

import { isDeepStrictEqual } from 'node:util';
import { closeByButton, openAtOnce, readerGone } from '../session.mjs';
import { CAME_AND_WENT, disturb, state } from './state.mjs';

/** Milliseconds without a request after which a page has what it asked for, and how long that may take. */
const QUIET = 150;
const PATIENCE = 4_000;

/** Letters of a difference that are shown, on either side. */
const SHOWN = 60;

/**
 * @typedef {import('../drivers/index.mjs').Tab} Tab
 *
 * What came of a page.
 * @typedef {object} Visit
 * @property {number} toggles how often the reader was opened and closed
 * @property {number} equal after how many of them the page was what it had been
 * @property {number} articles how often there was an article, and not a sentence why there is none
 * @property {string[]} differences the first of each toggle
 * @property {string[]} restless what the page changes when it is left alone
 * @property {number} images pictures that the article shows and the page had not loaded
 * @property {string[]} requests all else that was asked for
 */

/**
 * @param {import('../drivers/index.mjs').Browser} browser
 * @param {{ origin: string, hits: string[] }} ledger
 * @param {string} address
 * @param {{ toggles: number, focused: 'field' | 'link' | 'nothing', begins: number }} how `begins` shifts which closing is by Esc
 * @returns {Promise<Visit>}
 */
export async function visit(browser, ledger, address, { toggles, focused, begins }) {
  const { tab, before } = await settled(browser, ledger, address, focused);
  try {
    const known = new Set(ledger.hits);
    const from = ledger.hits.length;
    /** @type {Visit} */
    const found = {
      ...{ toggles: 0, equal: 0, articles: 0, images: 0 },
      ...{ differences: [], restless: [], requests: [] },
    };
    /** @type {Set<string>} */
    const pictures = new Set();
    const began = Date.now();
    for (let toggle = 0; toggle < toggles; toggle += 1) {
      await openAtOnce(browser, tab);
      found.articles += Number(
        await tab.shadow((root) => root.querySelector('main article') !== null),
      );
      for (const picture of await tab.shadow(picturesIn)) pictures.add(picture);
      if ((toggle + begins) % 2 === 0) await tab.press('Escape');
      else await closeByButton(browser, tab);
      await readerGone(tab);
      const difference = await differenceFrom(tab, before, CAME_AND_WENT.length);
      found.toggles += 1;
      if (difference) found.differences.push(`${toggle + 1}: ${difference}`);
      else found.equal += 1;
    }
    const took = Date.now() - began;
    await quiet(ledger.hits);
    for (const hit of ledger.hits.slice(from)) {
      if (pictures.has(hit) && !known.has(hit)) found.images += 1;
      else found.requests.push(hit);
    }
    await tab.close();
    if (found.differences.length > 0 || found.requests.length > 0)
      found.restless = await leftAlone(browser, ledger, address, focused, took);
    return found;
  } catch (error) {
    await tab.close().catch(() => {});
    throw error;
  }
}

/**
 * A page that has loaded what it loads, put out of order.
 * @param {import('../drivers/index.mjs').Browser} browser
 * @param {{ hits: string[] }} ledger
 * @param {string} address
 * @param {'field' | 'link' | 'nothing'} focused
 */
async function settled(browser, ledger, address, focused) {
  const tab = await browser.open(address);
  await tab.front();
  await quiet(ledger.hits);
  await tab.evaluate(disturb, focused);
  await quiet(ledger.hits);
  const before = await tab.evaluate(state);
  await tab.evaluate(() => globalThis.changes.splice(0));
  return { tab, before };
}

/**
 * What a page changes and asks for when nobody opens anything on it.
 * @param {import('../drivers/index.mjs').Browser} browser
 * @param {{ hits: string[] }} ledger
 * @param {string} address
 * @param {'field' | 'link' | 'nothing'} focused
 * @param {number} time milliseconds
 */
async function leftAlone(browser, ledger, address, focused, time) {
  const { tab, before } = await settled(browser, ledger, address, focused);
  const from = ledger.hits.length;
  await new Promise((resolve) => setTimeout(resolve, time));
  const difference = await differenceFrom(tab, before, 0);
  const asked = ledger.hits.slice(from).map((hit) => `asks for ${hit}`);
  await tab.close();
  return [...(difference ? [difference] : []), ...asked];
}

/**
 * The first thing a page is not equal in; null where it is in all.
 * @param {Tab} tab
 * @param {import('./state.mjs').State} before
 * @param {number} least how many changes its observer is to have seen since it was asked last
 * @returns {Promise<string | null>}
 */
async function differenceFrom(tab, before, least) {
  const after = await tab.evaluate(state);
  const changes = await tab.evaluate(() => globalThis.changes.splice(0));
  for (const name of /** @type {(keyof typeof before)[]} */ (Object.keys(before)))
    if (!isDeepStrictEqual(after[name], before[name]))
      return `${name}: ${parting(JSON.stringify(before[name]), JSON.stringify(after[name]))}`;
  if (isHostAlone(changes) && changes.length >= least) return null;
  return `changes: ${JSON.stringify(changes).slice(0, 4 * SHOWN)}`;
}

/**
 * Whether nothing but the host came, and went as often: where a page takes long, first with words that say so and then with
 * the article.
 * @param {typeof CAME_AND_WENT} changes
 */
function isHostAlone(changes) {
  const times = (/** @type {typeof CAME_AND_WENT[number] | undefined} */ what) =>
    changes.filter((change) => isDeepStrictEqual(change, what)).length;
  const [came, went] = [times(CAME_AND_WENT[0]), times(CAME_AND_WENT[1])];
  return came === went && came + went === changes.length;
}

/**
 * Two texts from where they part.
 * @param {string} before
 * @param {string} after
 */
function parting(before, after) {
  let at = 0;
  while (at < before.length && before[at] === after[at]) at += 1;
  const from = Math.max(0, at - SHOWN / 2);
  return `${before.slice(from, at + SHOWN)} → ${after.slice(from, at + SHOWN)}`;
}

/** @param {string[]} hits */
async function quiet(hits) {
  const end = Date.now() + PATIENCE;
  for (let before = -1; before !== hits.length && Date.now() < end; ) {
    before = hits.length;
    await new Promise((resolve) => setTimeout(resolve, QUIET));
  }
}

/**
 * The addresses of the pictures the reader shows. Runs in the page.
 * @param {ShadowRoot} root
 */
function picturesIn(root) {
  return [...root.querySelectorAll('img')].map((one) => {
    const address = new URL(one.currentSrc || one.src || 'about:blank', location.href);
    address.hash = '';
    return address.href;
  });
}
