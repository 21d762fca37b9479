/**
 * What the user said about translation, in one table: which service, where it is, from and into which languages, how it is
 * shown. As with the settings, what was *said* is sparse and perhaps of another version; what is *meant* has every key.
 * Keys to services are no part of it: they stand where pages cannot read them (translate/keys.js) and are never exported.
 */

import { hostsOver } from './sites.js';

/**
 * What can translate: the browser itself, on this device; three interfaces that are widely spoken; and a hook, behind
 * which any engine can stand.
 */
export const SERVICES = /** @type {const} */ ([
  'browser',
  'libretranslate',
  'deepl',
  'openai',
  'hook',
]);

/** Those that are asked over the network, if only that of this device, each at an address. */
export const REMOTE = /** @type {const} */ (['libretranslate', 'deepl', 'openai', 'hook']);

/** What is shown once an article is translated; the original is one key away. */
export const SHOWS = /** @type {const} */ (['translation', 'both']);

/** Where each service is as long as nothing else was said: on this device, where it can be. */
export const ENDPOINTS = {
  libretranslate: 'http://127.0.0.1:5000',
  deepl: 'https://api-free.deepl.com',
  openai: 'http://127.0.0.1:11434/v1',
  hook: 'http://127.0.0.1:8765/translate',
};

/** The hosts that are this device. A policy of content cannot name an address of IPv6, so `[::1]` is none of them. */
const LOOPBACK = ['127.0.0.1', 'localhost'];

/** A language as pages name it: `fr`, `pt-BR`, `zh-Hant`. */
const LANGUAGE = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/;

/** The longest address and name of a model, in characters. */
const MOST_ADDRESS = 500;
const MOST_MODEL = 100;

/** Languages, terms and origins that can be said, and the longest term in characters. */
const MOST_LANGUAGES = 60;
const MOST_TERMS = 200;
const MOST_TERM = 100;
const MOST_ORIGINS = 50;

/**
 * @typedef {typeof SERVICES[number]} Service
 * @typedef {typeof REMOTE[number]} RemoteService
 * @typedef {typeof SHOWS[number]} Show
 * @typedef {Partial<Record<RemoteService, string>>} Endpoints
 *
 * @typedef {object} Translation what is meant
 * @property {Service | null} service null as long as none was chosen: nothing is translated
 * @property {Record<RemoteService, string>} endpoints the address of each
 * @property {string} model of the service that has several
 * @property {string | null} to the language to translate into; null is that of the interface
 * @property {Show} show
 * @property {boolean} columns whether both stand side by side where there is room
 * @property {string[]} always languages that are translated without being asked
 * @property {string[]} glossary terms that stay as they are
 * @property {string[]} told the origins of which the user was told, before the first time, that text goes there
 */

/** @typedef {Record<string, unknown>} TranslationSaid by key; keys of other versions are carried along */

/** @type {{ [K in keyof Translation]: { initial: Translation[K], check: (value: any) => boolean } }} */
export const TRANSLATION = {
  service: { initial: null, check: (value) => SERVICES.includes(value) },
  endpoints: { initial: ENDPOINTS, check: areEndpoints },
  model: {
    initial: '',
    check: (value) =>
      typeof value === 'string' && value.length <= MOST_MODEL && !/\p{Cc}/u.test(value),
  },
  to: { initial: null, check: isLanguage },
  show: { initial: 'both', check: (value) => SHOWS.includes(value) },
  columns: { initial: false, check: (value) => typeof value === 'boolean' },
  always: { initial: [], check: (value) => isListOf(value, MOST_LANGUAGES, isLanguage) },
  glossary: { initial: [], check: (value) => isListOf(value, MOST_TERMS, isTerm) },
  told: { initial: [], check: (value) => isListOf(value, MOST_ORIGINS, isOrigin) },
};

/**
 * What a page that is not ours may have changed: how it is shown, never where a text goes. That it stays on this device
 * may be said there too.
 */
const OF_PAGES = ['to', 'show', 'columns', 'always'];

/** What no change says: it is learned, origin by origin, or belongs to this device alone. */
const LEARNED = ['told'];

/**
 * What was said, by this version or another, as far as it means something here.
 * @param {any} said the part `translation` of the state
 * @returns {Translation}
 */
export function meantTranslation(said) {
  const entries = Object.entries(TRANSLATION).map(([key, { initial, check }]) => {
    const value = said?.[key];
    if (!check(value)) return [key, structuredClone(initial)];
    return [key, key === 'endpoints' ? { ...ENDPOINTS, ...value } : value];
  });
  return /** @type {any} */ (Object.fromEntries(entries));
}

/**
 * Whether this can be said.
 * @param {any} said by key; null forgets
 * @param {'page' | 'own'} from a content script, or a page of the extension
 */
export function isTranslationSaid(said, from) {
  return Object.entries(said).every(
    ([key, value]) =>
      Object.hasOwn(TRANSLATION, key) &&
      !LEARNED.includes(key) &&
      (from === 'own' || OF_PAGES.includes(key) || (key === 'service' && value === 'browser')) &&
      (value === null || TRANSLATION[/** @type {keyof Translation} */ (key)].check(value)),
  );
}

/**
 * Without what a file must not say: that the user was told where text goes was learned here or not at all.
 * @param {TranslationSaid} said
 * @returns {TranslationSaid}
 */
export function withoutLearned(said) {
  return Object.fromEntries(Object.entries(said).filter(([key]) => !LEARNED.includes(key)));
}

/**
 * Whether a service is asked over the network.
 * @param {unknown} service
 * @returns {service is RemoteService}
 */
export function isRemote(service) {
  return REMOTE.some((one) => one === service);
}

/**
 * The address of a service as it is asked: https, or http on this device alone; without a user's name, a password or a
 * fragment.
 * @param {unknown} text
 * @returns {URL | null} null where it is none
 */
export function endpointOf(text) {
  if (typeof text !== 'string' || text.length > MOST_ADDRESS || !URL.canParse(text)) return null;
  const url = new URL(text);
  const isSafe =
    url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.includes(url.hostname));
  return isSafe && !url.username && !url.password && !url.hash ? url : null;
}

/**
 * Whether this is an address on this device, to which no network is needed.
 * @param {URL} url
 */
export function isLoopback(url) {
  return LOOPBACK.includes(url.hostname);
}

/**
 * The origin that texts go to with what is meant.
 * @param {Translation} meant
 * @returns {string | null} null where they stay in the browser, or nothing is set up
 */
export function originOf({ service, endpoints }) {
  return isRemote(service) ? (endpointOf(endpoints[service])?.origin ?? null) : null;
}

/**
 * Whether a site is never to be translated.
 * @param {import('./sites.js').Sites} sites
 * @param {string} host
 */
export function isNeverTranslated(sites, host) {
  return hostsOver(host).some(
    (over) => Object.hasOwn(sites, over) && sites[over]?.translation === 'never',
  );
}

/**
 * @param {unknown} value
 * @returns {value is string}
 */
export function isLanguage(value) {
  return typeof value === 'string' && LANGUAGE.test(value);
}

/**
 * @param {unknown} value
 * @returns {value is string}
 */
export function isOrigin(value) {
  return typeof value === 'string' && URL.canParse(value) && new URL(value).origin === value;
}

/** @param {any} value */
function areEndpoints(value) {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.entries(value).every(([service, text]) => isRemote(service) && endpointOf(text) !== null)
  );
}

/** @param {unknown} value */
function isTerm(value) {
  return (
    typeof value === 'string' &&
    value.length <= MOST_TERM &&
    value.trim() !== '' &&
    !/\p{Cc}/u.test(value)
  );
}

/**
 * @param {unknown} value
 * @param {number} most
 * @param {(one: unknown) => boolean} isGood
 */
function isListOf(value, most, isGood) {
  return Array.isArray(value) && value.length <= most && value.every(isGood);
}
