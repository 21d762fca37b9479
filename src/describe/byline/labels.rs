//! What announces names: the label before them, in many languages.

use super::name_words::{LABELS, SPACELESS_LABELS, WEAK_LABELS};
use crate::page::text::folded;

/// Characters of a word of a name in Chinese, Japanese or Korean.
const SPACELESS_NAME: usize = 5;
/// Words of the longest label.
const LABEL_WORDS: usize = 5;

/// Whether the text begins with a word that announces names, and where the rest begins.
pub fn after_label(text: &str) -> Option<&str> {
    let mut best: Option<&str> = None;
    for count in 1..=LABEL_WORDS {
        let Some((head, rest)) = split_words(text, count) else { break };
        let head = folded(head);
        // What no label begins with, no longer head begins with either.
        let mut labels = LABELS.iter().filter(|label| label.starts_with(&head)).peekable();
        if labels.peek().is_none() {
            break;
        }
        let is_label = labels.any(|label| *label == head && label.split(' ').count() == count);
        let is_weak = WEAK_LABELS.contains(&head.as_str()) && !rest.chars().next().is_some_and(char::is_uppercase);
        if is_label && !rest.is_empty() && !is_weak && best.is_none_or(|best| rest.len() < best.len()) {
            best = Some(rest);
        }
    }
    best.or_else(|| {
        let rest = SPACELESS_LABELS.iter().find_map(|label| text.strip_prefix(label))?;
        let name = rest.trim_start();
        let signed = name.strip_prefix([':', '：', '/', '／', '|', '・']).map(str::trim_start);
        signed.or_else(|| (rest.len() > name.len() && is_spaceless_name(name)).then_some(name))
    })
}

/// Whether the text can be a name behind a label that is a word like any other: one or two short words of a script without
/// capitals.
fn is_spaceless_name(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let is_word = |word: &str| {
        (1..=SPACELESS_NAME).contains(&word.chars().count()) && word.chars().all(|c| c.is_alphabetic() && !is_cased(c))
    };
    words.clone().all(is_word) && (1..=2).contains(&words.by_ref().count())
}

fn is_cased(c: char) -> bool {
    c.is_lowercase() || c.is_uppercase()
}

/// The first so many words of the text, and the rest without the signs between.
fn split_words(text: &str, count: usize) -> Option<(&str, &str)> {
    let is_gap = |c: char| c.is_whitespace() || matches!(c, ':' | '：' | '/' | '|' | ',' | '-' | '–');
    let mut rest = text.trim_start();
    let mut end = 0;
    for _ in 0..count {
        let word = rest.find(is_gap)?;
        let next = rest.get(word..)?;
        end = text.len() - next.len();
        rest = next.trim_start_matches(is_gap);
    }
    Some((text.get(..end)?, rest))
}

/// Whether the text is a label and nothing else.
pub fn is_label(text: &str) -> bool {
    text.len() < 30 && after_label(&format!("{text} Aa")) == Some("Aa")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_label_is_longer_than_is_looked_at() {
        assert_eq!(LABELS.iter().map(|label| label.split(' ').count()).max(), Some(LABEL_WORDS));
    }

    #[test]
    fn a_label_that_is_a_word_announces_names_only() {
        for text in ["文化と港", "글쓰기", "글 쓰기는 언제나 어려운 일이다.", "文 は人なり、と言われてきた。"]
        {
            assert_eq!(after_label(text), None, "{text}");
        }
    }
}
