/**
 * Every setting of the text and the page as a control, in one list, with presets and a way back: for the panel beside
 * the article and for the page of the options, which lay them out each in its own way.
 */

import {
  ALIGNMENTS,
  DEFAULTS,
  FOCUS,
  FONTS,
  HYPHENS,
  isFontName,
  isHarmlessCss,
  keysOf,
  LETTERS,
  LINE_HEIGHTS,
  PARAGRAPHS,
  TEXT_SIZES,
  THEMES,
  WEIGHTS,
  WIDTHS,
  WORDS,
} from '../../shared/settings.js';
import { formatLanguage, word } from '../../shared/words.js';
import { element } from '../element.js';
import { contrast, LEAST_CONTRAST } from './contrast.js';
import { makeChoice, makeColor, makeSteps, makeSwitch, makeText } from './controls.js';
import { alignNames, focusNames, fontNames, hyphenNames, themeNames } from './names.js';

/** @typedef {import('../../shared/settings.js').Settings} Settings */
/** @typedef {import('./controls.js').Control} Control */

/**
 * @typedef {object} TextControls
 * @property {HTMLElement} presets
 * @property {Map<keyof Settings, HTMLElement>} rows in their order
 * @property {HTMLElement} warning of colors that are hard to tell apart; stands after the last of them
 * @property {HTMLElement} reset
 * @property {(settings: Settings) => void} showSettings
 */

/**
 * Looks to begin from. What they do not name is as it is by default; size and theme are left as they are.
 * @type {[string, () => string, Partial<Settings>][]}
 */
const PRESETS = [
  ['plain', () => word('presetPlain'), {}],
  [
    'book',
    () => word('presetBook'),
    { lineHeight: 1.5, paragraph: 0.25, width: 60, align: 'justify', hyphens: 'auto' },
  ],
  [
    'airy',
    () => word('presetAiry'),
    { lineHeight: 1.9, paragraph: 1, letters: 0.01, words: 0.04, width: 60 },
  ],
  [
    // Sans serif, letters and words well apart, lines of 60 to 70 characters, nothing justified or parted: what the
    // British Dyslexia Association advises (Dyslexia Style Guide 2023).
    'legible',
    () => word('presetLegible'),
    {
      font: 'legible',
      lineHeight: 1.75,
      paragraph: 1,
      letters: 0.035,
      words: 0.12,
      width: 60,
      hyphens: 'never',
    },
  ],
];

/**
 * @param {(settings: Settings) => void} changed by the user, and shown already
 * @param {AbortSignal} signal
 * @returns {TextControls}
 */
export function makeTextControls(changed, signal) {
  /** @type {Settings} */
  let settings = DEFAULTS;
  /** @param {Partial<Settings>} change */
  const change = (change) => {
    settings = { ...settings, ...change };
    showSettings(settings);
    changed(settings);
  };

  const inPercent = new Intl.NumberFormat(formatLanguage, {
    style: 'percent',
    maximumFractionDigits: 1,
  });
  const plain = new Intl.NumberFormat(formatLanguage, { maximumFractionDigits: 2 });
  const percent = (/** @type {number} */ value) => inPercent.format(value);
  const number = (/** @type {number} */ value) => plain.format(value);

  /** @type {Control[]} */
  const controls = [
    makeChoice('theme', THEMES, word('theme'), themeNames(), change),
    makeColor('paper', word('colorPaper'), change),
    makeColor('ink', word('colorInk'), change),
    makeColor('accent', word('colorAccent'), change),
    makeSteps('textSize', TEXT_SIZES, word('textSize'), number, change),
    makeChoice('font', FONTS, word('font'), fontNames(), change),
    makeText('fontName', word('fontName'), word('fontNameRefused'), isFontName, change),
    makeSteps('weight', WEIGHTS, word('weight'), number, change),
    makeSteps('lineHeight', LINE_HEIGHTS, word('lineHeight'), number, change),
    makeSteps('width', WIDTHS, word('width'), number, change),
    makeSteps('paragraph', PARAGRAPHS, word('paragraphSpace'), number, change),
    makeSteps('letters', LETTERS, word('letterSpace'), percent, change),
    makeSteps('words', WORDS, word('wordSpace'), percent, change),
    makeChoice('align', ALIGNMENTS, word('align'), alignNames(), change),
    makeChoice('hyphens', HYPHENS, word('hyphens'), hyphenNames(), change),
    makeChoice('focus', FOCUS, word('lineFocus'), focusNames(), change),
    makeSwitch('vertical', word('verticalLines'), change),
    makeSwitch('images', word('images'), change),
    makeSwitch('links', word('linksShown'), change),
    makeSwitch('places', word('placesKept'), change),
    makeSwitch('keys', word('keysOn'), change),
    makeText('css', word('ownCss'), word('ownCssRefused'), isHarmlessCss, change, true),
  ];
  const rows = new Map(controls.map((control) => [control.key, control.row]));

  const buttons = PRESETS.map(([name, label]) =>
    element('button', { class: 'preset', type: 'button', 'data-preset': name }, label()),
  );
  for (const [at, button] of buttons.entries()) {
    const press = (/** @type {Event} */ event) =>
      event.isTrusted && change({ ...look(), ...PRESETS[at]?.[2] });
    button.addEventListener('click', press, { signal });
  }
  const presets = element(
    'div',
    { class: 'presets', role: 'group', 'aria-label': word('presets') },
    ...buttons,
  );
  const warning = element('p', { class: 'warning', role: 'status' });
  const reset = element('button', { class: 'step reset', type: 'button' }, word('textReset'));
  reset.addEventListener('click', (event) => event.isTrusted && change(initial([...rows.keys()])), {
    signal,
  });

  /** @param {Settings} now */
  function showSettings(now) {
    settings = now;
    for (const control of controls) control.show(now);
    const isOwn = now.theme === 'own';
    for (const key of /** @type {const} */ (['paper', 'ink', 'accent'])) {
      const row = rows.get(key);
      if (row) row.hidden = !isOwn;
    }
    const row = rows.get('fontName');
    if (row) row.hidden = now.font !== 'own';
    warning.textContent = isOwn ? contrastWarning(now) : '';
    for (const [at, [, , preset]] of PRESETS.entries()) {
      const wanted = { ...now, ...look(), ...preset };
      const isOn = Object.entries(wanted).every(
        ([key, value]) => now[/** @type {keyof Settings} */ (key)] === value,
      );
      buttons[at]?.setAttribute('aria-pressed', String(isOn));
    }
  }

  return { presets, rows, warning, reset, showSettings };
}

/** What presets leave as it is, though it belongs to the look. */
const NOT_OF_PRESETS = [
  ...['textSize', 'theme', 'paper', 'ink', 'accent', 'css', 'images', 'links'],
  ...['vertical', 'fontName', 'weight'],
];

/** The defaults of all that a preset may set. */
function look() {
  return initial(keysOf('reading').filter((key) => !NOT_OF_PRESETS.includes(key)));
}

/** @param {(keyof Settings)[]} keys */
function initial(keys) {
  const entries = keys.map((key) => [key, DEFAULTS[key]]);
  return /** @type {Partial<Settings>} */ (Object.fromEntries(entries));
}

/** @param {Settings} settings */
function contrastWarning({ paper, ink, accent }) {
  const number = new Intl.NumberFormat(formatLanguage, { maximumFractionDigits: 1 });
  const weak = Math.min(contrast(paper, ink), contrast(paper, accent));
  return weak < LEAST_CONTRAST
    ? word('contrastLow', number.format(weak), number.format(LEAST_CONTRAST))
    : '';
}
