//! Who wrote it. Order of trust: JSON-LD, meta elements, microdata, links to authors, elements that are a byline by
//! class, a line that begins with "By". A person outranks the site itself, whoever says it.

use super::clues::{Clues, is_foreign};
use super::json_ld::Linked;
use super::names::{MAX_NAMES, after_label, names};
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
/// Bytes of text an element may hold and still be a byline.
const BYLINE_BYTES: u32 = 200;
/// Bytes of text after the title within which a byline stands.
const NEAR_AFTER: u32 = 2_500;
/// Bytes of text before the title within which a byline stands.
const NEAR_BEFORE: u32 = 400;

/// Finds the authors.
pub fn find(page: &Page, clues: &Clues<'_>, linked: &Linked, site: &Site, title: Option<usize>) -> Vec<String> {
    let seen = Seen { page, clues, site, title };
    let sources: [&dyn Fn() -> Vec<String>; 6] = [
        &|| seen.cleaned(linked.authors.iter().cloned()),
        &|| seen.metas(),
        &|| seen.items(),
        &|| seen.shown(&clues.author_links),
        &|| seen.shown(&clues.bylines),
        &|| seen.line(),
    ];
    let mut own_name = Vec::new();
    for source in sources {
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
            let values = self.clues.metas.iter().filter(|(n, _)| n == name);
            self.cleaned(values.filter_map(|(_, value)| clean(value)))
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
        let authors =
            self.clues.items.iter().filter(|(node, prop)| {
                matches!(*prop, "author" | "creator") && !is_foreign(self.page, *node, self.title)
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
        let bytes = self.clues.bytes(node, self.page.end(node));
        let is_placed = self.title.is_none_or(|title| {
            let distance = self.clues.distance(title, node);
            distance <= if node > title { NEAR_AFTER } else { NEAR_BEFORE }
        });
        let holds_title = self.title.is_some_and(|title| self.page.contains(node, title));
        (1..=BYLINE_BYTES).contains(&bytes) && is_placed && !holds_title && !is_foreign(self.page, node, self.title)
    }

    /// The names in the first of the elements that holds some, and in those right beside it.
    fn shown(&self, nodes: &[usize]) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        let mut last: Option<usize> = None;
        for &node in nodes.iter().filter(|&&node| self.is_near(node)) {
            if last.is_some_and(|last| self.page.contains(last, node)) {
                continue;
            }
            let is_beside = last.is_none_or(|last| self.clues.bytes(self.page.end(last), node) < 30);
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

    /// The names an element shows: its links to people, else its text.
    fn names_in(&self, node: usize) -> Vec<String> {
        let links = (node..self.page.end(node)).filter(|&n| self.page.tag(n) == Tag::A && is_author_link(self.page, n));
        let linked = self.cleaned(links.filter_map(|n| clean_shown(&self.page.subtree_text(n))));
        if !linked.is_empty() {
            return linked;
        }
        self.cleaned(clean_shown(&self.page.subtree_text(node)).into_iter())
    }

    /// A short line near the title that begins with "By" and a capital.
    fn line(&self) -> Vec<String> {
        let Some(title) = self.title else { return Vec::new() };
        let first = self.page.end(title);
        let start = self.clues.bytes_before(first);
        for node in first..self.page.len() {
            if self.clues.bytes_before(node) - start > NEAR_AFTER {
                break;
            }
            if self.page.tag(node) != Tag::Text || self.page.is_hidden(node) {
                continue;
            }
            let Some(block) = self.page.ancestors(node).find(|&n| self.page.tag(n).is_block()) else { continue };
            if !self.is_near(block) {
                continue;
            }
            let text = self.page.subtree_text(block);
            let begins = after_label(&text).is_some_and(|rest| rest.chars().next().is_some_and(|c| !c.is_lowercase()));
            let found = if begins { self.cleaned(clean_shown(&text).into_iter()) } else { Vec::new() };
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }
}

fn is_author_link(page: &Page, node: usize) -> bool {
    let rel = page.attr(node, "rel").unwrap_or_default();
    let href = page.attr(node, "href").unwrap_or_default().to_ascii_lowercase();
    let paths = [
        "/author",
        "/auteur",
        "/autor",
        "/writer",
        "/people/",
        "/profile/",
        "/contributor",
        "/staff/",
        "/journalist",
        "/by/",
    ];
    rel.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("author"))
        || paths.iter().any(|path| href.contains(path))
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
    }

    #[test]
    fn what_is_shown_is_read_near_the_title() {
        check(
            "<h1>T</h1><div class=byline>By <a href=/author/ann>Ann Lee</a>, Reporter and <a href=/author/bob>Bob Ray</a></div>",
            "Ann Lee, Bob Ray",
        );
        check("<h1>T</h1><p>Par Ann Lee</p><p>Par contre, il pleut.</p>", "Ann Lee");
        check("<h1>T</h1><p>By the river stood a house.</p>", "");
        check("<h1>T</h1><p>x</p><div class=comments><span class=author>Troll</span></div>", "");
    }
}
