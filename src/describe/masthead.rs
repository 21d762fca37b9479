//! Which first heading of a page is not the article's but the site's: its name, in its place above every page, a board's
//! above every topic.

use super::clues::Clues;
use super::heading;
use super::site::key;
use super::title::{HEADING_BYTES, Title};
use crate::page::text::measure;
use crate::page::{Page, Tag};

/// Classes by which templates name the heading of one article, whatever its level.
const HEADLINE_NAMES: [&str; 4] = ["article-title", "entry-title", "headline", "post-title"];
/// Words of a link that says what the page is about; fewer are a section's name.
const TOPIC_WORDS: u32 = 3;

/// Whether an h1 is the site's: it only leads to the first page, or it is what the document's title has beside a heading
/// that calls itself the article's, or behind any heading that stands below.
pub fn is_of_site(page: &Page, clues: &Clues<'_>, node: usize, text: &str) -> bool {
    if page.tag(node) != Tag::H1 {
        return false;
    }
    let (own, whole) = (key(text), key(&clues.document_title));
    let part = |rest: Option<&str>| rest.filter(|rest| !own.is_empty() && !rest.is_empty()).map(str::to_owned);
    let (behind, before) = (part(whole.strip_prefix(own.as_str())), part(whole.strip_suffix(own.as_str())));
    let says = |rest: &str, other: usize| {
        clues.is_line(page, other, HEADING_BYTES) && key(&heading::text(page, other)) == rest
    };
    let is_named = |other: usize| page.class_words(other).any(|word| HEADLINE_NAMES.contains(&word));
    let is_beside = || {
        let rest = behind.as_ref().or(before.as_ref());
        rest.is_some_and(|rest| clues.headings.iter().any(|&other| is_named(other) && says(rest, other)))
    };
    let is_below = || {
        let rest = before.as_ref().or(behind.as_ref().filter(|_| is_in_banner(page, node)));
        rest.is_some_and(|rest| clues.headings.iter().any(|&other| other > node && says(rest, other)))
    };
    heading::only_leads_home(page, node) || is_beside() || is_below()
}

/// Whether the element stands in what the page calls its banner.
fn is_in_banner(page: &Page, node: usize) -> bool {
    page.ancestors(node).any(|n| page.attr(n, "role").is_some_and(|role| role.eq_ignore_ascii_case("banner")))
}

/// The first h1 that the document's title ends with, and the heading below that says the rest of it, or the link to this
/// page: in some forums a topic has no heading, and the board has one.
#[inline(never)]
pub fn topic(page: &Page, clues: &Clues<'_>) -> Option<(usize, usize)> {
    let masthead = clues.headings.iter().copied().find(|&node| page.tag(node) == Tag::H1)?;
    if !clues.is_line(page, masthead, HEADING_BYTES) {
        return None;
    }
    let (own, whole) = (key(&heading::text(page, masthead)), key(&clues.document_title));
    let rest = whole.strip_suffix(own.as_str()).filter(|rest| !own.is_empty() && !rest.is_empty())?;
    let says_rest = |node: usize| {
        let text = page.subtree_text(node);
        measure(&text).words >= TOPIC_WORDS && key(&text) == rest
    };
    let is_topic = |&node: &usize| {
        page.tag(node) == Tag::A
            && clues.is_line(page, node, HEADING_BYTES)
            && page.attr(node, "href").is_some_and(|href| is_own(page, node, href))
            && says_rest(node)
    };
    let is_heading = |&node: &usize| {
        node > masthead && clues.is_line(page, node, HEADING_BYTES) && key(&heading::text(page, node)) == rest
    };
    let topic = clues.headings.iter().copied().find(is_heading);
    topic.or_else(|| (page.end(masthead)..page.len()).find(is_topic)).map(|topic| (masthead, topic))
}

/// Whether a link leads to the page itself, or says by its class that it is a title.
fn is_own(page: &Page, node: usize, href: &str) -> bool {
    let is_same = || {
        let mut to = page.resolve(href)?;
        to.set_fragment(None);
        let mut own = page.address()?.clone();
        own.set_fragment(None);
        Some(to == own)
    };
    page.class_words(node).any(|word| word == "title") || is_same().unwrap_or_default()
}

/// The h1s that only say the site's name: they lead to its first page, or stand above the headline and say the rest of the
/// document's title.
#[inline(never)]
pub fn all(page: &Page, clues: &Clues<'_>, title: &Title) -> Vec<usize> {
    let whole = key(&clues.document_title);
    let rest = whole.strip_prefix(key(&title.text).as_str()).filter(|rest| !rest.is_empty());
    let is_rest = |node: usize| {
        title.node.is_some_and(|title| node < title) && rest.is_some_and(|rest| key(&heading::text(page, node)) == rest)
    };
    let is_masthead = |node: usize| {
        page.tag(node) == Tag::H1
            && title.node != Some(node)
            && clues.is_line(page, node, HEADING_BYTES)
            && (heading::only_leads_home(page, node) || is_rest(node))
    };
    clues.headings.iter().copied().filter(|&node| is_masthead(node)).collect()
}

#[cfg(test)]
mod tests {
    use crate::page::Page;

    #[test]
    fn the_name_of_a_book_above_its_chapter_is_said() {
        let text = "<p>For a week it rained on the wheat of the whole valley, and nobody in the town spoke of it.</p>";
        let page = Page::from_html(
            &format!("<title>Rain - The Book of Wheat</title><h1>The Book of Wheat</h1><h2>Rain</h2>{text}"),
            None,
        );
        let metadata = crate::describe::describe(&page);
        let said: Vec<String> = metadata.said_nodes.iter().map(|&node| page.subtree_text(node)).collect();
        assert_eq!((metadata.title.as_str(), said), ("Rain", vec!["The Book of Wheat".to_owned()]));
        assert_eq!(metadata.site.as_deref(), Some("The Book of Wheat"));
    }
}
