//! What a service may do to a text, and what of an Article has to outlive it, for tests and fuzzing.

use crate::article::{Inline, plain_text};
use proptest::prelude::*;

/// What a text holds besides words: addresses of links, code, formulas, references, each with its kind.
fn held(content: &[Inline], out: &mut Vec<String>) {
    for inline in content {
        match inline {
            Inline::Link { address, content, .. } => {
                let has_words = !plain_text(content).trim().is_empty();
                out.push(format!("link {address}, with words: {has_words}"));
            }
            Inline::Code { text } => out.push(format!("code {text}")),
            Inline::Math { text, .. } => out.push(format!("math {text}")),
            Inline::Footnote { id, label } => out.push(format!("footnote {id} {label}")),
            Inline::Verbatim { content } => out.push(format!("verbatim {}", plain_text(content))),
            _ => {}
        }
        held(inline.content().unwrap_or_default(), out);
    }
}

pub fn held_in(content: &[Inline]) -> Vec<String> {
    let mut out = Vec::new();
    held(content, &mut out);
    out.sort();
    out
}

/// What it may put in.
pub const HARM_WORDS: [&str; 11] = [
    "<a1>",
    "</a1>",
    "<x1/>",
    "<a9>",
    "[[1]]",
    "[[/1]]",
    "[[2/]]",
    "<b>",
    "<img src=x onerror=y>",
    "&lt;a1&gt;",
    "<script>",
];

/// What a service may do to a text, by the number of a placeholder or of a character.
#[derive(Debug, Clone)]
pub enum Harm {
    Drop(usize),
    Double(usize),
    Move(usize, usize),
    Invent(usize, String),
    Cut(usize),
    Words,
    Instead(String),
}

pub fn harm() -> impl Strategy<Value = Harm> {
    let markup = || {
        let known = prop::sample::select(&HARM_WORDS[..]);
        prop_oneof![known.prop_map(String::from), "[<>/ax0-9&;\\[\\]\u{202e}\u{2066}\n a-c漢]{0,12}"]
    };
    prop_oneof![
        any::<usize>().prop_map(Harm::Drop),
        any::<usize>().prop_map(Harm::Double),
        (any::<usize>(), any::<usize>()).prop_map(|(from, to)| Harm::Move(from, to)),
        (any::<usize>(), markup()).prop_map(|(at, markup)| Harm::Invent(at, markup)),
        any::<usize>().prop_map(Harm::Cut),
        Just(Harm::Words),
        markup().prop_map(Harm::Instead),
    ]
}

/// The pieces of a text: tags, marks and what stands between them.
fn pieces_of(text: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    for c in text.chars() {
        let begins = matches!(c, '<' | '[' | ' ');
        if begins && out.last().is_some_and(|last| !last.is_empty() && !last.ends_with('[')) {
            out.push(String::new());
        }
        if let Some(last) = out.last_mut() {
            last.push(c);
            if c == '>' || last.ends_with("]]") {
                out.push(String::new());
            }
        }
    }
    out
}

pub fn harmed(text: &str, harms: &[Harm]) -> String {
    let mut pieces = pieces_of(text);
    for harm in harms {
        let length = pieces.len().max(1);
        match harm {
            Harm::Drop(at) => drop((at % length < pieces.len()).then(|| pieces.remove(at % length))),
            Harm::Double(at) => {
                if let Some(piece) = pieces.get(at % length).cloned() {
                    pieces.insert(at % length, piece);
                }
            }
            Harm::Move(from, to) => {
                if from % length < pieces.len() {
                    let piece = pieces.remove(from % length);
                    pieces.insert(to % length, piece);
                }
            }
            Harm::Invent(at, markup) => pieces.insert(at % length, markup.clone()),
            Harm::Cut(at) => pieces.truncate(at % length),
            Harm::Words => {
                for piece in &mut pieces {
                    if !piece.starts_with(['<', '[']) {
                        *piece = piece.to_uppercase();
                    }
                }
            }
            Harm::Instead(text) => pieces = vec![text.clone()],
        }
    }
    pieces.concat()
}

/// The kinds of the inlines and what they hold, without the texts.
pub fn kinds(content: &[Inline], out: &mut Vec<String>) {
    for inline in content {
        let mut shell = inline.clone();
        shell.content_mut().map(std::mem::take);
        if !matches!(shell, Inline::Text { .. } | Inline::Break) {
            out.push(serde_json::to_string(&shell).unwrap());
        }
        kinds(inline.content().unwrap_or_default(), out);
    }
}
