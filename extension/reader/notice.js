/**
 * A card over the page instead of an article: that it is being prepared, or why there is none.
 */

import { word } from '../shared/words.js';
import { element, icon } from './element.js';
import { mount } from './mount/mount.js';

/**
 * @typedef {object} Notice
 * @property {() => void} close as the user does
 * @property {() => void} unmount takes it away without a word
 * @property {() => boolean} isOpen
 */

/**
 * Says that the page is being prepared.
 * @param {() => void} closed called when the user closes it
 * @returns {Notice}
 */
export function showProgress(closed) {
  const spinner = element('span', { class: 'spinner', 'aria-hidden': 'true' });
  return showCard(spinner, word('preparing'), '', closed);
}

/**
 * Says why there is no article.
 * @param {string} code
 * @param {() => void} closed called when the user closes it
 * @returns {Notice}
 */
export function showError(code, closed) {
  const [title, sentence] = errorWords(code);
  return showCard(icon('notice'), title, sentence, closed);
}

/**
 * Says that the page is links, and offers to show them all the same.
 * @param {() => void} anyway called when the user wants to see them
 * @param {() => void} closed called when the user closes it
 * @returns {Notice}
 */
export function showLinks(anyway, closed) {
  const button = element('button', { class: 'card-other', type: 'button' }, word('showAnyway'));
  const [title, sentence] = [word('linksTitle'), word('linksOnly')];
  const card = showCard(icon('notice'), title, sentence, closed, button);
  const press = (/** @type {Event} */ event) => {
    if (!event.isTrusted) return;
    card.unmount();
    anyway();
  };
  button.addEventListener('click', press, { once: true });
  return card;
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
 * @param {() => void} closed called when the user closes it
 * @param {HTMLButtonElement[]} others buttons before the one that closes
 * @returns {Notice}
 */
function showCard(sign, title, sentence, closed, ...others) {
  const heading = element('h1', { class: 'card-title', tabindex: -1 }, title);
  const closing = element('button', { class: 'card-close', type: 'button' }, word('close'));
  const mounted = mount({
    key: ({ key, altKey, ctrlKey, metaKey, shiftKey }) => {
      if (key === 'Tab' && !altKey && !ctrlKey && !metaKey) moveTab(shiftKey ? -1 : 1);
      else if (key === 'Escape') close();
      else return false;
      return true;
    },
    regainFocus: () => heading.focus({ preventScroll: true }),
    focused: () => {},
  });
  /** @param {1 | -1} by */
  const moveTab = (by) => {
    const stops = [...others, closing];
    const at = stops.indexOf(/** @type {HTMLButtonElement} */ (mounted.shadow.activeElement));
    // From the heading, forward to the first and backward to the last.
    stops.at(at < 0 && by < 0 ? -1 : (at + by) % stops.length)?.focus();
  };
  const close = () => {
    if (mounted.signal.aborted) return;
    mounted.unmount();
    closed();
  };
  const { view, signal } = mounted;
  view.classList.add('with-card');
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
      element('div', { class: 'card-buttons' }, ...others, closing),
    ),
  );
  closing.addEventListener('click', (event) => event.isTrusted && close(), { signal });
  heading.focus({ preventScroll: true });
  return { close, unmount: mounted.unmount, isOpen: mounted.isMounted };
}
