/**
 * Keys pressed together, as browsers write them (`Ctrl+Shift+Y`): from an event to that text, what is wrong with it as a
 * shortcut, and the names of its keys as they are printed on them.
 */

/**
 * What was heard: `alone` is a key that types, without one that keeps it from it; `key` is one that no shortcut can have;
 * `browser` is a shortcut of Firefox itself, which an extension cannot take or should not.
 * @typedef {{ shortcut: string, fault?: 'alone' | 'key' | 'browser' }} Heard
 */

const MODIFIERS = ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Fn', 'OS', 'Dead'];

/**
 * Keys that events name otherwise than manifests do (MDN, manifest.json/commands).
 * @type {Record<string, string>}
 */
const NAMES = {
  ',': 'Comma',
  '.': 'Period',
  ' ': 'Space',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
};

const NAMED = [
  ...['Comma', 'Period', 'Home', 'End', 'PageUp', 'PageDown', 'Space', 'Insert', 'Delete'],
  ...['Up', 'Down', 'Left', 'Right'],
];
const FUNCTION = /^F(?:[1-9]|1[0-2])$/;

/**
 * What keys have printed on them.
 * @type {Record<string, string>}
 */
const PRINTED = {
  Comma: ',',
  Period: '.',
  Up: '↑',
  Down: '↓',
  Left: '←',
  Right: '→',
  MacCtrl: '⌃',
  Command: '⌘',
};

/**
 * The shortcuts of Firefox on any system, with Ctrl for what is Command on a Mac (support.mozilla.org, Keyboard shortcuts).
 * After each modifier the letters and digits, then other keys.
 * @type {Record<string, [string, string[]]>}
 */
const OF_BROWSER = {
  Ctrl: [
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
    ['Home', 'End', 'PageUp', 'PageDown', 'Up', 'Down', 'Left', 'Right', 'Delete', 'F4', 'F5'],
  ],
  'Ctrl+Shift': [
    'ABCDEGHIJKMNOPRSTVWXYZ',
    ['Home', 'End', 'PageUp', 'PageDown', 'Up', 'Down', 'Left', 'Right', 'Delete'],
  ],
  Alt: ['0123456789D', ['Home', 'Left', 'Right', 'Up', 'Down', 'Space', 'F4']],
  Shift: ['', ['F5', 'F7', 'F8', 'F9', 'F10', 'F12']],
  '': ['', ['F1', 'F3', 'F5', 'F6', 'F7', 'F10', 'F11', 'F12']],
};

/**
 * @param {Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>} event
 * @param {boolean} isMac
 * @returns {Heard | null} null while only keys are held that do nothing by themselves
 */
export function heard(event, isMac) {
  if (MODIFIERS.includes(event.key)) return null;
  const held = [
    event.ctrlKey && (isMac ? 'MacCtrl' : 'Ctrl'),
    event.altKey && 'Alt',
    event.metaKey && isMac && 'Command',
    event.shiftKey && 'Shift',
  ].filter((name) => typeof name === 'string');
  const key = nameOf(event);
  const shortcut = [...held, key].join('+');
  if (!isUsable(key) || (event.metaKey && !isMac) || held.length > 2) {
    return { shortcut, fault: 'key' };
  }
  const isFunction = FUNCTION.test(key);
  if (!isFunction && !held.some((name) => name !== 'Shift')) return { shortcut, fault: 'alone' };
  const [signs, names] = OF_BROWSER[held.map(asElsewhere).join('+')] ?? ['', []];
  const isTaken = key.length === 1 ? signs.includes(key) : names.includes(key);
  return isTaken ? { shortcut, fault: 'browser' } : { shortcut };
}

/**
 * The keys of a shortcut, each as it is printed; Chromium on a Mac writes all of them in one.
 * @param {string} shortcut
 * @param {boolean} isMac
 * @returns {string[]}
 */
export function printedKeys(shortcut, isMac) {
  const keys = shortcut.split('+').filter(Boolean);
  return keys.map((key) => (isMac && key === 'Ctrl' ? '⌘' : (PRINTED[key] ?? key)));
}

/**
 * @param {Pick<KeyboardEvent, 'key' | 'code'>} event
 * @returns {string}
 */
function nameOf({ key, code }) {
  if (/^[a-z\d]$/i.test(key)) return key.toUpperCase();
  const named = NAMES[key] ?? key;
  if (isUsable(named)) return named;
  // With Alt or on another layout, a sign stands in the place of the letter.
  return /^(?:Key|Digit)([A-Z\d])$/.exec(code)?.[1] ?? named;
}

/** @param {string} key */
function isUsable(key) {
  return /^[A-Z\d]$/.test(key) || NAMED.includes(key) || FUNCTION.test(key);
}

/** @param {string} modifier of a Mac, as the table above has it */
function asElsewhere(modifier) {
  return modifier === 'Command' ? 'Ctrl' : modifier;
}
