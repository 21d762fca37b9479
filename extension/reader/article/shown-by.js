/**
 * Which element shows which words of the Article: those who change what is shown find their way from the data.
 */

/** @typedef {import('../../core/cleaned.js').Inline} Inline */

/** @type {WeakMap<object, HTMLElement>} */
const shownBy = new WeakMap();

/**
 * @template {HTMLElement} T
 * @param {object} words a list of inlines; or what holds the one text that is shown: an image, an embed, the Article
 * @param {T} element
 * @returns {T}
 */
export function showing(words, element) {
  shownBy.set(words, element);
  return element;
}

/**
 * @param {object} words
 * @returns {HTMLElement | undefined}
 */
export function elementOf(words) {
  return shownBy.get(words);
}

/** @type {WeakMap<HTMLElement, string>} */
const wordings = new WeakMap();

/**
 * Remembers the words of a block, before others stand in their place.
 * @param {HTMLElement} block
 */
export function keepWording(block) {
  if (!wordings.has(block)) wordings.set(block, block.textContent ?? '');
}

/**
 * The words of a block as the page has them, whatever is shown in their place.
 * @param {HTMLElement} block
 */
export function wordingOf(block) {
  return wordings.get(block) ?? block.textContent ?? '';
}
