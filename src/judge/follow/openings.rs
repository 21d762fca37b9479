//! What opens an article between its title and its text: the facts of an event or a post, the main points of a report, the
//! box of what is known of a person. Its lines are too short to be judged alone; they follow the text that they open.

use super::headings::is_heading;
use super::{Case, set};
use crate::page::{Page, Tag};
use crate::segment::Block;
use std::ops::Range;

/// Facts stay from this mean likelihood on, points as well: of a meta line, a menu or a table of contents the judge is surer.
const LEAST: f32 = 0.25;
/// What is named as a box of facts stays from here on.
const LEAST_BOX: f32 = 0.03;
/// What opens a text has no more words, and no fewer parts.
const MAX_WORDS: u32 = 220;
const LEAST_ITEMS: u32 = 2;
/// Points are sentences: so many words each on average; fewer are the entries of a menu.
const POINT_WORDS: u32 = 5;
/// The line that heads points has no more words.
const MAX_HEAD_WORDS: u32 = 8;
/// With more of its words in links, a list leads elsewhere.
const MAX_LINKS: f32 = 0.2;
/// The text that is opened is as long and as likely as this.
const TEXT_WORDS: u32 = 20;
const LEAST_TEXT: f32 = 0.5;
/// How many blocks after the title that text is looked for, and how far above a block its list, elements.
const REACH: usize = 80;
const HOPS: usize = 8;

/// A list of facts or points, and the block that it opens.
pub(super) struct Opening {
    blocks: Vec<usize>,
    text: usize,
}

/// What a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Terms and what is said of them.
    Facts,
    /// Sentences.
    Points,
    /// What its name says is a box of facts.
    Named,
}

/// What opens the article of a page.
pub(super) fn openings(case: &Case<'_>) -> Vec<Opening> {
    let mut found = Vec::new();
    let Some(title) = case.title else { return found };
    let from = case.blocks_in(title).end;
    let Some((text, place)) = text_after(case, from) else { return found };
    let mut at = from;
    while at < text {
        let around = case.blocks.get(at).and_then(|block| list_around(case.page, title, place, block));
        let Some((kind, node)) = around else {
            at += 1;
            continue;
        };
        let inside = case.blocks_in(node);
        if is_opening(case, kind, node, &inside) {
            let head = inside.start.checked_sub(1).filter(|&head| head >= from && heads(case, kind, node, head));
            let are_sentences = || case.blocks.get(inside.clone()).is_some_and(|points| points.iter().all(is_sentence));
            if head.is_some() || kind != Kind::Points || are_sentences() {
                let blocks = head.into_iter().chain(inside.clone()).filter(|&index| case.is_free(index)).collect();
                found.push(Opening { blocks, text });
            }
        }
        at = inside.end.max(at + 1);
    }
    found
}

impl Opening {
    /// Keeps it with the text that it opens.
    pub(super) fn settle(&self, is_kept: &mut [bool]) {
        if is_kept.get(self.text) == Some(&true) {
            for &index in &self.blocks {
                set(is_kept, index, true);
            }
        }
    }
}

/// The text that begins the article after its title, and its first node. What stands in a list or beside a picture is none.
fn text_after(case: &Case<'_>, from: usize) -> Option<(usize, usize)> {
    let Case { page, blocks, .. } = *case;
    let is_text = |&(index, block): &(usize, &Block)| {
        let is_long = block.measure.words >= TEXT_WORDS && block.link_density() <= MAX_LINKS;
        let mut around = std::iter::once(block.container).chain(page.ancestors(block.container)).take(HOPS);
        is_long
            && case.is_free(index)
            && case.is_at_least(index, LEAST_TEXT)
            && !around.any(|node| matches!(page.tag(node), Tag::Ul | Tag::Ol | Tag::Dl | Tag::Table | Tag::Figure))
    };
    let (index, block) = blocks.iter().enumerate().skip(from).take(REACH).find(is_text)?;
    Some((index, block.start))
}

/// The outermost list around a block that holds neither title nor text.
fn list_around(page: &Page, title: usize, text: usize, block: &Block) -> Option<(Kind, usize)> {
    let mut found = None;
    for node in std::iter::once(block.container).chain(page.ancestors(block.container)).take(HOPS) {
        if page.contains(node, text) || page.contains(node, title) {
            break;
        }
        match page.tag(node) {
            Tag::Nav | Tag::Form | Tag::Footer | Tag::Figure => return None,
            _ if page.class_words(node).any(is_named_box) => found = Some((Kind::Named, node)),
            Tag::Dl => found = Some((Kind::Facts, node)),
            Tag::Ul | Tag::Ol => found = Some((Kind::Points, node)),
            _ => {}
        }
    }
    found
}

/// Whether a point needs no heading to tell it from the entry of a menu.
fn is_sentence(block: &Block) -> bool {
    block.measure.words >= POINT_WORDS && block.sentences > 0 && block.links == 0
}

/// Whether a class says that its element is the box of facts of an encyclopedia.
fn is_named_box(class: &str) -> bool {
    matches!(class, "infobox" | "portable-infobox" | "pi-theme")
}

/// Whether a list is short, the page's own and likely enough.
fn is_opening(case: &Case<'_>, kind: Kind, node: usize, inside: &Range<usize>) -> bool {
    let Case { page, blocks, .. } = *case;
    let (mut words, mut linked, mut asked, mut likely) = (0, 0, 0, 0.0);
    for index in inside.clone() {
        let Some(block) = blocks.get(index) else { return false };
        let is_odd = block.is_hidden
            || case.is_said(block)
            || (kind != Kind::Named && (!case.is_free(index) || block.media > 0 || is_heading(page, block)));
        if is_odd {
            return false;
        }
        // Questions in a list lead to their answers.
        asked += u32::from(kind == Kind::Points && block.text(page).ends_with(['?', '？', '؟']));
        words += block.measure.words;
        linked += block.link_words;
        likely += block.measure.words as f32 * case.probabilities.get(index).copied().unwrap_or_default();
    }
    let least = if kind == Kind::Named { LEAST_BOX } else { LEAST };
    let is_own = kind == Kind::Named || linked as f32 <= words as f32 * MAX_LINKS;
    let items = page.nodes(node..page.end(node)).filter(|&n| matches!(page.tag(n), Tag::Li | Tag::Dt)).count() as u32;
    let is_list = match kind {
        Kind::Facts => items >= LEAST_ITEMS,
        Kind::Points => items >= LEAST_ITEMS && words >= items * POINT_WORDS && asked * 2 < items,
        Kind::Named => inside.len() > 1,
    };
    is_list && is_own && words <= MAX_WORDS && likely >= least * words as f32
}

/// Whether a block heads the list after it: a heading, or a short line beside a list of points.
fn heads(case: &Case<'_>, kind: Kind, list: usize, index: usize) -> bool {
    let Case { page, blocks, .. } = *case;
    let Some(block) = blocks.get(index).filter(|_| case.is_free(index)) else { return false };
    let is_short = (1..=MAX_HEAD_WORDS).contains(&block.measure.words) && block.links == 0 && block.media == 0;
    let is_near = page.parent(list).is_some_and(|above| page.contains(above, block.start));
    let is_line = kind == Kind::Points && page.parent(block.container) == page.parent(list);
    is_short && !block.is_hidden && !case.is_said(block) && (is_line || (is_near && is_heading(page, block)))
}

#[cfg(test)]
mod tests {
    use super::super::check::check;

    const TEXT: &str = "<p>keep this, for it is the text that the article is made of, with as many words as a text has, \
                        and some more</p>";
    const SHOWN: &str =
        "keep this, for it is the text that the article is made of, with as many words as a text has, and some more";

    #[test]
    fn facts_under_the_title_open_the_text() {
        let facts = "<dl><dt>Date<dd>noon<dt>Place<dd>here</dl>";
        check(&format!("<h1>t</h1>{facts}{TEXT}"), &["Date", "noon", "Place", "here", SHOWN]);
        check(&format!("{facts}<h1>t</h1>{TEXT}"), &[SHOWN]);
        check(&format!("<h1>t</h1>{facts}{}", TEXT.replace("keep", "no")), &[]);
        check(&format!("<h1>t</h1><nav>{facts}</nav>{TEXT}"), &[SHOWN]);
        check(&format!("<h1>t</h1>{}{TEXT}", facts.replace("<dd>", "<dd>no!")), &[SHOWN]);
        check(&format!("<h1>t</h1>{}{TEXT}", facts.replace("noon", "<a href=/n>noon")), &[SHOWN]);
    }

    #[test]
    fn points_with_their_heading_open_the_text() {
        let points = "<ul><li>It is to open at noon.<li>It is to be shut at one.</ul>";
        let shown = ["Points", "It is to open at noon.", "It is to be shut at one.", SHOWN];
        check(&format!("<h1>t</h1><div><p>Points</p>{points}</div>{TEXT}"), &shown);
        check(&format!("<h1>t</h1><div><h2>Points</h2>{points}</div>{TEXT}"), &shown);
        check(&format!("<h1>t</h1>{points}{TEXT}"), shown.split_at(1).1);
        check(&format!("<h1>t</h1>{}{TEXT}", points.replace('.', "")), &[SHOWN]);
        check(&format!("<h1>t</h1><h2>Points</h2>{}{TEXT}", points.replace('.', "?")), &[SHOWN]);
        check(&format!("<h1>t</h1><h2>Parts</h2><ul><li>One<li>Two</ul>{TEXT}"), &[SHOWN]);
    }

    #[test]
    fn a_box_of_facts_opens_the_text() {
        let facts = "<h3>Born</h3><div>1790!</div><h3>Died</h3><div>1840!</div>";
        let shown = ["Born", "1790!", "Died", "1840!", SHOWN];
        check(&format!("<h1>t</h1><aside class=portable-infobox>{facts}</aside>{TEXT}"), &shown);
        check(&format!("<h1>t</h1><aside>{facts}</aside>{TEXT}"), &[SHOWN]);
    }
}
