/**
 * From a state and a change to the next state, as a pure function: what cannot be is refused with a code, and the state
 * that came in is never edited.
 */

import { StateError } from '../shared/change.js';
import { digest } from '../shared/digest.js';
import { define, PARTS } from '../shared/kept.js';
import { bytesOf, MOST_TEXT, withoutRule, withRule } from '../shared/rules.js';
import { meantTranslation, originOf } from '../shared/translation.js';

/** @typedef {import('../shared/kept.js').State} State */
/** @typedef {import('../shared/sites.js').Site} Site */
/** @typedef {import('../shared/change.js').Change} Change */

/** Sites of which something is said, and what is said but in rules, in bytes of JSON. */
const MOST_SITES = 5_000;
const MOST_SAID = 1 << 20;

/** Origins of which it is remembered that the user was told about them. */
const MOST_TOLD = 20;

/**
 * @param {State} state
 * @param {Change} change of a kind that concerns the state alone
 * @param {string} day today, as ISO 8601
 * @returns {State}
 * @throws {StateError}
 */
export function changed(state, change, day) {
  if ('set' in change) return within(withSaid(state, change));
  if ('site' in change) {
    const { opens, ...rest } = siteOf(state, change.site);
    const site = change.opens === null ? rest : { ...rest, opens: change.opens };
    return within(withSite(state, change.site, site));
  }
  if ('translate' in change)
    return within({ ...state, translation: said(state.translation, change.translate) });
  if ('agree' in change) return within(withAgreed(state, change.agree));
  if ('untranslated' in change) {
    const { translation: _, ...rest } = siteOf(state, change.untranslated);
    const site = change.isOn ? { ...rest, translation: /** @type {const} */ ('never') } : rest;
    return within(withSite(state, change.untranslated, site));
  }
  if ('dropSite' in change) return withSite(state, change.dropSite, {});
  if ('addRule' in change) {
    const { rule, remark } = change.addRule;
    return within({ ...state, rules: withRule(state.rules, rule, remark, day) });
  }
  if ('dropRule' in change) return { ...state, rules: withoutRule(state.rules, change.dropRule) };
  if ('rules' in change) {
    if (change.was !== digest(state.rules)) throw new StateError('conflict');
    return within({ ...state, rules: change.rules });
  }
  if ('reset' in change) {
    const emptied = change.reset.filter((part) => Object.hasOwn(PARTS, part));
    return /** @type {State} */ ({
      ...state,
      ...Object.fromEntries(emptied.map((part) => [part, structuredClone(PARTS[part]?.empty)])),
    });
  }
  throw new StateError('invalid');
}

/**
 * @param {State} state
 * @param {import('../shared/change.js').SetChange} change
 * @returns {State}
 */
function withSaid(state, { set, host }) {
  if (host === undefined) return { ...state, settings: said(state.settings, set) };
  const site = siteOf(state, host);
  const settings = said(site.settings ?? {}, set);
  return withSite(state, host, { ...site, settings });
}

/**
 * @param {import('../shared/settings.js').Said} before
 * @param {Record<string, unknown>} set
 */
function said(before, set) {
  const all = Object.entries({ ...before, ...set });
  return Object.fromEntries(all.filter(([key]) => set[key] !== null));
}

/**
 * @param {State} state
 * @param {string} host
 * @returns {Site}
 */
function siteOf({ sites }, host) {
  return (Object.hasOwn(sites, host) && sites[host]) || {};
}

/**
 * @param {State} state
 * @param {string} host
 * @param {Site} site forgotten where nothing is said of it
 * @returns {State}
 */
function withSite(state, host, site) {
  const { settings, ...rest } = site;
  const kept = settings && Object.keys(settings).length > 0 ? site : rest;
  const sites = Object.fromEntries(Object.entries(state.sites).filter(([other]) => other !== host));
  if (Object.keys(kept).length > 0) define(sites, host, kept);
  return { ...state, sites };
}

/**
 * The user was told that text goes to an origin; only to one that was set up.
 * @param {State} state
 * @param {string} origin
 * @returns {State}
 */
function withAgreed(state, origin) {
  const meant = meantTranslation(state.translation);
  if (originOf(meant) !== origin) throw new StateError('invalid');
  // The oldest is forgotten first, and told again.
  const told = [...meant.told.filter((one) => one !== origin), origin].slice(-MOST_TOLD);
  return { ...state, translation: { ...state.translation, told } };
}

/**
 * @param {State} state
 * @returns {State} the same
 * @throws {StateError} where it has grown too long to be kept
 */
export function within(state) {
  const isTooLong =
    bytesOf(state.rules) > MOST_TEXT ||
    Object.keys(state.sites).length > MOST_SITES ||
    bytesOf(JSON.stringify([state.settings, state.sites, state.translation])) > MOST_SAID;
  if (isTooLong) throw new StateError('too-long');
  return state;
}
