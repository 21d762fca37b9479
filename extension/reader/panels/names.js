/**
 * What the values of the settings are called.
 */

import { word } from '../../shared/words.js';

/** @typedef {import('../../shared/settings.js').Settings} Settings */

/** @returns {Record<Settings['theme'], string>} */
export function themeNames() {
  return {
    system: word('themeSystem'),
    light: word('themeLight'),
    sepia: word('themeSepia'),
    soft: word('themeSoft'),
    dark: word('themeDark'),
    contrast: word('themeContrast'),
    own: word('themeOwn'),
  };
}

/** @returns {Record<Settings['font'], string>} */
export function fontNames() {
  return {
    serif: word('fontSerif'),
    sans: word('fontSans'),
    mono: word('fontMono'),
    legible: word('fontLegible'),
    own: word('fontOwn'),
  };
}

/** @returns {Record<Settings['align'], string>} */
export function alignNames() {
  return { start: word('alignStart'), justify: word('alignJustify') };
}

/** @returns {Record<Settings['hyphens'], string>} */
export function hyphenNames() {
  return {
    auto: word('hyphensAuto'),
    always: word('hyphensAlways'),
    never: word('hyphensNever'),
  };
}

/** @returns {Record<Settings['focus'], string>} */
export function focusNames() {
  return { off: word('focusOff'), 1: '1', 3: '3', 5: '5' };
}
