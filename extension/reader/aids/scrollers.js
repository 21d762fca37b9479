/**
 * Tables, code and formulas that are wider than their column scroll sideways, and while they do are a stop of the Tab key
 * with a name: who has no pointer scrolls them by the arrow keys.
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
 * @param {AbortSignal} signal
 * @returns {{ show: (article: HTMLElement) => void }} to be told of every article that is shown
 */
export function makeScrollers(signal) {
  /** @type {[HTMLElement, string | null][]} */
  let scrollers = [];
  const update = () => {
    for (const [scroller, name] of scrollers) stop(scroller, name);
  };
  const resized = new ResizeObserver(update);
  signal.addEventListener('abort', () => resized.disconnect());
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
      // Whatever makes lines longer or the column narrower changes the height of the one or the width of the other.
      resized.observe(article);
      for (const [scroller] of scrollers) resized.observe(scroller);
    },
  };
}

/**
 * @param {HTMLElement} scroller
 * @param {string | null} name
 */
function stop(scroller, name) {
  // A pixel more is what rounding adds.
  const isWide = scroller.scrollWidth > scroller.clientWidth + 1;
  if (isWide) scroller.tabIndex = 0;
  else scroller.removeAttribute('tabindex');
  if (name === null) return;
  for (const [attribute, value] of Object.entries({ role: 'region', 'aria-label': name })) {
    if (isWide) scroller.setAttribute(attribute, value);
    else scroller.removeAttribute(attribute);
  }
}

/** @param {string | undefined} language */
function codeName(language) {
  return language ? word('codeIn', language) : word('code');
}
