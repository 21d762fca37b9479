//! For the tests of this room: what is kept of a page.

use super::{Case, Follow, Sort, begun};
use crate::page::{Page, Tag};
use crate::segment::{Block, segment};

/// What is kept of an article, where only blocks with the letter k in their text are kept at first, those with an exclamation
/// mark are unlikely, and those with two are hopeless.
pub(super) fn check(html: &str, expected: &[&str]) {
    check_as(Sort::Article, html, expected);
}

pub(super) fn check_as(sort: Sort, html: &str, expected: &[&str]) {
    let page = Page::from_html(html, None);
    let blocks = segment(&page);
    let mut is_kept: Vec<bool> = blocks.iter().map(|b| b.text(&page).contains('k')).collect();
    let likely = |text: &str| match text {
        _ if text.contains("!!") => 0.01,
        _ if text.contains('!') => 0.06,
        _ => 0.6,
    };
    let likely: Vec<f32> = blocks.iter().map(|b| likely(&b.text(&page))).collect();
    let (is_marked, title) = (vec![false; blocks.len()], page.first(Tag::H1));
    let case = Case {
        page: &page,
        blocks: &blocks,
        begun: &begun(&page, &blocks),
        probabilities: &likely,
        is_marked: &is_marked,
        title,
        said: &[],
        sort,
    };
    Follow::of(&case).settle(&mut is_kept);
    let text = |b: &Block| if b.is_medium() { "img".into() } else { b.text(&page) };
    let kept: Vec<String> = blocks.iter().zip(&is_kept).filter(|(_, k)| **k).map(|(b, _)| text(b)).collect();
    assert_eq!(kept, expected, "{html}");
}
