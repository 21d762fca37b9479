//! Names in what the page shows: elements that are a byline by class or by their links, and lines that begin with "By".

mod element;
mod far;
mod line;

pub use element::spaced;

use super::names::{self, MAX_NAMES, names};
use crate::describe::clues::Clues;
use crate::describe::site::{Site, key};
use crate::describe::value::{clean_shown, is_address};
use crate::page::Page;

/// Nodes between a word that announces a name, or a heading that does, and the name.
const REACH: usize = 12;
/// The class of the name of one author in papers that `LaTeXML` wrote.
const PERSON: &str = "ltx_personname";
/// Bytes of text an element may hold and still be a byline.
const BYLINE_BYTES: u32 = 200;
/// Bytes of text after the title within which a byline stands.
const NEAR_AFTER: u32 = 2_500;
/// Bytes of text before the title within which a byline stands.
const NEAR_BEFORE: u32 = 400;

/// Where names are looked for.
pub struct Seen<'a> {
    /// The page.
    pub page: &'a Page,
    /// What of it may say something.
    pub clues: &'a Clues<'a>,
    /// Its site.
    pub site: &'a Site,
    /// The element that shows the title.
    pub title: Option<usize>,
}

impl Seen<'_> {
    /// The names in all of the values, each once.
    pub fn cleaned(&self, values: impl Iterator<Item = String>) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for name in values.filter(|value| !is_address(value)).flat_map(|value| names(&value, self.site)) {
            if found.len() < MAX_NAMES && !found.iter().any(|other| key(other) == key(&name)) {
                found.push(name);
            }
        }
        found
    }

    /// Whether the element is where a byline of this article would be.
    pub fn is_near(&self, node: usize) -> bool {
        let is_placed = self.title.is_none_or(|title| {
            let distance = self.clues.distance(title, node);
            distance <= if node > title { NEAR_AFTER } else { NEAR_BEFORE }
        });
        let holds_title = self.title.is_some_and(|title| self.page.contains(node, title));
        self.clues.is_line(self.page, node, BYLINE_BYTES)
            && is_placed
            && !holds_title
            && !self.clues.is_foreign(self.page, node, self.title)
    }

    /// The names in the first of the elements that holds some, and in those right beside it.
    pub fn shown(&self, nodes: &[usize]) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        let mut last: Option<usize> = None;
        for &node in nodes.iter().filter(|&&node| self.is_near(node)) {
            if last.is_some_and(|last| self.page.contains(last, node)) {
                continue;
            }
            let is_beside = last.is_none_or(|last| {
                let end = self.page.end(last);
                self.clues.bytes(end, node) < 30
                    && !names::is_by_other_hand(&self.page.range_text(end, node))
                    && !names::is_by_other_hand(&self.page.range_text(node, self.page.end(node)))
            });
            if !is_beside || found.len() >= MAX_NAMES {
                break;
            }
            let new = self.names_in(node);
            if !new.is_empty() {
                last = Some(node);
                found.extend(
                    new.into_iter()
                        .filter(|name| !found.iter().any(|other| key(other) == key(name)))
                        .collect::<Vec<_>>(),
                );
            }
        }
        found
    }

    /// The names of a paper's authors, each in an element of its own (`LaTeXML`'s), before the places they work at.
    pub fn persons(&self) -> Vec<String> {
        let is_person = |&node: &usize| self.page.class_words(node).any(|word| word == PERSON);
        let persons = self.clues.bylines.iter().copied().filter(is_person).take(MAX_NAMES);
        let is_line = |&node: &usize| self.clues.is_line(self.page, node, BYLINE_BYTES * 2);
        let first = |node: usize| spaced(self.page, node).split('|').next().and_then(clean_shown);
        self.cleaned(persons.filter(is_line).filter_map(first))
    }
}
