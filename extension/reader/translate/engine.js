/**
 * What translates, in one shape: the browser itself, on this device, or a service that the background asks.
 */

import { availabilityOf, translateHere } from '../../translate/services/browser.js';

/** @typedef {import('./work.js').Engine & { markup: import('../../shared/writers.js').Markup }} Engine */

/** The browser takes any text; so many at a time come back soon. */
const OF_BROWSER = { texts: 4, characters: 2_000 };

/**
 * @param {import('../../shared/translation.js').Service} service
 * @param {import('../../content/translation.js').TranslationChoices['ask']} ask
 * @param {(share: number | null) => void} loaded told how much of a model has come; null once it is there
 * @returns {Engine}
 */
export function engineOf(service, ask, loaded) {
  const markup = ask.markupOf(service);
  if (service === 'browser') {
    return {
      markup,
      limits: OF_BROWSER,
      atOnce: 1,
      translate: async (texts, { from, to }, signal) => {
        const answers = await translateHere(texts, { from: from ?? '', to }, signal, loaded);
        loaded(null);
        return answers;
      },
    };
  }
  return {
    markup,
    limits: ask.limitsOf(service),
    atOnce: 2,
    translate: (texts, { from, to, isPlain }, signal) =>
      ask.translate(texts, { service, from, to, isPlain }, signal),
  };
}

/**
 * Whether the browser can translate by itself.
 * @param {string} from
 * @param {string} to
 */
export async function canBrowserTranslate(from, to) {
  const found = await availabilityOf(from, to);
  return found !== 'absent' && found !== 'forbidden' && found !== 'unavailable';
}
