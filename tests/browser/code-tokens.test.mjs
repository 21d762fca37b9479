// The tokenizer of code by itself: what it finds in each language, that no character is lost, and that it ends in
// time on whatever a page holds.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RULES, rulesOf } from '../../extension/reader/code/languages.js';
import { languageOf, SHORT_NAMES, shownName } from '../../extension/reader/code/names.js';
import { tokensOf } from '../../extension/reader/code/scan.js';

/** @typedef {import('../../extension/reader/code/scan.js').Rule} Rule */

/** A language, a piece of it, and what is found, kind before text, with bars between. */
const PIECES = /** @type {[string, string, string][]} */ ([
  [
    'js',
    `import { a } from './x.js'; // c
const re = /[a/]b\\/c/g, n = 0xFF / 1_000 / 3;`,
    `keyword import | keyword from | string './x.js' | comment // c | keyword const | string /[a/]b\\/c/g | number 0xFF | number 1_000 | number 3`,
  ],
  [
    'js',
    `async function go(x = \`t \${a + \`in \${b}\`} end\`) { return x?.map((v) => v.delete('it\\'s')) ?? null; }`,
    `keyword async | keyword function | function go | string \`t  | meta \${ | string \`in  | meta \${ | meta } | string \` | meta } | string  end\` | keyword return | function map | function delete | string 'it\\'s' | constant null`,
  ],
  [
    'jsx',
    `return <div className="a" on={() => go()}>don't <b>{x}</b></div>;`,
    `keyword return | tag <div | attribute className | string "a" | attribute on | function go | tag > | tag <b> | tag </b></div>`,
  ],
  [
    'tsx',
    `export interface User<T> { readonly id: number }
let n = new Map<string, T>() as any;`,
    `keyword export | keyword interface | type User | type T | keyword readonly | type number | keyword let | keyword new | type Map | type string | type T | keyword as | type any`,
  ],
  [
    'c',
    `#include <stdio.h>
int main(void) { struct foo *p = NULL; return printf("%d\\n", 'a'); }`,
    `meta #include <stdio.h> | type int | function main | type void | keyword struct | type foo | constant NULL | keyword return | function printf | string "%d\\n" | string 'a'`,
  ],
  [
    'c++',
    `template <typename T>
std::vector<int> f(const T& x) { return std::make_unique<Foo>(1.5f); }`,
    `keyword template | keyword typename | type T | type vector | type int | function f | keyword const | type T | keyword return | type Foo | number 1.5f`,
  ],
  [
    'c#',
    `public async Task<int> Do(string s) { Console.WriteLine(@"c:\\x"); return new Foo(1); }`,
    `keyword public | keyword async | type Task | type int | function Do | type string | type Console | function WriteLine | string @"c:\\x" | keyword return | keyword new | type Foo | number 1`,
  ],
  [
    'java',
    `@Override
public final class Foo extends Bar<String> {
  static final int MAX = 10; /* c */
}`,
    `meta @Override | keyword public | keyword final | keyword class | type Foo | keyword extends | type Bar | type String | keyword static | keyword final | type int | constant MAX | number 10 | comment /* c */`,
  ],
  [
    'kotlin',
    `@Foo data class A(val x: Int = 1) { fun go() = println("a") }`,
    `meta @Foo | keyword data | keyword class | type A | keyword val | type Int | number 1 | keyword fun | function go | function println | string "a"`,
  ],
  [
    'scala',
    `object Main extends App { def f(x: Int): String = s"a $x" }`,
    `keyword object | type Main | keyword extends | type App | keyword def | function f | type Int | type String | string "a $x"`,
  ],
  [
    'swift',
    `@MainActor func f(_ x: Int) -> String { guard let y = x else { return nil } }`,
    `meta @MainActor | keyword func | function f | type Int | type String | keyword guard | keyword let | keyword else | keyword return | constant nil`,
  ],
  [
    'go',
    `func (s *Server) Run(a int) error {
	fmt.Println(\`raw
\`, 'x', nil)
}`,
    `keyword func | function Run | type int | type error | function Println | string \`raw
\` | string 'x' | constant nil`,
  ],
  [
    'rust',
    `#[derive(Debug)]
pub fn main<'a>(x: &'a str) -> Result<(), Error> {
  println!("{}", r#"raw "q" "#); // c
  for i in 0..10u8 {}
}`,
    `meta #[derive(Debug)] | keyword pub | keyword fn | function main | type 'a | type 'a | type str | type Result | type Error | function println | string "{}" | string r#"raw "q" "# | comment // c | keyword for | keyword in | number 0 | number 10u8`,
  ],
  [
    'dart',
    `void main() async { final x = 'a'; print(x); }`,
    `type void | function main | keyword async | keyword final | string 'a' | function print`,
  ],
  [
    'php',
    `<p><?php echo $x->foo("a"); // c
function bar(int $y): string { return 'x'; } ?></p>`,
    `tag <p> | meta <?php | keyword echo | variable $x | function foo | string "a" | comment // c | keyword function | function bar | type int | variable $y | type string | keyword return | string 'x' | meta ?> | tag </p>`,
  ],
  ['php', `echo strlen($x);`, `keyword echo | function strlen | variable $x`],
  [
    'graphql',
    `query Q($id: ID!) { user(id: $id) { name } } # c`,
    `keyword query | type Q | variable $id | type ID | function user | variable $id | comment # c`,
  ],
  [
    'hcl',
    `resource "x" "y" {
  ami = "a"
  count = 2 # c
}`,
    `keyword resource | string "x" | string "y" | property   ami | string "a" | property   count | number 2 | comment # c`,
  ],
  [
    'python',
    `@app.route('/')
def hello(name: str = "x") -> None:
    """doc
    string"""
    return self.x(f"hi {name}", 3.14e-2) # c`,
    `meta @app.route | string '/' | keyword def | function hello | type str | string "x" | constant None | string """doc
    string""" | keyword return | constant self | function x | string f"hi {name}" | number 3.14e-2 | comment # c`,
  ],
  [
    'ruby',
    `class Foo < Bar
  def hi!(x, y: 1)
    puts :a if @name =~ /re+/i # c
  end
end`,
    `keyword class | type Foo | type Bar | keyword def | function hi! | constant y: | number 1 | constant :a | keyword if | variable @name | string /re+/i | comment # c | keyword end | keyword end`,
  ],
  [
    'perl',
    `my $x = shift; # c
foreach my $k (keys %h) { print "a\\n" if $k =~ m/x/; }`,
    `keyword my | variable $x | keyword shift | comment # c | keyword foreach | keyword my | variable $k | keyword keys | variable %h | keyword print | string "a\\n" | keyword if | variable $k | string m/x/`,
  ],
  [
    'lua',
    `--[[ long
]]
local function f(x) return x .. "s" end -- c`,
    `comment --[[ long
]] | keyword local | keyword function | function f | keyword return | string "s" | keyword end | comment -- c`,
  ],
  [
    'r',
    `f <- function(a, ...) { mean(a, na.rm = TRUE) } # c`,
    `keyword <- | keyword function | function mean | constant TRUE | comment # c`,
  ],
  [
    'julia',
    `function f(x::Int)
  @show x # c
  return "a" * :b
end`,
    `keyword function | function f | type Int | meta @show | comment # c | keyword return | string "a" | constant :b | keyword end`,
  ],
  [
    'elixir',
    `defmodule Foo do
  @doc "x"
  def bar(%{a: 1} = m), do: {:ok, m}
end`,
    `keyword defmodule | type Foo | keyword do | meta @doc | string "x" | keyword def | function bar | constant a: | number 1 | constant do: | constant :ok | keyword end`,
  ],
  [
    'haskell',
    `-- c
main :: IO ()
main = do
  let x = 1
  putStrLn "hi"`,
    `comment -- c | function main | type IO | keyword do | keyword let | number 1 | string "hi"`,
  ],
  [
    'ocaml',
    `let rec f x = match x with | Some y -> y (* c *) | None -> 0`,
    `keyword let | keyword rec | keyword match | keyword with | constant Some | comment (* c *) | constant None | number 0`,
  ],
  [
    'clojure',
    `(defn foo [x] ; c
  (println "a" :kw 42 nil))`,
    `keyword defn | function foo | comment ; c | function println | string "a" | constant :kw | number 42 | constant nil`,
  ],
  [
    'bash',
    `#!/bin/bash
for f in *.txt; do
  echo "file $f \${x:-y}" | grep -v foo # c
X=1 sudo apt-get install --yes foo
done`,
    `comment #!/bin/bash | keyword for | keyword in | keyword do | function echo | string "file  | variable $f | string   | variable \${x:-y} | string " | function grep | attribute -v | comment # c | variable X | number 1 | keyword sudo | function apt-get | attribute --yes | keyword done`,
  ],
  [
    'console',
    `$ npm install --save x && cd foo
added 12 packages, don't
user@host:~$ ls -la`,
    `meta $ | function npm | attribute --save | function cd | meta user@host:~$ | function ls | attribute -la`,
  ],
  [
    'powershell',
    `Get-ChildItem -Path $env:HOME | Where-Object { $_.Length -gt 10 } # c`,
    `function Get-ChildItem | attribute -Path | variable $env:HOME | function Where-Object | variable $_ | attribute -gt | number 10 | comment # c`,
  ],
  [
    'bat',
    `@echo off
rem c
set X=%PATH%`,
    `keyword echo | keyword off | comment rem c | keyword set | variable %PATH%`,
  ],
  [
    'makefile',
    `CC := gcc
all: main.o
	$(CC) -o $@ $^ # c`,
    `variable CC | function all: | variable $(CC) | variable $@ | variable $^ | comment # c`,
  ],
  [
    'dockerfile',
    `FROM node:20 AS build
# c
RUN npm ci && echo "x"
COPY --from=build /a /b`,
    `keyword FROM | keyword AS | comment # c | keyword RUN | string "x" | keyword COPY | attribute --from`,
  ],
  [
    'html',
    `<!DOCTYPE html>
<!-- c -->
<a href="x" data-y=z disabled>text &amp; more</a><br/>`,
    `meta <!DOCTYPE html> | comment <!-- c --> | tag <a | attribute href | string "x" | attribute data-y | string z | attribute disabled | tag > | constant &amp; | tag </a><br/>`,
  ],
  [
    'html',
    `<script type="module">const x = 1; // c
</script><style>a { color: red; }</style>`,
    `tag <script | attribute type | string "module" | tag > | keyword const | number 1 | comment // c | tag </script><style> | property color | tag </style>`,
  ],
  [
    'xml',
    `<?xml version="1.0"?>
<x:a b='c'><![CDATA[<d>]]></x:a>`,
    `meta <?xml version="1.0"?> | tag <x:a | attribute b | string 'c' | tag > | string <![CDATA[<d>]]> | tag </x:a>`,
  ],
  [
    'markdown',
    `# Title

Some **bold** and \`code\` [link](http://x)

- item
> quote

\`\`\`js
x
\`\`\`
`,
    `heading # Title | constant **bold** | string \`code\` | function [link] | attribute (http://x) | keyword - | comment > quote | string \`\`\`js
x
\`\`\``,
  ],
  [
    'latex',
    `\\documentclass{article} % c
\\begin{document}
$x^2 + \\alpha$ \\textbf{b}
\\end{document}`,
    `keyword \\documentclass | type {article} | comment % c | keyword \\begin | type {document} | string $x^2 + \\alpha$ | function \\textbf | meta { | meta } | keyword \\end | type {document}`,
  ],
  [
    'json',
    `{
  "a": [1, -2.5e3, true, null],
  "b\\"c": "str"
}`,
    `property "a" | number 1 | number -2.5e3 | constant true | constant null | property "b\\"c" | string "str"`,
  ],
  [
    'yaml',
    `---
# c
name: My App
on: [push, "x"]
jobs:
  - build: &anc true
    url: http://x.y # c
    key with space: 'v'
    n: 42
    s: don't stop`,
    `meta --- | comment # c | property name | property on | string "x" | property jobs | property build | meta &anc | constant true | property url | comment # c | property key with space | string 'v' | property n | number 42 | property s`,
  ],
  [
    'toml',
    `# c
[package]
name = "x"
deps = { a = '1', b = [1, 2] }
d = 1979-05-27`,
    `comment # c | type [package] | property name | string "x" | property deps | property a | string '1' | property b | number 1 | number 2 | property d | number 1979-05-27`,
  ],
  [
    'ini',
    `; c
[s]
a=b
key name = yes
`,
    `comment ; c | type [s] | property a | property key name  | constant yes`,
  ],
  [
    'css',
    `/* c */
@media (min-width: 600px) {
  .foo:hover > a#b { color: #fff; margin: -1.5em auto !important; background: url(x.png) }
}`,
    `comment /* c */ | keyword @media | number 600px | type .foo | type #b | property color | number #fff | property margin | number -1.5em | keyword !important | property background | function url | string x.png`,
  ],
  [
    'scss',
    `$x: 1px;
.a { &:hover { color: $x; // c
 } @include foo($x); }`,
    `variable $x | number 1px | type .a | type & | property color | variable $x | comment // c | keyword @include | function foo | variable $x`,
  ],
  [
    'sql',
    `-- c
SELECT u.name, COUNT(*) AS n FROM users u WHERE u.id = 42 AND x LIKE 'it''s%';
create table t (id INT NOT NULL);`,
    `comment -- c | keyword SELECT | function COUNT | keyword AS | keyword FROM | keyword WHERE | number 42 | keyword AND | keyword LIKE | string 'it''s%' | keyword create | keyword table | type INT | keyword NOT | constant NULL`,
  ],
  [
    'diff',
    `diff --git a/x b/x
--- a/x
+++ b/x
@@ -1,2 +1,2 @@ fn
 a
-b
+c
`,
    `meta diff --git a/x b/x | meta --- a/x | meta +++ b/x | heading @@ -1,2 +1,2 @@ fn | deleted -b | inserted +c`,
  ],
  [
    'console',
    `# Install it
# apt install x
x y`,
    `comment # Install it | meta # | function apt`,
  ],
  [
    'pascal',
    `var x: Integer; { c }
begin
  WriteLn('it''s', $FF); // c
end.`,
    `keyword var | type Integer | comment { c } | keyword begin | function WriteLn | string 'it''s' | number $FF | comment // c | keyword end`,
  ],
  [
    'vb.net',
    `' c
Public Sub Main()
  Console.WriteLine("a""b")
end sub`,
    `comment ' c | keyword Public | keyword Sub | function Main | function WriteLine | string "a""b" | keyword end | keyword sub`,
  ],
  [
    'matlab',
    `function y = f(x) % c
  A = x'; B = 'str'; y = sin(A) + 1e3;
end`,
    `keyword function | function f | comment % c | string 'str' | function sin | number 1e3 | keyword end`,
  ],
  [
    'fortran',
    `program a
  if (i .eq. 1 .and. .true.) print *, 'x' ! c
end`,
    `keyword program | keyword if | keyword .eq. | number 1 | keyword .and. | constant .true. | keyword print | string 'x' | comment ! c | keyword end`,
  ],
  [
    'erlang',
    `-module(x).
f([H|T]) -> io:format("~p", [H]), {ok, 'A', $a}. % c`,
    `meta -module | function f | variable H | variable T | function format | string "~p" | variable H | constant ok | constant 'A' | number $a | comment % c`,
  ],
  [
    'cmake',
    `if(\${X} STREQUAL "a")
  set(Y ON) # c
endif()`,
    `keyword if | variable \${X} | string "a" | function set | constant ON | comment # c | keyword endif`,
  ],
  [
    'nginx',
    `server {
  listen 80; # c
  location / { try_files $uri =404; gzip on; }
}`,
    `keyword server | keyword listen | number 80 | comment # c | keyword location | keyword try_files | variable $uri | keyword gzip | constant on`,
  ],
  [
    'yaml',
    `jobs:\n  - run: |\n      echo "x\n    env: 1\nkey: >-\n  t\nnext: yes`,
    `property jobs | property run | string |\n      echo "x\n | property env | number 1 | property key | string >-\n  t\n | property next | constant yes`,
  ],
  [
    'bash',
    `cat <<EOF > x\n  # not\nEOF\necho a # c`,
    `function cat | string <<EOF > x\n  # not\nEOF | function echo | comment # c`,
  ],
  ['rust', `let a = r##"x"#y"##; // c`, `keyword let | string r##"x"#y"## | comment // c`],
]);

for (const [language, code, expected] of PIECES) {
  test(`${language}: ${code.slice(0, 30).replace(/\s+/g, ' ')} …`, () => {
    const rules = rulesOf(code, language);
    assert.ok(rules);
    const found = [...tokensOf(code, rules)].filter(({ kind }) => kind !== '');
    const said = found.map(({ kind, start, end }) => `${kind} ${code.slice(start, end)}`);
    assert.equal(said.join(' | '), expected);
  });
}

/**
 * Reads the whole text and checks that its tokens are the text, one after another.
 * @param {string} name
 * @param {string} text
 * @returns {number} how many rules were tried
 */
function scan(name, text) {
  const tokens = tokensOf(text, RULES[name] ?? []);
  let end = 0;
  for (;;) {
    const { done, value } = tokens.next();
    if (done) {
      assert.equal(end, text.length, `${name}: ${text.slice(0, 40)}`);
      return value;
    }
    assert.ok(value.start === end && value.end > end, `${name} at ${end}: ${text.slice(0, 40)}`);
    end = value.end;
  }
}

test('every piece is its tokens joined in every language, and whatever a page calls its language', () => {
  for (const name of Object.keys(RULES)) for (const [, code] of PIECES) scan(name, code);
});

test('random text is its tokens joined in every language', () => {
  // A generator of Park and Miller: the same texts at every run.
  let seed = 20_261_126;
  const below = (/** @type {number} */ most) =>
    (seed = (seed * 48_271) % 2_147_483_647) % Math.max(most, 1);
  const parts = [...'"\'`\\/*#<>{}()[]$@%&-=:;,.|!?~_aB9 \n\t', '${', '/*', '*/', '<!--', '"""'];
  parts.push('😀', 'é', '\ud800', '\udc00', '</script', '<style>', '--[[', '\n$ ', '=begin');
  for (const name of Object.keys(RULES)) {
    for (let time = 0; time < 25; time++) {
      const text = Array.from({ length: 120 }, () => parts[below(parts.length)]).join('');
      scan(name, text);
    }
  }
});

/** What opens something and never closes it, and what is nearly something else, again and again. */
const HOSTILE =
  `" ' \` "\\ /* =/[ =/[a] =/a <a <a_b= $ \${ \`\${ { ( [ --[[ """ # @a. : a: a A 1 1. 0x - -- \\ *
  \`\`\` ![ [a]( <!-- <![CDATA[ <script> <style> q{ a= a.b. (def {- =- ~r/ %w( 😀`.split(/\s+/);
const WITH_SPACES = [
  '<<A',
  '<<A\n',
  'a: |\n ',
  '- a: |\n',
  ' ',
  '\n',
  '\n ',
  '\t',
  'a :',
  '\n- ',
  '\n$ ',
  '\nPS ',
  '"a"  :',
  '<a ',
  '\n=',
];

/**
 * Milliseconds that this process works on something, whatever else the machine does.
 * @param {() => void} work
 */
function worked(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

test('hostile text takes as many times longer as it is longer, and no more', () => {
  for (const [name, { length: rules }] of Object.entries(RULES)) {
    for (const part of [...HOSTILE, ...WITH_SPACES]) {
      const timed = (/** @type {number} */ length) => {
        const text = part.repeat(Math.ceil(length / part.length));
        return worked(() => {
          const tried = scan(name, text);
          assert.ok(tried <= text.length * rules * 4, `${name}: ${tried} tries`);
        });
      };
      // Six times the length: six times the work where it is linear, thirty-six times where it is quadratic.
      const isLinear = () => {
        const long = timed(8_000);
        return long < 40 || long < 15 * timed(1_300);
      };
      const what = `${name}: ${JSON.stringify(part)} again and again`;
      assert.ok(isLinear() || isLinear() || isLinear(), what);
    }
  }
});

test('reading code takes milliseconds: how many, for each language', (t) => {
  const SAMPLE = 20_000;
  const seen = new Set();
  for (const [language, code] of PIECES) {
    const name = languageOf(language) ?? '';
    if (seen.has(name)) continue;
    seen.add(name);
    const text = `${code}\n`.repeat(Math.ceil(SAMPLE / code.length)).slice(0, SAMPLE);
    const times = Array.from({ length: 9 }, () => worked(() => scan(name, text)));
    const median = times.sort((a, b) => a - b)[4] ?? 0;
    t.diagnostic(`${name}: ${((median * 10_000) / SAMPLE).toFixed(2)} ms for 10,000 characters`);
    // More than ten times what the slowest takes.
    assert.ok(median < 100, `${name}: ${median} ms for ${SAMPLE} characters`);
  }
});

test('every language has rules and a name, and no short name means two', () => {
  assert.deepEqual(Object.keys(SHORT_NAMES).sort(), Object.keys(RULES).sort());
  const short = Object.values(SHORT_NAMES).flatMap((names) => names.split(' ').filter(Boolean));
  const all = [...Object.keys(SHORT_NAMES).map((name) => name.toLowerCase()), ...short];
  assert.deepEqual(all, [...new Set(all)]);
  for (const name of Object.keys(SHORT_NAMES)) assert.equal(shownName(name), name);
  for (const name of short) assert.notEqual(languageOf(shownName(name)), null, name);
});

test('a language is known by the names that pages give it', () => {
  const known = {
    JS: 'JavaScript',
    'html-basic': 'HTML',
    python3: 'Python',
    'source.rust': 'Rust',
  };
  for (const [short, name] of Object.entries(known)) assert.equal(languageOf(short), name);
  for (const short of ['', 'klingon', 'constructor', '__proto__', '...', 'toString']) {
    assert.equal(languageOf(short), null);
    assert.equal(shownName(short), short);
  }
});

test('a language nobody named is guessed where it is nearly certain', () => {
  const certain = {
    '#!/usr/bin/env python3\nprint(1)': RULES.Python,
    '#!/bin/sh\nls': RULES.Shell,
    '<!DOCTYPE html>\n<p>': RULES.HTML,
    '<?xml version="1.0"?>': RULES.XML,
    '{ "a": [1, 2] }': RULES.JSON,
    'diff --git a/x b/x\n': RULES.Diff,
    '$ ls -l\ntotal 0': RULES.Console,
  };
  for (const [code, rules] of Object.entries(certain))
    assert.equal(rulesOf(code, undefined), rules);
  assert.notEqual(rulesOf('<?php echo 1;', undefined), null);
  for (const code of [
    'a = 1',
    '{ "a": ',
    '{ a }',
    '[1, 2]',
    '$ 5',
    'if (x) {',
    'A poem\n  of two lines',
  ])
    assert.equal(rulesOf(code, undefined), null, code);
  assert.equal(rulesOf('fn main() {}', 'klingon'), null);
});
