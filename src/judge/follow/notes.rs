//! Notes whose mark leads back to the mark in the text that refers to them. The two links say what the note is, however little
//! it reads like text: it stays with the text.

use super::headings::is_heading;
use super::{Case, set};
use crate::page::{Page, Tag};
use html5ever::local_name;
use std::collections::HashMap;

/// A longer label is a link of a sentence or of a table of contents; characters.
const LABEL_CHARACTERS: usize = 8;
/// How far around a link its names are looked for, elements.
const AROUND_LINK: usize = 4;
/// How far around a number its text is looked for, elements; and how many blocks that has at most.
const AROUND_NUMBER: usize = 3;
const MAX_BLOCKS: usize = 6;
/// A mark stands this near to the end of the block that it is looked for in, nodes: any number of lines may stand in one.
const FAR: usize = 200;

/// A note, and the block that refers to it.
pub(super) struct Note {
    reference: usize,
    blocks: Vec<usize>,
}

/// A link that says no more than a number or a sign.
struct Mark<'a> {
    block: usize,
    node: usize,
    to: &'a str,
}

/// The notes of a page that lead back.
pub(super) fn notes(case: &Case<'_>) -> Vec<Note> {
    let marks = marks(case);
    let mut named: HashMap<&str, &Mark<'_>> = HashMap::new();
    for mark in &marks {
        for name in names(case.page, mark.node) {
            named.entry(name).or_insert(mark);
        }
    }
    let note = |back: &Mark<'_>| {
        let reference = named.get(back.to)?;
        let is_mutual = reference.block < back.block && names(case.page, back.node).any(|name| name == reference.to);
        let blocks = if is_mutual { blocks_of(case, &marks, back) } else { Vec::new() };
        (!blocks.is_empty()).then_some(Note { reference: reference.block, blocks })
    };
    marks.iter().filter_map(note).collect()
}

impl Note {
    /// Keeps it with what refers to it.
    pub(super) fn settle(&self, is_kept: &mut [bool]) {
        if is_kept.get(self.reference) == Some(&true) {
            for &index in &self.blocks {
                set(is_kept, index, true);
            }
        }
    }
}

/// The links of the page that say no more than a number or a sign.
fn marks<'a>(case: &Case<'a>) -> Vec<Mark<'a>> {
    let Case { page, blocks, .. } = *case;
    let mut found = Vec::new();
    for (index, block) in blocks.iter().enumerate().filter(|(_, block)| !is_heading(page, block)) {
        for node in page.nodes(block.container.max(block.end.saturating_sub(FAR))..block.end) {
            let to = (page.tag(node) == Tag::A).then(|| page.value(node, &local_name!("href"))).flatten();
            let Some(to) = to.and_then(|href| href.strip_prefix('#')).filter(|to| !to.is_empty()) else { continue };
            if page.end(node) > block.start && is_sign(&page.subtree_text(node)) {
                found.push(Mark { block: index, node, to });
            }
        }
    }
    found
}

/// Whether a text is a number or a sign: `1`, `[12]`, `*`, `a`, `↩`.
fn is_sign(text: &str) -> bool {
    let text = text.trim();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    !text.is_empty() && letters <= 1 && text.chars().take(LABEL_CHARACTERS + 1).count() <= LABEL_CHARACTERS
}

/// The names by which one leads to a link: its own and those of the elements around it.
fn names(page: &Page, link: usize) -> impl Iterator<Item = &str> {
    let around = std::iter::once(link).chain(page.ancestors(link)).take(AROUND_LINK);
    around.flat_map(move |node| ["id", "name"].into_iter().filter_map(move |name| page.attr(node, name)))
}

/// The blocks of the note whose way back this is: its own; where that is only a number, those of the smallest element
/// around it that holds more and no other mark.
fn blocks_of(case: &Case<'_>, marks: &[Mark<'_>], back: &Mark<'_>) -> Vec<usize> {
    let Case { page, blocks, .. } = *case;
    let Some(block) = blocks.get(back.block) else { return Vec::new() };
    if !is_sign(&block.text(page)) {
        return Some(back.block).filter(|&index| case.is_free(index)).into_iter().collect();
    }
    let around = std::iter::once(block.container).chain(page.ancestors(block.container)).take(AROUND_NUMBER);
    let is_alone = |range: &std::ops::Range<usize>| {
        let at = |place: usize| marks.partition_point(|mark| mark.block < place);
        let inside = marks.get(at(range.start)..at(range.end)).unwrap_or_default();
        range.len() <= MAX_BLOCKS && inside.iter().all(|mark| mark.block == back.block)
    };
    let mut all = around.map(|node| case.blocks_in(node)).take_while(is_alone);
    let found = all.find(|range| range.len() > 1);
    found.into_iter().flatten().filter(|&index| case.is_free(index)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::check::check;

    #[test]
    fn a_note_that_leads_back_stays_however_unlikely() {
        let text = "<p>keep<a href='#n' name=r>[1]</a></p>";
        check(&format!("{text}<p><a href='#r' name=n>[1]</a> A note!!</p>"), &["keep[1]", "[1] A note!!"]);
        check(&format!("{text}<p id=n>A note!! <a href='#r'>↩</a></p>"), &["keep[1]", "A note!! ↩"]);
        check(&format!("{text}<p id=n>A note!! <a href='#q'>↩</a></p>"), &["keep[1]"]);
        check(&format!("{text}<p id=n>A note!!</p>"), &["keep[1]"]);
        check(&format!("{}<p id=n>A note!! <a href='#r'>↩</a></p>", text.replace("keep", "no")), &[]);
    }

    #[test]
    fn a_note_stands_beside_its_number() {
        let text = "<p>keep<sup id=r><a href='#n'>1</a></sup></p>";
        let note = "<div><div id=n><a href='#r'>1!!</a></div><div><p>A note!!</p></div></div>";
        check(&format!("{text}{note}"), &["keep1", "1!!", "A note!!"]);
    }

    #[test]
    fn contents_are_no_notes() {
        check(
            "<ul><li><a id=t href='#s'>1.1</a> One!!</ul><h2 id=s><a href='#t'>1.1</a> k one</h2><p>keep</p>",
            &["1.1 k one", "keep"],
        );
        check("<p><a id=t href='#s'>The part!!</a></p><p id=s>keep <a href='#t'>the top</a></p>", &["keep the top"]);
    }
}
