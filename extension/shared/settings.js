/**
 * What the reader chose for every page: the size of the text and the theme. Kept in `storage.local`; whatever is
 * read back is validated, and storage that fails costs the choice, never the view.
 */

import { storage } from './browser.js';

/** The sizes of body text one can step through, in CSS pixels. */
export const TEXT_SIZES = [14, 15, 16, 17, 18, 19, 20, 22, 24, 27, 30, 34, 40];

/** The themes one can choose; `system` follows the system's light or dark. */
export const THEMES = /** @type {const} */ (['system', 'light', 'sepia', 'dark']);

/** @typedef {{ textSize: number, theme: typeof THEMES[number] }} Settings */

/** @type {Settings} */
const DEFAULTS = { textSize: 20, theme: 'system' };

const KEY = 'reader';

/** @returns {Promise<Settings>} */
export async function readSettings() {
  try {
    const stored = await storage.local.get(KEY);
    return validated(stored[KEY]);
  } catch {
    return { ...DEFAULTS };
  }
}

/** @param {Settings} settings */
export async function writeSettings(settings) {
  try {
    await storage.local.set({ [KEY]: settings });
  } catch {
    // Full, or gone with the extension: the choice holds until the view is closed.
  }
}

/**
 * @param {any} said what was stored, perhaps by another version
 * @returns {Settings}
 */
function validated(said) {
  return {
    textSize: TEXT_SIZES.find((size) => size === said?.textSize) ?? DEFAULTS.textSize,
    theme: THEMES.find((theme) => theme === said?.theme) ?? DEFAULTS.theme,
  };
}
