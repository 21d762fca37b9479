// What a test has the extension find in its storage, in the form in which the extension keeps it.

import { digest } from '../../../extension/shared/digest.js';
import { checked, emptyState, PART, readKept, SCHEMA } from '../../../extension/shared/kept.js';

/**
 * The items of a state that outranks whatever is kept; parts that are left out are as they are by default.
 * @param {Partial<import('../../../extension/shared/kept.js').State>} state
 * @returns {Record<string, unknown>}
 */
export function itemsOf(state) {
  const texts = Object.entries({ ...emptyState(), ...state }).map(
    ([name, value]) => /** @type {const} */ ([name, JSON.stringify(value)]),
  );
  const parts = Object.fromEntries(texts.map(([name, text]) => [name, digest(text)]));
  const when = Date.now();
  // The extension counts from 1, and never comes this far.
  const index = checked('index.0', { schema: SCHEMA, sequence: when, when, by: 'test', parts });
  const items = Object.fromEntries(texts.map(([, text]) => [PART + digest(text), text]));
  return { ...items, 'index.0': index };
}

/**
 * The state as the extension keeps it now.
 * @param {import('./index.mjs').Browser} browser
 * @returns {Promise<import('../../../extension/shared/kept.js').State>}
 */
export async function keptState(browser) {
  const stored = /** @type {any} */ (await browser.stored());
  const { state } = await readKept(/** @type {any} */ ({ get: async () => stored }));
  return state;
}
