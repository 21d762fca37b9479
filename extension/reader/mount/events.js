/**
 * Keeps what the user does in the view from the page under it: keys and focus are taken at the window before the
 * page's handlers, pointers stop at the edge of the view, and the wheel never reaches the page.
 */

import { watchHeldKeys } from './held-keys.js';

/** A page that saw its own field lose the focus would react; it gets it back when the view closes. */
const FOCUS_EVENTS = ['focus', 'blur', 'focusin', 'focusout'];

const KEY_EVENTS = ['keydown', 'keypress', 'keyup'];

const POINTER_EVENTS =
  `pointerdown pointerup pointermove pointerover pointerout pointercancel mousedown mouseup
  mousemove mouseover mouseout click dblclick auxclick contextmenu touchstart touchend touchmove touchcancel
  dragstart drag dragend dragenter dragleave dragover drop copy cut paste input beforeinput selectstart
  wheel`.split(/\s+/);

/**
 * @typedef {object} Handlers
 * @property {(event: KeyboardEvent) => boolean} key says whether it used the key
 * @property {() => void} regainFocus the page took the focus
 * @property {() => void} focused the focus came into the view from outside, which no listener within is told of
 *
 * @param {HTMLElement} host
 * @param {HTMLElement} view the root of what is shown, inside the host's shadow tree
 * @param {Handlers} handlers
 * @param {AbortSignal} signal
 */
export function guardEvents(host, view, handlers, signal) {
  const atWindow = { capture: true, signal };
  const held = watchHeldKeys(signal);

  for (const type of KEY_EVENTS) {
    window.addEventListener(
      type,
      (event) => {
        // What the page makes up itself stays its own.
        if (!event.isTrusted) return;
        event.stopImmediatePropagation();
        held(event);
        if (event instanceof KeyboardEvent && type === 'keydown' && handlers.key(event)) {
          event.preventDefault();
        }
      },
      atWindow,
    );
  }

  for (const type of FOCUS_EVENTS) {
    window.addEventListener(
      type,
      (event) => {
        // What the page makes up stays its own here too.
        if (!event.isTrusted || event.target === window) return;
        event.stopImmediatePropagation();
        if (type !== 'focusin') return;
        if (event.target !== host) handlers.regainFocus();
        // A dialog that opens takes the focus before there is anything in it.
        else if (view.hasChildNodes()) handlers.focused();
      },
      atWindow,
    );
  }

  for (const type of POINTER_EVENTS) {
    view.addEventListener(type, (event) => event.stopPropagation(), { signal });
  }
  view.addEventListener('wheel', (event) => keepWheel(event, view), { passive: false, signal });
}

/**
 * Over a part that cannot scroll, or not further, the wheel would move the page below. `overscroll-behavior` alone keeps it
 * where the compositor scrolls: Firefox 153 does not ask for it where the page's own thread does.
 * @param {WheelEvent} event
 * @param {HTMLElement} view
 */
function keepWheel(event, view) {
  if (event.ctrlKey) return;
  for (const target of event.composedPath()) {
    if (target === view) break;
    if (target instanceof HTMLElement && isMovedBy(event, target)) return;
  }
  event.preventDefault();
}

/**
 * Whether a part scrolls by the wheel. What is turned sideways goes to whatever scrolls: it may mean a step of the browser's.
 * @param {WheelEvent} event
 * @param {HTMLElement} part
 */
function isMovedBy({ deltaX, deltaY, shiftKey }, part) {
  const { scrollTop, scrollWidth, clientWidth, scrollHeight, clientHeight } = part;
  const isSideways = shiftKey || Math.abs(deltaX) > Math.abs(deltaY);
  const left = deltaY < 0 ? scrollTop : scrollHeight - clientHeight - scrollTop;
  if (isSideways ? scrollWidth <= clientWidth && scrollHeight <= clientHeight : left < 1)
    return false;
  const { overflowX, overflowY } = getComputedStyle(part);
  return /auto|scroll/.test(isSideways ? overflowX + overflowY : overflowY);
}
