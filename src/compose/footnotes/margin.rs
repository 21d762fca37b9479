//! Notes that stand in the text which they belong to: beside it in the margin, or laid over it when it is asked for.

use super::super::Kept;
use super::find::{LONGEST_LABEL, bare};
use crate::page::{Page, Tag};

/// How far into its reference a note begins, nodes: behind the mark, in an element that is laid over the page.
const NODES_BEFORE_NOTE: usize = 16;
/// Class words of notes, by Tufte CSS, plug-ins for footnotes and common style sheets.
const NAMES: [&str; 7] = [
    "footnote_tooltip",
    "marginnote",
    "modern-footnotes-footnote__note",
    "sidenote",
    "tooltip-text",
    "tooltip__text",
    "tooltiptext",
];

/// A note in the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Within {
    /// What is written as the reference.
    pub element: usize,
    /// What holds the note; may be the reference itself.
    pub note: usize,
    /// The number or the sign for it.
    pub mark: Option<usize>,
}

/// The notes in the text of a page, in order.
pub(super) fn notes_within(page: &Page, kept: &Kept) -> Vec<Within> {
    let nodes = (0..page.len()).filter(|&n| matches!(page.tag(n), Tag::Span | Tag::Small) && kept.is_kept(page, n));
    nodes.filter_map(|n| held(page, kept, n).or_else(|| beside(page, kept, n))).collect()
}

/// A reference that holds its note: so `LaTeXML` writes them, and shows them on hover.
fn held(page: &Page, kept: &Kept, element: usize) -> Option<Within> {
    let is_named = |n: usize, name: &str| page.tag(n) == Tag::Span && page.class_words(n).any(|word| word == name);
    if !is_named(element, "ltx_note") {
        return None;
    }
    let mut inner = page.nodes(element..page.end(element)).take(NODES_BEFORE_NOTE);
    let note = inner.find(|&inner| is_named(inner, "ltx_note_content") && kept.is_kept(page, inner))?;
    Some(Within { element, note, mark: page.children(element).find(|&n| page.tag(n) == Tag::Sup) })
}

/// A note beside what it is said of, in one paragraph with it.
fn beside(page: &Page, kept: &Kept, note: usize) -> Option<Within> {
    let is_note = page.class_words(note).any(|word| NAMES.binary_search(&word).is_ok())
        || page.attr(note, "role") == Some("tooltip");
    let (block, end) = (page.block_of(note), page.end(note));
    let has_more = kept.count(block, page.end(block)) > kept.count(note, end);
    let is_words = || page.nodes(note..end).any(|n| page.text(n).contains(char::is_alphabetic));
    (is_note && has_more && is_words()).then(|| Within { element: note, note, mark: mark_before(page, note) })
}

/// The number or the sign before a note: a raised one, or what shows the note on narrow screens.
fn mark_before(page: &Page, note: usize) -> Option<usize> {
    let is_between = |&n: &usize| page.tag(n) == Tag::Input || (page.tag(n) == Tag::Text && page.reading(n).is_blank);
    let mut before = std::iter::successors(page.before(note), |&n| page.before(n)).take(4);
    let mark = before.find(|n| !is_between(n))?;
    let is_mark = page.tag(mark) == Tag::Sup || (page.tag(mark) == Tag::Label && page.attr(mark, "for").is_some());
    (is_mark && bare(&page.subtree_text(mark)).chars().count() <= LONGEST_LABEL).then_some(mark)
}
