/**
 * Languages of scripts, of numbers and of functions: each with comments and words of its own.
 */

import * as r from './rules.js';

/** @typedef {import('../scan.js').Rule} Rule */

const { rule, words, after } = r;

const SYMBOL = rule('constant', /:[\p{L}_][\p{L}\p{N}_]*[?!]?/uy);

/** @type {Record<string, Rule[]>} */
export const SCRIPTING = {
  Python: [
    rule('meta', /[^\S\n]*@[\p{L}_][\w.]*/uy, { where: 'line' }),
    rule('meta', /(?:>>>|\.\.\.|In \[\d+\]:)(?= |\n|$)/uy, { where: 'line' }),
    r.BLANKS,
    r.HASH,
    rule('string', /[bfrtu]{0,2}(?:"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$))/iuy),
    rule('string', /[bfrtu]{0,2}(?:"(?:[^"\\\n]|\\[\s\S])*"?|'(?:[^'\\\n]|\\[\s\S])*'?)/iuy),
    r.NUMBER,
    words(
      {
        keyword: `and as assert async await break class continue def del elif else except finally for from global if import
          in is lambda match case nonlocal not or pass raise return try while with yield`,
        constant: 'True False None self cls NotImplemented Ellipsis',
        type: 'bool bytes dict float frozenset int list object set str tuple type',
      },
      { hasTypes: true, after: after({ function: 'def', type: 'class' }) },
    ),
  ],
  Ruby: [
    rule('comment', /=begin\b[\s\S]*?(?:\n=end|$)/uy, { where: 'line' }),
    r.BLANKS,
    r.HASH,
    r.HERE,
    r.DOUBLE_QUOTED,
    r.SINGLE_QUOTED,
    r.BACK_QUOTED,
    rule('string', /%[wWiIqQ]?(?:\([^)]*\)?|\[[^\]]*\]?|\{[^}]*\}?)/uy, { where: 'value' }),
    rule('string', /\/(?:[^\\/\n]|\\[^\n]){1,500}\/[a-z]*/uy, { where: 'value' }),
    rule('', /::/uy),
    SYMBOL,
    rule('constant', /[\p{L}_]\w*:(?!:)/uy),
    rule('variable', /@@?[\p{L}_]\w*|\$[\p{L}_]\w*/uy),
    r.NUMBER,
    words(
      {
        keyword: `alias and begin break case class def defined? do else elsif end ensure extend for if in include loop module
          next not or private protected public raise redo require require_relative rescue retry return super then undef
          unless until when while yield attr_accessor attr_reader attr_writer`,
        constant: 'true false nil self __FILE__ __LINE__',
      },
      {
        find: /[\p{L}_][\p{L}\p{N}_]*[?!]?/uy,
        hasTypes: true,
        after: after({ function: 'def', type: 'class module' }),
      },
    ),
  ],
  Perl: [
    rule('comment', /=[a-z]+[\s\S]*?(?:\n=cut|$)/uy, { where: 'line' }),
    r.BLANKS,
    r.HASH,
    r.HERE,
    r.DOUBLE_QUOTED,
    r.SINGLE_QUOTED,
    rule('variable', /[$@%]\{?[\p{L}_][\w:]*\}?|\$[_&!@/\\,;.0-9]/uy),
    rule(
      'string',
      /(?:qr?|qw|m)\/[^/\n]{0,500}\/[a-z]*|q[qrw]?(?:\([^)]{0,500}\)|\{[^}]{0,500}\})/uy,
    ),
    r.NUMBER,
    words(
      {
        keyword: `and bless cmp continue default die do each else elsif eq eval exists for foreach ge given gt if keys last le
        local lt my ne next no not or our package print redo ref require return say shift sort sub undef unless until use
        when while xor`,
      },
      { after: after({ function: 'sub', type: 'package' }) },
    ),
  ],
  Lua: [
    r.BLANKS,
    rule('comment', /--\[\[[\s\S]*?(?:\]\]|$)/uy),
    r.DASHES,
    rule('string', /\[\[[\s\S]*?(?:\]\]|$)/uy),
    r.DOUBLE_QUOTED,
    r.SINGLE_QUOTED,
    r.NUMBER,
    words({
      keyword: `and break do else elseif end for function goto if in local not or repeat return then until while`,
      constant: 'true false nil self',
    }),
  ],
  R: [
    r.BLANKS,
    r.HASH,
    r.DOUBLE_QUOTED,
    r.SINGLE_QUOTED,
    rule('keyword', /<<?-|->>?|\|>|%[a-z>]{0,10}%/uy),
    r.NUMBER,
    words(
      {
        keyword: 'break else for function if in library next repeat require return while',
        constant: 'TRUE FALSE NULL NA NaN Inf T F',
      },
      { find: /[\p{L}._][\p{L}\p{N}._]*/uy },
    ),
  ],
  Julia: [
    r.BLANKS,
    rule('comment', /#=[\s\S]*?(?:=#|$)/uy),
    r.HASH,
    r.TRIPLE_QUOTED,
    r.DOUBLE_QUOTED,
    r.CHARACTER,
    rule('meta', /@[\p{L}_]\w*/uy),
    rule('', /::/uy),
    SYMBOL,
    r.NUMBER,
    words(
      {
        keyword: `abstract baremodule begin break catch const continue do else elseif end export finally for function global
          if import in let local macro module mutable quote return struct try using where while`,
        constant: 'true false nothing missing Inf NaN pi',
      },
      { find: /[\p{L}_][\p{L}\p{N}_]*!?/uy, hasTypes: true },
    ),
  ],
  Elixir: [
    rule('meta', /iex(?:\(\d+\))?>/uy, { where: 'line' }),
    r.BLANKS,
    r.HASH,
    r.TRIPLE_QUOTED,
    r.DOUBLE_QUOTED,
    r.SINGLE_QUOTED,
    rule(
      'string',
      /~[a-zA-Z](?:\/[^/\n]{0,500}\/|\([^)\n]{0,500}\)|\{[^}\n]{0,500}\}|"[^"\n]{0,500}")[a-z]*/uy,
    ),
    rule('meta', /@[a-z_]\w*/uy),
    SYMBOL,
    rule('constant', /[a-z_]\w*[?!]?:(?= )/uy),
    r.NUMBER,
    words(
      {
        keyword: `after alias and case catch cond def defdelegate defexception defguard defimpl defmacro defmodule defp
          defprotocol defstruct do else end fn for if import in not or quote raise receive require rescue try unless unquote
          use when with`,
        constant: 'true false nil',
      },
      {
        find: /[\p{L}_][\p{L}\p{N}_]*[?!]?/uy,
        hasTypes: true,
        after: after({ function: 'def defp defmacro' }),
      },
    ),
  ],
  Haskell: [
    r.BLANKS,
    rule('meta', /\{-#[\s\S]*?(?:#-\}|$)/uy),
    rule('comment', /\{-[\s\S]*?(?:-\}|$)/uy),
    r.DASHES,
    r.DOUBLE_QUOTED,
    r.CHARACTER,
    r.NUMBER,
    rule('function', /[a-z_][\w']*(?= {0,20}::)/uy),
    words(
      {
        keyword: `case class data default deriving do else family forall foreign hiding if import in infix infixl infixr
          instance let mdo module newtype of qualified then type where`,
        type: 'IO',
        constant: 'True False otherwise',
      },
      { find: /[\p{L}_][\p{L}\p{N}_']*/uy, hasTypes: true },
    ),
  ],
  OCaml: [
    r.BLANKS,
    rule('comment', /\(\*[\s\S]*?(?:\*\)|$)/uy),
    r.SLASHES,
    r.TRIPLE_QUOTED,
    rule('string', /"(?:[^"\\]|\\[\s\S])*"?/uy),
    r.CHARACTER,
    rule('type', /'[a-z]\w*/uy),
    r.NUMBER,
    words(
      {
        keyword: `abstract and as assert async begin class constraint default do done downto elif else end exception external
          for fun function functor if in include inherit inline interface lazy let match member method module mutable
          namespace new object of open override private rec return sig static struct then to try type use val virtual when
          while with yield`,
        type: 'bool char exn float int list option ref string unit',
        constant: 'true false None Some null',
      },
      { find: /[\p{L}_][\p{L}\p{N}_']*/uy, hasTypes: true },
    ),
  ],
  Lisp: [
    r.BLANKS,
    r.SEMICOLON,
    rule('comment', /#\|[\s\S]*?(?:\|#|$)/uy),
    rule('string', /#?"(?:[^"\\]|\\[\s\S])*"?/uy),
    rule('constant', /#(?:t|f|true|false)\b|#?\\[a-z]+|:[\w*+!?<>=/.-]+/uy),
    rule('number', /[+-]?\d+(?:[./]\d+)?(?=[\s()\]}]|$)/uy),
    rule(
      'keyword',
      /(?<=\()(?:def[\w-]*|declare|lambda|fn|let[*a-z-]*|if[a-z-]*|when[a-z-]*|unless|cond|case|do|doseq|loop|recur|for|quote|progn|begin|set[!qf]|ns|require|import|use|in-ns|and|or|not|throw|try|catch|finally)(?=[\s()])/uy,
    ),
    rule('function', /(?<=\()[\p{L}*+!?<>=/_-][\p{L}\p{N}*+!?<>=/._-]*/uy),
    rule('function', /(?<=\(def[a-z*-]{0,20}\s{1,4})[^\s()[\]{}]+/uy),
    words({ constant: 'nil true false' }, { find: /[\p{L}*+!?<>=/_-][\p{L}\p{N}*+!?<>=/._-]*/uy }),
  ],
};
