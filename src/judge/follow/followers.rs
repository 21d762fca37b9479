//! Media, captions, code and formulas, which go with the text beside them: found once, settled for each choice.

use super::Case;
use crate::page::{Page, Tag};
use crate::segment::{Block, is_medium};
use std::cmp::Ordering;

/// With more of its words in links, text in a figure may be a teaser.
const MAX_CAPTION_LINKS: f32 = 0.5;
/// A caption has no more words.
const MAX_CAPTION_WORDS: u32 = 80;
/// Text in a figure that may be a teaser goes when it is less likely than this, though the text around stays.
const LEAST_TEASER: f32 = 0.2;
/// A line between the title and the first picture has no more words: a topic, a place, a count of comments.
const MAX_LINE_WORDS: u32 = 12;
/// How far around a picture the line that says who wrote the article is looked for, elements; how many blocks stand there
/// at most, and how many words besides.
const AROUND_BYLINE: usize = 4;
const MAX_BYLINE_BLOCKS: usize = 8;
const MAX_BYLINE_WORDS: u32 = 8;
/// How far around a picture a link is looked for that holds it, elements.
const AROUND_LINK: usize = 4;
/// An image this wide and high, or less, is an icon.
const ICON_PIXELS: f32 = 48.0;
/// How far a follower looks for the text around it, blocks.
const REACH: usize = 12;

/// A block that goes with the text around it.
pub(super) struct Follower {
    index: usize,
    before: Option<Text>,
    after: Option<Text>,
    is_likely: bool,
    is_title: bool,
    kind: Kind,
}

/// What a follower is, where it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Code and formulas, which stay where they are kept already.
    Code,
    /// As small as a button's icon.
    Icon,
    /// The picture of the article: nothing but short lines stands between the title and it.
    Lead,
    Other,
}

/// A text beside a follower.
struct Text {
    index: usize,
    /// How many elements up the follower meets it.
    hops: usize,
    is_title: bool,
}

/// Media, captions, code and formulas, each with the texts beside it.
#[inline(never)]
pub(super) fn followers(case: &Case<'_>) -> Vec<Follower> {
    let Case { page, blocks, .. } = *case;
    let is_follower: Vec<bool> = blocks.iter().map(|block| is_follower(page, block)).collect();
    let is_text = |&index: &usize| {
        blocks.get(index).is_some_and(|block| case.is_title(block))
            || (case.is_free(index)
                && is_follower.get(index) == Some(&false)
                && !blocks.get(index).is_some_and(|block| case.is_said(block)))
    };
    let all =
        blocks.iter().zip(&is_follower).enumerate().filter(|&(index, (_, is_one))| *is_one && case.is_free(index));
    let title = blocks.iter().position(|block| case.is_title(block));
    let is_lead = |index: usize| {
        let between = title.and_then(|title| blocks.get(title + 1..index));
        between
            .is_some_and(|lines| lines.len() <= REACH && lines.iter().all(|line| line.measure.words <= MAX_LINE_WORDS))
    };
    let follower = |(index, (block, _)): (usize, (&Block, &bool))| {
        let text = |found: Option<usize>| {
            let at = found?;
            let other = blocks.get(at)?;
            let around = std::iter::once(block.container).chain(page.ancestors(block.container));
            let hops = around.take_while(|&node| !page.contains(node, other.start)).count();
            Some(Text { index: at, hops, is_title: case.is_title(other) })
        };
        // What stands in the same link as a picture is said of it: the name of its file, its size.
        let link = page.ancestors(block.start).take(AROUND_LINK).find(|&node| page.tag(node) == Tag::A);
        let is_apart = |&at: &usize| {
            let start = blocks.get(at).map_or(0, |block| block.start);
            !link.is_some_and(|link| page.contains(link, start)) && is_text(&at)
        };
        let may_be_teaser = is_in_figure(page, block) && is_teaser(page, block);
        Follower {
            index,
            before: text((0..index).rev().take(REACH).find(is_apart)),
            after: text((index + 1..blocks.len()).take(REACH).find(is_apart)),
            is_likely: (!may_be_teaser || case.is_at_least(index, LEAST_TEASER)) && !is_in_byline(case, block),
            is_title: case.is_title(block),
            kind: match () {
                () if is_code(page, block) => Kind::Code,
                () if is_small(page, block) => Kind::Icon,
                () if is_in_figure(page, block) && is_lead(index) => Kind::Lead,
                () => Kind::Other,
            },
        }
    };
    all.map(follower).collect()
}

impl Follower {
    #[inline(never)]
    pub(super) fn settle(&self, is_kept: &mut [bool]) {
        let decided = self.decided(is_kept);
        if let (Some(slot), Some(decided)) = (is_kept.get_mut(self.index), decided) {
            let stays = *slot && self.kind == Kind::Code;
            *slot = (stays || (decided && self.is_likely)) && !self.is_title;
        }
    }

    /// Whether the text nearest to it is kept: on the side that shares its nearest ancestors, or on either where both do.
    fn decided(&self, is_kept: &[bool]) -> Option<bool> {
        let kept = |text: &Text| text.is_title || is_kept.get(text.index) == Some(&true);
        match (&self.before, &self.after) {
            (Some(one), Some(other)) => {
                let (before, after) = (self.kind == Kind::Lead || kept(one), kept(other));
                Some(match one.hops.cmp(&other.hops) {
                    Ordering::Less => before,
                    Ordering::Equal if self.kind == Kind::Icon => before && after,
                    Ordering::Equal => before || after,
                    Ordering::Greater => after,
                })
            }
            (Some(text), None) | (None, Some(text)) => Some(kept(text)),
            (None, None) => None,
        }
    }
}

/// Media, the text in figures, and what reads like nothing else and is what the text around it speaks of: code, formulas.
fn is_follower(page: &Page, block: &Block) -> bool {
    block.is_medium() || is_code(page, block) || is_in_figure(page, block)
}

/// Code and formulas.
fn is_code(page: &Page, block: &Block) -> bool {
    page.tag(block.container) == Tag::Pre || (block.start..block.end).any(|node| page.tag(node) == Tag::Math)
}

fn is_in_figure(page: &Page, block: &Block) -> bool {
    let mut around = std::iter::once(block.container).chain(page.ancestors(block.container)).take(4);
    around.any(|node| matches!(page.tag(node), Tag::Figure | Tag::Figcaption) || is_captioned(page, node))
}

/// Whether it is the table in which Blogger sets a picture above its caption.
fn is_captioned(page: &Page, node: usize) -> bool {
    page.tag(node) == Tag::Table && page.class_words(node).any(|word| word == "tr-caption-container")
}

/// Whether all that the block shows are pictures of the size of an icon.
fn is_small(page: &Page, block: &Block) -> bool {
    let is_icon = |node: usize| {
        let size = |name| page.attr(node, name).and_then(|text| text.trim_end_matches("px").parse::<f32>().ok());
        [size("width"), size("height")].iter().all(|size| size.is_some_and(|size| size <= ICON_PIXELS))
    };
    let mut media = (block.start..block.end).filter(|&node| is_medium(page.tag(node))).peekable();
    media.peek().is_some() && media.all(is_icon)
}

/// Whether a picture stands with the line that says who wrote the article: it is theirs.
fn is_in_byline(case: &Case<'_>, block: &Block) -> bool {
    let Case { page, blocks, title, .. } = *case;
    if !block.is_medium() || is_in_figure(page, block) {
        return false;
    }
    let around = page.ancestors(block.container).take(AROUND_BYLINE);
    let mut near = std::iter::once(block.container)
        .chain(around)
        .take_while(|&node| page.tag(node) != Tag::Body && !title.is_some_and(|title| page.contains(node, title)));
    near.any(|node| {
        let at = |place: usize| blocks.partition_point(|block| block.start < place);
        let inside = blocks.get(at(node)..at(page.end(node))).unwrap_or_default();
        let (said, other): (Vec<&Block>, Vec<&Block>) =
            inside.iter().take(MAX_BYLINE_BLOCKS + 1).partition(|block| case.is_said(block));
        let words: u32 = other.iter().map(|block| block.measure.words).sum();
        inside.len() <= MAX_BYLINE_BLOCKS && !said.is_empty() && words <= MAX_BYLINE_WORDS
    })
}

/// Text in a figure that may be no caption: a link, a heading, a quotation, much text.
fn is_teaser(page: &Page, block: &Block) -> bool {
    if block.measure.words == 0 {
        return false;
    }
    let mut around = std::iter::once(block.container).chain(page.ancestors(block.container)).take(4);
    let is_other = |tag: Tag| tag.heading_level().is_some() || matches!(tag, Tag::Blockquote | Tag::Table | Tag::Li);
    block.link_density() > MAX_CAPTION_LINKS
        || block.measure.words > MAX_CAPTION_WORDS
        || around.any(|node| is_other(page.tag(node)) && !is_captioned(page, node))
}
