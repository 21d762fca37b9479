/**
 * Why something could not be translated, in a sentence for each reason: in the reader and in the settings.
 */

import { word } from '../shared/words.js';

/** @type {Record<import('./failure.js').FailureCode, string>} */
const WORDS = {
  'not-set-up': 'translateRefusedNotSetUp',
  'not-told': 'translateRefusedNotTold',
  'no-permission': 'translateRefusedNoPermission',
  offline: 'translateRefusedOffline',
  unreachable: 'translateRefusedUnreachable',
  timeout: 'translateRefusedTimeout',
  redirected: 'translateRefusedRedirected',
  status: 'translateRefusedStatus',
  garbage: 'translateRefusedGarbage',
  'too-large': 'translateRefusedTooLarge',
  limited: 'translateRefusedLimited',
  key: 'translateRefusedKey',
  quota: 'translateRefusedQuota',
  language: 'translateRefusedLanguage',
  stopped: 'translateRefusedStopped',
  unavailable: 'errorOther',
};

/** @param {import('./failure.js').FailureCode} code */
export function refusalWords(code) {
  return word(WORDS[code]);
}
