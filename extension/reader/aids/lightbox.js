/**
 * One image of the article as large as the window, with its caption; the others one key away.
 */

import { word } from '../../shared/words.js';
import { element, icon } from '../element.js';
import { copied } from './copies.js';

/**
 * @typedef {object} Lightbox
 * @property {HTMLElement} box
 * @property {(image: HTMLImageElement) => void} open
 * @property {() => boolean} close answers whether it was open
 * @property {() => boolean} isOpen
 * @property {(key: string) => boolean} key answers whether the key was one of its own
 */

/**
 * @param {HTMLElement} main where the images are
 * @param {AbortSignal} signal
 * @returns {Lightbox}
 */
export function makeLightbox(main, signal) {
  const image = element('img', { alt: '' });
  const caption = element('p', { class: 'lightbox-caption', id: 'lightbox-caption' });
  const place = element('p', { class: 'lightbox-place', role: 'status' });
  const close = tool('close', word('lightboxClose'));
  const before = tool('before', word('lightboxBefore'));
  const after = tool('after', word('lightboxAfter'));
  const box = element(
    'div',
    {
      class: 'lightbox',
      role: 'dialog',
      'aria-modal': 'true',
      'aria-label': word('lightbox'),
      'aria-describedby': 'lightbox-caption',
      hidden: true,
    },
    element('div', { class: 'lightbox-bar' }, place, close),
    before,
    image,
    after,
    caption,
  );
  /** @type {HTMLImageElement | null} */
  let current = null;

  /** @returns {HTMLImageElement[]} */
  const all = () => [...main.querySelectorAll('img')].filter((one) => one.closest('.enlarge'));
  /** @param {HTMLImageElement} one */
  const show = (one) => {
    current = one;
    image.src = one.currentSrc || one.src;
    image.alt = one.alt;
    const figure = one.closest('figure');
    const said = figure?.querySelector('figcaption');
    caption.replaceChildren(...(said ? copied(said) : [one.alt]));
    caption.lang = one.closest('article')?.lang ?? '';
    const images = all();
    const at = images.indexOf(one);
    place.textContent = images.length > 1 ? word('lightboxPlace', at + 1, images.length) : '';
    before.hidden = at <= 0;
    after.hidden = at >= images.length - 1;
  };
  /** @param {1 | -1} by */
  const step = (by) => {
    const images = all();
    const next = current && images[images.indexOf(current) + by];
    if (!next) return;
    show(next);
    // A button that goes takes no focus with it.
    if (before.hidden && after.hidden === false && by < 0) after.focus();
    else if (after.hidden && by > 0) before.focus();
  };
  const shut = () => {
    if (box.hidden) return false;
    box.hidden = true;
    image.removeAttribute('src');
    const opener = current?.closest('button');
    current = null;
    opener?.focus({ preventScroll: true });
    return true;
  };

  box.addEventListener(
    'click',
    (event) => {
      if (!event.isTrusted || !(event.target instanceof Element)) return;
      const pressed = event.target.closest('button');
      if (pressed === before) step(-1);
      else if (pressed === after) step(1);
      else if (pressed === close || !event.target.closest('a, .lightbox-caption')) shut();
    },
    { signal },
  );

  return {
    box,
    open: (one) => {
      show(one);
      box.hidden = false;
      close.focus({ preventScroll: true });
    },
    close: shut,
    isOpen: () => !box.hidden,
    key: (key) => {
      if (box.hidden) return false;
      const isRtl = getComputedStyle(box).direction === 'rtl';
      if (key === 'Escape') shut();
      else if (key === 'ArrowLeft') step(isRtl ? 1 : -1);
      else if (key === 'ArrowRight') step(isRtl ? -1 : 1);
      else return false;
      return true;
    },
  };
}

/**
 * @param {'close' | 'before' | 'after'} name
 * @param {string} label
 */
function tool(name, label) {
  const attributes = { class: `tool ${name}`, type: 'button', title: label, 'aria-label': label };
  return element('button', attributes, icon(name));
}
