//! A short form of inlines for tests: `a link(b) code(c) ^1`, a break as ` / `.

use super::{Answer, Markup, Piece, Setup, reassemble};
use crate::article::{Article, BlockKind, Inline};

/// Reads the short form; names stand before parentheses.
pub fn content(text: &str) -> Vec<Inline> {
    let mut rest = text;
    read(&mut rest)
}

fn read(rest: &mut &str) -> Vec<Inline> {
    let mut out = Vec::new();
    while let Some(c) = rest.chars().next() {
        let names = ["link(", "strong(", "em(", "sub(", "code(", "ruby(", "verbatim("];
        if let Some(name) = names.into_iter().find(|name| rest.starts_with(name)) {
            *rest = &rest[name.len()..];
            let content = read(rest);
            *rest = rest.strip_prefix(')').unwrap();
            out.push(match name {
                "link(" => Inline::Link { address: "https://a.example/".into(), title: None, content },
                "strong(" => Inline::Strong { content },
                "em(" => Inline::Emphasis { content },
                "sub(" => Inline::Sub { content },
                "ruby(" => Inline::Ruby { content, reading: "r".into() },
                "verbatim(" => Inline::Verbatim { content },
                _ => Inline::Code { text: crate::article::plain_text(&content) },
            });
        } else if let Some(after) = rest.strip_prefix(" / ") {
            out.push(Inline::Break);
            *rest = after;
        } else if c == '^' {
            let label = rest[1..2].to_owned();
            out.push(Inline::Footnote { id: label.parse().unwrap(), label });
            *rest = &rest[2..];
        } else if c == ')' {
            break;
        } else {
            match out.last_mut() {
                Some(Inline::Text { text }) => text.push(c),
                _ => out.push(Inline::text(c)),
            }
            *rest = &rest[c.len_utf8()..];
        }
    }
    out
}

/// Writes the short form.
pub fn shown(content: &[Inline]) -> String {
    let inline = |inline: &Inline| {
        let inner = shown(inline.content().unwrap_or_default());
        match inline {
            Inline::Text { text } => text.clone(),
            Inline::Link { .. } => format!("link({inner})"),
            Inline::Strong { .. } => format!("strong({inner})"),
            Inline::Emphasis { .. } => format!("em({inner})"),
            Inline::Sub { .. } => format!("sub({inner})"),
            Inline::Ruby { .. } => format!("ruby({inner})"),
            Inline::Verbatim { .. } => format!("verbatim({inner})"),
            Inline::Code { text } => format!("code({text})"),
            Inline::Footnote { id, .. } => format!("^{id}"),
            Inline::Break => " / ".into(),
            other => format!("{other:?}"),
        }
    };
    content.iter().map(inline).collect()
}

/// A paragraph with an answer put back, in the short form; `again` where it is to be sent again.
pub fn put_back(content: &[Inline], markup: Markup, answer: &str, is_plain: bool) -> String {
    let paragraph = BlockKind::Paragraph { content: content.to_vec() };
    let article = Article { blocks: vec![paragraph.into()], ..Article::default() };
    let answer = Answer { path: "/blocks/0/content".into(), text: answer.into(), is_plain, words: Vec::new() };
    let setup = Setup { markup, ..Setup::default() };
    match reassemble(&article, &setup, &[answer]).pop() {
        Some((_, Piece::Content(content) | Piece::Unchanged(content))) => shown(&content),
        Some((_, Piece::Again)) => "again".into(),
        None => "no segment".into(),
    }
}
