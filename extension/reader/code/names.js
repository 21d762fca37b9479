/**
 * What languages are called: the name people write, and the short names that pages give.
 */

/** Short names by the name of the language; the name in small letters is one as well. */
export const SHORT_NAMES = {
  JavaScript: 'js mjs cjs jsx node nodejs es6 ecmascript gjs',
  TypeScript: 'ts tsx mts cts deno',
  C: 'h arduino cuda',
  'C++': 'cpp cc cxx hpp hxx cplusplus ino',
  'Objective-C': 'objc objectivec obj-c mm objective-c++',
  'C#': 'cs csharp dotnet razor',
  Java: 'jsp',
  Kotlin: 'kt kts',
  Scala: 'sc sbt',
  Groovy: 'gradle jenkinsfile',
  Swift: '',
  Go: 'golang',
  Rust: 'rs',
  Dart: '',
  Zig: '',
  Solidity: 'sol',
  GLSL: 'hlsl wgsl shader',
  'Protocol Buffers': 'proto protobuf proto3',
  GraphQL: 'gql graphqls',
  HCL: 'terraform tf hashicorp',
  PHP: 'php3 php5 php7 php8 phtml',
  Python: 'py py3 python3 pycon ipython ipython3 gyp sage starlark bazel',
  Ruby: 'rb irb rake gemfile podfile crystal',
  Perl: 'pl pm raku',
  Lua: 'luau',
  R: 'rlang splus rscript',
  Julia: 'jl',
  Elixir: 'ex exs iex',
  Haskell: 'hs lhs purescript elm idris',
  OCaml: 'ml mli fsharp f# fs fsx reason sml',
  Lisp: 'clojure clj cljs cljc edn scheme scm racket rkt elisp emacs-lisp common-lisp commonlisp fennel',
  Shell: 'sh bash zsh fish ksh ash bashrc sh-script',
  Console: 'shell-session shellsession sh-session bash-session terminal session command-line',
  PowerShell: 'ps ps1 psm1 pwsh posh',
  Batch: 'bat cmd dos batchfile',
  Makefile: 'make mk mf gnumake',
  Dockerfile: 'docker containerfile',
  HTML: 'htm xhtml vue svelte handlebars hbs jinja jinja2 django twig liquid erb ejs astro angular markup',
  XML: 'xsl xslt xsd svg rss atom plist wsdl mathml xaml csproj',
  Markdown: 'md mdx mkd rmd gfm',
  TeX: 'latex ltx sty context bibtex',
  JSON: 'json5 jsonc jsonl ndjson geojson webmanifest topojson',
  YAML: 'yml eyaml docker-compose',
  TOML: '',
  INI: 'properties cfg conf dotenv env editorconfig systemd gitconfig desktop',
  CSS: 'scss sass less postcss stylus',
  SQL: 'mysql pgsql postgres postgresql psql plpgsql plsql tsql sqlite mariadb oracle bigquery',
  Diff: 'patch udiff',
  Pascal: 'delphi freepascal objectpascal lazarus',
  'Visual Basic': 'vb vbnet vba vbs vbscript basic freebasic',
  MATLAB: 'octave',
  Fortran: 'f90 f95 f77',
  Erlang: 'erl',
  CMake: '',
  nginx: 'nginxconf',
};

/** @typedef {keyof typeof SHORT_NAMES} Name */

/** @type {Map<string, Name>} */
const NAMES = new Map();
for (const name of /** @type {Name[]} */ (Object.keys(SHORT_NAMES))) {
  for (const short of [name.toLowerCase(), ...SHORT_NAMES[name].split(' ')]) NAMES.set(short, name);
}

/** Short names that say nothing else than that they are another's. */
const SPELLED = new Map(
  Object.entries({
    scss: 'SCSS',
    sass: 'Sass',
    less: 'Less',
    jsx: 'JSX',
    tsx: 'TSX',
    bash: 'Bash',
    zsh: 'Zsh',
    fish: 'fish',
    svg: 'SVG',
    vue: 'Vue',
    svelte: 'Svelte',
    clojure: 'Clojure',
    scheme: 'Scheme',
    racket: 'Racket',
    elm: 'Elm',
    fsharp: 'F#',
    latex: 'LaTeX',
    terraform: 'Terraform',
    wgsl: 'WGSL',
    hlsl: 'HLSL',
    mysql: 'MySQL',
    postgresql: 'PostgreSQL',
    mdx: 'MDX',
    json5: 'JSON5',
  }),
);

/**
 * The language that a page's short name means: `html-basic`, `source.js` and `python3` are known as well.
 * @param {string} short
 * @returns {Name | null}
 */
export function languageOf(short) {
  const small = short.trim().toLowerCase();
  const [first = ''] = small.split(/[-_.:]/, 1);
  const last = small.slice(small.lastIndexOf('.') + 1);
  const tried = [small, last, first, first.replace(/\d+$/, '')];
  const known = tried.find((name) => name !== '' && NAMES.has(name));
  return (known !== undefined && NAMES.get(known)) || null;
}

/**
 * The name of a language as it is shown.
 * @param {string} short
 */
export function shownName(short) {
  return SPELLED.get(short.toLowerCase()) ?? languageOf(short) ?? short;
}
