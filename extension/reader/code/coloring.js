/**
 * Colors the code of an article: after it is shown, a piece when it comes near what is seen, in slices too short to
 * be felt. The words of a piece are put into elements of the view's own; its text stays what it was, to the letter.
 *
 * No `CSS.highlights`: a page can take any range out of that registry, in both browsers, and from a node in the view
 * get to its closed shadow root and all that is in it.
 */

import { createDocumentFragment } from '../../shared/dom.js';
import { element } from '../element.js';
import { MOST_IN_ARTICLE, MOST_IN_PIECE } from './limits.js';
import { tokensOf } from './scan.js';

/** Milliseconds of work at a time: a quarter of a frame. */
const SLICE = 4;

/** Milliseconds after which a busy page no longer keeps a piece waiting. */
const PATIENCE = 500;

/** How far from what is seen a piece is colored, as a share of its size. */
const NEAR = '100%';

/**
 * @param {HTMLElement} main what scrolls
 * @param {AbortSignal} signal
 * @returns {{ show: (article: HTMLElement) => void }} to be told of every article that is shown; what was to be done for
 *   the one before is dropped
 */
export function makeColoring(main, signal) {
  /** @type {Generator<void, void, void>[]} */
  let jobs = [];
  let isPlanned = false;
  let left = MOST_IN_ARTICLE;

  const plan = () => {
    if (isPlanned || jobs.length === 0) return;
    isPlanned = true;
    requestIdleCallback(work, { timeout: PATIENCE });
  };
  const work = () => {
    isPlanned = false;
    const end = performance.now() + SLICE;
    // A piece that is done is laid out before the next is begun.
    while (jobs[0] && performance.now() < end) {
      if (!jobs[0].next().done) continue;
      jobs.shift();
      break;
    }
    plan();
  };
  /** @param {Element} figure */
  const begin = async (figure) => {
    const code = figure.querySelector('code');
    const { rulesOf } = await import('./languages.js');
    // Another article may be there by now, or none.
    if (!code || !main.contains(code) || signal.aborted) return;
    const text = code.textContent;
    const colored = text.slice(0, Math.min(MOST_IN_PIECE, left));
    const rules = rulesOf(colored, figure.getAttribute('data-language') ?? undefined);
    if (rules === null) return;
    left -= colored.length;
    jobs.push(color(code, text, colored, rules));
    plan();
  };
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        watch.unobserve(target);
        // The modules are gone with an extension that was updated: the code stays plain.
        begin(target).catch(() => {});
      }
    },
    { root: main, rootMargin: NEAR },
  );
  const drop = () => {
    watch.disconnect();
    jobs = [];
  };
  signal.addEventListener('abort', drop);

  return {
    show: (article) => {
      drop();
      left = MOST_IN_ARTICLE;
      for (const figure of article.querySelectorAll('.code')) watch.observe(figure);
    },
  };
}

/**
 * Colors one piece, and pauses wherever it may be interrupted; what is seen changes once, at the end.
 * @param {HTMLElement} code
 * @param {string} text
 * @param {string} colored the part of the text that gets colors
 * @param {import('./scan.js').Rule[]} rules
 * @returns {Generator<void, void, void>}
 */
function* color(code, text, colored, rules) {
  const made = createDocumentFragment.call(document);
  for (const { kind, start, end } of tokensOf(colored, rules)) {
    const words = text.slice(start, end);
    made.append(kind === '' ? words : element('span', { class: `code-${kind}` }, words));
    yield;
  }
  made.append(text.slice(colored.length));
  code.replaceChildren(made);
}
