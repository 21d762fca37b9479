//! How placeholders are written for a service, by number in the order in which they open.

use super::parts::{Part, push_plain};
use super::tokens::{Tokens, tokens};

/// The marks a plain text may have around its placeholders; the first that the text itself has nothing like is taken.
const MARKS: [(char, char); 4] = [('[', ']'), ('{', '}'), ('<', '>'), ('⟦', '⟧')];

/// How placeholders are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Markup {
    /// `<a1>…</a1>` and `<x2/>`, text escaped.
    #[default]
    Xml,
    /// The same for what reads HTML, where no element closes itself: `<x2></x2>`.
    Html,
    /// `[[1]]…[[/1]]` and `[[2/]]`, text as it is.
    Plain,
}

impl Markup {
    /// The markup of this name.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "xml" => Some(Self::Xml),
            "html" => Some(Self::Html),
            "plain" => Some(Self::Plain),
            _ => None,
        }
    }

    /// The parts as a text with placeholders.
    pub(super) fn written(self, parts: &[Part]) -> String {
        let mut writing = Writing { out: String::new(), number: 0, markup: self, marks: self.marks(parts) };
        writing.parts(parts);
        writing.out
    }

    /// An answer for these parts as text and placeholders.
    pub(super) fn read(self, parts: &[Part], answer: &str) -> Tokens {
        let mut tokens = tokens(answer, self.marks(parts));
        // What reads HTML writes characters in the place of references to them, and then all that is no placeholder is text.
        tokens.is_strange &= self == Self::Xml;
        tokens
    }

    /// The marks that plain text has around its placeholders; none where they are tags. The text that has something like
    /// any of them has placeholders all the same, and an answer to it is not understood: it is sent again without.
    fn marks(self, parts: &[Part]) -> Option<(char, char)> {
        if self != Self::Plain {
            return None;
        }
        let mut text = String::new();
        push_plain(parts, &mut text);
        let is_free = |&marks: &(char, char)| tokens(&text, Some(marks)).has_no_marks();
        MARKS.into_iter().find(is_free).or(Some(MARKS[0]))
    }
}

struct Writing {
    out: String,
    number: usize,
    markup: Markup,
    marks: Option<(char, char)>,
}

impl Writing {
    fn parts(&mut self, parts: &[Part]) {
        for part in parts {
            match part {
                Part::Text(text) => self.text(text),
                Part::Term(_) | Part::Kept(_) => {
                    self.number += 1;
                    self.empty(self.number);
                }
                Part::Around(_, inner) => {
                    self.number += 1;
                    let number = self.number;
                    self.mark("a", number, "", "");
                    self.parts(inner);
                    self.mark("a", number, "/", "");
                }
            }
        }
    }

    fn empty(&mut self, number: usize) {
        if self.markup == Markup::Html {
            self.mark("x", number, "", "");
            self.mark("x", number, "/", "");
        } else {
            self.mark("x", number, "", "/");
        }
    }

    fn mark(&mut self, name: &str, number: usize, before: &str, after: &str) {
        let mark = match self.marks {
            None => format!("<{before}{name}{number}{after}>"),
            Some((open, close)) => format!("{open}{open}{before}{number}{after}{close}{close}"),
        };
        self.out.push_str(&mark);
    }

    fn text(&mut self, text: &str) {
        if self.marks.is_some() {
            self.out.push_str(text);
            return;
        }
        for c in text.chars() {
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                c => self.out.push(c),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_none_that_the_text_has() {
        let written = |text: &str| Markup::Plain.written(&[Part::Text(text.into()), Part::Term("x".into())]);
        assert_eq!(written("a [b] "), "a [b] [[1/]]");
        assert_eq!(written("a [[1]] "), "a [[1]] {{1/}}");
        assert_eq!(written("[[1]] {{2}} << 3 >> "), "[[1]] {{2}} << 3 >> ⟦⟦1/⟧⟧");
    }

    #[test]
    fn html_closes_every_element() {
        assert_eq!(Markup::Html.written(&[Part::Term("x".into())]), "<x1></x1>");
    }
}
