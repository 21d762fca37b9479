//! What furniture is known: by reason its rules, and by language how many phrases and a few of them; for whoever shows it
//! and lets it be switched.

use super::words::{CODES, Spoken};
use super::{Reason, rules};
use serde::{Serialize, Serializer};

/// How many phrases of a language are shown for a reason.
const EXAMPLES: usize = 4;

/// All furniture that is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Catalog {
    /// By reason, in the order of the reasons.
    pub reasons: Vec<Entry>,
    /// The languages with words, BCP 47, sorted.
    pub languages: Vec<&'static str>,
}

/// What is known of one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// The reason's name.
    pub reason: &'static str,
    /// Its rules.
    pub rules: Vec<Shown>,
    /// Its words, by language.
    #[serde(serialize_with = "as_map")]
    pub languages: Vec<(&'static str, Phrases)>,
}

/// A rule as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// Its stable name.
    pub name: &'static str,
    /// What it finds, in an English sentence.
    pub says: &'static str,
}

/// What a language says for a reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Phrases {
    /// How many phrases.
    pub count: usize,
    /// Some of them: in lower case and without accents, as texts are compared.
    pub examples: Vec<&'static str>,
}

impl Catalog {
    /// All of it.
    pub fn all() -> Self {
        let entry = |reason: Reason| Entry {
            reason: reason.name(),
            rules: rules()
                .filter(|rule| rule.reason == reason)
                .map(|rule| Shown { name: rule.name, says: rule.says })
                .collect(),
            languages: CODES.iter().enumerate().filter_map(|(at, code)| Some((*code, phrases(at, reason)?))).collect(),
        };
        Self { reasons: Reason::FURNITURE.map(entry).into(), languages: CODES.to_vec() }
    }
}

fn as_map<S: Serializer>(languages: &[(&str, Phrases)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(languages.iter().map(|(code, phrases)| (code, phrases)))
}

fn phrases(language: usize, reason: Reason) -> Option<Phrases> {
    let (count, examples) = Spoken::examples(language, reason, EXAMPLES);
    (count > 0).then_some(Phrases { count, examples })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_is_shown_with_its_rules_and_words() {
        let all = Catalog::all();
        assert_eq!(all.reasons.len(), Reason::FURNITURE.len());
        assert!(all.languages.contains(&"fr") && all.languages.is_sorted());
        for entry in &all.reasons {
            assert!(!entry.rules.is_empty(), "{}", entry.reason);
            for (language, phrases) in &entry.languages {
                assert!(phrases.count >= phrases.examples.len() && !phrases.examples.is_empty(), "{language}");
            }
        }
        let ad = all.reasons.first().and_then(|entry| entry.languages.iter().find(|(language, _)| *language == "fr"));
        assert!(ad.is_some_and(|(_, phrases)| phrases.count > 20 && phrases.examples.contains(&"annonce")));
    }
}
