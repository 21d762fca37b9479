//! The one place where something is removed: from the marks and the verdict to what is kept, with a record of all else.

mod head;
mod removal;
mod rest;
pub(crate) mod taken;

use crate::compose::Kept;
use crate::describe::Metadata;
use crate::furniture::Mark;
use crate::judge::Verdict;
use crate::page::{Page, Tag, order};
use crate::rules::Line;
use crate::segment::Block;
pub(crate) use removal::name_of;
pub use removal::{PutBack, Removal};
use std::ops::Range;

/// What the reader changed by hand.
#[derive(Debug, Clone, Copy, Default)]
pub struct ByHand<'a> {
    /// What was put back.
    pub put_back: &'a [PutBack],
    /// What was taken away, in document order, none within another. It outranks all else: it was done to what was shown.
    pub taken: &'a [Range<usize>],
    /// What their rules keep, in document order.
    pub ruled: &'a [Range<usize>],
}

/// What is kept, and what is not.
#[derive(Debug)]
pub struct Swept {
    /// For compose.
    pub kept: Kept,
    /// In document order.
    pub removals: Vec<Removal>,
}

/// Keeps the blocks of the verdict, less the marks and what was taken, and what was put back. `lines` are those of the user's rules.
#[inline(never)]
pub fn sweep(
    page: &Page,
    blocks: &[Block],
    metadata: &Metadata,
    marks: &[Mark],
    verdict: &Verdict,
    ByHand { put_back, taken, ruled }: ByHand<'_>,
    lines: &[Line],
) -> Swept {
    let marks = outermost(page, marks);
    let said = head::said(page, metadata, ruled);
    let mut leaves = leaves(page, blocks, metadata, &marks, verdict, &said);
    let kept = |leaves: &[bool]| {
        Kept::new(page, |node| leaves.get(node) == Some(&true)).with_posts(verdict.names.clone(), verdict.ends.clone())
    };
    let base = kept(&leaves);

    let mut is_said = vec![false; page.len()];
    for &(start, end) in &said {
        set(&mut is_said, start, end, true);
    }
    let mut removals: Vec<Removal> = marks.iter().map(|mark| Removal::by_mark(page, mark, lines)).collect();
    removals.extend(rest::unmarked(page, blocks, verdict, &marks, &is_said, &base));
    removals.extend(head::unsaid(page, blocks, metadata, verdict, &marks, &is_said));
    let untold = head::untold(page, metadata, &removals, ruled);
    removals.extend(untold);
    removals = order::by_key(removals, |r| r.range.0 as u64);
    if put_back.is_empty() && taken.is_empty() {
        return Swept { kept: base, removals };
    }
    let mut is_back = vec![false; page.len()];
    for (start, end) in put_back.iter().filter_map(|part| part.range(&removals)) {
        set(&mut leaves, start, end, true);
        set(&mut is_back, start, end, true);
    }
    for range in taken {
        set(&mut leaves, range.start, range.end, false);
        set(&mut is_back, range.start, range.end, false);
    }
    removals = taken::lay_over(page, removals, taken);
    for removal in &mut removals {
        removal.is_back = is_back.get(removal.range.0..removal.range.1).is_some_and(|nodes| !nodes.contains(&false));
    }
    Swept { kept: kept(&leaves), removals }
}

/// For each node whether it stays: those of the verdict's blocks, less what is marked and what is `said` above the article.
fn leaves(
    page: &Page,
    blocks: &[Block],
    metadata: &Metadata,
    marks: &[Mark],
    verdict: &Verdict,
    said: &[(usize, usize)],
) -> Vec<bool> {
    let kept_blocks: Vec<&Block> =
        blocks.iter().zip(&verdict.is_kept).filter(|(_, kept)| **kept).map(|(block, _)| block).collect();
    let mut leaves = vec![false; page.len()];
    for block in &kept_blocks {
        set(&mut leaves, block.start, block.end, true);
    }
    for mark in marks {
        set(&mut leaves, mark.start, mark.end, false);
    }
    let is_picture = |block: &&&Block| block.is_medium() && leaves.get(block.start) == Some(&true);
    let pictures: Vec<&Block> = kept_blocks.iter().filter(is_picture).copied().collect();
    for &(start, end) in said {
        set(&mut leaves, start, end, false);
    }
    // A picture in an element that says who took it stays all the same; one in the title goes with it.
    for block in pictures {
        let is_in_title = metadata.title_node.is_some_and(|title| page.contains(title, block.start));
        set(&mut leaves, block.start, block.end, !is_in_title);
    }
    leaves
}

/// Sets a range of `flags`, one a node.
fn set(flags: &mut [bool], start: usize, end: usize, value: bool) {
    if let Some(range) = flags.get_mut(start..end) {
        range.fill(value);
    }
}

/// The marks that no earlier mark holds; of two that begin together the longer. What overlaps begins where the earlier
/// ends, and siblings of one rule become one: a reader thinks of them as one thing.
#[inline(never)]
fn outermost(page: &Page, marks: &[Mark]) -> Vec<Mark> {
    let marks = order::by_key(marks.to_vec(), |m| order::of_range(m.start, m.end));
    let mut out: Vec<Mark> = Vec::with_capacity(marks.len());
    for mut mark in marks {
        if let Some(last) = out.last_mut() {
            mark.start = mark.start.max(last.end);
            let is_sibling = page.parent(mark.start) == page.parent(last.start);
            if is_sibling
                && mark.start < mark.end
                && (mark.rule, mark.line) == (last.rule, last.line)
                && !holds_content(page, last.end, mark.start)
            {
                last.end = mark.end;
                continue;
            }
        }
        if mark.start < mark.end && holds_content(page, mark.start, mark.end) {
            out.push(mark);
        }
    }
    out
}

/// Whether a range holds text or media at all.
fn holds_content(page: &Page, start: usize, end: usize) -> bool {
    page.nodes(start..end).any(|n| match page.tag(n) {
        Tag::Text => page.reading(n).characters > 0,
        tag => crate::segment::is_medium(tag),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RuleSet;
    use crate::{Options, clean};

    const TEXT: &str = "<title>The ferry</title><body><main><h1>The ferry</h1>\
        <p>The ferry left the quay at six, with forty people, two dogs and a piano on board, and nobody knew whose it was.</p>\
        <p>It was a calm evening, and the captain, who had been on this river for thirty years, said that he had never seen \
        a piano cross it.</p></main>";

    #[test]
    fn what_a_rule_leaves_of_a_line_is_listed_as_well() {
        let card = |number: u32| {
            format!(
                "<div><a href=/{number}>No {number}</a>\
                 <div><button>Allow</button><button>View and manage every one of {number}</button></div></div>"
            )
        };
        let page = Page::from_html(&format!("{TEXT}<div class=cards>{}{}{}</div>", card(1), card(2), card(3)), None);
        let Ok(cleaned) = clean(&page, &Options::default()) else { panic!("no article") };
        for number in 1..=3 {
            let says = format!("manage every one of {number}");
            let times = cleaned.removals.iter().filter(|removal| removal.excerpt.contains(&says)).count();
            assert_eq!(times, 1, "{number}: {:?}", cleaned.removals);
        }
    }

    #[test]
    fn what_two_rules_leave_of_a_line_is_listed_once() {
        let line = "<div class=foot><span class=a>Harbour map</span><span class=b>Tide table</span> Old ferry</div>";
        let page = Page::from_html(&format!("{TEXT}{line}"), None);
        let rules = RuleSet::parse("##.a\n##.b").unwrap_or_default();
        let Ok(cleaned) = clean(&page, &Options { rules, ..Options::default() }) else { panic!("no article") };
        let listed: Vec<(u32, &str)> = cleaned.removals.iter().map(|r| (r.id, r.excerpt.trim())).collect();
        assert_eq!(
            listed.iter().map(|(_, text)| *text).collect::<Vec<_>>(),
            ["Harbour map", "Tide table", "Old ferry"]
        );
        assert!(listed.is_sorted_by(|a, b| a.0 < b.0), "{listed:?}");
    }
}
