//! What `:has-text()` and `:matches-path()` look for: words, or a regular expression between slashes. The expressions run in
//! linear time on any text, and what they compile to is limited. As in the filters that people know, `\w` and `\b` mean the
//! letters of ASCII, and the flag i folds the case of all.

use super::unused::{Cause, Unused};
use regex_lite::{Regex, RegexBuilder};

/// The largest program a regular expression may compile to, bytes.
const MAX_PROGRAM: usize = 1 << 14;
/// How much of a text an expression looks at, bytes: the time is the product of both.
const MAX_TEXT: usize = 1 << 16;

/// Something to look for in a text.
#[derive(Debug, Clone)]
pub enum Pattern {
    /// These words, as they are written.
    Words(String),
    /// A regular expression.
    Regex {
        /// Compiled.
        regex: Regex,
        /// Whether it is matched against the text in lower case.
        folds: bool,
        /// As it was written, with its slashes and flags.
        source: String,
    },
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.said() == other.said()
    }
}

impl Pattern {
    /// Reads the argument of an operator; `column` is where it stands.
    pub fn parse(argument: &str, column: usize) -> Result<Self, Unused> {
        let trimmed = argument.trim();
        let Some((body, flags)) = slashed(trimmed) else {
            let quoted = trimmed.strip_prefix(['"', '\'']).zip(trimmed.chars().next());
            let words = quoted.and_then(|(rest, quote)| rest.strip_suffix(quote)).unwrap_or(trimmed);
            return if words.is_empty() {
                Err(Unused::of(column, argument, Cause::NoText))
            } else {
                Ok(Self::Words(words.to_owned()))
            };
        };
        if let Some(flag) = flags.chars().find(|flag| !matches!(flag, 'i' | 'u' | 's' | 'm')) {
            return Err(Unused::of(column, argument, Cause::UnknownFlag(flag)));
        }
        let folds = flags.contains('i');
        let built = RegexBuilder::new(&if folds { lowered(body) } else { body.to_owned() })
            .case_insensitive(folds)
            .dot_matches_new_line(flags.contains('s'))
            .multi_line(flags.contains('m'))
            .size_limit(MAX_PROGRAM)
            .nest_limit(50)
            .build();
        let refused = |_| Unused::of(column, argument, Cause::BadExpression);
        built.map(|regex| Self::Regex { regex, folds, source: trimmed.to_owned() }).map_err(refused)
    }

    /// Whether the text holds it.
    pub fn is_in(&self, text: &str) -> bool {
        match self {
            Self::Words(words) => text.contains(words.as_str()),
            Self::Regex { regex, folds: true, .. } => regex.is_match(&head(text).to_lowercase()),
            Self::Regex { regex, folds: false, .. } => regex.is_match(head(text)),
        }
    }

    /// It in words.
    pub fn said(&self) -> String {
        match self {
            Self::Words(words) => format!("the text “{words}”"),
            Self::Regex { source, .. } => format!("text that matches {source}"),
        }
    }
}

/// The part of a text that an expression looks at.
fn head(text: &str) -> &str {
    let mut end = text.len().min(MAX_TEXT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// An expression in lower case, but for what a backslash gives another meaning. The engine folds ASCII alone.
fn lowered(body: &str) -> String {
    let mut out = String::with_capacity(body.len());
    let mut is_escaped = false;
    for c in body.chars() {
        if is_escaped {
            out.push(c);
        } else {
            out.extend(c.to_lowercase());
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    out
}

/// What stands between two slashes, and the letters behind.
pub fn slashed(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix('/')?;
    let end = rest.rfind('/').filter(|&end| end > 0)?;
    let flags = rest.get(end + 1..)?;
    flags.chars().all(|c| c.is_ascii_alphabetic()).then_some((rest.get(..end)?, flags))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_expressions_are_found() {
        let is_in = |argument: &str, text: &str| Pattern::parse(argument, 1).is_ok_and(|pattern| pattern.is_in(text));
        assert!(is_in("Publicité", "— Publicité —"));
        assert!(!is_in("Publicité", "publicité"));
        assert!(is_in("/^PUBLICITÉ/i", "publicité"));
        assert!(is_in("\"a b\"", "x a b"));
        assert!(is_in(r"/\bads?\b/", "no ads here"));
        assert!(is_in(r"/^ÉTÉ\S/i", "Étés"));
        assert!(!is_in(r"/^ÉTÉ\S/i", "Été "));
        assert!(is_in("/usr/bin and", "see /usr/bin and more"));
    }

    #[test]
    fn what_cannot_be_read_says_so() {
        let why = |argument: &str| Pattern::parse(argument, 7).map_err(|unused| (unused.column, unused.why())).err();
        for bad in ["/(/", "/a/x", "/(?=a)/", r"/(a)\1/", "/(((a{99}){99}){99}){99}/", " ", "''"] {
            let (column, why) = why(bad).unwrap_or_default();
            assert_eq!(column, 7, "{bad}");
            assert!(why.len() > 15, "{bad}: {why}");
        }
    }

    /// Shapes that take a backtracking engine years, and some whose programs are as large as their counts.
    #[test]
    fn evil_expressions_end() {
        let text = format!("{}!", "a".repeat(1 << 20));
        let tails = ["$", "b", "c$"];
        let bodies = [
            "(a+)+",
            "(a|a)*",
            "(a|aa)+",
            "(.*a){11}",
            "([a-z]+)*",
            "(a*)*",
            r"(\w+\s?)+",
            "(x+x+)+y",
            "a*a*a*a*a*",
            "(a+){2,9}",
            "(.*a){200}",
            "([a-z]{1,40}){1,40}",
        ];
        for (body, tail) in bodies.iter().flat_map(|body| tails.iter().map(move |tail| (body, tail))) {
            let Ok(pattern) = Pattern::parse(&format!("/^{body}{tail}/"), 1) else { continue };
            let started = std::time::Instant::now();
            let _ = pattern.is_in(&text);
            // What takes a second here takes a twentieth of it in a release build.
            assert!(started.elapsed().as_millis() < 2_000, "{body}{tail}: {:?}", started.elapsed());
        }
        assert!(Pattern::parse("/([a-z]{1,40}){1,40}c/", 1).is_err());
    }
}
