/**
 * A card over the page instead of an article: that it is being prepared, or why there is none.
 */

import { word } from '../shared/words.js';
import { moveTab as keepTab } from './aids/typing.js';
import { element, icon } from './element.js';
import { mount } from './mount/mount.js';
import { makeParts } from './pick/parts.js';
import { pointAtPage } from './pick/pointing.js';

/**
 * @typedef {object} Notice
 * @property {() => void} close as the user does
 * @property {() => void} unmount takes it away without a word
 * @property {() => boolean} isOpen
 * @property {AbortSignal} signal aborted when it is taken away
 */

/**
 * What lets the article be pointed at on the page.
 * @typedef {object} Point
 * @property {Element[]} elements the page's elements by their number
 * @property {boolean} hasSite whether there is a site to remember it for
 * @property {(pointed: import('./pick/pointing.js').Pointed) => void} chosen called when the card has gone
 */

/**
 * Says that the page is being prepared.
 * @param {() => void} closed called when the user closes it
 * @returns {Notice}
 */
export function showProgress(closed) {
  const spinner = element('span', { class: 'spinner', 'aria-hidden': 'true' });
  return showCard(spinner, word('preparing'), '', { closed });
}

/**
 * Says why there is no article.
 * @param {string} code
 * @param {() => void} closed called when the user closes it
 * @param {Point} [point] where there is something to point at
 * @returns {Notice}
 */
export function showError(code, closed, point) {
  const [title, sentence] = errorWords(code);
  return showCard(icon('notice'), title, sentence, { closed, point });
}

/**
 * Says that the page is links, and offers to show them all the same.
 * @param {() => void} anyway called when the user wants to see them
 * @param {() => void} closed called when the user closes it
 * @param {Point} point
 * @returns {Notice}
 */
export function showLinks(anyway, closed, point) {
  const [title, sentence] = [word('linksTitle'), word('linksOnly')];
  return showCard(icon('notice'), title, sentence, { closed, point, anyway });
}

/**
 * @param {string} code
 * @returns {[title: string, sentence: string]}
 */
function errorWords(code) {
  switch (code) {
    case 'empty-page':
      return [word('errorEmptyTitle'), word('errorEmpty')];
    case 'no-article':
      return [word('errorNoArticleTitle'), word('errorNoArticle')];
    case 'out-of-steps':
      return [word('errorTimeTitle'), word('errorTime')];
    default:
      return [word('errorOtherTitle'), word('errorOther')];
  }
}

/**
 * @param {Element} sign
 * @param {string} title
 * @param {string} sentence
 * @param {object} actions
 * @param {() => void} actions.closed called when the user closes it
 * @param {() => void} [actions.anyway] called when the user wants to see what there is
 * @param {Point} [actions.point]
 * @returns {Notice}
 */
function showCard(sign, title, sentence, { closed, anyway, point }) {
  const heading = element('h1', { class: 'card-title', tabindex: -1 }, title);
  const closing = element('button', { class: 'card-close', type: 'button' }, word('close'));
  const showing = other(word('showAnyway'));
  const aiming = other(word('pointArticleTitle'));
  const stops = [...(anyway ? [showing] : []), ...(point ? [aiming] : []), closing];
  /** @type {import('./pick/pointing.js').Pointing | null} */
  let pointing = null;
  const close = () => {
    if (mounted.signal.aborted) return;
    try {
      mounted.unmount();
    } finally {
      closed();
    }
  };
  const mounted = mount(
    {
      key: (event) => {
        const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
        if (altKey || ctrlKey || metaKey) return false;
        const focused = mounted.shadow.activeElement;
        if (pointing) {
          return (
            pointing.key(key, focused) || (key === 'Tab' && keepTab(pointing.layer, event, focused))
          );
        }
        if (key === 'Tab') moveTab(shiftKey ? -1 : 1);
        else if (key === 'Escape') close();
        else return false;
        return true;
      },
      close,
      regainFocus: () => heading.focus({ preventScroll: true }),
      focused: () => {},
    },
    title,
  );
  /** @param {1 | -1} by */
  const moveTab = (by) => {
    const at = stops.indexOf(/** @type {HTMLButtonElement} */ (mounted.shadow.activeElement));
    // From the heading, forward to the first and backward to the last.
    stops.at(at < 0 && by < 0 ? -1 : (at + by) % stops.length)?.focus();
  };
  const { view, signal } = mounted;
  view.classList.add('with-card');
  const spoken = element('p', { class: 'spoken', role: 'status' });
  view.append(
    element(
      'div',
      { class: 'card', role: 'status' },
      element('div', { class: 'card-sign' }, sign),
      element(
        'div',
        { class: 'card-words' },
        heading,
        ...(sentence ? [element('p', {}, sentence)] : []),
      ),
      element('div', { class: 'card-buttons' }, ...stops),
    ),
    spoken,
  );
  const aim = async () => {
    if (!point || pointing) return;
    const { elements, hasSite, chosen } = point;
    const say = (/** @type {string} */ words) => {
      spoken.textContent = words;
    };
    pointing = pointAtPage(view, elements, makeParts(elements), null, { hasSite, say });
    const pointed = await pointing.done;
    pointing = null;
    if (signal.aborted) return;
    if (!pointed) {
      aiming.focus({ preventScroll: true });
      return;
    }
    mounted.unmount();
    chosen(pointed);
  };
  view.addEventListener(
    'click',
    (event) => {
      if (!event.isTrusted || !(event.target instanceof Element)) return;
      const pressed = event.target.closest('button');
      if (pressed === closing) close();
      else if (pressed === aiming) aim();
      else if (pressed === showing && !signal.aborted) {
        mounted.unmount();
        anyway?.();
      }
    },
    { signal },
  );
  signal.addEventListener('abort', () => pointing?.cancel());
  heading.focus({ preventScroll: true });
  return { close, unmount: mounted.unmount, isOpen: mounted.isMounted, signal };
}

/** @param {string} label */
function other(label) {
  return element('button', { class: 'card-other', type: 'button' }, label);
}
