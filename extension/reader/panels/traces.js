/**
 * Shows where a removal stood, while it is pointed at or focused in the list: a line between the two blocks it stood
 * between, or the blocks themselves where it was put back. Afterwards the reader is back where the reading was.
 */

import { contains } from '../../shared/dom.js';
import { axisOf, ownMotion } from '../article/axis.js';
import { element } from '../element.js';

/** @typedef {import('../../core/cleaned.js').Removal} Removal */
/** @typedef {ReturnType<typeof import('../article/article.js').articleElement>} Shown */

/**
 * @typedef {object} Traces
 * @property {(removal: Removal, shown: Shown, label: string) => void} show
 * @property {(behavior?: ScrollBehavior) => void} hide and go back to where the reading was
 * @property {() => void} stay here is where the reading is from now on
 */

/** Pixels between the line and a block where only one block is beside it. */
const BESIDE = 14;

/** What moves the view by the reader's own hand. */
const OWN_MOVES = ['wheel', 'touchmove', 'keydown', 'pointerdown'];

/**
 * @param {HTMLElement} main what scrolls
 * @param {Element[]} elements the page's elements by their number
 * @param {AbortSignal} signal
 * @returns {Traces}
 */
export function makeTraces(main, elements, signal) {
  const line = element('div', { class: 'trace', 'aria-hidden': 'true' });
  /** @type {HTMLElement[]} */
  let marked = [];
  /** @type {number | null} */
  let home = null;

  const clear = () => {
    line.remove();
    for (const block of marked) block.classList.remove('traced');
    marked = [];
  };
  const stay = () => {
    home = null;
  };
  for (const move of OWN_MOVES) main.addEventListener(move, stay, { signal, passive: true });

  return {
    show: (removal, shown, label) => {
      clear();
      if (removal.isBack) {
        marked = blocksOf(removal, elements, shown);
        for (const block of marked) block.classList.add('traced');
      }
      const [first] = marked;
      if (!first) {
        line.replaceChildren(element('span', {}, label));
        place(line, removal.before, shown, main);
        main.append(line);
      }
      home ??= axisOf(main).position;
      bringIntoView(first ?? line, main);
    },
    hide: (behavior = ownMotion()) => {
      clear();
      if (home !== null) axisOf(main).scrollTo(home, behavior);
      home = null;
    },
    stay,
  };
}

/**
 * The blocks of a removal that is back.
 * @param {Removal} removal
 * @param {Element[]} elements the page's elements by their number
 * @param {Pick<Shown, 'places'>} shown
 * @returns {HTMLElement[]}
 */
export function blocksOf({ nodes }, elements, { places }) {
  const parts = nodes.map((number) => elements[number]).filter((part) => part !== undefined);
  /** @param {number} node */
  const isPart = (node) => {
    const source = elements[node];
    return nodes.includes(node) || (source && parts.some((part) => contains.call(part, source)));
  };
  return [...places].filter(([, node]) => isPart(node)).map(([block]) => block);
}

/**
 * Places the line between the blocks that the removal stood between, as wide as the title above them.
 * @param {HTMLElement} line
 * @param {number} before
 * @param {Shown} shown
 * @param {HTMLElement} main
 */
function place(line, before, { blocks, article, heading }, main) {
  const { isSideways, position, start, end } = axisOf(main);
  const frame = main.getBoundingClientRect();
  const [last, next] = [blocks[before - 1], blocks[before]];
  const above = last && end(last.getBoundingClientRect());
  const below = next && start(next.getBoundingClientRect());
  let at = (above ?? end(article.getBoundingClientRect())) + BESIDE;
  if (above !== undefined && below !== undefined) at = (above + below) / 2;
  else if (below !== undefined) at = below - BESIDE;
  const { left, top, width, height } = heading.getBoundingClientRect();
  const { style } = line;
  style.insetBlockStart = `${at + position}px`;
  if (isSideways) style.top = `${top - frame.top}px`;
  else style.left = `${left - frame.left}px`;
  style.inlineSize = `${isSideways ? height : width}px`;
}

/**
 * @param {HTMLElement} target
 * @param {HTMLElement} main
 */
function bringIntoView(target, main) {
  const { size, start, end } = axisOf(main);
  const rect = target.getBoundingClientRect();
  if (start(rect) >= 0 && end(rect) <= size) return;
  target.scrollIntoView({ behavior: ownMotion(), block: 'center' });
}
