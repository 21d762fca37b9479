//! What the posts of a thread carry beside what they say, who wrote them and when: rank, numbers, votes, links that fold them.

use super::lexicon::Kind;
use super::survey::Survey;
use super::{Reason, Rule, Trust};
use crate::page::{Page, Tag, spans};
use crate::segment::Block;
use html5ever::local_name;
use std::collections::HashMap;
use std::ops::Range;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "poster",
        reason: Reason::AuthorBox,
        trust: Trust::Name,
        says: "Rank, numbers and signature beside the posts of a thread; the name stays, and so does when it was written.",
        find: poster,
    },
    Rule {
        name: "post-line",
        reason: Reason::Navigation,
        trust: Trust::Sign,
        says: "Votes, small portraits and links that fold a post, in the line that says who wrote it.",
        find: post_line,
    },
];

/// A thread has at least this many posts that carry the same.
const POSTS: usize = 3;
/// Words of a name with rank and numbers, or of a signature.
const POSTER_WORDS: u32 = 40;
/// Words of a name.
const NAME_WORDS: u32 = 4;
/// Blocks at the beginning of a post that are asked for its author, and the words of one that names somebody.
const HEAD_BLOCKS: usize = 4;
const LINE_WORDS: u32 = 20;
/// With more nodes, a line is none: each of its elements is asked for all that it holds.
const LINE_NODES: usize = 200;
/// How far around a word the element is looked for that says it is a name, elements.
const AROUND_NAME: usize = 4;
/// How far above a signature its post is looked for, elements.
const POST_HOPS: usize = 12;

/// What counts votes and answers, in the names of classes.
const SCORES: [&str; 8] = ["karma", "numchildren", "points", "score", "upvotes", "vote", "voters", "votes"];

fn poster(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let posters = posters(survey);
    let mut found = Vec::new();
    for (at, range) in posters.iter().enumerate() {
        let next =
            posters.get(at + 1).filter(|next| post_of(survey.page, next.start) == post_of(survey.page, range.start));
        // Of several that sign one post the last wrote it; those before have changed it.
        match signature(survey, range).filter(|_| next.is_none_or(|next| signature(survey, next).is_none())) {
            Some(signed) => found.extend(signed),
            None => found.extend(without_name(survey, range)),
        }
    }
    found
}

/// What the posts of a thread carry beside them.
fn posters(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let found = survey.outermost(Kind::Poster, |_, counts| counts.long == 0 && counts.words <= POSTER_WORDS);
    let class = |range: &Range<usize>| survey.page.attr(range.start, "class").unwrap_or_default();
    let mut times: HashMap<&str, usize> = HashMap::new();
    for range in &found {
        *times.entry(class(range)).or_default() += 1;
    }
    // What stands once is the byline of an article.
    found.iter().filter(|range| times.get(class(range)).is_some_and(|&n| n >= POSTS)).cloned().collect()
}

/// Whether the text is made of posts that say who wrote them.
pub(super) fn has_posters(survey: &Survey<'_>) -> bool {
    posters(survey).iter().filter(|range| survey.is_in_core(range.start)).take(POSTS).count() == POSTS
}

/// The post that an element belongs to.
fn post_of(page: &Page, node: usize) -> Option<usize> {
    page.ancestors(node).take(POST_HOPS).find(|&n| page.is_post(n))
}

/// What stands beside a post without the first that it says, which is the name; a signature stands below it, and has none.
fn without_name(survey: &Survey<'_>, range: &Range<usize>) -> Option<Range<usize>> {
    if is_signature(survey.page, range.start) {
        return Some(range.clone());
    }
    let blocks = survey.blocks_in(range).filter_map(|at| survey.blocks.get(at));
    let mut texts = blocks.filter(|block| block.measure.words > 0);
    match texts.next() {
        Some(name) if name.measure.words <= NAME_WORDS => texts.next().map(|rest| rest.start..range.end),
        _ => Some(range.clone()),
    }
}

fn is_signature(page: &Page, node: usize) -> bool {
    page.class_words(node).any(|word| word.to_ascii_lowercase().contains("sig"))
}

/// What stands in the signature of a post beside the name and the time, where it tells both: there they stand below the post.
fn signature(survey: &Survey<'_>, range: &Range<usize>) -> Option<Vec<Range<usize>>> {
    let page = survey.page;
    if !is_signature(page, range.start) {
        return None;
    }
    let says = |node: usize, words: std::ops::RangeInclusive<u32>| words.contains(&survey.count_in(node).words);
    let time = range.clone().find(|&node| page.says_when(node) && says(node, 1..=LINE_WORDS))?;
    let name = range.clone().find(|&node| {
        page.tag(node) == Tag::A
            && !page.contains(time, node)
            && says(node, 1..=NAME_WORDS)
            && (page.names_person(node) || page.parent(node).is_some_and(|parent| page.is_called_person(parent)))
    })?;
    let told = if time < name { [time, name] } else { [name, time] }.map(|node| survey.range(node));
    Some(spans::beside(range.clone(), &told))
}

fn post_line(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let page = survey.page;
    let posts: Vec<usize> = page.nodes(0..page.len()).filter(|&node| page.is_post(node)).collect();
    if posts.len() < POSTS {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (&post, next) in posts.iter().zip(posts.iter().skip(1).copied().chain([page.len()])) {
        let range = post..page.end(post).min(next);
        let blocks: Vec<&Block> =
            survey.blocks_in(&range).filter_map(|at| survey.blocks.get(at)).take(HEAD_BLOCKS).collect();
        let Some(line) = blocks.iter().position(|block| is_line(page, post, block)) else { continue };
        // What stands before the line with the name, and is no word, is for voting.
        let (before, line) = (blocks.iter().take(line), blocks.get(line));
        let counts = |block: &&&Block| {
            is_count(&block.text(page))
                && !page.ancestors(block.start).take(AROUND_NAME).any(|node| page.says_when(node))
        };
        found.extend(before.filter(counts).map(|block| block.start..block.end));
        let Some(line) = line else { continue };
        // Elements that begin with the line stand before its first text.
        let first = page.ancestors(line.start).take(AROUND_NAME).take_while(|&node| page.end(node) <= line.end).last();
        let mut node = first.unwrap_or(line.start);
        while node < line.end {
            // What begins in the line and holds more than it is the text's.
            let is_within = survey.count(&(line.end..page.end(node))).is_blank();
            if is_within && is_beside_name(survey, node) {
                found.push(survey.range(node));
                node = page.end(node);
            } else {
                node += 1;
            }
        }
    }
    found
}

/// Whether a block is the line that says who wrote a post.
fn is_line(page: &Page, post: usize, block: &Block) -> bool {
    let inside = || page.nodes(block.start..block.end).filter(|&node| page.tag(node) != Tag::Text);
    let around = || page.ancestors(block.start).take(AROUND_NAME).take_while(|&node| node != post);
    (1..=LINE_WORDS).contains(&block.measure.words)
        && block.end - block.start <= LINE_NODES
        && inside().chain(around()).any(|node| page.names_person(node))
}

/// Whether an element in such a line only counts, folds the post, leads to another or to where one votes, or shows a small
/// portrait.
fn is_beside_name(survey: &Survey<'_>, node: usize) -> bool {
    let page = survey.page;
    match page.tag(node) {
        Tag::Text | Tag::Time => false,
        Tag::Img => page.ancestors(node).take(2).chain([node]).any(|around| page.shows_person(around)),
        Tag::A => is_link_beside(survey, node),
        _ if tells_who_or_when(page, node) => false,
        _ => page.is_called(node, &SCORES) || holds_links_beside(survey, node),
    }
}

fn is_link_beside(survey: &Survey<'_>, link: usize) -> bool {
    let page = survey.page;
    let target = page.value(link, &local_name!("href")).map(str::trim_start).unwrap_or_default();
    let leads_about = target.starts_with("javascript:") || target.starts_with('#');
    let counts = || survey.count_in(link).media == 0 && is_count(&page.subtree_text(link));
    let refers_to_note = || page.parent(link).is_some_and(|parent| page.tag(parent) == Tag::Sup);
    (leads_about || counts()) && !tells_who_or_when(page, link) && !refers_to_note()
}

/// Whether all that an element says stands in such links.
fn holds_links_beside(survey: &Survey<'_>, node: usize) -> bool {
    let page = survey.page;
    let (mut at, mut has_any) = (node + 1, false);
    while at < page.end(node) {
        let tag = page.tag(at);
        if tag == Tag::A && is_link_beside(survey, at) {
            has_any = true;
            at = page.end(at);
        } else if tag == Tag::A || (tag == Tag::Text && has_letters(page.text(at))) {
            return false;
        } else {
            at += 1;
        }
    }
    has_any
}

/// Whether an element, or a part of it, says who wrote something or when.
fn tells_who_or_when(page: &Page, node: usize) -> bool {
    let mut parts = page.nodes(node..page.end(node)).filter(|&part| page.tag(part) != Tag::Text);
    parts.any(|part| page.names_person(part) || page.says_when(part))
}

/// Whether a text is signs or one number; of several numbers a date is made.
fn is_count(text: &str) -> bool {
    let numbers = text.split(|c: char| !c.is_numeric()).filter(|part| !part.is_empty()).count();
    !has_letters(text) && numbers <= 1
}

fn has_letters(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::super::check::check;

    #[test]
    fn posts_say_who_wrote_them() {
        let post = |name: &str| {
            format!(
                "<div class=post><div class=post-user>{name}<p>Member</div><p>{name} said: {LONG}</p><div class=signature>Bye</div></div>"
            )
        };
        check(
            &["Ann", "Ben", "Cat"].map(post).concat(),
            &[
                ("poster", "Member"),
                ("poster", "Bye"),
                ("poster", "Member"),
                ("poster", "Bye"),
                ("poster", "Member"),
                ("poster", "Bye"),
            ],
        );
        check(&post("Ann"), &[]);
    }

    /// A long paragraph.
    const LONG: &str =
        "The ferry left at six with forty people, two dogs and a piano on board, and nobody knew whose it was.";

    #[test]
    fn a_signature_tells_who_wrote_a_post_and_when() {
        let signature = |class: &str, when: &str, name: &str| {
            format!(
                "<div class='post-signature {class}'><div class=action-time>{when} <span>9 May</span></div>\
                 <div class=avatar><a href=/users/1/x><img src=p.png alt='picture of {name}'></a></div>\
                 <div class=user-details><a href=/users/1/x>{name}</a><div class=flair>1,234 <span>12 gold badges</span></div></div></div>"
            )
        };
        let post = |name: &str| {
            let (changed, wrote) = (signature("", "edited", "Eva"), signature("owner", "answered", name));
            format!("<div class=answer><p>{name} said: {LONG}</p><div>{changed}{wrote}</div></div>")
        };
        let (page, marked) = ("<body>", [("poster", "edited"), ("poster", ""), ("poster", "1,234")]);
        check(&format!("{page}{}", ["Ann", "Ben", "Cat"].map(post).concat()), &marked.repeat(3));
    }

    #[test]
    fn votes_and_what_folds_a_post_go_from_its_line() {
        let post = |name: &str| {
            format!(
                "<li><div class=comment><div class=voters><a href=/login>12</a></div><div class=byline>\
                 <a href='javascript:void(0)'>[–]</a><a href=/u/a><img class=avatar src=a.png alt='{name} avatar'></a> \
                 <a href=/user/a>{name}</a> <span class=score>188 points</span> <time>2 hours ago</time> \
                 <a href='javascript:void(0)'>(3 children)</a></div><p>{name} said: {LONG}</p></div></li>"
            )
        };
        let marked = [
            ("post-line", "12"),
            ("post-line", "[–]"),
            ("post-line", ""),
            ("post-line", "188 points"),
            ("post-line", "(3 children)"),
        ];
        check(&format!("<body><ul>{}</ul>", ["Ann", "Ben", "Cat"].map(post).concat()), &marked.repeat(3));
    }

    #[test]
    fn dates_notes_and_text_stay_in_the_line_of_a_post() {
        let post = |name: &str| {
            format!(
                "<div class=comment><div>05.03.2024, 14:33</div><div class=byline><a href=/user/a>{name}</a> \
                 <a href=/p/1>05.03.2024</a> <a href=/p/1><time>9:30</time></a> writes<sup><a href='#n1'>1</a></sup> \
                 <span class=votes>at length <p>{name} said: {LONG}</p></span></div></div>"
            )
        };
        check(&format!("<body>{}", ["Ann", "Ben", "Cat"].map(post).concat()), &[]);
    }
}
