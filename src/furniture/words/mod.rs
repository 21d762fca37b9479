//! The words of furniture, a file for each language. All are written as [`folded`](crate::page::text::folded) leaves
//! them: lower case, Latin and Greek accents gone, punctuation gone, apostrophes plain. A language is added by its file and a line
//! in `LANGUAGES`.

mod ar;
mod bg;
mod bn;
mod ca;
mod cs;
mod da;
mod de;
mod el;
mod en;
mod es;
mod et;
mod fa;
mod fi;
mod fr;
mod he;
mod hi;
mod hr;
mod hu;
mod id;
mod it;
mod ja;
mod ko;
mod lt;
mod lv;
mod nl;
mod no;
mod pl;
mod pt;
mod ro;
mod ru;
mod sk;
mod sl;
mod sr;
mod sv;
mod ta;
mod th;
mod tr;
mod uk;
mod ur;
mod vi;
mod zh;

mod packed;

pub use packed::CODES;

use super::Reason;
use crate::page::text::is_spaceless;
use packed::Use;

/// What one language says for one reason; each list sorted.
#[derive(Debug, Clone, Copy)]
struct Words {
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
    const NONE: Self = Self { whole: &[], label: &[], opening: &[], evidence: &[] };
}

/// The words of one language.
#[derive(Debug, Clone, Copy)]
struct Language {
    /// BCP 47, the primary part alone.
    pub code: &'static str,
    /// What it says, by reason, in the order of the reasons.
    pub reasons: &'static [(Reason, Words)],
}

/// All languages, sorted by code. Only the compiler reads them: what runs asks the packed form.
const LANGUAGES: &[&Language] = &[
    &ar::WORDS,
    &bg::WORDS,
    &bn::WORDS,
    &ca::WORDS,
    &cs::WORDS,
    &da::WORDS,
    &de::WORDS,
    &el::WORDS,
    &en::WORDS,
    &es::WORDS,
    &et::WORDS,
    &fa::WORDS,
    &fi::WORDS,
    &fr::WORDS,
    &he::WORDS,
    &hi::WORDS,
    &hr::WORDS,
    &hu::WORDS,
    &id::WORDS,
    &it::WORDS,
    &ja::WORDS,
    &ko::WORDS,
    &lt::WORDS,
    &lv::WORDS,
    &nl::WORDS,
    &no::WORDS,
    &pl::WORDS,
    &pt::WORDS,
    &ro::WORDS,
    &ru::WORDS,
    &sk::WORDS,
    &sl::WORDS,
    &sr::WORDS,
    &sv::WORDS,
    &ta::WORDS,
    &th::WORDS,
    &tr::WORDS,
    &uk::WORDS,
    &ur::WORDS,
    &vi::WORDS,
    &zh::WORDS,
];

// A bit each.
const _: () = assert!(LANGUAGES.len() <= u64::BITS as usize);

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

    /// Those of both.
    const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Some of the languages: one bit each, in the order of `LANGUAGES`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Languages(u64);

impl Languages {
    /// None.
    pub const NONE: Self = Self(0);

    /// The language of a tag, by its primary part; none where there is no table for it. Serbian is both of its scripts, since
    /// a tag seldom says which.
    pub fn of(tag: &str) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().trim().to_ascii_lowercase();
        let code = match primary.as_str() {
            "nb" | "nn" => "no",
            // Old code, and a language that says most of it in the same words.
            "in" | "ms" => "id",
            // One language by its words of furniture, under the names of its countries.
            "bs" | "cnr" | "sh" => "hr",
            "sr" => return Self::of("hr").and(Self::with_code("sr")),
            own => own,
        };
        Self::with_code(code)
    }

    fn with_code(code: &str) -> Self {
        CODES.iter().position(|known| *known == code).map_or(Self::NONE, |at| Self(1 << at))
    }

    /// Those of both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Their places among all.
    fn places(self) -> impl Iterator<Item = usize> {
        (0..LANGUAGES.len()).filter(move |at| self.0 & (1 << at) != 0)
    }
}

/// Which languages are asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken {
    /// The page's own and English, or all.
    own: Languages,
    /// All that may be asked.
    all: Languages,
    /// What is looked for within texts, gathered once: labels and evidence, and of what.
    sought: Vec<(&'static str, packed::Tag)>,
}

impl Spoken {
    /// The page's language and English; all when the page does not say or says one that has no table. Those that are
    /// skipped are never asked.
    pub fn of(lang: Option<&str>, skipped: Languages) -> Self {
        let all = Languages(u64::MAX).without(skipped);
        let own = match lang.map_or(Languages::NONE, Languages::of) {
            Languages::NONE => all,
            own => own.and(Languages::of("en")).without(skipped),
        };
        let phrases = own.places().flat_map(packed::phrases);
        let is_sought = |tag| packed::reasons_of(tag, Use::Label) | packed::reasons_of(tag, Use::Evidence) != 0;
        Self { own, all, sought: phrases.filter(|&(_, tag)| is_sought(tag)).collect() }
    }

    /// What a folded text is, when it is nothing else.
    pub fn whole(&self, folded: &str) -> Reasons {
        said(self.own, Use::Whole, folded)
    }

    /// What a folded text announces, when a colon or a link follows it.
    pub fn label(&self, folded: &str) -> Reasons {
        said(self.own, Use::Label, folded)
    }

    /// What a folded label of several words announces in whatever language, for pages that give the wrong one: only where
    /// links follow it, and not a single word, which may mean anything elsewhere.
    pub fn foreign_label(&self, folded: &str) -> Reasons {
        if folded.contains(' ') { said(self.all, Use::Label, folded) } else { Reasons::NONE }
    }

    /// What a folded text begins with.
    pub fn opening(&self, folded: &str) -> Reasons {
        if !Sieve::begins(folded).into_iter().any(|key| OPENING.may_hold(key)) {
            return Reasons::NONE;
        }
        let all = self.own.places().flat_map(|language| packed::beginnings(language, folded));
        let found = all.filter(|(phrase, _)| begins(folded, phrase));
        found.fold(Reasons::NONE, |reasons, (_, tag)| reasons.and(Reasons(packed::reasons_of(tag, Use::Opening))))
    }

    /// How many of a reason's words of evidence a folded text holds, each counted once.
    pub fn evidence(&self, reason: Reason, folded: &str) -> usize {
        // Languages share words.
        let mut found: Vec<&str> = Vec::new();
        for word in self.words(reason, Use::Evidence) {
            if !found.contains(&word) && holds(folded, word) {
                found.push(word);
            }
        }
        found.len()
    }

    /// The labels of a reason.
    pub fn labels(&self, reason: Reason) -> impl Iterator<Item = &'static str> {
        self.words(reason, Use::Label)
    }

    /// How many phrases a language has for a reason, and the first few: what a block may say alone before labels, beginnings
    /// and evidence.
    pub fn examples(language: usize, reason: Reason, most: usize) -> (usize, Vec<&'static str>) {
        let of = |usage: Use| {
            let phrases = packed::phrases(language);
            phrases
                .filter(move |(_, tag)| Reasons(packed::reasons_of(*tag, usage)).has(reason))
                .map(|(phrase, _)| phrase)
        };
        let uses = [Use::Whole, Use::Label, Use::Opening, Use::Evidence];
        let mut examples: Vec<&str> = Vec::new();
        for phrase in uses.into_iter().flat_map(of) {
            if examples.len() < most && !examples.contains(&phrase) {
                examples.push(phrase);
            }
        }
        (uses.into_iter().map(|usage| of(usage).count()).sum(), examples)
    }

    fn words(&self, reason: Reason, usage: Use) -> impl Iterator<Item = &'static str> {
        let of = move |tag| Reasons(packed::reasons_of(tag, usage)).has(reason);
        self.sought.iter().filter(move |(_, tag)| of(*tag)).map(|(phrase, _)| *phrase)
    }
}

fn said(asked: Languages, usage: Use, folded: &str) -> Reasons {
    let found = asked.places().map(|language| packed::reasons_of(packed::find(language, folded), usage));
    Reasons(found.fold(0, |all, reasons| all | reasons))
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

/// What a text must look like to be any of the phrases: told before the lists are searched, since few are. Some phrases
/// share a bit.
struct Sieve([u64; Self::PLACES]);

#[allow(clippy::indexing_slicing, reason = "`get` is not for constants, and the places are taken modulo their number")]
impl Sieve {
    const PLACES: usize = 256;

    /// The first three bytes of a text, and the first two, for the shortest phrases.
    const fn begins(text: &str) -> [u32; 2] {
        match text.as_bytes() {
            [a, b, c, ..] => [u32::from_le_bytes([*a, *b, *c, 0]), u32::from_le_bytes([*a, *b, 0, 0])],
            [a, b] => [u32::from_le_bytes([*a, *b, 0, 0]); 2],
            _ => [0; 2],
        }
    }

    /// The place and the bit of a key (Knuth, The Art of Computer Programming, 6.4).
    const fn bit(key: u32) -> (usize, u64) {
        let hash = key.wrapping_mul(0x9e37_79b9) >> 17;
        (hash as usize / 64 % Self::PLACES, 1 << (hash % 64))
    }

    const fn may_hold(&self, key: u32) -> bool {
        let (place, bit) = Self::bit(key);
        self.0[place] & bit != 0
    }

    const fn with(mut self, key: u32) -> Self {
        let (place, bit) = Self::bit(key);
        self.0[place] |= bit;
        self
    }
}

/// The sieve of one list of all languages and reasons.
macro_rules! sieve {
    ($list:ident, $phrase:ident => $key:expr) => {{
        let (mut sieve, mut at) = (Sieve([0; Sieve::PLACES]), 0);
        while at < LANGUAGES.len() {
            let (reasons, mut reason) = (LANGUAGES[at].reasons, 0);
            while reason < reasons.len() {
                let (list, mut index) = (reasons[reason].1.$list, 0);
                while index < list.len() {
                    let $phrase = list[index];
                    sieve = sieve.with($key);
                    index += 1;
                }
                reason += 1;
            }
            at += 1;
        }
        sieve
    }};
}

#[allow(clippy::indexing_slicing, reason = "`get` and iterators are not for constants")]
static OPENING: Sieve = sieve!(opening, phrase => Sieve::begins(phrase)[if phrase.len() > 2 { 0 } else { 1 }]);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::text::folded;

    fn spoken(lang: Option<&str>) -> Spoken {
        Spoken::of(lang, Languages::NONE)
    }

    #[test]
    fn the_tables_are_sorted_and_folded() {
        assert!(LANGUAGES.is_sorted_by(|a, b| a.code < b.code));
        for language in LANGUAGES {
            assert!(language.reasons.is_sorted_by(|a, b| a.0 < b.0), "{}", language.code);
            for (reason, words) in language.reasons {
                for list in [words.whole, words.label, words.opening, words.evidence] {
                    for phrase in list {
                        assert_eq!(folded(phrase), *phrase, "{} {reason:?}", language.code);
                        assert!(phrase.len() > 1, "{} {reason:?}", language.code);
                    }
                    let wrong = list.windows(2).find(|pair| pair[0] >= pair[1]);
                    assert_eq!(wrong, None, "{} {reason:?}", language.code);
                }
            }
        }
    }

    #[test]
    fn english_always_applies_and_an_unknown_language_asks_all() {
        assert!(spoken(Some("fr-FR")).whole("advertisement").has(Reason::Ad));
        assert!(spoken(Some("fr-FR")).whole("publicite").has(Reason::Ad));
        assert!(!spoken(Some("en")).whole("publicite").has(Reason::Ad));
        assert!(spoken(None).whole("anzeige").has(Reason::Ad));
    }

    #[test]
    fn what_shares_its_words_shares_its_table() {
        for lang in ["no", "nb-NO", "nn_NO"] {
            assert!(spoken(Some(lang)).whole("annonse").has(Reason::Ad), "{lang}");
            assert!(!spoken(Some(lang)).whole("publicite").has(Reason::Ad), "{lang}");
        }
        for lang in ["id", "in", "ms-MY"] {
            assert!(spoken(Some(lang)).whole("iklan").has(Reason::Ad), "{lang}");
            assert!(!spoken(Some(lang)).whole("publicite").has(Reason::Ad), "{lang}");
        }
        for lang in ["hr", "bs-BA", "sh", "sr-Latn-RS", "sr"] {
            assert!(spoken(Some(lang)).whole("oglas").has(Reason::Ad), "{lang}");
            assert_eq!(spoken(Some(lang)).whole("оглас").has(Reason::Ad), lang.starts_with("sr"), "{lang}");
        }
    }

    #[test]
    fn a_label_of_several_words_is_known_in_every_language() {
        assert!(spoken(Some("fr")).foreign_label("lea tambien").has(Reason::Related));
        assert!(spoken(Some("fr")).foreign_label("czytaj tez").has(Reason::Related));
        assert_eq!(spoken(Some("fr")).foreign_label("lea"), Reasons::NONE);
    }

    #[test]
    fn a_skipped_language_is_never_asked() {
        let skipped = Languages::of("fr-CA").and(Languages::of("tlh"));
        for lang in [None, Some("fr"), Some("de")] {
            let spoken = Spoken::of(lang, skipped);
            assert!(spoken.whole("advertisement").has(Reason::Ad), "{lang:?}");
            assert_eq!(spoken.whole("publicite"), Reasons::NONE, "{lang:?}");
            assert_eq!(spoken.foreign_label("a lire aussi"), Reasons::NONE, "{lang:?}");
            assert!(spoken.foreign_label("lea tambien").has(Reason::Related), "{lang:?}");
        }
        assert_eq!(Spoken::of(Some("fr"), Languages::of("en")).whole("advertisement"), Reasons::NONE);
        assert_eq!(Languages::of("nn-NO"), Languages::of("nb"));
    }

    #[test]
    fn phrases_end_where_words_end() {
        assert!(begins("suivez nous sur x", "suivez nous"));
        assert!(!begins("partagerons", "partager"));
        assert!(holds("des cookies et nos partenaires", "cookies"));
        assert!(!holds("un cookiesque", "cookies"));
    }
}
