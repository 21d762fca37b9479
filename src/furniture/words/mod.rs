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
mod sought;

pub use packed::CODES;

use super::Reason;
use crate::page::text::is_spaceless;
use packed::Use;
use sought::Sought;

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

/// Whether a folded text is, as a whole and in any language, what sites say beside articles: of comments, of sharing, of
/// subscriptions, of their pages, of other articles.
pub fn is_said_beside(folded: &str) -> bool {
    let said = said(Languages(u64::MAX), Use::Whole, folded);
    [Reason::Comments, Reason::Share, Reason::Newsletter, Reason::Consent, Reason::Navigation, Reason::Related]
        .into_iter()
        .any(|reason| said.has(reason))
}

/// Which languages are asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken {
    /// The page's own and English, or all.
    own: Languages,
    /// All that may be asked.
    all: Languages,
    /// What is looked for within texts: labels, beginnings and evidence.
    sought: Sought,
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
        let uses = [Use::Label, Use::Opening, Use::Evidence];
        let is_sought = |tag| uses.into_iter().any(|usage| packed::reasons_of(tag, usage) != 0);
        Self { own, all, sought: Sought::of(phrases.filter(|&(_, tag)| is_sought(tag))) }
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
        let begun = self.sought.beginning(folded).filter(|&(phrase, _)| begins(folded, phrase));
        begun.fold(Reasons::NONE, |all, (_, tag)| all.and(Reasons(packed::reasons_of(tag, Use::Opening))))
    }

    /// How many of a reason's words of evidence a folded text holds, each counted once.
    pub fn evidence(&self, reason: Reason, folded: &str) -> usize {
        let of = |tag| Reasons(packed::reasons_of(tag, Use::Evidence)).has(reason);
        let held = self.sought.held(folded).filter(|held| of(held.tag) && held.is_whole(folded));
        // Each once, however often the text says it.
        let mut found: Vec<&str> = Vec::new();
        for held in held {
            if !found.contains(&held.phrase) {
                found.push(held.phrase);
            }
        }
        found.len()
    }

    /// Of what a folded text holds a label, between spaces.
    pub fn held_labels(&self, folded: &str) -> Reasons {
        let labels = self.sought.held(folded).filter(|held| held.is_parted(folded));
        labels.fold(Reasons::NONE, |all, held| all.and(Reasons(packed::reasons_of(held.tag, Use::Label))))
    }

    /// Whether a folded text begins with a label of several words of a reason, and a word ends there.
    pub fn begins_with_label(&self, reason: Reason, folded: &str) -> bool {
        let of = |tag| Reasons(packed::reasons_of(tag, Use::Label)).has(reason);
        let is_parted = |phrase: &str| folded.as_bytes().get(phrase.len()).is_none_or(|&byte| byte == b' ');
        let mut begun = self.sought.beginning(folded).filter(|&(phrase, tag)| of(tag) && phrase.contains(' '));
        begun.any(|(phrase, _)| is_parted(phrase))
    }

    /// The labels of a reason.
    pub fn labels(&self, reason: Reason) -> impl Iterator<Item = &'static str> {
        let of = move |tag| Reasons(packed::reasons_of(tag, Use::Label)).has(reason);
        self.sought.all().filter(move |(_, tag)| of(*tag)).map(|(phrase, _)| phrase)
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
    }
}
