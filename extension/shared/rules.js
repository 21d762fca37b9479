/**
 * The text of the user's rules, in the syntax of docs/rules.md: which attributes it looks at, a rule added to it, a rule
 * taken away.
 */

import { KEPT_ATTRIBUTES } from './attributes.js';
import { StateError } from './change.js';

/** The longest text and the longest line that are kept, in bytes of UTF-8: what the core reads. */
export const MOST_TEXT = 1 << 20;
const MOST_LINE = 1_024;

/** What stands before a rule that is kept and does nothing. */
export const OFF = '!off ';

/** More names than this no page is asked for, beside those that always are: each may stand on every element. */
const MOST_NAMES = 64;

/** A name of an attribute, in a selector or in an expression. */
const NAME = /(?:\[\s*|@)([a-z][\w-]*)/gi;

/** What parts the hosts of a rule from the rest. */
const MARK = /#(?:@|\?|@\?)?#/;

/**
 * The names of attributes that rules look at on a page, beside those that are kept on every one: the walk carries them to
 * the core.
 * @param {string} rules
 * @param {string} hostname of the page: rules of other sites look at nothing there
 * @param {string} [line] a rule that is being weighed; it comes first
 * @returns {Set<string>}
 */
export function attributesIn(rules, hostname, line = '') {
  const names = namesIn(line);
  // Nearly all lines are about none.
  for (const rule of rules.split('\n')) {
    const own = rule.includes('[') || rule.includes('@') ? namesIn(rule) : [];
    if (names.length >= MOST_NAMES) break;
    if (own.length > 0 && mayHold(rule, hostname)) names.push(...own);
  }
  return new Set(names.slice(0, MOST_NAMES));
}

/** @param {string} line */
function namesIn(line) {
  const names = [...line.matchAll(NAME)].map(([, name = '']) => name.toLowerCase());
  return [...new Set(names)].filter((name) => !KEPT_ATTRIBUTES.has(name));
}

/**
 * Whether a line is a rule that may hold on a host; the core has the last word.
 * @param {string} line
 * @param {string} hostname
 */
function mayHold(line, hostname) {
  const at = line.search(MARK);
  if (at < 0 || line.trimStart().startsWith('!')) return false;
  const host = hostname.replace(/\.$/, '');
  const listed = line.slice(0, at).toLowerCase().split(',');
  const named = listed.map((part) => part.trim()).filter((name) => name !== '' && name !== '*');
  const [never, only] = [true, false].map((isNot) =>
    named.filter((name) => name.startsWith('~') === isNot),
  );
  const isAmong = (/** @type {string[]} */ names) => names.some((name) => isBelow(host, name));
  if (isAmong((never ?? []).map((name) => name.slice(1)))) return false;
  return !only?.length || isAmong(only);
}

/**
 * Whether a host is the one that is named, or below it.
 * @param {string} host
 * @param {string} name `google.*` names it under any public suffix, of one or two labels
 * @returns {boolean}
 */
function isBelow(host, name) {
  if (!name.endsWith('.*')) return host === name || host.endsWith(`.${name}`);
  const [base, labels] = [name.slice(0, -2), host.split('.')];
  return [1, 2].some((suffix) => isBelow(labels.slice(0, -suffix).join('.'), base));
}

/**
 * Adds a rule at the end, under the day it was made; where it is there and off, turns it on.
 * @param {string} text
 * @param {string} rule
 * @param {string} remark why it was made
 * @param {string} day as ISO 8601
 * @returns {string}
 * @throws {StateError}
 */
export function withRule(text, rule, remark, day) {
  if (!rule || /[\r\n]/.test(rule)) throw new StateError('invalid');
  if (bytesOf(rule) > MOST_LINE) throw new StateError('too-long');
  const lines = text.split('\n');
  if (placeOf(lines, rule) >= 0) return text;
  const off = placeOf(lines, OFF + rule);
  if (off >= 0) return lines.with(off, rule).join('\n');
  const gap = text === '' || text.endsWith('\n') ? '' : '\n';
  return `${text}${gap}! ${day}: ${remark}\n${rule}\n`;
}

/**
 * Takes a rule away wherever it stands, and the remark over it that `withRule` wrote. Where it is gone already, nothing is
 * left to do.
 * @param {string} text
 * @param {string} rule
 * @returns {string}
 */
export function withoutRule(text, rule) {
  const lines = text.split('\n');
  const isGone = lines.map((line) => isRule(line, rule));
  if (!isGone.includes(true)) return text;
  const left = lines.filter(
    (line, at) => !(isGone[at] || (isGone[at + 1] && /^! \d{4}-\d{2}-\d{2}: /.test(line))),
  );
  return left.join('\n');
}

/**
 * @param {string[]} lines
 * @param {string} rule
 */
function placeOf(lines, rule) {
  return lines.findIndex((line) => isRule(line, rule));
}

/**
 * Whether a line says this rule: the core names it without the spaces around it.
 * @param {string} line
 * @param {string} rule
 */
function isRule(line, rule) {
  return line.trim() === rule.trim();
}

/** @param {string} text */
export function bytesOf(text) {
  return new TextEncoder().encode(text).length;
}
