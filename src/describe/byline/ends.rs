//! Where the names of a byline end: at a sign, a date or a word after which no name comes.

use super::name_words::{ENDS, SPACELESS_ENDS};
use crate::describe::dates::words::{MONTHS, says_change, says_publication};
use crate::describe::dates::{self, Order};
use crate::page::text::folded;

/// Signs after which nothing belongs to the names.
const CUTS: [&str; 15] = ["|", "•", "·", "●", "∙", "⋅", "▪", "»", "—", " – ", " - ", "/ ", " / ", "►", ">"];
/// Words of the longest of those after which no name comes.
const END_WORDS: usize = 3;

/// Where the words of the text begin.
pub fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    text.char_indices()
        .filter(|&(at, c)| {
            !c.is_whitespace()
                && text.get(..at).is_some_and(|head| head.is_empty() || head.ends_with(char::is_whitespace))
        })
        .map(|(at, _)| at)
}

/// Whether the text begins with a word after which no name comes.
pub fn starts_with_end(text: &str) -> bool {
    let head: Vec<String> = text.split_whitespace().take(END_WORDS).map(folded).collect();
    are_end(&head)
}

/// Whether folded words begin with one after which no name comes.
fn are_end(words: &[String]) -> bool {
    let first = words.first().and_then(|word| word.as_bytes().first());
    ENDS.iter().filter(|end| end.as_bytes().first() == first).any(|end| {
        let mut rest = Some(*end);
        for word in words.iter().take(END_WORDS) {
            match rest.and_then(|rest| rest.strip_prefix(word.as_str())) {
                Some("") => return true,
                tail => rest = tail.and_then(|tail| tail.strip_prefix(' ')),
            }
        }
        false
    })
}

/// Whether the text begins with the label of a date and a colon.
pub fn announces_date(text: &str) -> bool {
    let label = text.split_once([':', '：']).map(|(label, _)| folded(label));
    label.is_some_and(|label| says_publication(&label) || says_change(&label))
}

/// Whether the text is the label of a date and the date: `Created: 3 May 2024`.
pub fn labels_date(text: &str) -> bool {
    let head = before_ends(text);
    let rest = text.get(head.len()..).unwrap_or_default().trim_start();
    rest.strip_prefix([':', '：']).is_some_and(|rest| starts_with_date(rest) || starts_with_time(rest))
        || (!head.is_empty() && folded(head).split(' ').all(|word| says_publication(word) || says_change(word)))
}

/// Whether the text begins with a number: a time, or a date that is spelled otherwise.
fn starts_with_time(text: &str) -> bool {
    text.trim_start().starts_with(char::is_numeric)
}

/// Whether a name begins with the word after which none comes in running text: `Le Monde`.
pub fn begins_title(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    first == "Le" && second.starts_with(char::is_uppercase) && !is_month(&folded(second))
}

/// The text up to the first sign or word after which no name comes.
pub fn before_ends(text: &str) -> &str {
    let signs = CUTS.iter().filter_map(|cut| text.find(cut)).chain(remark(text)).filter(|&at| at > 0).min();
    let end = signs.unwrap_or(text.len());
    let words: Vec<String> = text.split_whitespace().map(folded).collect();
    let word = word_starts(text).zip(0..).filter(|&(at, _)| at > 0 && at < end).find(|&(at, index)| {
        let rest = text.get(at..).unwrap_or_default();
        (words.get(index..).is_some_and(are_end) && !is_with_agency(rest))
            || starts_with_date(rest)
            || is_spaceless_end(rest)
    });
    let word = word.map(|(at, _)| at);
    text.get(..word.unwrap_or(end)).unwrap_or_default().trim_end_matches([',', ' ', ':', ';', '\u{a0}'])
}

/// Whether the text begins with the label of another hand and a sign: `写真／`.
fn is_spaceless_end(text: &str) -> bool {
    let mut rests = SPACELESS_ENDS.iter().filter_map(|label| text.strip_prefix(label));
    rests.any(|rest| rest.trim_start().starts_with(['／', '/', '：', ':', '・', '＝', '=']))
}

/// Whether the text begins with the word that joins an agency to who wrote with it: `avec AFP`.
fn is_with_agency(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let agency = words.by_ref().nth(1).unwrap_or_default();
    text.starts_with("avec ") && agency.len() > 2 && agency.chars().all(char::is_uppercase) && words.next().is_none()
}

/// A remark in brackets that is no part of a name: an address, a credit, a date. `(CNXSoft)` is one.
fn remark(text: &str) -> Option<usize> {
    let start = text.find(['(', '['])?;
    let inside = text.get(start + 1..)?.split([')', ']']).next().unwrap_or_default();
    let is_name = (1..=24).contains(&inside.chars().count())
        && inside.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\''))
        && text.contains([')', ']']);
    (!is_name).then_some(start)
}

/// Whether the text begins with a date, or with the day of one: `May 28`.
pub fn starts_with_date(text: &str) -> bool {
    let head: Vec<&str> = text.split_whitespace().take(5).collect();
    // A day is a number, or has one beside it.
    if !head.iter().take(2).any(|word| word.contains(char::is_numeric)) {
        return false;
    }
    let (first, second) = (head.first().map(|word| folded(word)), head.get(1).map(|word| folded(word)));
    let (first, second) = (first.unwrap_or_default(), second.unwrap_or_default());
    let is_number = |word: &str| word.starts_with(|c: char| c.is_numeric());
    let is_day = (is_month(&first) && is_number(&second)) || (is_number(&first) && is_month(&second));
    is_day || (is_number(&first) && dates::find(&head.join(" "), Order::DayFirst).is_some())
}

pub fn is_month(word: &str) -> bool {
    MONTHS.binary_search_by_key(&word, |(month, _)| month).is_ok() || dates::month_of_asia(word).is_some()
}
