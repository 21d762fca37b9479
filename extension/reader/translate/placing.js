/**
 * What stands in a spot: the words of the page, their translation, or both; and the way back, which is exact. The elements
 * of the article stay where they are, so that whoever goes by its blocks goes on doing so.
 */

import { word, wordsDirection, wordsLanguage } from '../../shared/words.js';
import { inlineNodes } from '../article/inlines.js';
import { hangBy, mayHang } from '../article/margins.js';
import { keepWording } from '../article/shown-by.js';
import { element, icon } from '../element.js';

/**
 * @typedef {import('./spots.js').Spot} Spot
 * @typedef {import('../../core/cleaned.js').Inline} Inline
 * @typedef {'translation' | 'both'} Show
 * @typedef {{ show: Show, lang: string, dir: string }} Target
 *
 * @typedef {object} Before what a spot was before
 * @property {Node[]} nodes
 * @property {[Element, string, string | null][]} attributes
 */

/** What is changed of a spot's element. */
const OWN = ['lang', 'dir', 'data-translated', 'data-arriving', 'aria-busy'];

/** Milliseconds in which a translation that came appears; as the style has it. */
const ARRIVING = 400;

/** @type {WeakMap<HTMLElement, Before>} */
const befores = new WeakMap();

/**
 * Shows a translation in its spot.
 * @param {Spot} spot
 * @param {Inline[]} content
 * @param {Target} target
 */
export function place(spot, content, target) {
  restore(spot);
  remember(spot);
  const { element: shown } = spot;
  const isBoth = target.show === 'both';
  if (shown instanceof HTMLImageElement) {
    // Two languages cannot stand in one attribute.
    if (!isBoth) describe(shown, textIn(content), target);
    return;
  }
  const nodes = inlineNodes(content);
  if (isBoth) {
    const source = element('span', { class: 'source', lang: spot.lang, dir: spot.dir });
    source.append(...shown.childNodes);
    const { lang, dir } = target;
    const translation = element('span', { class: 'translation', lang, dir }, ...nodes);
    if (mayHang(lineOf(shown))) hangBy(translation, translation.textContent ?? '');
    shown.append(source, translation);
  } else {
    shown.replaceChildren(...nodes);
    setLanguage(shown, target);
    const line = lineOf(shown);
    if (mayHang(line)) hangBy(line, shown.textContent ?? '');
  }
  shown.dataset.translated = target.show;
}

/**
 * Shows the words of the page again, exactly as they were.
 * @param {Spot} spot
 */
export function restore({ element: shown }) {
  const before = befores.get(shown);
  if (!before) return;
  if (!(shown instanceof HTMLImageElement)) shown.replaceChildren(...before.nodes);
  for (const [of, name, value] of before.attributes) {
    if (value === null) of.removeAttribute(name);
    else of.setAttribute(name, value);
  }
  befores.delete(shown);
}

/**
 * Says of words that are not translated which language they are in, where what is around them says another.
 * @param {Spot} spot
 * @param {boolean} isAsked they are being translated
 */
export function leave(spot, isAsked) {
  restore(spot);
  remember(spot);
  setLanguage(spot.element, spot);
  if (isAsked) spot.element.setAttribute('aria-busy', 'true');
}

/**
 * Says in a spot that its words could not be translated, with a button to try again.
 * @param {Spot} spot
 */
export function fail(spot) {
  leave(spot, false);
  // Within a link there can be no button.
  if (spot.element instanceof HTMLImageElement || spot.element.closest('a')) return;
  const attributes = { class: 'translate-again', type: 'button' };
  const language = { lang: wordsLanguage, dir: wordsDirection };
  spot.element.append(
    element('button', { ...attributes, ...language }, icon('notice'), word('translateAgainHere')),
  );
  spot.element.dataset.translated = 'failed';
}

/**
 * Lets a translation that has just come appear. Not all at once where another way to show them is chosen.
 * @param {Spot} spot
 */
export function arrive({ element: shown }) {
  const at = shown.querySelector(':scope > .translation') ?? shown;
  if (!(at instanceof HTMLElement) || shown.dataset.translated === undefined) return;
  at.dataset.arriving = '';
  setTimeout(() => delete at.dataset.arriving, ARRIVING);
}

/**
 * The words of the page that a translation stands for.
 * @param {HTMLElement} shown
 * @returns {Node[] | null} null where no translation stands alone there
 */
export function originalOf(shown) {
  return shown.dataset.translated === 'translation' ? (befores.get(shown)?.nodes ?? null) : null;
}

/** @param {Spot} spot */
function remember({ element: shown }) {
  const block = shown.closest('article > *');
  if (block instanceof HTMLElement) keepWording(block);
  const line = lineOf(shown);
  const opener = shown.closest('.enlarge');
  /** @type {Before['attributes']} */
  const attributes = [
    ...[...OWN, 'alt'].map((name) => at(shown, name)),
    at(line, 'data-hang'),
    ...(opener ? [at(opener, 'aria-label'), at(opener, 'lang')] : []),
  ];
  befores.set(shown, { nodes: [...shown.childNodes], attributes });
}

/**
 * @param {Element} of
 * @param {string} name
 * @returns {Before['attributes'][number]}
 */
function at(of, name) {
  return [of, name, of.getAttribute(name)];
}

/** @param {HTMLElement} shown */
function lineOf(shown) {
  return shown.closest('h1') ?? shown;
}

/**
 * @param {HTMLElement} shown
 * @param {{ lang: string, dir: string }} language
 */
function setLanguage(shown, { lang, dir }) {
  if (lang) shown.setAttribute('lang', lang);
  if (dir) shown.setAttribute('dir', dir);
}

/**
 * What the translation of a single text says: it is a list of texts.
 * @param {Inline[]} content
 */
export function textIn(content) {
  return content.map((inline) => (inline.kind === 'text' ? inline.text : '')).join('');
}

/**
 * @param {HTMLImageElement} image
 * @param {string} alt
 * @param {{ lang: string }} language
 */
function describe(image, alt, { lang }) {
  const opener = image.closest('.enlarge');
  image.alt = alt;
  image.lang = lang;
  opener?.setAttribute('aria-label', `${word('enlarge')}: ${alt}`);
}
