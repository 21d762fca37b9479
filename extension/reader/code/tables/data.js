/**
 * Languages that say what is, not what to do: JSON, YAML, TOML, INI, CSS and its kin, SQL, diffs.
 */

import * as r from './rules.js';

/** @typedef {import('../scan.js').Rule} Rule */

const { rule, words } = r;

const JSON_WORDS = words({ constant: 'true false null NaN Infinity undefined' });

/** @type {Rule[]} */
export const CSS_RULES = [
  r.BLANKS,
  r.SLASH_STAR,
  rule('comment', /(?<![:\w])\/\/[^\n]*/uy),
  rule('string', /"(?:[^"\\\n]|\\[\s\S])*"?|'(?:[^'\\\n]|\\[\s\S])*'?/uy),
  rule('string', /(?<=url\()[^)"'\s][^)\n]*/uy),
  rule('keyword', /@[\w-]+|!important\b/uy),
  rule('variable', /\$[\w-]+|--[\w-]+/uy),
  rule('property', /[a-z-]+(?=\s{0,4}:[^;{}]{0,200}(?:[;}]|$))/uy),
  rule('number', /#[\da-fA-F]{3,8}(?=[\s;,)}!])(?!\s{0,20}[{,.:])/uy),
  rule('type', /[.#](?:[a-zA-Z_]|-(?!\d))[\w-]*|\[[^\]\n{}]{1,200}\]|&[\w-]*/uy),
  rule('number', /[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:%|[a-zA-Z]+)?/uy),
  rule('function', /[a-zA-Z-][\w-]*(?=\()/uy),
  rule('', /[\w-]+/uy),
];

const SQL_KEYWORDS = `add after all alter analyze and any as asc begin between by cascade case check column commit
  conflict constraint copy create cross cte database declare default delete desc describe distinct do drop each else end
  except execute exists explain fetch first for foreign from full function grant group having if ilike in index inner
  insert intersect interval into is join key language last lateral left like limit lock natural not nothing offset on or
  order outer over partition primary procedure recursive references rename replace return returning returns revoke right
  rollback row rows schema select set show start table temporary then to transaction trigger truncate union unique unlock
  update use using values view when where window with`;

/** @type {Record<string, Rule[]>} */
export const DATA = {
  JSON: [
    r.BLANKS,
    rule('property', /"(?:[^"\\\n]|\\[\s\S])*"(?=\s{0,20}:)/uy),
    rule('property', /[\p{L}_$][\w$]*(?=\s{0,20}:)/uy),
    r.DOUBLE_QUOTED,
    r.SINGLE_QUOTED,
    r.SLASHES,
    r.SLASH_STAR,
    rule('number', /[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/uy),
    JSON_WORDS,
  ],
  YAML: [
    rule('meta', /(?:---|\.\.\.|%[A-Z]+[^\n]*)(?=\s|$)/uy, { where: 'line' }),
    r.BLANKS,
    // A block of text, as long as its lines stand deeper than the key, which may stand after a dash.
    rule(
      'string',
      /(?<=(?:^|\n)( {0,40})(?![ -])[^\n]{1,200}: )[|>][+-]?\d?[^\S\n]*\n(?:(?:\1 [^\n]*|[^\S\n]*)(?:\n|$))*/uy,
    ),
    rule(
      'string',
      /(?<=(?:^|\n)( {0,40})- (?! )[^\n]{1,200}: )[|>][+-]?\d?[^\S\n]*\n(?:(?:\1 {3}[^\n]*|[^\S\n]*)(?:\n|$))*/uy,
    ),
    rule('comment', /(?<!\S)#[^\n]*/uy),
    rule('property', /[\p{L}_.$/@][^\s:,[\]{}#"']*(?: [\w().$/-]{1,60}){0,4}(?=:(?:\s|$))/uy),
    rule('property', /"[^"\n]{0,200}"(?=:(?:\s|$))|'[^'\n]{0,200}'(?=:(?:\s|$))/uy),
    r.DOUBLE_QUOTED,
    rule('string', /'(?:[^'\n]|'')*'?/uy),
    rule('meta', /(?:[&*]|!!?)[\w./-]+/uy),
    rule(
      'number',
      /[+-]?(?:0x[\da-f]+|\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?)(?=\s{0,40}(?:[,\]}\n#]|$))/iuy,
    ),
    words(
      { constant: 'true false null yes no on off True False Null ~' },
      { find: /[^\s,[\]{}#"'][^\s,[\]{}]*/uy },
    ),
  ],
  TOML: [
    rule('type', /[^\S\n]*\[[^\n]*\]/uy, { where: 'line' }),
    rule(
      'property',
      /[^\S\n]*[\w."'-]+(?:[^\S\n]?\.[^\S\n]?[\w"'-]{1,60}){0,5}(?=[^\S\n]{0,40}=)/uy,
      {
        where: 'line',
      },
    ),
    r.BLANKS,
    r.HASH,
    rule('string', /"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)/uy),
    r.DOUBLE_QUOTED,
    rule('string', /'[^'\n]*'?/uy),
    rule('property', /[\w-]+(?=[^\S\n]{0,10}=)/uy),
    rule('number', /\d{4}-\d\d-\d\d(?:[T ][\d:.+Z-]+)?/uy),
    rule('number', /[+-]?(?:0[xob][\da-fA-F_]+|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?)/uy),
    words({ constant: 'true false inf nan' }, { find: /[\p{L}_-][\w-]*/uy }),
  ],
  INI: [
    rule('comment', /[^\S\n]*[#;!][^\n]*/uy, { where: 'line' }),
    rule('type', /[^\S\n]*\[[^\n]*\]/uy, { where: 'line' }),
    rule('property', /[^\S\n]*[^\s=:#;[][^\n=:#;]*(?=[=:])/uy, { where: 'line' }),
    r.BLANKS,
    rule('comment', /(?<!\S)[#;][^\n]*/uy),
    r.DOUBLE_QUOTED,
    rule('variable', /\$\{[^}\n]*\}?|%[\w()]+%?s?/uy),
    rule('number', /\d+(?:\.\d+)?(?=\s|$)/uy),
    words(
      { constant: 'true false yes no on off null none' },
      { isFolded: true, find: /[\p{L}\p{N}_.\-/\\]+/uy },
    ),
  ],
  CSS: CSS_RULES,
  SQL: [
    rule('meta', /[\w=]{1,30}[=-]?[>#](?= )/uy, { where: 'line' }),
    r.BLANKS,
    r.DASHES,
    r.SLASH_STAR,
    rule('comment', /(?<!\S)#[^\n]*/uy),
    rule('string', /'(?:[^'\\]|''|\\[\s\S])*'?/uy),
    rule('string', /"[^"\n]*"?/uy),
    rule('', /`[^`\n]*`?/uy),
    rule('variable', /[@:$][\p{L}_\d]\w*/uy),
    r.NUMBER,
    words(
      {
        keyword: SQL_KEYWORDS,
        type: `array bigint bigserial binary bit blob bool boolean bytea char date datetime decimal double enum float
          int integer json jsonb money numeric nvarchar real serial smallint text time timestamp timestamptz tinyint uuid
          varbinary varchar xml`,
        constant: 'true false null current_date current_timestamp unknown',
      },
      { isFolded: true },
    ),
  ],
  Diff: [
    rule(
      'meta',
      /(?:diff|index|Index|new file|deleted file|old mode|new mode|similarity|rename)\b[^\n]*/uy,
      {
        where: 'line',
      },
    ),
    rule('meta', /(?:\+\+\+|---|\*\*\*) [^\n]*/uy, { where: 'line' }),
    rule('heading', /@@[^\n]*/uy, { where: 'line' }),
    rule('inserted', /[+>][^\n]*/uy, { where: 'line' }),
    rule('deleted', /[-<][^\n]*/uy, { where: 'line' }),
    rule('comment', /\\[^\n]*/uy, { where: 'line' }),
    rule('', /[^\n]*\n?/uy),
  ],
};
