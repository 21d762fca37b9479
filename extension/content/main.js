/**
 * Toggles the reader in this page: walk, clean, show; once more, and the page is back.
 */

import { CleanError, clean, prepareCore, propose, suggest, weigh } from '../core/clean.js';
import { showError, showLinks, showProgress } from '../reader/notice.js';
import { openView } from '../reader/view.js';
import { addressOf, contentTypeOf } from '../shared/dom.js';
import { DEFAULT_CHOICE } from '../shared/options.js';
import { forgetPlaces, readPlace, writePlace } from '../shared/places.js';
import { attributesIn } from '../shared/rules.js';
import { readState } from '../shared/state.js';
import { makeChoices } from './choices.js';
import { fetchPage } from './fetch-page.js';
import { saysHidden } from './inert.js';
import { closeOrphan, closeWithPage } from './life.js';
import { makeWalked } from './walked.js';

/** @typedef {import('../core/cleaned.js').Cleaned} Cleaned */
/** @typedef {import('../shared/options.js').Choice} Choice */

/** Documents that a page's markup makes; for all others the browser shows a viewer of its own. */
const READABLE = ['text/html', 'application/xhtml+xml', 'text/plain'];

/** Milliseconds of silence after which the user is told that something is being done. */
const PATIENCE = 1_000;

/**
 * What is open in this page; closing it gives the page back.
 * @type {{ close(): void, isOpen(): boolean } | null}
 */
let open = null;

/**
 * Opens the reader, or closes it.
 * @returns {Promise<'opened' | 'closed' | 'failed' | 'unreadable'>}
 */
export async function toggle() {
  if (open?.isOpen()) {
    open.close();
    return 'closed';
  }
  open?.close();
  if (closeOrphan()) return 'closed';
  if (!READABLE.includes(contentTypeOf.call(document))) return 'unreadable';
  return show();
}

/**
 * Opens the reader where nothing is open and the page turns out to be one to open; of all else nothing is seen.
 * @param {(cleaned: Cleaned) => boolean} isWanted
 */
export async function openQuietly(isWanted) {
  if (open === null) await show(isWanted);
}

/** @param {(cleaned: Cleaned) => boolean} [isWanted] where nobody asked for it: nothing is shown of what goes wrong */
async function show(isWanted) {
  const leaving = new AbortController();
  const closed = () => {
    leaving.abort();
    open = null;
  };
  const wait = isWanted ? waitQuietly(closed) : waitVisibly(closed);
  open = wait;
  try {
    prepareCore();
    const address = addressOf.call(document);
    const kept = readPlace(address);
    const choices = makeChoices(await readState(), domain());
    const { told } = choices;
    const attributes = () => attributesIn(told().rules);
    const walked = makeWalked(document, attributes());
    const { elements } = walked;
    /** @param {ReturnType<typeof makeWalked>} walked a page of the article */
    const composed = ({ bytes }) => ({
      /** @param {Choice} choice */
      compose: (choice) => clean(bytes(attributes()), { ...choice, ...told() }),
      /** @type {import('../reader/article/reading.js').ReadingActions['keepForGood']} */
      keepForGood: async (id, choice, remark) => {
        const { rule } = await suggest(bytes(attributes()), { ...choice, ...told() }, id);
        if (rule === null) throw new Error('the removal is gone');
        await choices.addRule(rule, remark);
        return rule;
      },
      /** @type {import('../reader/pick/correction.js').CorrectionActions['propose']} */
      propose: (aim, number, choice) =>
        propose(bytes(attributes()), { ...choice, ...told() }, aim, number),
      /** @type {import('../reader/pick/correction.js').CorrectionActions['weigh']} */
      weigh: async (line, choice) =>
        (
          await weigh(
            bytes(attributesIn(`${told().rules}\n${line}`)),
            { ...choice, ...told() },
            line,
          )
        ).line,
    });
    /**
     * @param {Cleaned} cleaned
     * @param {Choice} first by which it was composed
     */
    const view = async (cleaned, first) => {
      const place = await kept;
      if (leaving.signal.aborted) return null;
      wait.end();
      const opened = openView(
        cleaned,
        elements,
        { settings: choices.settings(), domain: domain(), place },
        {
          choice: first,
          ...composed(walked),
          address,
          readPage: async (address, signal) => {
            const found = await fetchPage(address, signal);
            const walked = makeWalked(found.page, attributes(), saysHidden);
            const actions = composed(walked);
            const cleaned = await actions.compose(DEFAULT_CHOICE);
            return { ...actions, address: found.address, cleaned, elements: walked.elements };
          },
          addRule: choices.addRule,
          forgetRule: choices.dropRule,
          saveSettings: choices.save,
          isOnlyHere: choices.isOnlyHere,
          setOnlyHere: choices.setOnlyHere,
          savePlace: (place) => writePlace(address, place),
          forgetPlaces,
          watch: choices.watch,
          closed,
        },
      );
      open = opened;
      closeWithPage(opened, leaving.signal);
      return opened;
    };
    /** Where the core finds no article, it can be pointed at. */
    const point = {
      elements,
      hasSite: domain() !== '',
      chosen: async (/** @type {import('../reader/pick/pointing.js').Pointed} */ pointed) => {
        const choice = { ...DEFAULT_CHOICE, article: pointed.number };
        try {
          const opened = await view(await composed(walked).compose(choice), choice);
          if (pointed.isForGood) opened?.alwaysArticle(pointed.number);
        } catch (error) {
          if (!leaving.signal.aborted) open = showError(codeOf(error), closed, point);
        }
      },
    };
    try {
      const cleaned = await composed(walked).compose(DEFAULT_CHOICE);
      if (leaving.signal.aborted) return 'closed';
      if (isWanted?.(cleaned) === false) {
        closed();
        return 'closed';
      }
      const anyway = () => view(cleaned, DEFAULT_CHOICE);
      if (cleaned.notes.includes('links-only')) {
        wait.end();
        open = showLinks(anyway, closed, point);
      } else if (!(await anyway())) return 'closed';
      return 'opened';
    } catch (error) {
      if (isWanted || codeOf(error) !== 'no-article' || leaving.signal.aborted) throw error;
      wait.end();
      open = showError('no-article', closed, point);
      return 'failed';
    }
  } catch (error) {
    if (leaving.signal.aborted) return 'closed';
    wait.end();
    if (isWanted) closed();
    else open = showError(codeOf(error), closed);
    return 'failed';
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof CleanError ? error.code : 'other';
}

/**
 * What is open between the key and the view: nothing at first, then a card that says what is being done.
 * @param {() => void} closed
 */
function waitVisibly(closed) {
  /** @type {ReturnType<typeof showProgress> | null} */
  let card = null;
  const timer = setTimeout(() => {
    card = showProgress(closed);
  }, PATIENCE);
  const end = () => {
    clearTimeout(timer);
    card?.unmount();
  };
  return {
    end,
    isOpen: () => true,
    close: () => {
      end();
      closed();
    },
  };
}

/**
 * What is open before a view that nobody asked for: nothing, and whoever asks meanwhile has it begin anew.
 * @param {() => void} closed
 */
function waitQuietly(closed) {
  return { end: () => {}, isOpen: () => false, close: closed };
}

/** The domain of the address, without user name, port or the customary www. */
function domain() {
  return location.hostname.replace(/^www\./, '');
}
