/**
 * The single keys of the reader: one table, from which the keys work and the list of keys is written. They can be
 * turned off (WCAG 2.2, 2.1.4), since who dictates to the machine says letters.
 */

import { word } from '../../shared/words.js';

/**
 * @typedef {'next' | 'before' | 'larger' | 'smaller' | 'contents' | 'text' | 'removed' | 'speech' | 'focus' | 'correct' | 'share' | 'translation' | 'original' | 'help'} KeyAction
 */

/** @type {[KeyAction, string[], () => string][]} */
export const KEY_TABLE = [
  ['next', ['j', 'n'], () => word('keyNext')],
  ['before', ['k', 'p'], () => word('keyBefore')],
  ['larger', ['+', '='], () => word('textLarger')],
  ['smaller', ['-'], () => word('textSmaller')],
  ['contents', ['c'], () => word('contents')],
  ['text', ['t'], () => word('textPanel')],
  ['removed', ['r'], () => word('removedHeading')],
  ['speech', ['s'], () => word('speech')],
  ['focus', ['f'], () => word('lineFocus')],
  ['correct', ['x'], () => word('correct')],
  ['share', ['e'], () => word('share')],
  ['translation', ['l'], () => word('keyTranslation')],
  ['original', ['o'], () => word('keyOriginal')],
  ['help', ['?'], () => word('keys')],
];

/**
 * What a key does, by what is printed on it.
 * @param {string} key
 * @returns {KeyAction | undefined}
 */
export function actionOf(key) {
  const wanted = key.length === 1 ? key.toLowerCase() : key;
  return KEY_TABLE.find(([, keys]) => keys.includes(wanted))?.[0];
}

/**
 * The key as it is named here: on a layout with other letters than Latin ones, such as the Arabic or the Russian, the Latin
 * letter that is printed beside its own.
 * @param {Pick<KeyboardEvent, 'key' | 'code'>} event
 */
export function latinKey({ key, code }) {
  const isOther = key.length === 1 && /\p{L}/u.test(key) && !/\p{Script=Latin}/u.test(key);
  const letter = isOther ? /^Key([A-Z])$/.exec(code)?.[1] : undefined;
  return letter?.toLowerCase() ?? key;
}
