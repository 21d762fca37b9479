//! The one place where something is removed: from the marks and the verdict to what is kept, with a record of all else.

use crate::compose::Kept;
use crate::describe::Metadata;
use crate::furniture::{Mark, Reason};
use crate::judge::Verdict;
use crate::page::{Page, Tag, order};
use crate::rules::Line;
use crate::segment::Block;
use crate::taken;
use serde::Serialize;
use serde_json::Value;
use std::borrow::Cow;
use std::ops::Range;

/// How much of what was removed is shown, characters.
const EXCERPT: usize = 160;
/// Digits of a year.
const YEAR_DIGITS: usize = 4;
/// How many live elements a removal names; the page shows no more at once.
const MAX_NUMBERS: usize = 64;

/// Something that was removed, or put back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Removal {
    /// By which it is put back: its first node, the same whenever the same page is cleaned.
    pub id: u32,
    /// One past its last node.
    pub end: u32,
    /// Why.
    pub reason: Reason,
    /// The rule that marked it: the name of one of ours, or the line of one of the user's; `score` where none did.
    pub rule: Cow<'static, str>,
    /// How it begins, or what its first image shows; empty where it has no words.
    pub excerpt: String,
    /// Its words.
    pub words: u32,
    /// The numbers of its elements.
    pub nodes: Vec<u32>,
    /// The index of the block it stood before.
    pub before: u32,
    /// Whether the reader put it back.
    pub is_back: bool,
    /// Its nodes in the page.
    #[serde(skip)]
    pub range: (usize, usize),
}

/// Something to put back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PutBack {
    /// The removal of this id, as it is at the breadth asked for.
    Removal(u32),
    /// All from the id of a removal up to its end: so it holds at any breadth, where removals begin and end otherwise.
    Range(u32, u32),
}

impl PutBack {
    /// Reads an id, or a pair of an id and an end.
    pub fn from_json(value: &Value) -> Option<Self> {
        let node = |value: &Value| u32::try_from(value.as_u64()?).ok();
        match value.as_array().map(Vec::as_slice) {
            None => node(value).map(Self::Removal),
            Some([start, end]) => Some(Self::Range(node(start)?, node(end)?)),
            Some(_) => None,
        }
    }
}

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
    let mut leaves = vec![false; page.len()];
    let kept_blocks = blocks.iter().zip(&verdict.is_kept).filter(|(_, kept)| **kept);
    for (block, _) in kept_blocks {
        set(&mut leaves, block.start, block.end, true);
    }
    for mark in &marks {
        set(&mut leaves, mark.start, mark.end, false);
    }
    let said = metadata.said_nodes.iter().flat_map(|&node| beside(page, metadata, node, ruled));
    let said: Vec<(usize, usize)> = said.chain(metadata.title_node.map(|title| (title, page.end(title)))).collect();
    let is_picture =
        |(block, is_kept): &(&Block, &bool)| **is_kept && block.is_medium() && leaves.get(block.start) == Some(&true);
    let pictures: Vec<&Block> =
        blocks.iter().zip(&verdict.is_kept).filter(is_picture).map(|(block, _)| block).collect();
    for &(start, end) in &said {
        set(&mut leaves, start, end, false);
    }
    // A picture in an element that says who took it stays all the same; one in the title goes with it.
    for block in pictures {
        let is_in_title = metadata.title_node.is_some_and(|title| page.contains(title, block.start));
        set(&mut leaves, block.start, block.end, !is_in_title);
    }
    let kept =
        |leaves: &[bool]| Kept::new(page, |node| leaves.get(node) == Some(&true)).with_names(verdict.names.clone());
    let base = kept(&leaves);

    let mut removals: Vec<Removal> =
        marks.iter().map(|mark| removal(page, (mark.start, mark.end), mark.reason, name_of(mark, lines))).collect();
    let mut is_said = vec![false; page.len()];
    for &(start, end) in &said {
        set(&mut is_said, start, end, true);
    }
    removals.extend(unmarked(page, blocks, verdict, &marks, &is_said, &base));
    removals.extend(unsaid(page, blocks, metadata, verdict, &marks, &is_said));
    let untold = untold(page, metadata, &removals, ruled);
    removals.extend(untold);
    removals = order::by_key(removals, |r| r.range.0 as u64);
    if put_back.is_empty() && taken.is_empty() {
        return Swept { kept: base, removals };
    }
    let mut is_back = vec![false; page.len()];
    for (start, end) in put_back.iter().filter_map(|part| range_of(*part, &removals)) {
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

/// The name of the rule that made a mark, or the user's line.
pub(crate) fn name_of(mark: &Mark, lines: &[Line]) -> Cow<'static, str> {
    let line = (mark.line as usize).checked_sub(1).and_then(|at| lines.get(at));
    line.map_or(Cow::Borrowed(mark.rule), |line| Cow::Owned(line.text.trim().to_owned()))
}

fn range_of(part: PutBack, removals: &[Removal]) -> Option<(usize, usize)> {
    match part {
        PutBack::Removal(id) => removals.iter().find(|removal| removal.id == id).map(|removal| removal.range),
        PutBack::Range(start, end) => Some((start as usize, end as usize)),
    }
}

fn set(leaves: &mut [bool], start: usize, end: usize, value: bool) {
    if let Some(range) = leaves.get_mut(start..end) {
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

/// The blocks that nothing marks and the verdict leaves out, those side by side in one subtree as one removal.
#[inline(never)]
fn unmarked(
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
    out.into_iter().map(|(_, range)| removal(page, range, Reason::LowScore, "score".into())).collect()
}

/// What the blocks that begin with something that is said hold beside it: neither text nor metadata.
fn unsaid(
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
        let removed =
            parts.into_iter().map(|part| removal(page, (part.start, part.end), Reason::LowScore, "score".into()));
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
    taken::rest(node..end, &theirs).into_iter().map(|rest| (rest.start, rest.end)).collect()
}

/// What the head of the page only says beside the metadata, and so is neither text nor told above it: what somebody does, how
/// long one reads, how many comments there are, a date of something else.
fn untold(page: &Page, metadata: &Metadata, removals: &[Removal], ruled: &[Range<usize>]) -> Vec<Removal> {
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
    let parts = said.chain(metadata.untold_of_title(page)).flat_map(|part| taken::rest(part, ruled));
    let parts = parts.filter(|part| holds_content(page, part.start, part.end)).filter(is_apart);
    parts.map(|part| removal(page, (part.start, part.end), Reason::LowScore, "score".into())).collect()
}

/// Whether an element says a year that no date of the metadata has: of a life, of a span.
fn says_another_year(page: &Page, metadata: &Metadata, node: usize) -> bool {
    let text = page.subtree_text(node);
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|number| number.len() == YEAR_DIGITS);
    let dates = [metadata.published.as_deref(), metadata.modified.as_deref()];
    let is_told = |year: &str| dates.iter().flatten().any(|date| date.starts_with(year));
    numbers.filter(|number| number.starts_with(['1', '2'])).any(|year| !is_told(year))
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

/// The record of a range that goes.
#[inline(never)]
pub(crate) fn removal(page: &Page, range: (usize, usize), reason: Reason, rule: Cow<'static, str>) -> Removal {
    let (start, end) = range;
    let words = page.measure(start, end).words;
    // A character has four bytes at most.
    let mut excerpt: String = page.range_head(start, end, EXCERPT * 4).chars().take(EXCERPT).collect();
    if excerpt.is_empty() {
        let alt = page.nodes(start..end).filter(|&n| page.tag(n) == Tag::Img).find_map(|n| page.attr(n, "alt"));
        excerpt = alt.unwrap_or_default().chars().take(EXCERPT).collect();
    }
    let (mut nodes, mut node): (Vec<u32>, usize) = (Vec::new(), start);
    while node < end && nodes.len() < MAX_NUMBERS {
        let number = page.number(node);
        if nodes.last() != Some(&number) {
            nodes.push(number);
        }
        node = if page.end(node) <= end { page.end(node) } else { node + 1 };
    }
    Removal { id: start as u32, end: end as u32, reason, rule, excerpt, words, nodes, before: 0, is_back: false, range }
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
