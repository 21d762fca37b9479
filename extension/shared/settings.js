/**
 * The settings, in one table: each one's default, its name in words, its group, and the check that what was said still
 * means something. What was *said* is sparse and perhaps of another version; what is *meant* has a value for every key.
 */

import { hostsOver } from './sites.js';

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

/** The longest template for sharing, in characters. */
const MOST_TEMPLATE = 4_000;

/** Nothing in a style sheet of one's own may ask the network. */
const ASKS = /url\s*\(|image-set\s*\(|image\s*\(|src\s*\(|@import|@font-face|@namespace|\\/i;

/** A language as addresses and pages name it, and a reason for removing something as the core names it. */
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/;
const REASON = /^[a-z][a-z-]{0,39}$/;

/** The longest list of them. */
const MOST_NAMED = 60;

/**
 * Where a setting belongs: the look of the article, reading aloud, single keys, what is removed by itself, what is
 * remembered, how it is kept.
 * @typedef {'reading' | 'speech' | 'shortcuts' | 'furniture' | 'sharing' | 'privacy' | 'data'} Group
 */

/** The groups whose settings may be otherwise on one site. */
const OF_SITES = ['reading', 'furniture'];

/**
 * @template T
 * @typedef {{ initial: T, check: (value: any) => boolean }} Values
 */

/**
 * @template T
 * @typedef {Values<T> & { label: string, group: Group }} Setting its label is the key of a message
 */

/** @typedef {Record<string, unknown>} Said what the user said, by key; keys of other versions are carried along */

/**
 * @template {string | number} T
 * @param {readonly T[]} values
 * @param {T} initial
 * @returns {Values<T>}
 */
function oneOf(values, initial) {
  return { initial, check: (value) => values.includes(value) };
}

/**
 * @param {(text: string) => boolean} isGood
 * @param {string} initial
 * @returns {Values<string>}
 */
function textThat(isGood, initial) {
  return { initial, check: (value) => typeof value === 'string' && isGood(value) };
}

/**
 * @param {boolean} initial
 * @returns {Values<boolean>}
 */
function yesOrNo(initial) {
  return { initial, check: (value) => typeof value === 'boolean' };
}

/**
 * @param {RegExp} shape of each
 * @returns {Values<string[]>}
 */
function listOf(shape) {
  return {
    initial: [],
    check: (value) =>
      Array.isArray(value) &&
      value.length <= MOST_NAMED &&
      value.every((one) => typeof one === 'string' && shape.test(one)),
  };
}

/**
 * @template T
 * @param {Group} group
 * @param {string} label
 * @param {Values<T>} values
 * @returns {Setting<T>}
 */
function setting(group, label, values) {
  return { ...values, group, label };
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
  textSize: setting('reading', 'textSize', oneOf(TEXT_SIZES, 20)),
  theme: setting('reading', 'theme', oneOf(THEMES, 'system')),
  font: setting('reading', 'font', oneOf(FONTS, 'serif')),
  fontName: setting('reading', 'fontName', textThat(isFontName, '')),
  weight: setting('reading', 'weight', oneOf(WEIGHTS, 400)),
  lineHeight: setting('reading', 'lineHeight', oneOf(LINE_HEIGHTS, 1.62)),
  paragraph: setting('reading', 'paragraphSpace', oneOf(PARAGRAPHS, 0.75)),
  letters: setting('reading', 'letterSpace', oneOf(LETTERS, 0)),
  words: setting('reading', 'wordSpace', oneOf(WORDS, 0)),
  width: setting('reading', 'width', oneOf(WIDTHS, 66)),
  align: setting('reading', 'align', oneOf(ALIGNMENTS, 'start')),
  hyphens: setting('reading', 'hyphens', oneOf(HYPHENS, 'auto')),
  focus: setting('reading', 'lineFocus', oneOf(FOCUS, 'off')),
  vertical: setting('reading', 'verticalLines', yesOrNo(false)),
  images: setting('reading', 'images', yesOrNo(true)),
  links: setting('reading', 'linksShown', yesOrNo(true)),
  paper: setting('reading', 'colorPaper', textThat(isColor, '#fdfcf9')),
  ink: setting('reading', 'colorInk', textThat(isColor, '#211f1b')),
  accent: setting('reading', 'colorAccent', textThat(isColor, '#0b6175')),
  css: setting('reading', 'ownCss', textThat(isHarmlessCss, '')),
  rate: setting('speech', 'speechRate', oneOf(RATES, 1)),
  voice: setting(
    'speech',
    'speechVoice',
    textThat((name) => name.length <= MOST_VOICE, ''),
  ),
  frontMatter: setting('sharing', 'frontMatter', yesOrNo(true)),
  wrapText: setting('sharing', 'wrapText', yesOrNo(false)),
  linkNotes: setting('sharing', 'linkNotes', yesOrNo(false)),
  template: setting(
    'sharing',
    'template',
    textThat((text) => text.length <= MOST_TEMPLATE, '[{title}]({url}) — {byline}, {date}'),
  ),
  keys: setting('shortcuts', 'keysOn', yesOrNo(true)),
  keepReasons: setting('furniture', 'reasonsKept', listOf(REASON)),
  skipLanguages: setting('furniture', 'languagesSkipped', listOf(LANGUAGE)),
  places: setting('privacy', 'placesKept', yesOrNo(true)),
  sync: setting('data', 'syncOn', yesOrNo(false)),
};

/**
 * @typedef {{ [K in keyof typeof SETTINGS]: (typeof SETTINGS)[K] extends Setting<infer T> ? T : never }} Settings
 */

/** @type {Settings} */
export const DEFAULTS = /** @type {any} */ (
  Object.fromEntries(Object.entries(SETTINGS).map(([key, { initial }]) => [key, initial]))
);

/**
 * @param {Group} group
 * @returns {(keyof Settings)[]}
 */
export function keysOf(group) {
  const keys = /** @type {(keyof Settings)[]} */ (Object.keys(SETTINGS));
  return keys.filter((key) => SETTINGS[key].group === group);
}

/**
 * Whether there is such a setting.
 * @param {string} key
 * @returns {key is keyof Settings}
 */
export function isSetting(key) {
  return Object.hasOwn(SETTINGS, key);
}

/** @param {string} key */
export function mayDifferBySite(key) {
  return isSetting(key) && OF_SITES.includes(SETTINGS[key].group);
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

/**
 * What is meant on one site: what was said of it, the longest host first, then what was said of all.
 * @param {{ settings: Said, sites: import('./sites.js').Sites }} state
 * @param {string} host
 * @returns {Settings}
 */
export function meantFor(state, host) {
  const said = hostsOver(host).flatMap((over) => understood(siteSettings(state.sites, over)));
  return meant({ ...state.settings, ...Object.fromEntries(said.reverse()) });
}

/**
 * What would be meant on a site if nothing were said of it itself.
 * @param {{ settings: Said, sites: import('./sites.js').Sites }} state
 * @param {string} host
 * @returns {Settings}
 */
export function withoutSite({ settings, sites }, host) {
  return meantFor({ settings, sites: { ...sites, [host]: {} } }, host);
}

/**
 * @param {import('./sites.js').Sites} sites
 * @param {string} host
 * @returns {Said}
 */
export function siteSettings(sites, host) {
  const said = Object.hasOwn(sites, host) ? sites[host]?.settings : undefined;
  return typeof said === 'object' && said !== null ? said : {};
}

/**
 * What was said of a site, as far as this version understands it: others may have said more.
 * @param {Said} settings
 * @returns {[string, unknown][]}
 */
export function understood(settings) {
  return Object.entries(settings).filter(
    ([key, value]) => mayDifferBySite(key) && isMeaningful(key, value),
  );
}

/**
 * Whether a value can be said of this setting.
 * @param {string} key
 * @param {unknown} value
 */
export function isMeaningful(key, value) {
  return isSetting(key) && SETTINGS[key].check(value);
}
