/**
 * The rules of a piece of code, by its language as the page gives it or, where it gives none, by what cannot be
 * anything else.
 */

import { languageOf } from './names.js';
import { C_LIKE, PHP_ALONE } from './tables/c-like.js';
import { DATA } from './tables/data.js';
import { FOLDED } from './tables/folded.js';
import { HTML, MARKUP } from './tables/markup.js';
import { SCRIPTING } from './tables/scripting.js';
import { SHELLS } from './tables/shells.js';

/** @typedef {import('./names.js').Name} Name */
/** @typedef {import('./scan.js').Rule} Rule */

/** @type {Record<string, Rule[]>} */
export const RULES = { ...C_LIKE, ...SCRIPTING, ...SHELLS, ...MARKUP, ...DATA, ...FOLDED };

/** PHP in its page: what stands before it is HTML. */
const PHP_PAGE = [...(C_LIKE.PHP ?? []), ...HTML];

/** The programs that a first line `#!` names. */
const PROGRAMS = /** @type {[RegExp, Name][]} */ ([
  [/^#!.{0,80}\b(?:ba|z|k|da|a)?sh\b/, 'Shell'],
  [/^#!.{0,80}\bpython/, 'Python'],
  [/^#!.{0,80}\b(?:node|deno|bun)\b/, 'JavaScript'],
  [/^#!.{0,80}\bruby\b/, 'Ruby'],
  [/^#!.{0,80}\bperl\b/, 'Perl'],
  [/^<\?php\b/, 'PHP'],
  [/^<\?xml\b/, 'XML'],
  [/^<!doctype html\b/i, 'HTML'],
  [/^(?:diff --git |--- [^\n]{1,200}\n\+\+\+ )/, 'Diff'],
  [/^\$ [\p{L}./~]/u, 'Console'],
]);

/**
 * @param {string} text
 * @param {string | undefined} short the language's name, as the page gives it
 * @returns {Rule[] | null} null where nothing is known, and nothing should be guessed
 */
export function rulesOf(text, short) {
  const name = short ? languageOf(short) : guess(text);
  if (name === null) return null;
  if (name === 'Shell' && /^\s*[$%] /.test(text)) return RULES.Console ?? null;
  if (name === 'PHP') return text.includes('<?') ? PHP_PAGE : PHP_ALONE;
  return RULES[name] ?? null;
}

/**
 * @param {string} text
 * @returns {Name | null}
 */
function guess(text) {
  const found = PROGRAMS.find(([mark]) => mark.test(text));
  if (found) return found[1];
  return isJson(text) ? 'JSON' : null;
}

/** @param {string} text */
function isJson(text) {
  if (!/^\s*[{[]\s*["{[]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
