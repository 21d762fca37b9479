//! Names in what the page says for machines: meta elements and microdata.

use super::kinds;
use super::labels::after_label;
use super::seen::Seen;
use crate::describe::site::key;
use crate::describe::value::{NAME_CHARS, clean, clean_shown};
use crate::page::Tag;

/// Names of meta elements with the author, most trusted first.
const AUTHOR_METAS: &[&str] = &[
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "article:byline",
    "article_author",
    "articleauthor",
    "citation_author",
    "citation_authors",
    "dc.creator",
    "dcterms.creator",
    "dc.contributor",
    "byl",
    "article:author_name",
    "og:article:author",
    "cxenseparse:author",
    "shareaholic:article_author_name",
];
/// Words of the name of who posts.
const POSTER_WORDS: usize = 5;
/// Bytes of text after the title in which names are spelled out, and persons that are looked at there.
const SPELLED_AFTER: u32 = 2_500;
const MOST_PERSONS: usize = 100;
/// Bytes of text between two authors of one text.
const AUTHORS_APART: u32 = 400;

impl Seen<'_> {
    /// The names in meta elements.
    pub fn metas(&self) -> Vec<String> {
        let one = |name: &&'static str| {
            let values = self.clues.metas.iter().filter(|(n, _)| n == name).filter_map(|(_, value)| clean(value));
            // A portal writes whose article it shows, and its own name behind a bar.
            let values = values.filter(|value| *name != "og:article:author" || !value.contains(" | "));
            // Libraries write the family name first.
            let given_first = |value: String| match value.split_once(", ") {
                Some((family, given)) if name.starts_with("citation_author") => format!("{given} {family}"),
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

    /// Who posted it, as networks call a post: `Ann Lee (@ann@field.example)`.
    pub fn handles(&self) -> Vec<String> {
        let poster = |title: String| {
            let (name, rest) = title.split_once(" (@")?;
            let (handle, rest) = rest.split_once(')')?;
            let is_poster =
                !handle.contains(' ') && (rest.is_empty() || rest.starts_with(" on ") || rest.starts_with(':'));
            let is_short = name.chars().count() <= NAME_CHARS / 2 && name.split_whitespace().count() <= POSTER_WORDS;
            (is_poster && is_short).then(|| name.to_owned())
        };
        let titles = self.clues.metas.iter().filter(|(name, _)| matches!(name.as_str(), "og:title" | "twitter:title"));
        self.cleaned(titles.filter_map(|(_, title)| clean(title)).filter_map(poster).take(1))
    }

    /// The names as the page spells them out below the title, where the data gives all of them with initials: `Lee A`.
    pub fn spelled_out(&self, names: Vec<String>) -> Vec<String> {
        let Some(title) = self.title else { return names };
        let shortened: Option<Vec<(&str, char)>> = names.iter().map(|name| shortened(name)).collect();
        let Some(shortened) = shortened.filter(|all| !all.is_empty()) else { return names };
        let start = self.page.end(title);
        let near = (start..self.page.len()).take_while(|&n| self.clues.bytes(start, n) <= SPELLED_AFTER);
        let texts = near
            .filter(|&n| self.page.tag(n) == Tag::Text)
            .map(|n| self.page.text(n).trim_matches([',', ' ', '\u{a0}']));
        let persons: Vec<&str> = texts.filter(|text| kinds::is_person(text)).take(MOST_PERSONS).collect();
        let full = |&(family, initial): &(&str, char)| {
            let is_same = |person: &&&str| {
                person.starts_with(initial) && person.rsplit(' ').next().is_some_and(|last| key(last) == key(family))
            };
            persons.iter().find(is_same).map(|person| (*person).to_owned())
        };
        let spelled: Option<Vec<String>> = shortened.iter().map(full).collect();
        spelled.unwrap_or(names)
    }

    /// The names in microdata.
    pub fn items(&self) -> Vec<String> {
        let authors = self.clues.items.iter().filter(|(node, prop)| {
            matches!(*prop, "author" | "creator")
                && !self.clues.is_foreign(self.page, *node, self.title)
                && !self.is_of_picture(*node)
        });
        let authors: Vec<usize> = authors.map(|&(node, _)| node).collect();
        let values = self.together(&authors).into_iter().filter_map(|node| {
            let mut inside =
                self.clues.items.iter().filter(|(n, prop)| *prop == "name" && self.page.contains(node, *n));
            let node = inside.next().map_or(node, |&(inner, _)| inner);
            self.page.attr(node, "content").map_or_else(|| clean_shown(&self.page.subtree_text(node)), clean)
        });
        self.cleaned(values)
    }

    /// Whether an author made the picture beside which they are named.
    fn is_of_picture(&self, node: usize) -> bool {
        self.page.ancestors(node).any(|above| matches!(self.page.tag(above), Tag::Figure | Tag::Figcaption))
    }

    /// The first of the authors after the title and those beside it: who answers below is another text's author.
    fn together(&self, authors: &[usize]) -> Vec<usize> {
        let (page, clues) = (self.page, self.clues);
        let first = authors.iter().position(|&node| self.title.is_none_or(|title| node > title)).unwrap_or_default();
        let mut last = authors.get(first).copied();
        let is_beside = |node: &usize| {
            let is_near = last.is_none_or(|last| clues.bytes(page.end(last), *node) <= AUTHORS_APART);
            last = last.filter(|_| !is_near).or(Some(*node));
            is_near
        };
        let before = authors.iter().take(first).copied();
        let after = authors.iter().skip(first).copied().take_while(is_beside);
        before.chain(after).collect()
    }
}

/// The family name and the first initial of a name that libraries shorten: `Lee AB`.
fn shortened(name: &str) -> Option<(&str, char)> {
    let (family, initials) = name.split_once(' ')?;
    let is_initials = (1..=3).contains(&initials.len()) && initials.chars().all(char::is_uppercase);
    (is_initials && family.chars().any(char::is_lowercase)).then_some((family, initials.chars().next()?))
}
