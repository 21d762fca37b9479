//! An expression cut into tokens, each with the column it begins in.

use super::Fault;
use super::value;
use std::iter::Peekable;
use std::str::Chars;

/// A piece of an expression.
#[derive(Debug, Clone, PartialEq)]
pub enum Token {
    /// A name, an axis, a function, `and`, `or`, `div` or `mod`: the place tells which.
    Name(String),
    /// A text in quotes.
    Literal(String),
    /// A number.
    Number(f64),
    /// Anything of the table of signs.
    Sign(&'static str),
}

/// Longer signs stand before those they begin with.
const SIGNS: [&str; 21] =
    ["//", "/", "..", ".", "::", "!=", "<=", "<", ">=", ">", "=", "(", ")", "[", "]", "@", ",", "|", "+", "-", "*"];
/// Above this many digits before the point a number is no longer exact to the digits behind it.
const DIGITS: usize = 9;

/// The tokens with their columns.
pub fn tokens(source: &str) -> Result<Vec<(usize, Token)>, Fault> {
    let mut out = Vec::new();
    let (mut column, mut rest) = (1, source);
    while let Some(first) = rest.chars().next() {
        let (length, token) = if first.is_whitespace() || first == '\u{feff}' {
            (1, None)
        } else {
            let (length, token) = token(rest, first).map_err(|reason| Fault { column, reason })?;
            (length, Some(token))
        };
        out.extend(token.map(|token| (column, token)));
        column += length;
        let bytes = rest.chars().take(length).map(char::len_utf8).sum::<usize>();
        rest = rest.get(bytes..).unwrap_or_default();
    }
    Ok(out)
}

/// The token that the text begins with, and its length in characters.
fn token(rest: &str, first: char) -> Result<(usize, Token), String> {
    if first == '\'' || first == '"' {
        let inside: String = rest.chars().skip(1).take_while(|&c| c != first).collect();
        let length = inside.chars().count() + 2;
        if rest.chars().nth(length - 1) != Some(first) {
            return Err(format!("the text that begins here has no closing {first}"));
        }
        return Ok((length, Token::Literal(inside)));
    }
    let second = rest.chars().nth(1);
    if first.is_ascii_digit() || (first == '.' && second.is_some_and(|c| c.is_ascii_digit())) {
        return number(rest);
    }
    if let Some(sign) = SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
        return Ok((sign.len(), Token::Sign(sign)));
    }
    if first.is_alphabetic() || first == '_' {
        let name = name(&mut rest.chars().peekable());
        return Ok((name.chars().count(), Token::Name(name)));
    }
    Err(match first {
        '$' => "variables are not known here".into(),
        '!' => "“!” stands only in “!=”; write not(…) instead".into(),
        _ => format!("“{}” has no meaning here", first.escape_debug()),
    })
}

/// A name, with a prefix where one stands before a single colon.
fn name(chars: &mut Peekable<Chars<'_>>) -> String {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    let mut name = String::new();
    while let Some(&c) = chars.peek() {
        if c == ':' {
            let next = chars.clone().nth(1);
            if name.contains(':') || !next.is_some_and(|c| c.is_alphabetic() || c == '_') {
                break;
            }
        } else if !is_part(c) {
            break;
        }
        name.push(c);
        chars.next();
    }
    name
}

fn number(rest: &str) -> Result<(usize, Token), String> {
    let whole = rest.chars().take_while(char::is_ascii_digit).count();
    let has_point = rest.chars().nth(whole) == Some('.');
    let parts = if has_point { rest.chars().skip(whole + 1).take_while(char::is_ascii_digit).count() } else { 0 };
    let length = whole + usize::from(has_point) + parts;
    if whole > DIGITS {
        return Err(format!("a number has at most {DIGITS} digits before the point"));
    }
    let text = rest.get(..length).unwrap_or_default();
    Ok((length, Token::Number(value::number_of(text))))
}
