/**
 * A footnote beside its reference: the note's own blocks in a small card, without leaving the line being read.
 */

import { word } from '../../shared/words.js';
import { element, icon } from '../element.js';
import { placeCard, watchPlace } from './card-place.js';
import { copied } from './copies.js';

/** Pixels between the card, its reference and the edges. */
const GAP = 16;

/**
 * @typedef {object} NoteCard
 * @property {HTMLElement} card
 * @property {(reference: HTMLElement) => boolean} open answers whether there is such a note
 * @property {(returnFocus: boolean) => boolean} close answers whether it was open
 */

/**
 * @param {HTMLElement} main
 * @param {(note: Element) => void} go leads to the note in the list
 * @param {AbortSignal} signal
 * @returns {NoteCard}
 */
export function makeNoteCard(main, go, signal) {
  const words = element('div', { class: 'note-words' });
  const toList = element('button', { class: 'step', type: 'button' }, word('noteInList'));
  const label = word('noteClose');
  const shut = element(
    'button',
    { class: 'tool', type: 'button', title: label, 'aria-label': label },
    icon('close'),
  );
  const card = element(
    'div',
    {
      class: 'note-card',
      role: 'dialog',
      'aria-modal': 'true',
      'aria-label': word('note'),
      tabindex: -1,
      hidden: true,
    },
    words,
    element('div', { class: 'note-tools' }, toList, shut),
  );
  /** @type {HTMLElement | null} */
  let opener = null;

  /** @param {boolean} returnFocus which a card that has it gives back anyway */
  const close = (returnFocus) => {
    if (card.hidden) return false;
    const hasFocus = card.matches(':focus-within');
    card.hidden = true;
    if (returnFocus || hasFocus) opener?.focus({ preventScroll: true });
    opener = null;
    return true;
  };
  /** @param {HTMLElement} reference */
  const noteOf = (reference) =>
    main.querySelector(`[data-note-text="${CSS.escape(reference.dataset.note ?? '')}"]`);

  card.addEventListener(
    'click',
    (event) => {
      if (!event.isTrusted || !(event.target instanceof Element)) return;
      const pressed = event.target.closest('button');
      if (pressed === shut) close(true);
      if (pressed !== toList || !opener) return;
      const note = noteOf(opener);
      close(false);
      if (note) go(note);
    },
    { signal },
  );
  const shown = watchPlace(main, () => close(false), signal);
  main.addEventListener(
    'click',
    (event) => {
      if (!(event.target instanceof Element && event.target.closest('.note-reference')))
        close(false);
    },
    { signal },
  );

  return {
    card,
    open: (reference) => {
      const note = noteOf(reference);
      if (!note) return false;
      opener = reference;
      shown();
      words.replaceChildren(...copied(note));
      const article = reference.closest('article');
      words.lang = article?.lang ?? '';
      words.dir = article?.dir ?? '';
      card.hidden = false;
      placeCard(card, reference, main, {
        gap: GAP,
        tallest: 0.6,
        left: ({ left, right }, width) => (left + right - width) / 2,
      });
      card.focus({ preventScroll: true });
      return true;
    },
    close,
  };
}
