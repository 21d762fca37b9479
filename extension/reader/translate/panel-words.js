/**
 * What the panel of the translation says: what is needed first, where the text goes, how far it is.
 */

import { endpointOf, isLoopback, isRemote } from '../../shared/translation.js';
import { word } from '../../shared/words.js';
import { languageName } from '../../translate/languages.js';
import { progressWords } from './run.js';

/** @typedef {import('../../shared/translation.js').Translation} Translation */

/** The names of services are names. */
const NAMES = { libretranslate: 'LibreTranslate', deepl: 'DeepL' };

/** @param {import('./run.js').Progress} progress */
export function statusWords(progress) {
  const { isRunning, failed } = progress;
  return !isRunning && failed > 0 ? word('translateSaidFailed', failed) : progressWords(progress);
}

/** @param {import('./panel.js').Told} told */
export function gateWords({ need, meant, to, canBrowser }) {
  switch (need) {
    case 'never':
      return word('translateNeedNever');
    case 'service':
      return canBrowser ? word('translateNeedBrowser') : word('translateNeedService');
    case 'consent':
      return consentWords(meant);
    default:
      return word('translateNeedOther', languageName(to));
  }
}

/** @param {Translation} meant */
function addressIn({ service, endpoints }) {
  return isRemote(service) ? endpointOf(endpoints[service]) : null;
}

/** @param {Translation} meant */
function consentWords(meant) {
  const address = addressIn(meant);
  if (!address) return word('translateNeedService');
  return isLoopback(address)
    ? word('translateWillGoHere', address.host)
    : word('translateWillGo', address.host);
}

/**
 * @param {string | null} service
 * @returns {service is keyof typeof NAMES}
 */
function isNamed(service) {
  return service !== null && Object.hasOwn(NAMES, service);
}

/** Who translates, and where the text goes. @param {Translation} meant */
export function serviceWords(meant) {
  const address = addressIn(meant);
  if (!address) return word('translateByBrowser');
  const name = isNamed(meant.service) ? NAMES[meant.service] : null;
  const { host } = address;
  if (isLoopback(address))
    return name ? word('translateByHere', name, host) : word('translateByProgram', host);
  return name ? word('translateBy', name, host) : word('translateByServer', host);
}
