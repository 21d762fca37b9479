/**
 * What is said where a page was read before it had come to its end, and has gone on since: at once, and where the article
 * ends too early.
 */

import { word, wordsDirection, wordsLanguage } from '../../shared/words.js';
import { element, icon } from '../element.js';

/**
 * @param {() => unknown} again reads the page as it is now
 * @param {AbortSignal} signal
 * @returns {HTMLElement} to stand below the article
 */
export function makeRestCard(again, signal) {
  const button = element('button', { class: 'next-further', type: 'button' }, word('readAgain'));
  button.addEventListener('click', ({ isTrusted }) => isTrusted && again(), { signal });
  const card = element(
    'section',
    { class: 'next-card', lang: wordsLanguage, dir: wordsDirection },
    element('span', { class: 'next-sign', 'aria-hidden': 'true' }, icon('notice')),
    element('h2', { class: 'next-title' }, word('moreCame')),
    element('div', { class: 'next-buttons' }, button),
  );
  return element('div', { class: 'next-page rest' }, card);
}
