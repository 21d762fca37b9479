/**
 * The reader view: toolbar, article and list of removals in one mount. It sends no messages and reads no storage;
 * what it needs done is handed to it.
 */

import { word } from '../shared/words.js';
import { articleElement } from './article.js';
import { element } from './element.js';
import { mount } from './mount.js';
import { makeRemovalsPanel } from './removals.js';
import { followLink } from './targets.js';
import { makeToolbar } from './toolbar.js';

/** @typedef {import('../core/cleaned.js').Cleaned} Cleaned */
/** @typedef {import('../core/cleaned.js').Removal} Removal */
/** @typedef {import('../shared/settings.js').Settings} Settings */

/**
 * @typedef {object} ViewActions
 * @property {(putBack: number[]) => Promise<Cleaned>} compose composes again with these removals put back
 * @property {(settings: Settings) => void} saveSettings
 * @property {() => void} closed
 *
 * @typedef {object} View
 * @property {() => void} close
 * @property {() => boolean} isOpen
 */

const FOCUSABLE = 'a[href], button:not([hidden]), [tabindex="0"]';

/** Milliseconds a part that was put back stays marked. */
const MARKED = 2_400;

/**
 * @param {Cleaned} first what is shown
 * @param {Element[]} elements the page's elements by their number
 * @param {Settings} settings
 * @param {string} domain of the page's address
 * @param {ViewActions} actions
 * @returns {View}
 */
export function openView(first, elements, settings, domain, actions) {
  let cleaned = first;
  let shown = articleElement(cleaned, domain);

  const mounted = mount({
    key: (event) => key(event),
    regainFocus: () => main.focus({ preventScroll: true }),
  });
  const { view, shadow, signal } = mounted;
  const close = () => {
    if (signal.aborted) return;
    mounted.unmount();
    actions.closed();
  };

  const toolbar = makeToolbar(
    {
      close,
      changed: (now) => applySettings(now, true),
      toggleRemoved: () => showPanel(removals.panel.hidden === true),
    },
    domain,
    signal,
  );
  const removals = makeRemovalsPanel(
    { close: () => showPanel(false), toggle: putBackOrRemove },
    signal,
  );
  const main = element('main', { tabindex: -1 }, shown.article);
  const status = element('p', { class: 'spoken', role: 'status' });
  view.append(toolbar.bar, main, removals.panel, status);
  main.addEventListener('click', (event) => followLink(event, main, elements, shown.places), {
    signal,
  });
  main.addEventListener('error', (event) => hideBroken(event.target), { capture: true, signal });

  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', mounted.blendScrollbar, {
    signal,
  });

  applySettings(settings, false);
  showRemovals();
  shown.heading.focus({ preventScroll: true });

  /**
   * @param {Settings} now
   * @param {boolean} isChoice
   */
  function applySettings(now, isChoice) {
    const place = isChoice ? placeOnScreen() : null;
    view.dataset.theme = now.theme;
    view.style.setProperty('--text-size', `${now.textSize}px`);
    toolbar.showSettings(now);
    mounted.blendScrollbar();
    place?.restore();
    if (isChoice) actions.saveSettings(now);
  }

  function showRemovals() {
    toolbar.showRemoved(cleaned.removals.length);
    removals.show(cleaned.removals, cleaned.article);
  }

  /** @param {boolean} isShown */
  function showPanel(isShown) {
    const place = placeOnScreen();
    removals.panel.hidden = !isShown;
    view.classList.toggle('with-panel', isShown);
    toolbar.removedButton.setAttribute('aria-expanded', String(isShown));
    (isShown ? removals.heading : toolbar.removedButton).focus({ preventScroll: true });
    place.restore();
  }

  /** @param {Removal} removal */
  async function putBackOrRemove(removal) {
    const isBack = !removal.isBack;
    const kept = cleaned.removals.filter((other) => other.isBack && other.id !== removal.id);
    const putBack = kept.map((other) => other.id);
    if (isBack) putBack.push(removal.id);
    try {
      const next = await actions.compose(putBack);
      if (signal.aborted) return;
      const place = placeOnScreen();
      cleaned = next;
      shown = articleElement(cleaned, domain);
      main.replaceChildren(shown.article);
      place.restore();
      showRemovals();
      if (isBack) markReturned(removal);
      status.textContent = isBack ? word('saidPutBack') : word('saidRemoved');
    } catch {
      status.textContent = word('errorOther');
    }
    const pressed = shadow.querySelector(`[data-removal="${removal.id}"]`);
    if (pressed instanceof HTMLElement) pressed.focus({ preventScroll: true });
  }

  /** @param {Removal} removal */
  function markReturned(removal) {
    const nodes = new Set(removal.nodes);
    for (const [block, node] of shown.places) {
      if (!nodes.has(node)) continue;
      block.classList.add('returned');
      setTimeout(() => block.classList.remove('returned'), MARKED);
    }
  }

  /** Where the reader is: the first block on screen, by the page's element it came from. */
  function placeOnScreen() {
    const edge = main.getBoundingClientRect().top;
    const { scrollTop } = main;
    const blocks = [...shown.places];
    const first = blocks.find(([block]) => block.getBoundingClientRect().bottom > edge);
    const top = first?.[0].getBoundingClientRect().top ?? 0;
    return {
      restore: () => {
        const again = [...shown.places].find(([, node]) => node === first?.[1])?.[0];
        if (scrollTop === 0 || !again) main.scrollTop = scrollTop;
        else main.scrollTop += again.getBoundingClientRect().top - top;
      },
    };
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {boolean} whether the key was used here
   */
  function key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return false;
    if (event.key === 'Escape') {
      if (removals.panel.hidden) close();
      else showPanel(false);
      return true;
    }
    const focused = shadow.activeElement;
    if (event.key === 'Tab') return moveTab(focused, event.shiftKey);
    return focused !== null && toolbar.moveFocus(event.key, focused);
  }

  /**
   * Keeps Tab within the view; inside it the browser moves by itself.
   * @param {Element | null} focused
   * @param {boolean} isBackward
   */
  function moveTab(focused, isBackward) {
    const stops = [...shadow.querySelectorAll(FOCUSABLE)].filter(
      (stop) => stop instanceof HTMLElement && stop.tabIndex >= 0 && stop.checkVisibility(),
    );
    const last = stops.at(isBackward ? 0 : -1);
    if (focused !== last && focused !== null) return false;
    const next = stops.at(isBackward ? -1 : 0);
    if (next instanceof HTMLElement) next.focus();
    return true;
  }

  return { close, isOpen: mounted.isMounted };
}

/**
 * An image that does not load leaves its words.
 * @param {EventTarget | null} target
 */
function hideBroken(target) {
  if (!(target instanceof HTMLImageElement)) return;
  const words = element('span', { class: 'no-image' }, target.alt || word('imageMissing'));
  target.replaceWith(words);
}
