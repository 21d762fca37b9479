/**
 * Names of languages as a list has them: beginning with a capital, in the order of the interface's language.
 */

import { formatLanguage } from '../../shared/words.js';
import { languageName } from '../../translate/languages.js';

const inOrder = new Intl.Collator(formatLanguage);

/** @param {string} tag */
export function nameOf(tag) {
  const name = languageName(tag);
  return name.charAt(0).toLocaleUpperCase(formatLanguage) + name.slice(1);
}

/**
 * @param {string} one
 * @param {string} other
 */
export function byName(one, other) {
  return inOrder.compare(nameOf(one), nameOf(other));
}
