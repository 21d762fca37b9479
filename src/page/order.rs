//! Puts things in order by a number. One sort serves all kinds of things, since each kind of its own would be several
//! kilobytes of the wasm.

/// The items by rising key; those of one key stay in the order they had.
pub fn by_key<T>(items: Vec<T>, key: impl Fn(&T) -> u64) -> Vec<T> {
    let mut order: Vec<(u64, u32)> = items.iter().map(key).zip(0..).collect();
    order.sort_unstable();
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(|(_, at)| items.get_mut(at as usize)?.take()).collect()
}

/// The key of a range in document order, the longer before the shorter that begins at the same place.
pub const fn of_range(start: usize, end: usize) -> u64 {
    (start as u64) << 32 | (u32::MAX - end as u32) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_keep_their_order() {
        assert_eq!(by_key(vec!["bb", "a", "cc", "d", ""], |s| s.len() as u64), ["", "a", "d", "bb", "cc"]);
    }

    #[test]
    fn the_longer_of_two_ranges_comes_first() {
        assert!(of_range(1, 5) < of_range(1, 3) && of_range(1, 3) < of_range(2, 9));
    }
}
