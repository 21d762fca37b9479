/**
 * The table of contents: the headings of the article as a list in a panel, the one being read marked.
 */

import { word } from '../../shared/words.js';
import { axisOf } from '../article/axis.js';
import { element } from '../element.js';
import { panelFrame } from './panels.js';

/** With fewer headings there is nothing to find one's way in. */
const LEAST = 3;

/** Headings of the article itself; one in a quote or a note is not a part of its order. And where a page begins. */
const HEADINGS = 'article > :is(h2, h3, h4, .page-mark)';

/** A heading this far below the upper edge is the one being read, as a share of the height. */
const READ_LINE = 0.3;

/**
 * @typedef {object} Contents
 * @property {HTMLElement} panel
 * @property {HTMLElement} heading
 * @property {(article: HTMLElement) => boolean} show lists the headings; answers whether they are worth a list
 */

/**
 * @param {HTMLElement} main what scrolls
 * @param {{ close(): void, go(heading: HTMLElement): void }} actions
 * @param {AbortSignal} signal
 * @returns {Contents}
 */
export function makeContents(main, actions, signal) {
  const list = element('ol', {});
  const { panel, heading, close } = panelFrame(
    'nav',
    'contents',
    word('contents'),
    word('contentsClose'),
    element('div', { class: 'panel-list contents' }, list),
  );
  /** @type {{ entry: HTMLElement, target: HTMLElement }[]} */
  let entries = [];

  panel.addEventListener(
    'click',
    (event) => {
      if (!event.isTrusted || !(event.target instanceof Element)) return;
      const pressed = event.target.closest('button');
      if (pressed === close) actions.close();
      const chosen = entries.find(({ entry }) => entry === pressed);
      if (chosen) actions.go(chosen.target);
    },
    { signal },
  );
  let isWaiting = false;
  const mark = () => {
    isWaiting = false;
    if (panel.hidden) return;
    const { size, start } = axisOf(main);
    const line = size * READ_LINE;
    const passed = entries.filter(({ target }) => start(target.getBoundingClientRect()) <= line);
    const current = passed.at(-1);
    for (const { entry } of entries) {
      if (entry === current?.entry) entry.setAttribute('aria-current', 'true');
      else entry.removeAttribute('aria-current');
    }
    current?.entry.scrollIntoView({ block: 'nearest' });
  };
  const soon = () => {
    if (!isWaiting) requestAnimationFrame(mark);
    isWaiting = true;
  };
  main.addEventListener('scroll', soon, { signal, passive: true });
  new MutationObserver(soon).observe(panel, { attributeFilter: ['hidden'] });

  return {
    panel,
    heading,
    show: (article) => {
      /** @type {HTMLElement[]} */
      const targets = [...(article.parentElement ?? main).querySelectorAll(HEADINGS)].filter(
        (target) => target instanceof HTMLElement,
      );
      const isPage = (/** @type {HTMLElement} */ target) => target.matches('.page-mark');
      const headings = targets.filter((target) => !isPage(target));
      const ranks = [...new Set(headings.map(({ tagName }) => tagName))].sort();
      entries = targets.map((target) => {
        const depth = isPage(target) ? 'page' : ranks.indexOf(target.tagName) + 1;
        target.tabIndex = -1;
        const text = element('bdi', {}, wordsOf(target));
        const entry = element('button', { class: `entry depth-${depth}`, type: 'button' }, text);
        return { entry, target };
      });
      list.lang = article.lang;
      list.replaceChildren(...entries.map(({ entry }) => element('li', {}, entry)));
      soon();
      return entries.length >= LEAST;
    },
  };
}

/**
 * Where two languages stand below each other, those of the page are listed.
 * @param {HTMLElement} target
 */
function wordsOf(target) {
  const said = target.querySelector(':scope > .source') ?? target;
  return said.textContent || target.ariaLabel || '';
}
