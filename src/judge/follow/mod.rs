//! What is too small to be judged alone follows what it belongs to: the cells of a table, the items of a list and the
//! parts of a quote each other, a heading the text under it, a label what it names, a line the list that it leads in, an image and its caption, code and
//! formulas the text around them, a note what refers to it, a post its thread, an entry its series. Marked blocks are left alone. Who keeps more before keeps no less after.

mod announcers;
mod bare;
mod beside;
mod captions;
mod cards;
#[cfg(test)]
mod check;
mod counters;
mod endings;
mod followers;
mod gaps;
mod headings;
mod labels;
mod lead;
mod lead_ins;
mod notes;
mod openings;
mod portraits;
mod series;
mod sources;
mod threads;
mod wholes;

pub use sources::without_sources;

use crate::page::{Page, order};
use crate::segment::Block;
use announcers::{Announcer, announcers};
use bare::Heads;
use cards::{Card, cards};
use counters::Counters;
use endings::{Ending, endings};
use followers::{Follower, followers};
use gaps::Gaps;
use headings::{Heading, headings};
use labels::Labels;
use lead_ins::{LeadIn, lead_ins};
use notes::{Note, notes};
use openings::{Opening, openings};
use series::{Place, places};
use sources::{Sources, sources};
use std::ops::Range;
use threads::{Thread, threads};
use wholes::{Whole, wholes};

/// What a page is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Surely an article: a heading with no text under it belongs to something that went.
    Article,
    /// Maybe a list, whose headings are what it lists.
    Other,
}

/// What is known of a page before any choice is settled.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The page.
    pub page: &'a Page,
    /// Its blocks.
    pub blocks: &'a [Block],
    /// For each node how many blocks begin before it, as [`begun`] tells.
    pub begun: &'a [u32],
    /// For each block how likely it is content.
    pub probabilities: &'a [f32],
    /// For each block whether a mark covers it.
    pub is_marked: &'a [bool],
    /// The element that shows the title.
    pub title: Option<usize>,
    /// The elements that only show the byline or the date, which the head of the article says.
    pub said: &'a [usize],
    /// What the page is taken for.
    pub sort: Sort,
}

/// For each node of a page, and for its end, how many blocks begin before it: it is asked for every element, by some more than
/// once.
#[inline(never)]
pub fn begun(page: &Page, blocks: &[Block]) -> Vec<u32> {
    let mut begun = Vec::with_capacity(page.len() + 1);
    for (index, block) in blocks.iter().enumerate() {
        begun.resize((block.start + 1).max(begun.len()), index as u32);
    }
    begun.resize((page.len() + 1).max(begun.len()), blocks.len() as u32);
    begun
}

/// Who follows whom: found once, for each choice that is to be settled.
pub struct Follow<'a> {
    blocks: &'a [Block],
    announcers: Vec<Announcer>,
    wholes: Vec<Whole>,
    openings: Vec<Opening>,
    labels: Labels,
    headings: Vec<Heading>,
    gaps: Gaps<'a>,
    lead_ins: Vec<LeadIn>,
    endings: Vec<Ending>,
    notes: Vec<Note>,
    sources: Vec<Sources>,
    followers: Vec<Follower>,
    counters: Counters,
    cards: Vec<Card>,
    heads: Heads,
    threads: Vec<Thread>,
    places: Vec<Place>,
}

impl Case<'_> {
    fn is_free(&self, index: usize) -> bool {
        self.is_marked.get(index) == Some(&false)
    }

    /// Whether a block is said by the head of the article: of what goes and what stays it tells nothing.
    fn is_said(&self, block: &Block) -> bool {
        self.said.iter().any(|&node| self.page.contains(node, block.start))
    }

    fn is_title(&self, block: &Block) -> bool {
        self.title.is_some_and(|node| self.page.contains(node, block.start))
    }

    /// The blocks that begin in an element.
    fn blocks_in(&self, node: usize) -> Range<usize> {
        self.blocks_between(node..self.page.end(node))
    }

    /// The blocks that begin in a range of nodes.
    fn blocks_between(&self, range: Range<usize>) -> Range<usize> {
        let at = |place: usize| self.begun.get(place).map_or(self.blocks.len(), |&begun| begun as usize);
        at(range.start)..at(range.end)
    }

    fn is_at_least(&self, index: usize, least: f32) -> bool {
        self.probabilities.get(index).is_some_and(|&p| p >= least)
    }
}

impl<'a> Follow<'a> {
    /// Looks at a page.
    #[inline(never)]
    pub fn of(case: &Case<'a>) -> Self {
        let (labels, counters) = (Labels::of(case), Counters::of(case));
        Self {
            blocks: case.blocks,
            announcers: announcers(case),
            wholes: wholes(case),
            openings: openings(case),
            headings: headings(case, &labels),
            labels,
            gaps: Gaps::of(case),
            lead_ins: lead_ins(case),
            endings: endings(case),
            followers: followers(case, &counters),
            counters,
            cards: cards(case),
            notes: notes(case),
            sources: sources(case),
            heads: Heads::of(case),
            threads: threads(case),
            places: places(case),
        }
    }

    /// Settles a choice, which has one entry a block.
    #[inline(never)]
    pub fn settle(&self, is_kept: &mut [bool]) {
        for whole in &self.wholes {
            whole.settle(self.blocks, is_kept);
        }
        for thread in &self.threads {
            thread.fill(is_kept);
        }
        for place in &self.places {
            place.settle(is_kept);
        }
        for opening in &self.openings {
            opening.settle(is_kept);
        }
        for heading in &self.headings {
            heading.settle(is_kept);
        }
        self.gaps.fill(is_kept);
        for lead_in in &self.lead_ins {
            lead_in.settle(is_kept);
        }
        for ending in &self.endings {
            ending.settle(is_kept);
        }
        for note in &self.notes {
            note.settle(is_kept);
        }
        for sources in &self.sources {
            sources.settle(is_kept);
        }
        for follower in &self.followers {
            follower.settle(is_kept);
        }
        for card in &self.cards {
            card.settle(is_kept);
        }
        self.counters.settle(is_kept);
        for heading in &self.headings {
            heading.settle_late(is_kept);
        }
        self.labels.settle(is_kept);
        for announcer in &self.announcers {
            announcer.settle(is_kept);
        }
        for thread in &self.threads {
            thread.name(is_kept);
        }
        self.heads.settle(is_kept);
    }

    /// The nodes of a choice that say who wrote a post, in document order.
    #[inline(never)]
    pub fn names(&self, is_kept: &[bool]) -> Vec<Range<usize>> {
        let names = self.threads.iter().flat_map(|thread| thread.names(is_kept)).collect();
        order::by_key(names, |range: &Range<usize>| order::of_range(range.start, range.end))
    }

    /// Where posts of a choice end that say it below their text, nodes, rising.
    #[inline(never)]
    pub fn ends(&self, is_kept: &[bool]) -> Vec<usize> {
        let ends = self.threads.iter().flat_map(|thread| thread.ends(is_kept)).collect();
        let mut ends = order::by_key(ends, |&end: &usize| end as u64);
        ends.dedup();
        ends
    }
}

fn set(is_kept: &mut [bool], index: usize, to: bool) {
    if let Some(slot) = is_kept.get_mut(index) {
        *slot = to;
    }
}
