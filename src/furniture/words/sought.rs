//! Phrases that are looked for within texts: all of them at once, where words begin, each by its first two bytes.

use super::packed::Tag;
use crate::page::text::is_spaceless;

/// Places for the first two bytes of phrases, a power of two; some share one.
const PLACES: usize = 1 << 10;

/// The first byte of the first character of a script without spaces, U+0E00.
const FIRST_SPACELESS: u8 = 0xe0;

/// Phrases and what they are, by their places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sought {
    phrases: Vec<(&'static str, Tag)>,
    /// Where the phrases of each place begin, and after the last of them where they end.
    begins: Vec<u32>,
}

/// A phrase in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// The phrase.
    pub phrase: &'static str,
    /// What it is.
    pub tag: Tag,
    /// Where it begins, a byte.
    at: usize,
}

impl Sought {
    /// These phrases; those of one place stay in the order they had.
    pub fn of(phrases: impl Iterator<Item = (&'static str, Tag)>) -> Self {
        // Counted rather than sorted: where the language is unknown they are twelve thousand, for each page anew.
        let given: Vec<(&'static str, Tag)> = phrases.filter(|(phrase, _)| phrase.len() > 1).collect();
        let mut begins = vec![0; PLACES + 1];
        for place in given.iter().filter_map(|(phrase, _)| place(phrase)) {
            if let Some(count) = begins.get_mut(place + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for begin in &mut begins {
            sum += *begin;
            *begin = sum;
        }
        let (mut phrases, mut next) = (given.clone(), begins.clone());
        for phrase in given {
            let slot = place(phrase.0).and_then(|place| next.get_mut(place));
            let Some((slot, at)) = slot.and_then(|at| Some((phrases.get_mut(*at as usize)?, at))) else { continue };
            *slot = phrase;
            *at += 1;
        }
        Self { phrases, begins }
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = (&'static str, Tag)> {
        self.phrases.iter().copied()
    }

    /// Those that begin in a folded text where a word does, or anywhere in a script without spaces.
    pub fn held<'a>(&'a self, folded: &'a str) -> impl Iterator<Item = Held> + 'a {
        // Bytes tell where words begin; a character is read only where it may be of a script without spaces.
        let is_spaceless = |at: usize| folded.get(at..).and_then(|text| text.chars().next()).is_some_and(is_spaceless);
        let mut before = b' ';
        let places = folded.bytes().enumerate().filter(move |&(at, byte)| {
            let is_parted = matches!(std::mem::replace(&mut before, byte), b' ' | b'\'');
            is_parted || (byte >= FIRST_SPACELESS && is_spaceless(at))
        });
        places.flat_map(move |(at, _)| {
            let text = folded.get(at..).unwrap_or_default();
            self.beginning(text).map(move |(phrase, tag)| Held { phrase, tag, at })
        })
    }

    /// Those that a text begins with.
    pub fn beginning<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (&'static str, Tag)> + 'a {
        let bound = |place: usize| self.begins.get(place).map_or(0, |&at| at as usize);
        let of_place = place(text).and_then(|place| self.phrases.get(bound(place)..bound(place + 1)));
        of_place.unwrap_or_default().iter().copied().filter(|(phrase, _)| text.starts_with(phrase))
    }
}

impl Held {
    /// Whether it stands there as whole words, where its script has them.
    pub fn is_whole(&self, folded: &str) -> bool {
        self.stands_between(folded, b" '") || self.phrase.chars().next().is_some_and(is_spaceless)
    }

    /// Whether it stands between spaces, or the ends of the text.
    pub fn is_parted(&self, folded: &str) -> bool {
        self.stands_between(folded, b" ")
    }

    fn stands_between(&self, folded: &str, marks: &[u8]) -> bool {
        let end = folded.as_bytes().get(self.at + self.phrase.len());
        is_parted(folded, self.at, marks) && end.is_none_or(|byte| marks.contains(byte))
    }
}

/// Whether a text begins at a place, or one of these marks stands before it.
fn is_parted(folded: &str, at: usize, marks: &[u8]) -> bool {
    at.checked_sub(1).and_then(|before| folded.as_bytes().get(before)).is_none_or(|byte| marks.contains(byte))
}

/// The place of the first two bytes of a text; none where it has fewer.
fn place(text: &str) -> Option<usize> {
    let [one, two, ..] = *text.as_bytes() else { return None };
    Some((usize::from(one) * 37 + usize::from(two)) % PLACES)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sought() -> Sought {
        Sought::of(
            [("cookies", 1), ("ad", 2), ("cookie", 4), ("広告", 8), ("ad", 16), ("l'ad", 32), ("a", 64)].into_iter(),
        )
    }

    #[test]
    fn what_is_held_stands_where_words_begin() {
        let sought = sought();
        let held = |text: &'static str| sought.held(text).map(|held| (held.phrase, held.at)).collect::<Vec<_>>();
        assert_eq!(held("des cookies et nos"), [("cookies", 4), ("cookie", 4)]);
        assert_eq!(held("biscookies bad"), []);
        assert_eq!(held("ad"), [("ad", 0); 2], "of two languages");
        assert_eq!(held("l'ad"), [("l'ad", 0), ("ad", 2), ("ad", 2)]);
        assert_eq!(held("この広告は"), [("広告", "この".len())]);
        assert_eq!(held(""), []);
        assert_eq!(held("a"), []);
    }

    #[test]
    fn words_are_whole_between_spaces_and_apostrophes_and_parted_between_spaces_alone() {
        let sought = sought();
        let which = |text: &'static str, is: fn(&Held, &str) -> bool| {
            sought.held(text).filter(|held| is(held, text)).map(|held| held.phrase).collect::<Vec<_>>()
        };
        assert_eq!(which("des cookies l'ad", Held::is_whole), ["cookies", "l'ad", "ad", "ad"]);
        assert_eq!(which("des cookies l'ad", Held::is_parted), ["cookies", "l'ad"]);
        assert_eq!(which("この広告は", Held::is_whole), ["広告"]);
        assert_eq!(which("この広告は", Held::is_parted), Vec::<&str>::new());
    }

    #[test]
    fn all_are_there_and_none_of_one_letter() {
        let mut all: Vec<_> = sought().all().collect();
        all.sort_unstable();
        assert_eq!(all, [("ad", 2), ("ad", 16), ("cookie", 4), ("cookies", 1), ("l'ad", 32), ("広告", 8)]);
    }
}
