//! What furniture is known: by reason its rules, and by language how many phrases and a few of them; for whoever shows it
//! and lets it be switched.

use super::words::{LANGUAGES, Words};
use super::{Reason, rules};
use serde::Serialize;
use std::collections::BTreeMap;

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
    pub languages: BTreeMap<&'static str, Phrases>,
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
            languages: LANGUAGES
                .iter()
                .flat_map(|language| language.reasons.iter().map(|(of, words)| (language.code, of, words)))
                .filter(|(_, of, _)| **of == reason)
                .map(|(code, _, words)| (code, phrases(words)))
                .collect(),
        };
        Self {
            reasons: Reason::FURNITURE.map(entry).into(),
            languages: LANGUAGES.iter().map(|language| language.code).collect(),
        }
    }
}

/// The phrases that say the most stand first: those that a block may say alone, then labels, then beginnings.
fn phrases(words: &Words) -> Phrases {
    let lists = [words.whole, words.label, words.opening, words.evidence];
    let mut examples: Vec<&str> = Vec::new();
    for phrase in lists.into_iter().flatten() {
        if examples.len() < EXAMPLES && !examples.contains(phrase) {
            examples.push(phrase);
        }
    }
    Phrases { count: lists.iter().map(|list| list.len()).sum(), examples }
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
        let ad = all.reasons.first().and_then(|entry| entry.languages.get("fr"));
        assert!(ad.is_some_and(|phrases| phrases.count > 20 && phrases.examples.contains(&"annonce")));
    }
}
