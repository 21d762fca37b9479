/**
 * From two states to what one has otherwise than the other, part by part: shown before a file takes the place of what
 * is kept.
 */

import { withoutLearned } from '../shared/translation.js';

/** @typedef {import('../shared/kept.js').State} State */

/**
 * @typedef {object} Difference
 * @property {{ key: string, before: unknown, after: unknown }[]} settings `undefined` where nothing was said
 * @property {{ added: string[], gone: string[], other: string[] }} sites by their hosts
 * @property {{ added: string[], gone: string[] }} rules lines
 * @property {boolean} translation whether anything that was said about it differs
 * @property {string[]} parts of other versions that differ
 */

const KNOWN = ['settings', 'sites', 'rules', 'translation'];

/**
 * @param {State} before
 * @param {State} after
 * @returns {Difference}
 */
export function differenceOf(before, after) {
  const settings = unequal(before.settings, after.settings).map((key) => ({
    key,
    before: own(before.settings, key),
    after: own(after.settings, key),
  }));
  const hosts = unequal(before.sites, after.sites);
  const has = (/** @type {State} */ state) => (/** @type {string} */ host) =>
    Object.hasOwn(state.sites, host);
  const [hadSite, hasSite] = [has(before), has(after)];
  return {
    settings,
    sites: {
      added: hosts.filter((host) => !hadSite(host)),
      gone: hosts.filter((host) => !hasSite(host)),
      other: hosts.filter((host) => hadSite(host) && hasSite(host)),
    },
    rules: {
      added: linesWithout(after.rules, before.rules),
      gone: linesWithout(before.rules, after.rules),
    },
    translation: unequal(said(before), said(after)).length > 0,
    parts: unequal(before, after).filter((part) => !KNOWN.includes(part)),
  };
}

/** @param {Difference} difference */
export function isNone({ settings, sites, rules, translation, parts }) {
  const lists = [settings, parts, ...Object.values(sites), ...Object.values(rules)];
  return !translation && lists.every((list) => list.length === 0);
}

/**
 * What of it a file can say.
 * @param {State} state
 */
function said({ translation }) {
  return withoutLearned(translation);
}

/**
 * The keys under which two records differ.
 * @param {Record<string, unknown>} one
 * @param {Record<string, unknown>} other
 */
function unequal(one, other) {
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return keys.filter((key) => textOf(own(one, key)) !== textOf(own(other, key)));
}

/**
 * @param {Record<string, unknown>} record
 * @param {string} key
 */
function own(record, key) {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/**
 * The value as JSON, its keys in one order.
 * @param {unknown} value
 * @returns {string | undefined}
 */
function textOf(value) {
  return JSON.stringify(value, (_key, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}

/**
 * The lines of one text that the other has not, or not as often; empty ones do not count.
 * @param {string} text
 * @param {string} other
 */
function linesWithout(text, other) {
  /** @type {Map<string, number>} */
  const left = new Map();
  for (const line of other.split('\n')) left.set(line, (left.get(line) ?? 0) + 1);
  return text.split('\n').filter((line) => {
    const count = left.get(line) ?? 0;
    if (count > 0) left.set(line, count - 1);
    return count === 0 && line.trim() !== '';
  });
}
