//! Whether a date stands where that of the article would: in its head, before the text, or where a label tells. A date in
//! the text, in a list below it, in a note or in brackets is that of something else.

use super::shown::Shown;
use crate::describe::clues::parts;
use crate::describe::dates::find as find_date;
use crate::describe::dates::words::{PLAIN_LABELS, says_change, says_publication, says_reading};
use crate::describe::facts::is_fact;
use crate::page::Tag;
use crate::page::text::folded;

/// Bytes of a text that is one of running text, and no line of the head.
const LONG_BYTES: u32 = 100;
/// Bytes after the title in which the text is looked for; no date is near further on.
const REACH: u32 = 3_000;
/// Bytes of a line whose brackets are looked at.
const LINE_BYTES: u32 = 200;
/// Words outside of the brackets that a date stands in, from which on the line is about something else.
const WORDS_OUTSIDE: usize = 5;
/// Items of a list that are looked at, and nodes of each.
const MOST_ITEMS: usize = 40;
const ITEM_NODES: usize = 60;

/// Where the text begins.
pub struct Place<'a> {
    shown: &'a Shown<'a>,
    /// The first paragraph that is no standfirst by name, and the second.
    text: [usize; 2],
}

impl<'a> Place<'a> {
    /// Looks for the first two paragraphs after the title.
    pub fn of(shown: &'a Shown<'a>) -> Self {
        let Shown { page, clues, title, .. } = *shown;
        let start = title.map_or(0, |title| page.end(title));
        let mut text = [usize::MAX; 2];
        let (mut found, mut last) = (0, usize::MAX);
        for node in start..page.len() {
            if clues.bytes(start, node) > REACH || found == text.len() {
                break;
            }
            if page.tag(node) != Tag::Text || page.reading(node).trimmed < LONG_BYTES {
                continue;
            }
            let block = page.ancestors(node).find(|&n| page.tag(n).is_block()).unwrap_or_default();
            let is_standfirst = clues.standfirsts.iter().any(|&standfirst| page.contains(standfirst, node));
            if block == last || is_standfirst {
                continue;
            }
            if let Some(slot) = text.get_mut(found) {
                *slot = node;
            }
            (found, last) = (found + 1, block);
        }
        Self { shown, text }
    }

    /// Whether a date near the title is of the head of the article.
    pub fn is_of_head(&self, node: usize) -> bool {
        if self.is_said(node) {
            return true;
        }
        if self.is_of_list(node) || self.is_fact(node) {
            return false;
        }
        // One paragraph may be the standfirst.
        let [_, second] = self.text;
        self.shown.page.tag(node) == Tag::Time || (node < second && !self.is_of_other(node))
    }

    /// Whether the date is one of a list, a table or definitions in the text, or one of several of a list.
    pub fn is_of_list(&self, node: usize) -> bool {
        let Shown { page, title, .. } = *self.shown;
        let holds_title = |n: usize| title.is_some_and(|title| page.contains(n, title));
        let mut around = std::iter::once(node).chain(page.ancestors(node)).take_while(|&n| !holds_title(n));
        let item = around.find(|&n| matches!(page.tag(n), Tag::Li | Tag::Td | Tag::Th | Tag::Dt | Tag::Dd));
        let Some(item) = item.filter(|_| !self.is_said(node)) else { return false };
        let [first, _] = self.text;
        let is_time = page.tag(node) == Tag::Time;
        // A list of the head may tell of the author at length.
        let is_below = page.parent(item).is_some_and(|list| list > first);
        (is_below && !is_time) || page.tag(item) == Tag::Dd || self.has_rivals(item, node)
    }

    /// Whether the date is that of what the article is about.
    pub fn is_fact(&self, node: usize) -> bool {
        is_fact(self.shown.page, self.shown.title, node)
    }

    /// Whether another item beside this one says another date.
    fn has_rivals(&self, item: usize, node: usize) -> bool {
        let Shown { page, clues, .. } = *self.shown;
        let Some(own) = self.shown.value(node) else { return false };
        let Some(list) = page.parent(item) else { return false };
        let is_rival = |other: usize| {
            let mut dates = clues.times.iter().chain(&clues.dates).filter(|&&n| page.contains(other, n));
            let date = dates.find_map(|&n| self.shown.value(n)).or_else(|| {
                let is_line = clues.is_line(page, other, LINE_BYTES) && page.end(other) - other <= ITEM_NODES;
                is_line.then(|| self.shown.value(other)).flatten()
            });
            date.is_some_and(|date| date.get(..10) != own.get(..10)) && !self.is_said(other)
        };
        let items = page.children(list).filter(|&n| page.tag(n) == page.tag(item) && n != item);
        items.take(MOST_ITEMS).any(is_rival)
    }

    /// Whether the page says that the date is that of publication or of a change: by microdata, a class or a label.
    fn is_said(&self, node: usize) -> bool {
        let Shown { page, clues, order, .. } = *self.shown;
        let is_item = page.attr(node, "itemprop").is_some_and(|prop| prop.starts_with("date"));
        let is_label = |word: &str| (says_publication(word) || says_change(word)) && !PLAIN_LABELS.contains(&word);
        let is_named = || page.class_words(node).flat_map(parts).any(|part| part == "pubdate" || is_label(&part));
        let is_announced = || self.shown.label(node).is_some_and(|label| label.split(' ').any(is_label));
        let is_line = || clues.is_line(page, node, LINE_BYTES);
        let is_own =
            || find_date(&page.subtree_text(node), order).is_some_and(|date| date.rest.iter().any(|w| is_label(w)));
        is_item || is_named() || is_announced() || (is_line() && is_own())
    }

    /// Whether a line says the day on which a source was looked at, or a date in brackets beside other words.
    fn is_of_other(&self, node: usize) -> bool {
        let Shown { page, clues, order, .. } = *self.shown;
        let block = std::iter::once(node).chain(page.ancestors(node)).find(|&n| page.tag(n).is_block()).unwrap_or(node);
        let line = if clues.is_line(page, block, LINE_BYTES) { block } else { node };
        let text = page.subtree_text(line);
        let is_read = find_date(&text, order).is_some_and(|date| date.rest.iter().any(|word| says_reading(word)));
        is_read || is_in_brackets(&text, |text| find_date(text, order).is_some())
    }
}

/// Whether the date of a line stands in brackets, beside words that are about something else.
fn is_in_brackets(text: &str, says_date: impl Fn(&str) -> bool) -> bool {
    let (mut outside, mut inside) = (String::new(), String::new());
    let mut depth = 0u32;
    for c in text.chars() {
        match c {
            '(' | '[' | '（' | '［' | '【' => depth += 1,
            ')' | ']' | '）' | '］' | '】' => depth = depth.saturating_sub(1),
            c if depth > 0 => inside.push(c),
            c => outside.push(c),
        }
    }
    let words = folded(&outside).split(' ').filter(|word| !word.is_empty()).count();
    words >= WORDS_OUTSIDE && says_date(&inside) && !says_date(&outside)
}
