//! Dates in what the page shows: `time` elements and elements that are a date by class, near the title or where a label
//! tells them; short lines with a date.

use super::Dates;
use super::place::Place;
use crate::describe::broken::is_broken_line;
use crate::describe::clues::{Clues, parts};
use crate::describe::dates::words::{CHANGED, ends_change, says_change, says_publication};
use crate::describe::dates::{Order, find as find_date, find_each, parse};
use crate::describe::facts::is_fact;
use crate::describe::said::is_entry;
use crate::page::text::{folded, measure};
use crate::page::{Page, Tag, order};

/// Bytes of text an element may hold and still be a date.
const DATE_BYTES: u32 = 200;
/// Bytes of text after the title within which a date stands.
const NEAR_AFTER: u32 = 2_500;
/// Bytes of text before the title within which a date stands.
const NEAR_BEFORE: u32 = 400;
/// Words beside a date in a line that is there for the date.
const MAX_WORDS_BESIDE: usize = 12;
/// Bytes of a line that says nothing but a date and its label.
const LABELLED_BYTES: u32 = 80;

/// Words of class names beside which `updated` says no change.
const PUBLISHED_NAMES: [&str; 5] = ["date", "posted", "pubdate", "published", "publishdate"];
/// Words of the label of a date among several.
const LABEL_WORDS: usize = 5;
/// Characters of a day in ISO 8601.
const DAY_CHARS: usize = 10;
/// Entries of a live blog whose times are compared.
const ENTRIES: usize = 3;

/// Where dates are looked for in what the page shows.
pub struct Shown<'a> {
    /// The page.
    pub page: &'a Page,
    /// What of it may say something.
    pub clues: &'a Clues<'a>,
    /// The element that shows the title.
    pub title: Option<usize>,
    /// Which number comes first.
    pub order: Order,
}

impl Shown<'_> {
    /// The dates near the title, else elsewhere.
    pub fn dates(&self) -> Dates {
        let mut dates = Dates::default();
        let place = Place::of(self);
        let mut lines = None;
        for nodes in [&self.clues.times, &self.clues.dates] {
            self.read(nodes, &place, &mut dates);
        }
        if dates.published.is_none() {
            self.read(lines.get_or_insert_with(|| self.lines()), &place, &mut dates);
        }
        if dates.published.is_none() {
            self.read_anywhere(&place, &mut dates);
        }
        if dates == Dates::default() {
            self.read_labelled(&mut dates);
        }
        if dates.modified.is_none() {
            let lines = lines.unwrap_or_else(|| self.lines());
            let lines = lines.into_iter().filter(|&node| self.is_near(node) && place.is_of_head(node));
            dates.modified =
                lines.flat_map(|node| self.each(node)).find(|(_, is_change)| *is_change).map(|(date, _)| date);
        }
        dates
    }

    /// Takes the nearest of the elements to the title that says a date, and the nearest that says a change.
    fn read(&self, nodes: &[usize], place: &Place<'_>, dates: &mut Dates) {
        let near = nodes.iter().copied().filter(|&node| self.is_near(node) && place.is_of_head(node)).collect();
        let near = order::by_key(near, |&node| u64::from(self.distance(node)) << 32 | node as u64);
        for node in near {
            let Some(date) = self.value(node).filter(|_| !self.is_newest_first(node)) else { continue };
            let each = self.each(node);
            if each.len() > 1 {
                dates.published =
                    dates.published.take().or(each.iter().find(|(_, is_change)| !is_change).map(|(d, _)| d.clone()));
                dates.modified =
                    dates.modified.take().or(each.iter().find(|(_, is_change)| *is_change).map(|(d, _)| d.clone()));
                continue;
            }
            let slot = if self.is_change(node) { &mut dates.modified } else { &mut dates.published };
            if slot.is_none() {
                *slot = Some(date);
            }
        }
    }

    /// Takes a date far from the title, at the end or in a column, where all the elements of a kind that are no other
    /// article's agree on it.
    fn read_anywhere(&self, place: &Place<'_>, dates: &mut Dates) {
        // A label of its own is enough, wherever it stands.
        let kinds = [&self.clues.times, &self.clues.dates];
        let mut labelled = kinds.into_iter().flatten().filter(|&&node| self.is_labelled(node) && !place.is_fact(node));
        dates.published = labelled.find_map(|&node| self.value(node));
        if dates.published.is_some() {
            return;
        }
        dates.published = [&self.clues.times, &self.clues.dates].into_iter().find_map(|nodes| {
            let mut found: Option<String> = None;
            let is_own = |&&node: &&usize| {
                !self.clues.is_foreign(self.page, node, self.title) && !place.is_of_list(node) && !place.is_fact(node)
            };
            for &node in nodes.iter().filter(is_own) {
                let Some(date) = self.value(node) else { continue };
                if self.is_change(node) {
                    dates.modified.get_or_insert(date);
                } else if found.as_ref().is_some_and(|other| other.get(..10) != date.get(..10)) {
                    return None;
                } else if self.is_newest_first(node) {
                    // They agree on the day alone.
                    found.get_or_insert(date.chars().take(DAY_CHARS).collect());
                } else {
                    found.get_or_insert(date);
                }
            }
            found
        });
    }

    /// Whether the element is one of a row of entries, the newest of them first: that of a live blog, and not of the article.
    fn is_newest_first(&self, node: usize) -> bool {
        let is_like = |n: usize| {
            self.page.tag(n) == self.page.tag(node) && self.page.attr(n, "class") == self.page.attr(node, "class")
        };
        let is_machine = |n: &usize| self.page.attr(*n, "datetime").is_some();
        let times = self.clues.times.iter().copied().filter(|&n| is_like(n)).filter(is_machine);
        let times: Vec<String> = times.filter_map(|n| self.value(n)).take(ENTRIES).collect();
        let falls = times.windows(2).all(|pair| matches!(pair, [first, second] if first > second));
        times.len() == ENTRIES && falls && is_entry(self.page, node, &mut |n| self.value(n).is_some())
    }

    /// Whether the text right before the element is a label that announces the date of publication, and nothing else.
    fn is_labelled(&self, node: usize) -> bool {
        self.label(node).is_some_and(|label| label.split(' ').any(says_publication))
    }

    /// The short text right before the element, folded.
    pub fn label(&self, node: usize) -> Option<String> {
        let mut before = (0..node).rev().take(8).filter(|&n| self.page.tag(n) == Tag::Text);
        let label = before.find(|&n| self.page.reading(n).characters > 0)?;
        let text = self.page.text(label).trim();
        (text.len() < 30 && !text.contains(char::is_numeric)).then(|| folded(text))
    }

    /// Takes the date of a line that says nothing but that the page was published or changed then.
    fn read_labelled(&self, dates: &mut Dates) {
        let texts = (0..self.page.len()).filter(|&n| self.page.tag(n) == Tag::Text);
        for node in texts.filter(|&n| self.page.reading(n).has_figure) {
            let Some(block) = self.page.ancestors(node).find(|&n| self.page.tag(n).is_block()) else { continue };
            if !self.clues.is_line(self.page, block, LABELLED_BYTES)
                || self.clues.is_foreign(self.page, block, self.title)
            {
                continue;
            }
            let text = self.page.subtree_text(block);
            let Some(found) = find_date(&text, self.order) else { continue };
            let is_known = |word: &String| {
                let word = word.as_str();
                says_change(word) || says_publication(word) || matches!(word, "le" | "on" | "el" | "il" | "am")
            };
            if found.rest.is_empty() || !found.rest.iter().all(is_known) || is_fact(self.page, self.title, block) {
                continue;
            }
            let is_change = found.rest.iter().any(|word| says_change(word));
            let slot = if is_change { &mut dates.modified } else { &mut dates.published };
            slot.get_or_insert(found.date);
            return;
        }
    }

    /// The date an element says: in its attributes, else in its text; with the time of the text where they have none.
    pub fn value(&self, node: usize) -> Option<String> {
        let mut said = ["datetime", "content", "title"].iter().filter_map(|name| self.page.attr(node, name));
        let said = said.find_map(|value| parse(value, self.order));
        if said.as_ref().is_some_and(|said| said.len() > DAY_CHARS) || !self.clues.is_line(self.page, node, DATE_BYTES)
        {
            return said;
        }
        let shown = find_date(&self.page.subtree_text(node), self.order).map(|found| found.date);
        match said {
            Some(said) => shown.filter(|shown| shown.starts_with(&said)).or(Some(said)),
            None => shown,
        }
    }

    /// The dates of a line that says several, the last of them that of a change by its label.
    fn each(&self, node: usize) -> Vec<(String, bool)> {
        let is_said = ["datetime", "content"].iter().any(|name| self.page.attr(node, name).is_some());
        if is_said || !self.clues.is_line(self.page, node, DATE_BYTES) {
            return Vec::new();
        }
        let found = find_each(&self.page.subtree_text(node), self.order);
        let is_change = |words: &[String]| {
            words.len() <= LABEL_WORDS && words.iter().any(|word| says_change(word) || word == "jour")
        };
        let each: Vec<(String, bool)> = found.into_iter().map(|found| (found.date, is_change(&found.rest))).collect();
        if each.iter().any(|(_, is_change)| *is_change) { each } else { Vec::new() }
    }

    fn distance(&self, node: usize) -> u32 {
        let Some(title) = self.title else { return self.clues.bytes_before(node) };
        // What stands before the title is more often the date of the day than that of the article.
        let distance = self.clues.distance(title, node);
        if node < title { distance * 3 } else { distance }
    }

    fn is_near(&self, node: usize) -> bool {
        let bytes = self.clues.bytes(node, self.page.end(node));
        let is_placed = self.title.is_none_or(|title| {
            self.clues.distance(title, node) <= if node > title { NEAR_AFTER } else { NEAR_BEFORE }
        });
        bytes <= DATE_BYTES && is_placed && !self.clues.is_foreign(self.page, node, self.title)
    }

    /// Whether the element, or the word right before it, says that the date is that of a change.
    fn is_change(&self, node: usize) -> bool {
        // `entry-date updated` is how a microformat names the date of a post that has but one.
        let is_changed =
            |word: &str| parts(word).iter().any(|part| CHANGED.contains(&part.as_str()) || part == "modification");
        let is_published =
            |word: &str| !is_changed(word) && parts(word).iter().any(|part| PUBLISHED_NAMES.contains(&part.as_str()));
        let names = |n: usize| self.page.class_words(n).any(is_changed) && !self.page.class_words(n).any(is_published);
        let itemprop = self.page.attr(node, "itemprop").is_some_and(|prop| prop == "dateModified");
        let says = |text: &str| {
            let folded = folded(text);
            let words: Vec<&str> = folded.split(' ').collect();
            words.iter().rev().take(4).any(|word| says_change(word) || matches!(*word, "jour"))
        };
        let is_line = self.clues.is_line(self.page, node, DATE_BYTES);
        let own = if is_line { self.page.subtree_text(node) } else { String::new() };
        let until_date: String = own.chars().take_while(|c| !c.is_numeric()).collect();
        // In some languages the verb comes last: `2023-01-03 修改`.
        let tail = own.rsplit(char::is_numeric).next().filter(|_| !until_date.split(' ').any(says_publication));
        let changes = |tail: &str| folded(tail).split(' ').next().is_some_and(ends_change);
        let before = (0..node).rev().take(6).find(|&n| self.page.reading(n).characters > 0);
        let before = before.filter(|&n| self.clues.bytes(n, node) < 40);
        itemprop
            || names(node)
            || says(&until_date)
            || tail.is_some_and(changes)
            || before.is_some_and(|n| says(self.page.text(n)))
    }

    fn has_number(&self, node: usize) -> bool {
        self.page.nodes(node..self.page.end(node)).any(|n| self.page.reading(n).has_figure)
    }

    /// Short lines near the title that hold a date and little else.
    fn lines(&self) -> Vec<usize> {
        let Some(title) = self.title else { return Vec::new() };
        let at = self.clues.bytes_before(title);
        let mut found: Vec<usize> = Vec::new();
        let mut read = usize::MAX;
        // The block looked at last, and whether it names a source.
        let mut cited = (usize::MAX, false);
        for node in 0..self.page.len() {
            let bytes = self.clues.bytes_before(node);
            if bytes + NEAR_BEFORE < at || self.page.tag(node) != Tag::Text || self.page.contains(title, node) {
                continue;
            }
            if bytes > at + NEAR_AFTER {
                break;
            }
            let Some(block) = self.page.ancestors(node).find(|&n| self.page.tag(n).is_block()) else { continue };
            if !self.clues.is_line(self.page, block, DATE_BYTES) && !self.page.contains(block, title) {
                continue;
            }
            // The date of a source that the article names.
            if cited.0 != block {
                let mut within = self.page.nodes(block..self.page.end(block));
                cited = (block, within.any(|n| self.page.tag(n) == Tag::Cite));
            }
            if self.page.reading(node).characters == 0 || cited.1 {
                continue;
            }
            let text = self.page.text(node);
            let holds_title = self.page.contains(block, title);
            // A block is read once, at the first of its texts, and says no date without a number.
            let is_read = std::mem::replace(&mut read, block) == block;
            if (is_read && !holds_title) || !self.has_number(if holds_title { node } else { block }) {
                continue;
            }
            let is_line = |text: &str| {
                let beside = || find_date(text, self.order).map(|found| found.rest.len());
                text.len() <= DATE_BYTES as usize
                    && text.contains(char::is_numeric)
                    && measure(text).words < 40
                    && beside().is_some_and(|beside| beside <= MAX_WORDS_BESIDE)
            };
            if !holds_title && found.last() != Some(&block) && is_line(&self.page.subtree_text(block)) {
                found.push(block);
            } else if holds_title && is_line(text) {
                let line = self.page.parent(node).filter(|&parent| !self.page.contains(parent, title));
                found.extend(line.or_else(|| is_broken_line(self.page, node).then_some(node)));
            }
        }
        found
    }
}
