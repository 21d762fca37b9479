/**
 * What the background does for translation: the translator with the real state, permissions, keys, cache and counts.
 */

import { storage } from '../shared/browser.js';
import { readKept } from '../shared/kept.js';
import { makeCache } from './cache.js';
import { forgetKeys, readKey } from './keys.js';
import { mayAsk } from './permission.js';
import { makeTranslator } from './translator.js';

/** @param {ReturnType<typeof import('../store/counts.js').makeCounts>} counts */
export function makeTranslations(counts) {
  const cache = makeCache();
  const translator = makeTranslator({
    state: async () => (await readKept(storage.local)).state,
    mayAsk,
    key: readKey,
    cache,
    count: (origin) => counts.count('translation', origin),
  });
  return {
    translate: translator.translate,
    /** @param {string} id */
    stop: async (id) => translator.stop(id),
    /**
     * What is kept of translations, once it is emptied where that is wanted.
     * @param {boolean} isEmptied
     */
    made: async (isEmptied) => {
      if (isEmptied) await cache.empty();
      return cache.measure();
    },
    /**
     * With what was said about translation, what was kept for it goes.
     * @param {import('../shared/change.js').Change} change that was made
     */
    changed: async (change) => {
      if (!('reset' in change) || !change.reset.includes('translation')) return;
      await Promise.all([forgetKeys(), cache.empty()]).catch(() => {});
    },
  };
}
