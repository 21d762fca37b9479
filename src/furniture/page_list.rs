//! The ways to the other pages of an article: the list of their numbers, "Next page", "Page 2 of 4".

use super::survey::Survey;
use super::{Reason, Rule, Trust};
use crate::page::Tag;
use crate::page::text::folded;
use crate::pages::{Pages, says_of_pages};
use crate::segment::Block;
use std::ops::Range;

pub(super) const RULES: &[Rule] = &[Rule {
    name: "page-list",
    reason: Reason::Navigation,
    trust: Trust::Sign,
    says: "Links to the other pages of the same article, with their numbers or the words for them, and the line that counts them.",
    find: page_list,
}];

/// Words of a list of pages.
const LIST_WORDS: u32 = 120;
/// Words of a line that says which page this is.
const LINE_WORDS: u32 = 8;
/// Blocks between such a line and the links.
const BESIDE: usize = 2;

fn page_list(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let Some(pages) = survey.pages else { return Vec::new() };
    let is_list: Vec<bool> = survey.blocks.iter().map(|block| is_list(survey, pages, block)).collect();
    let is_beside = |at: usize| {
        let around = at.saturating_sub(BESIDE)..(at + BESIDE + 1).min(is_list.len());
        is_list.get(around).is_some_and(|near| near.contains(&true))
    };
    let is_part =
        |(at, block): &(usize, &Block)| is_list.get(*at) == Some(&true) || is_beside(*at) && is_line(survey, block);
    survey.blocks.iter().enumerate().filter(is_part).map(|(_, block)| survey.alone(block)).collect()
}

/// Whether a block is links to pages of the article, and says nothing else.
fn is_list(survey: &Survey<'_>, pages: &Pages, block: &Block) -> bool {
    if block.links == 0 || block.measure.words > LIST_WORDS {
        return false;
    }
    let page = survey.page;
    let is_known = |node: usize| pages.links.iter().any(|link| link.node == node);
    let mut links = 0;
    let above =
        page.ancestors(block.start).take(3).filter(|&node| page.end(node) <= block.end || page.tag(node) == Tag::A);
    let is_link = |&node: &usize| page.tag(node) == Tag::A && page.attr(node, "href").is_some();
    for node in (block.start..block.end).chain(above).filter(is_link) {
        if !is_known(node) {
            return false;
        }
        links += 1;
    }
    let mut rest = String::new();
    let mut node = block.start;
    while node < block.end {
        if is_link(&node) {
            rest.push(' ');
            node = page.end(node);
        } else {
            rest.push_str(page.text(node));
            node += 1;
        }
    }
    links > 0 && (block.link_words == block.measure.words || says_of_pages(&folded(&rest)))
}

/// Whether a block beside them says of pages alone: a number, which page of how many.
fn is_line(survey: &Survey<'_>, block: &Block) -> bool {
    let words = block.measure.words;
    (1..=LINE_WORDS).contains(&words) && block.links == 0 && says_of_pages(&folded(&block.text(survey.page)))
}

#[cfg(test)]
mod tests {
    use super::super::check::{in_text, marks_of, metadata_of};
    use crate::page::Page;
    use url::Url;

    fn check(below: &str, expected: &[(&str, &str)]) {
        let html = in_text("").replace("</article>", &format!("{below}</article>"));
        let page = Page::from_html(&html, Url::parse("https://quay.example/old-ferry").ok());
        let marks = marks_of(&page, &metadata_of(&page));
        let found: Vec<_> = marks.iter().map(|(mark, text)| (mark.rule, text.as_str())).collect();
        assert_eq!(found, expected, "{below}");
    }

    #[test]
    fn numbers_and_ways_to_the_pages_of_an_article_are_no_text() {
        let list = "<p>1 <a href='?page=2'>2</a> <a href='?page=3'>3</a> <a href='?page=2'>Next page</a></p>";
        check(list, &[("page-list", "1 2 3 Next page")]);
        check(&format!("<p>Page 1 of 3</p>{list}"), &[("page-list", "Page 1 of 3"), ("page-list", "1 2 3 Next page")]);
        check("<p><a rel=next href='?page=2'>Continue: the bridge</a></p>", &[("page-list", "Continue: the bridge")]);
    }

    #[test]
    fn sentences_with_such_a_link_and_other_numbers_stay() {
        check("<p>More of that on <a href='?page=2'>page 2</a>, where the bridge is built.</p>", &[]);
        check("<p>1 <a href='/notes/2'>2</a> 3</p><p>Page 1 of 3</p>", &[]);
    }
}
