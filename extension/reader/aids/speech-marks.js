/**
 * Marks the sentence and the word being said by boxes below the text, in the view's own tree. The registry of highlights
 * would be simpler, but it is the page's too: from a range in it a page reaches the whole view (seen in Chromium 156 and
 * Firefox 153).
 */

import { element } from '../element.js';

/** Pixels by which a box is larger than its text, so that letters do not touch its edge. */
const ROOM = 2;

/** @typedef {'sentence' | 'word'} Mark */

/**
 * @param {HTMLElement} main what scrolls; the boxes stand in it
 * @param {AbortSignal} signal
 */
export function makeSpeechMarks(main, signal) {
  const layer = element('div', { class: 'spoken-marks', 'aria-hidden': 'true' });
  /** @type {Map<Mark, Range>} */
  const marked = new Map();

  const draw = () => {
    const frame = main.getBoundingClientRect();
    const boxes = [...marked].flatMap(([mark, range]) =>
      linesOf(range).map(({ left, top, width, height }) => {
        const box = element('div', { class: `spoken-${mark}` });
        box.style.left = `${left - frame.left - main.clientLeft + main.scrollLeft - ROOM}px`;
        box.style.top = `${top - frame.top - main.clientTop + main.scrollTop}px`;
        box.style.width = `${width + 2 * ROOM}px`;
        box.style.height = `${height}px`;
        return box;
      }),
    );
    layer.replaceChildren(...boxes);
    if (boxes.length === 0) layer.remove();
    else if (!layer.isConnected) main.prepend(layer);
  };
  /** The article that is looked at; looked at once more, it would be drawn twice for every word. */
  let watched = /** @type {Element | null} */ (null);
  const watch = () => {
    const article = main.querySelector('article');
    if (article === watched) return;
    resized.disconnect();
    if (article) resized.observe(article);
    watched = article;
  };
  // A text that is set otherwise, or a narrower column, moves every line.
  const resized = new ResizeObserver(draw);
  signal.addEventListener('abort', () => resized.disconnect());

  return {
    /**
     * @param {Mark} mark
     * @param {Range | null} range
     */
    mark: (mark, range) => {
      if (range) marked.set(mark, range);
      else marked.delete(mark);
      if (mark === 'sentence') marked.delete('word');
      watch();
      draw();
    },
    clear: () => {
      resized.disconnect();
      watched = null;
      marked.clear();
      draw();
    },
  };
}

/**
 * The rectangles of a range, those of one line joined: elements within the text have their own, over those of their words.
 * @param {Range} range
 */
function linesOf(range) {
  /** @type {DOMRect[]} */
  const lines = [];
  for (const rect of range.getClientRects()) {
    if (rect.width === 0 || rect.height === 0) continue;
    const same = lines.findIndex((line) => isSameLine(line, rect));
    const line = lines[same];
    if (line) lines[same] = joined(line, rect);
    else lines.push(rect);
  }
  return lines;
}

/**
 * Whether two rectangles overlap across by half of the smaller one, whichever way the lines go.
 * @param {DOMRect} one
 * @param {DOMRect} other
 */
function isSameLine(one, other) {
  const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const isLevel = down > Math.min(one.height, other.height) / 2;
  const isUpright = across > Math.min(one.width, other.width) / 2;
  return one.width >= one.height || other.width >= other.height ? isLevel : isUpright;
}

/**
 * @param {DOMRect} one
 * @param {DOMRect} other
 */
function joined(one, other) {
  const left = Math.min(one.left, other.left);
  const top = Math.min(one.top, other.top);
  const right = Math.max(one.right, other.right);
  const bottom = Math.max(one.bottom, other.bottom);
  return new DOMRect(left, top, right - left, bottom - top);
}
