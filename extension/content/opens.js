/**
 * Whether this page opens in the reader by itself: once per document, only where it is an article, and never in the way
 * of someone who writes. All else is loaded only where the user wants this site to open.
 */

import {
  activeElementOf,
  addEventListener,
  contentTypeOf,
  matches,
  shadowRootOf,
} from '../shared/dom.js';
import { opening } from '../shared/opening.js';
import { readState } from '../shared/state.js';

/** @typedef {import('../core/cleaned.js').Cleaned} Cleaned */

/** The kinds of documents that open; a text file that one goes to is there to be read as it is. */
const TYPES = ['text/html', 'application/xhtml+xml'];

/** Notes of the core on pages that lead to others, or have little to read. */
const NO_ARTICLE = ['links-only', 'few-words'];

/**
 * Milliseconds after the load of a page in which a script that runs on it still comes of the load. Firefox runs it on
 * pages that are open already, too, when the extension is turned on.
 */
const FRESH = 5_000;

/** Where one writes; what is in a frame cannot be seen from here. */
const WRITTEN =
  'textarea, select, [contenteditable], input:not([type=button], [type=submit]), iframe';

export async function openByItself() {
  if (!TYPES.includes(contentTypeOf.call(document)) || !isFresh()) return;
  await activated();
  const { href, hostname } = location;
  const how = opening(await readState(), hostname);
  if (how === null || isWriting()) return;
  const { openQuietly } = await import('./main.js');
  await openQuietly(
    (/** @type {Cleaned} */ cleaned) =>
      isArticle(cleaned) &&
      (how === 'always' || cleaned.rules?.opens === true) &&
      location.href.split('#')[0] === href.split('#')[0] &&
      !isWriting(),
  );
}

/** @param {Cleaned} cleaned */
function isArticle({ certainty, notes }) {
  return certainty !== 'unsure' && !notes.some((note) => NO_ARTICLE.includes(note));
}

/** Whether the user has touched the page and stands in a field now. */
function isWriting() {
  if (!(navigator.userActivation?.hasBeenActive ?? true)) return false;
  let active = activeElementOf.call(document);
  for (let inner = active; inner; inner = shadowRootOf.call(inner)?.activeElement ?? null) {
    active = inner;
  }
  return active !== null && matches.call(active, WRITTEN);
}

function isFresh() {
  const [load] = performance.getEntriesByType('navigation');
  const end = load instanceof PerformanceNavigationTiming ? load.loadEventEnd : 0;
  return end === 0 || performance.now() - end < FRESH;
}

/** A page that is made ready before anybody asked for it waits until somebody does. */
async function activated() {
  // Chromium's alone. A page may name an element so.
  const { prerendering } = /** @type {{ prerendering?: unknown }} */ (document);
  if (prerendering !== true) return;
  await new Promise((resolve) => {
    addEventListener.call(document, 'prerenderingchange', resolve, { once: true });
  });
}
