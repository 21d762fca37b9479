/**
 * Languages in which text is marked: HTML with the scripts and styles in it, XML, Markdown, TeX.
 */

import { CSS_RULES } from './data.js';
import { JAVASCRIPT } from './javascript.js';
import * as r from './rules.js';

/** @typedef {import('../scan.js').Rule} Rule */

const { rule } = r;

const END = rule('tag', /\/?>/uy, { pops: true });
const ATTRIBUTES = [
  r.BLANKS,
  rule('attribute', /[^\s"'=<>/]+/uy),
  rule('string', /"[^"]*"?|'[^']*'?/uy),
  // A value without quotes is no attribute.
  rule('string', /(?<==)[^\s"'=<>]+/uy),
];
const TAG = [END, ...ATTRIBUTES.slice(0, 1), ...ATTRIBUTES.slice(3), ...ATTRIBUTES.slice(1, 3)];

/**
 * The rules between the tags of an element whose content is in another language.
 * @param {RegExp} end
 * @param {Rule[]} content
 */
function opened(end, content) {
  const inside = [rule('tag', end, { pops: true, push: () => TAG }), ...content];
  return [
    rule('tag', /\/>/uy, { pops: true }),
    rule('tag', />/uy, { pops: true, push: () => inside }),
    ...TAG.slice(1),
  ];
}
const SCRIPT = opened(/<\/script/iuy, JAVASCRIPT);
const STYLE = opened(/<\/style/iuy, CSS_RULES);

const XML = [
  rule('comment', /<!--[\s\S]*?(?:-->|$)/uy),
  rule('string', /<!\[CDATA\[[\s\S]*?(?:\]\]>|$)/uy),
  rule('meta', /<[!?][^>]*>?/uy),
  rule('tag', /<\/?[\p{L}_][\p{L}\p{N}_.:-]*/uy, { push: () => TAG }),
  rule('constant', /&(?:#\w{1,8}|\w{1,32});/uy),
  rule('', /[^<&]+/uy),
];

/** @type {Rule[]} */
export const HTML = [
  rule('tag', /<script(?=[\s>])/iuy, { push: () => SCRIPT }),
  rule('tag', /<style(?=[\s>])/iuy, { push: () => STYLE }),
  ...XML,
];

/** @type {Record<string, Rule[]>} */
export const MARKUP = {
  HTML,
  XML,
  Markdown: [
    rule('string', /[^\S\n]*(?:```[\s\S]*?(?:\n[^\S\n]*```|$)|~~~[\s\S]*?(?:\n[^\S\n]*~~~|$))/uy, {
      where: 'line',
    }),
    rule('heading', /#{1,6} [^\n]*/uy, { where: 'line' }),
    rule('comment', /[^\S\n]*>[^\n]*/uy, { where: 'line' }),
    rule('keyword', /[^\S\n]*(?:[-*+]|\d{1,9}[.)])(?= )/uy, { where: 'line' }),
    rule('meta', /(?:---|\*\*\*|___|===)[-*_=]*(?=\n|$)/uy, { where: 'line' }),
    rule('comment', /<!--[\s\S]*?(?:-->|$)/uy),
    rule('string', /``[^`\n]{0,1000}``|`[^`\n]{0,1000}`/uy),
    rule('constant', /\*\*[^*\n]{1,500}\*\*|__[^_\n]{1,500}__/uy),
    rule('function', /!?\[[^\]\n]{0,500}\](?=[([])/uy),
    rule('attribute', /(?<=\])(?:\([^)\n]{0,1000}\)|\[[^\]\n]{0,500}\])/uy),
    rule('', /\\[\s\S]|[\p{L}\p{N}]+/uy),
  ],
  TeX: [
    rule('comment', /%[^\n]*/uy),
    rule(
      'keyword',
      /\\(?:begin|end|documentclass|usepackage|newcommand|renewcommand|input|include)\b/uy,
    ),
    rule(
      'type',
      /(?<=\\(?:begin|end|documentclass|usepackage)(?:\[[^\]\n]{0,100}\])?)\{[^}\n]{0,100}\}/uy,
    ),
    rule('function', /\\(?:[\p{L}@]+\*?|[\s\S])/uy),
    rule('string', /\$\$[^$]*(?:\$\$)?|\$(?:[^$\\\n]|\\[^\n])*\$?/uy),
    rule('meta', /[{}]+/uy),
    rule('', /[\p{L}\p{N}\s]+/uy),
  ],
};
