/**
 * What the sections are made of: groups, rows with words and what can be done about them, buttons, sizes, dates.
 */

import { element } from '../reader/element.js';
import { formatLanguage } from '../shared/words.js';

/**
 * @param {string} title
 * @param {...(Node | string)} rows
 */
export function group(title, ...rows) {
  return element('div', { class: 'group' }, element('h3', {}, title), ...rows);
}

/**
 * A row: its name and what it means at the beginning, what can be done at the end.
 * @param {string} name
 * @param {string} what may be empty
 * @param {...(Node | string)} actions
 */
export function row(name, what, ...actions) {
  const words = element('div', { class: 'row-words' }, element('p', { class: 'name' }, name));
  if (what) words.append(element('p', { class: 'what' }, what));
  const control = element('div', { class: 'control' }, ...actions);
  return element('div', { class: 'row' }, words, control);
}

/**
 * @param {string} label
 * @param {() => unknown} press by a person, never by a script
 * @param {string} [name] for those who listen, where the label alone does not say of what
 */
export function button(label, press, name) {
  const made = element('button', { class: 'button', type: 'button', 'aria-label': name }, label);
  made.addEventListener('click', (event) => {
    if (event.isTrusted && made.getAttribute('aria-disabled') !== 'true') press();
  });
  return made;
}

/**
 * @param {HTMLButtonElement} made
 * @param {boolean} isAble
 */
export function enable(made, isAble) {
  if (isAble) made.removeAttribute('aria-disabled');
  else made.setAttribute('aria-disabled', 'true');
}

/**
 * A sentence under a control of the reader's.
 * @param {HTMLElement} row of the control
 * @param {string} words
 */
export function explain(row, words) {
  const input = row.querySelector('input, textarea');
  const what = element('p', { class: 'what', id: `${input?.id}-what` }, words);
  input?.setAttribute('aria-describedby', what.id);
  row.append(what);
  return what;
}

/** @param {number} bytes */
export function sizeWords(bytes) {
  const isLarge = bytes >= 1_000;
  return new Intl.NumberFormat(formatLanguage, {
    style: 'unit',
    unit: isLarge ? 'kilobyte' : 'byte',
    unitDisplay: isLarge ? 'short' : 'long',
    maximumFractionDigits: bytes < 100_000 ? 1 : 0,
  }).format(isLarge ? bytes / 1_000 : bytes);
}

/** @param {number} time in milliseconds */
export function timeWords(time) {
  const format = new Intl.DateTimeFormat(formatLanguage, { dateStyle: 'long', timeStyle: 'short' });
  return format.format(new Date(time));
}

/** @param {number} count */
export function numberWords(count) {
  return new Intl.NumberFormat(formatLanguage).format(count);
}
