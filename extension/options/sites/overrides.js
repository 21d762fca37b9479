/**
 * What is otherwise on one site than everywhere: each setting with its value and a way to forget it, and the button that
 * opens the form to change them.
 */

import { element, icon } from '../../reader/element.js';
import { understood } from '../../shared/settings.js';
import { formatLanguage, word } from '../../shared/words.js';
import { languageName } from '../furniture/languages.js';
import { reasonNames } from '../rules/says.js';
import { settingName, valueWords } from '../value-words.js';

/** @typedef {import('../../shared/settings.js').Said} Said */

/**
 * @param {string} host
 * @param {import('./card.js').Acts} acts
 */
export function makeOverrides(host, acts) {
  const list = element('ul', { class: 'site-said', 'aria-label': word('siteDiffers') });
  const place = element('div', { class: 'site-edit', id: `site-edit-${host}`, hidden: true });
  const edit = element('button', {
    class: 'button quiet',
    type: 'button',
    'aria-expanded': 'false',
    'aria-controls': place.id,
  });
  const setOpen = (/** @type {boolean} */ isOpen) => {
    place.hidden = !isOpen;
    edit.setAttribute('aria-expanded', String(isOpen));
    edit.textContent = isOpen ? word('siteEditDone') : word('siteEdit');
  };
  setOpen(false);
  edit.addEventListener('click', (event) => {
    if (!event.isTrusted) return;
    const isOpen = edit.getAttribute('aria-expanded') === 'false';
    setOpen(isOpen);
    acts.edit(host, place, isOpen);
  });

  /** What stands there now. */
  let shown = '';
  return {
    box: element('div', { class: 'site-differs' }, list, edit, place),
    endEdit: () => setOpen(false),
    /** @param {Said} settings */
    show: (settings) => {
      const next = JSON.stringify(settings);
      if (next === shown) return;
      shown = next;
      const entries = understood(settings);
      const hadFocus = list.contains(document.activeElement);
      list.replaceChildren(...entries.map(([key, value]) => item(host, key, value, acts)));
      list.hidden = entries.length === 0;
      if (hadFocus) (list.querySelector('button') ?? edit).focus();
    },
  };
}

/**
 * @param {string} host
 * @param {string} key
 * @param {unknown} value
 * @param {import('./card.js').Acts} acts
 */
function item(host, key, value, acts) {
  const name = settingName(key);
  const forget = element(
    'button',
    { class: 'tool', type: 'button', title: word('forgetRule') },
    element('span', { class: 'spoken' }, word('siteForget', name)),
    icon('close'),
  );
  forget.addEventListener('click', (event) => event.isTrusted && acts.forget(host, key));
  return element(
    'li',
    { 'data-said': key },
    element('span', { class: 'site-key' }, name),
    ' ',
    element('span', { class: 'site-value' }, saidWords(key, value)),
    forget,
  );
}

/**
 * @param {string} key
 * @param {unknown} value
 */
function saidWords(key, value) {
  if (!Array.isArray(value)) return valueWords(key, value);
  const names = reasonNames();
  const parts = value.map((one) =>
    key === 'skipLanguages' ? languageName(one) : (names[one] ?? one),
  );
  if (parts.length === 0) return word('siteNone');
  return new Intl.ListFormat(formatLanguage, { type: 'unit' }).format(parts);
}
