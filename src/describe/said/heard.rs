//! What the words of the lines of a head are: names, numbers, months, what stands beside these, and other words.

use super::words::{Kind, kind_of};
use crate::describe::byline::name_words::ROLES;
use crate::describe::published::Dates;
use crate::page::Page;
use crate::page::text::folded;

/// What the words of some text are, counted.
#[derive(Debug, Clone, Copy, Default)]
pub struct Told {
    /// All words.
    pub words: usize,
    /// Words of the names of the authors.
    pub people: usize,
    /// Numbers.
    pub numbers: usize,
    /// Months.
    pub months: usize,
    /// Words that stand beside names and dates.
    pub beside: usize,
    /// Those of them that make of a number a time.
    pub times: usize,
    /// Words that are neither a name nor of a date nor stand beside them.
    pub strange: usize,
    /// Whether a role is among them.
    pub has_role: bool,
    /// Whether it is announced who wrote it, or where it was first, by a word that what is announced may be glued to.
    pub has_source: bool,
}

impl Told {
    /// Counts the words of a text; `names` are those of the names of the authors.
    pub fn of(text: &str, names: &[String]) -> Self {
        let mut told = Self::default();
        for word in folded(text).split(' ').filter(|word| !word.is_empty()) {
            told.has_role |= ROLES.contains(&word);
            told.words += 1;
            match kind_of(word, names) {
                Kind::Name => told.people += 1,
                Kind::Number => told.numbers += 1,
                Kind::Month => told.months += 1,
                Kind::Beside => told.beside += 1,
                Kind::When => told.times += 1,
                Kind::Source => told.has_source = true,
                Kind::Sign => {}
                Kind::Unknown(words) => {
                    told.strange += words;
                    told.words += words - 1;
                }
            }
        }
        told
    }

    /// Of two texts together.
    pub fn and(self, other: Self) -> Self {
        Self {
            words: self.words + other.words,
            people: self.people + other.people,
            numbers: self.numbers + other.numbers,
            months: self.months + other.months,
            beside: self.beside + other.beside,
            times: self.times + other.times,
            strange: self.strange + other.strange,
            has_role: self.has_role || other.has_role,
            has_source: self.has_source || other.has_source,
        }
    }

    /// Whether a name or a number is among them.
    pub const fn may_say(self) -> bool {
        self.people > 0 || self.numbers > 0 || self.months > 0
    }
}

/// The texts of the head, each read once, though it stands in several elements that may be no more than it.
pub struct Heard<'a> {
    /// The page.
    pub page: &'a Page,
    /// Words of the names of the authors.
    pub names: &'a [String],
    /// The dates of the article.
    pub dates: &'a Dates,
    /// For each node; none where it was not asked for.
    told: Vec<Option<Told>>,
}

impl<'a> Heard<'a> {
    /// Of which nothing is read yet.
    pub const fn of(page: &'a Page, names: &'a [String], dates: &'a Dates) -> Self {
        Self { page, names, dates, told: Vec::new() }
    }

    /// What the words of a text are.
    pub fn told(&mut self, node: usize) -> Told {
        if let Some(Some(told)) = self.told.get(node) {
            return *told;
        }
        let told = Told::of(self.page.text(node), self.names);
        self.told.resize(self.told.len().max(node + 1), None);
        if let Some(slot) = self.told.get_mut(node) {
            *slot = Some(told);
        }
        told
    }
}
