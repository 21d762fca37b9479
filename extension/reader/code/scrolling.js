/**
 * Code with lines longer than the column scrolls sideways: where it does, the keyboard reaches it and it has a name.
 */

import { word } from '../../shared/words.js';

/**
 * @param {AbortSignal} signal
 * @returns {{ show: (article: HTMLElement) => void }} to be told of every article that is shown
 */
export function makeScrolling(signal) {
  const watch = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const pre = target.closest('pre');
      if (pre) name(pre);
    }
  });
  signal.addEventListener('abort', () => watch.disconnect());
  return {
    show: (article) => {
      watch.disconnect();
      for (const part of article.querySelectorAll('.code > pre, .code code')) watch.observe(part);
    },
  };
}

/** @param {HTMLElement} pre */
function name(pre) {
  if (pre.scrollWidth > pre.clientWidth) {
    const language = pre.parentElement?.dataset.language;
    pre.tabIndex = 0;
    pre.setAttribute('role', 'region');
    pre.setAttribute('aria-label', language ? word('codeIn', language) : word('code'));
  } else {
    for (const attribute of ['tabindex', 'role', 'aria-label']) pre.removeAttribute(attribute);
  }
}
