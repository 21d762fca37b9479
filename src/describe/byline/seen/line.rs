//! Names in lines near the title: after a word that announces them, or beside a date.

use super::super::ends;
use super::super::kinds;
use super::super::labels::{after_label, is_label};
use super::super::names::{self, JOINTS, MAX_NAMES};
use super::{NEAR_AFTER, NEAR_BEFORE, REACH, Seen, spaced};
use crate::describe::broken::is_broken_line;
use crate::describe::dates::{self, Order};
use crate::describe::site::key;
use crate::describe::value::clean_shown;
use crate::page::Tag;

/// Bytes of a line that only line breaks set apart, and of the text between the title and it.
const BROKEN_BYTES: usize = 120;
const BROKEN_AFTER: u32 = 200;
/// Bytes of what stands beside a portrait, its pixels across, and bytes of text between the title and it.
const PORTRAIT_BYTES: u32 = 60;
const PORTRAIT_PIXELS: u32 = 200;
const PICTURED_AFTER: u32 = 400;
/// Pictures that are looked at.
const MOST_PICTURES: usize = 40;

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
                let found = self.broken_off(title, node);
                if !found.is_empty() {
                    return found;
                }
                was_label = false;
                continue;
            }
            let text = spaced(self.page, block);
            let text = text.trim_matches(['|', ' ']);
            let is_handle = |rest: &str| !rest.contains(' ') && text.len() < rest.len() + 6;
            let begins = after_label(text)
                .is_some_and(|rest| !rest.starts_with(char::is_lowercase) || is_handle(rest) || kinds::is_team(rest));
            let is_name_like = was_label && kinds::is_name_like(text);
            let is_dated = names::announced_late(text).is_some();
            if begins || is_name_like || is_dated {
                let found = self.names_in(block);
                if !found.is_empty() {
                    return found;
                }
            }
            let linked = self.linked_together(block);
            if !linked.is_empty() {
                return linked;
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

    /// The persons that a line announces right below the title, where it has no block of its own.
    fn broken_off(&self, title: usize, node: usize) -> Vec<String> {
        let is_placed = node > title && self.clues.bytes(self.page.end(title), node) <= BROKEN_AFTER;
        let text = self.page.text(node).trim();
        // Or in an element of its own beside the title.
        let block = self.page.block_of(node);
        let is_beside = self.page.contains(block, title) && self.page.parent(node) != Some(block);
        if !is_placed || text.len() > BROKEN_BYTES || !(is_beside || is_broken_line(self.page, node)) {
            return Vec::new();
        }
        let is_announced = after_label(text).is_some_and(|rest| rest.starts_with(char::is_uppercase));
        let names = if is_announced { self.cleaned(clean_shown(text).into_iter()) } else { Vec::new() };
        if names.iter().all(|name| kinds::is_person(name)) { names } else { Vec::new() }
    }

    /// The persons of a line that is nothing but links to two of them or more and a word that joins the last, where the
    /// line beside it is a date.
    fn linked_together(&self, line: usize) -> Vec<String> {
        let (page, end) = (self.page, self.page.end(line));
        let mut links = page.nodes(line..end).filter(|&n| page.tag(n) == Tag::A).take(MAX_NAMES + 1);
        let (mut found, mut at, mut joints) = (Vec::new(), line, 0);
        for link in links.by_ref() {
            let between = page.range_text(at, link);
            let joint = JOINTS.iter().any(|joint| joint.trim() == between.trim().trim_start_matches(',').trim());
            joints += usize::from(joint);
            let is_between = joint || between.trim().is_empty() && found.is_empty() || between.trim() == ",";
            let name = page.subtree_text(link).trim().to_owned();
            if !is_between || !kinds::is_person(&name) {
                return Vec::new();
            }
            found.push(name);
            at = page.end(link);
        }
        let is_whole = page.range_text(at, end).trim().is_empty();
        if found.len() < 2 || joints == 0 || !is_whole || found.iter().any(|name| self.is_section(line, name)) {
            return Vec::new();
        }
        let after = (end..page.len()).take(REACH).find(|&n| page.reading(n).characters > 0);
        let before = (0..line).rev().take(REACH).find(|&n| page.reading(n).characters > 0);
        let dated = |n: usize| is_date(&page.subtree_text(page.block_of(n)));
        let is_beside = [before, after].into_iter().flatten().any(|n| self.is_near(page.block_of(n)) && dated(n));
        if is_beside { found } else { Vec::new() }
    }

    /// The person beside a link to them that holds but a picture.
    pub fn portraits(&self) -> Vec<String> {
        let page = self.page;
        let links = self.clues.author_links.iter().chain(&self.clues.person_links).copied();
        let named = links.filter(|&link| self.clues.bytes(link, page.end(link)) == 0).filter_map(|link| {
            let around = page.parent(link)?;
            let mut texts = page.nodes(around..page.end(around)).filter(|&n| page.reading(n).characters > 0);
            let is_one = texts.next().is_some() && texts.next().is_none();
            let is_line = is_one && self.is_near(around) && self.clues.is_line(page, around, PORTRAIT_BYTES);
            let name = if is_line { page.subtree_text(around) } else { String::new() };
            kinds::is_person(name.trim()).then(|| name.trim().to_owned())
        });
        named.take(1).collect()
    }

    /// The person named beside a small picture that is called by the same name, between the title and the text.
    pub fn pictured(&self) -> Vec<String> {
        let (page, Some(title)) = (self.page, self.title) else { return Vec::new() };
        let is_small = |node: usize| {
            let width = page.attr(node, "width").and_then(|width| width.trim().parse::<u32>().ok());
            width.is_none_or(|width| width <= PORTRAIT_PIXELS)
        };
        let is_placed = |&node: &usize| {
            self.clues.bytes(page.end(title), node) <= PICTURED_AFTER
                && page.ancestors(node).all(|n| !matches!(page.tag(n), Tag::Figure | Tag::P | Tag::Li))
        };
        let after = page.end(title)..page.len();
        let after = after.take_while(|&node| self.clues.bytes(page.end(title), node) <= PICTURED_AFTER);
        let pictures = after.filter(|&node| page.tag(node) == Tag::Img && is_small(node)).take(MOST_PICTURES);
        let pictures = pictures.filter(is_placed);
        let named = pictures.filter_map(|picture| {
            let alt = key(page.attr(picture, "alt")?);
            let mut texts = (page.end(picture)..page.len()).take(REACH).filter(|&n| page.reading(n).characters > 0);
            let block = page.block_of(texts.find(|&n| page.tag(n) == Tag::Text)?);
            let is_line = self.is_near(block) && self.clues.is_line(page, block, PORTRAIT_BYTES);
            let name = if is_line { page.subtree_text(block) } else { String::new() };
            let name = name.trim();
            (kinds::is_person(name) && alt.contains(&key(name))).then(|| name.to_owned())
        });
        named.take(1).collect()
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
    if !(2..=5).contains(&pieces.len()) || !pieces.iter().any(|piece| is_date(piece)) {
        return None;
    }
    if let Some(announced) = pieces.iter().find_map(|piece| after_label(piece)) {
        return Some(announced);
    }
    // What another label announces is a source, an editor, a count.
    let named = pieces.iter().filter(|piece| !ends::labels_date(piece) && !piece.contains([':', '：']));
    let mut named = named.map(|piece| ends::before_ends(piece)).filter(|piece| {
        (2..=4).contains(&piece.split_whitespace().count()) && kinds::is_name_like(piece) && !is_date(piece)
    });
    named.next()
}
