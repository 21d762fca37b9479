/**
 * Stands in for shared/state.js until it is there: the settings and the rules as they were kept so far.
 */

import { readRules } from '../shared/rules.js';
import { DEFAULTS, readSettings, watchSettings, writeSettings } from '../shared/settings.js';

/**
 * @typedef {{ settings: Record<string, any>, sites: Record<string, { opens?: 'always' | 'never', settings?: Record<string, any> }>, rules: string }} State
 * @typedef {Record<string, any>} Change
 */

/** @returns {Promise<State>} */
export async function readState() {
  return { settings: await readSettings(), sites: {}, rules: await readRules() };
}

/**
 * @param {(state: State) => void} changed
 * @param {AbortSignal} signal
 */
export function watchState(changed, signal) {
  watchSettings(async () => changed(await readState()), signal);
}

/**
 * @param {Change} change
 * @returns {Promise<State>}
 */
export async function change(change) {
  const { settings } = await readState();
  const said = Object.entries(change.set ?? {}).map(([key, value]) => [
    key,
    value ?? DEFAULTS[/** @type {keyof typeof DEFAULTS} */ (key)],
  ]);
  await writeSettings({ ...settings, ...Object.fromEntries(said) });
  return readState();
}
