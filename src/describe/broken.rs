//! Lines that have no element of their own: text between line breaks or blocks.

use crate::page::{Page, Tag};

/// Whether the node is a text that ends in a line break, and that nothing of its line stands before.
pub fn is_broken_line(page: &Page, node: usize) -> bool {
    let breaks = |other: usize| page.tag(other) == Tag::Br || page.tag(other).is_block();
    let is_gap = |other: usize| page.tag(other) == Tag::Text && page.reading(other).characters == 0;
    let mut before = std::iter::successors(page.before(node), |&other| page.before(other));
    page.tag(node) == Tag::Text
        && page.after(node).is_some_and(|after| page.tag(after) == Tag::Br)
        && before.find(|&other| !is_gap(other)).is_none_or(breaks)
}
