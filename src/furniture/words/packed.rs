//! The tables of all languages in the form they are looked up in, made from them by the compiler: of each language every
//! phrase once, by length and then in order, one after another in one text, each behind a sign for what it is. A list of
//! pointers to the phrases would be a third larger: here a text is compared with those of its own length alone.

#![allow(
    clippy::indexing_slicing,
    clippy::large_stack_arrays,
    clippy::large_const_arrays,
    reason = "it is the compiler that has these arrays, and stops where an index is wrong"
)]

use super::{LANGUAGES, Language, Words};
use std::cmp::Ordering;

/// One more than the bytes of the longest phrase.
const LENGTHS: usize = 88;
/// At least as many phrases as one language has, those counted twice that two lists hold.
const MOST_PHRASES: usize = 2_000;
/// Room for the text of all; what is not needed is cut off. Bytes.
const ROOM_FOR_TEXT: usize = 400_000;
/// There are fewer tags than characters of ASCII, which are their signs.
const ROOM_FOR_TAGS: usize = 128;

/// How a phrase is used: which list of [`Words`] it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// `whole`.
    Whole = 0,
    /// `label`.
    Label = 1,
    /// `opening`.
    Opening = 2,
    /// `evidence`.
    Evidence = 3,
}

/// What a phrase is: for each use a bit for each reason, 16 bits a use.
pub type Tag = u64;

const fn bit(usage: Use, reason: usize) -> Tag {
    1 << (usage as usize * 16 + reason)
}

/// The reasons of a use, as bits.
pub const fn reasons_of(tag: Tag, usage: Use) -> u32 {
    (tag >> (usage as usize * 16)) as u32 & 0xffff
}

/// The codes of the languages, in their order: by them the tables themselves stay out of what runs.
pub static CODES: [&str; LANGUAGES.len()] = {
    let mut codes = [""; LANGUAGES.len()];
    let mut at = 0;
    while at < LANGUAGES.len() {
        codes[at] = LANGUAGES[at].code;
        at += 1;
    }
    codes
};

struct Built {
    text: [u8; ROOM_FOR_TEXT],
    bytes: usize,
    tags: [Tag; ROOM_FOR_TAGS],
    tag_count: usize,
    /// Where the text of each language begins.
    begins: [u32; LANGUAGES.len()],
    /// From there, where its phrases of each length begin.
    starts: [[u16; LENGTHS + 1]; LANGUAGES.len()],
}

/// Whether the first phrase stands before the other, 1 where it is the same, 2 where it stands behind.
const fn compared(one: &[u8], other: &[u8]) -> u8 {
    let mut at = 0;
    while at < one.len() {
        if one[at] != other[at] {
            return if one[at] < other[at] { 0 } else { 2 };
        }
        at += 1;
    }
    1
}

/// Calls for each phrase of a language: `$phrase` its bytes, `$tag` what it is.
macro_rules! each_phrase {
    ($language:expr, $phrase:ident, $tag:ident => $do:block) => {{
        let mut reason = 0;
        while reason < $language.reasons.len() {
            let (of, words) = &$language.reasons[reason];
            let lists = lists(words);
            let mut list = 0;
            while list < lists.len() {
                let mut index = 0;
                while index < lists[list].1.len() {
                    let $phrase: &'static [u8] = lists[list].1[index].as_bytes();
                    let $tag = bit(lists[list].0, *of as usize);
                    $do
                    index += 1;
                }
                list += 1;
            }
            reason += 1;
        }
    }};
}

const fn lists(words: &Words) -> [(Use, &'static [&'static str]); 4] {
    [
        (Use::Whole, words.whole),
        (Use::Label, words.label),
        (Use::Opening, words.opening),
        (Use::Evidence, words.evidence),
    ]
}

/// The phrases of a language by length, those of one length in order, and where each length begins.
const fn ordered(language: &Language) -> ([(&'static [u8], Tag); MOST_PHRASES], [usize; LENGTHS + 1]) {
    let mut starts = [0; LENGTHS + 1];
    each_phrase!(language, phrase, _tag => { starts[phrase.len() + 1] += 1; });
    let mut length = 0;
    while length < LENGTHS {
        starts[length + 1] += starts[length];
        length += 1;
    }
    let mut ends = starts;
    let mut phrases: [(&'static [u8], Tag); MOST_PHRASES] = [(&[], 0); MOST_PHRASES];
    each_phrase!(language, phrase, tag => {
        let mut at = ends[phrase.len()];
        ends[phrase.len()] += 1;
        while at > starts[phrase.len()] && compared(phrase, phrases[at - 1].0) == 0 {
            phrases[at] = phrases[at - 1];
            at -= 1;
        }
        phrases[at] = (phrase, tag);
    });
    (phrases, starts)
}

const fn build() -> Built {
    let mut built = Built {
        text: [0; ROOM_FOR_TEXT],
        bytes: 0,
        tags: [0; ROOM_FOR_TAGS],
        tag_count: 0,
        begins: [0; LANGUAGES.len()],
        starts: [[0; LENGTHS + 1]; LANGUAGES.len()],
    };
    let mut language = 0;
    while language < LANGUAGES.len() {
        let (phrases, starts) = ordered(LANGUAGES[language]);
        let begin = built.bytes;
        built.begins[language] = begin as u32;
        let mut length = 0;
        while length < LENGTHS {
            let mut at = starts[length];
            while at < starts[length + 1] {
                let (phrase, mut tag) = phrases[at];
                while at + 1 < starts[length + 1] && compared(phrase, phrases[at + 1].0) == 1 {
                    at += 1;
                    tag |= phrases[at].1;
                }
                let mut sign = 0;
                while sign < built.tag_count && built.tags[sign] != tag {
                    sign += 1;
                }
                if sign == built.tag_count {
                    built.tags[sign] = tag;
                    built.tag_count += 1;
                }
                built.text[built.bytes] = sign as u8;
                built.bytes += 1;
                let mut byte = 0;
                while byte < length {
                    built.text[built.bytes] = phrase[byte];
                    built.bytes += 1;
                    byte += 1;
                }
                at += 1;
            }
            length += 1;
            assert!(built.bytes - begin <= u16::MAX as usize, "a language has too many phrases for its offsets");
            built.starts[language][length] = (built.bytes - begin) as u16;
        }
        language += 1;
    }
    built
}

#[allow(long_running_const_eval, reason = "it goes through every phrase, and ends: every loop counts up")]
const BUILT: Built = build();

static TEXT_BYTES: [u8; BUILT.bytes] = {
    let (built, mut text, mut at) = (&BUILT, [0; BUILT.bytes], 0);
    while at < text.len() {
        text[at] = built.text[at];
        at += 1;
    }
    text
};
/// All phrases, each behind its sign.
static TEXT: &str = match str::from_utf8(&TEXT_BYTES) {
    Ok(text) => text,
    Err(_) => "",
};
/// What the signs stand for.
static TAGS: [Tag; BUILT.tag_count] = {
    let (built, mut tags, mut at) = (&BUILT, [0; BUILT.tag_count], 0);
    while at < tags.len() {
        tags[at] = built.tags[at];
        at += 1;
    }
    tags
};
static BEGINS: [u32; LANGUAGES.len()] = BUILT.begins;
static STARTS: [[u16; LENGTHS + 1]; LANGUAGES.len()] = BUILT.starts;

/// The phrases of one length of a language.
#[derive(Debug, Clone, Copy, Default)]
struct Group {
    length: usize,
    text: &'static str,
}

impl Group {
    fn of(language: usize, length: usize) -> Self {
        let begin = BEGINS.get(language).copied().unwrap_or_default() as usize;
        let start = |length: usize| STARTS.get(language).and_then(|starts| starts.get(length)).copied();
        let range = start(length).zip(start(length + 1));
        let text = range.and_then(|(from, to)| TEXT.get(begin + usize::from(from)..begin + usize::from(to)));
        Self { length, text: text.unwrap_or_default() }
    }

    fn count(self) -> usize {
        self.text.len() / (self.length + 1)
    }

    fn phrase(self, index: usize) -> &'static str {
        let at = index * (self.length + 1);
        self.text.get(at + 1..at + 1 + self.length).unwrap_or_default()
    }

    fn tag(self, index: usize) -> Tag {
        let sign = self.text.as_bytes().get(index * (self.length + 1));
        sign.and_then(|&sign| TAGS.get(usize::from(sign))).copied().unwrap_or_default()
    }

    /// What a text of this length is; nothing where it is no phrase.
    fn find(self, text: &[u8]) -> Tag {
        let (mut from, mut to) = (0, self.count());
        while from < to {
            let middle = usize::midpoint(from, to);
            match self.phrase(middle).as_bytes().cmp(text) {
                Ordering::Less => from = middle + 1,
                Ordering::Equal => return self.tag(middle),
                Ordering::Greater => to = middle,
            }
        }
        0
    }
}

/// What a text is in a language.
pub fn find(language: usize, text: &str) -> Tag {
    Group::of(language, text.len()).find(text.as_bytes())
}

/// All phrases of a language, and what they are.
pub fn phrases(language: usize) -> impl Iterator<Item = (&'static str, Tag)> {
    let groups = (0..LENGTHS).map(move |length| Group::of(language, length));
    groups.flat_map(|group| (0..group.count()).map(move |index| (group.phrase(index), group.tag(index))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn every_phrase_is_what_its_lists_say_and_nothing_else_is_one() {
        for (at, language) in LANGUAGES.iter().enumerate() {
            let mut said: BTreeMap<&str, Tag> = BTreeMap::new();
            for (reason, words) in language.reasons {
                for (usage, list) in lists(words) {
                    for phrase in list {
                        *said.entry(phrase).or_default() |= bit(usage, *reason as usize);
                    }
                }
            }
            for (phrase, tag) in &said {
                assert_eq!(find(at, phrase), *tag, "{}: {phrase}", language.code);
                assert_eq!(find(at, &format!("{phrase}x")) & !said.get(format!("{phrase}x").as_str()).unwrap_or(&0), 0);
            }
            assert_eq!(phrases(at).collect::<BTreeMap<_, _>>(), said, "{}", language.code);
        }
        assert_eq!(find(LANGUAGES.len(), "publicite"), 0);
        assert_eq!(find(0, &"x".repeat(LENGTHS * 2)), 0);
        assert_eq!(find(0, ""), 0);
    }
}
