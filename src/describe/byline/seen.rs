//! Names in what the page shows: elements that are a byline by class or by their links, and lines that begin with "By".

use super::ends;
use super::labels::{after_label, is_label};
use super::name_words::ROLES;
use super::names::{self, MAX_NAMES, names};
use crate::describe::clues::{Clues, is_author_link};
use crate::describe::dates::{self, Order};
use crate::describe::site::{Site, key};
use crate::describe::value::{clean_shown, is_address};
use crate::page::text::folded;
use crate::page::{Page, Tag};

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
/// Headings under which the authors stand.
const AUTHORS: [&str; 12] = [
    "about the author",
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
/// Nodes between such a heading and the name.
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

    /// The names an element shows: its links to people, else its first piece that holds some.
    fn names_in(&self, node: usize) -> Vec<String> {
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
            linked.extend(text.filter(|text| is_said || names::is_name_like(text)));
        }
        let linked = self.cleaned(linked.into_iter());
        if !linked.is_empty() {
            return linked;
        }
        if let Some(name) = self.before_role(node) {
            return vec![name];
        }
        let text = spaced(self.page, node);
        let is_announced = self.is_announced_before(node);
        // A word alone before the piece that announces a name is a button.
        let pieces = match text.split_once('|') {
            Some((first, rest)) if !first.trim().contains(' ') && begins_by(rest) => rest,
            _ => text.as_str(),
        };
        let found = pieces.split('|').map(|piece| {
            // Without a word that announces it, a name has to look like one.
            let is_sure =
                is_announced || after_label(piece.trim()).is_some() || names::announced_late(piece.trim()).is_some();
            let names = self.cleaned(clean_shown(piece).into_iter());
            let is_handle = |name: &str| is_sure && !name.contains(' ');
            if names.iter().all(|name| is_handle(name) || names::is_name_like(name)) { names } else { Vec::new() }
        });
        let mut found = found;
        found.find(|names| !names.is_empty()).unwrap_or_default()
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
        (names::is_person(first) && has(&ROLES) && !has(&["and", "e", "et", "und", "y"])).then(|| first.to_owned())
    }

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

    /// The persons right under a heading that says nothing but `Author`.
    fn headed(&self) -> Vec<String> {
        let page = self.page;
        let is_heading = |node: usize| page.tag(node).heading_level().is_some();
        let labels = (0..page.len()).filter(|&node| {
            is_heading(node)
                && self.clues.is_line(page, node, BYLINE_BYTES)
                && AUTHORS.contains(&folded(&page.range_text(node, page.end(node))).as_str())
        });
        let named = labels.take(MAX_NAMES).filter_map(|label| {
            let after = page.end(label)..page.len();
            let text = after.take(REACH).find(|&n| page.tag(n) == Tag::Text && !page.text(n).trim().is_empty())?;
            let block = page.ancestors(text).find(|&n| page.tag(n).is_block())?;
            let is_line = self.clues.is_line(page, block, BYLINE_BYTES) && !page.contains(block, label);
            let names = if is_line { self.names_in(block) } else { Vec::new() };
            (!names.is_empty() && names.iter().all(|name| names::is_person(name))).then_some(names)
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
