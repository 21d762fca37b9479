/**
 * A field that listens for keys pressed together and shows them; what cannot be a shortcut is said under it at once.
 */

import { element } from '../../reader/element.js';
import { word } from '../../shared/words.js';
import { button } from '../parts.js';
import { heard, printedKeys } from './keys.js';

/** @type {Record<string, (shortcut: string) => string>} */
const FAULTS = {
  alone: (shortcut) => word('shortcutAlone', shortcut),
  key: () => word('shortcutNotAKey'),
  browser: (shortcut) => word('shortcutOfBrowser', shortcut),
};

/**
 * @param {boolean} isMac
 * @param {(shortcut: string) => Promise<boolean>} take answers whether the browser took it
 * @param {() => void} leave without a change
 */
export function makeRecorder(isMac, take, leave) {
  const id = 'shortcut-keys';
  const input = element('input', {
    id,
    class: 'text',
    type: 'text',
    dir: 'ltr',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-describedby': `${id}-how ${id}-said`,
  });
  const how = element('p', { class: 'what', id: `${id}-how` }, word('shortcutHow'));
  const said = element('p', { class: 'warning', role: 'status', id: `${id}-said` });
  /** @param {string} words */
  const refuse = (words) => {
    said.textContent = words;
    input.setAttribute('aria-invalid', String(words !== ''));
  };
  const clear = () => {
    input.value = '';
    refuse('');
  };
  input.addEventListener('keydown', async (event) => {
    const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey;
    // Leads on, as everywhere.
    if (event.key === 'Tab') return;
    if (!event.isTrusted) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape' && isPlain) {
      leave();
      return;
    }
    const found = heard(event, isMac);
    if (!found) return;
    const shown = printedKeys(found.shortcut, isMac).join(' + ');
    input.value = shown;
    if (found.fault) refuse(FAULTS[found.fault]?.(shown) ?? '');
    else if (!(await take(found.shortcut))) refuse(word('shortcutRefused', shown));
  });
  // What comes in otherwise, by a mouse or a keyboard on the screen, says no keys.
  input.addEventListener('beforeinput', (event) => event.preventDefault());
  const label = element('label', { class: 'name', for: id }, word('shortcutField'));
  const box = element(
    'div',
    { class: 'recorder', hidden: true },
    label,
    element('div', { class: 'recorder-keys' }, input, button(word('cancel'), leave)),
    how,
    said,
  );
  return {
    box,
    open: () => {
      clear();
      box.hidden = false;
      input.focus();
    },
    close: () => {
      box.hidden = true;
    },
  };
}
