/**
 * The list of the single keys, as a dialog.
 */

import { word } from '../../shared/words.js';
import { element, icon } from '../element.js';
import { KEY_TABLE } from './key-table.js';

/**
 * @param {AbortSignal} signal
 */
export function makeKeyList(signal) {
  const label = word('keysClose');
  const shut = element(
    'button',
    { class: 'tool', type: 'button', title: label, 'aria-label': label },
    icon('close'),
  );
  const rows = KEY_TABLE.map(([, keys, name]) =>
    element('div', {}, element('dt', {}, ...spaced(keys)), element('dd', {}, name())),
  );
  const last = element('div', {}, element('dt', {}, kbd('Esc')), element('dd', {}, word('close')));
  const heading = element('h2', { id: 'keys-title', tabindex: -1 }, word('keys'));
  const box = element(
    'div',
    {
      class: 'keys',
      role: 'dialog',
      'aria-modal': 'true',
      'aria-labelledby': 'keys-title',
      hidden: true,
    },
    element('div', { class: 'panel-head' }, heading, shut),
    element('dl', {}, ...rows, last),
    element('p', {}, word('keysOff')),
  );
  /** @type {Element | null} */
  let before = null;
  const close = () => {
    if (box.hidden) return false;
    box.hidden = true;
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    return true;
  };
  shut.addEventListener('click', (event) => event.isTrusted && close(), { signal });
  return {
    box,
    close,
    /** @param {Element | null} focused what has the focus now */
    open: (focused) => {
      before = focused;
      box.hidden = false;
      heading.focus({ preventScroll: true });
    },
  };
}

/** @param {string[]} keys */
function spaced(keys) {
  return keys.flatMap((key, at) => (at === 0 ? [kbd(key)] : [' ', kbd(key)]));
}

/** @param {string} key */
function kbd(key) {
  return element('kbd', {}, key.length === 1 ? key.toUpperCase() : key);
}
