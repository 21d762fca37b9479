//! How the rules are tested: a few lines of HTML, and the marks they must give, no more and no less.

use super::{Languages, Mark, Scene, mark};
use crate::describe::Metadata;
use crate::page::{Page, Tag};
use crate::pages::Pages;
use crate::segment::segment;

/// The marks that are not within another, each with the first words it covers.
pub fn marks_of(page: &Page, metadata: &Metadata) -> Vec<(Mark, String)> {
    let blocks = segment(page);
    let mut end = 0;
    let mut outer = Vec::new();
    let pages = Pages::of(page);
    for mark in mark(&Scene { page, blocks: &blocks, metadata, pages: pages.as_ref(), skipped: Languages::NONE }) {
        if mark.start >= end {
            end = mark.end;
            outer.push((mark, page.range_text(mark.start, mark.end)));
        }
    }
    outer
}

/// What the page says of itself, as far as rules need it.
pub fn metadata_of(page: &Page) -> Metadata {
    let title_node = page.first(Tag::H1);
    let title = title_node.map(|node| page.subtree_text(node)).unwrap_or_default();
    Metadata { title, title_node, ..Metadata::default() }
}

/// Checks that a page gives exactly these marks: rule and first words, in document order.
pub fn check(html: &str, expected: &[(&str, &str)]) {
    let page = Page::from_html(html, None);
    compare(&page, expected, html);
}

/// The same between an ordinary title and two ordinary paragraphs on each side.
pub fn check_in_text(html: &str, expected: &[(&str, &str)]) {
    check(&in_text(html), expected);
}

/// The same for lines of plain text.
pub fn check_plain(text: &str, expected: &[(&str, &str)]) {
    let page = Page::from_text(text);
    compare(&page, expected, text);
}

/// An article with something in its middle.
pub fn in_text(html: &str) -> String {
    format!(
        "<body><article><h1>The ferry that refuses to retire</h1><div class=body><p>{}</p><p>{}</p>{html}<p>{}</p><p>{}</p></div></article>",
        "At ten minutes to six the deckhand throws a bucket of river over the ramp, so that the first cars will not slide on the frost of the night.",
        "Nobody planned for her to last. The county bought the ferry as a stopgap while it argued about a bridge, which was cancelled, revived and cancelled again.",
        "Her replacement arrived last autumn. She is electric, quiet and twice as wide, and she cost nineteen million; so far she has made eleven crossings in all.",
        "So the old ship works on. Her engineer is seventy and was supposed to retire with her, but he knows which of the cylinders dislikes cold mornings.",
    )
}

fn compare(page: &Page, expected: &[(&str, &str)], source: &str) {
    let marks = marks_of(page, &metadata_of(page));
    let found: Vec<_> = marks.iter().map(|(mark, text)| (mark.rule, text.as_str())).collect();
    let fits = found.len() == expected.len()
        && found.iter().zip(expected).all(|((rule, text), (name, starts))| {
            rule == name && text.starts_with(starts) && (!starts.is_empty() || text.is_empty())
        });
    assert!(fits, "found {found:#?}\nexpected {expected:#?}\nin {source}");
}
