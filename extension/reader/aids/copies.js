/**
 * Parts of the article that stand in a card above it, as copies. What is pressed in them does in the article what it does
 * there; what can do nothing in a copy is not in it.
 */

import { followLink } from '../article/targets.js';

/** What leads into the article, below the card. */
const LEADS = 'a[href^="#"], .note-reference';

/**
 * @param {Element} part of the article
 * @returns {Node[]} what is in it, copied
 */
export function copied(part) {
  const copy = /** @type {Element} */ (part.cloneNode(true));
  for (const dead of copy.querySelectorAll('.note-way, .translate-again')) dead.remove();
  for (const opener of copy.querySelectorAll('.enlarge')) opener.replaceWith(...opener.childNodes);
  return [...copy.childNodes];
}

/**
 * Follows a click outside the article on what was copied from it.
 * @param {MouseEvent} event
 * @param {HTMLElement} main
 * @param {Element[]} elements the page's elements by their number
 * @param {Map<HTMLElement, number>} places the element numbers of the blocks
 * @param {import('../article/targets.js').Openers} openers
 * @param {() => Element | null} closeCards closes what stands above the article, and answers what has the focus then
 */
export function followCopied(event, main, elements, places, openers, closeCards) {
  const { target, isTrusted } = event;
  if (!isTrusted || !(target instanceof Element) || main.contains(target)) return;
  const isLead = target.closest(LEADS) !== null;
  if (!isLead && !target.closest('.copy-code')) return;
  // Which page of the article a link is of is known by where its card was opened.
  const from = isLead ? closeCards() : null;
  // Beside which reference a note is to stand is not known of a copy.
  const note = (/** @type {HTMLElement} */ _, /** @type {() => void} */ inList) => inList();
  followLink(event, main, elements, places, { ...openers, note }, from);
}
