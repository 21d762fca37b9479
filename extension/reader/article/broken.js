/**
 * Images that do not load.
 */

import { word } from '../../shared/words.js';
import { element } from '../element.js';

/**
 * An image that does not load leaves its words.
 * @param {HTMLElement} main
 * @param {AbortSignal} signal
 */
export function replaceBroken(main, signal) {
  main.addEventListener(
    'error',
    ({ target }) => {
      if (!(target instanceof HTMLImageElement)) return;
      const words = element('span', { class: 'no-image' }, target.alt || word('imageMissing'));
      (target.closest('.enlarge') ?? target).replaceWith(words);
    },
    { capture: true, signal },
  );
}
