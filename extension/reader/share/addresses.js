/**
 * What other programs are handed: addresses, which have to be short. Of an article as a mail, what does not fit is cut, and
 * where the rest is stands behind it.
 */

/** The longest address other programs are handed whole on every system, in characters. */
export const MOST_ADDRESS = 1_900;

/** Characters of an article in a mail: more, and some programs refuse the whole address. */
const MOST_TEXT = 1_500;

/** The same for its title. Letters that are not Latin take six and more characters of an address. */
const MOST_TITLE = 60;

/**
 * @param {string} title
 * @param {string} text
 * @param {() => Promise<string>} link asked for where the text is cut
 * @returns {Promise<{ address: string, isCut: boolean }>} an address longer than may be where the link alone is
 */
export async function mailOf(title, text, link) {
  const subject = title.length <= MOST_TITLE ? title : `${cut(title, MOST_TITLE)}…`;
  const addressOf = (/** @type {string} */ body) =>
    `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
  if (text.length <= MOST_TEXT && addressOf(text).length <= MOST_ADDRESS)
    return { address: addressOf(text), isCut: false };
  const end = `…\n\n${await link()}`;
  const shortened = (/** @type {number} */ length) => addressOf(`${cut(text, length)}${end}`);
  let [fits, over] = [0, MOST_TEXT + 1];
  while (over - fits > 1) {
    const middle = (fits + over) >> 1;
    if (shortened(middle).length <= MOST_ADDRESS) fits = middle;
    else over = middle;
  }
  return { address: shortened(fits), isCut: true };
}

/**
 * The first characters of a text, to the end of a word where one ends nearby; half of a character is none.
 * @param {string} text
 * @param {number} length
 */
function cut(text, length) {
  const first = text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
  return first.replace(/\s\S{0,40}$/, '');
}
