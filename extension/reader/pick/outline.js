/**
 * Lines around the blocks of the article that are chosen: one box for blocks that follow each other.
 */

import { element } from '../element.js';

/** Pixels between a block and the line around it. */
const BESIDE = 6;

/**
 * @param {HTMLElement} main what scrolls, and holds the article
 * @param {AbortSignal} signal
 */
export function makeOutline(main, signal) {
  /** @type {HTMLElement[]} */
  let boxes = [];
  /** @type {HTMLElement[]} */
  let drawn = [];
  let state = 'pointed';

  const clear = () => {
    for (const box of boxes) box.remove();
    boxes = [];
  };
  const draw = () => {
    clear();
    const frame = main.getBoundingClientRect();
    boxes = runs(drawn).map((run) => {
      const rects = run.map((block) => block.getBoundingClientRect());
      const [left, top] = [
        Math.min(...rects.map((r) => r.left)),
        Math.min(...rects.map((r) => r.top)),
      ];
      const right = Math.max(...rects.map((r) => r.right));
      const bottom = Math.max(...rects.map((r) => r.bottom));
      const box = element('div', { class: `pick-box ${state}`, 'aria-hidden': 'true' });
      box.style.left = `${left - frame.left + main.scrollLeft - BESIDE}px`;
      box.style.top = `${top - frame.top + main.scrollTop - BESIDE}px`;
      box.style.width = `${right - left + 2 * BESIDE}px`;
      box.style.height = `${bottom - top + 2 * BESIDE}px`;
      return box;
    });
    main.append(...boxes);
  };
  // Images that arrive and panels that open move what is drawn around.
  const watch = new ResizeObserver(() => {
    if (drawn.length > 0) draw();
  });
  signal.addEventListener('abort', () => watch.disconnect());

  return {
    /**
     * @param {HTMLElement[]} blocks
     * @param {'pointed' | 'chosen'} how
     */
    show: (blocks, how) => {
      [drawn, state] = [blocks, how];
      watch.disconnect();
      watch.observe(main);
      for (const block of blocks) watch.observe(block);
      draw();
    },
    hide: () => {
      drawn = [];
      watch.disconnect();
      clear();
    },
  };
}

/**
 * Blocks that follow each other, together.
 * @param {HTMLElement[]} blocks in order
 */
function runs(blocks) {
  /** @type {HTMLElement[][]} */
  const found = [];
  for (const block of blocks) {
    const last = found.at(-1);
    if (last && last.at(-1)?.nextElementSibling === block) last.push(block);
    else found.push([block]);
  }
  return found;
}
