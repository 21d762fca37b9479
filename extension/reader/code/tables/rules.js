/**
 * What the tables of languages are written with: rules, words, and the comments, strings and numbers that many
 * languages share. Strings and comments without an end run to the end of their line or of the text.
 */

/** @typedef {import('../scan.js').Kind} Kind */
/** @typedef {import('../scan.js').Rule} Rule */
/** @typedef {import('../scan.js').Words} Words */

/**
 * @param {Kind | ''} kind
 * @param {RegExp} find
 * @param {Partial<Rule>} [more]
 * @returns {Rule}
 */
export function rule(kind, find, more = {}) {
  return { kind, find, ...more };
}

/**
 * A rule for words.
 * @param {Partial<Record<Kind, string>>} lists words by their kind, with spaces between
 * @param {Partial<Words> & { find?: RegExp }} [more]
 * @returns {Rule}
 */
export function words(lists, { find = NAME, ...more } = {}) {
  /** @type {Map<string, Kind>} */
  const kinds = new Map();
  for (const [kind, list] of Object.entries(lists)) {
    for (const word of list.split(/\s+/)) kinds.set(word, /** @type {Kind} */ (kind));
  }
  const plain = {
    isFolded: false,
    hasTypes: false,
    hasCalls: false,
    hasCommands: false,
    after: new Map(),
  };
  return rule('', find, { words: { ...plain, ...more, kinds } });
}

/**
 * Kinds of words by the word before them.
 * @param {Partial<Record<Kind, string>>} lists the words before
 * @returns {Map<string, Kind>}
 */
export function after(lists) {
  return words(lists).words?.kinds ?? new Map();
}

const NAME = /[\p{L}_$][\p{L}\p{N}_$]*/uy;

/** Blanks up to the end of a line, so that what begins a line is found there. */
export const BLANKS = rule('', /[^\S\n]*\n|[^\S\n]+/uy);

export const NUMBER = rule(
  'number',
  /0[xXbBoO][\da-fA-F_]+\w*|(?:\d[\d_]*(?:\.\d[\d_]*)?|(?<!\.)\.\d[\d_]*)(?:[eE][+-]?\d+)?(?:%|[a-zA-Z_]\w*)?/uy,
);

export const DOUBLE_QUOTED = rule('string', /"(?:[^"\\\n]|\\[\s\S])*"?/uy);
export const SINGLE_QUOTED = rule('string', /'(?:[^'\\\n]|\\[\s\S])*'?/uy);
/** One character, which an apostrophe that means something else does not begin. */
export const CHARACTER = rule('string', /'(?:[^'\\\n]|\\[^\n][^'\n]{0,9})'/uy);
export const TRIPLE_QUOTED = rule('string', /"""[\s\S]*?(?:"""|$)/uy);
export const BACK_QUOTED = rule('string', /`[^`]*`?/uy);

/** Lines up to the word that was named at their beginning. */
export const HERE = rule(
  'string',
  /<<[-~]?(["']?)([A-Z_]\w{0,40})\1[^\n]{0,200}\n[\s\S]*?(?:(?<=\n[^\S\n]{0,40})\2(?=\n|$)|$)/uy,
);

export const SLASHES = rule('comment', /\/\/[^\n]*/uy);
export const SLASH_STAR = rule('comment', /\/\*[\s\S]*?(?:\*\/|$)/uy);
export const HASH = rule('comment', /#[^\n]*/uy);
export const DASHES = rule('comment', /--[^\n]*/uy);
export const SEMICOLON = rule('comment', /;[^\n]*/uy);

/** `@Name` before what it says something about. */
export const ANNOTATION = rule('meta', /@[\p{L}_][\p{L}\p{N}_.]*/uy);
