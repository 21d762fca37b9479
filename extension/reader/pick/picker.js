/**
 * Choosing a part of the article, by pointer or by keys: what is pointed at is outlined and said, a click or an arrow key
 * chooses it, and it can be made wider and narrower along the elements of the page.
 */

import { axisOf } from '../article/axis.js';
import { countWords } from '../article/segments.js';
import { makeOutline } from './outline.js';
import { excerptOf, saidOf } from './said.js';

/**
 * @typedef {object} Chosen
 * @property {number} number of the page's element
 * @property {HTMLElement[]} blocks of the view that came from it
 */

/**
 * @param {HTMLElement} main
 * @param {() => HTMLElement} article that is shown
 * @param {import('./parts.js').Parts} parts
 * @param {object} events
 * @param {(words: string, excerpt: string) => void} events.show
 * @param {(words: string) => void} events.say for those who listen
 * @param {() => void} events.act what is chosen was clicked once more
 * @param {AbortSignal} signal
 */
export function makePicker(main, article, parts, events, signal) {
  const outline = makeOutline(main, signal);
  /** @type {AbortController | null} */
  let picking = null;
  /**
   * From the innermost part outwards; the last is the one chosen.
   * @type {number[]}
   */
  let path = [];
  let isFixed = false;

  const lang = () => article().lang;
  const blocks = () => {
    const number = path.at(-1);
    return number === undefined ? [] : parts.blocks(article(), number);
  };
  const show = () => {
    const found = blocks();
    outline.show(found, isFixed ? 'chosen' : 'pointed');
    const text = found.map(({ innerText }) => innerText).join(' ');
    const words = saidOf(found, lang());
    events.show(words, excerptOf(text));
    return words ? `${words}: ${excerptOf(text)}` : '';
  };
  /**
   * @param {number[]} next
   * @param {'pointed' | 'chosen'} how
   */
  const choose = (next, how) => {
    path = next;
    isFixed = how === 'chosen';
    const said = show();
    if (isFixed && said) events.say(said);
  };
  /** @param {EventTarget | null} target */
  const numberAt = (target) => (target instanceof Element ? parts.at(article(), target) : null);

  /** @param {Event} event */
  const hover = (event) => {
    if (isFixed || !(event instanceof PointerEvent) || event.pointerType === 'touch') return;
    const number = numberAt(event.target);
    if (number !== path[0] || path.length > 1) choose(number === null ? [] : [number], 'pointed');
  };
  /** @param {Event} event */
  const click = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!event.isTrusted || !(event.target instanceof Element)) return;
    const { target } = event;
    if (isFixed && blocks().some((block) => block.contains(target))) {
      events.act();
      return;
    }
    const number = numberAt(target);
    choose(number === null ? [] : [number], 'chosen');
    if (number === null) isFixed = false;
  };

  return {
    isPicking: () => picking !== null,
    start: () => {
      picking = new AbortController();
      main.classList.add('picking');
      const first = { capture: true, signal: picking.signal };
      main.addEventListener('pointerover', hover, first);
      main.addEventListener('click', click, first);
      choose([], 'pointed');
    },
    stop: () => {
      picking?.abort();
      picking = null;
      main.classList.remove('picking');
      outline.hide();
      path = [];
    },
    /** @returns {Chosen | null} */
    chosen: () => {
      const [number, found] = [path.at(-1), blocks()];
      return number === undefined || found.length === 0 ? null : { number, blocks: found };
    },
    canWiden: () => path.length > 0 && parts.wider(article(), path.at(-1) ?? -1) !== null,
    canNarrow: () => path.length > 1,
    words: () =>
      countWords(
        blocks()
          .map(({ innerText }) => innerText)
          .join(' '),
        lang(),
      ),
    widen: () => {
      const wider = path.length > 0 ? parts.wider(article(), path.at(-1) ?? -1) : null;
      if (wider !== null) choose([...path, wider], 'chosen');
    },
    narrow: () => {
      if (path.length > 1) choose(path.slice(0, -1), 'chosen');
    },
    /**
     * The next part or the one before; the first or last on screen where nothing is chosen.
     * @param {1 | -1} by
     */
    step: (by) => {
      const order = parts.order(article());
      const chosen = path.at(-1);
      const covered = chosen === undefined ? [] : parts.within(order, chosen);
      const from = by > 0 ? covered.at(-1) : covered[0];
      const { end } = axisOf(main);
      const onScreen = () =>
        parts.first(article(), (piece) => end(piece.getBoundingClientRect()) > 1);
      const at =
        from === undefined
          ? Math.max(order.indexOf(onScreen() ?? -1), 0) - by
          : order.indexOf(from);
      const next = order[Math.min(Math.max(at + by, 0), order.length - 1)];
      if (next === undefined) return;
      choose([next], 'chosen');
      blocks()[0]?.scrollIntoView({ behavior: 'instant', block: 'nearest' });
    },
    /** Chooses what stands after an element that has gone. @param {number} gone */
    after: (gone) => {
      const next = parts.order(article()).find((number) => number > gone);
      choose(next === undefined ? [] : [next], next === undefined ? 'pointed' : 'chosen');
    },
    clear: () => choose([], 'pointed'),
    show,
  };
}
