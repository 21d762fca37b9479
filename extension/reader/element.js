/**
 * The one way the view makes elements: a name, attributes, children. Text is always a text node.
 */

import { createElement, createElementNS } from '../shared/dom.js';

/** @typedef {Record<string, string | number | boolean | undefined>} Attributes */

/**
 * Makes an element. An attribute that is `undefined` or `false` is left out; `true` is written empty.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Attributes} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = /** @type {HTMLElementTagNameMap[T]} */ (createElement.call(document, tag));
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...children);
  return made;
}

const SVG = 'http://www.w3.org/2000/svg';

/**
 * Makes a line icon of the toolbar from the outlines of its strokes.
 * @param {keyof typeof OUTLINES} name
 */
export function icon(name) {
  const svg = createElementNS.call(document, SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = createElementNS.call(document, SVG, 'path');
  path.setAttribute('d', OUTLINES[name]);
  svg.append(path);
  return svg;
}

const OUTLINES = {
  close: 'M5 5l10 10M15 5L5 15',
  smaller: 'M5 10h10',
  larger: 'M5 10h10M10 5v10',
  contents: 'M4 5.5h.1M7.5 5.5h8.5M4 10h.1M7.5 10h8.5M4 14.5h.1M7.5 14.5h8.5',
  removed: 'M3.5 5h13M3.5 10h6M3.5 15h9M12.5 8l4 4M16.5 8l-4 4',
  back: 'M4.5 8.5h7.25a3.75 3.75 0 0 1 0 7.5H8M7.5 5.5l-3 3 3 3',
  away: 'M15.5 8.5H8.25a3.75 3.75 0 0 0 0 7.5H12M12.5 5.5l3 3-3 3',
  before: 'M12.5 4.5L7 10l5.5 5.5',
  after: 'M7.5 4.5L13 10l-5.5 5.5',
  speech: 'M4 8v4h2.5L10 15V5L6.5 8zM12.75 7.5a3.5 3.5 0 0 1 0 5M15 5.5a6.5 6.5 0 0 1 0 9',
  pause: 'M7.5 5.5v9M12.5 5.5v9',
  play: 'M7 5l8 5-8 5z',
  copy: 'M7.5 7.5h8v8.5h-8zM12.5 7.5V4h-8v8.5h3',
  done: 'M4.5 10.5l3.5 3.5 7.5-8',
  notice: 'M10 9.25v4.5M10 6.25v.1M17.25 10a7.25 7.25 0 1 1-14.5 0 7.25 7.25 0 0 1 14.5 0z',
  page: 'M5.5 3h6l3 3v11h-9zM11.5 3v3h3M8 13h4.5M10.75 11l2 2-2 2',
  pick: 'M3.5 7V3.5H7M13 3.5h3.5V7M3.5 13v3.5H7M9.5 9.5l7 2.6-3 1.4-1.4 3z',
  share: 'M10 12.5V3.5M6.5 7L10 3.5 13.5 7M6 9.5H4.5v7h11v-7H14',
  outward: 'M7 13l6-6M8 7h5v5',
  translate:
    'M3 5.25h7.5M6.75 3.25v2M9.25 5.25c-.7 3.2-2.9 5.6-6 6.75M4.75 7.75c1 2 2.4 3.4 4.5 4.25M9.75 16.75l3.5-8 3.5 8M11 14h4.5',
  find: 'M8.5 3.5a5 5 0 1 1 0 10 5 5 0 0 1 0-10zM12.25 12.25L16.5 16.5',
  drop: 'M10 3c2.5 3.2 4.5 5.6 4.5 8.3a4.5 4.5 0 0 1-9 0C5.5 8.6 7.5 6.2 10 3z',
};
