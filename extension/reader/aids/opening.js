/**
 * Where in the article the view opens, and what is said of it: where the reading was left while the page stands as it did,
 * where the page is being read, or where the reading was another day; with the way to the beginning, or to a further page.
 */

import { word } from '../../shared/words.js';
import { axisOf, ownMotion } from '../article/axis.js';
import { blockOnPage, placeLeft } from '../mount/page-place.js';

/** @typedef {import('../../shared/places.js').Place} Place */

/** What one does where nothing is offered. */
const ACTS = /** @type {const} */ (['wheel', 'touchmove', 'pointerdown']);

/**
 * @param {object} means
 * @param {HTMLElement} means.view
 * @param {HTMLElement} means.main
 * @param {Map<HTMLElement, number>} means.places the element numbers of the article's blocks
 * @param {Element[]} means.elements the page's elements by their number
 * @param {ReturnType<typeof import('./bookmark.js').makeBookmark>} means.bookmark
 * @param {ReturnType<typeof import('../pages/card.js').makeNextPageCard>} means.nextPage
 * @param {import('../announcer.js').Announcer} means.announcer
 * @param {string} address of the article
 * @param {Place | null} kept from another day
 * @param {AbortSignal} signal
 */
export function openAtPlace(means, address, kept, signal) {
  const { view, main, places, elements, bookmark, nextPage, announcer } = means;
  const again = placeLeft(address);
  const wanted = again ?? kept;
  const opened = bookmark.open(again ? null : blockOnPage(places, elements), wanted);
  if (opened === null) return;
  if (opened === 'further') {
    const offer =
      wanted && nextPage.offer({ page: wanted.page, goBack: () => bookmark.goBack(wanted) });
    if (!offer) return;
    const { number, goOn } = offer;
    announcer.announce(word('openedFurther', number), goOn, word('openedGoOn', number));
    return;
  }
  const toBeginning = () => axisOf(main).scrollTo(0, ownMotion());
  const sentence = word(opened === 'page' ? 'openedOnPage' : 'openedKept');
  announcer.greet(sentence, toBeginning, word('toBeginning'));
  for (const act of ACTS) {
    view.addEventListener(
      act,
      ({ target }) => {
        if (!(target instanceof Element && target.closest('.toast'))) announcer.acted();
      },
      { passive: true, signal },
    );
  }
}
