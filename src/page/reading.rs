//! How much each text of a page holds, read once, when the page is built: every room counts words, and none has to go over
//! the letters again.

use super::text::{Measure, is_spaceless};

/// What one text holds. Those of a run of texts add up in a [`Meter`], where a word may begin in one and end in the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// Letters and digits.
    letters: u32,
    /// Letters of scripts without spaces.
    spaceless: u32,
    /// Words of all other scripts.
    words: u32,
    /// Characters that are not white space.
    pub characters: u32,
    /// Sentence ends: `.`, `!`, `?`, `…` and those of other scripts.
    pub sentences: u32,
    /// Commas, those of other scripts too.
    pub commas: u32,
    /// Bytes between the white space at its ends.
    pub trimmed: u32,
    /// Whether it is white space that HTML collapses, and nothing else.
    pub is_blank: bool,
    /// Whether a figure stands in it.
    pub has_figure: bool,
    /// Whether its first word goes on with one that the text before left open.
    goes_on: bool,
    /// Whether it leaves a word open; none where it holds nothing but what may stand within a word.
    leaves_open: Option<bool>,
}

/// What a byte is to the reading.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Space,
    /// What may stand within a word.
    Joint,
    Comma,
    Stop,
    Mark,
    /// Part of a character beyond ASCII, or one as rare.
    Wide,
}

#[allow(clippy::indexing_slicing, reason = "`get` is not for constants")]
static CLASSES: [Class; 256] = {
    let mut classes = [Class::Mark; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => Class::Letter,
            b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' => Class::Space,
            b'\'' | b'-' | b'_' => Class::Joint,
            b',' => Class::Comma,
            b'.' | b'!' | b'?' => Class::Stop,
            // White space that HTML keeps.
            b'\x0b' | 128.. => Class::Wide,
            _ => Class::Mark,
        };
        byte += 1;
    }
    classes
};

fn class(byte: u8) -> Class {
    CLASSES.get(usize::from(byte)).copied().unwrap_or(Class::Mark)
}

impl Reading {
    /// What no text holds.
    pub const NOTHING: Self = Self {
        letters: 0,
        spaceless: 0,
        words: 0,
        characters: 0,
        sentences: 0,
        commas: 0,
        trimmed: 0,
        is_blank: true,
        has_figure: false,
        goes_on: false,
        leaves_open: None,
    };

    /// Reads a text.
    pub fn of(text: &str) -> Self {
        let (mut reading, bytes, mut at) = (Self { trimmed: trimmed(text), ..Self::NOTHING }, text.as_bytes(), 0);
        while let Some(&byte) = bytes.get(at) {
            let begin = at;
            at += 1;
            match class(byte) {
                Class::Letter => {
                    reading.has_figure |= byte.is_ascii_digit();
                    while let Some(&byte) = bytes.get(at).filter(|&&byte| class(byte) == Class::Letter) {
                        reading.has_figure |= byte < b'A';
                        at += 1;
                    }
                    reading.letter((at - begin) as u32);
                }
                Class::Space => {
                    while bytes.get(at).is_some_and(|&byte| class(byte) == Class::Space) {
                        at += 1;
                    }
                    reading.leaves_open = Some(false);
                }
                Class::Joint => reading.characters += 1,
                Class::Comma => {
                    reading.characters += 1;
                    reading.commas += 1;
                }
                Class::Stop => {
                    reading.characters += 1;
                    reading.sentences += u32::from(!is_alphanumeric(text, at));
                    if byte != b'.' {
                        reading.leaves_open = Some(false);
                    }
                }
                Class::Mark => {
                    reading.characters += 1;
                    reading.leaves_open = Some(false);
                }
                Class::Wide => {
                    let c = text.get(begin..).and_then(|rest| rest.chars().next()).unwrap_or_default();
                    at = begin + c.len_utf8();
                    reading.is_blank = false;
                    reading.wide(c, !is_alphanumeric(text, at));
                }
            }
        }
        reading.is_blank &= reading.characters == 0;
        reading
    }

    /// How much there is to read in it alone.
    pub const fn measure(&self) -> Measure {
        let words = self.words + self.spaceless.div_ceil(2);
        Measure { words, letters: self.letters, characters: self.characters }
    }

    /// Takes letters of one word, side by side.
    fn letter(&mut self, count: u32) {
        self.characters += count;
        self.letters += count;
        self.words += u32::from(self.leaves_open != Some(true));
        self.goes_on |= self.leaves_open.is_none();
        self.leaves_open = Some(true);
    }

    /// Takes a character beyond ASCII.
    fn wide(&mut self, c: char, is_before_gap: bool) {
        match c {
            '…' => self.sentences += u32::from(is_before_gap),
            '。' | '！' | '？' | '؟' | '।' | '۔' => self.sentences += 1,
            '،' | '、' | '，' => self.commas += 1,
            _ => {}
        }
        if c.is_whitespace() {
            self.leaves_open = Some(false);
        } else if is_spaceless(c) {
            self.has_figure |= c.is_numeric();
            self.characters += 1;
            self.letters += 1;
            self.spaceless += 1;
            self.leaves_open = Some(false);
        } else if c.is_alphanumeric() {
            self.has_figure |= c.is_numeric();
            self.letter(1);
        } else {
            self.characters += 1;
            if !matches!(c, '’' | '‐') {
                self.leaves_open = Some(false);
            }
        }
    }
}

/// Whether a letter or digit stands at this place of a text.
fn is_alphanumeric(text: &str, at: usize) -> bool {
    match text.as_bytes().get(at) {
        None => false,
        Some(byte) if byte.is_ascii() => byte.is_ascii_alphanumeric(),
        Some(_) => text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(char::is_alphanumeric),
    }
}

/// Bytes of a text between the white space at its ends.
fn trimmed(text: &str) -> u32 {
    let is_visible = |&byte: &u8| class(byte) != Class::Space;
    let bytes = text.as_bytes();
    let Some(first) = bytes.iter().position(is_visible) else { return 0 };
    let last = bytes.iter().rposition(is_visible).unwrap_or(first);
    let ends = [first, last].map(|at| bytes.get(at).is_some_and(|&byte| class(byte) != Class::Wide));
    if ends == [true; 2] { (last + 1 - first) as u32 } else { text.trim().len() as u32 }
}

/// Adds up the texts of a range.
#[derive(Debug)]
pub struct Meter {
    sum: Reading,
    is_open: bool,
}

impl Default for Meter {
    fn default() -> Self {
        Self { sum: Reading::NOTHING, is_open: false }
    }
}

impl Meter {
    /// Takes the next text.
    pub fn push(&mut self, next: &Reading) {
        self.sum.letters += next.letters;
        self.sum.spaceless += next.spaceless;
        self.sum.characters += next.characters;
        self.sum.words += next.words - u32::from(self.is_open && next.goes_on);
        self.is_open = next.leaves_open.unwrap_or(self.is_open);
    }

    /// Here a word ends, whatever comes.
    pub const fn gap(&mut self) {
        self.is_open = false;
    }

    /// How much there is to read in all.
    pub const fn measure(&self) -> Measure {
        self.sum.measure()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_sentences_commas_and_what_stands_between_the_ends() {
        let reading = Reading::of(" One, two… three 3.5. Four?\u{a0}");
        assert_eq!((reading.sentences, reading.commas, reading.trimmed), (3, 1, 28));
        let reading = Reading::of("東京、雨。");
        assert_eq!((reading.sentences, reading.commas, reading.measure().words), (1, 1, 2));
        assert_eq!(Reading::of(" \n"), Reading { leaves_open: Some(false), ..Reading::NOTHING });
        assert_eq!(Reading::of("\u{b}a\u{b}").trimmed, 1);
        assert!(!Reading::of("\u{a0}").is_blank && Reading::of("\u{a0}").characters == 0);
    }

    #[test]
    fn texts_cut_anywhere_add_up_to_the_whole() {
        let whole = "L’été, 3.5 jours — aujourd'hui. Élan-vital_x 東京都は雨 «a»'b' ";
        for (at, _) in whole.char_indices() {
            let mut meter = Meter::default();
            let (head, tail) = whole.split_at(at);
            meter.push(&Reading::of(head));
            meter.push(&Reading::of(tail));
            assert_eq!(meter.measure(), Reading::of(whole).measure(), "{head}|{tail}");
        }
        let mut meter = Meter::default();
        meter.push(&Reading::of("an"));
        meter.gap();
        meter.push(&Reading::of("other"));
        assert_eq!(meter.measure().words, 2);
    }
}
