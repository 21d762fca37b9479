//! What is said above the article is not shown in it again; what the head says besides is listed.

use super::{Removal, holds_content, set};
use crate::describe::Metadata;
use crate::furniture::Mark;
use crate::judge::Verdict;
use crate::page::{Page, spans};
use crate::segment::Block;
use std::ops::Range;

/// Digits of a year.
const YEAR_DIGITS: usize = 4;

/// What is said above the article and is not shown in it again: the title, and what tells of the metadata.
pub(super) fn said(page: &Page, metadata: &Metadata, ruled: &[Range<usize>]) -> Vec<(usize, usize)> {
    let said = metadata.said_nodes.iter().flat_map(|&node| beside(page, metadata, node, ruled));
    said.chain(metadata.title_node.map(|title| (title, page.end(title)))).collect()
}

/// What the blocks that begin with something that is said hold beside it: neither text nor metadata.
pub(super) fn unsaid(
    page: &Page,
    blocks: &[Block],
    metadata: &Metadata,
    verdict: &Verdict,
    marks: &[Mark],
    said: &[bool],
) -> Vec<Removal> {
    let mut out = Vec::new();
    let mut marks = marks.iter().peekable();
    for (block, &is_kept) in blocks.iter().zip(&verdict.is_kept) {
        while marks.next_if(|mark| mark.end <= block.start).is_some() {}
        let is_marked = marks.peek().is_some_and(|mark| mark.start <= block.start);
        if is_kept || is_marked || said.get(block.start) != Some(&true) {
            continue;
        }
        let parts = metadata.untold_beside(page, block.start..block.end, said);
        let removed = parts.into_iter().map(|part| Removal::by_score(page, (part.start, part.end)));
        out.extend(removed);
    }
    out
}

/// What is left of an element that is said above the article, beside what the user's rules keep: it is not shown twice, but
/// what only stands there is theirs to have.
fn beside(page: &Page, metadata: &Metadata, node: usize, ruled: &[Range<usize>]) -> Vec<(usize, usize)> {
    let end = page.end(node);
    let kept = ruled.iter().filter(|range| range.start < end && node < range.end);
    let untold = || metadata.untold(page, node);
    let theirs: Vec<Range<usize>> = kept
        .flat_map(|range| untold().into_iter().map(|part| part.start.max(range.start)..part.end.min(range.end)))
        .filter(|range| range.start < range.end)
        .collect();
    spans::beside(node..end, &theirs).into_iter().map(|rest| (rest.start, rest.end)).collect()
}

/// What the head of the page only says beside the metadata, and so is neither text nor told above it: what somebody does, how
/// long one reads, how many comments there are, a date of something else.
pub(super) fn untold(page: &Page, metadata: &Metadata, removals: &[Removal], ruled: &[Range<usize>]) -> Vec<Removal> {
    let mut is_gone = vec![false; page.len()];
    for removal in removals {
        set(&mut is_gone, removal.range.0, removal.range.1, true);
    }
    let is_apart = |range: &Range<usize>| is_gone.get(range.clone()).is_some_and(|nodes| !nodes.contains(&true));
    let untold = |node: usize| {
        let mut parts = metadata.untold(page, node);
        if parts.is_empty() && says_another_year(page, metadata, node) {
            parts.push(node..page.end(node));
        }
        parts
    };
    let said = metadata.said_nodes.iter().flat_map(|&node| untold(node));
    let parts = said.chain(metadata.untold_of_title(page)).flat_map(|part| spans::beside(part, ruled));
    let parts = parts.filter(|part| holds_content(page, part.start, part.end)).filter(is_apart);
    parts.map(|part| Removal::by_score(page, (part.start, part.end))).collect()
}

/// Whether an element says a year that no date of the metadata has: of a life, of a span.
fn says_another_year(page: &Page, metadata: &Metadata, node: usize) -> bool {
    let text = page.subtree_text(node);
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|number| number.len() == YEAR_DIGITS);
    let dates = [metadata.published.as_deref(), metadata.modified.as_deref()];
    let is_told = |year: &str| dates.iter().flatten().any(|date| date.starts_with(year));
    numbers.filter(|number| number.starts_with(['1', '2'])).any(|year| !is_told(year))
}
