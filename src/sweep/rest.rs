//! What nothing marks and the verdict leaves out.

use super::{Removal, holds_content};
use crate::compose::Kept;
use crate::furniture::Mark;
use crate::judge::Verdict;
use crate::page::{Page, Tag};
use crate::segment::Block;

/// The blocks that nothing marks and the verdict leaves out, those side by side in one subtree as one removal.
#[inline(never)]
pub(super) fn unmarked(
    page: &Page,
    blocks: &[Block],
    verdict: &Verdict,
    marks: &[Mark],
    said: &[bool],
    kept: &Kept,
) -> Vec<Removal> {
    let mut out: Vec<(usize, (usize, usize))> = Vec::new();
    let mut marks = marks.iter().peekable();
    for (block, &is_kept) in blocks.iter().zip(&verdict.is_kept) {
        while marks.next_if(|m| m.end <= block.start).is_some() {}
        // Marks may take the first words of a block alone.
        let first = marks.clone();
        let start = first.scan(block.start, |start, mark| {
            (mark.start <= *start).then(|| {
                *start = mark.end.max(*start);
                *start
            })
        });
        let start = start.last().unwrap_or(block.start);
        let is_said = said.get(block.start) == Some(&true);
        if is_kept || is_said || start >= block.end || (start > block.start && !holds_content(page, start, block.end)) {
            continue;
        }
        let group = group_of(page, block, kept);
        match out.last_mut() {
            Some((last, range)) if *last == group && start == block.start => range.1 = block.end,
            _ => out.push((group, (start, block.end))),
        }
    }
    out.into_iter().map(|(_, range)| Removal::by_score(page, range)).collect()
}

/// The largest element around a block that keeps nothing; the block's first node where its own container keeps something.
fn group_of(page: &Page, block: &Block, kept: &Kept) -> usize {
    let mut group = block.start;
    for node in std::iter::once(block.container).chain(page.ancestors(block.container)) {
        if kept.is_kept(page, node) || matches!(page.tag(node), Tag::Body | Tag::Html) {
            break;
        }
        group = node;
    }
    group
}
