//! The language of code, by the names that highlighters, wikis and editors write beside it.

use super::walk::Writer;
use crate::page::{Page, Tag};

/// Before the language's name in a class word.
const PREFIXES: [&str; 6] = ["language-", "lang-", "highlight-source-", "highlight-text-", "brush:", "sourcecode-"];
/// Attributes that name the language.
const LANGUAGE_ATTRIBUTES: [&str; 5] =
    ["data-lang", "data-language", "data-code-language", "data-ke-language", "lang-name"];
/// Names of languages that are told from other class words when they stand alone.
const LANGUAGES: [&str; 49] = [
    "bash",
    "clojure",
    "cpp",
    "csharp",
    "css",
    "dart",
    "dockerfile",
    "elixir",
    "erlang",
    "fortran",
    "fsharp",
    "go",
    "graphql",
    "groovy",
    "haskell",
    "html",
    "ini",
    "java",
    "javascript",
    "js",
    "json",
    "jsx",
    "julia",
    "kotlin",
    "latex",
    "lisp",
    "lua",
    "makefile",
    "matlab",
    "objectivec",
    "ocaml",
    "perl",
    "php",
    "powershell",
    "python",
    "ruby",
    "rust",
    "scala",
    "scheme",
    "scss",
    "shell",
    "sql",
    "swift",
    "toml",
    "ts",
    "tsx",
    "typescript",
    "xml",
    "yaml",
];
/// Names that say there is no language.
const NO_LANGUAGE: [&str; 8] = ["auto", "none", "nohighlight", "no-highlight", "plain", "plaintext", "text", "txt"];
/// How far around the code its language is looked for, elements.
const AROUND: usize = 3;

impl Writer<'_> {
    /// The language that the element, what is in it or what is around it names.
    pub fn language(&self, node: usize) -> Option<String> {
        let page = self.page;
        let inside =
            page.nodes(node + 1..page.end(node)).filter(|&n| matches!(page.tag(n), Tag::Code | Tag::Pre)).take(1);
        let around = page.ancestors(node).take(AROUND).take_while(|&n| page.tag(n) != Tag::Body);
        std::iter::once(node).chain(inside).chain(around).find_map(|n| language_of(page, n))
    }
}

fn language_of(page: &Page, node: usize) -> Option<String> {
    let named = LANGUAGE_ATTRIBUTES.iter().find_map(|name| page.attr(node, name));
    let class = page.attr(node, "class").unwrap_or_default();
    // SyntaxHighlighter writes `brush: js; toolbar: false`, with or without spaces.
    let class = class.replace("brush: ", "brush:");
    let mut words = class.split([' ', ';', '\n', '\t']);
    let prefixed = || words.find_map(|word| PREFIXES.iter().find_map(|prefix| word.strip_prefix(prefix)));
    let bare = || {
        let mut words = class.split_ascii_whitespace().filter(|_| matches!(page.tag(node), Tag::Pre | Tag::Code));
        words.find(|word| LANGUAGES.binary_search(&word.to_ascii_lowercase().as_str()).is_ok())
    };
    let language = named.or_else(prefixed).or_else(bare)?;
    let language = language.trim().to_ascii_lowercase();
    let is_name = (1..=20).contains(&language.len())
        && language.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'#' | b'-' | b'.' | b'_'));
    (is_name && !NO_LANGUAGE.contains(&language.as_str())).then_some(language)
}

#[cfg(test)]
mod tests {
    use crate::compose::check::check;

    #[test]
    fn the_names_are_in_order() {
        assert!(super::LANGUAGES.is_sorted());
    }

    #[test]
    fn the_language_is_found() {
        for html in [
            "<pre><code class='hljs language-rust'>x</code></pre>",
            "<pre class='brush: rust; gutter: true'>x</pre>",
            "<div class='highlight highlight-source-rust'><pre>x</pre></div>",
            "<pre data-lang=Rust>x</pre>",
            "<pre class=rust>x</pre>",
            "<pre data-ke-language=rust><code>x</code></pre>",
            "<div class=python><pre><code class='hljs rust'>x</code></pre></div>",
            "<div class='lang-rust highlighter-rouge'><div class=highlight><pre><code>x</code></pre></div></div>",
        ] {
            check(html, "code[rust](x)");
        }
        check("<pre class=language-none>x</pre>", "code(x)");
        check("<pre class='language-a(b'>x</pre>", "code(x)");
    }
}
