/**
 * The card at the end of an article that goes on: it offers the next page, says how the reading of it goes, and why it
 * could not be had. Nothing is asked of the network before it is pressed.
 */

import { word, wordsDirection, wordsLanguage } from '../../shared/words.js';
import { isLinkAddress } from '../article/addresses.js';
import { element, icon } from '../element.js';
import { MOST_NODES, MOST_PAGES } from './pages.js';

/** @typedef {import('./pages.js').Next} Next */

/**
 * @typedef {object} CardActions
 * @property {() => Promise<boolean>} joined shows what was added; answers whether it could
 * @property {(words: string) => void} say for those who listen
 * @property {(number: number) => void} goTo leads to the beginning of a page
 *
 * A place on a further page at which the reading was left.
 * @typedef {{ page: number, goBack(): boolean }} Left the page counted from 0; whether it could be gone to
 */

/**
 * @param {ReturnType<typeof import('./pages.js').makePages>} pages
 * @param {HTMLElement} main what the article stands in
 * @param {CardActions} actions
 * @param {AbortSignal} signal
 */
export function makeNextPageCard(pages, main, actions, signal) {
  const sign = element('span', { class: 'next-sign', 'aria-hidden': 'true' });
  const title = element('h2', { class: 'next-title' });
  const line = element('p', { class: 'next-line' });
  const said = element('div', { class: 'next-words', role: 'status' }, title, line);
  const further = button('next-further');
  const one = button('next-one');
  const all = button('next-all');
  const stop = button('next-stop', word('pageStop'));
  const link = element('a', { class: 'next-link', rel: 'noopener noreferrer' }, word('pageOpen'));
  link.append(icon('outward'));
  const buttons = element('div', { class: 'next-buttons' }, further, one, all, stop, link);
  const card = element(
    'section',
    {
      class: 'next-card',
      lang: wordsLanguage,
      dir: wordsDirection,
      'aria-label': word('pagesMore'),
    },
    sign,
    said,
    buttons,
  );
  const box = element('div', { class: 'next-page', hidden: true }, card);

  /** What is being fetched. @type {AbortController | null} */
  let reading = null;
  /** Why the last attempt came to nothing. */
  let fault = '';
  /** What that attempt was to lead to. @type {{ upTo: number, place: Left | null }} */
  let wanted = { upTo: 0, place: null };
  /** @type {Left | null} */
  let left = null;

  const isFull = () =>
    pages.count() >= MOST_PAGES || main.getElementsByTagName('*').length >= MOST_NODES;

  const show = () => {
    const next = pages.next();
    box.hidden = next === null;
    if (next === null) return;
    const full = isFull();
    const rest = next.of === null ? 0 : next.of - next.number + 1;
    const isLeft = left !== null && left.page >= pages.count();
    card.classList.toggle('is-faulty', fault !== '');
    sign.replaceChildren(reading ? element('span', { class: 'spinner' }) : icon(signOf(fault)));
    title.textContent = titleOf(next, fault !== '', reading !== null);
    line.textContent = full ? word('pageLimit', pages.count()) : fault;
    line.hidden = line.textContent === '';
    one.textContent = fault ? word('pageRetry') : word('pageRead', next.number);
    all.textContent = word('pageAll', rest);
    further.textContent = left && isLeft ? word('openedGoOn', numberOf(left, next)) : '';
    one.hidden = reading !== null || full;
    further.hidden = one.hidden || !isLeft || fault !== '';
    all.hidden = one.hidden || rest < 2 || fault !== '';
    stop.hidden = reading === null;
    link.hidden = reading !== null || !isLinkAddress(next.address);
    link.href = link.hidden ? '' : next.address;
  };

  /**
   * @param {Left} left
   * @param {Next} next
   */
  const numberOf = ({ page }, { number }) => number + page - pages.count();

  /**
   * @param {number} upTo how many pages are to be shown then, as far as there are so many
   * @param {Left | null} [place] to be gone to then, in place of where what is read begins
   */
  const read = async (upTo, place = null) => {
    if (reading) return;
    const going = new AbortController();
    const leave = () => going.abort();
    signal.addEventListener('abort', leave, { once: true });
    reading = going;
    wanted = { upTo, place };
    fault = '';
    /** @type {number | null} */
    let first = null;
    try {
      let next = pages.next();
      while (next !== null && !isFull()) {
        const hadFocus = card.contains(focusOf(card));
        show();
        if (hadFocus) stop.focus({ preventScroll: true });
        await pages.read(next, going.signal);
        if (!(await actions.joined())) break;
        first ??= next.number;
        actions.say(word('pageAdded', next.number));
        next = pages.count() < upTo ? pages.next() : null;
      }
    } catch (error) {
      if (!going.signal.aborted) fault = faultWords(codeOf(error));
    }
    signal.removeEventListener('abort', leave);
    reading = null;
    if (signal.aborted) return;
    const hadFocus = card.contains(focusOf(card));
    show();
    if (!fault && place?.goBack()) {
      left = null;
      return;
    }
    if (!hadFocus) return;
    if (first !== null && !fault) actions.goTo(first);
    else if (!one.hidden) one.focus({ preventScroll: true });
  };
  const goOn = () => left && read(left.page + 1, left);

  card.addEventListener(
    'click',
    (event) => {
      if (!event.isTrusted || !(event.target instanceof Element)) return;
      const pressed = event.target.closest('button');
      if (pressed === one && fault !== '') read(wanted.upTo, wanted.place);
      else if (pressed === one) read(pages.count() + 1);
      else if (pressed === all) read(MOST_PAGES);
      else if (pressed === further) goOn();
      else if (pressed === stop) reading?.abort();
    },
    { signal },
  );
  show();
  return {
    box,
    show,
    /**
     * Offers to go on at a place on a further page.
     * @param {Left} place
     * @returns {{ number: number, goOn(): void } | null} the number of its page; null where the article has no further page
     */
    offer: (place) => {
      const next = pages.next();
      if (!next) return null;
      left = place;
      show();
      const toCard = () => {
        card.scrollIntoView({ block: 'center', behavior: 'instant' });
        goOn();
      };
      return { number: numberOf(place, next), goOn: toCard };
    },
  };
}

/**
 * @param {Next} next
 * @param {boolean} isFaulty
 * @param {boolean} isReading
 */
function titleOf({ number, of }, isFaulty, isReading) {
  if (isReading)
    return of === null ? word('pageReading', number) : word('pageReadingOf', number, of);
  if (isFaulty) return word('pageFault', number);
  return of === null ? word('pagesMore') : word('pagesMoreOf', number, of);
}

/** @param {string} fault */
function signOf(fault) {
  return fault ? 'notice' : 'page';
}

/**
 * @param {string} name
 * @param {string} [label]
 */
function button(name, label = '') {
  return element('button', { class: name, type: 'button' }, label);
}

/** @param {HTMLElement} part of the view */
function focusOf(part) {
  const root = part.getRootNode();
  return root instanceof ShadowRoot ? root.activeElement : null;
}

/** @param {any} error */
function codeOf(error) {
  return typeof error?.code === 'string' ? error.code : '';
}

/** @param {string} code of a page that cannot be had, cleaned or added */
function faultWords(code) {
  switch (code) {
    case 'offline':
      return word('pageOffline');
    case 'unreachable':
      return word('pageUnreachable');
    case 'refused':
      return word('pageRefused');
    case 'too-slow':
      return word('pageTooSlow');
    case 'missing':
      return word('pageMissing');
    case 'sign-in':
      return word('pageSignIn');
    case 'server':
      return word('pageServer');
    case 'not-html':
      return word('pageNotHtml');
    case 'too-large':
      return word('pageTooLarge');
    case 'elsewhere':
      return word('pageElsewhere');
    case 'repeats':
      return word('pageRepeats');
    case 'no-article':
    case 'empty-page':
    case 'no-text':
      return word('pageNoText');
    default:
      return word('errorOther');
  }
}
