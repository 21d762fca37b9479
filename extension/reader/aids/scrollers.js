/**
 * Tables, code and formulas that are wider than their column scroll sideways, and while they do are a stop of the Tab key
 * with a name: who has no pointer scrolls them by the arrow keys. A table takes the wider measure first, as pictures do. On
 * which side there is more, a fading edge says, since many systems show no scrollbar until one scrolls.
 */

import { word } from '../../shared/words.js';

/**
 * What may be wider than its column, and what it is called then; a table has its name anyway.
 * @type {[string, (scroller: HTMLElement) => string | null][]}
 */
const WIDE = [
  ['.table', () => null],
  ['.code > pre', (pre) => codeName(pre.parentElement?.dataset.language)],
  ['.formula.alone, p.math', () => word('formula')],
];

/**
 * @param {HTMLElement} main
 * @param {AbortSignal} signal
 * @returns {{ show: (article: HTMLElement) => void }} to be told of every article that is shown
 */
export function makeScrollers(main, signal) {
  /** @type {[HTMLElement, string | null][]} */
  let scrollers = [];
  let isWaiting = false;
  const update = () => {
    isWaiting = false;
    if (signal.aborted) return;
    const tables = scrollers.flatMap(([scroller]) => (scroller.matches('.table') ? scroller : []));
    for (const table of tables) delete table.dataset.wide;
    for (const table of tables.filter(isWide)) table.dataset.wide = '';
    for (const [scroller, name] of scrollers) stop(scroller, name);
    for (const [scroller] of scrollers) showMore(scroller);
  };
  // Not at once: what a table does to the height of the article would be heard of here again.
  const resized = new ResizeObserver(() => {
    if (!isWaiting) requestAnimationFrame(update);
    isWaiting = true;
  });
  signal.addEventListener('abort', () => resized.disconnect());
  main.addEventListener(
    'scroll',
    ({ target }) => {
      const found = scrollers.find(([scroller]) => scroller === target);
      if (found) showMore(found[0]);
    },
    { capture: true, passive: true, signal },
  );
  return {
    show: (article) => {
      scrollers = WIDE.flatMap(([selector, nameOf]) =>
        [...article.querySelectorAll(selector)].flatMap((scroller) =>
          scroller instanceof HTMLElement
            ? [/** @type {[HTMLElement, string | null]} */ ([scroller, nameOf(scroller)])]
            : [],
        ),
      );
      resized.disconnect();
      // Nothing moves once it is seen.
      if (scrollers.length > 0) update();
      // Whatever makes lines longer or the column narrower changes the height of the one or the width of the other.
      resized.observe(article);
      for (const [scroller] of scrollers) resized.observe(scroller);
    },
  };
}

/**
 * A pixel more is what rounding adds.
 * @param {HTMLElement} scroller
 */
function isWide({ scrollWidth, clientWidth }) {
  return scrollWidth > clientWidth + 1;
}

/**
 * @param {HTMLElement} scroller
 * @param {string | null} name
 */
function stop(scroller, name) {
  const isStop = isWide(scroller);
  if (isStop) scroller.tabIndex = 0;
  else scroller.removeAttribute('tabindex');
  if (name === null) return;
  for (const [attribute, value] of Object.entries({ role: 'region', 'aria-label': name })) {
    if (isStop) scroller.setAttribute(attribute, value);
    else scroller.removeAttribute(attribute);
  }
}

/**
 * Says on which sides something is hidden.
 * @param {HTMLElement} scroller
 */
function showMore(scroller) {
  const { scrollLeft, scrollWidth, clientWidth } = scroller;
  const hidden = scrollWidth - clientWidth;
  // From right to left the scroll begins at the right, and counts below 0.
  const isFromRight = getComputedStyle(scroller).direction === 'rtl';
  const left = isFromRight ? hidden + scrollLeft : scrollLeft;
  const sides = [left > 1 && 'left', hidden - left > 1 && 'right'].filter(Boolean).join(' ');
  if (sides && hidden > 1) scroller.dataset.more = sides;
  else delete scroller.dataset.more;
}

/** @param {string | undefined} language */
function codeName(language) {
  return language ? word('codeIn', language) : word('code');
}
