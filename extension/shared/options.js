/**
 * What the core is asked to do otherwise than by default, and its form as text; whatever arrives as such is checked.
 */

/** The narrowest and the widest breadth there is, as the core has them. */
const MOST_STEPS = 2;

/** A longer text is none of ours: a page has no more removals, and the user no more rules, than this holds. */
const LONGEST = 3 << 20;

/** More parts than this nobody takes away by hand. */
const MOST_TAKEN = 1_000;

/** There are fewer reasons and languages than this. */
const MOST_NAMES = 64;

/**
 * How much is kept: 0 what is most likely the article, above it more, below it less; the ranges of nodes that were put
 * back, each from the `id` of a removal to its `end`; the numbers of the page's elements that were taken away; and the
 * number of the element that was pointed at as the article.
 * @typedef {object} Choice
 * @property {[start: number, end: number][]} putBack
 * @property {number} breadth
 * @property {number[]} [take]
 * @property {number} [article]
 *
 * What the user set: their rules, the reasons for which furniture is left alone, and the languages whose words are not
 * used.
 * @typedef {object} Setting
 * @property {string} [rules]
 * @property {readonly string[]} [keepReasons] names of reasons, as removals have them
 * @property {readonly string[]} [skipLanguages] BCP 47
 *
 * What the core is told.
 * @typedef {Choice & Setting} Said
 */

/** @type {Readonly<Choice>} */
export const DEFAULT_CHOICE = { putBack: [], breadth: 0 };

/**
 * @param {Said} said
 * @returns {string} empty for the default
 */
export function optionsText({
  putBack,
  breadth,
  take,
  article,
  rules,
  keepReasons,
  skipLanguages,
}) {
  const changes = {
    take: take?.length ? take.slice(0, MOST_TAKEN) : undefined,
    article,
    rules: rules || undefined,
    keepReasons: keepReasons?.length ? keepReasons.filter(isName).slice(0, MOST_NAMES) : undefined,
    skipLanguages: skipLanguages?.length
      ? skipLanguages.filter(isName).slice(0, MOST_NAMES)
      : undefined,
  };
  const isDefault = Object.values(changes).every((change) => change === undefined);
  return isDefault && putBack.length === 0 && breadth === 0
    ? ''
    : JSON.stringify({ putBack, breadth, ...changes });
}

/**
 * @param {unknown} text
 * @returns {text is string} whether `optionsText` may have written it
 */
export function isOptionsText(text) {
  if (typeof text !== 'string' || text.length > LONGEST) return false;
  if (text === '') return true;
  try {
    const {
      putBack,
      breadth,
      take = [],
      article = 0,
      rules,
      keepReasons = [],
      skipLanguages = [],
      ...others
    } = JSON.parse(text);
    return (
      Object.keys(others).length === 0 &&
      (rules === undefined || typeof rules === 'string') &&
      Number.isInteger(breadth) &&
      Math.abs(breadth) <= MOST_STEPS &&
      Array.isArray(putBack) &&
      putBack.every(isRange) &&
      Array.isArray(take) &&
      take.length <= MOST_TAKEN &&
      take.every(isNumber) &&
      isNumber(article) &&
      areNames(keepReasons) &&
      areNames(skipLanguages)
    );
  } catch {
    return false;
  }
}

/** @param {unknown} range */
function isRange(range) {
  return Array.isArray(range) && range.length === 2 && range.every(isNumber);
}

/** @param {any} node */
function isNumber(node) {
  return Number.isInteger(node) && node >= 0 && node < 2 ** 32;
}

/** @param {unknown} list */
function areNames(list) {
  return Array.isArray(list) && list.length <= MOST_NAMES && list.every(isName);
}

/** @param {unknown} name of a reason, or tag of a language */
function isName(name) {
  return typeof name === 'string' && /^[a-z][a-z0-9-]{0,31}$/i.test(name);
}
