//! Gaps that a reader would notice: a line missing between two others, a note missing that the text refers to.

use crate::page::{Page, Tag};
use crate::segment::Block;
use std::collections::HashSet;

/// A block as likely as this fills a hole, if it has no more words.
const LEAST_HOLE: f32 = 0.2;
const MAX_HOLE_WORDS: u32 = 30;
/// A note as likely as this stays with what refers to it.
const LEAST_NOTE: f32 = 0.2;

/// Keeps a short block that stands alone between two kept ones and beside one of them, unless it is hopeless: a label of a
/// note, a formula written out, a line of verse.
pub(super) fn fill_holes(
    page: &Page,
    blocks: &[Block],
    probabilities: &[f32],
    is_free: &impl Fn(usize) -> bool,
    is_kept: &mut [bool],
) {
    let parent = |index: usize| blocks.get(index).and_then(|block| page.parent(block.container));
    let is_hole = |index: &usize| {
        let (before, after) = (index.wrapping_sub(1), index + 1);
        let is_between = is_kept.get(before) == Some(&true) && is_kept.get(after) == Some(&true);
        is_between
            && is_kept.get(*index) == Some(&false)
            && is_free(*index)
            && probabilities.get(*index).is_some_and(|&p| p >= LEAST_HOLE)
            && blocks.get(*index).is_some_and(|b| b.measure.words <= MAX_HOLE_WORDS && b.link_density() < 0.5)
            && (parent(before) == parent(*index) || parent(*index) == parent(after))
    };
    let holes: Vec<usize> = (0..blocks.len()).filter(is_hole).collect();
    for slot in holes {
        if let Some(slot) = is_kept.get_mut(slot) {
            *slot = true;
        }
    }
}

/// Keeps a note that a kept block refers to and that refers back, unless it is hopeless.
pub(super) fn keep_notes(
    page: &Page,
    blocks: &[Block],
    probabilities: &[f32],
    is_free: &impl Fn(usize) -> bool,
    is_kept: &mut [bool],
) {
    let links = |block: &Block| {
        let nodes = block.container..block.end;
        nodes.filter(|&node| page.tag(node) == Tag::A).filter_map(|node| page.attr(node, "href")?.strip_prefix('#'))
    };
    let kept = blocks.iter().zip(is_kept.iter()).filter(|(_, kept)| **kept).map(|(block, _)| block);
    let wanted: HashSet<&str> = kept.flat_map(links).filter(|id| !id.is_empty()).collect();
    if wanted.is_empty() {
        return;
    }
    let is_wanted =
        |node: usize| ["id", "name"].iter().any(|name| page.attr(node, name).is_some_and(|id| wanted.contains(id)));
    for ((index, block), slot) in blocks.iter().enumerate().zip(is_kept.iter_mut()) {
        let is_likely = probabilities.get(index).is_some_and(|&p| p >= LEAST_NOTE);
        if !*slot && is_likely && is_free(index) && links(block).next().is_some() {
            let around = std::iter::once(block.container).chain(page.ancestors(block.container).take(2));
            *slot = around.chain(block.container..block.end).any(is_wanted);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::segment;

    /// What is kept of the page, where blocks with the letter k in their text are kept at first, and those with an
    /// exclamation mark are hopeless.
    fn check(html: &str, expected: &[&str]) {
        let page = Page::from_html(html, None);
        let blocks = segment(&page);
        let texts: Vec<String> = blocks.iter().map(|block| block.text(&page)).collect();
        let mut is_kept: Vec<bool> = texts.iter().map(|text| text.contains('k')).collect();
        let likely: Vec<f32> = texts.iter().map(|text| if text.contains('!') { 0.05 } else { 0.3 }).collect();
        fill_holes(&page, &blocks, &likely, &|_| true, &mut is_kept);
        keep_notes(&page, &blocks, &likely, &|_| true, &mut is_kept);
        let kept = texts.iter().zip(&is_kept).filter(|(_, kept)| **kept).map(|(text, _)| text.as_str());
        assert_eq!(kept.collect::<Vec<_>>(), expected, "{html}");
    }

    #[test]
    fn a_line_between_kept_ones_stays() {
        check("<p>k one<p>two<p>k three", &["k one", "two", "k three"]);
        check("<p>k one<p>Buy!<p>k three", &["k one", "k three"]);
        check("<p>k one<p><a href=/more>More</a><p>k three", &["k one", "k three"]);
        check("<p>k one<p>two<p>three<p>k four", &["k one", "k four"]);
        check("<p>k one</p><aside><p>two</p></aside><p>k three</p>", &["k one", "k three"]);
    }

    #[test]
    fn a_note_stays_with_what_refers_to_it() {
        let text = "<p>k one<a href=#n1 id=r1>1</a></p>";
        check(&format!("{text}<hr><ol><li id=n1>A note. <a href=#r1>↩</a></li></ol>"), &["k one1", "A note. ↩"]);
        check(&format!("{text}<hr><ol><li id=n1>A note!! <a href=#r1>↩</a></li></ol>"), &["k one1"]);
        check(&format!("{text}<hr><section id=n1><p>No note.</p></section>"), &["k one1"]);
    }
}
