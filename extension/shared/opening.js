/**
 * Which sites open in the reader by themselves: those of which the user said so, and those that rules with `:open()` name.
 * The pages on which a script may look are told here from the state alone, without a page; what a page is, the core says.
 */

import { isHost, opensBy } from './sites.js';

/** @typedef {Pick<import('./kept.js').State, 'sites' | 'rules'>} Said */

/** A rule that has sites open by themselves, or the exception that cancels it. */
const OPEN = /^([^#!]+)#(@)?#\s*:open\(\)\s*$/;

/**
 * The hosts that rules name, as they are written: with `.*` at the end where they hold under every public suffix, which no
 * permission can be asked for.
 * @param {string} rules
 * @returns {string[]}
 */
export function hostsOfRules(rules) {
  /** @type {Set<string>} */
  const named = new Set();
  /** @type {Set<string>} */
  const cancelled = new Set();
  // Nearly all lines are others.
  if (!rules.includes(':open()')) return [];
  for (const line of rules.split('\n')) {
    const [, list = '', exception] = OPEN.exec(line) ?? [];
    for (const part of list.split(',')) {
      const host = part.trim().toLowerCase();
      if (isHost(host.replace(/\.\*$/, ''))) (exception ? cancelled : named).add(host);
    }
  }
  return [...named].filter((host) => !cancelled.has(host));
}

/**
 * The hosts below which something opens by itself, if only their address is looked at; in their order.
 * @param {Said} said
 * @returns {string[]}
 */
export function openingHosts({ sites, rules }) {
  const always = Object.keys(sites).filter((host) => isHost(host) && says(sites, host, 'always'));
  const ruled = hostsOfRules(rules).filter(
    (host) => isHost(host) && opensBy(sites, host) !== 'never',
  );
  return [...new Set([...always, ...ruled])].sort();
}

/**
 * The hosts below which nothing opens by itself, though something above them does.
 * @param {Said} said
 * @returns {string[]}
 */
export function closedHosts(said) {
  const opening = openingHosts(said);
  const isOver = (/** @type {string} */ host) =>
    opening.some((one) => one === host || one.endsWith(`.${host}`));
  return Object.keys(said.sites)
    .filter((host) => isHost(host) && says(said.sites, host, 'never') && !isOver(host))
    .sort();
}

/**
 * Whether pages of a host are looked at.
 * @param {Said} said
 * @param {string} host
 * @returns {'always' | 'by-rule' | null} `by-rule` where the core has to say whether a rule holds on the page
 */
export function opening({ sites, rules }, host) {
  const word = opensBy(sites, host);
  if (word === 'always') return 'always';
  return word === undefined && rules.includes(':open()') ? 'by-rule' : null;
}

/** A number, whose parts are no domains, or a name without a dot: `com` is no site. */
const ALONE = /^(?:\[.*\]|[\d.]+|[^.]+)$/;

/**
 * The pages of a host and of all below it, as browsers write it; what is no domain stands for itself.
 * @param {string} host
 */
export function patternOf(host) {
  return ALONE.test(host) && host !== 'localhost' ? `*://${host}/*` : `*://*.${host}/*`;
}

/**
 * The host that a pattern is about, where it is about one.
 * @param {string} pattern
 * @returns {string | null}
 */
export function hostOfPattern(pattern) {
  const host = /^[a-z*]+:\/\/(?:\*\.)?([^/*]+?)(?::\d+)?\//.exec(pattern)?.[1];
  return isHost(host) ? host : null;
}

/**
 * @param {Said['sites']} sites
 * @param {string} host
 * @param {'always' | 'never'} opens
 */
function says(sites, host, opens) {
  return Object.hasOwn(sites, host) && sites[host]?.opens === opens;
}
