//! The text of a page as a browser matches in it: a line a block, capitals and small letters alike, white space as one
//! space; and where words begin and end.

use super::Selection;
use std::ops::Range;

/// Words by which the ends of a selection are found that the page does not hold as it is.
const END_WORDS: usize = 5;
/// Characters of what stands around a selection that are looked at.
const MOST_AROUND: usize = 200;

/// Text by characters.
pub(super) struct PageText {
    chars: Vec<char>,
    folded: Vec<char>,
}

impl PageText {
    /// Reads a text whose lines are blocks.
    pub fn new(text: &str) -> Self {
        let mut chars: Vec<char> = Vec::with_capacity(text.len());
        for c in text.chars() {
            if !is_space(c) {
                // These have no width and are matched by nothing.
                if !matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}') {
                    chars.push(c);
                }
                continue;
            }
            let end = if matches!(c, '\n' | '\r') { '\n' } else { ' ' };
            match chars.last_mut() {
                None | Some('\n') => {}
                Some(last @ ' ') => *last = end,
                Some(_) => chars.push(end),
            }
        }
        let folded = chars.iter().map(|c| c.to_lowercase().next().unwrap_or(*c)).collect();
        Self { chars, folded }
    }

    /// How long it is.
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// The character there; a line end beyond the text.
    fn at(&self, at: usize) -> char {
        self.chars.get(at).copied().unwrap_or('\n')
    }

    /// The text of a range.
    pub fn text(&self, range: &Range<usize>) -> String {
        self.chars.get(range.clone()).unwrap_or_default().iter().collect()
    }

    /// Whether a range is of more than one block.
    pub fn has_line_end(&self, range: &Range<usize>) -> bool {
        self.chars.get(range.clone()).unwrap_or_default().contains(&'\n')
    }

    /// Whether what stands there may be taken for what stands in this range. Browsers compare without accents: of letters
    /// with one, any may be any other. To take too much for the same costs a word more in a link.
    pub fn is_alike(&self, at: usize, range: &Range<usize>) -> bool {
        let (Some(here), Some(there)) = (self.folded.get(at..at + range.len()), self.folded.get(range.clone())) else {
            return false;
        };
        here.iter()
            .zip(there)
            .all(|(&a, &b)| a == b || (a.is_alphabetic() && b.is_alphabetic() && (is_accented(a) || is_accented(b))))
    }

    /// The first place from there that is no white space.
    pub fn skip_space(&self, mut at: usize) -> usize {
        while at < self.len() && is_space(self.at(at)) {
            at += 1;
        }
        at
    }

    /// Whether a word may begin or end between the character before this place and the one at it (Unicode Annex 29, the
    /// rules that do not need a dictionary; where those of a dictionary would decide, none may).
    pub fn is_bound(&self, at: usize) -> bool {
        if at == 0 || at >= self.len() {
            return true;
        }
        let (before, after) = (self.at(at - 1), self.at(at));
        if is_space(before) || is_space(after) {
            return true;
        }
        let is_letter_at = |at: Option<usize>| at.is_some_and(|at| is_word(self.at(at)));
        let splits_word = is_word(before) && is_word(after)
            || (is_within(after) && is_word(before) && is_letter_at(Some(at + 1)))
            || (is_within(before) && is_word(after) && is_letter_at(at.checked_sub(2)));
        !splits_word && !is_joined(after) && before != '\u{200d}'
    }

    /// Where the selection stands: where its words are, by what stands around them if they are there more than once.
    pub fn locate(&self, selection: &Selection) -> Option<Range<usize>> {
        let words = Self::new(selection.text.trim());
        if words.len() == 0 {
            return None;
        }
        let (before, after) = (Self::new(selection.before), Self::new(selection.after));
        let whole: Vec<Range<usize>> = self.places(&words.folded).collect();
        let best = whole.into_iter().rev().max_by_key(|range| self.agreement(range, &before, &after));
        best.or_else(|| self.locate_ends(&words, &before, &after))
    }

    /// Where the first and the last words of a selection stand, if nothing far longer than it is between them.
    fn locate_ends(&self, words: &Self, before: &Self, after: &Self) -> Option<Range<usize>> {
        let whole = 0..words.len();
        let (first, last) = (words.first_words(&whole, END_WORDS), words.last_words(&whole, END_WORDS));
        if first.end > last.start {
            return None;
        }
        let most = words.len() * 2 + MOST_AROUND;
        let lasts: Vec<Range<usize>> = self.places(words.folded.get(last)?).collect();
        let pairs = self.places(words.folded.get(first)?).filter_map(|first| {
            let last = lasts.get(lasts.partition_point(|last| last.start < first.end))?;
            (last.end - first.start <= most).then_some(first.start..last.end)
        });
        let pairs: Vec<Range<usize>> = pairs.collect();
        pairs.into_iter().rev().max_by_key(|range| self.agreement(range, before, after))
    }

    /// The places of these characters, white space being any white space.
    fn places<'a>(&'a self, folded: &'a [char]) -> impl Iterator<Item = Range<usize>> + 'a {
        let is_same = |(a, b): (&char, &char)| a == b || (is_space(*a) && is_space(*b));
        let found = self.folded.windows(folded.len().max(1)).enumerate();
        found.filter(move |(_, here)| here.iter().zip(folded).all(is_same)).map(|(at, here)| at..at + here.len())
    }

    /// How many characters around a range are those around the selection.
    fn agreement(&self, range: &Range<usize>, before: &Self, after: &Self) -> usize {
        let letters = |text: &[char]| text.iter().copied().filter(|c| !is_space(*c)).collect::<Vec<char>>();
        let own_before = self.folded.get(range.start.saturating_sub(2 * MOST_AROUND)..range.start).unwrap_or_default();
        let own_after = self.folded.get(range.end..self.len().min(range.end + 2 * MOST_AROUND)).unwrap_or_default();
        let same = |a: Vec<char>, b: Vec<char>| a.iter().zip(&b).take(MOST_AROUND).take_while(|(a, b)| a == b).count();
        let reversed = |text: &[char]| letters(text).into_iter().rev().collect();
        same(reversed(own_before), reversed(&before.folded)) + same(letters(own_after), letters(&after.folded))
    }

    /// A range with the words it cuts in two made whole.
    pub fn whole_words(&self, range: Range<usize>) -> Range<usize> {
        let (mut start, mut end) = (range.start, range.end);
        while !self.is_bound(start) {
            start -= 1;
        }
        while !self.is_bound(end) {
            end += 1;
        }
        start..end
    }

    /// The first words of a range, within its first block.
    pub fn first_words(&self, range: &Range<usize>, count: usize) -> Range<usize> {
        let line = (range.start..range.end).find(|&at| self.at(at) == '\n').unwrap_or(range.end);
        range.start..self.end_of_words(range.start, line, count)
    }

    /// The last words of a range, within its last block.
    pub fn last_words(&self, range: &Range<usize>, count: usize) -> Range<usize> {
        let line = (range.start..range.end).rev().find(|&at| self.at(at) == '\n').map_or(range.start, |at| at + 1);
        self.start_of_words(range.end, line, count)..range.end
    }

    /// So many words before a place, in one block; none of none.
    pub fn words_before(&self, place: usize, count: usize) -> Option<Range<usize>> {
        let mut end = place;
        while end > 0 && is_space(self.at(end - 1)) {
            end -= 1;
        }
        let line = (0..end).rev().find(|&at| self.at(at) == '\n').map_or(0, |at| at + 1);
        let start = self.start_of_words(end, line, count);
        (start < end && count > 0).then_some(start..end)
    }

    /// So many words behind a place, in one block; none of none.
    pub fn words_after(&self, place: usize, count: usize) -> Option<Range<usize>> {
        let start = self.skip_space(place);
        let line = (start..self.len()).find(|&at| self.at(at) == '\n').unwrap_or(self.len());
        let end = self.end_of_words(start, line, count);
        (start < end && count > 0).then_some(start..end)
    }

    /// Where the last of so many words begins, going back.
    fn start_of_words(&self, end: usize, least: usize, count: usize) -> usize {
        let starts = (least..end).rev().filter(|&at| self.is_bound(at) && is_word(self.at(at)));
        starts.take(count).last().filter(|_| count > 0).map_or(least, |at| {
            let has_more = (least..at).any(|at| is_word(self.at(at)));
            if has_more { at } else { self.skip_space(least) }
        })
    }

    /// Where the last of so many words ends.
    fn end_of_words(&self, start: usize, most: usize, count: usize) -> usize {
        let ends = (start + 1..=most).filter(|&at| self.is_bound(at) && is_word(self.at(at - 1)));
        ends.take(count).last().map_or(most, |at| {
            let has_more = (at..most).any(|at| is_word(self.at(at)));
            if has_more { at } else { most }
        })
    }
}

fn is_space(c: char) -> bool {
    c.is_whitespace()
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || is_joined(c)
}

/// Between two letters or digits these do not end a word.
fn is_within(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '.' | ',' | ';' | ':' | '·' | '\u{2024}' | '\u{2027}' | '״' | '׳')
}

/// What belongs to the character before it: accents, points, variants, joiners.
fn is_joined(c: char) -> bool {
    matches!(u32::from(c), 0x300..=0x36f | 0x483..=0x489 | 0x591..=0x5c7 | 0x610..=0x61a | 0x64b..=0x65f | 0x670
        | 0x6d6..=0x6ed | 0x900..=0x903 | 0x93a..=0x94f | 0xe31..=0xe3a | 0xe47..=0xe4e | 0x1ab0..=0x1aff
        | 0x1dc0..=0x1dff | 0x200c..=0x200d | 0x20d0..=0x20ff | 0x302a..=0x302f | 0x3099..=0x309a | 0xfe00..=0xfe0f
        | 0xfe20..=0xfe2f | 0x1f3fb..=0x1f3ff | 0xe0020..=0xe007f)
}

fn is_accented(c: char) -> bool {
    matches!(u32::from(c), 0xc0..=0x24f | 0x386..=0x3ce | 0x400..=0x45f | 0x622..=0x626 | 0x1e00..=0x1fff)
}
