/**
 * What the reader chose for every page, in one table: each setting's default and the check that what was stored still
 * means something. Kept in `storage.local`; storage that fails costs the choice, never the view.
 */

import { storage } from './browser.js';

/** The sizes of body text one can step through, in CSS pixels. */
export const TEXT_SIZES = [14, 15, 16, 17, 18, 19, 20, 22, 24, 27, 30, 34, 40];

/** The themes one can choose; `system` follows the system's light or dark, `own` has the user's own colors. */
export const THEMES = /** @type {const} */ ([
  'system',
  'light',
  'sepia',
  'soft',
  'dark',
  'contrast',
  'own',
]);

/** The kinds of type; `legible` holds letters hard to mistake for each other, `own` any installed font by its name. */
export const FONTS = /** @type {const} */ (['serif', 'sans', 'mono', 'legible', 'own']);

/** How lines end; `justify` makes both edges straight. */
export const ALIGNMENTS = /** @type {const} */ (['start', 'justify']);

/** When words are parted at the end of a line; `auto` where columns are narrow or justified. */
export const HYPHENS = /** @type {const} */ (['auto', 'always', 'never']);

/** The weights of body text, as CSS counts them. */
export const WEIGHTS = [300, 350, 400, 450, 500, 600, 700];

/** Heights of a line, in sizes of the text. */
export const LINE_HEIGHTS = [1.3, 1.4, 1.5, 1.62, 1.75, 1.9, 2.05, 2.25, 2.5];

/** Distances between paragraphs, in lines of the text. */
export const PARAGRAPHS = [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5];

/** Space added between letters, in sizes of the text. */
export const LETTERS = [0, 0.01, 0.02, 0.035, 0.05, 0.07, 0.09, 0.12];

/** Space added between words, in sizes of the text. */
export const WORDS = [0, 0.04, 0.08, 0.12, 0.16, 0.24, 0.32];

/** Widths of the column, in characters of a Latin text. */
export const WIDTHS = [36, 42, 48, 54, 60, 66, 72, 80, 90, 100];

/** How many lines stay clear while the others are dimmed; `off` dims none. */
export const FOCUS = /** @type {const} */ (['off', '1', '3', '5']);

/** Speeds of the voice, as times its own. */
export const RATES = [0.6, 0.75, 0.9, 1, 1.15, 1.3, 1.5, 1.75, 2, 2.5];

/** The longest name of a font or a voice, and the longest style sheet of one's own, in characters. */
const MOST_NAME = 80;
const MOST_VOICE = 200;
const MOST_CSS = 20_000;

/** Nothing in a style sheet of one's own may ask the network. */
const ASKS = /url\s*\(|image-set\s*\(|image\s*\(|src\s*\(|@import|@font-face|@namespace|\\/i;

/**
 * @template T
 * @typedef {{ initial: T, check: (value: any) => boolean }} Setting
 */

/**
 * @template {string | number} T
 * @param {readonly T[]} values
 * @param {T} initial
 * @returns {Setting<T>}
 */
function oneOf(values, initial) {
  return { initial, check: (value) => values.includes(value) };
}

/**
 * @param {(text: string) => boolean} isGood
 * @param {string} initial
 * @returns {Setting<string>}
 */
function textThat(isGood, initial) {
  return { initial, check: (value) => typeof value === 'string' && isGood(value) };
}

/**
 * @param {boolean} initial
 * @returns {Setting<boolean>}
 */
function yesOrNo(initial) {
  return { initial, check: (value) => typeof value === 'boolean' };
}

/** @param {string} text */
const isColor = (text) => /^#[0-9a-f]{6}$/.test(text);

/** @param {string} name */
export const isFontName = (name) =>
  name.length <= MOST_NAME && /^[\p{L}\p{M}\p{N} ._+-]*$/u.test(name);

/** @param {string} css */
export const isHarmlessCss = (css) => css.length <= MOST_CSS && !ASKS.test(css);

/** The table. */
export const SETTINGS = {
  textSize: oneOf(TEXT_SIZES, 20),
  theme: oneOf(THEMES, 'system'),
  font: oneOf(FONTS, 'serif'),
  fontName: textThat(isFontName, ''),
  weight: oneOf(WEIGHTS, 400),
  lineHeight: oneOf(LINE_HEIGHTS, 1.62),
  paragraph: oneOf(PARAGRAPHS, 0.75),
  letters: oneOf(LETTERS, 0),
  words: oneOf(WORDS, 0),
  width: oneOf(WIDTHS, 66),
  align: oneOf(ALIGNMENTS, 'start'),
  hyphens: oneOf(HYPHENS, 'auto'),
  focus: oneOf(FOCUS, 'off'),
  vertical: yesOrNo(false),
  images: yesOrNo(true),
  links: yesOrNo(true),
  places: yesOrNo(true),
  keys: yesOrNo(true),
  paper: textThat(isColor, '#fdfcf9'),
  ink: textThat(isColor, '#211f1b'),
  accent: textThat(isColor, '#0b6175'),
  css: textThat(isHarmlessCss, ''),
  rate: oneOf(RATES, 1),
  voice: textThat((name) => name.length <= MOST_VOICE, ''),
};

/**
 * @typedef {{ [K in keyof typeof SETTINGS]: (typeof SETTINGS)[K] extends Setting<infer T> ? T : never }} Settings
 */

/** @type {Settings} */
export const DEFAULTS = /** @type {any} */ (
  Object.fromEntries(Object.entries(SETTINGS).map(([key, { initial }]) => [key, initial]))
);

const KEY = 'reader';

/** @returns {Promise<Settings>} */
export async function readSettings() {
  try {
    const stored = await storage.local.get(KEY);
    return meant(stored[KEY]);
  } catch {
    return { ...DEFAULTS };
  }
}

/**
 * What was written here and not yet heard of again, in order: of one's own doing one need not be told, least of all
 * late.
 * @type {string[]}
 */
const written = [];

/** @param {Settings} settings */
export async function writeSettings(settings) {
  const text = JSON.stringify(meant(settings));
  written.push(text);
  try {
    await storage.local.set({ [KEY]: settings });
  } catch {
    // Full, or gone with the extension: the choice holds until the view is closed.
    written.length = 0;
  }
}

/**
 * Tells of settings that were changed anywhere, in another tab for instance.
 * @param {(settings: Settings) => void} changed
 * @param {AbortSignal} signal
 */
export function watchSettings(changed, signal) {
  /** @type {Parameters<typeof storage.onChanged.addListener>[0]} */
  const listen = (changes, area) => {
    if (area !== 'local' || !changes[KEY]) return;
    const now = meant(changes[KEY].newValue);
    const own = written.indexOf(JSON.stringify(now));
    // What came before it was overwritten unheard, or said nothing new.
    written.splice(0, own >= 0 ? own + 1 : written.length);
    if (own < 0) changed(now);
  };
  try {
    storage.onChanged.addListener(listen);
  } catch {
    // The extension was updated under the page: nothing will be heard of it again.
    return;
  }
  signal.addEventListener('abort', () => {
    try {
      storage.onChanged.removeListener(listen);
    } catch {
      // As above, since then.
    }
  });
}

/**
 * What was said, by this version or another, as far as it means something here.
 * @param {any} said
 * @returns {Settings}
 */
export function meant(said) {
  const entries = Object.entries(SETTINGS).map(([key, { initial, check }]) => {
    const value = said?.[key];
    return [key, check(value) ? value : initial];
  });
  return /** @type {any} */ (Object.fromEntries(entries));
}
