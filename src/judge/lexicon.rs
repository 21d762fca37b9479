//! How class and id words of labelled sites speak for or against content: a sorted table of hashes and weights, learned
//! with one vote a domain.

use super::names;
use crate::page::{Page, Tag, place};

/// A weight of 1 as stored.
const UNIT: f32 = 100.0;
/// Bytes of an entry: the hash, the weight.
const ENTRY: usize = 5;
/// Places for what tokens say; most pages have fewer tokens.
const PLACES: usize = 1 << 10;
/// What keeps the words of `body` and `html`, which speak of the page, apart from those of its parts.
const WHOLE: u32 = 0x5bd1_e995;

/// The table, as it lies in the model.
#[derive(Debug, Clone, Copy, Default)]
pub struct Lexicon<'a>(&'a [u8]);

/// What the names of one element say: the strongest word against and the strongest for, -1 to 1.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Weight {
    /// At most 0.
    pub against: f32,
    /// At least 0.
    pub speaks_for: f32,
}

impl Weight {
    /// Both together.
    pub fn sum(self) -> f32 {
        self.against + self.speaks_for
    }

    /// Takes one more word.
    pub const fn add(&mut self, weight: f32) {
        self.against = self.against.min(weight);
        self.speaks_for = self.speaks_for.max(weight);
    }

    /// Takes all words of another.
    pub const fn join(&mut self, other: Self) {
        self.add(other.against);
        self.add(other.speaks_for);
    }
}

impl<'a> Lexicon<'a> {
    /// Reads a table; none when it is damaged.
    pub fn parse(bytes: &'a [u8]) -> Option<Self> {
        let hash = |entry: &[u8]| entry.first_chunk::<4>().map(|b| u32::from_le_bytes(*b));
        let is_sorted = bytes.chunks_exact(ENTRY).map(hash).is_sorted();
        (bytes.len().is_multiple_of(ENTRY) && is_sorted).then_some(Self(bytes))
    }

    /// The weight of one token.
    fn token(self, token: u32) -> Option<f32> {
        let (mut low, mut high) = (0, self.0.len() / ENTRY);
        while low < high {
            let middle = usize::midpoint(low, high);
            let entry = self.0.get(middle * ENTRY..)?.first_chunk::<ENTRY>()?;
            let [a, b, c, d, weight] = *entry;
            match u32::from_le_bytes([a, b, c, d]).cmp(&token) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(f32::from(weight.cast_signed()) / UNIT),
            }
        }
        None
    }
}

/// What one token says.
#[derive(Debug, Clone, Copy)]
pub struct Sense {
    /// The kinds it names, as bits.
    pub kinds: u64,
    /// Its weight; 0 for one that is not in the lexicon.
    pub weight: f32,
}

/// What tokens say, each looked up once, mostly, and what the values of attributes say that are made of them: small tables
/// with one place for each hash.
#[derive(Debug)]
pub struct Senses<'a, 'p> {
    lexicon: Lexicon<'a>,
    places: Vec<(u32, Sense)>,
    values: Vec<(&'p str, Value)>,
    /// The tokens of the values.
    tokens: Vec<u32>,
}

/// What the words of a value say together.
#[derive(Debug, Clone, Copy, Default)]
pub struct Value {
    /// The kinds they name, as bits.
    pub kinds: u64,
    /// The strongest of their weights.
    pub weight: Weight,
    /// Where its tokens are, and how many.
    tokens: (u32, u32),
}

impl<'a, 'p> Senses<'a, 'p> {
    /// By this lexicon and the table of kinds.
    pub fn of(lexicon: Lexicon<'a>) -> Self {
        let values = vec![("", Value::default()); PLACES];
        Self { lexicon, places: vec![(0, look_up(lexicon, 0)); PLACES], values, tokens: Vec::new() }
    }

    /// What the words of a value say, parted by white space.
    pub fn value(&mut self, text: &'p str) -> Value {
        let place = place(text, PLACES);
        if let Some((known, value)) = self.values.get(place)
            && *known == text
        {
            return *value;
        }
        let from = self.tokens.len();
        for word in text.split_ascii_whitespace() {
            names::tokens(word, |token| self.tokens.push(token));
        }
        let count = self.tokens.len() - from;
        let mut value = Value { tokens: (from as u32, count as u32), ..Value::default() };
        for at in from..from + count {
            let sense = self.get(self.tokens.get(at).copied().unwrap_or_default());
            value.kinds |= sense.kinds;
            value.weight.add(sense.weight);
        }
        if let Some(slot) = self.values.get_mut(place) {
            *slot = (text, value);
        }
        value
    }

    /// The tokens of a value.
    pub fn tokens(&self, value: &Value) -> &[u32] {
        let (from, count) = value.tokens;
        self.tokens.get(from as usize..).and_then(|tokens| tokens.get(..count as usize)).unwrap_or_default()
    }

    /// What a token says.
    pub fn get(&mut self, token: u32) -> Sense {
        let lexicon = self.lexicon;
        let Some(place) = self.places.get_mut((token ^ (token >> 15)) as usize % PLACES) else {
            return look_up(lexicon, token);
        };
        if place.0 != token {
            *place = (token, look_up(lexicon, token));
        }
        place.1
    }
}

fn look_up(lexicon: Lexicon<'_>, token: u32) -> Sense {
    Sense { kinds: names::kinds_of(token), weight: lexicon.token(token).unwrap_or_default() }
}

/// The tokens of an element's class, id and tag, appended.
pub fn tokens_of(page: &Page, node: usize, out: &mut Vec<u32>) {
    let tag = page.tag(node);
    let salt = if matches!(tag, Tag::Body | Tag::Html) { WHOLE } else { 0 };
    for word in page.class_words(node) {
        names::tokens(word, |token| out.push(token ^ salt));
    }
    if tag == Tag::Other {
        names::tokens(page.name(node), |token| out.push(token));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::names::Hash;

    #[test]
    fn finds_words_and_refuses_a_damaged_table() {
        let mut entries = [(Hash::of("share"), -80i8), (Hash::of("story"), 50), (Hash::of("text"), 20)];
        entries.sort_unstable();
        let bytes: Vec<u8> = entries
            .iter()
            .flat_map(|(hash, weight)| [&hash.to_le_bytes()[..], &weight.to_le_bytes()].concat())
            .collect();
        let lexicon = Lexicon::parse(&bytes).unwrap();
        let mut senses = Senses::of(lexicon);
        let weights = ["text", "share", "story", "unknown", "share"].map(|word| senses.get(Hash::of(word)).weight);
        assert_eq!(weights.map(|weight| (weight * UNIT).round() as i32), [20, -80, 50, 0, -80]);
        assert!(Lexicon::parse(&bytes[1..]).is_none());
        let reversed: Vec<u8> = bytes.chunks(5).rev().flatten().copied().collect();
        assert!(Lexicon::parse(&reversed).is_none());
    }
}
