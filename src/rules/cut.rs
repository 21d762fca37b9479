//! Where a selector is cut: at its commas and operators, found by the tokenizer of CSS; and the classes and ids by which an
//! element is found without looking at all.

use super::line::Action;
use cssparser::{Parser, Token};

/// Functions of CSS, which are the browser's matter; any other is an operator, ours or another's.
pub const NATIVE: [&str; 12] = [
    "dir",
    "has",
    "host",
    "is",
    "lang",
    "matches",
    "not",
    "nth-child",
    "nth-last-child",
    "nth-last-of-type",
    "nth-of-type",
    "where",
];

/// An operator of ours by any of its names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    HasText,
    MinText,
    Upward,
    Path,
    XPath,
    Act(Action),
}

/// Names of an operator, the first its own, and what stands in its brackets.
pub const OPERATORS: [(Operator, &[&str], Takes); 5] = [
    (Operator::HasText, &["has-text", "contains", "-abp-contains"], Takes::Text),
    (Operator::MinText, &["min-text-length"], Takes::Number),
    (Operator::Upward, &["upward", "nth-ancestor"], Takes::Ancestor),
    (Operator::Path, &["matches-path"], Takes::Text),
    (Operator::XPath, &["xpath"], Takes::XPath),
];

/// What stands in the brackets of an operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Takes {
    /// Words, or an expression between slashes.
    Text,
    /// A number.
    Number,
    /// A number of steps, or a selector.
    Ancestor,
    /// An XPath.
    #[serde(rename = "xpath")]
    XPath,
    /// Nothing.
    Nothing,
    /// A reason or the name of a rule of furniture.
    Furniture,
}

impl Operator {
    fn of(name: &str) -> Option<Self> {
        let own = OPERATORS.iter().find(|(_, names, _)| names.contains(&name)).map(|(operator, _, _)| *operator);
        own.or_else(|| Action::of(name).map(Self::Act))
    }
}

/// What a selector is cut at.
pub enum Cut<'a> {
    Comma { at: usize },
    Operator { at: usize, name: &'a str, operator: Option<Operator>, argument: usize },
    End,
}

/// The next top-level comma or operator from a place on.
pub fn next_cut(text: &str, from: usize) -> Cut<'_> {
    let rest = text.get(from..).unwrap_or_default();
    let mut parser = Parser::new(rest);
    let mut colon: Option<usize> = None;
    loop {
        let Ok(token) = parser.next_including_whitespace_and_comments() else { return Cut::End };
        let token = token.clone();
        // Before the token the place may still be that of a bracket whose contents are passed over.
        let end = parser.position().byte_index();
        match token {
            Token::Comma => return Cut::Comma { at: from + end - 1 },
            Token::Colon => {
                colon = Some(end - 1);
                continue;
            }
            Token::Function(name) => {
                let name = name.to_ascii_lowercase();
                if let Some(at) = colon.filter(|_| !NATIVE.contains(&name.as_str())) {
                    let argument = from + end;
                    let said = text.get(from + at + 1..argument.saturating_sub(1)).unwrap_or_default();
                    return Cut::Operator { at: from + at, name: said, operator: Operator::of(&name), argument };
                }
            }
            _ => {}
        }
        colon = None;
    }
}

/// Where an operator stands within the brackets of a function of CSS, bytes.
pub fn nested_operator(text: &str) -> Option<usize> {
    let colons = text.match_indices(':').map(|(at, _)| at);
    colons.into_iter().find(|&at| {
        let rest = text.get(at + 1..).unwrap_or_default();
        rest.split_once('(').is_some_and(|(name, _)| Operator::of(&name.to_ascii_lowercase()).is_some())
    })
}

/// Whether an operator stands anywhere at the top of the selector.
pub fn holds_operator(text: &str) -> bool {
    let mut from = 0;
    loop {
        match next_cut(text, from) {
            Cut::End => return false,
            Cut::Operator { .. } => return true,
            Cut::Comma { at } => from = at + 1,
        }
    }
}

/// Bytes up to the bracket that closes an argument. Between slashes and quotes brackets are letters; a quote in running text
/// may be an apostrophe, one in an expression never is.
pub fn argument_length(text: &str, is_expression: bool) -> Option<usize> {
    let mut depth = 0_usize;
    let mut quote: Option<char> = (!is_expression && text.trim_start().starts_with('/')).then_some('/');
    let mut is_escaped = false;
    let mut is_first = true;
    let mut in_class = false;
    for (at, c) in text.char_indices() {
        if std::mem::take(&mut is_escaped) {
            continue;
        }
        match (c, quote) {
            ('\\', _) => is_escaped = true,
            // The slash that begins the expression.
            ('/', Some('/')) if is_first => is_first = false,
            ('[', Some('/')) => in_class = true,
            (']', Some('/')) => in_class = false,
            (c, Some(open)) if c == open && !in_class => quote = None,
            ('"' | '\'', None) if is_expression || text.get(..at).is_some_and(opens_string) => quote = Some(c),
            ('(', None) => depth += 1,
            (')', None) if depth == 0 => return Some(at),
            (')', None) => depth -= 1,
            _ => {}
        }
    }
    // A path such as /usr/bin( was no expression after all.
    quote.filter(|&q| q == '/').and_then(|_| text.find(')'))
}

/// Whether a quote after this text begins a string rather than being an apostrophe.
fn opens_string(before: &str) -> bool {
    before.trim_end().chars().next_back().is_none_or(|c| matches!(c, '(' | ',' | '=' | '[' | '!' | '<' | '>' | '|'))
}

/// The class or id that an element must have to be found by a selector without operators: one for each part between the
/// commas. None where a part does not name one.
pub fn keys(text: &str) -> Option<Vec<Key>> {
    let mut parser = Parser::new(text);
    let (mut keys, mut key, mut is_dot) = (Vec::new(), None, false);
    while let Ok(token) = parser.next_including_whitespace_and_comments() {
        let was_dot = std::mem::take(&mut is_dot);
        match token {
            Token::Comma => keys.push(key.take()?),
            Token::WhiteSpace(_) | Token::Delim('>' | '+' | '~') => key = None,
            Token::Delim('.') => is_dot = true,
            Token::Ident(name) if was_dot => key = Some(Key::Class(name.to_string())),
            Token::IDHash(name) | Token::Hash(name) => key = Some(Key::Id(name.to_string())),
            _ => {}
        }
    }
    keys.push(key?);
    Some(keys)
}

/// What an element is found by without looking at all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    /// A word of its class.
    Class(String),
    /// Its id.
    Id(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_those_of_what_is_found() {
        let key = |text: &str| keys(text).map(|keys| format!("{keys:?}")).unwrap_or_default();
        assert_eq!(key(".a > div.b:not(.c)"), "[Class(\"b\")]");
        assert_eq!(key("#x, p.y"), "[Id(\"x\"), Class(\"y\")]");
        assert_eq!(key(".a p"), "");
        assert_eq!(key(".a, p"), "");
        assert_eq!(key("[class=x]"), "");
        assert_eq!(key(".a\\:b"), "[Class(\"a:b\")]");
    }
}
