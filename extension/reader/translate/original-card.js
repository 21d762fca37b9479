/**
 * What the page says where a translation stands alone: beside the paragraph that is pointed at, or in which something has the
 * focus, or that is being read when the key for it is pressed.
 */

import { word } from '../../shared/words.js';
import { languageName } from '../../translate/languages.js';
import { placeCard, watchPlace } from '../aids/card-place.js';
import { element, icon } from '../element.js';
import { originalOf } from './placing.js';

/** Milliseconds the pointer rests on a paragraph before the card comes, and may be away from both before it goes. */
const REST = 550;
const AWAY = 260;

/** Pixels between the card, its paragraph and the edges. */
const GAP = 10;

/** The widest card, in pixels. */
const WIDEST = 620;

/** Where a translation stands alone. */
const TRANSLATED = '[data-translated="translation"]';

/**
 * @typedef {object} OriginalCard
 * @property {HTMLElement} card
 * @property {(at: HTMLElement) => boolean} open with the focus in it; answers whether there is an original
 * @property {(returnFocus: boolean) => boolean} close answers whether it was open
 */

/**
 * @param {HTMLElement} main
 * @param {(shown: HTMLElement) => { lang: string, dir: string }} languageOf what a translation stands for
 * @param {() => void} regainFocus
 * @param {AbortSignal} signal
 * @returns {OriginalCard}
 */
export function makeOriginalCard(main, languageOf, regainFocus, signal) {
  const name = element('p', { class: 'original-name', id: 'original-name' });
  const words = element('div', { class: 'original-words' });
  const label = word('translateOriginalClose');
  const shut = element(
    'button',
    { class: 'tool', type: 'button', title: label, 'aria-label': label },
    icon('close'),
  );
  const card = element(
    'div',
    {
      class: 'original-card',
      role: 'dialog',
      'aria-labelledby': name.id,
      tabindex: -1,
      hidden: true,
    },
    element('div', { class: 'original-head' }, name, shut),
    words,
  );
  /** @type {HTMLElement | null} */
  let current = null;
  /** @type {Element | null} */
  let before = null;
  /** What is asked of pointer and focus next. @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {boolean} returnFocus */
  const close = (returnFocus) => {
    clearTimeout(timer);
    if (card.hidden) return false;
    const hadFocus = card.matches(':focus-within');
    card.hidden = true;
    current = null;
    if (returnFocus || hadFocus) {
      if (before instanceof HTMLElement && before.isConnected)
        before.focus({ preventScroll: true });
      else if (hadFocus) regainFocus();
    }
    before = null;
    return true;
  };
  /** @param {HTMLElement} at */
  const show = (at) => {
    const nodes = originalOf(at);
    if (!nodes) return false;
    current = at;
    const { lang, dir } = languageOf(at);
    words.replaceChildren(...nodes.map((node) => node.cloneNode(true)));
    for (const [attribute, value] of Object.entries({ lang, dir })) {
      if (value) words.setAttribute(attribute, value);
      else words.removeAttribute(attribute);
    }
    name.textContent = lang
      ? word('translateOriginalIn', languageName(lang))
      : word('translateOriginal');
    shown();
    card.hidden = false;
    stand(card, at, main);
    return true;
  };
  /** @param {EventTarget | null} target */
  const translatedAt = (target) => {
    const at = target instanceof Element ? target.closest(TRANSLATED) : null;
    return at instanceof HTMLElement && !at.matches('img') ? at : null;
  };
  /** @param {HTMLElement | null} at */
  const soon = (at) => {
    clearTimeout(timer);
    if (at === current) return;
    if (at) timer = setTimeout(() => !card.matches(':focus-within') && show(at), REST);
    else if (!card.matches(':focus-within')) timer = setTimeout(() => close(false), AWAY);
  };

  const listening = { signal };
  main.addEventListener(
    'pointerover',
    ({ target, pointerType }) => pointerType === 'mouse' && soon(translatedAt(target)),
    listening,
  );
  main.addEventListener('pointerleave', ({ pointerType }) => {
    if (pointerType === 'mouse') soon(null);
  });
  card.addEventListener('pointerenter', () => clearTimeout(timer), listening);
  card.addEventListener('pointerleave', () => soon(null), listening);
  main.addEventListener(
    'focusin',
    ({ target }) =>
      target instanceof Element && target.matches(':focus-visible') && soon(translatedAt(target)),
    listening,
  );
  main.addEventListener('focusout', () => soon(null), listening);
  main.addEventListener(
    'click',
    (event) => {
      if (!event.isTrusted || !(event.target instanceof Element)) return;
      const isTouch = 'pointerType' in event && event.pointerType === 'touch';
      const at = event.target.closest('a, button') ? null : translatedAt(event.target);
      // A finger cannot point without pressing.
      if (isTouch && at && at !== current) show(at);
      else close(false);
    },
    listening,
  );
  const shown = watchPlace(main, () => close(false), signal);
  shut.addEventListener('click', (event) => event.isTrusted && close(true), listening);
  signal.addEventListener('abort', () => clearTimeout(timer));

  return {
    card,
    open: (at) => {
      const root = /** @type {ShadowRoot | Document} */ (main.getRootNode());
      const focused = root.activeElement;
      clearTimeout(timer);
      if (!show(at)) return false;
      before = focused;
      card.focus({ preventScroll: true });
      return true;
    },
    close,
  };
}

/**
 * As wide as its paragraph, and a little more, and beginning where that begins.
 * @param {HTMLElement} card
 * @param {HTMLElement} at
 * @param {HTMLElement} main
 */
function stand(card, at, main) {
  const edges = 2 * GAP;
  const wanted = Math.max(at.getBoundingClientRect().width + edges, 300);
  card.style.width = `${Math.min(wanted, WIDEST, main.clientWidth - 2 * edges)}px`;
  const isRtl = getComputedStyle(at).direction === 'rtl';
  placeCard(card, at, main, {
    gap: GAP,
    tallest: 0.5,
    left: ({ left, right }, width) => (isRtl ? right - width + GAP : left - GAP),
  });
}
