/**
 * What a formula is called when it is read aloud, in the languages of which the words are known: its MathML said in words,
 * so that nobody has to guess a fraction from two letters. In other languages its signs are said as they stand.
 */

import { FORMULA_WORDS } from './formulas/index.js';

/** @typedef {import('./formulas/index.js').Words} Words */
/** @typedef {Pick<Element, 'localName' | 'textContent'> & { children: Iterable<Formula> }} Formula */

/** Letters from alpha to omega without the sigma that ends words. */
const GREEK = [...'αβγδεζηθικλμνξοπρστυφχψω'];
const VARIANTS = new Map(
  Object.entries({ ϵ: 'ε', ϑ: 'θ', ϰ: 'κ', ϖ: 'π', ϱ: 'ρ', ς: 'σ', ϕ: 'φ' }),
);

/** What is not seen and does nothing. */
const SILENT = /^[\u2061-\u2064\u200b\s]*$/;

/** Words of a part that is said without marking its ends. */
const SHORT = 2;

/**
 * @param {Formula} math
 * @param {string} lang BCP 47
 * @returns {string | null} null in a language whose words are not known
 */
export function formulaWords(math, lang) {
  const words = FORMULA_WORDS[lang.toLowerCase().split('-')[0] ?? ''];
  return words ? row([...math.children], words) : null;
}

/**
 * The core nests formulas 32 deep at most, so that calling each other is safe.
 * @param {Formula} node
 * @param {Words} words
 * @returns {string}
 */
function said(node, words) {
  const parts = [...node.children];
  const part = (/** @type {number} */ at) =>
    parts[at] ? said(/** @type {Formula} */ (parts[at]), words) : '';
  switch (node.localName) {
    case 'mfrac': {
      const isShort = [part(0), part(1)].every((text) => text.split(' ').length <= SHORT);
      return fill(isShort ? words.over : words.fraction, part(0), part(1));
    }
    case 'msqrt':
      return fill(words.root, row(parts, words));
    case 'mroot':
      return fill(words.rootOf, part(0), part(1));
    case 'msup':
      return power(part(0), parts[1], words);
    case 'msub':
      return ranged(parts[0], part(1), '', words) ?? fill(words.index, part(0), part(1));
    case 'msubsup':
      return (
        ranged(parts[0], part(1), part(2), words) ??
        power(fill(words.index, part(0), part(1)), parts[2], words)
      );
    case 'munder':
      return ranged(parts[0], part(1), '', words) ?? `${part(0)} ${part(1)}`;
    case 'munderover':
      return ranged(parts[0], part(1), part(2), words) ?? `${part(0)} ${part(1)} ${part(2)}`;
    case 'mover': {
      const accent = words.accents[plain(parts[1])];
      return `${part(0)} ${accent ?? part(1)}`;
    }
    case 'mtable':
      return `${fill(words.rows, String(parts.length))} ${parts.map((_, at) => part(at)).join('; ')}`;
    case 'mtr':
      return parts.map((_, at) => part(at)).join(', ');
    case 'mspace':
    case 'mphantom':
    case 'mprescripts':
      return '';
    default:
      return parts.length > 0 ? row(parts, words) : sign(plain(node), words);
  }
}

/**
 * @param {Formula[]} parts side by side
 * @param {Words} words
 */
function row(parts, words) {
  const heard = parts.filter((part) => part.localName !== 'mo' || !SILENT.test(plain(part)));
  const all = heard.map((part, at) => {
    // A name before a parenthesis is a function of what stands in it.
    const isFunction = at > 0 && plain(part) === '(' && isName(heard[at - 1]);
    if (isFunction) return words.of;
    if (plain(part) === ')' && isName(heard[openingOf(heard, at) - 1])) return '';
    return said(part, words);
  });
  return all.filter((one) => one !== '').join(' ');
}

/**
 * Where the parenthesis stands that is closed here; -1 where none does.
 * @param {Formula[]} parts
 * @param {number} closing
 */
function openingOf(parts, closing) {
  let depth = 0;
  for (let at = closing; at >= 0; at -= 1) {
    const text = plain(parts[at]);
    if (text === ')') depth += 1;
    else if (text === '(') depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

/** @param {Formula | undefined} node */
function isName(node) {
  if (!node) return false;
  const base = /^m(?:sub|sup|subsup)$/.test(node.localName) ? [...node.children][0] : node;
  return (
    base?.localName === 'mi' &&
    !GREEK.includes(plain(base)) &&
    /^(?:[a-zA-Z]|[a-z]{2,6})$/.test(plain(base))
  );
}

/**
 * @param {string} base
 * @param {Formula | undefined} exponent
 * @param {Words} words
 */
function power(base, exponent, words) {
  const text = plain(exponent);
  if (text === '2') return fill(words.squared, base);
  if (text === '3') return fill(words.cubed, base);
  if (/^[′'’]+$/.test(text)) return [...text].reduce((all) => fill(words.prime, all), base);
  return fill(words.power, base, exponent ? said(exponent, words) : '');
}

/**
 * A large sign with its range; null where it is none.
 * @param {Formula | undefined} base
 * @param {string} from
 * @param {string} to
 * @param {Words} words
 */
function ranged(base, from, to, words) {
  const large = words.large[plain(base)];
  if (!large) return null;
  return to === '' ? fill(words.from, large, from) : fill(words.fromTo, large, from, to);
}

/**
 * @param {string} text of a letter, a number or a sign
 * @param {Words} words
 */
function sign(text, words) {
  if (SILENT.test(text)) return '';
  const small = text.toLowerCase();
  const letter = GREEK.indexOf(VARIANTS.get(small) ?? small);
  const name = words.greek[letter];
  if (name) return small === text ? name : fill(words.capital, name);
  return words.signs[text] ?? text;
}

/** @param {Formula | undefined} node */
function plain(node) {
  return (node?.textContent ?? '').trim();
}

/**
 * @param {string} words
 * @param {...string} parts
 */
function fill(words, ...parts) {
  return words.replace(/\$([123])/g, (_, number) => parts[Number(number) - 1] ?? '');
}
