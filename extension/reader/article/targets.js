/**
 * Links that lead to a place in the same article: they move the view, never the page under it. And what else in the
 * article can be pressed.
 */

import { contains, getAttribute, ownerDocumentOf } from '../../shared/dom.js';
import { ownMotion } from './axis.js';

/**
 * @typedef {object} Openers
 * @property {(reference: HTMLElement, otherwise: () => void) => void} note opens a note beside its reference, where it can
 * @property {(image: HTMLImageElement) => void} image
 * @property {(pressed: HTMLElement, code: string) => void} copy
 *
 * Follows a click on a footnote, its way back, or a link to a fragment of the page.
 * @param {MouseEvent} event
 * @param {HTMLElement} main
 * @param {Element[]} elements the page's elements by their number
 * @param {Map<HTMLElement, number>} places the element numbers of the blocks
 * @param {Openers} openers
 * @param {Element | null} [from] what in the article the link belongs to, where it is not in it itself
 */
export function followLink(event, main, elements, places, openers, from) {
  if (!event.isTrusted || !(event.target instanceof Element)) return;
  const pressed = event.target.closest('a, button');
  if (!(pressed instanceof HTMLElement)) return;
  const { note, noteBack } = pressed.dataset;
  const image = pressed.classList.contains('enlarge') ? pressed.querySelector('img') : null;
  if (image) {
    openers.image(image);
  } else if (pressed.classList.contains('copy-code')) {
    openers.copy(pressed, pressed.parentElement?.querySelector('code')?.textContent ?? '');
  } else if (note !== undefined) {
    openers.note(pressed, () => go(main.querySelector(`[data-note-text="${CSS.escape(note)}"]`)));
  } else if (noteBack !== undefined) {
    go(main.querySelector(`[data-note="${CSS.escape(noteBack)}"]`));
  } else if (pressed.getAttribute('href')?.startsWith('#')) {
    // Followed by the browser, it would write the page's history and scroll it.
    event.preventDefault();
    const block = (from ?? pressed).closest('article > *');
    const page = documentOf(elements[places.get(/** @type {HTMLElement} */ (block)) ?? -1]);
    go(blockOf(pressed.getAttribute('href') ?? '', page, elements, places));
  }
}

/**
 * Where links are to be plain text, the keyboard passes them by; the style does the rest.
 * @param {HTMLElement} main
 * @param {boolean} isPlain
 */
export function plainLinks(main, isPlain) {
  for (const link of main.querySelectorAll('a')) {
    // The style plains those of the article alone.
    if (link.closest('article') === null) continue;
    if (isPlain) link.tabIndex = -1;
    else link.removeAttribute('tabindex');
  }
}

/**
 * The block that stands where the fragment points, or the next after it.
 * @param {string} fragment
 * @param {Document | null} page in which the link stands: an article may be of several
 * @param {Element[]} elements
 * @param {Map<HTMLElement, number>} places
 */
function blockOf(fragment, page, elements, places) {
  const id = decoded(fragment.slice(1));
  const isNamed = (/** @type {Element} */ element) => getAttribute.call(element, 'id') === id;
  const own = elements.findIndex((element) => isNamed(element) && documentOf(element) === page);
  const number = own < 0 ? elements.findIndex(isNamed) : own;
  if (number < 0) return null;
  for (const [block, node] of places) {
    const source = elements[node];
    if (node >= number || (source && contains.call(source, elements[number] ?? null))) return block;
  }
  return null;
}

/** @param {Element | undefined} element */
function documentOf(element) {
  return element ? ownerDocumentOf.call(element) : null;
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Brings an element to the middle of the view, or to its beginning, and the focus to it.
 * @param {Element | null} target
 * @param {'center' | 'start'} [block]
 */
export function go(target, block = 'center') {
  if (!(target instanceof HTMLElement)) return;
  const behavior = ownMotion();
  target.scrollIntoView({ behavior, block });
  target.focus({ preventScroll: true });
}
