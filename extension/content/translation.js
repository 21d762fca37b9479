/**
 * What the user said about translation, as it is meant on this page; changed from the reader, and kept where it can be. In a
 * private window it holds until the view is closed.
 */

import { isPrivate } from '../shared/browser.js';
import { isNeverTranslated, meantTranslation, originOf } from '../shared/translation.js';
import { wordsLanguage } from '../shared/words.js';
import { agree, isToldHere, limitsOf, markupOf, translate } from '../translate/ask.js';
import { isSameLanguage } from '../translate/languages.js';

/** @typedef {import('../shared/state.js').State} State */
/** @typedef {import('../shared/translation.js').Translation} Translation */
/** @typedef {ReturnType<typeof makeTranslationChoices>} TranslationChoices */

/**
 * @typedef {object} Said
 * @property {() => State} state
 * @property {string} host of the page, '' where it has none
 * @property {(change: import('../shared/change.js').Change) => Promise<boolean>} keep answers whether it is kept
 */

/** @param {Said} said */
export function makeTranslationChoices({ state, host, keep }) {
  /** What was said here and could not be kept. @type {Partial<Translation>} */
  let here = {};
  /** @type {boolean | null} */
  let isNeverHere = null;

  /** @returns {Translation} */
  const meant = () => ({ ...meantTranslation(state().translation), ...here });
  /** @param {Partial<Translation>} change */
  const save = async (change) => {
    here = { ...here, ...change };
    if (!(await keep({ translate: change }))) return;
    const kept = Object.entries(here).filter(
      ([key, value]) => change[/** @type {keyof Translation} */ (key)] !== value,
    );
    here = Object.fromEntries(kept);
  };

  return {
    /** How a service is asked. */
    ask: { translate, limitsOf, markupOf },
    meant,
    /** The language to translate into. */
    to: () => meant().to ?? wordsLanguage,
    save,
    /** Whether nothing is sent to where the user was not told it goes. */
    isTold: () => {
      const origin = originOf(meant());
      return origin === null || meant().told.includes(origin) || isToldHere(origin);
    },
    /** The user was told, and agreed by a click. */
    agree: async () => {
      const origin = originOf(meant());
      if (origin === null) return;
      if (isPrivate) await agree(origin);
      else await keep({ agree: origin });
    },
    /** @param {string} lang */
    isAlways: (lang) => lang !== '' && meant().always.some((one) => isSameLanguage(one, lang)),
    /**
     * @param {string} lang
     * @param {boolean} isOn
     */
    setAlways: (lang, isOn) => {
      const others = meant().always.filter((one) => !isSameLanguage(one, lang));
      return save({ always: isOn ? [...others, lang] : others });
    },
    /** Whether nothing is translated on this site. */
    isNever: () => isNeverHere ?? isNeverTranslated(state().sites, host),
    /** @param {boolean} isNever */
    setNever: async (isNever) => {
      isNeverHere = isNever;
      const isKept = await keep({ untranslated: host, isOn: isNever });
      if (isKept && isNeverHere === isNever) isNeverHere = null;
    },
  };
}
