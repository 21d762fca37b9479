//! What some ranges cover together, so that a page of many blocks and a rule of many hits are gone through side by side and
//! not one within the other.

use crate::page::order;
use std::ops::Range;

/// Ranges in order, none touching another.
#[derive(Debug, Default)]
pub struct Cover(Vec<Range<usize>>);

impl Cover {
    /// What the ranges cover, in whatever order they come.
    pub fn of(ranges: &[Range<usize>]) -> Self {
        let ranges = ranges.iter().filter(|range| range.start < range.end).collect();
        let mut merged: Vec<Range<usize>> = Vec::new();
        for range in order::by_key(ranges, |range: &&Range<usize>| range.start as u64) {
            match merged.last_mut().filter(|last| range.start <= last.end) {
                Some(last) => last.end = last.end.max(range.end),
                None => merged.push(range.clone()),
            }
        }
        Self(merged)
    }

    /// Whether a node is covered.
    pub fn contains(&self, node: usize) -> bool {
        self.touching(&(node..node + 1)).next().is_some()
    }

    /// Whether any of a range is covered.
    pub fn touches(&self, range: &Range<usize>) -> bool {
        self.touching(range).next().is_some()
    }

    /// What covers some of a range, in order.
    pub fn touching(&self, range: &Range<usize>) -> impl Iterator<Item = &Range<usize>> {
        let (first, end) = (self.0.partition_point(|own| own.end <= range.start), range.end);
        self.0.get(first..).unwrap_or_default().iter().take_while(move |own| own.start < end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::single_range_in_vec_init, reason = "they are ranges")]
    fn ranges_are_joined_and_found() {
        let cover = Cover::of(&[8..9, 2..5, 3..4, 5..6, 12..12]);
        assert_eq!(cover.0, [2..6, 8..9]);
        let within: Vec<usize> = (0..15).filter(|&node| cover.contains(node)).collect();
        assert_eq!(within, [2, 3, 4, 5, 8]);
        assert!(
            cover.touches(&(0..3)) && cover.touches(&(5..8)) && !cover.touches(&(6..8)) && !cover.touches(&(9..20))
        );
        assert_eq!(cover.touching(&(4..30)).collect::<Vec<_>>(), [&(2..6), &(8..9)]);
        assert!(Cover::of(&[]).touching(&(0..9)).next().is_none());
    }
}
