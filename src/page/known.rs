//! The names that a page gives its elements come again and again; what each says is found out once, mostly. Small
//! tables with one place for each hash: what finds its place taken is read again, so that no page can make it slow.

/// Places, of values and of words; most pages have fewer.
const PLACES: usize = 1 << 10;

/// What the words of `class` and `id` say, as bits.
#[derive(Debug)]
pub struct Known<'a> {
    read: fn(&str) -> u32,
    values: Vec<(&'a str, u32)>,
    words: Vec<(&'a str, u32)>,
}

impl<'a> Known<'a> {
    /// Nothing is known yet; `read` tells what a word says.
    pub fn of(read: fn(&str) -> u32) -> Self {
        Self { read, values: vec![("", 0); PLACES], words: vec![("", 0); PLACES] }
    }

    /// What the words of an attribute's value say together; an empty one says nothing.
    pub fn get(&mut self, value: &'a str) -> u32 {
        let Self { read, values, words } = self;
        let mut word = |word: &'a str| known(words, word, || read(word));
        known(values, value, || value.split_ascii_whitespace().fold(0, |all, next| all | word(next)))
    }
}

/// What stands in a text's place, read if it is not this one's.
fn known<'a>(places: &mut [(&'a str, u32)], text: &'a str, read: impl FnOnce() -> u32) -> u32 {
    let Some(place) = places.get_mut(place(text, PLACES)) else { return 0 };
    if place.0 != text {
        *place = (text, read());
    }
    place.1
}

/// The place of a text among so many, a power of two: by its length and its ends, as names differ in either.
pub fn place(text: &str, places: usize) -> usize {
    let bytes = text.as_bytes();
    let ends = match (bytes.first_chunk(), bytes.last_chunk()) {
        (Some(first), Some(last)) => u64::from_le_bytes(*first) ^ u64::from_le_bytes(*last).rotate_left(23),
        _ => bytes.iter().fold(0, |ends, &byte| ends << 8 | u64::from(byte)),
    };
    // Fibonacci hashing (Knuth, The Art of Computer Programming, 6.4): the golden ratio of 64 bits.
    let hash = (ends ^ bytes.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (hash >> 32) as usize % places
}

/// Which lengths the words of some tables have, by their first and last bytes: most words of a page are told by this alone to
/// be in none of them.
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
        if let [first, ..] = *bytes {
            self.0[Self::place(first, bytes[bytes.len() - 1])] |= Self::bit(bytes.len());
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
        match *word.as_bytes() {
            [only] => self.may_be(only, only, 1),
            [first, .., last] => self.may_be(first, last, word.len()),
            [] => false,
        }
    }

    fn may_be(&self, first: u8, last: u8, length: usize) -> bool {
        self.0.get(Self::place(first, last)).is_some_and(|&bits| bits & Self::bit(length) != 0)
    }

    /// The place of two bytes, which some share; small letters spread over all of them.
    const fn place(first: u8, last: u8) -> usize {
        (first as usize * 9 + last as usize * 31) % 256
    }

    /// Whether a part of a name may be one of them, where parts are letters of which a capital behind a small one begins
    /// the next. Of words with figures in them it says nothing.
    pub fn may_hold_part(&self, name: &str) -> bool {
        if !name.is_ascii() {
            return true;
        }
        let (mut first, mut last, mut length, mut was_lower) = (0, 0, 0, false);
        for byte in name.bytes() {
            if !byte.is_ascii_alphabetic() || (byte.is_ascii_uppercase() && was_lower) {
                if length > 0 && self.may_be(first, last, length) {
                    return true;
                }
                length = 0;
            }
            if byte.is_ascii_alphabetic() {
                last = byte.to_ascii_lowercase();
                first = if length == 0 { last } else { first };
                length += 1;
            }
            was_lower = byte.is_ascii_lowercase();
        }
        length > 0 && self.may_be(first, last, length)
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
        let mut known = Known::of(|word| 1 << word.len());
        let said = ["menu", "ad", "menu ad", "menu", ""].map(|value| known.get(value));
        assert_eq!(said, [1 << 4, 1 << 2, 1 << 4 | 1 << 2, 1 << 4, 0]);
    }

    #[test]
    fn lengths_tell_what_is_in_no_table() {
        const LENGTHS: Lengths = Lengths::NONE.with_all(&["ad", "menu"]);
        assert!(LENGTHS.may_hold("ad") && LENGTHS.may_hold("menu") && LENGTHS.may_hold("milu"));
        assert!(LENGTHS.may_hold_part("topMenu_2") && LENGTHS.may_hold_part("x-ad3") && LENGTHS.may_hold_part("é"));
        assert!(
            !LENGTHS.may_hold_part("topmenu") && !LENGTHS.may_hold_part("ads2-head") && !LENGTHS.may_hold_part("-")
        );
        assert!(
            !LENGTHS.may_hold("mean")
                && !LENGTHS.may_hold("ads")
                && !LENGTHS.may_hold("header")
                && !LENGTHS.may_hold("")
        );
    }
}
