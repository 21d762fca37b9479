//! Boxes about the author, after the text. The byline is not one.

use super::lexicon::Kind;
use super::survey::Survey;
use super::{Reason, Rule, Trust};
use crate::page::Tag;
use std::ops::Range;

pub(super) const RULES: &[Rule] = &[
    // The surer one first: of two marks of the same it stays.
    Rule {
        name: "author-named",
        reason: Reason::AuthorBox,
        trust: Trust::Sign,
        says: "An element after the text that is named as the author's biography and begins with the name of the article's author.",
        find: naming_box,
    },
    Rule {
        name: "author-box",
        reason: Reason::AuthorBox,
        trust: Trust::Name,
        says: "An element after the text that is named as the author's biography.",
        find: named_box,
    },
    Rule {
        name: "author-heading",
        reason: Reason::AuthorBox,
        trust: Trust::Sign,
        says: "A short section after the text whose heading says that it is about the author.",
        find: headed_box,
    },
];

/// Fewer words are a byline.
const LEAST_WORDS: u32 = 8;
/// More words are an article.
const MOST_WORDS: u32 = 160;

fn named_box(survey: &Survey<'_>) -> Vec<Range<usize>> {
    survey.outermost(Kind::Author, |node, counts| {
        (LEAST_WORDS..=MOST_WORDS).contains(&counts.words) && is_last(survey, node)
    })
}

fn naming_box(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let names_author = |range: &Range<usize>| {
        let first = survey.blocks_in(range).map(|at| survey.said(at)).find(|said| !said.folded.is_empty());
        first.is_some_and(|said| survey.authors.iter().any(|author| begins_with_name(&said.folded, author)))
    };
    named_box(survey).into_iter().filter(names_author).collect()
}

fn begins_with_name(text: &str, name: &str) -> bool {
    text.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Whether no long text of the article follows.
fn is_last(survey: &Survey<'_>, node: usize) -> bool {
    let Some(core) = survey.core else { return false };
    node > core && survey.count(&(survey.page.end(node)..survey.page.end(core))).long == 0
}

fn headed_box(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, block) in survey.blocks.iter().enumerate() {
        let said = survey.said(at);
        if !said.whole.has(Reason::AuthorBox) || !survey.is_heading(block) || !is_last(survey, block.container) {
            continue;
        }
        let heading = survey.alone(block);
        let top = survey.climb(heading.start, |node, counts| {
            let is_room = matches!(survey.page.tag(node), Tag::Article | Tag::Td);
            let is_box = !is_room && counts.words <= MOST_WORDS && survey.begins_with(node, heading.start);
            is_box && is_last(survey, node) && is_of_author(survey, node)
        });
        if !found.last().is_some_and(|last| last.contains(&top)) {
            found.push(survey.range(top));
        }
    }
    found
}

/// Whether no part of an element says that it is about something else: the comments or other articles.
fn is_of_author(survey: &Survey<'_>, node: usize) -> bool {
    survey.blocks_in(&survey.range(node)).all(|at| {
        let whole = survey.said(at).whole;
        !whole.has(Reason::Comments) && !whole.has(Reason::Related)
    })
}

#[cfg(test)]
mod tests {
    use super::super::check::{check, check_in_text, in_text, marks_of, metadata_of};
    use crate::describe::Metadata;
    use crate::page::Page;

    const BIOGRAPHY: &str = "Marian Okell has written on boats and on those who mend them since 1998.";

    #[test]
    fn a_box_after_the_text_is_about_the_author() {
        check(
            &format!("<body>{}<div class=author-bio><img src=a><p>{BIOGRAPHY}</p></div>", in_text("")),
            &[("author-box", "Marian")],
        );
        check(
            &format!("<body>{}<div><h3>À propos de l’auteur</h3><p>{BIOGRAPHY}</p></div>", in_text("")),
            &[("author-heading", "À propos")],
        );
    }

    #[test]
    fn a_box_that_begins_with_the_author_is_surely_theirs() {
        let check = |name: &str, expected: &str| {
            let html = format!("<body>{}<div class=author-bio><p>{name}<p>{BIOGRAPHY}</div>", in_text(""));
            let page = Page::from_html(&html, None);
            let metadata = Metadata { byline: Some("Ben Ask, Marian Okell".to_owned()), ..metadata_of(&page) };
            let names: Vec<&str> = marks_of(&page, &metadata).iter().map(|(mark, _)| mark.rule).collect();
            assert_eq!(names, [expected], "{name}");
        };
        check("Marian Okell", "author-named");
        check("Marian Okellson", "author-box");
        check("About us", "author-box");
    }

    #[test]
    fn what_follows_the_box_is_not_the_author_s() {
        let author = format!("<section><h2>About the author</h2><p>{BIOGRAPHY}</p></section>");
        let comments = "<section><h2>Comments</h2><p>Well said.</p></section>";
        check(
            &format!("<body>{}<div>{author}{comments}</div>", in_text("")),
            &[("author-heading", "About the"), ("comments-heading", "Comments")],
        );
    }

    #[test]
    fn the_byline_and_the_text_stay() {
        check_in_text("<p class=author-profile>By Marian Okell</p>", &[]);
        check_in_text(
            "<div class=author-bio><p>The author of the log was a man of few words and many knots.</p></div>",
            &[],
        );
        check_in_text("<h2>About the author</h2><p>He wrote the log by candle light.</p>", &[]);
    }
}
