/**
 * One opening of the reader, from the key to the view: what the user set is read, the page walked and composed, the
 * article shown; or a sentence why there is none, with what can be done about it.
 */

import { CleanError, prepareCore } from '../core/clean.js';
import { askWriters } from '../core/writer.js';
import { addressOf, pageText } from '../shared/dom.js';
import { askOptions, sayRequest } from '../shared/messages.js';
import { DEFAULT_CHOICE } from '../shared/options.js';
import { forgetPlaces, readPlace, writePlace } from '../shared/places.js';
import { bareHost } from '../shared/sites.js';
import { readState } from '../shared/state.js';
import { makeChoices } from './choices.js';
import { makeComposing } from './composing.js';
import { closeWithPage, watchAddress } from './life.js';
import { parsed, wentOn } from './parsed.js';
import { waitQuietly, waitVisibly } from './waiting.js';

/**
 * @typedef {import('../core/cleaned.js').Cleaned} Cleaned
 * @typedef {import('../shared/options.js').Choice} Choice
 * @typedef {import('../reader/notice.js').Point} Point
 * @typedef {Awaited<ReturnType<typeof readPage>>} Page
 *
 * What stands in the page; closing it gives the page back.
 * @typedef {{ close(): void, isOpen(): boolean }} Open
 */

/** Loaded while the page is walked and composed; boot.js has asked for it where the user asked. */
const views = () => import('../reader/view.js');

/** Loaded with the room of the view that needs it. */
const translations = () => import('./translation.js');

/** Loaded where there is something to say. */
const notices = () => import('../reader/notice.js');

/**
 * @param {(open: Open | null) => void} shown told of whatever is open from now on
 * @param {(cleaned: Cleaned) => boolean} [isWanted] where nobody asked for it: nothing is shown of what goes wrong
 * @returns {Promise<'opened' | 'closed' | 'failed'>}
 */
export async function show(shown, isWanted) {
  const leaving = new AbortController();
  const { signal } = leaving;
  const closed = () => {
    leaving.abort();
    shown(null);
  };
  let wait = isWanted ? waitQuietly(closed) : waitVisibly(closed);
  /** @type {Open} */
  let open = wait;
  shown(open);
  /** A card has gone, and what was chosen in it takes its time. */
  const waitAgain = () => {
    wait = waitVisibly(closed);
    open = wait;
    shown(open);
  };
  /**
   * @template {import('./life.js').View} Shown
   * @param {Shown} opened
   */
  const stand = (opened) => {
    open = opened;
    shown(open);
    closeWithPage(opened);
    return opened;
  };
  // What was walked is the page as it was when the reader was asked for.
  const lookAtAddress = watchAddress(() => open.close(), signal);
  const isOver = () => {
    lookAtAddress();
    return signal.aborted;
  };
  /**
   * @param {unknown} error
   * @param {Point} [point] where the article can be pointed at instead
   */
  const fail = async (error, point) => {
    if (isOver()) return 'closed';
    if (isWanted) {
      closed();
      return 'failed';
    }
    const { showError } = await notices();
    if (isOver()) return 'closed';
    wait.end();
    stand(showError(codeOf(error), closed, point));
    return 'failed';
  };
  /** @type {Point | undefined} */
  let point;
  try {
    const page = await readPage(signal);
    if (isOver()) return 'closed';
    /**
     * @param {Cleaned} cleaned
     * @param {Choice} choice by which it was composed
     */
    const view = async (cleaned, choice) => {
      const [place, { openView }] = await Promise.all([page.place, views()]);
      if (isOver()) return null;
      wait.end();
      const opened = stand(viewOf(openView, page, cleaned, choice, place, closed));
      const again = () => {
        opened.close();
        return show(shown);
      };
      page.rest?.then((hasMore) => {
        if (hasMore && opened.isOpen()) opened.offerAgain(again);
      });
      return opened;
    };
    const pointing = pointAt(page, waitAgain, view, (error) => fail(error, pointing));
    point = pointing;
    const cleaned = await page.composing.compose(DEFAULT_CHOICE);
    if (isOver()) return 'closed';
    if (isWanted?.(cleaned) === false) {
      closed();
      return 'closed';
    }
    const seen = () => view(cleaned, DEFAULT_CHOICE);
    if (!cleaned.notes.includes('links-only')) return (await seen()) ? 'opened' : 'closed';
    const anyway = () => {
      waitAgain();
      seen().catch(fail);
    };
    const { showLinks } = await notices();
    if (isOver()) return 'closed';
    wait.end();
    stand(showLinks(anyway, closed, pointing));
    return 'opened';
  } catch (error) {
    return await fail(error, codeOf(error) === 'no-article' ? point : undefined);
  }
}

/**
 * The page, and all that was kept of it and for it.
 * @param {AbortSignal} signal
 */
async function readPage(signal) {
  prepareCore();
  // Asked for again where it is needed; what goes wrong is said there.
  views().catch(() => {});
  const address = addressOf.call(document);
  const place = readPlace(address);
  const choices = makeChoices(await readState(), domain());
  const isWhole = await parsed(document, signal);
  const composing = makeComposing(document, choices);
  return { address, place, choices, composing, rest: isWhole ? null : wentOn(document, signal) };
}

/**
 * @param {typeof import('../reader/view.js').openView} openView
 * @param {Page} page
 * @param {Cleaned} cleaned
 * @param {Choice} choice
 * @param {Awaited<Page['place']>} place
 * @param {() => void} closed
 */
function viewOf(openView, { address, choices, composing }, cleaned, choice, place, closed) {
  return openView(
    cleaned,
    composing.elements,
    { settings: choices.settings(), domain: domain(), place },
    {
      ...composing,
      choice,
      address,
      addRule: choices.addRule,
      forgetRule: choices.dropRule,
      saveSettings: choices.save,
      isOnlyHere: choices.isOnlyHere,
      setOnlyHere: choices.setOnlyHere,
      savePlace: (place) => writePlace(address, place),
      forgetPlaces,
      watch: choices.watch,
      translation: async () => (await translations()).makeTranslationChoices(choices.said),
      openOptions: (section) => askOptions(section === 'sites' ? `sites/${domain()}` : section),
      share: {
        ask: askWriters,
        asked: (origin) => sayRequest('image', origin),
        pageText,
      },
      closed,
    },
  );
}

/**
 * Where the core finds no article, it can be pointed at.
 * @param {Page} page
 * @param {() => void} begun
 * @param {(cleaned: Cleaned, choice: Choice) => Promise<ReturnType<typeof viewOf> | null>} view
 * @param {(error: unknown) => void} failed
 * @returns {Point}
 */
function pointAt({ composing }, begun, view, failed) {
  return {
    elements: composing.elements,
    hasSite: domain() !== '',
    chosen: async ({ number, isForGood }) => {
      const choice = { ...DEFAULT_CHOICE, article: number };
      begun();
      try {
        const opened = await view(await composing.compose(choice), choice);
        if (isForGood) opened?.alwaysArticle(number);
      } catch (error) {
        failed(error);
      }
    },
  };
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof CleanError ? error.code : 'other';
}

/** The site of the address. */
function domain() {
  return bareHost(location.hostname);
}
