/**
 * What a setting and its value are called.
 */

import {
  alignNames,
  focusNames,
  fontNames,
  hyphenNames,
  themeNames,
} from '../reader/panels/names.js';
import { isSetting, SETTINGS } from '../shared/settings.js';
import { formatLanguage, word } from '../shared/words.js';

/** The longest value that is shown whole, in characters. */
const MOST_SHOWN = 80;

/** @type {Record<string, () => Record<string, string>>} */
const NAMES = {
  theme: themeNames,
  font: fontNames,
  align: alignNames,
  hyphens: hyphenNames,
  focus: focusNames,
};

/** @param {string} key */
export function settingName(key) {
  return isSetting(key) ? word(SETTINGS[key].label) : key;
}

/**
 * @param {string} key
 * @param {unknown} value `undefined` where nothing was said
 * @returns {string}
 */
export function valueWords(key, value) {
  if (value === undefined) return word('valueFirst');
  if (typeof value === 'boolean') return value ? word('valueOn') : word('focusOff');
  if (typeof value === 'number') return new Intl.NumberFormat(formatLanguage).format(value);
  if (Array.isArray(value)) return shortened(value.map(String).join(', ') || '–');
  const names = NAMES[key]?.() ?? {};
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return (Object.hasOwn(names, text) && names[text]) || shortened(text || '–');
}

/** @param {string} text */
function shortened(text) {
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}
