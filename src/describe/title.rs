//! The headline, and the element that shows it. Order of trust: the heading that says what the data says; else what the
//! data says (JSON-LD, Open Graph, other meta elements, the document's title), without the site's name.

use super::clues::Clues;
use super::json_ld::Linked;
use super::site::{Site, key};
use super::value::{TITLE_CHARS, clean, clean_shown, is_address, limited};
use crate::page::text::folded;
use crate::page::{Page, Tag};

/// Names of meta elements that say the headline, most trusted first.
const TITLE_METAS: &[&str] = &[
    "og:title",
    "twitter:title",
    "parsely-title",
    "sailthru.title",
    "dc.title",
    "dcterms.title",
    "citation_title",
    "article:title",
    "headline",
    "title",
];
/// Bytes of a heading; a longer one is no headline.
const HEADING_BYTES: u32 = 600;
/// Texts of a heading that are looked at one by one.
const MAX_PIECES: usize = 12;
/// From here on, heading and data say the same.
const AGREES: f32 = 0.5;
/// From here on, they say it in the same words.
const SAME: f32 = 0.9;

/// The headline and where it is shown.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Title {
    /// The headline; empty if there is none.
    pub text: String,
    /// The element that shows it.
    pub node: Option<usize>,
}

/// The titles of the page itself, before anything is known of the site: they tell which of the data is the article's.
pub fn page_titles(clues: &Clues<'_>) -> Vec<String> {
    clues.meta(TITLE_METAS).filter_map(clean).chain(clean_shown(&clues.document_title)).collect()
}

/// Whether the headline is that of one of the titles.
pub fn is_among(headline: &str, titles: &[String]) -> bool {
    titles.iter().any(|title| likeness(title, headline) >= AGREES)
}

/// What the data calls the article, most trusted first, without the site's name.
pub fn said(clues: &Clues<'_>, linked: &Linked, site: &Site) -> Vec<String> {
    let metas = clues.meta(TITLE_METAS).filter_map(clean);
    let sure = linked.headline.iter().cloned().chain(metas).map(|title| site.surely_stripped(&title).to_owned());
    let document = clean_shown(&clues.document_title).map(|title| site.guessed(&title).to_owned());
    let mut said: Vec<String> = Vec::new();
    for title in sure.chain(document) {
        if !is_address(&title) && !site.is_name(&title) && !said.contains(&title) {
            said.push(title);
        }
    }
    said
}

/// Finds the headline.
pub fn find(page: &Page, clues: &Clues<'_>, site: &Site, said: &[String]) -> Title {
    let headings: Vec<Heading> =
        clues.headings.iter().filter_map(|&node| Heading::at(page, clues, site, said, node)).collect();
    // Among equals the first.
    let best = headings.iter().reduce(|best, next| if next.score > best.score { next } else { best });
    let mut tops = headings.iter().filter(|heading| page.tag(heading.node) == Tag::H1);
    let only_top = tops.next().filter(|_| tops.next().is_none());
    let heading = match (best, only_top) {
        // A section's heading below the only h1 often has more of the words that search engines are told.
        (Some(best), Some(top)) if best.node > top.node && best.shared < SAME && top.shared > 0.1 => Some(top),
        (best, _) => best.filter(|best| best.score >= AGREES),
    };
    let text = match heading {
        Some(Heading { node, text, .. }) => {
            site.stripped(&own_part(page, *node, said).unwrap_or_else(|| text.clone())).to_owned()
        }
        None => said.first().cloned().or_else(|| clean_shown(&clues.document_title)).unwrap_or_default(),
    };
    Title { text: limited(&text, TITLE_CHARS), node: heading.map(|heading| heading.node) }
}

/// A heading that could be the headline.
struct Heading {
    node: usize,
    text: String,
    /// How much it shares with what the data says, 0 to 1.
    shared: f32,
    /// How likely it is the headline.
    score: f32,
}

impl Heading {
    fn at(page: &Page, clues: &Clues<'_>, site: &Site, said: &[String], node: usize) -> Option<Self> {
        let text = heading_text(page, clues, site, node)?;
        let level = page.tag(node).heading_level();
        let shared = said.iter().map(|title| likeness(title, &text)).fold(0.0, f32::max);
        // With nothing said, the first h1 is the headline.
        let shared = if said.is_empty() && level == Some(1) { AGREES } else { shared };
        let rank = match level {
            Some(1) => 0.45,
            Some(2) => 0.1,
            _ => 0.0,
        };
        let is_item = page.attr(node, "itemprop").is_some_and(|prop| prop.contains("headline"));
        let bonus = if shared > 0.2 { rank + if is_item { 0.1 } else { 0.0 } } else { 0.0 };
        Some(Self { node, text, shared, score: shared + bonus })
    }
}

/// The pieces of the heading that are the headline as the data says it, where others stand beside them in the heading:
/// a kicker, a date, a count of comments.
fn own_part(page: &Page, node: usize, said: &[String]) -> Option<String> {
    let texts: Vec<&str> =
        (node..page.end(node)).map(|n| page.text(n).trim()).filter(|text| !text.is_empty()).collect();
    if !(2..=MAX_PIECES).contains(&texts.len()) {
        return None;
    }
    let keys: Vec<String> = said.iter().map(|title| key(title)).collect();
    let runs = (0..texts.len()).flat_map(|start| (start + 1..=texts.len()).map(move |end| (start, end)));
    let run = runs
        .filter_map(|(start, end)| texts.get(start..end))
        .find(|run| run.len() < texts.len() && keys.contains(&key(&run.join(" "))));
    run.and_then(|run| clean_shown(&run.join(" ")))
}

/// The text of a heading that could be a headline.
fn heading_text(page: &Page, clues: &Clues<'_>, site: &Site, node: usize) -> Option<String> {
    if !clues.is_line(page, node, HEADING_BYTES) || page.is_hidden(node) {
        return None;
    }
    let text = clean_shown(&page.subtree_text(node))?;
    let is_elsewhere = page.ancestors(node).any(|n| matches!(page.tag(n), Tag::Nav | Tag::Footer | Tag::Dialog));
    // An h1 is the article's wherever it stands; other headings head cards and comments too.
    let is_foreign = page.tag(node) != Tag::H1 && clues.is_foreign(page, node, None);
    (!is_elsewhere && !is_foreign && !site.is_name(&text)).then_some(text)
}

/// How much two titles share, 0 to 1.
pub fn likeness(a: &str, b: &str) -> f32 {
    let (a_key, b_key) = (key(a), key(b));
    if a_key.is_empty() || b_key.is_empty() {
        return 0.0;
    }
    if a_key == b_key {
        return 1.0;
    }
    let (short, long) = if a_key.len() < b_key.len() { (&a_key, &b_key) } else { (&b_key, &a_key) };
    let share = short.len() as f32 / long.len() as f32;
    if long.starts_with(short.as_str()) || long.ends_with(short.as_str()) {
        return 0.5 + share * 0.5;
    }
    let (a, b) = (folded(a), folded(b));
    let a: Vec<&str> = a.split(' ').collect();
    let b: Vec<&str> = b.split(' ').collect();
    let common = a.iter().filter(|word| b.contains(word)).count();
    2.0 * common as f32 / (a.len() + b.len()) as f32 * 0.95
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, title: &str, tag: Option<Tag>) {
        let page = Page::from_html(html, None);
        let clues = Clues::of(&page);
        let linked = Linked::default();
        let site = Site::of(&page, &clues, &linked);
        let found = find(&page, &clues, &site, &said(&clues, &linked, &site));
        assert_eq!((found.text.as_str(), found.node.map(|n| page.tag(n))), (title, tag), "{html}");
    }

    #[test]
    fn the_heading_that_agrees_is_the_headline() {
        check(
            "<title>Rain falls on wheat | Farm</title><h1>Farm</h1><h1>Rain falls on wheat</h1>",
            "Rain falls on wheat",
            Some(Tag::H1),
        );
        check(
            "<title>Rain falls on wheat | Farm</title><h1>Farm weekly</h1><h2>Rain falls on wheat</h2>",
            "Rain falls on wheat",
            Some(Tag::H2),
        );
        check(
            "<meta property=og:title content='Rain fell on the wheat'><h1>Rain falls on the wheat</h1>",
            "Rain falls on the wheat",
            Some(Tag::H1),
        );
    }

    #[test]
    fn a_kicker_in_the_heading_is_not_the_headline() {
        check(
            "<meta property=og:title content='Rain falls on wheat'><h1><span>Farms</span><span>Rain falls on wheat</span></h1>",
            "Rain falls on wheat",
            Some(Tag::H1),
        );
        check(
            "<meta property=og:title content='Farms: Rain falls on wheat'><h1><span>Farms</span> <b>Rain</b> falls on wheat</h1>",
            "Farms Rain falls on wheat",
            Some(Tag::H1),
        );
    }

    #[test]
    fn without_a_heading_the_data_is_believed() {
        check("<title>Rain falls on wheat | Farm</title><h1></h1>", "Rain falls on wheat", None);
        check("<meta property=og:title content='Rain'><title>x</title><h1 hidden>Rain</h1>", "Rain", None);
        check("<meta property=og:title content='{{title}}'><h1>Rain</h1>", "Rain", Some(Tag::H1));
        check("<p>a</p>", "", None);
    }

    #[test]
    fn headings_of_navigation_are_none() {
        check(
            "<title>Rain on wheat</title><nav><h1>Rain on wheat</h1></nav><h2>Rain on wheat</h2>",
            "Rain on wheat",
            Some(Tag::H2),
        );
    }

    #[test]
    fn titles_are_alike_by_their_words() {
        assert!(likeness("Rain on wheat", "RAIN ON WHEAT!") > 0.99);
        assert!(likeness("Rain on wheat: a history", "Rain on wheat") > 0.7);
        assert!(likeness("Rain on wheat", "Sun over rye") < 0.1);
    }
}
