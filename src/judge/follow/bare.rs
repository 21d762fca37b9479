//! Headings left bare: all that stood under one went, or is said by the head of the article, and nothing is left for it to
//! head.

use super::headings::is_heading;
use super::{Case, Sort, set};
use crate::page::Tag;
use crate::segment::Block;
use std::ops::Range;

/// The headings of an article that head something.
pub(super) struct Heads {
    /// From the last to the first, since one may be under another, each with the blocks of its section.
    all: Vec<(usize, Range<usize>)>,
    /// For each block whether the head of the article says it.
    is_said: Vec<bool>,
}

impl Heads {
    /// On a page that may be a list, headings are what it lists.
    pub(super) fn of(case: &Case<'_>) -> Self {
        if case.sort == Sort::Other {
            return Self { all: Vec::new(), is_said: Vec::new() };
        }
        let Case { page, blocks, .. } = *case;
        let rank = |block: &Block| page.tag(block.container).heading_level();
        // What heads the rows and columns of a table has its cells beside it.
        let is_cell = |block: &Block| page.ancestors(block.container).take(2).any(|node| page.tag(node) == Tag::Th);
        let mut all = Vec::new();
        // The headings that are open, of rising ranks.
        let mut open: Vec<(u8, usize)> = Vec::new();
        for (index, block) in blocks.iter().enumerate() {
            let Some(rank) = rank(block) else { continue };
            while let Some((_, above)) = open.pop_if(|(above, _)| *above >= rank) {
                all.push((above, above + 1..index));
            }
            open.push((rank, index));
        }
        all.extend(open.into_iter().rev().map(|(_, index)| (index, index + 1..blocks.len())));
        all.retain(|(index, section)| {
            let may_go = blocks.get(*index).is_some_and(|block| !case.is_title(block) && !is_cell(block));
            let holds = blocks.get(section.clone()).is_some_and(|section| section.iter().any(|b| !is_heading(page, b)));
            may_go && holds
        });
        all.sort_unstable_by_key(|&(index, _)| std::cmp::Reverse(index));
        Self { all, is_said: blocks.iter().map(|block| case.is_said(block)).collect() }
    }

    /// Takes the headings of which nothing is left.
    pub(super) fn settle(&self, is_kept: &mut [bool]) {
        for (heading, section) in &self.all {
            let is_shown = |index: usize| is_kept.get(index) == Some(&true) && self.is_said.get(index) != Some(&true);
            if is_kept.get(*heading) == Some(&true) && !section.clone().any(is_shown) {
                set(is_kept, *heading, false);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Sort;
    use super::super::check::{check, check_as};

    #[test]
    fn a_heading_goes_with_all_that_was_under_it() {
        check("<p>keep<h2>k one</h2><ul><li>x<li>y</ul><h2>k two</h2><p>keep", &["keep", "k two", "keep"]);
        check("<p>keep<h2>k one</h2><p>no<h2>k two</h2><h3>k three</h3><p>no", &["keep"]);
        check("<p>keep<h2>k one</h2><h3>k two</h3><p>keep", &["keep", "k one", "k two", "keep"]);
        check_as(Sort::Other, "<p>keep<h2>k one</h2><p>no", &["keep", "k one"]);
    }
}
