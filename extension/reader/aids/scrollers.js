/**
 * Tables and formulas that are wider than their column scroll sideways, and are a stop of the Tab key while they do: who has
 * no pointer scrolls them by the arrow keys.
 */

const WIDE = '.table, p.math';

/** @param {AbortSignal} signal */
export function makeScrollers(signal) {
  /** @type {HTMLElement[]} */
  let scrollers = [];
  const update = () => {
    for (const scroller of scrollers) {
      if (scroller.scrollWidth > scroller.clientWidth) scroller.tabIndex = 0;
      else scroller.removeAttribute('tabindex');
    }
  };
  const resized = new ResizeObserver(update);
  signal.addEventListener('abort', () => resized.disconnect());
  return {
    /** @param {HTMLElement} article that is shown now */
    show: (article) => {
      scrollers = [...article.querySelectorAll(WIDE)].filter((one) => one instanceof HTMLElement);
      resized.disconnect();
      // Whatever makes lines longer or the column narrower changes its height or its width.
      resized.observe(article);
    },
  };
}
