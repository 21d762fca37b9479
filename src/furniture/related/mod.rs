//! Links to other articles: lines that begin with a label ("À lire aussi : …"), lists and cards under a heading that
//! announces them, and boxes named after them.

use super::lexicon::Kind;
use super::survey::{LABELLED_WORDS, Survey};
use super::{Reason, Rule, Trust};
use crate::page::Tag;
use crate::segment::Block;
use std::ops::Range;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "related-label",
        reason: Reason::Related,
        trust: Trust::Sign,
        says: "A line that is a label such as \"Read also\" and the link it announces.",
        find: label,
    },
    Rule {
        name: "related-list",
        reason: Reason::Related,
        trust: Trust::Sign,
        says: "A heading such as \"More on this story\" with the links or cards under it.",
        find: list,
    },
    Rule {
        name: "related-box",
        reason: Reason::Related,
        trust: Trust::Name,
        says: "An element named as a box of related links that holds links for the most part.",
        find: named_box,
    },
    Rule {
        name: "related-cards",
        reason: Reason::Related,
        trust: Trust::Sign,
        says: "An aside that is a row of link cards.",
        find: cards,
    },
    Rule {
        name: "related-links",
        reason: Reason::Related,
        trust: Trust::Sign,
        says: "A list of titles that are links, after the text and outside the element that holds title and text.",
        find: links_after,
    },
];

/// Words of a label before a link.
const LABEL_WORDS: u32 = 3;
/// Words of a heading that announces links.
const HEADING_WORDS: u32 = 10;
/// Words of a list of links with its heading.
const LIST_WORDS: u32 = 600;
/// Share of the words under a heading that must be links, in percent; cards have a date or a summary beside the link.
const LINKED: u32 = 50;
/// The same beside the article, in percent.
const LINKED_BESIDE: u32 = 15;
/// How far up a box is looked for.
const CLIMB: usize = 40;

/// Links that say no more than that there is more, at most, within a text.
const LINKS_OF_TEXT: usize = 2;

fn label(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let says_more = |at: usize, block: &Block| {
        let is_whole = survey.said(at).whole.has(Reason::Related) && block.measure.words > 1;
        is_whole && is_one_link(block) && survey.is_in_core(block.start) && !survey.is_data(block)
    };
    let links = survey.blocks.iter().enumerate().filter(|&(at, block)| says_more(at, block)).count();
    // More of them lead each to the rest of its own teaser.
    let is_article = links <= LINKS_OF_TEXT && survey.is_article();
    for (at, block) in survey.blocks.iter().enumerate() {
        let said = survey.said(at);
        let is_whole = said.whole.has(Reason::Related) && block.measure.words > 1;
        let is_alone = is_whole && survey.is_plain() || is_article && says_more(at, block);
        let is_short = block.measure.words <= LABELLED_WORDS / 2;
        // A heading that is a link, with its label in it or before it, heads nothing of its own.
        let is_link = block.links == 1 && block.link_words + LABEL_WORDS >= block.measure.words;
        let may_be = !survey.is_heading(block) || (is_link && !said.whole.has(Reason::Related));
        if (said.label.has(Reason::Related) && is_short || is_alone) && may_be {
            found.push(survey.alone(block));
        }
    }
    found
}

fn is_one_link(block: &Block) -> bool {
    block.links == 1 && block.link_words == block.measure.words
}

fn list(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    if !survey.is_article() {
        return found; // on a page of lists, "Latest news" heads the content
    }
    for (at, block) in survey.blocks.iter().enumerate() {
        let is_label = block.measure.words <= HEADING_WORDS && survey.said(at).whole.has(Reason::Related);
        // A linked label that is no heading is an entry of a menu.
        let is_entry = block.links > 0 && !survey.is_heading(block);
        if !is_label || is_entry || found.last().is_some_and(|last| last.contains(&block.start)) {
            continue;
        }
        let heading = survey.alone(block);
        // What it announced is loaded later, or was left out.
        let is_box = survey.page.tag(heading.start).heading_level().is_none() && survey.is_after_text(block.start);
        let is_left = survey.is_heading(block) && survey.core.is_some() && (is_box || is_last(survey, block));
        let links = box_of(survey, at, &heading).or_else(|| run_after(survey, &heading));
        found.extend(links.or_else(|| is_left.then_some(heading)));
    }
    found
}

/// Whether nothing follows a block in the element of the main text.
fn is_last(survey: &Survey<'_>, block: &Block) -> bool {
    let Some(core) = survey.core else { return false };
    survey.is_in_core(block.start) && survey.count(&(block.end..survey.page.end(core))).words == 0
}

/// The largest element that begins with the heading and holds links for the most part.
fn box_of(survey: &Survey<'_>, at: usize, heading: &Range<usize>) -> Option<Range<usize>> {
    let own = survey.count(heading);
    let mut found = None;
    for node in survey.page.ancestors(heading.start).take(CLIMB) {
        let counts = survey.count_in(node);
        let (words, linked) = (counts.words.saturating_sub(own.words), counts.linked.saturating_sub(own.linked));
        let is_room = matches!(survey.page.tag(node), Tag::Article | Tag::Td);
        // Beside the article, cards may have a summary under each title.
        let is_beside = survey.is_outside(node) && counts.links >= 2;
        let is_long = counts.words > LIST_WORDS || (counts.long > 0 && !is_beside);
        if survey.holds_core(node) || is_room || is_long || !survey.begins_with(node, heading.start) {
            break;
        }
        if words == 0 {
            continue;
        }
        if linked * 100 < words * if is_beside { LINKED_BESIDE } else { LINKED } {
            break;
        }
        // An empty last block of the heading's own element is no list.
        if counts.links > own.links && survey.blocks_in(&survey.range(node)).end > at + 1 {
            found = Some(survey.range(node));
        }
    }
    found
}

/// The heading and the elements after it that are links, up to the first that is not.
fn run_after(survey: &Survey<'_>, heading: &Range<usize>) -> Option<Range<usize>> {
    let parent = survey.page.parent(heading.start)?;
    let limit = survey.page.end(parent);
    let mut next = heading.end;
    let mut end = None;
    while next < limit {
        let range = survey.range(next);
        let counts = survey.count(&range);
        if counts.words > 0 {
            if !counts.is_linked(70) || counts.long > 0 || survey.holds_core(next) || counts.words > LIST_WORDS {
                break;
            }
            end = Some(range.end);
        }
        next = range.end.max(next + 1);
    }
    end.map(|end| heading.start..end)
}

fn named_box(survey: &Survey<'_>) -> Vec<Range<usize>> {
    if !survey.is_article() {
        return Vec::new();
    }
    let boxes = survey.outermost(Kind::Related, |_, counts| {
        counts.long == 0 && counts.words <= LIST_WORDS && counts.links > 0 && counts.is_linked(LINKED)
    });
    boxes.into_iter().map(|range| with_line_before(survey, range)).collect()
}

/// Words of a line that announces a box.
const LINE_WORDS: u32 = 6;

/// A box with the short line right before it that ends with a colon: whatever the language, it announces the box.
fn with_line_before(survey: &Survey<'_>, range: Range<usize>) -> Range<usize> {
    let page = survey.page;
    let before = survey.blocks_in(&(0..range.start)).end.checked_sub(1);
    let Some(block) = before.and_then(|at| survey.blocks.get(at)) else { return range };
    let is_line = (1..=LINE_WORDS).contains(&block.measure.words)
        && block.end <= range.start
        && block.media == 0
        && block.text(page).trim_end().ends_with([':', '：']);
    let line = if is_line { survey.alone(block) } else { return range };
    let is_beside = page.parent(line.start) == page.parent(range.start) && line.end <= range.start;
    if is_beside { line.start..range.end } else { range }
}

fn cards(survey: &Survey<'_>) -> Vec<Range<usize>> {
    if !survey.is_article() {
        return Vec::new();
    }
    survey.outermost(Kind::AsideRole, |_, counts| {
        counts.links >= 3 && counts.long == 0 && counts.is_linked(60) && counts.words >= 12
    })
}

/// Words of a link, on average, from which it is a title and not a menu's entry.
const TITLE_WORDS: u32 = 3;

fn links_after(survey: &Survey<'_>) -> Vec<Range<usize>> {
    survey.outermost_where(
        |node| survey.is_outside(node) && is_list(survey.page.tag(node)),
        |node, counts| {
            let is_list = counts.links >= 3 && counts.long == 0 && counts.is_linked(70) && counts.words <= LIST_WORDS;
            is_list && counts.linked >= counts.links * TITLE_WORDS && survey.is_after_text(node)
        },
    )
}

fn is_list(tag: Tag) -> bool {
    matches!(tag, Tag::Div | Tag::Section | Tag::Ul | Tag::Ol | Tag::Dl)
}

#[cfg(test)]
mod tests;
