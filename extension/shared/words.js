/**
 * The words of the interface, from `_locales`, and the language they are in.
 */

import { i18n } from './browser.js';

/** @type {Map<string, string>} */
const known = new Map();

/**
 * Answers the message of this key, in the language of the interface.
 * Messages without substitutions are remembered, since a view may outlive its extension (an update ends i18n).
 * @param {string} key
 * @param {...(string | number)} substitutions
 */
export function word(key, ...substitutions) {
  const before = substitutions.length === 0 ? known.get(key) : undefined;
  if (before !== undefined) return before;
  try {
    const message = i18n.getMessage(key, substitutions.map(String));
    if (substitutions.length === 0) known.set(key, message);
    return message;
  } catch {
    return '';
  }
}

/** The language the words are in, which is English wherever the browser speaks one we do not. */
export const wordsLanguage = word('languageTag') || 'en';

/** The languages of the interface that run from right to left. */
const FROM_THE_RIGHT = ['ar'];

/** The direction the words are written in, which is not the browser's where it speaks a language we do not. */
export const wordsDirection = FROM_THE_RIGHT.includes(wordsLanguage) ? 'rtl' : 'ltr';

/** The language for dates and numbers: the browser's own variety (en-GB) where it is one of the words' language. */
export const formatLanguage = regionalLanguage();

function regionalLanguage() {
  const browserLanguage = i18n.getUILanguage();
  const isSame = browserLanguage.split('-')[0] === wordsLanguage;
  return isSame ? browserLanguage : wordsLanguage;
}
