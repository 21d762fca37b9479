/**
 * How long the reading takes, in words: of a long text in hours, since nobody counts its minutes.
 */

import { formatLanguage, word } from '../../shared/words.js';

/** Minutes from which hours are said, and those from which no half ones are. */
const LONG = 100;
const VERY_LONG = 300;

/**
 * @param {number} minutes
 * @param {string} inMinutes the words for these
 * @param {string} inHours the words for those
 */
export function readingTime(minutes, inMinutes, inHours) {
  if (minutes < LONG) return word(inMinutes, minutes);
  const step = minutes < VERY_LONG ? 2 : 1;
  const hours = Math.round((minutes / 60) * step) / step;
  return word(inHours, new Intl.NumberFormat(formatLanguage).format(hours));
}
