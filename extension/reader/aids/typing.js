/**
 * What the keys do in the view: Esc closes what is open, the innermost first; Tab stays within; single keys act.
 */

import { axisOf } from '../article/axis.js';
import { actionOf, latinKey } from './key-table.js';
import { turnKey } from './sideways.js';

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
 * @property {import('./speech.js').Speech} speech
 * @property {import('../pick/correction.js').Correction} correction
 * @property {import('./lightbox.js').Lightbox} lightbox
 * @property {import('./note-card.js').NoteCard} note
 * @property {ReturnType<typeof import('./keys.js').makeKeyList>} keyList
 * @property {import('../share/panel.js').SharePanel} share
 * @property {() => void} close
 */

/**
 * @param {KeyboardEvent} event
 * @param {Typed} typed
 * @returns {boolean} whether the key was used here
 */
export function typeKey(event, typed) {
  if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return false;
  const { shadow, toolbar, lightbox } = typed;
  if (lightbox.key(event.key)) return true;
  const key = latinKey(event);
  const mayUse = key.length > 1 || typed.settings().keys;
  if (mayUse && typed.correction.key(key, shadow.activeElement)) return true;
  if (event.key === 'Escape') {
    closeInnermost(typed);
    return true;
  }
  const focused = shadow.activeElement;
  if (event.key === 'Tab')
    return moveTab(layerOf(typed) ?? typed.correction.within() ?? shadow, event, focused);
  if (focused !== null && toolbar.moveFocus(event.key, focused)) return true;
  if (focused?.matches('input, textarea, select')) return false;
  if (typed.settings().keys && singleKey(key, typed)) return true;
  return turnKey(event, typed.main, focused);
}

/**
 * What is open above all else: what lies below it, Tab does not reach.
 * @param {Typed} typed
 */
function layerOf({ lightbox, keyList, note }) {
  return [lightbox.box, keyList.box, note.card].find((box) => !box.hidden);
}

/** @param {Typed} typed */
function closeInnermost({ keyList, note, correction, speech, panels, close }) {
  if (keyList.close() || note.close(true) || correction.close()) return;
  if (speech.isOpen()) speech.close();
  else if (!panels.show(null)) close();
}

/**
 * @param {string} pressed
 * @param {Typed} typed
 * @returns {boolean} whether it does something
 */
function singleKey(pressed, typed) {
  const { shadow, main, toolbar, panels, speech, keyList, note } = typed;
  const { focus, lineHeight, textSize } = typed.settings();
  if (typed.share.key(pressed)) return true;
  const isDimmed = focus !== 'off' && !shadow.activeElement?.closest('.panel');
  if (isDimmed && (pressed === 'ArrowDown' || pressed === 'ArrowUp')) {
    const line = lineHeight * textSize;
    axisOf(main).scrollBy(pressed === 'ArrowDown' ? line : -line);
    return true;
  }
  const action = actionOf(pressed);
  if (action === undefined) return false;
  // A key of the list does what the list says of it, and what was open above the article makes room.
  const wasListed = keyList.close();
  note.close(true);
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
      speech.toggle();
      break;
    case 'correct':
      typed.correction.toggle();
      break;
    case 'help':
      if (!wasListed) keyList.open(shadow.activeElement);
      break;
    case 'focus':
      typed.change({ focus: focus === 'off' ? '3' : 'off' });
      break;
    case 'contents':
      if (toolbar.contentsButton.hidden) return false;
      panels.toggle(action);
      break;
    default:
      panels.toggle(action);
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
  const stops = [...within.querySelectorAll(FOCUSABLE)].filter(
    (stop) => stop instanceof HTMLElement && stop.tabIndex >= 0 && stop.checkVisibility(),
  );
  const last = stops.at(shiftKey ? 0 : -1);
  if (focused !== last && focused !== null) return false;
  const next = stops.at(shiftKey ? -1 : 0);
  if (next instanceof HTMLElement) next.focus();
  return true;
}
