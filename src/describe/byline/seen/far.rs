//! Names far from the title: signatures, headings that say `Author`, the author's box.

use super::super::kinds;
use super::super::names::MAX_NAMES;
use super::{BYLINE_BYTES, REACH, Seen};
use crate::describe::site::key;
use crate::page::Tag;
use crate::page::text::folded;

/// Labels that nothing but a byline begins with.
const SIGNATURES: [&str; 16] = [
    "article by",
    "author:",
    "authors:",
    "autor:",
    "autores:",
    "auteur :",
    "escrito por",
    "geschrieben von",
    "scritto da",
    "story by",
    "text by",
    "texte par",
    "this article was written by",
    "this post was written by",
    "words by",
    "written by",
];
/// Bytes of the shortest of them.
const SIGNATURE_BYTES: usize = 6;
/// Bytes of a label that stands in a line of its own.
const LABEL_BYTES: u32 = 30;
/// Bytes of the shortest of the lines that say only `Written by`.
const WRITTEN_BY_BYTES: u32 = 8;
/// Headings under which the authors stand.
const AUTHORS: [&str; 13] = [
    "about the author",
    "article by",
    "author",
    "author s",
    "authors",
    "autor",
    "autore",
    "autores",
    "autoren",
    "autori",
    "auteur",
    "auteurs",
    "written by",
];

/// Lines that say nothing else, under which they stand too.
const WRITTEN_BY: [&str; 9] = [
    "article by",
    "ecrit par",
    "escrito por",
    "geschreven door",
    "geschrieben von",
    "posted by",
    "scritto da",
    "words by",
    "written by",
];

impl Seen<'_> {
    /// Names in elements far from the title, where all of a kind agree: the byline at the end, or the author's box.
    pub fn anywhere(&self) -> Vec<String> {
        let kinds = [&self.clues.author_links, &self.clues.person_links, &self.clues.bylines, &self.clues.boxes];
        kinds.iter().find_map(|nodes| self.agreed(nodes)).unwrap_or_default()
    }

    /// Names in a line far from the title that can only be a byline: `Written by Ann Lee`; or under a heading that says
    /// `Author`.
    pub fn signed(&self) -> Vec<String> {
        let headed = self.headed();
        if !headed.is_empty() {
            return headed;
        }
        let signs = |text: &str| {
            let first = text.as_bytes().first().map(u8::to_ascii_lowercase);
            let mut labels = SIGNATURES.iter().filter(|label| label.as_bytes().first().copied() == first);
            labels.any(|label| text.get(..label.len()).is_some_and(|head| head.eq_ignore_ascii_case(label)))
        };
        let is_long = |n: usize| self.page.reading(n).trimmed as usize >= SIGNATURE_BYTES;
        let texts = (0..self.page.len()).filter(|&n| is_long(n) && signs(self.page.text(n).trim_start()));
        let blocks =
            texts.take(MAX_NAMES).filter_map(|n| self.page.ancestors(n).find(|&n| self.page.tag(n).is_block()));
        let lines = blocks.filter(|&block| {
            self.clues.is_line(self.page, block, BYLINE_BYTES) && !self.clues.is_foreign(self.page, block, self.title)
        });
        lines.map(|block| self.names_in(block)).find(|names| !names.is_empty()).unwrap_or_default()
    }

    /// The persons right under a heading that says nothing but `Author`, or a line that says nothing but `Written by`.
    fn headed(&self) -> Vec<String> {
        let page = self.page;
        let is_heading = |node: usize| page.tag(node).heading_level().is_some();
        let is_label = |node: usize| {
            let is_line = (WRITTEN_BY_BYTES..=LABEL_BYTES).contains(&page.reading(node).trimmed);
            // Nearly all texts are told by their first letter.
            let may_be = |text: &str| match text.trim_start().as_bytes().first() {
                Some(first) if first.is_ascii_alphanumeric() => {
                    let first = first.to_ascii_lowercase();
                    WRITTEN_BY.iter().any(|label| label.as_bytes().first() == Some(&first))
                }
                _ => true,
            };
            page.tag(node) == Tag::Text
                && is_line
                && may_be(page.text(node))
                && WRITTEN_BY.contains(&folded(page.text(node)).as_str())
        };
        let labels = (0..page.len()).filter(|&node| {
            is_label(node)
                || is_heading(node)
                    && self.clues.is_line(page, node, BYLINE_BYTES)
                    && AUTHORS.contains(&folded(&page.range_text(node, page.end(node))).as_str())
        });
        let named = labels.take(MAX_NAMES).filter_map(|label| {
            let after = page.end(label)..page.len();
            let text = after.take(REACH).find(|&n| page.tag(n) == Tag::Text && !page.text(n).trim().is_empty())?;
            let block = page.ancestors(text).find(|&n| page.tag(n).is_block())?;
            let is_line = self.clues.is_line(page, block, BYLINE_BYTES) && !page.contains(block, label);
            let names = if is_line { self.names_in(block) } else { Vec::new() };
            (!names.is_empty() && names.iter().all(|name| kinds::is_person(name))).then_some(names)
        });
        named.into_iter().next().unwrap_or_default()
    }

    /// The names that all of the elements say; none if they say none or differ.
    fn agreed(&self, nodes: &[usize]) -> Option<Vec<String>> {
        let mut found: Vec<String> = Vec::new();
        for &node in nodes {
            let is_line = self.clues.is_line(self.page, node, BYLINE_BYTES / 2);
            if !is_line || self.clues.is_foreign(self.page, node, self.title) {
                continue;
            }
            let names = self.names_in(node);
            if found.is_empty() {
                found = names;
            } else if !names.is_empty() && !names.iter().any(|name| found.iter().any(|other| key(other) == key(name))) {
                return None;
            }
        }
        Some(found).filter(|found| !found.is_empty())
    }
}
