/**
 * Languages in which capitals make no difference, or hardly any words are reserved: Pascal, Visual Basic, MATLAB,
 * Fortran, Erlang, and the files of CMake and nginx.
 */

import * as r from './rules.js';

/** @typedef {import('../scan.js').Rule} Rule */

const { rule, words } = r;

const DOUBLED = rule('string', /"(?:[^"\n]|"")*"?/uy);
const DOUBLED_SINGLE = rule('string', /'(?:[^'\n]|'')*'?/uy);

/** @type {Record<string, Rule[]>} */
export const FOLDED = {
  Pascal: [
    r.BLANKS,
    r.SLASHES,
    rule('meta', /\{\$[^}]*\}?/uy),
    rule('comment', /\{[^}]*\}?|\(\*[\s\S]*?(?:\*\)|$)/uy),
    DOUBLED_SINGLE,
    rule('number', /[$#][\da-fA-F]+/uy),
    r.NUMBER,
    words(
      {
        keyword: `and array as begin case class const constructor destructor div do downto else end except exports finalization
          finally for function goto if implementation in inherited initialization interface is mod not object of on or
          override packed private procedure program property protected public published raise record repeat set shl shr then
          threadvar to try type unit until uses var virtual while with xor`,
        type: 'boolean byte char double integer longint pointer real single string word',
        constant: 'true false nil self result',
      },
      { isFolded: true },
    ),
  ],
  'Visual Basic': [
    rule('meta', /[^\S\n]*#[a-z]+/iuy, { where: 'line' }),
    r.BLANKS,
    rule('comment', /'[^\n]*/uy),
    DOUBLED,
    r.NUMBER,
    words(
      {
        keyword: `addhandler and andalso as async await byref byval call case catch class const continue declare dim do each
          else elseif end enum erase error event exit explicit finally for friend function get goto if implements imports in
          inherits interface is isnot let lib like loop mod module mustinherit mustoverride namespace new next not of on
          option optional or orelse overridable overrides paramarray private property protected public raiseevent readonly
          redim rem resume return select set shared static step stop structure sub then throw to try until using wend when
          while with withevents xor`,
        type: 'boolean byte char date decimal double integer long object short single string variant',
        constant: 'true false nothing me mybase empty null',
      },
      { isFolded: true },
    ),
  ],
  MATLAB: [
    r.BLANKS,
    rule('comment', /%\{[\s\S]*?(?:%\}|$)|[%#][^\n]*/uy),
    DOUBLED,
    // After a value it transposes.
    rule('', /(?<=[\w)\]}.'])'/uy),
    rule('string', /'(?:[^'\n]|''){0,1000}'/uy),
    r.NUMBER,
    words({
      keyword: `break case catch classdef continue else elseif end endfor endfunction endif endwhile events for function
        global if methods otherwise parfor persistent properties return spmd switch try while`,
      constant: 'true false pi inf Inf nan NaN eps',
    }),
  ],
  Fortran: [
    r.BLANKS,
    rule('comment', /![^\n]*/uy),
    DOUBLED,
    DOUBLED_SINGLE,
    rule('constant', /\.(?:true|false)\./iuy),
    rule('keyword', /\.[a-z]{2,6}\./iuy),
    r.NUMBER,
    words(
      {
        keyword: `allocatable allocate associate block call case class contains continue cycle deallocate dimension do else
          elseif elsewhere end enddo endif entry exit external format function goto if implicit in include inout intent
          interface intrinsic kind module namelist none only open optional out parameter pointer print private procedure
          program public pure read recursive result return save select stop subroutine target then to type use where while
          write`,
        type: 'character complex double integer logical precision real',
      },
      { isFolded: true },
    ),
  ],
  Erlang: [
    rule('meta', /-[a-z_]+(?=[(.])/uy, { where: 'line' }),
    r.BLANKS,
    rule('comment', /%[^\n]*/uy),
    rule('string', /"(?:[^"\\]|\\[\s\S])*"?/uy),
    rule('constant', /'(?:[^'\\\n]|\\[^\n])*'?|\?[\p{L}_]\w*/uy),
    rule('number', /\$(?:\\[^\n]|[^\s\\])|\d+#\w+/uy),
    r.NUMBER,
    rule('variable', /[A-Z_][\w@]*/uy),
    words({
      keyword: `after and andalso band begin bnot bor bsl bsr bxor case catch cond div else end fun if let maybe not of or
        orelse receive rem try when xor`,
      constant: 'true false undefined ok error',
    }),
  ],
  CMake: [
    r.BLANKS,
    rule('comment', /#\[\[[\s\S]*?(?:\]\]|$)/uy),
    r.HASH,
    rule('string', /"(?:[^"\\]|\\[\s\S])*"?/uy),
    rule('variable', /\$(?:ENV|CACHE)?\{[^}\n]*\}?/uy),
    words(
      {
        keyword: `else elseif endforeach endfunction endif endmacro endwhile foreach function if macro return while`,
        constant: 'on off true false yes no',
      },
      { isFolded: true },
    ),
  ],
  nginx: [
    r.BLANKS,
    rule('comment', /(?<!\S)#[^\n]*/uy),
    r.DOUBLE_QUOTED,
    r.SINGLE_QUOTED,
    rule('variable', /\$\{?\w+\}?/uy),
    // What begins a line, or stands after the end of one.
    rule('keyword', /(?<=(?:^|[;{}\n])\s{0,40})[a-z_]+(?=[\s;{])/uy),
    rule('number', /\d+[kmgsdhwy]?(?=[\s;])/iuy),
    words({ constant: 'on off default' }, { find: /[^\s;{}"'$#]+/uy }),
  ],
};
