//! What the words of a block say: the phrases that it is, begins with or announces.

use super::super::words::{Reasons, Spoken};
use crate::page::text::{folded, measure};
use crate::page::{Page, Source, Tag};
use crate::segment::Block;

/// No label of words alone marks a block of more words than this.
pub const LABELLED_WORDS: u32 = 60;
/// Words a block may have to be compared with whole phrases.
const PHRASE_WORDS: u32 = 14;
/// A label is not longer; bytes.
const LABEL_BYTES: usize = 80;
/// A label that is one word of Latin letters and not longer is a verb and no more; bytes.
const VERB_BYTES: usize = 6;

/// How far above its words a link stands.
const LINK_DEPTH: usize = 4;

/// What the words of a block say.
#[derive(Debug, Clone, Default)]
pub struct Said {
    /// Its text, folded; empty for a block too long to be furniture by its words.
    pub folded: String,
    /// What it is, when these are its only words.
    pub whole: Reasons,
    /// What it announces, by a label with a colon or a link after it.
    pub label: Reasons,
    /// What its first words are.
    pub opening: Reasons,
    /// Of what it holds a label anywhere.
    pub held: Reasons,
}

impl Said {
    /// Looks the words of a block up.
    pub(super) fn of(page: &Page, block: &Block, spoken: &Spoken) -> Self {
        let words = block.measure.words;
        if words == 0 || words > LABELLED_WORDS {
            return Self::default();
        }
        let text = block.text(page);
        let folded = folded(&text);
        let whole = if words <= PHRASE_WORDS { spoken.whole(&folded) } else { Reasons::NONE };
        let label = label_of(page, block, &text, spoken);
        // What a person says in a story is no notice of the page, however it begins.
        let is_speech = text.trim_start().starts_with(['—', '–', '«', '»', '“', '„', '「', '『']);
        let opening = if is_speech { Reasons::NONE } else { spoken.opening(&folded) };
        let held = spoken.held_labels(&folded);
        Self { folded, whole, label, opening, held }
    }
}

/// The label that stands before a colon (in plain text, or before links) or right before a link.
fn label_of(page: &Page, block: &Block, text: &str, spoken: &Spoken) -> Reasons {
    if block.links == 1 && block.link_words == block.measure.words {
        let reasons = spoken.label(&kicker(page, block));
        if reasons != Reasons::NONE {
            return reasons;
        }
    }
    let before_colon = text.find([':', '：']).and_then(|at| text.get(..at)).filter(|label| label.len() <= LABEL_BYTES);
    if let Some(label) = before_colon {
        let rest = block.measure.words.saturating_sub(measure(label).words);
        let is_linked = block.link_words * 2 >= rest && block.links > 0;
        if rest > 0 && (page.source() == Source::Text || is_linked) {
            let folded = folded(label);
            let is_all_linked = is_linked && block.link_words * 10 >= rest * 8;
            let reasons = if is_verb(&folded) && !is_all_linked { Reasons::NONE } else { spoken.label(&folded) };
            if reasons != Reasons::NONE {
                return reasons;
            }
            if is_linked {
                return spoken.foreign_label(&folded);
            }
        }
    }
    if block.links == 0 {
        return spoken.label(&before_dead_link(page, block));
    }
    if block.link_words == block.measure.words {
        return Reasons::NONE;
    }
    let mut label = String::new();
    for node in block.start..block.end {
        if page.tag(node) == Tag::A && page.attr(node, "href").is_some() {
            break;
        }
        label.push_str(page.text(node));
    }
    let rest = block.measure.words.saturating_sub(measure(&label).words);
    if label.len() > LABEL_BYTES || block.link_words * 10 < rest * 8 {
        return Reasons::NONE;
    }
    let folded = folded(&label);
    if is_verb(&folded) {
        return Reasons::NONE;
    }
    match spoken.label(&folded) {
        Reasons::NONE => spoken.foreign_label(&folded),
        own => own,
    }
}

/// What stands in an element of its own before a link without an address (a script opens it) that is all the rest,
/// folded; nothing where that is one word.
fn before_dead_link(page: &Page, block: &Block) -> String {
    let mut nodes = block.start..block.end;
    let is_text = |n: &usize| page.tag(*n) == Tag::Text && measure(page.text(*n)).words > 0;
    let Some(first) = nodes.find(is_text).filter(|&n| page.text(n).len() <= LABEL_BYTES) else { return String::new() };
    let next = nodes.find(is_text);
    let link = next.and_then(|next| page.ancestors(next).take(LINK_DEPTH).find(|&n| page.tag(n) == Tag::A));
    let is_rest = link.is_some_and(|link| link > first && page.end(link) >= block.end.min(page.end(block.container)));
    let has_own = page.parent(first).is_some_and(|parent| parent != block.container && page.tag(parent) != Tag::A);
    let label = if is_rest && has_own { folded(page.text(first)) } else { String::new() };
    if label.contains(' ') { label } else { String::new() }
}

/// What the link of a card says in an element of its own before its title, folded; nothing when the title is all it says.
fn kicker(page: &Page, block: &Block) -> String {
    let mut texts = (block.start..block.end).filter(|&n| page.tag(n) == Tag::Text && measure(page.text(n)).words > 0);
    let (Some(first), Some(_)) = (texts.next(), texts.next()) else { return String::new() };
    let has_own = page.parent(first).is_some_and(|parent| !matches!(page.tag(parent), Tag::A | Tag::P | Tag::Li));
    if has_own && page.text(first).len() <= LABEL_BYTES { folded(page.text(first)) } else { String::new() }
}

/// Whether a label is one short word ("Lea", "Mira", "Se"), with which sentences begin too: it needs its colon, and
/// links for nearly all that follows.
fn is_verb(label: &str) -> bool {
    label.len() <= VERB_BYTES && label.bytes().all(|byte| byte.is_ascii_alphabetic())
}
