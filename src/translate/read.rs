//! Reads an answer with placeholders: each has to come once, in a valid nesting, with nothing besides but text.

use super::Markup;
use super::clean::one_line;
use super::parts::{Part, Source, append, inline, inlines};
use super::tokens::Token;
use crate::article::{Inline, MAX_INLINE_DEPTH, plain_text};
use crate::page::text::is_spaceless;

/// What stands where a placeholder stood, and whether it came yet.
struct Stub<'a> {
    part: &'a Part,
    has_come: bool,
    /// What stands before and behind it in the source, where anything does.
    before: Option<char>,
    after: Option<char>,
}

/// Stands for what was kept out while it is looked at what stands beside it.
const OBJECT: char = '\u{fffc}';

/// The answer with its placeholders replaced; none where they are not what was sent.
pub(super) fn read(source: &Source, markup: Markup, answer: &str) -> Option<Vec<Inline>> {
    let tokens = markup.read(&source.core, answer);
    if tokens.is_strange {
        return None;
    }
    let mut stubs = stubs(&source.core);
    let room = MAX_INLINE_DEPTH.saturating_sub(source.layers()).max(depth(&source.core));
    let mut open: Vec<(usize, Vec<Inline>)> = Vec::new();
    let mut content = Vec::new();
    let mut says_something = false;
    let mut last = None;
    let mut is_to_part = false;
    for token in tokens.all {
        match token {
            Token::Text(text) => {
                says_something |= text.chars().any(char::is_alphanumeric);
                let text = one_line(&text);
                if std::mem::take(&mut is_to_part) && text.chars().next().is_some_and(is_word) {
                    append(&mut content, vec![Inline::text(" ")]);
                }
                last = text.chars().next_back().or(last);
                append(&mut content, vec![Inline::Text { text }]);
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
                    part => {
                        let is_reference = matches!(part, Part::Kept(Inline::Footnote { .. }));
                        if is_reference && stub.before.is_some_and(|c| !c.is_whitespace()) {
                            // Many a service parts a reference from its word.
                            trim_end(&mut content);
                        } else if !is_reference && is_apart(stub.before) && last.is_some_and(is_word) {
                            append(&mut content, vec![Inline::text(" ")]);
                        }
                        is_to_part = is_apart(stub.after);
                        last = Some(OBJECT);
                        append(&mut content, vec![inline(part)]);
                    }
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
    trim_end(&mut content);
    is_whole.then_some(content)
}

fn trim_end(content: &mut Vec<Inline>) {
    if let Some(Inline::Text { text }) = content.last_mut() {
        text.truncate(text.trim_end().len());
    }
    content.pop_if(|last| matches!(last, Inline::Text { text } if text.is_empty()));
}

/// Whether what stands beside a placeholder parts it from words.
fn is_apart(beside: Option<char>) -> bool {
    beside.is_none_or(char::is_whitespace)
}

/// Whether it is part of a word that white space would part from others.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() && !is_spaceless(c)
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

/// What is in the source beside text, in the order in which it begins.
fn stubs(core: &[Part]) -> Vec<Stub<'_>> {
    let (mut found, mut text) = (Vec::new(), String::new());
    push_stubs(core, &mut text, &mut found);
    let stub = |(part, start, end): (_, usize, usize)| Stub {
        part,
        has_come: false,
        before: text.get(..start).and_then(|text| text.chars().next_back()),
        after: text.get(end..).and_then(|text| text.chars().next()),
    };
    found.into_iter().map(stub).collect()
}

/// Each with the bytes that it takes in the text.
fn push_stubs<'a>(parts: &'a [Part], text: &mut String, found: &mut Vec<(&'a Part, usize, usize)>) {
    for part in parts {
        let (start, at) = (text.len(), found.len());
        match part {
            Part::Text(words) => {
                text.push_str(words);
                continue;
            }
            Part::Term(_) | Part::Kept(_) => text.push(OBJECT),
            Part::Around(_, inner) => {
                found.push((part, start, start));
                push_stubs(inner, text, found);
                if let Some(found) = found.get_mut(at) {
                    found.2 = text.len();
                }
                continue;
            }
        }
        found.push((part, start, text.len()));
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
        check("a code(b) c", "A <x1/> C &amp; &lt;D&gt;", "A code(b) C & <D>");
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
    fn what_was_kept_out_stands_apart_as_it_did() {
        check("a code(b) c", "A<x1/>C", "A code(b) C");
        check("a code(b), c", "漢<x1/> , C", "漢code(b) , C");
        check("a (code(b))c", "A(<x1/>)C", "A(code(b))C");
        check("a^1 b", "A <x1/>B", "A^1 B");
        check("a ^1 b", "A <x1/> B", "A ^1 B");
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
