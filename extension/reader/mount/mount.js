/**
 * Puts the view into the page: one host element with a closed shadow root, above everything, with its own style
 * sheets; and takes it away again so that the page is as it was.
 */

import { createElement, documentElementOf, styleSheetsOf } from '../../shared/dom.js';
import { wordsDirection, wordsLanguage } from '../../shared/words.js';
import { element } from '../element.js';
import { pageStyle } from '../style/page.js';
import { VIEW_STYLES } from '../style/sheets.js';
import { guardEvents } from './events.js';
import { pageFamilies, withoutFamilies } from './faces.js';
import { HOST } from './host.js';
import { rememberPage } from './page-state.js';
import { stayAbove } from './stay-above.js';
import { stayThere } from './stay-there.js';

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
 * The view stands in a modal dialog: above whatever the page shows above itself, and with the page gone for screen
 * readers, for Tab and for the search in the page, though nothing of it is touched. The browser pays for that by
 * styling the page anew: 2 ms on ordinary pages, 150 (Chromium 156) to 390 (Firefox 153) on 100,000 elements.
 * @param {import('./events.js').Handlers & { close(): void }} handlers
 * @param {string} label what the dialog is, for screen readers
 * @returns {Mount}
 */
export function mount(handlers, label) {
  const leaving = new AbortController();
  const { signal } = leaving;
  const page = rememberPage();

  const root = /** @type {Element} */ (documentElementOf.call(document));
  // Asked as long as nothing is changed: afterwards the browser would lay the page out for the answer.
  const isBesideScrollbar = () => window.innerWidth > root.clientWidth;
  /** @type {boolean | null} */
  let known = isBesideScrollbar();
  const host = /** @type {HTMLElement} */ (createElement.call(document, HOST));
  const shadow = host.attachShadow({ mode: 'closed', delegatesFocus: false });
  const families = pageFamilies();
  shadow.adoptedStyleSheets = VIEW_STYLES.map((css) => sheet(withoutFamilies(css, families)));
  const fit = fitZoom(root, shadow);
  window.addEventListener('resize', fit, { signal });
  const view = element('div', { class: 'view', lang: wordsLanguage, dir: wordsDirection });
  const layer = element('dialog', { class: 'layer', 'aria-label': label }, view);
  // A dialog that closes hands the focus back: to this, when it is only shown another way, and not to the page's own.
  const stand = element('span', { tabindex: -1 });
  shadow.append(stand, layer);
  const above = stayAbove(
    shadow,
    layer,
    view,
    {
      regainFocus: handlers.regainFocus,
      raise: () => {
        page.focusMoved(host);
        layer.close();
        stand.focus({ preventScroll: true });
        layer.showModal();
      },
    },
    signal,
  );
  guardEvents(
    host,
    view,
    {
      ...handlers,
      regainFocus: () => {
        handlers.regainFocus();
        if (shadow.activeElement === null) above.lostFocus();
      },
      focused: () => {
        above.focused();
        handlers.focused();
      },
    },
    signal,
  );
  root.append(host);
  stand.focus({ preventScroll: true });
  layer.showModal();
  stayThere(
    host,
    view,
    root,
    () => {
      const focused = above.lastFocused();
      root.append(host);
      // Out of the page, it is no modal dialog any more; beside the page, to point at it, it was none.
      if (!view.classList.contains('aside')) {
        layer.close();
        stand.focus({ preventScroll: true });
        layer.showModal();
      }
      if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
      if (focused === null || shadow.activeElement !== focused) handlers.regainFocus();
    },
    signal,
  );
  // What closes a dialog beside the Esc key, a phone's way back for instance, does as the key does.
  layer.addEventListener(
    'cancel',
    (event) => {
      event.preventDefault();
      handlers.key(new KeyboardEvent('keydown', { key: 'Escape' }));
    },
    { signal },
  );
  // One that was closed only to be shown another way is open again when this is heard.
  layer.addEventListener('close', () => layer.open || handlers.close(), { signal });

  leaveDialogToPrint(layer, view, shadow, signal);

  const forPage = sheet(pageStyle(null));
  styleSheetsOf.call(document).push(forPage);
  const blendScrollbar = () => {
    const isBeside = known ?? isBesideScrollbar();
    known = null;
    if (isBeside) forPage.replaceSync(pageStyle(getComputedStyle(view).backgroundColor));
  };
  window.addEventListener('resize', blendScrollbar, { signal });

  const unmount = () => {
    if (signal.aborted) return;
    try {
      layer.close();
      host.remove();
      const sheets = styleSheetsOf.call(document);
      const place = sheets.indexOf(forPage);
      if (place >= 0) sheets.splice(place, 1);
      // Before the guards go: the page does not see its focus come back, as it did not see it leave.
      page.giveBack();
    } finally {
      // Whatever could not be given back, the page has its keys again.
      leaving.abort();
    }
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

/**
 * Chromium 156 cuts what stands in a modal dialog off at the end of the first sheet of paper: while the page is printed,
 * the view stands beside the dialog. Moved, it forgets its scroll and its focus.
 * @param {HTMLDialogElement} layer
 * @param {HTMLElement} view
 * @param {ShadowRoot} shadow
 * @param {AbortSignal} signal
 */
function leaveDialogToPrint(layer, view, shadow, signal) {
  let goBack = () => {};
  window.addEventListener(
    'beforeprint',
    ({ isTrusted }) => {
      // A page can say so too, and would have the view out of reach below its own empty dialog.
      if (!isTrusted) return;
      const main = view.querySelector('main');
      const { scrollTop = 0, scrollLeft = 0 } = main ?? {};
      const focused = shadow.activeElement;
      goBack = () => {
        layer.append(view);
        const scroll = () =>
          main?.scrollTo({ top: scrollTop, left: scrollLeft, behavior: 'instant' });
        scroll();
        // Firefox 153 is still laying out for paper here.
        requestAnimationFrame(scroll);
        if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
      };
      shadow.append(view);
    },
    { signal },
  );
  window.addEventListener('afterprint', ({ isTrusted }) => isTrusted && goBack(), { signal });
}

/**
 * A page that enlarges itself as a whole would enlarge the view with it, and what stands by coordinates beside its place.
 * @param {Element} root of the page
 * @param {ShadowRoot} shadow
 * @returns {() => void} to be called when the page may have changed
 */
function fitZoom(root, shadow) {
  const own = new CSSStyleSheet();
  let known = 1;
  const fit = () => {
    // Asked where it is known: Chromium from 128 and Firefox from 126 on.
    const { currentCSSZoom: zoom = 1 } = /** @type {{ currentCSSZoom?: number }} */ (root);
    if (zoom === known || zoom <= 0) return;
    known = zoom;
    own.replaceSync(`:host { zoom: ${1 / zoom} !important; }`);
  };
  shadow.adoptedStyleSheets.push(own);
  fit();
  return fit;
}

/** @param {string} text */
function sheet(text) {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}
