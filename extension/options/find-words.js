/**
 * Other words for what the settings are called: what people type who know these things by another name. They are never
 * shown.
 */

import { word } from '../shared/words.js';

/**
 * What each list of words is about: the elements, or all that stands in them.
 * @type {[string, () => string][]}
 */
const WORDS = [
  ['.presets, [data-setting=theme]', () => word('findColors')],
  ['[data-setting=paper], [data-setting=ink], [data-setting=accent]', () => word('findColors')],
  ['[data-setting=font], [data-setting=fontName]', () => word('findType')],
  ['[data-setting=textSize], [data-setting=weight]', () => word('findType')],
  ['[data-setting=lineHeight], [data-setting=paragraph]', () => word('findSpacing')],
  ['[data-setting=letters], [data-setting=words]', () => word('findSpacing')],
  ['[data-setting=width]', () => word('findWidth')],
  ['[data-setting=align], [data-setting=hyphens]', () => word('findHyphens')],
  ['#reading .reset, #data', () => word('findData')],
  ['#sharing', () => word('findShare')],
  ['#shortcuts', () => word('findShortcuts')],
  ['[data-key=s]', () => word('findSpeech')],
  // Its rows are made when it comes into sight: it is found as a whole.
  ['#furniture', () => `${word('findAds')} ${word('findConsent')}`],
  ['#rules', () => word('findRules')],
  ['#sites', () => word('findSites')],
  ['#privacy', () => word('findPrivacy')],
  ['#translation', () => word('findTranslation')],
  ['#about', () => word('findAbout')],
];

/**
 * The other words for an element.
 * @param {Element} about
 */
export function otherWords(about) {
  return WORDS.flatMap(([selector, words]) => (about.closest(selector) ? [words()] : [])).join(' ');
}
