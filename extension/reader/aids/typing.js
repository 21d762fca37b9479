/**
 * What the keys do in the view: Esc closes what is open, the innermost first; Tab stays within; single keys act.
 */

import { axisOf } from '../article/axis.js';
import { actionOf, latinKey } from './key-table.js';
import { scrollByKey } from './scroll-keys.js';

/** @typedef {import('../../shared/settings.js').Settings} Settings */

const FOCUSABLE = 'a[href], button:not([hidden]), input, textarea, select, [tabindex="0"]';

/** Where a paragraph that was gone to begins, as a share of the height. */
const READING_LINE = 0.22;

/**
 * @typedef {object} Typed what the keys act on
 * @property {ShadowRoot} shadow
 * @property {HTMLElement} main
 * @property {() => HTMLElement[]} blocks of the article
 * @property {() => Settings} settings
 * @property {(change: Partial<Settings>) => void} change
 * @property {import('../toolbar.js').Toolbar} toolbar
 * @property {ReturnType<typeof import('../panels/panels.js').makePanels>} panels
 * @property {(name: import('../panels/panels.js').PanelName) => void} togglePanel
 * @property {ReturnType<typeof import('../later.js').makeLater>} later
 * @property {import('../rooms.js').Rooms} rooms
 * @property {() => void} close
 */

/**
 * @param {KeyboardEvent} event
 * @param {Typed} typed
 * @returns {boolean} whether the key was used here
 */
export function typeKey(event, typed) {
  const { shadow, toolbar, later, rooms } = typed;
  if (event.isComposing) return false;
  if (event.altKey || event.ctrlKey || event.metaKey) return scroll(event, typed);
  if (later.keep(event)) return true;
  if (rooms.lightbox.there()?.key(event.key)) return true;
  const key = latinKey(event);
  const mayUse = key.length > 1 || typed.settings().keys;
  const correction = rooms.correction.there();
  if (mayUse && correction?.key(key, shadow.activeElement)) return true;
  if (event.key === 'Escape') {
    closeInnermost(typed);
    return true;
  }
  const focused = shadow.activeElement;
  if (event.key === 'Tab')
    return moveTab(layerOf(rooms) ?? correction?.within() ?? shadow, event, focused);
  if (focused !== null && toolbar.moveFocus(event.key, focused)) return true;
  // In a field a letter is a letter; and on the page itself, or in the card of a rule, no key is meant.
  const isField = focused?.matches('input, textarea, select') ?? false;
  const isMeant = typed.settings().keys && !isField && !correction?.within();
  if (isMeant && singleKey(key, typed)) return true;
  return scroll(event, typed);
}

/**
 * @param {KeyboardEvent} event
 * @param {Typed} typed
 */
function scroll(event, { shadow, main, rooms, panels }) {
  const correction = rooms.correction.there();
  // The page is looked at then.
  if (correction?.isPointing()) return false;
  const focused = shadow.activeElement;
  const panel =
    focused?.closest('.panel') ??
    (panels.coverArticle() ? shadow.querySelector('.panel:not([hidden])') : null);
  return scrollByKey(event, main, focused, layerOf(rooms) ?? correction?.within() ?? panel ?? main);
}

/**
 * What is open above all else: what lies below it, Tab does not reach.
 * @param {import('../rooms.js').Rooms} rooms
 */
function layerOf({ lightbox, keyList, note, translation }) {
  const original = translation.there()?.card;
  const boxes = [lightbox.there()?.box, keyList.there()?.box, note.there()?.card];
  // It comes beside what is pointed at as well, and then nobody is in it.
  if (original?.matches(':focus-within')) boxes.push(original);
  return boxes.find((box) => box?.hidden === false);
}

/** @param {Typed} typed */
function closeInnermost({ rooms, panels, close }) {
  const { keyList, note, correction, speech, translation } = rooms;
  if (keyList.there()?.close() || note.there()?.close(true)) return;
  if (translation.there()?.closeOriginal() || correction.there()?.close()) return;
  if (speech.there()?.isOpen()) speech.there()?.close();
  else if (!panels.show(null)) close();
}

/**
 * @param {string} pressed
 * @param {Typed} typed
 * @returns {boolean} whether it does something
 */
function singleKey(pressed, typed) {
  const { shadow, main, toolbar, togglePanel } = typed;
  const { speech, keyList, note, lightbox, correction, translation } = typed.rooms;
  const { focus, lineHeight, textSize } = typed.settings();
  const isCovered = lightbox.there()?.isOpen() ?? false;
  if (!isCovered && typed.rooms.share.there()?.key(pressed)) return true;
  const isDimmed = focus !== 'off' && !isCovered && !shadow.activeElement?.closest('.panel');
  if (isDimmed && (pressed === 'ArrowDown' || pressed === 'ArrowUp')) {
    const line = lineHeight * textSize;
    axisOf(main).scrollBy(pressed === 'ArrowDown' ? line : -line);
    return true;
  }
  const action = actionOf(pressed);
  if (action === undefined) return false;
  // A key of the list does what the list says of it, and what was open above the article makes room.
  const wasListed = keyList.there()?.close();
  note.there()?.close(true);
  lightbox.there()?.close();
  switch (action) {
    case 'next':
    case 'before':
      goToParagraph(action === 'next' ? 1 : -1, typed);
      break;
    case 'larger':
    case 'smaller':
      toolbar.resize(action === 'larger' ? 1 : -1);
      break;
    case 'speech':
      speech.use((speech) => speech.toggle());
      break;
    case 'correct':
      correction.use((correction) => correction.toggle());
      break;
    case 'help':
      if (!wasListed) keyList.use((list) => list.open(shadow.activeElement));
      break;
    case 'focus':
      typed.change({ focus: focus === 'off' ? '3' : 'off' });
      break;
    case 'translation':
      translation.use((translation) => translation.toggle());
      break;
    case 'original':
      translation.use((translation) => translation.toggleOriginal());
      break;
    case 'contents':
      if (toolbar.contentsButton.hidden) return false;
      togglePanel(action);
      break;
    default:
      togglePanel(action);
  }
  return true;
}

/**
 * @param {1 | -1} by
 * @param {Typed} typed
 */
function goToParagraph(by, { main, blocks }) {
  const { size, start, scrollBy } = axisOf(main);
  const line = size * READING_LINE;
  const starts = blocks().map((block) => start(block.getBoundingClientRect()) - line);
  // The block at the line itself is the one being read.
  const next = by > 0 ? starts.find((at) => at > 2) : starts.findLast((at) => at < -2);
  if (next !== undefined) scrollBy(next);
}

/**
 * Keeps Tab within the view, or within what is open above it; inside the browser moves by itself.
 * @param {ShadowRoot | Element} within
 * @param {KeyboardEvent} event
 * @param {Element | null} focused
 */
export function moveTab(within, { shiftKey }, focused) {
  const all = /** @type {HTMLElement[]} */ ([...within.querySelectorAll(FOCUSABLE)]);
  const stops = all.filter((stop) => isStop(stop, all, focused));
  const wanted = shiftKey ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  // What was opened has the focus first, and is no stop itself.
  const goesOn =
    focused !== null &&
    within.contains(focused) &&
    stops.some((stop) => (focused.compareDocumentPosition(stop) & wanted) !== 0);
  if (goesOn) return false;
  stops.at(shiftKey ? -1 : 0)?.focus();
  return true;
}

/**
 * Whether Tab comes to it. Of radio buttons it comes to the chosen one alone, and leaves them all at once.
 * @param {HTMLElement} stop
 * @param {HTMLElement[]} all
 * @param {Element | null} focused
 */
function isStop(stop, all, focused) {
  if (stop.tabIndex < 0 || !stop.checkVisibility({ visibilityProperty: true })) return false;
  if (!(stop instanceof HTMLInputElement) || stop.type !== 'radio' || stop.checked) return true;
  const group = all.filter(
    (one) => one instanceof HTMLInputElement && one.type === 'radio' && one.name === stop.name,
  );
  return !group.some((one) => one === focused || /** @type {HTMLInputElement} */ (one).checked);
}
