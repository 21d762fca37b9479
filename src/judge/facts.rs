//! What the text of each block is like, read once: letters, figures and marks counted, furniture families found at its
//! start, words shared with the title counted, and a hash by which exact repeats are known.

use super::families::{Finder, Tokens};
use super::names::Hash;
use crate::page::{Page, Tag};
use crate::segment::Block;

/// How far into a block furniture words are looked for, characters.
const HEAD: u32 = 200;
/// How far into a block words are compared with the title's, tokens.
const COMPARED: u32 = 40;

/// What a block's text ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ending {
    /// No mark, or no text.
    #[default]
    Bare = 0,
    /// `:` and its kin.
    Colon = 1,
    /// `.`, quotes and closing marks.
    Stop = 2,
    /// `!` or `?`.
    Call = 3,
    /// `…`, arrows, angle quotes: more is elsewhere.
    More = 4,
}

/// What the text of a block is like.
#[derive(Debug, Clone, Copy, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a feature of its own")]
pub struct Facts {
    /// Characters that are not white space.
    pub characters: u32,
    /// Upper-case letters.
    pub upper: u32,
    /// Digits.
    pub digits: u32,
    /// Neither letters nor digits nor white space.
    pub marks: u32,
    /// Characters in bold.
    pub strong: u32,
    /// Characters in code.
    pub code: u32,
    /// Characters in controls: buttons, labels.
    pub control: u32,
    /// Whether a year from 1900 to 2099 stands in it.
    pub has_year: bool,
    /// Whether a time of day, or figures with `/` or `.` between, stand in it.
    pub has_date: bool,
    /// Whether a currency sign stands in it.
    pub has_price: bool,
    /// Whether an `@` stands in it.
    pub has_at: bool,
    /// Whether `|`, `•`, `·`, `»` or `>` stands in it.
    pub has_separator: bool,
    /// Whether it begins with a capital.
    pub begins_upper: bool,
    /// Whether it begins with a lower-case letter.
    pub begins_lower: bool,
    /// Its end.
    pub ending: Ending,
    /// Furniture families in its first 200 characters, as bits.
    pub families: u32,
    /// Furniture families of its first three words, as bits.
    pub first_families: u32,
    /// Of its first 40 tokens, those that occur in the title.
    pub in_title: u32,
    /// Of its first 40 tokens, those that occur in the page's description.
    pub in_description: u32,
    /// Its tokens, at most 40.
    pub compared: u32,
    /// A hash of its letters and digits.
    pub hash: u32,
}

/// Words to compare with: sorted hashes of tokens.
#[derive(Debug, Default)]
pub struct Vocabulary {
    words: Vec<u32>,
    /// Which of their last bits occur at all.
    sieve: u64,
}

impl Vocabulary {
    /// The words of a text.
    #[inline(never)]
    pub fn of(text: &str) -> Self {
        let (mut words, mut tokens) = (Vec::new(), Tokens::default());
        text.chars().chain([' ']).for_each(|c| tokens.push(c, |token| words.push(token)));
        words.sort_unstable();
        words.dedup();
        let sieve = words.iter().fold(0, |sieve, word| sieve | 1 << (word % 64));
        Self { words, sieve }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    fn has(&self, token: u32) -> bool {
        self.sieve >> (token % 64) & 1 == 1 && self.words.binary_search(&token).is_ok()
    }
}

/// Reads a block.
#[inline(never)]
pub fn of(page: &Page, block: &Block, title: &Vocabulary, description: &Vocabulary) -> Facts {
    let mut reading = Reading::new();
    for node in block.start..block.end {
        if page.tag(node) != Tag::Text {
            continue;
        }
        let before = reading.facts.characters;
        reading.text(page.text(node), title, description);
        let added = reading.facts.characters - before;
        let (mut is_strong, mut is_code, mut is_control) = (false, false, false);
        for above in page.ancestors(node).take_while(|&above| above > block.container).take(8) {
            match page.tag(above) {
                Tag::Strong | Tag::B => is_strong = true,
                Tag::Code | Tag::Kbd | Tag::Samp | Tag::Tt => is_code = true,
                Tag::Button | Tag::Label => is_control = true,
                _ => {}
            }
        }
        reading.facts.strong += if is_strong { added } else { 0 };
        reading.facts.code += if is_code { added } else { 0 };
        reading.facts.control += if is_control { added } else { 0 };
    }
    reading.character(' ', title, description);
    let mut facts = reading.facts;
    facts.families = reading.finder.families;
    if facts.compared <= 3 {
        facts.first_families = facts.families;
    }
    facts.hash = reading.hash.0;
    facts
}

struct Reading {
    facts: Facts,
    tokens: Tokens,
    finder: Finder,
    hash: Hash,
    seen: u32,
    digit_run: u32,
    number: u32,
    /// The mark between two figures, if the last character was one.
    was_joint: bool,
}

impl Reading {
    fn new() -> Self {
        Self {
            facts: Facts::default(),
            tokens: Tokens::default(),
            finder: Finder::default(),
            hash: Hash::new(),
            seen: 0,
            digit_run: 0,
            number: 0,
            was_joint: false,
        }
    }

    fn text(&mut self, text: &str, title: &Vocabulary, description: &Vocabulary) {
        let mut rest = text;
        while let Some(&byte) = rest.as_bytes().first() {
            let bytes = rest.as_bytes();
            let run = |is_like: fn(&u8) -> bool| bytes.iter().position(|b| !is_like(b)).unwrap_or(bytes.len());
            // Most of a text: letters side by side, which are counted and hashed together.
            let length = if byte.is_ascii_alphabetic() {
                let length = run(u8::is_ascii_alphabetic);
                self.letters(bytes.get(..length).unwrap_or_default());
                length
            } else if byte.is_ascii_whitespace() {
                let length = run(u8::is_ascii_whitespace);
                self.character(' ', title, description);
                self.seen += length as u32 - 1;
                length
            } else {
                let c = rest.chars().next().unwrap_or_default();
                self.character(c, title, description);
                c.len_utf8()
            };
            rest = rest.get(length..).unwrap_or_default();
        }
    }

    /// Takes ASCII letters that stand side by side.
    fn letters(&mut self, letters: &[u8]) {
        // A number ends here, if there was one.
        self.figures('a');
        let head = if self.facts.compared < 3 { u32::MAX } else { HEAD.saturating_sub(self.seen) };
        self.tokens.letters(letters.get(..head as usize).unwrap_or(letters));
        self.seen += letters.len() as u32;
        let facts = &mut self.facts;
        if facts.characters == 0 {
            facts.begins_upper = letters.first().is_some_and(u8::is_ascii_uppercase);
            facts.begins_lower = !facts.begins_upper;
        }
        facts.characters += letters.len() as u32;
        facts.ending = Ending::Bare;
        for &byte in letters {
            self.hash = self.hash.number(u32::from(byte));
            facts.upper += u32::from(byte.is_ascii_uppercase());
        }
    }

    fn character(&mut self, c: char, title: &Vocabulary, description: &Vocabulary) {
        self.seen += 1;
        if self.seen <= HEAD || self.facts.compared < 3 {
            let Self { facts, tokens, finder, .. } = self;
            tokens.push(c, |token| {
                finder.push(token);
                if facts.compared < COMPARED {
                    facts.compared += 1;
                    facts.in_title += u32::from(title.has(token));
                    facts.in_description += u32::from(description.has(token));
                }
                if facts.compared == 3 {
                    facts.first_families = finder.families;
                }
            });
        }
        self.figures(c);
        if c.is_whitespace() {
            return;
        }
        let facts = &mut self.facts;
        if c.is_alphanumeric() {
            self.hash = self.hash.number(c as u32);
            if facts.characters == 0 {
                facts.begins_upper = c.is_uppercase();
                facts.begins_lower = c.is_lowercase();
            }
            facts.upper += u32::from(c.is_uppercase());
            facts.digits += u32::from(c.is_numeric());
            facts.ending = Ending::Bare;
        } else {
            facts.marks += 1;
            facts.has_price |= matches!(c, '$' | '€' | '£' | '¥' | '₹' | '₽' | '₩');
            facts.has_at |= c == '@';
            facts.has_separator |= matches!(c, '|' | '•' | '·' | '»' | '>' | '›' | '/');
            facts.ending = match c {
                ':' | '：' => Ending::Colon,
                '.' | '。' | '"' | '”' | '“' | '»' | '’' | '\'' | ')' | '」' | '』' | '।' | '۔' => {
                    Ending::Stop
                }
                '!' | '?' | '！' | '？' | '؟' => Ending::Call,
                '…' | '→' | '›' | '>' | '▸' | '▶' | '↓' | '+' => Ending::More,
                _ => Ending::Bare,
            };
        }
        facts.characters += 1;
    }

    fn figures(&mut self, c: char) {
        if let Some(digit) = c.to_digit(10) {
            self.digit_run += 1;
            self.number = if self.digit_run <= 4 { self.number * 10 + digit } else { u32::MAX / 16 };
            self.facts.has_date |= self.was_joint;
            self.was_joint = false;
            return;
        }
        if self.digit_run == 4 && (1900..2100).contains(&self.number) {
            self.facts.has_year = true;
        }
        self.was_joint = (1..=2).contains(&self.digit_run) && matches!(c, ':' | '/' | '.' | '-' | '月' | '年');
        (self.digit_run, self.number) = (0, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::super::families::{Family, has};
    use super::*;
    use crate::segment::segment;

    fn facts(html: &str) -> Facts {
        let page = Page::from_html(html, None);
        of(&page, &segment(&page)[0], &Vocabulary::of("The river rises"), &Vocabulary::default())
    }

    #[test]
    fn reads_a_byline() {
        let facts = facts("<p>By <b>Ann Lee</b> · 12:30, 4 May 2024 | @annlee");
        assert!(facts.has_year && facts.has_date && facts.has_at && facts.has_separator && facts.begins_upper);
        assert!(has(facts.first_families, Family::Byline));
        assert_eq!((facts.strong, facts.ending), (6, Ending::Bare));
    }

    #[test]
    fn compares_with_the_title() {
        let facts = facts("<p>The RIVER falls.");
        assert_eq!((facts.in_title, facts.compared, facts.ending), (2, 3, Ending::Stop));
    }

    #[test]
    fn repeats_have_one_hash() {
        assert_eq!(facts("<p>Read more!").hash, facts("<div>Read  more</div>").hash);
        assert_ne!(facts("<p>Read more!").hash, facts("<p>Read less").hash);
    }
}
