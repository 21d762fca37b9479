//! Names in lines near the title: after a word that announces them, or beside a date.

use super::super::labels::{after_label, is_label};
use super::super::{ends, names};
use super::{NEAR_AFTER, NEAR_BEFORE, Seen, spaced};
use crate::describe::dates::{self, Order};
use crate::describe::value::clean_shown;
use crate::page::Tag;

impl Seen<'_> {
    /// A short line near the title that begins with "By" and a capital; or one that says "By" alone, and the next.
    pub fn line(&self) -> Vec<String> {
        let Some(title) = self.title else { return Vec::new() };
        let at = self.clues.bytes_before(title);
        let mut was_label = false;
        let mut last = usize::MAX;
        for node in 0..self.page.len() {
            let bytes = self.clues.bytes_before(node);
            if bytes > at + NEAR_AFTER {
                break;
            }
            if bytes + NEAR_BEFORE < at || self.page.contains(title, node) {
                continue;
            }
            if self.page.tag(node) != Tag::Text || self.page.is_hidden(node) || self.page.reading(node).characters == 0
            {
                continue;
            }
            let Some(block) = self.page.ancestors(node).find(|&n| self.page.tag(n).is_block()) else { continue };
            if block == last {
                continue;
            }
            last = block;
            if !self.is_near(block) {
                was_label = false;
                continue;
            }
            let text = spaced(self.page, block);
            let text = text.trim_matches(['|', ' ']);
            let is_handle = |rest: &str| !rest.contains(' ') && text.len() < rest.len() + 6;
            let begins = after_label(text)
                .is_some_and(|rest| !rest.starts_with(char::is_lowercase) || is_handle(rest) || names::is_team(rest));
            let is_name_like = was_label && names::is_name_like(text);
            let is_dated = names::announced_late(text).is_some();
            if begins || is_name_like || is_dated {
                let found = self.names_in(block);
                if !found.is_empty() {
                    return found;
                }
            }
            if let Some(name) = dated_name(text).filter(|name| !self.is_section(block, name)) {
                let found = self.cleaned(clean_shown(name).into_iter());
                if !found.is_empty() {
                    return found;
                }
            }
            was_label = is_label(text);
        }
        Vec::new()
    }

    /// Whether words of a line are where the article is filed, as a link among them says.
    fn is_section(&self, line: usize, words: &str) -> bool {
        let page = self.page;
        let files = |node: usize| {
            let rel = page.attr(node, "rel").unwrap_or_default();
            rel.split_ascii_whitespace().any(|word| word == "tag" || word == "category")
        };
        let mut links = page.nodes(line..page.end(line)).filter(|&node| page.tag(node) == Tag::A && files(node));
        links.any(|link| {
            let name = page.subtree_text(link);
            !name.trim().is_empty() && words.contains(name.trim())
        })
    }
}

/// Whether the text is a date and little else.
fn is_date(text: &str) -> bool {
    dates::find(text, Order::DayFirst).is_some_and(|found| found.rest.len() <= 2)
}

/// Names beside a date, in a short line of pieces without any label: `Ann Lee · 3 May 2024`.
fn dated_name(text: &str) -> Option<&str> {
    let pieces: Vec<&str> =
        text.split(['|', '•', '·', '●', '∙', '⋅', '▪']).map(str::trim).filter(|piece| !piece.is_empty()).collect();
    if !(2..=4).contains(&pieces.len()) || !pieces.iter().any(|piece| is_date(piece)) {
        return None;
    }
    let named = pieces.iter().filter(|piece| !ends::labels_date(piece));
    let mut named = named.map(|piece| ends::before_ends(piece)).filter(|piece| {
        (2..=4).contains(&piece.split_whitespace().count()) && names::is_name_like(piece) && !is_date(piece)
    });
    named.next()
}
