//! Ranges of nodes against each other.

use std::ops::Range;

/// What is left of a range beside others, which are in order.
pub(crate) fn beside(range: Range<usize>, others: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut left = Vec::new();
    let mut start = range.start;
    for other in others.iter().filter(|other| other.start < range.end && other.end > range.start) {
        if other.start > start {
            left.push(start..other.start);
        }
        start = start.max(other.end);
    }
    if start < range.end {
        left.push(start..range.end);
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_removal_that_is_taken_in_part_is_what_is_left_beside() {
        let all = 3..20;
        assert_eq!(beside(all.clone(), &[1..5, 8..9, 18..30]), [5..8, 9..18]);
        assert_eq!(beside(all.clone(), &[3..9, 9..20]), []);
        assert_eq!(beside(all.clone(), &[20..21, 0..3]), [all]);
    }
}
