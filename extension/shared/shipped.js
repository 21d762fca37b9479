/**
 * What versions before the first index stored, and what it means: schema 1 kept every setting of the reader under one
 * key and the text of the rules, with the text before it, under another.
 */

import { DEFAULTS } from './settings.js';

/** The keys of schema 1. */
export const OLD_KEYS = ['reader', 'rules'];

/** The form of the rules that was ever stored. */
const RULES_VERSION = 1;

/**
 * Every setting was stored then, said or not: what is as by default was not said.
 * @param {Record<string, any>} old by key, as it was stored
 * @param {import('./kept.js').State} empty
 * @returns {import('./kept.js').State}
 */
export function stateOfOld({ reader, rules }, empty) {
  const initial = /** @type {Record<string, unknown>} */ (DEFAULTS);
  const said = isRecord(reader) ? Object.entries(reader) : [];
  return {
    ...empty,
    settings: Object.fromEntries(said.filter(([key, value]) => value !== initial[key])),
    rules: areOldRules(rules) ? rules.text : empty.rules,
  };
}

/**
 * The rules before the last change of them.
 * @param {Record<string, any>} old
 * @returns {string | null}
 */
export function rulesBefore({ rules }) {
  return areOldRules(rules) && typeof rules.before === 'string' ? rules.before : null;
}

/**
 * The keys whose content is none that such a version ever wrote.
 * @param {Record<string, any>} old
 * @returns {string[]}
 */
export function brokenOld({ reader, rules }) {
  return [
    ...(reader === undefined || isRecord(reader) ? [] : ['reader']),
    ...(rules === undefined || areOldRules(rules) ? [] : ['rules']),
  ];
}

/** @param {unknown} value */
function isRecord(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param {any} rules */
function areOldRules(rules) {
  return rules?.version === RULES_VERSION && typeof rules.text === 'string';
}
