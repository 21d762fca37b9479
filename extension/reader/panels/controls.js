/**
 * The controls of the text panel: a row each, that shows a setting and changes it. Every one is a native element or a
 * group of them, so that keys and screen readers find what they know.
 */

import { word } from '../../shared/words.js';
import { element, icon } from '../element.js';

/** @typedef {import('../../shared/settings.js').Settings} Settings */
/** @typedef {(change: Partial<Settings>) => void} Change */

/**
 * @typedef {object} Control
 * @property {keyof Settings} key
 * @property {HTMLElement} row
 * @property {(settings: Settings) => void} show
 */

/** Milliseconds after the last key before a text is taken. */
const PAUSE = 400;

/**
 * A value of a list, one step down or up.
 * @template {'textSize' | 'weight' | 'lineHeight' | 'paragraph' | 'letters' | 'words' | 'width'} K
 * @param {K} key
 * @param {readonly number[]} values
 * @param {string} label
 * @param {(value: number) => string} format
 * @param {Change} change
 * @returns {Control}
 */
export function makeSteps(key, values, label, format, change) {
  const less = sign('smaller', word('stepLess', label));
  const more = sign('larger', word('stepMore', label));
  const shown = element('output', { class: 'value' });
  let value = values[0] ?? 0;
  const step = (/** @type {number} */ by) => {
    const next = values[values.indexOf(value) + by];
    if (next !== undefined) change({ [key]: next });
  };
  less.addEventListener('click', (event) => event.isTrusted && step(-1));
  more.addEventListener('click', (event) => event.isTrusted && step(1));
  const row = group(key, label, less, shown, more);
  return {
    key,
    row,
    show: (settings) => {
      value = settings[key];
      shown.textContent = format(value);
      less.setAttribute('aria-disabled', String(value === values[0]));
      more.setAttribute('aria-disabled', String(value === values.at(-1)));
    },
  };
}

/**
 * One of a few, as radio buttons.
 * @template {'theme' | 'font' | 'align' | 'hyphens' | 'focus'} K
 * @param {K} key
 * @param {readonly Settings[K][]} values
 * @param {string} label
 * @param {Record<Settings[K], string>} names
 * @param {Change} change
 * @returns {Control}
 */
export function makeChoice(key, values, label, names, change) {
  const inputs = values.map((value) => {
    const input = element('input', { type: 'radio', name: `limpide-${key}`, value });
    input.addEventListener('change', (event) => event.isTrusted && change({ [key]: value }));
    return input;
  });
  const options = inputs.map((input, at) => {
    const value = /** @type {Settings[K]} */ (values[at]);
    const sample = { class: `sample ${key}-${value}` };
    return element('label', { class: 'option' }, input, element('span', sample, names[value]));
  });
  const row = element(
    'div',
    { class: 'row', 'data-setting': key, role: 'radiogroup', 'aria-label': label },
    element('span', { class: 'name' }, label),
    element('div', { class: 'options' }, ...options),
  );
  return {
    key,
    row,
    show: (settings) => {
      for (const input of inputs) input.checked = input.value === settings[key];
    },
  };
}

/**
 * @param {'paper' | 'ink' | 'accent'} key
 * @param {string} label
 * @param {Change} change
 * @returns {Control}
 */
export function makeColor(key, label, change) {
  const input = element('input', { type: 'color', id: `limpide-${key}` });
  input.addEventListener('input', (event) => event.isTrusted && change({ [key]: input.value }));
  return {
    key,
    row: group(key, label, input),
    show: (settings) => {
      if (input.value !== settings[key]) input.value = settings[key];
    },
  };
}

/**
 * @param {'vertical' | 'images' | 'links' | 'places' | 'keys' | 'sync'} key
 * @param {string} label
 * @param {Change} change
 * @returns {Control}
 */
export function makeSwitch(key, label, change) {
  const input = element('input', { type: 'checkbox', id: `limpide-${key}` });
  input.addEventListener('change', (event) => event.isTrusted && change({ [key]: input.checked }));
  return {
    key,
    row: group(key, label, input),
    show: (settings) => {
      input.checked = settings[key];
    },
  };
}

/**
 * A text that is taken while it is typed, and refused with a reason where it cannot be used.
 * @param {'fontName' | 'css'} key
 * @param {string} label
 * @param {string} refusal
 * @param {(text: string) => boolean} isGood
 * @param {Change} change
 * @param {boolean} [isLong]
 * @returns {Control}
 */
export function makeText(key, label, refusal, isGood, change, isLong = false) {
  const id = `limpide-${key}`;
  const attributes = { id, class: 'text', spellcheck: 'false', autocomplete: 'off' };
  const input = isLong
    ? element('textarea', { ...attributes, rows: 4, dir: 'ltr' })
    : element('input', { ...attributes, type: 'text', dir: 'auto' });
  const said = element('p', { class: 'warning', role: 'status', id: `${id}-said` });
  input.setAttribute('aria-describedby', said.id);
  /** @type {ReturnType<typeof setTimeout>} */
  let pause;
  const take = () => {
    clearTimeout(pause);
    const isUsable = isGood(input.value);
    said.textContent = isUsable ? '' : refusal;
    input.setAttribute('aria-invalid', String(!isUsable));
    if (isUsable) change({ [key]: input.value });
  };
  input.addEventListener('input', (event) => {
    clearTimeout(pause);
    if (event.isTrusted) pause = setTimeout(take, PAUSE);
  });
  input.addEventListener('change', (event) => event.isTrusted && take());
  const row = group(key, label, input, said);
  row.classList.add('wide');
  return {
    key,
    row,
    show: (settings) => {
      // What is being typed is not taken from under the fingers.
      const root = /** @type {ShadowRoot | Document} */ (input.getRootNode());
      const isTyping = root.activeElement === input;
      if (!isTyping && input.value !== settings[key]) input.value = settings[key];
    },
  };
}

/**
 * @param {'smaller' | 'larger'} name
 * @param {string} label
 */
function sign(name, label) {
  const attributes = { class: 'tool', type: 'button', title: label, 'aria-label': label };
  return element('button', attributes, icon(name));
}

/**
 * @param {keyof Settings} key
 * @param {string} label
 * @param {...HTMLElement} parts
 */
function group(key, label, ...parts) {
  const field = parts.find((part) => part.id !== '' && part.matches('input, textarea'));
  const name = field
    ? element('label', { class: 'name', for: field.id }, label)
    : element('span', { class: 'name' }, label);
  const attributes = field ? {} : { role: 'group', 'aria-label': label };
  const value = element('div', { class: 'control' }, ...parts);
  return element('div', { class: 'row', 'data-setting': key, ...attributes }, name, value);
}
