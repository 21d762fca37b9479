//! When the article was published and changed. Order of trust: JSON-LD, meta elements, microdata, `time` elements near
//! the title, elements that are a date by class, a short line with a date near the title, the path of the address.

use super::clues::{Clues, parts};
use super::dates::words::CHANGED;
use super::dates::{Order, find as find_date, in_path, parse};
use super::json_ld::Linked;
use crate::page::text::{folded, measure};
use crate::page::{Page, Tag, order};

/// Names of meta elements with the date of publication, most trusted first.
const PUBLISHED_METAS: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "published-date",
    "w-published-date",
    "published",
    "publish-date",
    "publish_date",
    "publishdate",
    "publication_date",
    "published_date",
    "published_time",
    "pubdate",
    "article_date_original",
    "originalpublicationdate",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "dcterms.issued",
    "dc.date.issued",
    "dc.date.published",
    "dcterms.created",
    "dc.date.created",
    "dcterms.date",
    "dc.date",
    "bt:pubdate",
    "vr:published_time",
    "rbpubdate",
    "article.published",
    "article.created",
    "date",
    "datecreated",
    "date.created",
    "created",
];
/// Names of meta elements with the date of the last change, most trusted first.
const MODIFIED_METAS: &[&str] = &[
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "article.updated",
    "lastmod",
    "last-modified",
    "revised",
    "modified",
];
/// Bytes of text an element may hold and still be a date.
const DATE_BYTES: u32 = 200;
/// Bytes of text after the title within which a date stands.
const NEAR_AFTER: u32 = 2_500;
/// Bytes of text before the title within which a date stands.
const NEAR_BEFORE: u32 = 400;
/// Words beside a date in a line that is there for the date.
const MAX_WORDS_BESIDE: usize = 12;

/// The two dates, ISO 8601.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dates {
    /// Of publication.
    pub published: Option<String>,
    /// Of the last change.
    pub modified: Option<String>,
}

/// Finds the dates. `lang` and the address tell which number comes first in `3/12/2024`.
pub fn find(page: &Page, clues: &Clues<'_>, linked: &Linked, title: Option<usize>, lang: Option<&str>) -> Dates {
    let order = order(page, lang);
    let read = |value: &str| parse(value, order);
    let shown = Shown { page, clues, title, order };
    let seen = shown.dates();
    let items = |names: [&str; 2]| {
        let found = clues.items.iter().filter(|(_, prop)| names.contains(prop));
        found.filter(|(node, _)| !clues.is_foreign(page, *node, title)).find_map(|&(node, _)| shown.value(node))
    };
    let published = linked.published.as_deref().and_then(read);
    let published = published.or_else(|| clues.meta(PUBLISHED_METAS).find_map(read));
    let published = published.or_else(|| items(["datePublished", "dateCreated"]));
    let published = published.or(seen.published);
    let published = published.or_else(|| page.address().and_then(|address| in_path(address.path())));
    let modified = linked.modified.as_deref().and_then(read);
    let modified = modified.or_else(|| clues.meta(MODIFIED_METAS).find_map(read));
    let modified = modified.or_else(|| items(["dateModified", "dateUpdated"])).or(seen.modified);
    Dates { published, modified }
}

/// Americans put the month first, and pages in English that do not say where they are from are mostly American.
pub fn order(page: &Page, lang: Option<&str>) -> Order {
    let top = page.address().and_then(|address| address.host_str()).and_then(|host| host.rsplit('.').next());
    let is_elsewhere = top.is_some_and(|top| matches!(top, "uk" | "au" | "nz" | "ie" | "in" | "za" | "eu" | "sg"));
    match lang.map(|lang| lang.split_once('-').unwrap_or((lang, ""))) {
        Some(("en", "" | "US")) if !is_elsewhere => Order::MonthFirst,
        _ => Order::DayFirst,
    }
}

/// Where dates are looked for in what the page shows.
struct Shown<'a> {
    page: &'a Page,
    clues: &'a Clues<'a>,
    title: Option<usize>,
    order: Order,
}

impl Shown<'_> {
    fn dates(&self) -> Dates {
        let mut dates = Dates::default();
        for nodes in [&self.clues.times, &self.clues.dates] {
            self.read(nodes, &mut dates);
        }
        if dates.published.is_none() {
            self.read(&self.lines(), &mut dates);
        }
        if dates.published.is_none() {
            self.read_anywhere(&mut dates);
        }
        dates
    }

    /// Takes the nearest of the elements to the title that says a date, and the nearest that says a change.
    fn read(&self, nodes: &[usize], dates: &mut Dates) {
        let near = nodes.iter().copied().filter(|&node| self.is_near(node)).collect();
        let near = order::by_key(near, |&node| u64::from(self.distance(node)) << 32 | node as u64);
        for node in near {
            let Some(date) = self.value(node) else { continue };
            let slot = if self.is_change(node) { &mut dates.modified } else { &mut dates.published };
            if slot.is_none() {
                *slot = Some(date);
            }
        }
    }

    /// Takes a date far from the title, at the end or in a column, where all the elements of a kind that are no other
    /// article's agree on it.
    fn read_anywhere(&self, dates: &mut Dates) {
        dates.published = [&self.clues.times, &self.clues.dates].into_iter().find_map(|nodes| {
            let mut found: Option<String> = None;
            for &node in nodes.iter().filter(|&&node| !self.clues.is_foreign(self.page, node, self.title)) {
                let Some(date) = self.value(node) else { continue };
                if self.is_change(node) {
                    dates.modified.get_or_insert(date);
                } else if found.as_ref().is_some_and(|other| other.get(..10) != date.get(..10)) {
                    return None;
                } else {
                    found.get_or_insert(date);
                }
            }
            found
        });
    }

    /// The date an element says: in its attributes, else in its text.
    fn value(&self, node: usize) -> Option<String> {
        let mut said = ["datetime", "content", "title"].iter().filter_map(|name| self.page.attr(node, name));
        said.find_map(|value| parse(value, self.order)).or_else(|| {
            let is_line = self.clues.is_line(self.page, node, DATE_BYTES);
            is_line.then(|| find_date(&self.page.subtree_text(node), self.order)).flatten().map(|found| found.date)
        })
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
        let names = |n: usize| {
            self.page
                .class_words(n)
                .flat_map(parts)
                .any(|part| CHANGED.contains(&part.as_str()) || part == "modification")
        };
        let itemprop = self.page.attr(node, "itemprop").is_some_and(|prop| prop == "dateModified");
        let says = |text: &str| {
            let folded = folded(text);
            let words: Vec<&str> = folded.split(' ').collect();
            words.iter().rev().take(4).any(|word| CHANGED.contains(word) || matches!(*word, "jour"))
        };
        let is_line = self.clues.is_line(self.page, node, DATE_BYTES);
        let own = if is_line { self.page.subtree_text(node) } else { String::new() };
        let until_date: String = own.chars().take_while(|c| !c.is_numeric()).collect();
        let before =
            (0..node).rev().take(6).find(|&n| self.page.tag(n) == Tag::Text && !self.page.text(n).trim().is_empty());
        let before = before.filter(|&n| self.clues.bytes(n, node) < 40);
        itemprop || names(node) || says(&until_date) || before.is_some_and(|n| says(self.page.text(n)))
    }

    fn has_number(&self, node: usize) -> bool {
        (node..self.page.end(node)).any(|n| self.page.text(n).contains(char::is_numeric))
    }

    /// Short lines near the title that hold a date and little else.
    fn lines(&self) -> Vec<usize> {
        let Some(title) = self.title else { return Vec::new() };
        let at = self.clues.bytes_before(title);
        let mut found: Vec<usize> = Vec::new();
        let mut read = usize::MAX;
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
            let mut within = block..self.page.end(block);
            if self.page.text(node).trim().is_empty() || within.any(|n| self.page.tag(n) == Tag::Cite) {
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
                found.extend(self.page.parent(node).filter(|&parent| !self.page.contains(parent, title)));
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use url::Url;

    fn check(html: &str, published: &str, modified: &str) {
        let page = Page::from_html(html, Url::parse("https://a.example/2019/01/02/x").ok());
        let clues = Clues::of(&page);
        let linked = super::super::json_ld::read(page.json_ld(), |_| true);
        let found = find(&page, &clues, &linked, page.first(Tag::H1), Some("en"));
        let told = (found.published.unwrap_or_default(), found.modified.unwrap_or_default());
        assert_eq!((told.0.as_str(), told.1.as_str()), (published, modified), "{html}");
    }

    #[test]
    fn data_is_believed_before_what_is_shown() {
        check(
            r#"<script type="application/ld+json">{"@type":"Article","datePublished":"2020-02-28T18:00:00Z"}</script><h1>T</h1><time datetime=2021-01-01>x</time>"#,
            "2020-02-28T18:00:00Z",
            "",
        );
        check(
            "<meta property=article:published_time content=2020-02-28><meta property=article:modified_time content=2020-03-01>",
            "2020-02-28",
            "2020-03-01",
        );
        check(
            "<meta name=date content='{{date}}'><h1>T</h1><time itemprop=datePublished datetime=2020-02-28>x</time>",
            "2020-02-28",
            "",
        );
    }

    #[test]
    fn dates_are_read_near_the_title() {
        check(
            "<h1>T</h1><p>Publié le : <time datetime='2020-02-28T18:46:27+00:00'>28/02/2020</time> Modifié le : <time datetime='2020-02-29'>x</time></p>",
            "2020-02-28T18:46:27+00:00",
            "2020-02-29",
        );
        check("<h1>T</h1><span class=entry-date>February 28, 2020</span>", "2020-02-28", "");
        check("<h1>T</h1><p>By Ann | Feb 28, 2020</p><p>x</p>", "2020-02-28", "");
        check("<h1>T</h1><p>Last updated: 2/28/2020</p>", "2019-01-02", "2020-02-28");
    }

    #[test]
    fn dates_of_other_things_are_not_taken() {
        let path = "2019-01-02";
        check(
            "<h1>T</h1><p>On February 28, 2020 the river rose over its banks and the people of the town left their houses in haste.</p>",
            path,
            "",
        );
        check("<h1>T</h1><div class=related-posts><time datetime=2020-02-28>x</time></div>", path, "");
        check("<h1>T</h1><ol class=comments><li><time datetime=2020-02-28>x</time></ol>", path, "");
    }
}
