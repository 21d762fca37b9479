//! Whole elements that may be furniture: the outermost of a kind, and how far up one reaches.

use super::super::counts::Counts;
use super::super::lexicon::Kind;
use super::Survey;
use crate::segment::Block;
use std::ops::Range;

impl Survey<'_> {
    /// The outermost elements of a kind that are accepted, none within another.
    pub fn outermost(&self, kind: Kind, accept: impl Fn(usize, &Counts) -> bool) -> Vec<Range<usize>> {
        self.outermost_named(|node| self.is(node, kind), accept)
    }

    /// The outermost elements that are accepted, none within another, of those of any kind or with any sign.
    pub fn outermost_named(
        &self,
        is_kind: impl Fn(usize) -> bool,
        accept: impl Fn(usize, &Counts) -> bool,
    ) -> Vec<Range<usize>> {
        let (mut found, mut end): (Vec<Range<usize>>, usize) = (Vec::new(), 0);
        for node in self.named.iter().map(|&node| node as usize) {
            if node >= end && is_kind(node) && self.accepts(node, &accept) {
                end = self.page.end(node);
                found.push(node..end);
            }
        }
        found
    }

    /// The outermost elements of a kind that are accepted, none within another.
    pub fn outermost_where(
        &self,
        is_kind: impl Fn(usize) -> bool,
        accept: impl Fn(usize, &Counts) -> bool,
    ) -> Vec<Range<usize>> {
        let (mut found, mut node) = (Vec::new(), 0);
        while node < self.page.len() {
            if is_kind(node) && self.accepts(node, &accept) {
                let range = self.range(node);
                node = range.end.max(node + 1);
                found.push(range);
            } else {
                node += 1;
            }
        }
        found
    }

    /// Climbs from an element while its parent is accepted and does not hold the main text.
    pub fn climb(&self, node: usize, mut accept: impl FnMut(usize, &Counts) -> bool) -> usize {
        let mut top = node;
        for parent in self.page.ancestors(node) {
            if self.holds_core(parent) || !accept(parent, &self.count_in(parent)) {
                break;
            }
            top = parent;
        }
        top
    }

    /// Whether an element holds no words before this node, a picture or two at most.
    pub fn begins_with(&self, element: usize, node: usize) -> bool {
        let before = self.count(&(element..node));
        before.words == 0 && before.blocks <= 2
    }

    /// The largest element that holds a block and nothing else to read or see; the block's own range when there is none.
    pub fn alone(&self, block: &Block) -> Range<usize> {
        let own = block.start..block.end;
        let counts = self.count(&own);
        let same = |_: usize, other: &Counts| {
            (other.words, other.media, other.frames) == (counts.words, counts.media, counts.frames)
        };
        let inner = self.page.ancestors(block.start).find(|&n| self.page.end(n) >= block.end);
        match inner.filter(|&n| !self.holds_core(n) && same(n, &self.count_in(n))) {
            Some(inner) => self.range(self.climb(inner, same)),
            None => own,
        }
    }

    fn accepts(&self, node: usize, accept: &impl Fn(usize, &Counts) -> bool) -> bool {
        let counts = self.count_in(node);
        !counts.is_blank() && !self.holds_core(node) && accept(node, &counts)
    }
}
