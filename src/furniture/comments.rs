//! Readers' comments. On a page whose text is its comments (a forum, a thread) they are the article and stay.

use super::lexicon::Kind;
use super::survey::Survey;
use super::{Reason, Rule, Trust};
use crate::page::Tag;
use crate::page::text::folded;
use crate::segment::Block;
use std::ops::Range;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "comments",
        reason: Reason::Comments,
        trust: Trust::Name,
        says: "An element named as the comments on the article, with the form to add one.",
        find: named_section,
    },
    Rule {
        name: "comments-heading",
        reason: Reason::Comments,
        trust: Trust::Sign,
        says: "A section after the text whose heading says that comments follow.",
        find: headed_section,
    },
    Rule {
        name: "comments-counted",
        reason: Reason::Comments,
        trust: Trust::Apart,
        says: "A list of entries right under a heading that counts comments (\"27 comments\"), after an article that may be shorter.",
        find: counted_list,
    },
    Rule {
        name: "comment-prompt",
        reason: Reason::Comments,
        trust: Trust::Sign,
        says: "A block after the text that asks for comments or says that they are closed.",
        find: prompt,
    },
];

/// How far into a section its readers' notes are looked for, nodes.
const NODES_OF_NOTES: usize = 400;

/// An article has at least this many words in long blocks; with fewer, and more in the comments, they are the article.
const ARTICLE_WORDS: u32 = 80;
/// A list of so many entries under such a heading is one of comments; or of all that the heading counts.
const LEAST_ENTRIES: usize = 3;
/// Types of pages that are threads.
const THREADS: [&str; 2] = ["DiscussionForumPosting", "QAPage"];

/// Whether the page's text is what its readers wrote.
fn is_thread(survey: &Survey<'_>) -> bool {
    let total = survey.total();
    total.aside > total.long * 2 && (total.long < ARTICLE_WORDS || says_thread(survey))
}

/// Whether the page says of itself that it is a thread.
pub(super) fn says_thread(survey: &Survey<'_>) -> bool {
    survey.page.json_ld().iter().any(|data| THREADS.iter().any(|kind| data.contains(kind)))
}

fn named_section(survey: &Survey<'_>) -> Vec<Range<usize>> {
    if is_thread(survey) {
        return Vec::new();
    }
    let is_section = |node: usize| {
        survey.is(node, Kind::Comments)
            && matches!(
                survey.page.tag(node),
                Tag::Div | Tag::Section | Tag::Aside | Tag::Ol | Tag::Ul | Tag::Form | Tag::Other | Tag::Article
            )
    };
    survey.outermost_named(is_section, |node, counts| {
        // What stands before the text is a link to the comments at most.
        counts.long == 0 && (is_late(survey, node) || counts.words <= 8)
    })
}

/// Whether an element comes after the beginning of the main text.
fn is_late(survey: &Survey<'_>, node: usize) -> bool {
    survey.core.is_none_or(|core| node > core) && survey.title_node.is_none_or(|title| node > title)
}

fn headed_section(survey: &Survey<'_>) -> Vec<Range<usize>> {
    if is_thread(survey) {
        return Vec::new();
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, block) in survey.blocks.iter().enumerate() {
        let says = survey.said(at).whole.has(Reason::Comments)
            || counts_comments(survey, at, block)
            || (survey.is_heading(block) && heads_rated(survey, at, block));
        let is_heading = says && survey.is_heading(block);
        if !is_heading || found.last().is_some_and(|last| last.contains(&block.start)) {
            continue;
        }
        if survey.is_after_text(block.start) {
            let first = survey.alone(block);
            let top = survey.climb(first.start, |node, counts| {
                counts.long == 0 && survey.blocks_in(&(node..first.start)).is_empty()
            });
            found.push(survey.range(top));
        }
    }
    found
}

/// The list right under a heading that counts what it holds. Where nothing names it, it may hold most of the page's text, and
/// would be taken for the article.
fn counted_list(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let Some(title) = survey.title_node.filter(|_| !is_thread(survey)) else { return Vec::new() };
    let counted =
        survey.blocks.iter().enumerate().filter(|&(at, block)| {
            survey.is_heading(block) && block.start > title && counts_comments(survey, at, block)
        });
    let lists = counted.filter_map(|(at, block)| {
        let heading = survey.alone(block);
        let is_article = survey.count(&(title..heading.start)).long >= ARTICLE_WORDS;
        let list = list_after(survey, heading.end).filter(|_| is_article)?;
        let items = survey.page.children(list).filter(|&n| survey.page.tag(n) == Tag::Li).count();
        let is_list = items >= LEAST_ENTRIES.min(count_of(&survey.folded(at)));
        is_list.then(|| heading.start..survey.page.end(list))
    });
    lists.take(1).collect()
}

/// The list that begins at a node, with nothing but blanks before it.
fn list_after(survey: &Survey<'_>, mut node: usize) -> Option<usize> {
    let page = survey.page;
    while node < page.len() && page.tag(node) == Tag::Text && page.text(node).trim().is_empty() {
        node += 1;
    }
    (node < page.len() && matches!(page.tag(node), Tag::Ul | Tag::Ol)).then_some(node)
}

/// The number in a heading that counts; far too many where it is none.
fn count_of(folded: &str) -> usize {
    folded.split(' ').find_map(|word| word.parse().ok()).unwrap_or(usize::MAX)
}

/// Whether a heading such as "Notes" stands over notes of readers: a button asks whether they help.
fn heads_rated(survey: &Survey<'_>, at: usize, block: &Block) -> bool {
    let page = survey.page;
    if !survey.spoken.label(&survey.said(at).folded).has(Reason::Comments) {
        return false;
    }
    let Some(section) = page.parent(survey.alone(block).start).filter(|&n| !survey.holds_core(n)) else { return false };
    let is_question = |n: usize| {
        page.tag(n) == Tag::Button && survey.spoken.whole(&folded(&page.subtree_text(n))).has(Reason::Comments)
    };
    page.nodes(block.end..page.end(section)).take(NODES_OF_NOTES).any(is_question)
}

/// Words of a link that says how many comments there are.
const COUNT_WORDS: u32 = 6;

/// Whether a block is a heading or a link such as "214 comments".
fn counts_comments(survey: &Survey<'_>, at: usize, block: &Block) -> bool {
    let is_short = (2..=COUNT_WORDS).contains(&block.measure.words);
    if !is_short || (block.link_words < block.measure.words && !survey.is_heading(block)) {
        return false;
    }
    let text = survey.folded(at);
    let is_number = |word: &&str| word.bytes().all(|byte| byte.is_ascii_digit());
    let words: Vec<&str> = text.split(' ').filter(|word| !is_number(word)).collect();
    words.len() < text.split(' ').count() && survey.spoken.whole(&words.join(" ")).has(Reason::Comments)
}

fn prompt(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if is_thread(survey) || survey.core.is_none() {
        return found;
    }
    for (at, block) in survey.blocks.iter().enumerate() {
        let said = survey.said(at);
        let is_prompt = said.opening.has(Reason::Comments)
            || (said.whole.has(Reason::Comments) && (block.links > 0 || block.measure.words >= 3))
            || counts_comments(survey, at, block);
        let is_short = block.measure.words <= 25;
        if is_prompt && is_short && !survey.is_heading(block) && survey.is_after_text(block.start) {
            found.push(survey.alone(block));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::check::{check, check_in_text, in_text, marks_of, metadata_of};
    use crate::page::Page;

    const COMMENT: &str = "<li><p>Made this last night, and the smoke alarm did not survive it, but the soup was the best that I have had in a very long while.</p></li>";

    #[test]
    fn comments_are_known_by_their_name() {
        check(
            &format!(
                "<body>{}<div id=comments class=comments-area><h2>Comments</h2><ol>{}</ol></div>",
                in_text(""),
                COMMENT.repeat(9)
            ),
            &[("comments", "Comments Made this")],
        );
    }

    #[test]
    fn a_heading_or_a_prompt_after_the_text_is_enough() {
        check(
            &format!("<body>{}<section><h3>Commentaires</h3><p>Bravo !</p></section>", in_text("")),
            &[("comments-heading", "Commentaires")],
        );
        check(
            &format!("<body>{}<p>Comments are closed.</p>", in_text("")),
            &[("comment-prompt", "Comments are closed")],
        );
    }

    #[test]
    fn notes_that_readers_rate_are_comments() {
        let notes = |after: &str| {
            format!(
                "<body>{}<section><h2>Cooking Notes</h2><div><h3>Pelle</h3><p>Use foil.</p>{after}</div></section>",
                in_text("")
            )
        };
        check(&notes("<button>Is this helpful?</button>"), &[("comments-heading", "Cooking Notes")]);
        check(&notes(""), &[]);
    }

    #[test]
    fn comments_are_counted() {
        let after = |html: &str| format!("<body>{}{html}", in_text(""));
        check(&after("<p><a href=c>Read 214 comments</a></p>"), &[("comment-prompt", "Read 214")]);
        check(&after("<section><h3>3 Comments</h3><p>Well said.</p></section>"), &[("comments-heading", "3 Comments")]);
        check(&after("<p>214 comments</p>"), &[]);
    }

    #[test]
    fn comments_that_are_counted_may_be_longer_than_the_article() {
        let list = |heading: &str| {
            let comments = (0..12).map(|night| COMMENT.replace("last night", &format!("on night {night}")));
            let comments = comments.collect::<String>();
            format!("<body>{}<div>{heading}<ul class=forum>{comments}</ul></div>", in_text(""))
        };
        let is_found = |html: &str| {
            let page = Page::from_html(html, None);
            marks_of(&page, &metadata_of(&page)).iter().any(|(mark, _)| mark.rule == "comments-counted")
        };
        assert!(is_found(&list("<h2>12 commentaires</h2>")));
        assert!(is_found(&list("<h2>12 comments</h2> ")));
        assert!(!is_found(&list("<h2>12 soups</h2>")));
        assert!(!is_found(&list("<h2>12 comments</h2><p>On the soup:</p>")));
        // Without an article before it, the list is the article.
        assert!(!is_found(&list("<h2>12 comments</h2>").replace("h1>", "h4>")));
    }

    #[test]
    fn a_thread_is_made_of_comments() {
        check(
            &format!(
                "<body><h1>Burnt leeks</h1><p>What do you think?</p><ol class=comments>{}</ol>",
                COMMENT.repeat(5)
            ),
            &[],
        );
    }

    #[test]
    fn remarks_within_the_text_stay() {
        check_in_text("<h2>Comments</h2><p>She made no comments on the tide.</p>", &[]);
        check_in_text("<p>Comments are closed to nobody, the keeper wrote in his book.</p>", &[]);
        check_in_text("<pre class=comments># a comment in code</pre>", &[]);
    }
}
