//! The words of furniture, a file for each language. All are written as [`folded`](crate::page::text::folded) leaves
//! them: lower case, Latin accents gone, punctuation gone, apostrophes plain. A language is added by its file and a line
//! in [`LANGUAGES`].

mod ar;
mod de;
mod en;
mod es;
mod fr;
mod he;
mod it;
mod ja;
mod nl;
mod pt;
mod ru;
mod zh;

use super::Reason;
use crate::page::text::is_spaceless;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// What one language says for one reason; each list sorted.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    /// Blocks that say this and no more.
    pub whole: &'static [&'static str],
    /// Labels: furniture when a colon or a link follows.
    pub label: &'static [&'static str],
    /// How short blocks begin that are furniture whatever follows.
    pub opening: &'static [&'static str],
    /// Words that speak for furniture where a structure does too.
    pub evidence: &'static [&'static str],
}

impl Words {
    /// No words.
    pub const NONE: Self = Self { whole: &[], label: &[], opening: &[], evidence: &[] };
}

/// The words of one language.
#[derive(Debug, Clone, Copy)]
pub struct Language {
    /// BCP 47, the primary part alone.
    pub code: &'static str,
    /// What it says, by reason, in the order of the reasons.
    pub reasons: &'static [(Reason, Words)],
}

/// All languages, sorted by code.
pub const LANGUAGES: &[&Language] = &[
    &ar::WORDS,
    &de::WORDS,
    &en::WORDS,
    &es::WORDS,
    &fr::WORDS,
    &he::WORDS,
    &it::WORDS,
    &ja::WORDS,
    &nl::WORDS,
    &pt::WORDS,
    &ru::WORDS,
    &zh::WORDS,
];

/// A set of reasons.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reasons(u32);

impl Reasons {
    /// No reason.
    pub const NONE: Self = Self(0);

    /// Whether the reason is in the set.
    pub const fn has(self, reason: Reason) -> bool {
        self.0 & (1 << reason as u32) != 0
    }

    const fn with(self, reason: Reason) -> Self {
        Self(self.0 | (1 << reason as u32))
    }
}

/// Which languages are asked: one bit each, in the order of [`LANGUAGES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spoken(u32);

impl Spoken {
    /// The page's language and English; all when the page does not say or says one that has no table.
    pub fn of(lang: Option<&str>) -> Self {
        let primary = lang.and_then(|lang| lang.split(['-', '_']).next()).unwrap_or_default();
        let primary = primary.trim().to_ascii_lowercase();
        let bit = |code: &str| LANGUAGES.iter().position(|l| l.code == code).map(|at| 1 << at);
        bit(&primary).map_or(Self(u32::MAX), |own| Self(own | bit("en").unwrap_or_default()))
    }

    fn languages(self) -> impl Iterator<Item = &'static Language> {
        LANGUAGES.iter().enumerate().filter(move |(at, _)| self.0 & (1 << at) != 0).map(|(_, language)| *language)
    }

    /// What a folded text is, when it is nothing else.
    pub fn whole(self, folded: &str) -> Reasons {
        self.said(&INDEX.whole, folded)
    }

    /// What a folded text announces, when a colon or a link follows it.
    pub fn label(self, folded: &str) -> Reasons {
        self.said(&INDEX.label, folded)
    }

    fn said(self, index: &HashMap<&'static str, Vec<(u32, Reason)>>, folded: &str) -> Reasons {
        let found = index.get(folded).into_iter().flatten().filter(|(language, _)| self.0 & language != 0);
        found.fold(Reasons::default(), |reasons, (_, reason)| reasons.with(*reason))
    }

    /// What a folded text begins with.
    pub fn opening(self, folded: &str) -> Reasons {
        let candidates = folded.chars().next().and_then(|first| INDEX.opening.get(&first)).into_iter().flatten();
        let found = candidates.filter(|(phrase, language, _)| self.0 & language != 0 && begins(folded, phrase));
        found.fold(Reasons::default(), |reasons, (_, _, reason)| reasons.with(*reason))
    }

    /// How many of a reason's words of evidence a folded text holds, each counted once.
    pub fn evidence(self, reason: Reason, folded: &str) -> usize {
        // Languages share words.
        let words: HashSet<_> = self.words(reason, |w| w.evidence).collect();
        words.into_iter().filter(|word| holds(folded, word)).count()
    }

    /// The labels of a reason.
    pub fn labels(self, reason: Reason) -> impl Iterator<Item = &'static str> {
        self.words(reason, |w| w.label)
    }

    fn words(self, reason: Reason, list: fn(&Words) -> &'static [&'static str]) -> impl Iterator<Item = &'static str> {
        let reasons = self.languages().flat_map(|language| language.reasons);
        reasons.filter(move |(r, _)| *r == reason).flat_map(move |(_, words)| list(words)).copied()
    }
}

/// Whether a folded text begins with a phrase, at the end of a word.
fn begins(folded: &str, phrase: &str) -> bool {
    folded.strip_prefix(phrase).is_some_and(|rest| {
        rest.is_empty() || rest.starts_with([' ', '\'']) || phrase.chars().next_back().is_some_and(is_spaceless)
    })
}

/// Whether a folded text holds a phrase, as whole words where its script has them.
fn holds(folded: &str, phrase: &str) -> bool {
    let is_whole = |at: usize| {
        let before = folded.get(..at).is_none_or(|s| s.is_empty() || s.ends_with([' ', '\'']));
        let after = folded.get(at + phrase.len()..).is_none_or(|s| s.is_empty() || s.starts_with([' ', '\'']));
        (before && after) || phrase.chars().next().is_some_and(is_spaceless)
    };
    folded.match_indices(phrase).any(|(at, _)| is_whole(at))
}

type Phrases = HashMap<&'static str, Vec<(u32, Reason)>>;

struct Index {
    whole: Phrases,
    label: Phrases,
    /// By first character.
    opening: HashMap<char, Vec<(&'static str, u32, Reason)>>,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let mut index = Index { whole: HashMap::new(), label: HashMap::new(), opening: HashMap::new() };
    for (at, language) in LANGUAGES.iter().enumerate() {
        for (reason, words) in language.reasons {
            for phrase in words.whole {
                index.whole.entry(phrase).or_default().push((1 << at, *reason));
            }
            for phrase in words.label {
                index.label.entry(phrase).or_default().push((1 << at, *reason));
            }
            for phrase in words.opening {
                let first = phrase.chars().next().unwrap_or_default();
                index.opening.entry(first).or_default().push((phrase, 1 << at, *reason));
            }
        }
    }
    index
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::text::folded;

    #[test]
    fn the_tables_are_sorted_and_folded() {
        assert!(LANGUAGES.is_sorted_by(|a, b| a.code < b.code));
        for language in LANGUAGES {
            assert!(language.reasons.is_sorted_by(|a, b| a.0 < b.0), "{}", language.code);
            for (reason, words) in language.reasons {
                for list in [words.whole, words.label, words.opening, words.evidence] {
                    for phrase in list {
                        assert_eq!(folded(phrase), *phrase, "{} {reason:?}", language.code);
                    }
                    let wrong = list.windows(2).find(|pair| pair[0] >= pair[1]);
                    assert_eq!(wrong, None, "{} {reason:?}", language.code);
                }
            }
        }
    }

    #[test]
    fn english_always_applies_and_an_unknown_language_asks_all() {
        assert!(Spoken::of(Some("fr-FR")).whole("advertisement").has(Reason::Ad));
        assert!(Spoken::of(Some("fr-FR")).whole("publicite").has(Reason::Ad));
        assert!(!Spoken::of(Some("en")).whole("publicite").has(Reason::Ad));
        assert!(Spoken::of(None).whole("anzeige").has(Reason::Ad));
    }

    #[test]
    fn phrases_end_where_words_end() {
        assert!(begins("suivez nous sur x", "suivez nous"));
        assert!(!begins("partagerons", "partager"));
        assert!(holds("des cookies et nos partenaires", "cookies"));
        assert!(!holds("un cookiesque", "cookies"));
    }
}
