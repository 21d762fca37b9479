/**
 * Puts the view into the page: one host element with a closed shadow root, above everything, with its own style
 * sheets; and takes it away again so that the page is as it was.
 */

import {
  createElement,
  documentElementOf,
  querySelector,
  styleSheetsOf,
} from '../../shared/dom.js';
import { wordsDirection, wordsLanguage } from '../../shared/words.js';
import { element } from '../element.js';
import { pageStyle } from '../style/page.js';
import { VIEW_STYLES } from '../style/sheets.js';
import { guardEvents } from './events.js';
import { rememberPage } from './page-state.js';

const HOST = 'limpide-reader';

/** What a page can show above any z-index. */
const TOP_LAYER = ':modal, :popover-open, :fullscreen';

/**
 * @typedef {object} Mount
 * @property {HTMLElement} view
 * @property {ShadowRoot} shadow
 * @property {AbortSignal} signal aborted when the view is taken away
 * @property {() => void} unmount
 * @property {() => void} blendScrollbar paints the page's scrollbar, which stays beside the view, in its color
 * @property {() => boolean} isMounted false also when the page has thrown the host out
 */

/**
 * @param {import('./events.js').Handlers} handlers
 * @returns {Mount}
 */
export function mount(handlers) {
  const leaving = new AbortController();
  const { signal } = leaving;
  const restorePage = rememberPage();

  const root = /** @type {Element} */ (documentElementOf.call(document));
  const host = /** @type {HTMLElement} */ (createElement.call(document, HOST));
  const shadow = host.attachShadow({ mode: 'closed', delegatesFocus: false });
  shadow.adoptedStyleSheets = VIEW_STYLES.map(sheet);
  const view = element('div', { class: 'view', lang: wordsLanguage, dir: wordsDirection });
  const isCovered = querySelector.call(document, TOP_LAYER) !== null;
  const layer = isCovered ? element('dialog', { class: 'layer' }, view) : view;
  shadow.append(layer);
  guardEvents(host, view, handlers, signal);
  root.append(host);
  // A page's own modal dialog would stand above the view and keep its clicks from it.
  if (layer instanceof HTMLDialogElement) layer.showModal();

  const forPage = sheet(pageStyle(null));
  styleSheetsOf.call(document).push(forPage);
  const hasScrollbar = window.innerWidth > root.clientWidth;
  const blendScrollbar = () => {
    const { backgroundColor } = getComputedStyle(view);
    if (hasScrollbar) forPage.replaceSync(pageStyle(backgroundColor));
  };

  const unmount = () => {
    if (signal.aborted) return;
    if (layer instanceof HTMLDialogElement) layer.close();
    host.remove();
    const sheets = styleSheetsOf.call(document);
    const place = sheets.indexOf(forPage);
    if (place >= 0) sheets.splice(place, 1);
    // Before the guards go: the page does not see its focus come back, as it did not see it leave.
    restorePage();
    leaving.abort();
  };
  return {
    view,
    shadow,
    signal,
    unmount,
    blendScrollbar,
    isMounted: () => host.isConnected && !signal.aborted,
  };
}

/** @param {string} text */
function sheet(text) {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}
