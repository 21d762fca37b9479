//! The text of a place cut into what is translated, what is kept out, and what stands around either. Recursion is bounded
//! by the depth that inlines are made and read with.

use super::glossary::Glossary;
use super::places::Spot;
use super::stands::addresses;
use crate::article::{Inline, plain_text};

/// A part of a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Part {
    /// To be translated.
    Text(String),
    /// A word of the glossary.
    Term(String),
    /// Kept out: it comes back as it is.
    Kept(Inline),
    /// An inline, here without its content, around other parts.
    Around(Inline, Vec<Part>),
}

/// What stands around the part of a text that is sent.
#[derive(Debug, Clone, PartialEq)]
struct Layer {
    before: Vec<Part>,
    /// The inline around all that is further in.
    around: Option<Inline>,
    after: Vec<Part>,
}

/// The text of a place: what is sent, and the layers around it. What stands around the whole, such as emphasis, and
/// what stands at its ends and is no part of a sentence, such as a reference to a footnote, no service can spoil.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Source {
    layers: Vec<Layer>,
    /// What is sent.
    pub core: Vec<Part>,
}

impl Source {
    /// The text of a place; none where nothing in it can be translated.
    pub fn of(spot: &Spot<'_>, glossary: &Glossary) -> Option<Self> {
        let mut parts = Vec::new();
        match spot {
            Spot::Content(content) => push_parts(content, glossary, &mut parts),
            Spot::Line(line) => push_text(line, glossary, &mut parts),
        }
        if !says_something(&parts) {
            return None;
        }
        let mut layers = Vec::new();
        loop {
            let (before, core, after) = without_ends(parts);
            match <[Part; 1]>::try_from(core) {
                // A reading stands over its base alone and goes where that goes.
                Ok([Part::Around(inline, inner)]) if !matches!(inline, Inline::Ruby { .. }) => {
                    layers.push(Layer { before, around: Some(inline), after });
                    parts = inner;
                }
                core => {
                    layers.push(Layer { before, around: None, after });
                    let core = core.map_or_else(|core| core, Vec::from);
                    return Some(Self { layers, core });
                }
            }
        }
    }

    /// The text without placeholders: what is kept out as it reads, breaks as line ends.
    pub fn plain(&self) -> String {
        let mut out = String::new();
        push_plain(&self.core, &mut out);
        out
    }

    /// The words of each link, in order.
    pub fn link_words(&self) -> Vec<String> {
        let mut words = Vec::new();
        push_link_words(&self.core, &mut words);
        words
    }

    /// How many inlines stand around what is sent.
    pub fn layers(&self) -> usize {
        self.layers.len()
    }

    /// The text as it was.
    pub fn unchanged(self) -> Vec<Inline> {
        let core = inlines(&self.core);
        self.whole(core)
    }

    /// The whole text around what came back.
    pub fn whole(self, core: Vec<Inline>) -> Vec<Inline> {
        self.layers.into_iter().rev().fold(core, |inner, layer| {
            let mut content = inlines(&layer.before);
            match layer.around {
                Some(mut around) => {
                    if let Some(place) = around.content_mut() {
                        *place = inner;
                    }
                    content.push(around);
                }
                None => append(&mut content, inner),
            }
            append(&mut content, inlines(&layer.after));
            content
        })
    }
}

/// Parts as the inlines they were.
pub(super) fn inlines(parts: &[Part]) -> Vec<Inline> {
    let mut out = Vec::new();
    for part in parts {
        append(&mut out, vec![inline(part)]);
    }
    out
}

/// One part as the inline it was.
pub(super) fn inline(part: &Part) -> Inline {
    match part {
        Part::Text(text) | Part::Term(text) => Inline::text(text),
        Part::Kept(inline) => inline.clone(),
        Part::Around(shell, inner) => {
            let mut around = shell.clone();
            if let Some(content) = around.content_mut() {
                *content = inlines(inner);
            }
            around
        }
    }
}

/// Appends inlines, joining the texts that meet.
pub(super) fn append(out: &mut Vec<Inline>, more: Vec<Inline>) {
    for inline in more {
        match (out.last_mut(), inline) {
            (_, Inline::Text { text }) if text.is_empty() => {}
            (Some(Inline::Text { text: last }), Inline::Text { text }) => last.push_str(&text),
            (_, inline) => out.push(inline),
        }
    }
}

/// The text of parts without placeholders.
pub(super) fn push_plain(parts: &[Part], out: &mut String) {
    for part in parts {
        match part {
            Part::Text(text) | Part::Term(text) => out.push_str(text),
            Part::Kept(inline) => out.push_str(&plain_text(std::slice::from_ref(inline))),
            Part::Around(_, inner) => push_plain(inner, out),
        }
    }
}

fn push_link_words(parts: &[Part], words: &mut Vec<String>) {
    for part in parts {
        if let Part::Around(shell, inner) = part {
            if matches!(shell, Inline::Link { .. }) {
                let mut text = String::new();
                push_plain(inner, &mut text);
                words.push(text);
            }
            push_link_words(inner, words);
        }
    }
}

fn push_parts(content: &[Inline], glossary: &Glossary, out: &mut Vec<Part>) {
    for inline in content {
        match inline {
            Inline::Text { text } => push_text(text, glossary, out),
            Inline::Verbatim { .. } => out.push(Part::Kept(inline.clone())),
            other => match other.content() {
                // What holds no words cannot be put around any.
                Some(content) if !plain_text(content).trim().is_empty() => {
                    let mut shell = other.clone();
                    shell.content_mut().map(std::mem::take);
                    let mut inner = Vec::new();
                    push_parts(content, glossary, &mut inner);
                    out.push(Part::Around(shell, inner));
                }
                _ => out.push(Part::Kept(other.clone())),
            },
        }
    }
}

/// A text, with the addresses and terms in it apart.
fn push_text(text: &str, glossary: &Glossary, out: &mut Vec<Part>) {
    let mut kept: Vec<(usize, usize, bool)> = Vec::new();
    kept.extend(addresses(text).into_iter().map(|(start, end)| (start, end, false)));
    let is_free = |start: usize, end: usize| {
        let next = kept.partition_point(|&(_, other_end, _)| other_end <= start);
        kept.get(next).is_none_or(|&(other, ..)| other >= end)
    };
    let terms: Vec<_> = glossary.find(text).into_iter().filter(|&(start, end)| is_free(start, end)).collect();
    kept.extend(terms.into_iter().map(|(start, end)| (start, end, true)));
    kept.sort_unstable();
    let mut at = 0;
    for (start, end, is_term) in kept {
        push_translated(text.get(at..start), out);
        let words = text.get(start..end).unwrap_or_default();
        out.push(if is_term { Part::Term(words.to_owned()) } else { Part::Kept(Inline::text(words)) });
        at = end;
    }
    push_translated(text.get(at..), out);
}

fn push_translated(text: Option<&str>, out: &mut Vec<Part>) {
    match (out.last_mut(), text.unwrap_or_default()) {
        (_, "") => {}
        (Some(Part::Text(last)), text) => last.push_str(text),
        (_, text) => out.push(Part::Text(text.to_owned())),
    }
}

/// Whether there are letters to be translated.
fn says_something(parts: &[Part]) -> bool {
    parts.iter().any(|part| match part {
        Part::Text(text) => text.chars().any(char::is_alphabetic),
        Part::Term(_) | Part::Kept(_) => false,
        Part::Around(_, inner) => says_something(inner),
    })
}

/// The parts without what stands at their ends and is no part of a sentence: white space, breaks, references to footnotes.
fn without_ends(parts: Vec<Part>) -> (Vec<Part>, Vec<Part>, Vec<Part>) {
    let is_end = |part: &Part| match part {
        Part::Text(text) => text.trim().is_empty(),
        Part::Kept(inline) => matches!(inline, Inline::Break | Inline::Footnote { .. }),
        Part::Term(_) | Part::Around(..) => false,
    };
    let start = parts.iter().position(|part| !is_end(part)).unwrap_or(parts.len());
    let end = parts.iter().rposition(|part| !is_end(part)).map_or(start, |at| at + 1);
    let mut before = parts;
    let mut after = before.split_off(end);
    let mut core = before.split_off(start);
    if let Some(Part::Text(text)) = core.first_mut() {
        let rest = text.trim_start().to_owned();
        let space = text.get(..text.len() - rest.len()).unwrap_or_default();
        if !space.is_empty() {
            before.push(Part::Text(space.to_owned()));
        }
        *text = rest;
    }
    if let Some(Part::Text(text)) = core.last_mut() {
        let length = text.trim_end().len();
        let space = text.split_off(length);
        if !space.is_empty() {
            after.insert(0, Part::Text(space));
        }
    }
    (before, core, after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::translate::check::content;
    use crate::translate::{Markup, Setup};

    fn sent(source: &str, terms: &[&str]) -> Option<String> {
        let setup = Setup { markup: Markup::Xml, glossary: Glossary::of(terms.iter().copied()) };
        let source = Source::of(&Spot::Content(&content(source)), &setup.glossary)?;
        Some(setup.markup.written(&source.core))
    }

    #[test]
    fn what_is_kept_out_is_a_placeholder() {
        let sent = |source: &str| sent(source, &["Limpide"]).unwrap_or_default();
        assert_eq!(sent("a code(b) verbatim(c) em(d ^1) e"), "a <x1/> <x2/> <a3>d <x4/></a3> e");
        assert_eq!(sent("see https://a.example/b, Limpide"), "see <x1/>, <x2/>");
        assert_eq!(sent("Limpide is a <b> & c"), "<x1/> is a &lt;b&gt; &amp; c");
    }

    #[test]
    fn what_says_nothing_is_not_sent() {
        for source in ["", " ", "12,5 %", "code(a)", "verbatim(a b)", "Limpide 2", "https://a.example/b", "em(3) — ^1"]
        {
            assert_eq!(sent(source, &["Limpide"]), None, "{source}");
        }
    }

    #[test]
    fn a_glossary_may_hold_what_else_is_found() {
        assert_eq!(sent("at https://a.example/ a", &["a.example", "a"]), Some("at <x1/> <x2/>".into()));
    }
}
