//! What a service answered, put back. Each placeholder has to come once and in a valid nesting; else the text is asked for
//! again without any, and what it then lacks is put at its words or behind it.

use super::attach::attached;
use super::clean::one_line;
use super::parts::{Part, Source, append, inline, inlines};
use super::places::{Spot, places};
use super::tokens::Token;
use super::{Markup, Setup};
use crate::article::{Article, Inline, MAX_INLINE_DEPTH, plain_text};
use std::collections::HashMap;

/// Bytes of an answer, for each byte that was sent: between scripts a text may take three times as many.
const MAX_GROWTH: usize = 10;
/// Bytes of an answer to the shortest text.
const MAX_SHORT: usize = 1_000;

/// What a service answered to a segment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// The segment's path.
    pub path: String,
    /// What came back.
    pub text: String,
    /// Whether it was the segment's `plain` that was sent.
    pub is_plain: bool,
    /// What came back for the segment's `words`, where these were sent too.
    pub words: Vec<String>,
}

/// What becomes of an answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// The translated content of the place.
    Content(Vec<Inline>),
    /// The answer says nothing; this is the content as it was.
    Unchanged(Vec<Inline>),
    /// The placeholders did not come back as they were sent: the segment's `plain` is to be sent.
    Again,
}

/// Puts answers back, in the order they come. One to a path that is no segment's is left out.
pub fn reassemble(article: &Article, setup: &Setup, answers: &[Answer]) -> Vec<(String, Piece)> {
    let spots: HashMap<String, Spot<'_>> = places(article).into_iter().map(|place| (place.path, place.spot)).collect();
    let piece = |answer: &Answer| {
        let source = Source::of(spots.get(&answer.path)?, &setup.glossary)?;
        Some((answer.path.clone(), put_back(source, setup.markup, answer)))
    };
    answers.iter().filter_map(piece).collect()
}

fn put_back(source: Source, markup: Markup, answer: &Answer) -> Piece {
    let sent = if answer.is_plain { source.plain() } else { markup.written(&source.core) };
    let is_long = answer.text.len() > MAX_SHORT + MAX_GROWTH * sent.len();
    if answer.is_plain {
        return match attached(&source.core, answer).filter(|_| !is_long) {
            Some(content) => Piece::Content(source.whole(content)),
            None => Piece::Unchanged(source.unchanged()),
        };
    }
    match read(&source, markup, &answer.text).filter(|_| !is_long) {
        Some(content) => Piece::Content(source.whole(content)),
        None => Piece::Again,
    }
}

/// What stands where a placeholder stood, and whether it came yet.
struct Stub<'a> {
    part: &'a Part,
    has_come: bool,
}

/// The answer with its placeholders replaced; none where they are not what was sent.
fn read(source: &Source, markup: Markup, answer: &str) -> Option<Vec<Inline>> {
    let tokens = markup.read(&source.core, answer);
    if tokens.is_strange {
        return None;
    }
    let mut stubs = Vec::new();
    push_stubs(&source.core, &mut stubs);
    let room = MAX_INLINE_DEPTH.saturating_sub(source.layers()).max(depth(&source.core));
    let mut open: Vec<(usize, Vec<Inline>)> = Vec::new();
    let mut content = Vec::new();
    let mut says_something = false;
    for token in tokens.all {
        match token {
            Token::Text(text) => {
                says_something |= text.chars().any(char::is_alphanumeric);
                append(&mut content, vec![Inline::Text { text: one_line(&text) }]);
            }
            Token::Open(number) | Token::Empty(number) => {
                let stub = stubs.get_mut(number.checked_sub(1)?)?;
                if std::mem::replace(&mut stub.has_come, true) {
                    return None;
                }
                match stub.part {
                    Part::Around(shell, _) => {
                        let is_link = |inline: &Inline| matches!(inline, Inline::Link { .. });
                        let is_linked =
                            || open.iter().any(|&(number, _)| shell_of(&stubs, number).is_some_and(is_link));
                        if token == Token::Empty(number) || open.len() + 1 >= room || (is_link(shell) && is_linked()) {
                            return None;
                        }
                        open.push((number, std::mem::take(&mut content)));
                    }
                    part => append(&mut content, vec![inline(part)]),
                }
            }
            Token::Close(number) => {
                let stub = stubs.get(number.checked_sub(1)?)?;
                if let Part::Around(shell, inner) = stub.part {
                    let (opened, around) = open.pop()?;
                    if opened != number {
                        return None;
                    }
                    let inner_content = std::mem::replace(&mut content, around);
                    close(shell, inner, inner_content, &mut content)?;
                } else if !stub.has_come {
                    return None;
                }
            }
        }
    }
    let is_whole = open.is_empty() && stubs.iter().all(|stub| stub.has_come) && says_something;
    if let Some(Inline::Text { text }) = content.first_mut() {
        *text = text.trim_start().to_owned();
    }
    if let Some(Inline::Text { text }) = content.last_mut() {
        text.truncate(text.trim_end().len());
    }
    is_whole.then_some(content)
}

/// Writes an inline that ends; none where a link would have no words.
fn close(shell: &Inline, source: &[Part], inner: Vec<Inline>, out: &mut Vec<Inline>) -> Option<()> {
    let is_blank = plain_text(&inner).trim().is_empty();
    match shell {
        Inline::Link { .. } if is_blank => return None,
        // A reading is that of the base it was written over.
        Inline::Ruby { .. } if plain_text(&inner) != plain_text(&inlines(source)) => {
            append(out, inner);
        }
        _ if is_blank => append(out, inner),
        shell => {
            let mut around = shell.clone();
            if let Some(content) = around.content_mut() {
                *content = inner;
            }
            out.push(around);
        }
    }
    Some(())
}

fn shell_of<'a>(stubs: &[Stub<'a>], number: usize) -> Option<&'a Inline> {
    match stubs.get(number.checked_sub(1)?)?.part {
        Part::Around(shell, _) => Some(shell),
        _ => None,
    }
}

fn push_stubs<'a>(parts: &'a [Part], stubs: &mut Vec<Stub<'a>>) {
    for part in parts {
        match part {
            Part::Text(_) => {}
            Part::Term(_) | Part::Kept(_) => stubs.push(Stub { part, has_come: false }),
            Part::Around(_, inner) => {
                stubs.push(Stub { part, has_come: false });
                push_stubs(inner, stubs);
            }
        }
    }
}

/// How deep the deepest inline around others stands, from 1.
fn depth(parts: &[Part]) -> usize {
    let inner = parts.iter().map(|part| if let Part::Around(_, inner) = part { depth(inner) + 1 } else { 1 });
    inner.max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::translate::check::{content, put_back, shown};

    #[track_caller]
    fn check(source: &str, answer: &str, expected: &str) {
        assert_eq!(put_back(&content(source), Markup::Xml, answer, false), expected, "{source} {answer}");
    }

    #[test]
    fn placeholders_may_move_and_nest_anew() {
        check("a link(b) em(c)", "<a2>C</a2> <a1>B</a1> A", "em(C) link(B) A");
        check("a link(b) em(c)", "A <a2>C <a1>B</a1></a2>", "A em(C link(B))");
        check("a em(b)", "A <a1></a1>B", "A B");
        check("a code(b) c", "A<x1/>C &amp; &lt;D&gt;", "Acode(b)C & <D>");
    }

    #[test]
    fn each_placeholder_comes_once_in_a_valid_nesting() {
        for answer in [
            "A B C",
            "A <a1>B</a1> C",
            "A <a1>B</a1> <a2>C</a2> <a2>D</a2>",
            "A <a1>B <a2>C</a1></a2>",
            "A <a1>B</a1> <a2>C",
            "A <a1></a1>B <a2>C</a2>",
            "A <a1>B</a1> <a2>C</a2> <a3>D</a3>",
            "A <a1>B</a1> <a2>C</a2> <b>D</b>",
            "A <a1/> <a2>C</a2>",
            "<a1>…</a1> <a2>,</a2>",
            "",
        ] {
            check("a link(b) em(c)", answer, "again");
        }
        check("a link(b) c link(d)", "A <a1>B <a2>D</a2></a1>", "again");
    }

    #[test]
    fn html_may_come_back_with_its_characters_resolved() {
        let source = content("a link(b) c");
        assert_eq!(put_back(&source, Markup::Html, "A <i> & <a1>B</a1> < C", false), "A <i> & link(B) < C");
        assert_eq!(put_back(&source, Markup::Plain, "A <i> & [[1]]B[[/1]] &amp;", false), "A <i> & link(B) &amp;");
    }

    #[test]
    fn what_stands_around_a_text_and_at_its_ends_is_not_sent() {
        check("strong(link(a b)) ^1", "A B", "strong(link(A B)) ^1");
        check(" a ^1", " A ", " A ^1");
    }

    #[test]
    fn a_reading_stays_over_its_own_base() {
        check("a ruby(漢)", "A <a1>漢</a1>", "A ruby(漢)");
        check("a ruby(漢)", "A <a1>Han</a1>", "A Han");
    }

    #[test]
    fn an_answer_without_bounds_is_none() {
        check("a b", &"A".repeat(2_000), "again");
        let source = content("a b");
        assert_eq!(put_back(&source, Markup::Xml, &"A".repeat(2_000), true), shown(&source));
        assert_eq!(put_back(&source, Markup::Xml, " \u{200b} ", true), shown(&source));
    }
}
