/**
 * Words and sentences of a text, as its language parts them.
 */

/**
 * @param {string | undefined} lang BCP 47; empty where it is not known
 * @param {'word' | 'sentence'} granularity
 */
export function segmenter(lang, granularity) {
  try {
    return new Intl.Segmenter(lang || undefined, { granularity });
  } catch {
    // A page may call its language anything.
    return new Intl.Segmenter(undefined, { granularity });
  }
}

/**
 * @param {string} text
 * @param {string | undefined} lang
 */
export function countWords(text, lang) {
  let words = 0;
  for (const { isWordLike } of segmenter(lang, 'word').segment(text)) words += isWordLike ? 1 : 0;
  return words;
}
