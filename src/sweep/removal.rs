//! The record of what was removed, and what puts it back.

use crate::furniture::{Mark, Reason};
use crate::page::{Page, Tag};
use crate::rules::Line;
use serde::Serialize;
use serde_json::Value;
use std::borrow::Cow;

/// How much of what was removed is shown, characters.
const EXCERPT: usize = 160;
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

impl Removal {
    /// What a mark takes. `lines` are those of the user's rules.
    pub(super) fn by_mark(page: &Page, mark: &Mark, lines: &[Line]) -> Self {
        Self::new(page, (mark.start, mark.end), mark.reason, name_of(mark, lines))
    }

    /// What no rule takes, and the verdict leaves out.
    pub(super) fn by_score(page: &Page, range: (usize, usize)) -> Self {
        Self::new(page, range, Reason::LowScore, Cow::Borrowed("score"))
    }

    /// The record of a range that goes.
    #[inline(never)]
    pub(super) fn new(page: &Page, range: (usize, usize), reason: Reason, rule: Cow<'static, str>) -> Self {
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
        Self {
            id: start as u32,
            end: end as u32,
            reason,
            rule,
            excerpt,
            words,
            nodes,
            before: 0,
            is_back: false,
            range,
        }
    }
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

    /// Where it stands.
    pub(super) fn range(self, removals: &[Removal]) -> Option<(usize, usize)> {
        match self {
            Self::Removal(id) => removals.iter().find(|removal| removal.id == id).map(|removal| removal.range),
            Self::Range(start, end) => Some((start as usize, end as usize)),
        }
    }
}

/// The name of the rule that made a mark, or the user's line.
pub(crate) fn name_of(mark: &Mark, lines: &[Line]) -> Cow<'static, str> {
    let line = (mark.line as usize).checked_sub(1).and_then(|at| lines.get(at));
    line.map_or(Cow::Borrowed(mark.rule), |line| Cow::Owned(line.text.trim().to_owned()))
}
