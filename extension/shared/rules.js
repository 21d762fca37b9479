/**
 * The text of the user's rules, in the syntax of docs/rules.md: which attributes it looks at, a rule added to it, a rule
 * taken away.
 */

import { StateError } from './change.js';

/** The longest text and the longest line that are kept, in bytes of UTF-8: what the core reads. */
export const MOST_TEXT = 1 << 20;
const MOST_LINE = 1_024;

/** What stands before a rule that is kept and does nothing. */
export const OFF = '!off ';

/** More names than this no page is asked for: every element is asked for each of its own. */
const MOST_NAMES = 64;

/**
 * The names of attributes that rules look at, in selectors and in expressions: the walk carries them to the core.
 * @param {string} rules
 * @returns {Set<string>}
 */
export function attributesIn(rules) {
  const found = rules.matchAll(/(?:\[\s*|@)([a-z][\w-]*)/gi);
  const names = new Set();
  for (const [, name = ''] of found) {
    if (names.size < MOST_NAMES) names.add(name.toLowerCase());
  }
  return names;
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
  if (lines.includes(rule)) return text;
  const off = lines.indexOf(OFF + rule);
  if (off >= 0) return lines.with(off, rule).join('\n');
  const gap = text === '' || text.endsWith('\n') ? '' : '\n';
  return `${text}${gap}! ${day}: ${remark}\n${rule}\n`;
}

/**
 * Takes a rule away, and the remark over it that `withRule` wrote.
 * @param {string} text
 * @param {string} rule
 * @returns {string}
 */
export function withoutRule(text, rule) {
  const lines = text.split('\n');
  const at = lines.indexOf(rule);
  if (at < 0) return text;
  const isRemarked = /^! \d{4}-\d{2}-\d{2}: /.test(lines[at - 1] ?? '');
  lines.splice(isRemarked ? at - 1 : at, isRemarked ? 2 : 1);
  return lines.join('\n');
}

/** @param {string} text */
export function bytesOf(text) {
  return new TextEncoder().encode(text).length;
}
