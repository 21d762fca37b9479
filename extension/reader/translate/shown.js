/**
 * What is shown of an article and its translation, spot by spot, and what is known to be shown: an article that is composed
 * anew, a page that is joined, another way to show it find here what was translated.
 */

import { axisOf } from '../article/axis.js';
import { makeKnown } from './known.js';
import { arrive, fail, leave, place, restore, textIn } from './placing.js';
import { spotsOf, withTitles } from './spots.js';

/** @typedef {import('./spots.js').Spot} Spot */
/** @typedef {import('../../core/cleaned.js').Inline} Inline */
/** @typedef {'original' | 'translation' | 'both'} Show */

/** @typedef {ReturnType<typeof makeShown>} Shown */

/**
 * @param {HTMLElement} main
 * @param {HTMLElement} view
 * @param {ReturnType<typeof import('../article/reading.js').makeReading>} reading
 * @param {() => void} changed other words are shown than before
 */
export function makeShown(main, view, reading, changed) {
  const known = makeKnown();
  /** From which language into which and by what: what is known is known of that. */
  let way = '';
  /** @type {Show} */
  let show = 'original';
  let isInColumns = false;
  let target = { lang: '', dir: 'ltr' };
  /** The article whose spots these are. */
  let article = reading.shown().article;
  let spots = spotsOf(reading.cleaned().article);
  /** What could not be translated, by its words. @type {Set<string>} */
  const failed = new Set();

  /** @param {Spot} spot */
  const contentOf = (spot) => known.get(way, spot);
  /** What is said on hover there, translated as far as it is known. @param {Spot} spot */
  const titlesOf = ({ titles = [] }) => {
    const known = titles.map((title) => [title.words, textIn(contentOf(title) ?? [])]);
    return new Map(/** @type {[string, string][]} */ (known.filter(([, text]) => text)));
  };
  /** @param {Spot} spot */
  const showSpot = (spot) => {
    if (show === 'original') return restore(spot);
    const words = contentOf(spot);
    const content = words && withTitles(words, titlesOf(spot));
    if (content && !isSame(spot, content)) place(spot, content, { show, ...target });
    else if (!content && failed.has(spot.key)) fail(spot);
    else if (show === 'translation') leave(spot, false);
    else restore(spot);
  };
  /** What stands above the place where one reads may change its height; that place stays. @param {() => void} change */
  const keepingPlace = (change) => {
    const kept = reading.place();
    change();
    kept.restore();
  };

  const apply = () =>
    keepingPlace(() => {
      const { lang, dir } = reading.cleaned().article;
      const language = show === 'translation' ? target : { lang, dir };
      article.dir = language.dir;
      if (language.lang) article.lang = language.lang;
      else article.removeAttribute('lang');
      if (show === 'original') delete view.dataset.translation;
      else view.dataset.translation = show === 'both' && isInColumns ? 'columns' : show;
      for (const spot of shownIn([...spots.values()])) showSpot(spot);
      changed();
    });

  return {
    apply,
    contentOf,
    failed,
    show: () => show,
    target: () => target,
    spots: () => spots,
    /**
     * @param {Show} wanted
     * @param {{ lang: string, dir: string }} into
     * @param {boolean} columns whether both stand side by side
     */
    set: (wanted, into, columns) => {
      show = wanted;
      target = into;
      isInColumns = columns;
      apply();
    },
    /** What is shown from now on was made in this way. @param {string} now */
    aim: (now) => {
      way = now;
    },
    /** @param {[Spot, Inline[]][]} found */
    keep: (found) => {
      for (const [spot, content] of found) known.set(way, spot, content);
    },
    /** @param {Spot[]} found of which something is known now */
    showSome: (found) => {
      const some = shownIn(found);
      const { start, size } = axisOf(main);
      const starts = some.map(({ element }) => start(element.getBoundingClientRect()));
      const isAbove = starts.some((at) => at < 0);
      const change = () => {
        for (const spot of some) showSpot(spot);
        some.filter((_, at) => (starts[at] ?? 0) < size).map(arrive);
        changed();
      };
      if (isAbove) keepingPlace(change);
      else change();
    },
    /** @param {Spot[]} some that are being translated */
    await: (some) => {
      if (show !== 'translation') return;
      for (const spot of some) if (!spot.of) leave(spot, true);
    },
    /** Nothing is being translated any more. */
    rest: () => {
      for (const { element } of spots.values()) element.removeAttribute('aria-busy');
    },
    /** @returns {boolean} whether the article is another one than before; what is known of it is shown then */
    refresh: () => {
      if (reading.shown().article === article) return false;
      article = reading.shown().article;
      spots = spotsOf(reading.cleaned().article);
      if (show !== 'original') apply();
      return true;
    },
    /** @param {Element} part @returns {Spot | undefined} the spot it stands in */
    spotWith: (part) => [...spots.values()].find(({ element }) => element.contains(part)),
    /** What is shown in place of the page's words, or after them. */
    pieces: () =>
      [...spots.values()].flatMap((spot) => {
        const content = contentOf(spot);
        return content && !isSame(spot, content) ? [{ path: spot.path, content }] : [];
      }),
  };
}

/**
 * The spots that show these: what is said on hover is shown by its words.
 * @param {Spot[]} some
 */
function shownIn(some) {
  return [...new Set(some.map((spot) => spot.of ?? spot))];
}

/**
 * Whether a translation says nothing else than the page.
 * @param {Spot} spot
 * @param {Inline[]} content
 */
function isSame({ words, key }, content) {
  return typeof words === 'string' ? words === textIn(content) : JSON.stringify(content) === key;
}
