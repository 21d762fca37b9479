//! Who wrote it. Order of trust: JSON-LD, meta elements, microdata, links to authors, elements that are a byline by
//! class, a line that begins with "By". A person outranks the site itself, whoever says it.

use super::clues::{Clues, is_author_link};
use super::dates::{self, Order};
use super::json_ld::Linked;
use super::names::{self, MAX_NAMES, after_label, names};
use super::site::{Site, key};
use super::value::{BYLINE_CHARS, clean, clean_shown, is_address};
use crate::page::{Page, Tag};

/// Names of meta elements with the author, most trusted first.
const AUTHOR_METAS: &[&str] = &[
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "dc.contributor",
    "byl",
    "citation_author",
    "article:author_name",
    "og:article:author",
    "cxenseparse:author",
    "shareaholic:article_author_name",
];
/// Labels that nothing but a byline begins with.
const SIGNATURES: [&str; 12] = [
    "article by",
    "author:",
    "autor:",
    "auteur :",
    "escrito por",
    "geschrieben von",
    "scritto da",
    "story by",
    "text by",
    "texte par",
    "words by",
    "written by",
];
/// Bytes of text an element may hold and still be a byline.
const BYLINE_BYTES: u32 = 200;
/// Bytes of text after the title within which a byline stands.
const NEAR_AFTER: u32 = 2_500;
/// Bytes of text before the title within which a byline stands.
const NEAR_BEFORE: u32 = 400;

/// Finds the authors.
pub fn find(page: &Page, clues: &Clues<'_>, linked: &Linked, site: &Site, title: Option<usize>) -> Vec<String> {
    let seen = Seen { page, clues, site, title };
    let is_announced = |node: &usize| {
        seen.is_near(*node) && (is_author_link(page, *node) || after_label(&spaced(page, *node)).is_some())
    };
    let announced: Vec<usize> = clues.bylines.iter().copied().filter(|node| is_announced(node)).collect();
    let sources: [(Strength, &dyn Fn() -> Vec<String>); 10] = [
        (Strength::Sure, &|| seen.cleaned(linked.authors.iter().cloned())),
        (Strength::Sure, &|| seen.metas()),
        (Strength::Sure, &|| seen.items()),
        (Strength::Sure, &|| seen.shown(&clues.author_links)),
        (Strength::Sure, &|| seen.shown(&announced)),
        (Strength::Sure, &|| seen.shown(&clues.person_links)),
        (Strength::Weak, &|| seen.shown(&clues.bylines)),
        (Strength::Sure, &|| seen.line()),
        (Strength::Weak, &|| seen.anywhere()),
        (Strength::Weak, &|| seen.signed()),
    ];
    let mut own_name = Vec::new();
    for (strength, source) in sources {
        // Where the data says that the site itself wrote it, a mere class name is not enough to say otherwise.
        if strength == Strength::Weak && !own_name.is_empty() {
            continue;
        }
        let (own, people): (Vec<String>, Vec<String>) = source().into_iter().partition(|name| site.is_name(name));
        if !people.is_empty() {
            return people;
        }
        if own_name.is_empty() {
            own_name = own;
        }
    }
    own_name
}

/// How much a source of names is worth against the site's own name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Strength {
    /// It says that these are authors.
    Sure,
    /// Its name only hints at it.
    Weak,
}

/// The names as one line; names that would make it too long are left out.
pub fn line(names: &[String]) -> Option<String> {
    let mut out = String::new();
    for name in names {
        if out.chars().count() + name.chars().count() + 2 > BYLINE_CHARS {
            break;
        }
        if !out.is_empty() {
            out.push_str(", ");
        }
        out.push_str(name);
    }
    (!out.is_empty()).then_some(out)
}

/// Where names are looked for.
struct Seen<'a> {
    page: &'a Page,
    clues: &'a Clues<'a>,
    site: &'a Site,
    title: Option<usize>,
}

impl Seen<'_> {
    fn cleaned(&self, values: impl Iterator<Item = String>) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for name in values.filter(|value| !is_address(value)).flat_map(|value| names(&value, self.site)) {
            if found.len() < MAX_NAMES && !found.iter().any(|other| key(other) == key(&name)) {
                found.push(name);
            }
        }
        found
    }

    fn metas(&self) -> Vec<String> {
        let one = |name: &&'static str| {
            let values = self.clues.metas.iter().filter(|(n, _)| n == name).filter_map(|(_, value)| clean(value));
            // Libraries write the family name first.
            let given_first = |value: String| match value.split_once(", ") {
                Some((family, given)) if *name == "citation_author" => format!("{given} {family}"),
                _ => value,
            };
            self.cleaned(values.map(given_first))
        };
        let found = AUTHOR_METAS.iter().map(one).find(|names| !names.is_empty());
        found.unwrap_or_else(|| {
            // Two of the cards' fields carry whatever their labels say.
            let pairs: [(&[&str], &[&str]); 2] =
                [(&["twitter:label1"], &["twitter:data1"]), (&["twitter:label2"], &["twitter:data2"])];
            let labelled = pairs.iter().filter(|(label, _)| {
                let label = self.clues.metas.iter().find(|(n, _)| label.contains(&n.as_str()));
                label
                    .and_then(|(_, value)| clean(value))
                    .is_some_and(|label| after_label(&format!("{label} Aa")).is_some())
            });
            let values =
                labelled.flat_map(|(_, data)| self.clues.metas.iter().filter(|(n, _)| data.contains(&n.as_str())));
            self.cleaned(values.filter_map(|(_, value)| clean(value)))
        })
    }

    fn items(&self) -> Vec<String> {
        let authors = self.clues.items.iter().filter(|(node, prop)| {
            matches!(*prop, "author" | "creator") && !self.clues.is_foreign(self.page, *node, self.title)
        });
        let values = authors.filter_map(|&(node, _)| {
            let mut inside =
                self.clues.items.iter().filter(|(n, prop)| *prop == "name" && self.page.contains(node, *n));
            let node = inside.next().map_or(node, |&(inner, _)| inner);
            self.page.attr(node, "content").map_or_else(|| clean_shown(&self.page.subtree_text(node)), clean)
        });
        self.cleaned(values)
    }

    /// Whether the element is where a byline of this article would be.
    fn is_near(&self, node: usize) -> bool {
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
    fn shown(&self, nodes: &[usize]) -> Vec<String> {
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

    /// The names an element shows: its links to people, else its first piece that holds some.
    fn names_in(&self, node: usize) -> Vec<String> {
        let links = (node..self.page.end(node)).filter(|&n| self.page.tag(n) == Tag::A && is_author_link(self.page, n));
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
        let pieces = spaced(self.page, node);
        let found = pieces.split('|').map(|piece| {
            // Without a word that announces it, a name has to look like one.
            let is_sure = after_label(piece.trim()).is_some() || names::announced_late(piece.trim()).is_some();
            let names = self.cleaned(clean_shown(piece).into_iter());
            let is_handle = |name: &str| is_sure && !name.contains(' ');
            if names.iter().all(|name| is_handle(name) || names::is_name_like(name)) { names } else { Vec::new() }
        });
        let mut found = found;
        found.find(|names| !names.is_empty()).unwrap_or_default()
    }

    /// A short line near the title that begins with "By" and a capital; or one that says "By" alone, and the next.
    fn line(&self) -> Vec<String> {
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
            if self.page.tag(node) != Tag::Text || self.page.is_hidden(node) || self.page.text(node).trim().is_empty() {
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
            let begins = after_label(text).is_some_and(|rest| rest.chars().next().is_some_and(|c| !c.is_lowercase()));
            let is_name_like = was_label && names::is_name_like(text);
            let is_dated = names::announced_late(text).is_some();
            if begins || is_name_like || is_dated {
                let found = self.names_in(block);
                if !found.is_empty() {
                    return found;
                }
            }
            if let Some(name) = dated_name(text) {
                let found = self.cleaned(clean_shown(name).into_iter());
                if !found.is_empty() {
                    return found;
                }
            }
            was_label = names::is_label(text);
        }
        Vec::new()
    }

    /// Names in elements far from the title, where all of a kind agree: the byline at the end, or the author's box.
    fn anywhere(&self) -> Vec<String> {
        let kinds = [&self.clues.author_links, &self.clues.person_links, &self.clues.bylines, &self.clues.boxes];
        kinds.iter().find_map(|nodes| self.agreed(nodes)).unwrap_or_default()
    }

    /// Names in a line far from the title that can only be a byline: `Written by Ann Lee`.
    fn signed(&self) -> Vec<String> {
        let signs = |text: &str| {
            SIGNATURES.iter().any(|label| text.get(..label.len()).is_some_and(|head| head.eq_ignore_ascii_case(label)))
        };
        let texts =
            (0..self.page.len()).filter(|&n| self.page.tag(n) == Tag::Text && signs(self.page.text(n).trim_start()));
        let blocks =
            texts.take(MAX_NAMES).filter_map(|n| self.page.ancestors(n).find(|&n| self.page.tag(n).is_block()));
        let lines = blocks.filter(|&block| {
            self.clues.is_line(self.page, block, BYLINE_BYTES) && !self.clues.is_foreign(self.page, block, self.title)
        });
        lines.map(|block| self.names_in(block)).find(|names| !names.is_empty()).unwrap_or_default()
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
fn spaced(page: &Page, node: usize) -> String {
    let mut out = String::new();
    let (mut previous, mut breaks, mut ends_in_space) = (usize::MAX, false, true);
    for n in node..page.end(node) {
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
            let is_announced = out.rsplit('|').next().is_some_and(|piece| names::is_label(piece.trim()));
            let is_parted = (block != previous || breaks || (is_glued && !is_sign)) && !is_announced;
            out.push_str(if is_parted { " | " } else { " " });
        }
        (previous, breaks, ends_in_space) = (block, false, raw.ends_with(char::is_whitespace));
        out.push_str(text);
    }
    out.replace(" ,", ",")
}

/// Names beside a date, in a short line of pieces without any label: `Ann Lee · 3 May 2024`.
fn dated_name(text: &str) -> Option<&str> {
    let pieces: Vec<&str> = text.split(['|', '•', '·']).map(str::trim).filter(|piece| !piece.is_empty()).collect();
    let is_date = |piece: &&&str| dates::find(piece, Order::DayFirst).is_some_and(|found| found.rest.len() <= 2);
    let is_dated = (2..=4).contains(&pieces.len()) && pieces.iter().any(|piece| is_date(&piece));
    let mut named = pieces.iter().filter(|piece| {
        (2..=4).contains(&piece.split_whitespace().count()) && names::is_name_like(piece) && !is_date(piece)
    });
    named.next().filter(|_| is_dated).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: &str) {
        let page = Page::from_html(&format!("<meta property=og:site_name content='The Daily'>{html}"), None);
        let clues = Clues::of(&page);
        let linked = super::super::json_ld::read(page.json_ld(), |_| true);
        let site = Site::of(&page, &clues, &linked);
        let found = find(&page, &clues, &linked, &site, page.first(Tag::H1));
        assert_eq!(line(&found).unwrap_or_default(), expected, "{html}");
    }

    #[test]
    fn data_is_believed_before_what_is_shown() {
        check(
            r#"<script type="application/ld+json">{"@type":"Article","author":{"name":"Ann Lee"}}</script><h1>T</h1><p class=byline>By Bob</p>"#,
            "Ann Lee",
        );
        check("<meta name=author content='Ann Lee'><meta name=author content='Bob Ray'><h1>T</h1>", "Ann Lee, Bob Ray");
        check(
            "<meta property=article:author content='https://social.example/ann'><h1>T</h1><p class=byline>By Bob Ray",
            "Bob Ray",
        );
        check("<h1>T</h1><span itemprop=author><a><span itemprop=name>Ann Lee</span></a> editor</span>", "Ann Lee");
        check(
            "<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Ann Lee'><h1>T</h1>",
            "Ann Lee",
        );
    }

    #[test]
    fn a_person_outranks_the_site() {
        check("<meta name=author content='The Daily'><h1>T</h1><p class=byline>By Ann Lee</p>", "Ann Lee");
        check("<meta name=author content='The Daily'><h1>T</h1><p>x", "The Daily");
        check("<meta name=author content='The Daily, Ann Lee'><h1>T</h1>", "Ann Lee");
        check("<meta name=author content='The Daily'><h1>T</h1><p class=author>Table of contents</p>", "The Daily");
    }

    #[test]
    fn what_is_shown_is_read_near_the_title() {
        check(
            "<h1>T</h1><div class=byline>By <a href=/author/ann>Ann Lee</a>, Reporter and <a href=/author/bob>Bob Ray</a></div>",
            "Ann Lee, Bob Ray",
        );
        check("<h1>T</h1><p>Par Ann Lee</p><p>Par contre, il pleut.</p>", "Ann Lee");
        check("<h1>T</h1><div><p>Written by</p><p>Ann Lee</p></div><p>x</p>", "Ann Lee");
        check("<h1>T</h1><div><span>By</span><span>Ann Lee</span></div><p>x</p>", "Ann Lee");
        check("<h1>T</h1><div class=author><div>Ann Lee</div><div>Founder</div></div><p>x</p>", "Ann Lee");
        check("<h1>T</h1><p>Ann Lee | Writer | 3 May 2024</p><p>x</p>", "Ann Lee");
        check("<p>Published 3 May 2024 by Ann Lee</p><h1>T</h1><p>1. Pliers</p>", "Ann Lee");
        let text = "It rained all day, and the day after. ".repeat(100);
        check(&format!("<h1>T</h1><p>{text}</p><h3>Written by Ann Lee</h3><p>Ann Lee is a writer.</p>"), "Ann Lee");
        check("<h1>T</h1><p>By the river stood a house.</p>", "");
        check("<h1>T</h1><p>x</p><div class=comments><span class=author>Troll</span></div>", "");
    }
}
