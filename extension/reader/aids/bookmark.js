/**
 * Keeps the place in the article: opens where the reading was, on the page just now or here another day; says on leaving
 * where it is.
 */

import { digest } from '../../shared/digest.js';
import { axisOf } from '../article/axis.js';
import { wordingOf } from '../article/shown-by.js';

/** @typedef {import('../../shared/places.js').Place} Place */

/** Milliseconds without a move before a place is kept. */
const PAUSE = 1_200;

/** The line at which one reads, as a share of what is seen. */
const READ_LINE = 0.12;

/** Before this, in screens, the article is hardly begun; this near to its end, in screens, it is read. */
const BEGUN = 0.75;
const ENDED = 0.25;

/** Characters of a block that tell it from others. */
const TOLD = 300;

/**
 * @param {HTMLElement} main
 * @param {() => HTMLElement[]} blocks of the article
 * @param {(block: number) => number} pageOf the page that a block stands on, counted from 0
 * @param {(place: Place | null) => void} save null where there is no place to come back to
 * @param {AbortSignal} signal
 */
export function makeBookmark(main, blocks, pageOf, save, signal) {
  let isKept = true;
  /** Where the article was opened: the block, and how far it was scrolled. */
  let opened = { block: /** @type {HTMLElement | undefined} */ (undefined), position: 0 };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** The block being read. */
  const current = () => {
    const { size, end } = axisOf(main);
    return blocks().find((block) => end(block.getBoundingClientRect()) > size * READ_LINE);
  };
  /** @param {HTMLElement} block that is being read @returns {Place} */
  const placeIn = (block) => {
    const { size, start, end } = axisOf(main);
    const rect = block.getBoundingClientRect();
    const [from, to] = [start(rect), end(rect)];
    const share = Math.min(Math.max((size * READ_LINE - from) / Math.max(to - from, 1), 0), 1);
    const at = blocks().indexOf(block);
    return { block: at, text: told(block), share: Number(share.toFixed(3)), page: pageOf(at) };
  };
  const keep = () => {
    clearTimeout(timer);
    timer = undefined;
    if (!isKept) return;
    const { position, length, size } = axisOf(main);
    const block = current();
    if (!block || position < size * BEGUN || length - position < size * ENDED) return save(null);
    save(placeIn(block));
  };
  main.addEventListener(
    'scroll',
    () => {
      clearTimeout(timer);
      timer = setTimeout(keep, PAUSE);
    },
    { signal, passive: true },
  );
  // A tab that is closed or left takes the place with it.
  window.addEventListener('pagehide', () => timer && keep(), { signal });
  signal.addEventListener('abort', () => clearTimeout(timer));

  /**
   * @param {HTMLElement} block
   * @param {number} share of it
   */
  const goTo = (block, share) => {
    const axis = axisOf(main);
    const rect = block.getBoundingClientRect();
    const [from, to] = [axis.start(rect), axis.end(rect)];
    axis.scrollBy(from + share * (to - from) - axis.size * READ_LINE);
  };

  /**
   * Goes to a place that was kept; answers whether it is in what is shown.
   * @param {Place} kept
   */
  const goBack = (kept) => {
    const all = blocks();
    const again = [all[kept.block], ...all].find(
      (block) => block !== undefined && told(block) === kept.text,
    );
    if (again) goTo(again, kept.share);
    return again !== undefined;
  };

  return {
    goBack,
    /**
     * @param {HTMLElement | null} onPage the block at which the page stands; null at its beginning
     * @param {Place | null} kept
     * @returns {'page' | 'kept' | 'further' | null} where the article was opened; at its beginning where null, or where what
     *   was kept is on a further page
     */
    open: (onPage, kept) => {
      if (onPage) goTo(onPage, 0);
      const isBack = onPage === null && kept !== null && goBack(kept);
      opened = { block: current(), position: axisOf(main).position };
      if (onPage) return 'page';
      if (isBack) return 'kept';
      return kept !== null && kept.page > 0 ? 'further' : null;
    },
    /**
     * Null where the article was not read on.
     * @returns {{ block: HTMLElement | null, place: Place | null } | null} the block being read, where it is another than at
     *   the beginning; and the place in it, null at the article's beginning
     */
    leave: () => {
      const { position } = axisOf(main);
      if (position === opened.position) return null;
      keep();
      const now = current();
      return {
        block: now && now !== opened.block ? now : null,
        place: now && position > 0 ? placeIn(now) : null,
      };
    },
    /** @param {boolean} isWanted */
    keepPlaces: (isWanted) => {
      isKept = isWanted;
    },
  };
}

/** @param {HTMLElement} block */
function told(block) {
  return digest(wordingOf(block).slice(0, TOLD));
}
