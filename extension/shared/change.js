/**
 * A change of the state, as it is asked for: small plain JSON, checked field by field before anything else looks at it.
 * Pages that are not ours may ask for a few kinds alone.
 */

import { isMeaningful, isSetting, mayDifferBySite } from './settings.js';
import { isHost } from './sites.js';
import { isOrigin, isTranslationSaid } from './translation.js';

/**
 * @typedef {{ set: Record<string, unknown>, host?: string }} SetChange null forgets what was said; with a host, there
 * @typedef {{ site: string, opens: 'always' | 'never' | null }} OpensChange
 * @typedef {{ translate: Record<string, unknown> }} TranslateChange what is said about translation; null forgets
 * @typedef {{ agree: string }} AgreeChange the origin of which the user was told that text goes there
 * @typedef {{ untranslated: string, isOn: boolean }} UntranslatedChange a host that is never to be translated, or is again
 * @typedef {{ dropSite: string }} DropSiteChange
 * @typedef {{ addRule: { rule: string, remark: string } }} AddRuleChange
 * @typedef {{ dropRule: string }} DropRuleChange
 * @typedef {{ rules: string, was: string }} RulesChange the whole text, and the digest of the one it was made from
 * @typedef {{ reset: string[] }} ResetChange parts of the state, `places`, `counts`
 * @typedef {{ replace: object }} ReplaceChange what `export` wrote
 * @typedef {{ restore: string }} RestoreChange `before`, or the id of what was set aside
 * @typedef {{ forget: string }} ForgetChange the id of what was set aside and is not wanted any more
 *
 * @typedef {SetChange | OpensChange | DropSiteChange | AddRuleChange | DropRuleChange} PlainChange
 * @typedef {PlainChange | TranslateChange | AgreeChange | UntranslatedChange} PageChange
 * @typedef {PageChange | RulesChange | ResetChange | ReplaceChange | RestoreChange | ForgetChange} Change
 *
 * @typedef {'full' | 'too-long' | 'invalid' | 'conflict' | 'newer' | 'private' | 'unavailable'} Refusal
 */

/** Why a change was not made; what was before still holds. */
export class StateError extends Error {
  /** @param {Refusal} code */
  constructor(code, options = {}) {
    super(code, options);
    this.code = code;
  }
}

/** What can be emptied. */
export const RESETS = ['settings', 'sites', 'rules', 'translation', 'places', 'counts'];

/** More settings than this are not changed at once. */
const MOST_SET = 100;

/** The longest remark over a rule, in characters. */
const MOST_REMARK = 300;

/** A text that is longer cannot be meant: the limits of the rules and of a file lie below. */
const MOST_TEXT = 8 << 20;

/** @type {Record<string, (change: any) => boolean>} */
const OF_PAGES = {
  set: ({ set, host, ...rest }) =>
    isEmpty(rest) &&
    (host === undefined || isHost(host)) &&
    isRecord(set) &&
    Object.keys(set).length <= MOST_SET &&
    Object.entries(set).every(
      ([key, value]) =>
        (host === undefined ? isSetting(key) : mayDifferBySite(key)) &&
        (value === null || isMeaningful(key, value)),
    ),
  site: ({ site, opens, ...rest }) =>
    isEmpty(rest) && isHost(site) && ['always', 'never', null].includes(opens),
  dropSite: ({ dropSite, ...rest }) => isEmpty(rest) && isHost(dropSite),
  translate: (change) => isTranslate(change, 'page'),
  agree: ({ agree, ...rest }) => isEmpty(rest) && isOrigin(agree),
  untranslated: ({ untranslated, isOn, ...rest }) =>
    isEmpty(rest) && isHost(untranslated) && typeof isOn === 'boolean',
  addRule: ({ addRule, ...rest }) =>
    isEmpty(rest) &&
    isRecord(addRule) &&
    isLine(addRule.rule, MOST_TEXT) &&
    isLine(addRule.remark, MOST_REMARK),
  dropRule: ({ dropRule, ...rest }) => isEmpty(rest) && isLine(dropRule, MOST_TEXT),
};

/** @type {Record<string, (change: any) => boolean>} */
const OF_OURS = {
  ...OF_PAGES,
  translate: (change) => isTranslate(change, 'own'),
  rules: ({ rules, was, ...rest }) => isEmpty(rest) && isText(rules) && isText(was),
  reset: ({ reset, ...rest }) =>
    isEmpty(rest) &&
    Array.isArray(reset) &&
    reset.length <= RESETS.length &&
    reset.every((part) => RESETS.includes(part)),
  replace: ({ replace, ...rest }) => isEmpty(rest) && isRecord(replace),
  restore: ({ restore, ...rest }) => isEmpty(rest) && isText(restore),
  forget: ({ forget, ...rest }) => isEmpty(rest) && isText(forget),
};

/**
 * @param {unknown} change
 * @param {'page' | 'own'} from a content script, or a page of the extension
 * @returns {change is Change}
 */
export function isChange(change, from) {
  if (!isRecord(change)) return false;
  const kinds = from === 'own' ? OF_OURS : OF_PAGES;
  const kind = Object.keys(kinds).find((kind) =>
    Object.hasOwn(/** @type {object} */ (change), kind),
  );
  return kind !== undefined && kinds[kind]?.(change) === true;
}

/**
 * @param {any} change
 * @param {'page' | 'own'} from
 */
function isTranslate({ translate, ...rest }, from) {
  return isEmpty(rest) && isRecord(translate) && isTranslationSaid(translate, from);
}

/** @param {any} value */
function isRecord(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param {object} rest what is left of a change: nothing, or it is none of ours */
function isEmpty(rest) {
  return Object.keys(rest).length === 0;
}

/** @param {unknown} text */
function isText(text) {
  return typeof text === 'string' && text.length <= MOST_TEXT;
}

/**
 * @param {unknown} text
 * @param {number} most
 */
function isLine(text, most) {
  return typeof text === 'string' && text.length <= most && !/[\r\n]/.test(text);
}
