/**
 * A card over the page instead of an article: that it is being prepared, or why there is none.
 */

import { word } from '../shared/words.js';
import { element, icon } from './element.js';
import { mount } from './mount.js';

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
 * @returns {Notice}
 */
function showCard(sign, title, sentence, closed) {
  const heading = element('h1', { class: 'card-title', tabindex: -1 }, title);
  const closing = element('button', { class: 'card-close', type: 'button' }, word('close'));
  const mounted = mount({
    key: ({ key, altKey, ctrlKey, metaKey }) => {
      if (key === 'Tab' && !altKey && !ctrlKey && !metaKey) closing.focus();
      else if (key === 'Escape') close();
      else return false;
      return true;
    },
    regainFocus: () => heading.focus({ preventScroll: true }),
  });
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
      closing,
    ),
  );
  closing.addEventListener('click', (event) => event.isTrusted && close(), { signal });
  heading.focus({ preventScroll: true });
  return { close, unmount: mounted.unmount, isOpen: mounted.isMounted };
}
