//! The names that one element shows.

use super::super::kinds;
use super::super::labels::{after_label, is_label};
use super::super::name_words::ROLES;
use super::super::names;
use super::{REACH, Seen};
use crate::describe::clues::is_author_link;
use crate::describe::value::clean_shown;
use crate::page::text::folded;
use crate::page::{Page, Tag};

/// Agencies whose name is a word like that of a town.
const AGENCIES: [&str; 8] = ["Agencies", "Agenturen", "Ansa", "Belga", "Bloomberg", "Reuters", "Ritzau", "Xinhua"];

impl Seen<'_> {
    /// The names an element shows: its links to people, else its first piece that holds some.
    pub(super) fn names_in(&self, node: usize) -> Vec<String> {
        if self.is_row_of_buttons(node) {
            return Vec::new();
        }
        let links = self
            .page
            .nodes(node..self.page.end(node))
            .filter(|&n| self.page.tag(n) == Tag::A && is_author_link(self.page, n));
        let mut linked: Vec<String> = Vec::new();
        let mut last = node;
        for link in links {
            if !linked.is_empty() && names::is_by_other_hand(&self.page.range_text(last, link)) {
                break;
            }
            last = self.page.end(link);
            let text = spaced(self.page, link).split('|').next().and_then(clean_shown);
            // A path may lead to anything; `rel` says that it leads to the author.
            let is_said = self.page.attr(link, "rel").is_some_and(|rel| rel.contains("author"));
            linked.extend(text.filter(|text| is_said || kinds::is_name_like(text)));
        }
        let linked = self.cleaned(linked.into_iter());
        if !linked.is_empty() {
            return linked;
        }
        let placed = || self.before_place(node).or_else(|| self.before_place_in_text(node));
        if let Some(name) = self.before_role(node).or_else(placed) {
            return vec![name];
        }
        let text = spaced(self.page, node);
        let is_announced = self.is_announced_before(node);
        // A word alone before the piece that announces a name is a button.
        let pieces = match text.split_once('|') {
            Some((first, rest)) if !first.trim().contains(' ') && begins_by(rest) => rest,
            _ => text.as_str(),
        };
        let mut found = pieces.split('|').map(|piece| {
            // Without a word that announces it, a name has to look like one.
            let is_sure =
                is_announced || after_label(piece.trim()).is_some() || names::announced_late(piece.trim()).is_some();
            let names = self.cleaned(clean_shown(piece).into_iter());
            let is_handle = |name: &str| is_sure && !name.contains(' ');
            let is_whole = names.iter().all(|name| is_handle(name) || kinds::is_name_like(name));
            // What is announced are the persons up to what is no name: where they wrote it, and for whom.
            let people = || names.iter().take_while(|name| is_sure && kinds::is_person(name)).cloned().collect();
            if is_whole { names } else { people() }
        });
        found.find(|names| !names.is_empty()).unwrap_or_default()
    }

    /// Whether all that an element says stands on two buttons or more: what they do, such as "Cancel" and "Send".
    fn is_row_of_buttons(&self, node: usize) -> bool {
        let page = self.page;
        let (mut buttons, mut at) = (0, node);
        while at < page.end(node) {
            if page.tag(at) == Tag::Button {
                buttons += 1;
                at = page.end(at).max(at + 1);
                continue;
            }
            if page.tag(at) == Tag::Text && !page.text(at).trim().is_empty() {
                return false;
            }
            at += 1;
        }
        buttons > 1
    }

    /// Whether the element is a link to who posted something, by class, and the text right before it says `by`.
    fn is_announced_before(&self, node: usize) -> bool {
        let is_link = self.page.tag(node) == Tag::A;
        let text = (0..node).rev().take(REACH).find(|&n| self.page.reading(n).characters > 0);
        is_link
            && text.is_some_and(|n| {
                self.page
                    .text(n)
                    .rsplit(|c: char| !c.is_alphabetic())
                    .find(|word| !word.is_empty())
                    .is_some_and(is_label)
            })
    }

    /// The only link of an element, if it is a person's name behind a label alone, and one word that is no agency stands
    /// behind it and a comma: where it was written.
    fn before_place(&self, node: usize) -> Option<String> {
        let (page, end) = (self.page, self.page.end(node));
        let mut links = page.nodes(node..end).filter(|&n| page.tag(n) == Tag::A && page.end(n) > n + 1);
        let (link, other) = (links.next()?, links.next());
        let (before, name) = (page.range_text(node, link), page.subtree_text(link));
        let place = page.range_text(page.end(link), end);
        let place = place.trim().strip_prefix(',')?.trim();
        let is_place = is_place(place);
        let is_label = before.trim().is_empty() || is_label(before.trim());
        (other.is_none() && is_place && is_label && kinds::is_person(name.trim())).then(|| name.trim().to_owned())
    }

    /// The same where the name is no link: a label, one person and one place in a single text.
    fn before_place_in_text(&self, node: usize) -> Option<String> {
        let text = self.page.subtree_text(node);
        let (name, place) = after_label(text.trim())?.split_once(',')?;
        (kinds::is_person(name.trim()) && is_place(place.trim())).then(|| name.trim().to_owned())
    }

    /// The first text of an element that is a person's name, where the others say what that person does.
    fn before_role(&self, node: usize) -> Option<String> {
        let texts = self.page.nodes(node..self.page.end(node)).filter(|&n| self.page.tag(n) == Tag::Text);
        let mut texts = texts.map(|n| self.page.text(n).trim()).filter(|text| text.contains(char::is_alphabetic));
        let mut first = texts.next()?;
        if is_label(first) {
            first = texts.next()?;
        }
        let first = after_label(first).unwrap_or(first).trim_end_matches([',', ' ']);
        let rest = folded(&texts.collect::<Vec<_>>().join(" "));
        let has = |known: &[&str]| rest.split(' ').any(|word| known.contains(&word));
        (kinds::is_person(first) && has(&ROLES) && !has(&["and", "e", "et", "und", "y"])).then(|| first.to_owned())
    }
}

/// Whether the text is one word that can be the name of a town, and is that of no agency.
fn is_place(text: &str) -> bool {
    let is_agency = text.chars().all(|c| !c.is_lowercase()) || AGENCIES.contains(&text);
    text.starts_with(char::is_uppercase) && text.chars().all(char::is_alphabetic) && !is_agency
}

/// The text of an element, with a bar where a block ends, a line breaks, or two elements touch: bylines are glued together
/// and set apart by style sheets alone. A label and what it announces stay together.
pub fn spaced(page: &Page, node: usize) -> String {
    let mut out = String::new();
    let (mut previous, mut breaks, mut ends_in_space) = (usize::MAX, false, true);
    for n in page.nodes(node..page.end(node)) {
        breaks |= page.tag(n) == Tag::Br;
        if page.tag(n) != Tag::Text {
            continue;
        }
        let (raw, text) = (page.text(n), page.text(n).trim());
        if text.is_empty() {
            ends_in_space = true;
            continue;
        }
        let block = page.ancestors(n).find(|&n| page.tag(n).is_block()).unwrap_or_default();
        let is_glued = !ends_in_space && !raw.starts_with(char::is_whitespace);
        let is_sign = text.starts_with(|c: char| !c.is_alphanumeric()) || out.ends_with([',', '&', ';', '-', '\'']);
        if !out.is_empty() {
            let is_announced = out.rsplit('|').next().is_some_and(|piece| is_label(piece.trim()));
            let is_parted = (block != previous || breaks || (is_glued && !is_sign)) && !is_announced;
            out.push_str(if is_parted { " | " } else { " " });
        }
        (previous, breaks, ends_in_space) = (block, false, raw.ends_with(char::is_whitespace));
        out.push_str(text);
    }
    out.replace(" ,", ",")
}

/// Whether the text begins with the word that announces who wrote it, and goes on.
fn begins_by(text: &str) -> bool {
    let mut words = text.split_whitespace();
    words.next().is_some_and(|word| matches!(word, "by" | "By" | "von" | "par" | "por")) && words.next().is_some()
}
