/**
 * The language an article is in: what the page says, checked against what its words look like. Nothing is sent for it, the
 * browser tells.
 */

import { isLanguage } from '../../shared/translation.js';
import { isSameLanguage } from '../../translate/languages.js';
import { detectLanguage } from '../../translate/services/browser.js';

/** @typedef {import('../../core/cleaned.js').Article} Article */

/** Characters that are looked at, and fewer than tell anything. */
const LOOKED_AT = 4_000;
const LEAST = 60;

/**
 * @typedef {object} Source
 * @property {string} lang that is meant; empty where nobody knows
 * @property {string} said by the page
 * @property {string} seen in its words; empty where that is not sure
 */

/**
 * @param {Article} article
 * @param {string} text its words
 * @returns {Promise<Source>}
 */
export async function sourceOf({ lang }, text) {
  const said = isLanguage(lang) ? lang : '';
  const looked = text.slice(0, LOOKED_AT);
  const found = looked.length < LEAST ? null : await detectLanguage(looked);
  const seen = isLanguage(found) ? found : '';
  const agrees = said !== '' && seen !== '' && isSameLanguage(said, seen);
  return { said, seen: agrees ? said : seen, lang: agrees ? said : seen || said };
}
