//! The reader's own list of words that stay as they are: names, terms of a trade.

use crate::page::text::is_spaceless;
use std::collections::BTreeMap;

/// Terms a list may have.
const MAX_TERMS: usize = 2_000;
/// Characters of a term.
const MAX_TERM: usize = 200;

/// Words that are not translated. They are found as they are spelled, where no letter or digit goes on before or behind.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Glossary {
    /// By their first character, the longest first.
    terms: BTreeMap<char, Vec<String>>,
}

impl Glossary {
    /// A list of these terms; blank ones, and what is beyond the limits, are left out.
    pub fn of<'a>(terms: impl IntoIterator<Item = &'a str>) -> Self {
        let mut glossary = Self::default();
        let terms = terms.into_iter().map(str::trim).filter(|term| term.chars().count() <= MAX_TERM);
        for term in terms.take(MAX_TERMS) {
            if let Some(first) = term.chars().next() {
                glossary.terms.entry(first).or_default().push(term.to_owned());
            }
        }
        for terms in glossary.terms.values_mut() {
            terms.sort_by_key(|term| std::cmp::Reverse(term.len()));
            terms.dedup();
        }
        glossary
    }

    /// The terms in a text as ranges of bytes, in order.
    pub(super) fn find(&self, text: &str) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        if self.terms.is_empty() {
            return found;
        }
        let mut free = 0;
        for (at, first) in text.char_indices() {
            let Some(terms) = self.terms.get(&first).filter(|_| at >= free) else { continue };
            let rest = text.get(at..).unwrap_or_default();
            let is_here = |term: &&String| rest.starts_with(term.as_str()) && is_apart(text, at, at + term.len());
            if let Some(term) = terms.iter().find(is_here) {
                free = at + term.len();
                found.push((at, free));
            }
        }
        found
    }
}

/// Whether no letter or digit goes on at the ends of a range. Scripts without spaces have no such ends.
pub(super) fn is_apart(text: &str, start: usize, end: usize) -> bool {
    let (Some(before), Some(inner), Some(after)) = (text.get(..start), text.get(start..end), text.get(end..)) else {
        return false;
    };
    let goes_on = |one: Option<char>, other: Option<char>| {
        let is_word = |c: char| c.is_alphanumeric() && !is_spaceless(c);
        one.is_some_and(is_word) && other.is_some_and(is_word)
    };
    !goes_on(before.chars().next_back(), inner.chars().next())
        && !goes_on(inner.chars().next_back(), after.chars().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_whole_words_and_the_longest_counts() {
        let glossary = Glossary::of(["Rust", "Rust Belt", " ", "東京"]);
        let found = |text| glossary.find(text).into_iter().filter_map(|(a, b)| text.get(a..b)).collect::<Vec<_>>();
        assert_eq!(found("Rust, rust, Rusty, the Rust Belt"), ["Rust", "Rust Belt"]);
        assert_eq!(found("私は東京にいる"), ["東京"]);
        assert!(Glossary::default().find("Rust").is_empty());
    }
}
