//! Series: siblings that look alike and are made alike, such as the rows of a specification, the entries of a timeline, the
//! reviews of a thing. What stands in the same place of each is judged together: what stays in most of them stays in all, and
//! what each says first stays with the rest of it, where each says something else.

use super::headings::is_heading;
use super::threads::look_by;
use super::{Case, set};
use crate::judge::names::Hash;
use crate::page::{Page, Tag, order};
use crate::segment::Block;
use std::collections::HashSet;
use std::ops::{Range, RangeInclusive};

/// Fewer siblings are no series.
const LEAST_TWINS: usize = 3;
/// One of them has so many blocks.
const BLOCKS: RangeInclusive<usize> = 2..=12;
/// How far above a block its place in its sibling is told, elements.
const HOPS: usize = 4;
/// What each says first has no more words.
const LABEL_WORDS: u32 = 6;
/// Of so many, in percent, each says something else, or it is a control of all.
const DISTINCT: usize = 80;
/// With more of its words in links, it leads elsewhere.
const MAX_LINKS: f32 = 0.5;
/// What is less likely is a control.
const LEAST: f32 = 0.15;
/// A part of them, in percent, speaks for the others.
const MOST: usize = 66;

/// What stands in the same place of siblings that are alike: its block in each, with all the blocks of that sibling.
pub(super) struct Place {
    blocks: Vec<(usize, Range<usize>)>,
    /// Whether it is what each says first.
    is_label: bool,
}

/// The places of the series of a page; those of a series within another come first.
#[inline(never)]
pub(super) fn places(case: &Case<'_>) -> Vec<Place> {
    let page = case.page;
    let mut found: Vec<Place> = Vec::new();
    let holds_many =
        |&node: &usize| page.tag(node) != Tag::Text && case.blocks_in(node).len() >= LEAST_TWINS * BLOCKS.start();
    for above in page.nodes(0..page.len()).filter(holds_many) {
        let children = page.children(above).filter(|&node| page.tag(node) != Tag::Text);
        let twins: Vec<(u32, usize)> = children.filter_map(|node| Some((twin(case, node)?, node))).collect();
        for alike in twins.chunk_by(|one, other| one.0 == other.0).filter(|alike| alike.len() >= LEAST_TWINS) {
            found.extend(places_of(case, alike));
        }
    }
    found.reverse();
    found
}

/// How an element looks that may be one of a series. The rows of a table and the terms of definitions are settled as wholes,
/// and what a paragraph says is its own.
fn twin(case: &Case<'_>, node: usize) -> Option<u32> {
    let tag = case.page.tag(node);
    let may_be = tag.is_block() && !matches!(tag, Tag::Tr | Tag::Td | Tag::Th | Tag::Dt | Tag::Dd | Tag::P);
    (may_be && BLOCKS.contains(&case.blocks_in(node).len())).then(|| look(case.page, node))
}

fn places_of(case: &Case<'_>, alike: &[(u32, usize)]) -> Vec<Place> {
    let Case { page, blocks, .. } = *case;
    let mut parts: Vec<(u32, usize, usize)> = Vec::new();
    for &(_, node) in alike {
        let texts = case.blocks_in(node).filter_map(|index| Some((index, blocks.get(index)?)));
        let texts = texts.filter(|(_, block)| block.measure.words > 0 && !is_heading(page, block));
        parts.extend(texts.map(|(index, block)| (place(page, node, block), index, node)));
    }
    let parts = order::by_key(parts, |&(place, index, _)| u64::from(place) << 32 | index as u64);
    let places = parts.chunk_by(|one, other| one.0 == other.0).filter(|same| {
        // What stands in the sibling itself has no place of its own.
        let is_one = same.first().is_some_and(|&(place, ..)| place != Hash::new().0)
            && same.windows(2).all(|two| matches!(two, [one, other] if one.2 != other.2));
        is_one && same.len() >= LEAST_TWINS && same.len() * 2 >= alike.len()
    });
    places.map(|same| Place { is_label: is_label(case, same), blocks: free(case, same) }).collect()
}

/// Of the blocks in one place those that may stay.
fn free(case: &Case<'_>, same: &[(u32, usize, usize)]) -> Vec<(usize, Range<usize>)> {
    let may_stay = |&&(_, index, _): &&(u32, usize, usize)| {
        let is_said = case.blocks.get(index).is_some_and(|block| case.is_said(block) || case.is_title(block));
        case.is_free(index) && case.is_at_least(index, LEAST) && !is_said
    };
    same.iter().filter(may_stay).map(|&(_, index, node)| (index, case.blocks_in(node))).collect()
}

/// Whether the blocks in one place are what each sibling says first, in a few words of its own.
fn is_label(case: &Case<'_>, same: &[(u32, usize, usize)]) -> bool {
    let Case { page, blocks, .. } = *case;
    let mut said = HashSet::new();
    let says_first = |&(_, index, node): &(u32, usize, usize)| {
        let is_first = case.blocks_in(node).start == index;
        let label = blocks.get(index).filter(|block| {
            is_first && block.measure.words <= LABEL_WORDS && block.link_density() <= MAX_LINKS && block.media == 0
        });
        label.is_some_and(|label| {
            said.insert(label.text(page));
            true
        })
    };
    same.iter().all(says_first) && said.len() * 100 >= same.len() * DISTINCT
}

impl Place {
    /// Keeps all of it where most of it is kept; and where it is a label, each with the rest of its sibling, where most have
    /// something that stays.
    pub(super) fn settle(&self, is_kept: &mut [bool]) {
        let is_at = |index: usize| is_kept.get(index) == Some(&true);
        let is_most = |count: usize| count > 1 && count * 100 >= self.blocks.len() * MOST;
        let has_rest = |(index, all): &&(usize, Range<usize>)| all.clone().any(|other| other != *index && is_at(other));
        let all: Vec<usize> = self.blocks.iter().map(|(index, _)| *index).collect();
        let rest: Vec<usize> = self.blocks.iter().filter(has_rest).map(|(index, _)| *index).collect();
        let stay = match () {
            () if is_most(all.iter().filter(|&&index| is_at(index)).count()) => all,
            () if self.is_label && is_most(rest.len()) => rest,
            () => return,
        };
        for index in stay {
            set(is_kept, index, true);
        }
    }
}

/// How an element looks: its tag and the first of its class names. Those after it say which is the first, the last, on the left.
fn look(page: &Page, node: usize) -> u32 {
    look_by(page, node, 1)
}

/// A number for where a block stands in an element: how those around it look, up to there.
fn place(page: &Page, node: usize, block: &Block) -> u32 {
    let around = std::iter::once(block.container).chain(page.ancestors(block.container));
    let inside = around.take(HOPS).take_while(|&part| part != node && page.contains(node, part));
    inside.fold(Hash::new(), |hash, part| hash.number(look(page, part))).0
}

#[cfg(test)]
mod tests {
    use super::super::check::check;

    #[test]
    fn what_stays_in_most_of_a_series_stays_in_all() {
        let row = |name: &str, value: &str| {
            format!("<div class=row><div class=n>{name}</div><div class=v>{value}</div></div>")
        };
        let rows = [row("keep", "9 k"), row("keep b", "8 k"), row("keep c", "7 k"), row("d", "6")].concat();
        check(&rows, &["keep", "9 k", "keep b", "8 k", "keep c", "7 k", "d", "6"]);
        let few = rows.replace("9 k", "9!!").replace("7 k", "7!!").replace("8 k", "8!!").replace('6', "6!!");
        check(&few, &["keep", "keep b", "keep c", "d"]);
        let controls = [row("keep", "Buy!!"), row("keep b", "Buy!! k"), row("keep c", "Buy!! k")].concat();
        check(&controls, &["keep", "keep b", "Buy!! k", "keep c", "Buy!! k"]);
    }

    #[test]
    fn what_each_of_a_series_says_first_stays_with_the_rest() {
        let entry = |when: &str, text: &str| {
            format!("<div class='e {text}'><div class=when>{when}</div><div><p>{text}</p></div></div>")
        };
        let entries =
            |one: &str, other: &str| [entry(one, "keep"), entry("1951", "keep"), entry(other, "keep")].concat();
        check(&entries("1911", "2011"), &["1911", "keep", "1951", "keep", "2011", "keep"]);
        check(&entries("1951", "1951"), &["keep", "keep", "keep"]);
        check(&[entry("1911", "no"), entry("1951", "no"), entry("2011", "keep")].concat(), &["keep"]);
    }

    #[test]
    fn paragraphs_are_no_series() {
        check("<div><p>keep</p><p>keep</p><p>no</p><p>no more</p></div>", &["keep", "keep"]);
    }
}
