//! Puts things in order by a number. One sort serves all kinds of things, since each kind of its own would be several
//! kilobytes of the wasm.

/// The items by rising key; those of one key stay in the order they had.
pub fn by_key<T>(items: Vec<T>, key: impl Fn(&T) -> u64) -> Vec<T> {
    let mut order: Vec<(u64, u32)> = items.iter().map(key).zip(0..).collect();
    order.sort_unstable();
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(|(_, at)| items.get_mut(at as usize)?.take()).collect()
}

/// The items by a text of theirs; those of one text stay in the order they had.
pub fn by_text<T>(items: Vec<T>, text: impl Fn(&T) -> &str) -> Vec<T> {
    let mut order: Vec<(&str, u32)> = items.iter().map(text).zip(0..).collect();
    order.sort_unstable();
    let places: Vec<u32> = order.into_iter().map(|(_, at)| at).collect();
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    places.into_iter().filter_map(|at| items.get_mut(at as usize)?.take()).collect()
}

/// The key of a number by which the largest comes first, in the order of `f32::total_cmp`.
pub const fn of_largest(number: f32) -> u64 {
    let bits = number.to_bits();
    let rising = if bits >> 31 == 1 { !bits } else { bits | 1 << 31 };
    (u32::MAX - rising) as u64
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
    fn texts_are_put_in_order() {
        let items = vec![("b", 1), ("a", 2), ("", 3), ("b", 4), ("ab", 5)];
        assert_eq!(by_text(items, |item| item.0).iter().map(|item| item.1).collect::<Vec<_>>(), [3, 2, 5, 1, 4]);
    }

    #[test]
    fn the_largest_number_comes_first() {
        let mut numbers = [0.5, -0.0, 0.0, f32::NAN, -1.0, 1.0, f32::INFINITY];
        numbers.sort_by(|a, b| b.total_cmp(a));
        assert!(numbers.windows(2).all(|pair| of_largest(pair[0]) < of_largest(pair[1])), "{numbers:?}");
    }

    #[test]
    fn the_longer_of_two_ranges_comes_first() {
        assert!(of_range(1, 5) < of_range(1, 3) && of_range(1, 3) < of_range(2, 9));
    }
}
