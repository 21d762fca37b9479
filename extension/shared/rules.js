/**
 * The user's rules: one text, in the syntax of docs/rules.md, with every remark. Kept in `storage.local` with the text
 * before the last change beside it.
 */

import { storage } from './browser.js';

const KEY = 'rules';

/** The form of what is stored. */
const VERSION = 1;

/** The longest text and the longest line that are kept, in bytes of UTF-8: what the core reads. */
const MOST_TEXT = 1 << 20;
const MOST_LINE = 1_024;

/** The rules could not be kept: the storage is full, or they are too long. */
export class RulesError extends Error {}

/** @returns {Promise<string>} */
export async function readRules() {
  try {
    const stored = await storage.local.get(KEY);
    return textOf(stored[KEY]);
  } catch {
    return '';
  }
}

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
 * Adds a rule at the end, under the day it was made, where it is not there yet.
 * @param {string} rule
 * @param {string} remark why it was made
 * @returns {Promise<string>} all rules
 * @throws {RulesError}
 */
export async function addRule(rule, remark) {
  if (!rule || bytesOf(rule) > MOST_LINE || /[\r\n]/.test(rule)) throw new RulesError('no rule');
  const before = await readRules();
  if (before.split('\n').includes(rule)) return before;
  const day = new Date().toISOString().slice(0, 10);
  const gap = before === '' || before.endsWith('\n') ? '' : '\n';
  return write(`${before}${gap}! ${day}: ${remark}\n${rule}\n`, before);
}

/**
 * Takes a rule away, and the remark over it that `addRule` wrote.
 * @param {string} rule
 * @returns {Promise<string>} all rules
 * @throws {RulesError}
 */
export async function dropRule(rule) {
  const before = await readRules();
  const lines = before.split('\n');
  const at = lines.indexOf(rule);
  if (at < 0) return before;
  const isRemarked = /^! \d{4}-\d{2}-\d{2}: /.test(lines[at - 1] ?? '');
  lines.splice(isRemarked ? at - 1 : at, isRemarked ? 2 : 1);
  return write(lines.join('\n'), before);
}

/**
 * @param {string} text
 * @param {string} before
 */
async function write(text, before) {
  if (bytesOf(text) > MOST_TEXT) throw new RulesError('too long');
  try {
    await storage.local.set({ [KEY]: { version: VERSION, text, before } });
  } catch (cause) {
    throw new RulesError('not kept', { cause });
  }
  return text;
}

/** @param {any} stored by this version or another */
function textOf(stored) {
  return typeof stored?.text === 'string' && bytesOf(stored.text) <= MOST_TEXT ? stored.text : '';
}

/** @param {string} text */
function bytesOf(text) {
  return new TextEncoder().encode(text).length;
}
