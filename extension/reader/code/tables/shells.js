/**
 * What is typed at a prompt or read by the tools around a program: shells, their sessions, makefiles, Dockerfiles.
 */

import * as r from './rules.js';

/** @typedef {import('../scan.js').Rule} Rule */

const { rule, words, after } = r;

/** A comment of a shell stands by itself: `a#b` has none. */
const COMMENT = rule('comment', /(?<!\S)#[^\n]*/uy);
const VARIABLE = rule('variable', /\$(?:\{[^}\n]{0,200}\}?|[\p{L}_]\w*|[\d@*#?$!-])/uy);

/** @type {Rule[]} */
const QUOTED = [
  rule('string', /"/uy, { pops: true }),
  VARIABLE,
  rule('string', /(?:[^"\\$]|\\[\s\S])+/uy),
  rule('string', /\$/uy),
];

const COMMAND_AFTER = after({ function: 'sudo then else do time exec function' });

const SHELL_PARTS = [
  COMMENT,
  rule('string', /"/uy, { push: () => QUOTED }),
  r.HERE,
  rule('', /\\[\s\S]/uy),
  // An apostrophe in what a command printed begins no string.
  rule('string', /\$?'[^']{0,2000}'/uy),
  VARIABLE,
  rule('attribute', /(?<=\s)--?[\p{L}\d][\w-]*/uy),
  rule('number', /(?<=[\s=])\d+(?:\.\d+)?(?=[\s;|&)]|$)/uy),
  words(
    {
      keyword: `if then else elif fi for in do done while until case esac function select return exit export local readonly
        declare set unset source alias exec trap sudo time`,
      constant: 'true false',
    },
    { find: /[\p{L}\p{N}_./~+-][^\s"'$`()|;&=<>#]*/uy, hasCommands: true, after: COMMAND_AFTER },
  ),
];

const SHELL = [r.BLANKS, ...SHELL_PARTS];

/** @type {Rule[]} */
const TYPED = [
  rule('', /\n/uy, { pops: true }),
  rule('', /\\\n/uy),
  rule('', /[^\S\n]+/uy),
  ...SHELL_PARTS,
];

const PROMPT =
  /(?:\([\w.-]{1,40}\) ?)?(?:[\w.-]{1,40}@[\w.-]{1,60}[^\n$#%>]{0,80})?[$#%❯➜](?= )|PS [^\n>]{0,120}>(?= )|[A-Z]:\\[^\n>]{0,120}>/uy;

/** @type {Rule[]} */
const SESSION = [
  // `# Then` is said to the reader, `# apt` typed by root.
  rule('comment', /# (?=\p{Lu})[^\n]*/uy, { where: 'line' }),
  rule('meta', PROMPT, { where: 'line', push: () => TYPED }),
  rule('', /[^\n]*\n?/uy),
];

/** @type {Record<string, Rule[]>} */
export const SHELLS = {
  Shell: SHELL,
  Console: SESSION,
  PowerShell: [
    rule('meta', /PS [^\n>]{0,120}>(?= )/uy, { where: 'line' }),
    r.BLANKS,
    rule('comment', /<#[\s\S]*?(?:#>|$)/uy),
    r.HASH,
    rule('string', /@"\n[\s\S]*?(?:\n"@|$)|@'\n[\s\S]*?(?:\n'@|$)/uy),
    rule('string', /"(?:[^"`\n]|`[\s\S])*"?|'[^'\n]*'?/uy),
    rule('variable', /\$(?:\{[^}\n]*\}?|[\p{L}_][\w:]*)/uy),
    rule('type', /\[[A-Za-z][\w.[\]]{0,80}\]/uy),
    rule('function', /[A-Za-z]+-[A-Za-z]\w*/uy),
    rule('attribute', /(?<=\s)-[A-Za-z]+/uy),
    r.NUMBER,
    words(
      {
        keyword: `begin break catch class continue do dynamicparam else elseif end enum exit filter finally for foreach
          function if in param process return switch throw trap try until using while`,
      },
      { isFolded: true },
    ),
  ],
  Batch: [
    rule('comment', /[^\S\n]*(?:@?rem\b|::)[^\n]*/iuy, { where: 'line' }),
    rule('type', /:\w+/uy, { where: 'line' }),
    r.BLANKS,
    r.DOUBLE_QUOTED,
    rule('variable', /%[\w~:*]+%?|![\w~:]+!/uy),
    words(
      {
        keyword:
          'call cd copy del do echo else errorlevel exist exit for goto if in md not off on pause set setlocal',
      },
      { isFolded: true },
    ),
  ],
  Makefile: [
    rule('function', /[\w.%/$(){}-][^\n:=#]*:(?!=)/uy, { where: 'line' }),
    rule('variable', /[\w.-]+(?=[^\S\n]{0,40}[:?+!]?=)/uy, { where: 'line' }),
    r.BLANKS,
    r.HASH,
    r.DOUBLE_QUOTED,
    rule('variable', /\$(?:\([^)\n]*\)?|\{[^}\n]*\}?|[@<^?*%$])/uy),
    words(
      {
        keyword: 'define else endef endif export ifdef ifeq ifndef ifneq include override unexport',
      },
      { find: /[\p{L}_.][\w.-]*/uy },
    ),
  ],
  Dockerfile: [
    rule('comment', /[^\S\n]*#[^\n]*/uy, { where: 'line' }),
    rule(
      'keyword',
      /[^\S\n]*(?:ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|FROM|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)\b/iuy,
      { where: 'line' },
    ),
    r.BLANKS,
    r.DOUBLE_QUOTED,
    rule('string', /'[^'\n]*'?/uy),
    VARIABLE,
    rule('attribute', /(?<=\s)--?[\p{L}\d][\w-]*/uy),
    words({ keyword: 'AS' }, { find: /[^\s"'$=]+/uy }),
  ],
};
