//! The article after the article: sites that never end load the next one under the first, with a title of its own.

use super::survey::Survey;
use super::{Reason, Rule, Trust};
use crate::page::Tag;
use std::ops::Range;

pub(super) const RULES: &[Rule] = &[Rule {
    name: "next-article",
    reason: Reason::Related,
    trust: Trust::Apart,
    says: "An article element with a title of its own, after the one that holds the title of the page and its text.",
    find: next_article,
}];

/// An article has at least this many words in long blocks; with fewer it is an entry of a list of articles.
const ARTICLE_WORDS: u32 = 150;

fn next_article(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let page = survey.page;
    let own = survey.title_node.and_then(|title| page.ancestors(title).find(|&node| page.tag(node) == Tag::Article));
    let Some(own) = own.filter(|&own| survey.count_in(own).long >= ARTICLE_WORDS) else { return Vec::new() };
    let has_title = |node: usize| page.nodes(node..page.end(node)).any(|inner| page.tag(inner) == Tag::H1);
    let (mut found, mut node) = (Vec::new(), page.end(own));
    while node < page.len() {
        let is_next = page.tag(node) == Tag::Article && survey.count_in(node).long > 0 && has_title(node);
        if is_next {
            found.push(survey.range(node));
            node = page.end(node);
        } else {
            node += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::check::{check, in_text};

    const NEXT: &str = "<article><h1>The bridge that was never built</h1><p>It was drawn four times, and each time the \
                        river moved a little to the west, out of the plan and away from the money that was put aside.</p></article>";

    #[test]
    fn an_article_with_a_title_of_its_own_is_another() {
        let text = in_text(
            "<p>Nine people have stood at her wheel since the year she came, and all but one of them still live within \
             sight of the landing, which they say is chance, and which their families say is not. The ninth went to sea, \
             came back after eleven years, looked at the ferry for an hour and took a room behind the ticket office.</p>",
        );
        let long = NEXT.replace("<p>", "<p>Once more it was drawn, and once more the river would not have it. ");
        check(&format!("{text}{long}"), &[("next-article", "The bridge")]);
    }

    #[test]
    fn entries_of_a_list_stay() {
        check(&format!("<body><article><h1>Notes</h1><p>Short ones, from the landing.</p></article>{NEXT}{NEXT}"), &[]);
        check(&in_text(NEXT), &[]);
    }
}
