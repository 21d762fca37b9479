/**
 * The key that opens the reader from any page, as the browser really has it. Firefox lets it be changed here; Chromium in
 * a list of its own alone, which also tells of conflicts.
 */

import { element } from '../../reader/element.js';
import { commands, runtime, tabs } from '../../shared/browser.js';
import { word } from '../../shared/words.js';
import { button } from '../parts.js';
import { printedKeys } from './keys.js';
import { makeRecorder } from './recorder.js';

/** The command of the manifest: what the button does. */
const COMMAND = '_execute_action';

/** Where Chromium lists the shortcuts of all extensions; its relatives lead there from this address too. */
const LIST = 'chrome://extensions/shortcuts';

/**
 * What Firefox has beside `getAll`.
 * @typedef {object} Changing
 * @property {(details: { name: string, shortcut: string }) => Promise<void>} update
 * @property {(name: string) => Promise<void>} reset
 * @property {() => Promise<void>} [openShortcutSettings]
 * @property {{ addListener(changed: () => void): void }} [onChanged]
 */

/** @param {import('../app.js').App} app */
export function makeBinding(app) {
  const isMac = navigator.platform.startsWith('Mac');
  const proposed = proposedKeys();
  const changing = /** @type {Partial<Changing>} */ (commands ?? {});
  const mayChange = changing.update !== undefined && changing.reset !== undefined;
  /** @type {string | null} null until the browser has said it */
  let bound = null;

  const keys = element('span', { class: 'binding-keys', dir: 'ltr' });
  const what = element('p', { class: 'what' });
  const words = element(
    'div',
    { class: 'row-words' },
    element('p', { class: 'name' }, word('shortcutToggle')),
    what,
  );
  const change = button(word('shortcutChange'), () => {
    acts.hidden = true;
    recorder.open();
  });
  const reset = button(word('shortcutReset', proposed), () => put(null));
  const list = button(word('shortcutList'), openList);
  const acts = element('div', { class: 'binding-acts' });
  acts.append(...(mayChange ? [change, reset] : []), list);
  const recorder = makeRecorder(isMac, put, close);
  const row = element(
    'div',
    { class: 'row binding', 'data-find': 'Ctrl Alt' },
    words,
    keys,
    recorder.box,
    acts,
  );

  function close() {
    recorder.close();
    acts.hidden = false;
    change.focus({ preventScroll: true });
  }

  /** @param {string} shortcut */
  const shown = (shortcut) => printedKeys(shortcut, isMac).join(' + ');

  /**
   * @param {string | null} wanted null for what Limpide proposes
   * @returns {Promise<boolean>} whether the browser took it
   */
  async function put(wanted) {
    const before = bound ?? '';
    try {
      await (wanted === null
        ? changing.reset?.(COMMAND)
        : changing.update?.({ name: COMMAND, shortcut: wanted }));
    } catch {
      return false;
    }
    await read();
    close();
    if (bound === before) return true;
    app.undo(bound ? word('saidShortcut', shown(bound)) : word('saidNoShortcut'), async () => {
      await changing.update?.({ name: COMMAND, shortcut: before });
      await read();
    });
    return true;
  }

  async function openList() {
    try {
      if (changing.openShortcutSettings) await changing.openShortcutSettings();
      else await tabs.create({ url: LIST });
    } catch {
      app.say(word('shortcutListFailed', LIST));
    }
  }

  async function read() {
    const all = (await commands?.getAll()) ?? [];
    bound = all.find(({ name }) => name === COMMAND)?.shortcut ?? '';
    show();
  }

  function show() {
    const isBound = bound !== null && bound !== '';
    const parts = printedKeys(bound ?? '', isMac).map((key) => element('kbd', {}, key));
    keys.replaceChildren(
      ...(isBound
        ? parts.flatMap((part, at) => (at === 0 ? [part] : [' + ', part]))
        : [element('span', { class: 'warning' }, word('shortcutNone'))]),
    );
    row.classList.toggle('unbound', !isBound);
    if (!commands) what.textContent = word('shortcutNever');
    else if (!isBound) {
      what.textContent = mayChange
        ? word('shortcutNoneHere')
        : word('shortcutTaken', shown(proposed));
    } else what.textContent = mayChange ? word('shortcutHere') : word('shortcutThere');
    change.textContent = word(isBound ? 'shortcutChange' : 'shortcutSet');
    reset.hidden = bound === proposed;
    list.classList.toggle('main', !isBound && !mayChange);
  }

  if (commands) {
    // Changed in the browser's list, which is in another tab.
    document.addEventListener('visibilitychange', () => document.hidden || read(), {
      signal: app.signal,
    });
    addEventListener('focus', read, { signal: app.signal });
    changing.onChanged?.addListener(read);
    read();
  } else {
    acts.hidden = true;
    keys.hidden = true;
    show();
  }
  return { row, read };
}

function proposedKeys() {
  const keys = runtime.getManifest().commands?.[COMMAND]?.suggested_key;
  return (typeof keys === 'object' ? keys.default : keys) ?? '';
}
