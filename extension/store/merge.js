/**
 * Two devices' states and the copy that both came from, made one: by key where only one of them changed, the later word
 * where both did. A rule that somebody wrote or edited is never lost by it.
 */

import { define } from '../shared/kept.js';
import { OFF } from '../shared/rules.js';

/** @typedef {import('../shared/sites.js').Sites} Sites */
/** @typedef {Record<string, unknown>} Values */

/**
 * What is mirrored of a state; a part that is left out is not spoken of.
 * @typedef {{ settings?: Values, sites?: Sites, rules?: string }} Mirrored
 *
 * @typedef {'here' | 'there'} Side
 */

/**
 * @param {Mirrored} base what both had
 * @param {Mirrored} here
 * @param {Mirrored} there
 * @param {Side} later whose word counts where both say something else
 * @returns {Mirrored} of the parts that this side has
 */
export function merged(base, here, there, later) {
  /** @type {Mirrored} */
  const result = {};
  if (here.settings) result.settings = record(base.settings, here.settings, there.settings, later);
  if (here.sites) result.sites = sites(base.sites, here.sites, there.sites, later);
  if (here.rules !== undefined) result.rules = rules(base.rules, here.rules, there.rules, later);
  return result;
}

/**
 * @param {Values | undefined} base
 * @param {Values} here
 * @param {Values | undefined} there undefined where that side says nothing of it
 * @param {Side} later
 * @returns {Values}
 */
function record(base, here, there, later) {
  if (!there) return here;
  /** @type {Values} */
  const result = {};
  for (const key of new Set([...Object.keys(here), ...Object.keys(there)])) {
    const value = choose(own(base, key), own(here, key), own(there, key), later);
    if (value !== undefined) define(result, key, value);
  }
  return result;
}

/**
 * @param {Sites | undefined} base
 * @param {Sites} here
 * @param {Sites | undefined} there
 * @param {Side} later
 * @returns {Sites}
 */
function sites(base, here, there, later) {
  if (!there) return here;
  /** @type {Sites} */
  const result = {};
  for (const host of new Set([...Object.keys(here), ...Object.keys(there)])) {
    const of = [base, here, there].map((all) => /** @type {any} */ (own(all, host)) ?? {});
    const [before, ours, theirs] = of.map(({ settings: _, ...rest }) => rest);
    const site = record(before, ours, theirs, later);
    const said = of.map(({ settings }) => settings ?? {});
    const settings = record(said[0], said[1], said[2], later);
    if (Object.keys(settings).length > 0) define(site, 'settings', settings);
    if (Object.keys(site).length > 0) define(result, host, site);
  }
  return result;
}

/**
 * @param {unknown} base
 * @param {unknown} here
 * @param {unknown} there
 * @param {Side} later
 */
function choose(base, here, there, later) {
  if (isSame(here, there) || isSame(there, base)) return here;
  if (isSame(here, base)) return there;
  return later === 'here' ? here : there;
}

/**
 * Rules go by the line that says what is done, with the remarks above it: a rule that one side removed and the other left
 * as it was is removed, one that was edited on either side stays.
 * @param {string | undefined} base
 * @param {string} here
 * @param {string | undefined} there
 * @param {Side} later
 * @returns {string}
 */
function rules(base, here, there, later) {
  if (there === undefined || there === here) return here;
  if (there === base) return here;
  if (here === base) return there;
  const [before, ours, theirs] = [unitsOf(base ?? ''), unitsOf(here), unitsOf(there)];
  /** @type {Map<string, string>} */
  const kept = new Map();
  for (const key of new Set([...ours.keys(), ...theirs.keys()])) {
    const [was, own, other] = [before.get(key), ours.get(key), theirs.get(key)];
    const edited = own === undefined ? other : other === undefined ? own : undefined;
    const isRemoved = edited !== undefined && edited === was;
    const value = edited ?? /** @type {string} */ (choose(was, own, other, later));
    if (!isRemoved) kept.set(key, value);
  }
  const order = orderOf([...ours.keys()], [...theirs.keys()]).filter((key) => kept.has(key));
  return order.map((key) => kept.get(key)).join('\n');
}

/**
 * A text of rules in units: a rule with the remarks and empty lines above it, by the rule; what stands after the last is a
 * unit too.
 * @param {string} text
 * @returns {Map<string, string>}
 */
function unitsOf(text) {
  /** @type {Map<string, string>} */
  const units = new Map();
  /** @type {string[]} */
  let above = [];
  /** @param {string} rule */
  const close = (rule) => {
    let key = rule;
    // A rule may be written twice.
    for (let count = 2; units.has(key); count += 1) key = `${rule}\n${count}`;
    units.set(key, above.join('\n'));
    above = [];
  };
  for (const line of text.split('\n')) {
    above.push(line);
    const rule = line.startsWith(OFF) ? line.slice(OFF.length) : line;
    if (rule.trim() !== '' && !rule.startsWith('!')) close(rule.trim());
  }
  if (above.length > 0) close('');
  return units;
}

/**
 * The keys of both in one order: ours, with theirs behind what stands before them there. What stands after the last rule
 * stays the last.
 * @param {string[]} ours
 * @param {string[]} theirs
 */
function orderOf(ours, theirs) {
  const known = new Set(ours);
  /** @type {Map<string | null, string[]>} */
  const behind = new Map();
  /** @type {string | null} */
  let before = null;
  for (const key of theirs) {
    if (known.has(key)) before = key;
    else behind.set(before, [...(behind.get(before) ?? []), key]);
  }
  const order = [null, ...ours].flatMap((key) => [
    ...(key === null ? [] : [key]),
    ...(behind.get(key) ?? []),
  ]);
  return [...order.filter((key) => key !== ''), ...(order.includes('') ? [''] : [])];
}

/**
 * @param {object | undefined} record
 * @param {string} key
 */
function own(record, key) {
  return record && Object.hasOwn(record, key) ? /** @type {Values} */ (record)[key] : undefined;
}

/**
 * @param {unknown} one
 * @param {unknown} other
 */
function isSame(one, other) {
  return plain(one) === plain(other);
}

/**
 * As JSON whose keys are sorted: a storage may order them as it likes.
 * @param {unknown} value
 * @returns {string | undefined}
 */
export function plain(value) {
  return JSON.stringify(value, (_key, inner) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}
