//! What a service answered, as text and placeholders: forgiving about how these are spelled, for services write them anew,
//! and about nothing else.

/// Characters of a placeholder, spaces counted.
const MAX_MARK: usize = 24;
/// Characters of a character reference.
const MAX_REFERENCE: usize = 10;

/// A piece of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    Text(String),
    Open(usize),
    Close(usize),
    Empty(usize),
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Tokens {
    pub all: Vec<Token>,
    /// Whether it has markup that is no placeholder.
    pub is_strange: bool,
}

impl Tokens {
    /// Whether there is nothing but text.
    pub fn has_no_marks(&self) -> bool {
        self.all.iter().all(|token| matches!(token, Token::Text(_)))
    }

    fn push(&mut self, c: char) {
        match self.all.last_mut() {
            Some(Token::Text(text)) => text.push(c),
            _ => self.all.push(Token::Text(c.into())),
        }
    }
}

/// Reads an answer; the placeholders are tags, or stand between two of each of these marks.
pub(super) fn tokens(answer: &str, marks: Option<(char, char)>) -> Tokens {
    let mut found = Tokens::default();
    let mut rest = answer;
    while let Some(c) = rest.chars().next() {
        let special = match marks {
            None if c == '<' => tag(rest),
            Some((open, close)) if is_mark(c, open) => between(rest, open, close),
            _ => None,
        };
        if let Some((token, length)) = special {
            found.all.push(token);
            rest = rest.get(length..).unwrap_or_default();
            continue;
        }
        let reference = if marks.is_none() && c == '&' { reference(rest) } else { None };
        found.is_strange |= marks.is_none() && c == '<' && is_like_a_tag(rest);
        let (c, length) = reference.unwrap_or((c, c.len_utf8()));
        found.push(c);
        rest = rest.get(length..).unwrap_or_default();
    }
    found
}

/// `<a1>`, `</a1>`, `<x2/>`, in either case, with spaces in it or not; and its length.
fn tag(text: &str) -> Option<(Token, usize)> {
    let mut reader = Reader::of(text);
    reader.take(|c| c == '<')?;
    let is_closing = reader.take(|c| c == '/').is_some();
    reader.take(|c| matches!(c, 'a' | 'A' | 'x' | 'X'))?;
    let number = reader.number()?;
    let is_empty = reader.take(|c| c == '/').is_some();
    reader.take(|c| c == '>')?;
    token(is_closing, number, is_empty).map(|token| (token, reader.length()))
}

/// `[[1]]`, `[[/1]]`, `[[2/]]`, with spaces in it or not; and its length.
fn between(text: &str, open: char, close: char) -> Option<(Token, usize)> {
    let mut reader = Reader::of(text);
    reader.take(|c| is_mark(c, open))?;
    reader.take(|c| is_mark(c, open))?;
    let is_closing = reader.take(|c| matches!(c, '/' | '／')).is_some();
    let number = reader.number()?;
    let is_empty = reader.take(|c| matches!(c, '/' | '／')).is_some();
    reader.take(|c| is_mark(c, close))?;
    reader.take(|c| is_mark(c, close))?;
    token(is_closing, number, is_empty).map(|token| (token, reader.length()))
}

/// Whether it is the mark, or as wide as a letter of Chinese the same: those are U+FF01 and on, in the order of ASCII.
fn is_mark(c: char, mark: char) -> bool {
    c == mark || (mark.is_ascii() && u32::from(c) == u32::from(mark) + 0xfee0)
}

const fn token(is_closing: bool, number: usize, is_empty: bool) -> Option<Token> {
    match (is_closing, is_empty) {
        (false, false) => Some(Token::Open(number)),
        (true, false) => Some(Token::Close(number)),
        (false, true) => Some(Token::Empty(number)),
        (true, true) => None,
    }
}

/// Reads a placeholder character by character; spaces mean nothing in it.
struct Reader<'a> {
    text: &'a str,
    rest: &'a str,
    left: usize,
}

impl<'a> Reader<'a> {
    const fn of(text: &'a str) -> Self {
        Self { text, rest: text, left: MAX_MARK }
    }

    fn take(&mut self, is_wanted: impl Fn(char) -> bool) -> Option<char> {
        loop {
            let c = self.rest.chars().next().filter(|_| self.left > 0)?;
            let is_space = c == ' ' && self.rest.len() < self.text.len();
            if !is_space && !is_wanted(c) {
                return None;
            }
            self.left -= 1;
            self.rest = self.rest.get(c.len_utf8()..)?;
            if !is_space {
                return Some(c);
            }
        }
    }

    fn number(&mut self) -> Option<usize> {
        let mut number = None;
        while let Some(digit) = self.take(|c| digit(c).is_some()).and_then(digit) {
            number = Some(number.unwrap_or(0_usize).checked_mul(10)?.checked_add(digit)?);
        }
        number
    }

    const fn length(&self) -> usize {
        self.text.len() - self.rest.len()
    }
}

/// A digit, of those that services write for ours too: Arabic, Persian, Devanagari, wide.
fn digit(c: char) -> Option<usize> {
    let c = u32::from(c);
    let zero = [0x30, 0x660, 0x6f0, 0x966, 0xff10].into_iter().find(|&zero| (zero..zero + 10).contains(&c))?;
    usize::try_from(c - zero).ok()
}

/// Whether what begins with `<` would be a tag: all such of the text itself was escaped.
fn is_like_a_tag(text: &str) -> bool {
    let rest = text.strip_prefix('<').unwrap_or_default();
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '?'))
}

/// The character that a reference stands for, and its length. Services know those of XML and the space that does not break.
fn reference(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(MAX_REFERENCE).position(|byte| byte == b';')?;
    let name = text.get(1..end)?;
    let c = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        name => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).unwrap_or('\u{fffd}')
        }
    };
    Some((c, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(answer: &str, marks: Option<(char, char)>) -> String {
        let show = |token: Token| match token {
            Token::Text(text) => text,
            Token::Open(n) => format!("({n}"),
            Token::Close(n) => format!("{n})"),
            Token::Empty(n) => format!("({n})"),
        };
        tokens(answer, marks).all.into_iter().map(show).collect()
    }

    #[test]
    fn tags_are_known_however_they_are_spelled() {
        assert_eq!(read("a <a1>b</a1> <x2/><x3></x3>", None), "a (1b1) (2)(33)");
        assert_eq!(read("< A1 >b</ a1> <X2 />", None), "(1b1) (2)");
        assert_eq!(read("<a١>&lt;b&gt; &amp;amp; &#233;&#xe9; &eacute; &#0;", None), "(1<b> &amp; éé &eacute; \0");
        assert_eq!(read("1 < 2 <a> <ab1> <a1", None), "1 < 2 <a> <ab1> <a1");
        assert!(tokens("a <b>c</b>", None).is_strange && tokens("<a1 href=x>", None).is_strange);
        assert!(!tokens("a < b", None).is_strange && !tokens("<a1>", None).is_strange);
    }

    #[test]
    fn marks_are_known_however_they_are_spelled() {
        let marks = Some(('[', ']'));
        assert_eq!(read("[[1]]b[[/1]] [[2/]]", marks), "(1b1) (2)");
        assert_eq!(read("[ [ 1 ] ]b［［／１］］ [[٢/]]", marks), "(1b1) (2)");
        assert_eq!(read("[1] [[x]] <a1> &amp;", marks), "[1] [[x]] <a1> &amp;");
    }
}
