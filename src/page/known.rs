//! The names that a page gives its elements come again and again; what each says is found out once, mostly. A small
//! table with one place for each hash: a word that finds its place taken is read again, so that no page can make it slow.

/// Places; most pages have fewer words.
const PLACES: usize = 1 << 11;

/// What the words of `class` and `id` say, as bits.
#[derive(Debug)]
pub struct Known<'a> {
    read: fn(&str) -> u32,
    places: Vec<(&'a str, u32)>,
}

impl<'a> Known<'a> {
    /// Nothing is known yet; `read` tells what a word says.
    pub fn of(read: fn(&str) -> u32) -> Self {
        Self { read, places: vec![("", 0); PLACES] }
    }

    /// What a word says; an empty one says nothing.
    pub fn get(&mut self, word: &'a str) -> u32 {
        // FNV-1a of 32 bits.
        let hash = word.bytes().fold(0x811c_9dc5_u32, |hash, b| (hash ^ u32::from(b)).wrapping_mul(0x0100_0193));
        let place = (hash ^ (hash >> 15)) as usize % PLACES;
        let Some(place) = self.places.get_mut(place) else { return 0 };
        if place.0 != word {
            *place = (word, (self.read)(word));
        }
        place.1
    }
}

/// Which lengths the words of some tables have, by their first byte: most words of a page are told by this alone to be in
/// none of them.
#[derive(Debug)]
pub struct Lengths([u64; 256]);

impl Lengths {
    /// No words.
    pub const NONE: Self = Self([0; 256]);

    /// With one word more.
    #[must_use]
    #[allow(clippy::indexing_slicing, reason = "a byte is below 256; iterators and `get` are not for constants")]
    pub const fn with(mut self, word: &str) -> Self {
        let bytes = word.as_bytes();
        if !bytes.is_empty() {
            self.0[bytes[0] as usize] |= Self::bit(bytes.len());
        }
        self
    }

    /// With the words of a table.
    #[must_use]
    #[allow(clippy::indexing_slicing, reason = "`get` is not for constants")]
    pub const fn with_all(mut self, words: &[&str]) -> Self {
        let mut at = 0;
        while at < words.len() {
            self = self.with(words[at]);
            at += 1;
        }
        self
    }

    /// Whether the word may be one of them.
    pub fn may_hold(&self, word: &str) -> bool {
        let first = word.as_bytes().first();
        first.and_then(|&b| self.0.get(usize::from(b))).is_some_and(|&bits| bits & Self::bit(word.len()) != 0)
    }

    /// Long words share a bit.
    const fn bit(length: usize) -> u64 {
        1 << if length < 63 { length } else { 63 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_read_once_while_it_keeps_its_place() {
        let mut known = Known::of(|word| word.len() as u32);
        assert_eq!((known.get("menu"), known.get("ad"), known.get("menu"), known.get("")), (4, 2, 4, 0));
    }

    #[test]
    fn lengths_tell_what_is_in_no_table() {
        const LENGTHS: Lengths = Lengths::NONE.with_all(&["ad", "menu"]);
        assert!(LENGTHS.may_hold("ad") && LENGTHS.may_hold("menu") && LENGTHS.may_hold("mean"));
        assert!(!LENGTHS.may_hold("ads") && !LENGTHS.may_hold("header") && !LENGTHS.may_hold(""));
    }
}
