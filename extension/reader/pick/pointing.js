/**
 * Choosing the article by pointing at the page itself: the view steps aside without leaving, and what is pointed at is
 * outlined from within the view's own shadow tree. The page is looked at and never written to; it hears of nothing, and
 * is scrolled back to where it was.
 */

import {
  documentElementOf,
  elementsFromPoint,
  innerTextOf,
  localNameOf,
  rectOf,
} from '../../shared/dom.js';
import { word } from '../../shared/words.js';
import { countWords } from '../article/segments.js';
import { element } from '../element.js';
import { stepAside } from '../mount/aside.js';
import { makePickBar, pageButtons } from './bar.js';
import { excerptOf, withWords } from './said.js';

/** Pixels of a line, for wheels that count in lines. */
const LINE = 18;

/** Pixels a finger may move and still taps. */
const TAP = 8;

/**
 * @typedef {{ number: number, isForGood: boolean }} Pointed
 *
 * @typedef {object} Pointing
 * @property {HTMLElement} layer above the page
 * @property {(key: string, focused: Element | null) => boolean} key answers whether the key was one of its own
 * @property {() => void} cancel
 * @property {Promise<Pointed | null>} done null where nothing was chosen
 */

/**
 * @param {HTMLElement} view
 * @param {Element[]} elements the page's elements by their number
 * @param {import('./parts.js').Parts} parts
 * @param {number | null} first where the choice begins
 * @param {{ hasSite: boolean, say: (words: string) => void }} means whether there is a site to remember it for; and a voice
 * @returns {Pointing}
 */
export function pointAtPage(view, elements, parts, first, { hasSite, say }) {
  const over = new AbortController();
  const root = view.getRootNode();
  const host = root instanceof ShadowRoot ? root.host : null;
  const lang = documentElementOf.call(document)?.getAttribute('lang') ?? '';
  const { signal } = over;
  const { scrollX, scrollY } = window;
  /** @type {(pointed: Pointed | null) => void} */
  let settle;
  /** @type {Promise<Pointed | null>} */
  const done = new Promise((resolve) => {
    settle = resolve;
  });
  const box = element('div', { class: 'page-box', 'aria-hidden': 'true' });
  const {
    bar,
    say: write,
    allow,
    explain,
  } = makePickBar(word('pointArticleTitle'), pageButtons(), press, signal);
  const layer = element('div', { class: 'page-pick' }, box, bar);
  /**
   * From what was pointed at outwards; the last is the one chosen.
   * @type {number[]}
   */
  let path = [];
  let isFixed = false;
  let waiting = 0;

  /** @param {Pointed | null} pointed */
  function end(pointed) {
    if (signal.aborted) return;
    over.abort();
    cancelAnimationFrame(waiting);
    layer.remove();
    view.classList.remove('aside');
    comeBack();
    window.scrollTo({ left: scrollX, top: scrollY, behavior: 'instant' });
    settle(pointed);
  }
  /** @param {import('./bar.js').PickAction} action */
  function press(action) {
    const number = path.at(-1);
    if (action === 'done') end(null);
    else if (action === 'wider') step('ArrowUp');
    else if (action === 'narrower') step('ArrowDown');
    else if (number !== undefined) end({ number, isForGood: action === 'always' });
  }
  const place = () => {
    const chosen = elements[path.at(-1) ?? -1];
    box.hidden = !chosen;
    if (!chosen) return;
    const { left, top, width, height } = rectOf.call(chosen);
    box.style.translate = `${left}px ${top}px`;
    box.style.width = `${width}px`;
    box.style.height = `${height}px`;
  };
  const show = () => {
    place();
    const chosen = elements[path.at(-1) ?? -1];
    box.classList.toggle('chosen', isFixed);
    if (!chosen) write(word('pointHint'), '');
    else {
      const text = textOf(chosen);
      const words = withWords(word('pickPart'), countWords(text, lang));
      write(words, excerptOf(text));
      if (isFixed) say(`${words}: ${excerptOf(text)}`);
    }
    const number = path.at(-1);
    allow({
      wider: number !== undefined && parts.above(number) !== null,
      narrower: path.length > 1 || (number !== undefined && inner(number)[0] !== undefined),
      act: number !== undefined,
      always: number !== undefined && hasSite,
    });
    explain('always', hasSite ? word('alwaysTitle') : word('alwaysNoSite'));
  };
  /**
   * @param {number[]} next
   * @param {'pointed' | 'chosen'} how
   */
  const choose = (next, how) => {
    path = next;
    isFixed = how === 'chosen';
    // What was pointed at a moment ago is not looked for any more.
    cancelAnimationFrame(waiting);
    show();
  };
  /** @param {number} number */
  const inner = (number) => parts.below(number).filter((one) => isSeen(elements[one]));
  /** @param {string} key */
  const step = (key) => {
    const at = path.at(-1);
    if (at === undefined) return;
    const above = parts.above(at);
    /** @type {number[] | null} */
    let next = null;
    if (key === 'ArrowUp') next = above === null ? null : [...path, above];
    else if (key === 'ArrowDown') {
      const [child] = path.length > 1 ? [] : inner(at);
      if (path.length > 1) next = path.slice(0, -1);
      else if (child !== undefined) next = [child];
    } else if (above !== null) {
      const beside = inner(above);
      const sibling = beside[beside.indexOf(at) + (key === 'ArrowRight' ? 1 : -1)];
      if (sibling !== undefined) next = [sibling];
    }
    if (next === null) return;
    choose(next, 'chosen');
    bringIntoView(elements[next.at(-1) ?? -1]);
    place();
  };
  /**
   * @param {number} x
   * @param {number} y
   */
  const numberAt = (x, y) => {
    const found = elementsFromPoint
      .call(document, x, y)
      .find((one) => one !== host && parts.known(one) !== null);
    const number = found ? parts.known(found) : null;
    return number !== null && elements[number] && localNameOf.call(elements[number]) !== 'html'
      ? number
      : null;
  };
  /** @type {{ x: number, y: number, top: number, left: number } | null} */
  let finger = null;
  layer.addEventListener(
    'pointerdown',
    (event) => {
      if (event.pointerType === 'mouse' || event.target !== layer) return;
      finger = { x: event.clientX, y: event.clientY, left: window.scrollX, top: window.scrollY };
    },
    { signal },
  );
  layer.addEventListener(
    'pointermove',
    (event) => {
      const { clientX, clientY } = event;
      if (finger) {
        const [left, top] = [finger.left + finger.x - clientX, finger.top + finger.y - clientY];
        if (Math.hypot(finger.x - clientX, finger.y - clientY) > TAP)
          window.scrollTo({ left, top, behavior: 'instant' });
        place();
      } else if (!isFixed && event.target === layer) {
        cancelAnimationFrame(waiting);
        waiting = requestAnimationFrame(() => {
          const number = numberAt(clientX, clientY);
          if (number !== path.at(-1)) choose(number === null ? [] : [number], 'pointed');
        });
      }
    },
    { signal },
  );
  layer.addEventListener(
    'click',
    (event) => {
      if (!event.isTrusted || event.target !== layer) return;
      const { clientX, clientY } = event;
      const isDrag = finger && Math.hypot(finger.x - clientX, finger.y - clientY) > TAP;
      finger = null;
      if (isDrag) return;
      const number = numberAt(clientX, clientY);
      if (number !== null) choose([number], 'chosen');
    },
    { signal },
  );
  layer.addEventListener(
    'wheel',
    ({ deltaX, deltaY, deltaMode }) => {
      const unit = deltaMode === 1 ? LINE : deltaMode === 2 ? innerHeight : 1;
      window.scrollBy({ left: deltaX * unit, top: deltaY * unit, behavior: 'instant' });
      place();
    },
    { signal, passive: true },
  );
  window.addEventListener('resize', place, { signal });
  window.addEventListener('scroll', place, { signal, capture: true, passive: true });

  const comeBack = stepAside(view);
  view.classList.add('aside');
  view.append(layer);
  bar.hidden = false;
  choose(first === null ? [] : [first], 'pointed');
  bar.focus({ preventScroll: true });
  say(word('pointHint'));

  return {
    layer,
    done,
    cancel: () => end(null),
    key: (key, focused) => {
      const isOnButton = focused?.matches('button') ?? false;
      if (key === 'Escape') end(null);
      else if (key.startsWith('Arrow')) step(key);
      else if (key === 'PageDown' || key === 'PageUp') {
        const top = (key === 'PageDown' ? 0.8 : -0.8) * innerHeight;
        window.scrollBy({ top, behavior: 'instant' });
        place();
      } else if (key === 'Enter' && !isOnButton) press('act');
      else return false;
      return true;
    },
  };
}

/** @param {Element | undefined} one */
function isSeen(one) {
  if (!one) return false;
  const { width, height } = rectOf.call(one);
  return width > 1 && height > 1;
}

/**
 * What an element shows; what is no HTML shows no words.
 * @param {Element} one
 */
function textOf(one) {
  try {
    return innerTextOf.call(one);
  } catch {
    return '';
  }
}

/**
 * Scrolls the window alone: what scrolls within the page stays as it is.
 * @param {Element | undefined} one
 */
function bringIntoView(one) {
  if (!one) return;
  const { top, bottom } = rectOf.call(one);
  if (top < innerHeight * 0.7 && bottom > innerHeight * 0.1) return;
  window.scrollBy({ top: top - innerHeight * 0.15, behavior: 'instant' });
}
