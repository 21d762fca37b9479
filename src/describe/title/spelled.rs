//! A title as it is compared with others.

use crate::page::text::folded;

/// A title as it is compared with others.
#[derive(Debug)]
pub struct Spelled {
    folded: String,
    key: String,
}

impl Spelled {
    /// Folds the title once, for all that it is compared with.
    pub fn of(title: &str) -> Self {
        let folded = folded(title);
        Self { key: folded.replace([' ', '\''], ""), folded }
    }

    /// Bytes of its letters and digits.
    pub const fn len(&self) -> usize {
        self.key.len()
    }

    /// How much two titles share, 0 to 1.
    pub fn likeness(&self, other: &Self) -> f32 {
        let (a, b) = (&self.key, &other.key);
        if a.is_empty() || b.is_empty() {
            return 0.0;
        }
        if a == b {
            return 1.0;
        }
        let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
        let share = short.len() as f32 / long.len() as f32;
        if long.starts_with(short.as_str()) || long.ends_with(short.as_str()) {
            return 0.5 + share * 0.5;
        }
        let words: Vec<&str> = other.folded.split(' ').collect();
        let (mut count, mut common) = (0, 0);
        for word in self.folded.split(' ') {
            count += 1;
            common += usize::from(words.contains(&word));
        }
        2.0 * common as f32 / (count + words.len()) as f32 * 0.95
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_alike_by_their_words() {
        let likeness = |a: &str, b: &str| Spelled::of(a).likeness(&Spelled::of(b));
        assert!(likeness("Rain on wheat", "RAIN ON WHEAT!") > 0.99);
        assert!(likeness("Rain on wheat: a history", "Rain on wheat") > 0.7);
        assert!(likeness("Rain on wheat", "Sun over rye") < 0.1);
    }
}
