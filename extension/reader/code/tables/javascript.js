/**
 * JavaScript and TypeScript, with templates, regular expressions and the tags of JSX.
 */

import * as r from './rules.js';

/** @typedef {import('../scan.js').Rule} Rule */

const { rule, words, after } = r;

const KEYWORDS = `as async await break case catch class const continue debugger default delete do else export extends
  finally for from function get if import in instanceof let new of return set static super switch throw try typeof var
  void while with yield`;
const CONSTANTS = 'true false null undefined NaN Infinity this arguments';
const NAMED = after({ function: 'function', type: 'class' });

const PLAIN_WORDS = words(
  { keyword: KEYWORDS, constant: CONSTANTS },
  { hasTypes: true, after: NAMED },
);
const TYPED_WORDS = words(
  {
    keyword: `${KEYWORDS} abstract accessor asserts declare enum implements infer interface is keyof namespace override
      private protected public readonly satisfies type unique`,
    type: 'any bigint boolean never number object string symbol unknown',
    constant: CONSTANTS,
  },
  { hasTypes: true, after: after({ function: 'function', type: 'class interface type enum' }) },
);

/** @param {Rule[]} code the rules between `${` and `}`, to which its end is still to be added */
function templateOf(code) {
  /** @type {Rule[]} */
  const inserted = [];
  return [
    rule('string', /`/uy, { pops: true }),
    rule('meta', /\$\{/uy, {
      push: () => {
        if (inserted.length === 0) inserted.push(rule('meta', /\}/uy, { pops: true }), ...code);
        return inserted;
      },
    }),
    rule('string', /(?:[^`\\$]|\\[\s\S]|\$(?!\{))+/uy),
  ];
}

/** @param {() => Rule[]} code the rules between `{` and `}` */
function tagOf(code) {
  return [
    rule('tag', /\/?>/uy, { pops: true }),
    r.BLANKS,
    rule('', /\{/uy, { push: code }),
    rule('attribute', /[\p{L}_][\w.:-]*/uy),
    rule('string', /"[^"]*"?|'[^']*'?/uy),
  ];
}

/**
 * @param {Rule} word
 * @returns {Rule[]}
 */
function script(word) {
  /** @type {Rule[]} */
  const made = [];
  const template = templateOf(made);
  const tag = tagOf(() => made);
  made.push(
    r.BLANKS,
    r.SLASHES,
    r.SLASH_STAR,
    rule('meta', /#![^\n]*/uy),
    rule('', /\{/uy, { push: () => made }),
    rule('', /\}/uy, { pops: true }),
    rule('string', /`/uy, { push: () => template }),
    r.DOUBLE_QUOTED,
    // With its end on the same line, since in the text of a tag an apostrophe is one.
    rule('string', /'(?:[^'\\\n]|\\[\s\S]){0,2000}'/uy),
    rule('tag', /<\/[A-Za-z][\w.:-]*/uy, { push: () => tag }),
    rule('tag', /<\/?>/uy, { where: 'value' }),
    // A tag by itself is one after text as well.
    rule('tag', /(?<=[\s>}])<[A-Za-z][\w.:-]*\/?>/uy),
    rule('tag', /<[A-Za-z][\w.:-]*(?=[\s/>])/uy, { where: 'value', push: () => tag }),
    rule('string', /\/(?:[^\\/[\n]|\\[^\n]|\[(?:[^\]\\\n]|\\[^\n]){0,60}\]){1,150}\/[a-z]*/uy, {
      where: 'value',
    }),
    r.NUMBER,
    r.ANNOTATION,
    word,
  );
  return made;
}

export const JAVASCRIPT = script(PLAIN_WORDS);
export const TYPESCRIPT = script(TYPED_WORDS);
