//! Media, captions, code and formulas, which go with the text beside them: found once, settled for each choice.

use super::Case;
use crate::page::{Page, Tag};
use crate::segment::Block;

/// With more of its words in links, text in a figure may be a teaser.
const MAX_CAPTION_LINKS: f32 = 0.5;
/// A caption has no more words.
const MAX_CAPTION_WORDS: u32 = 80;
/// Text in a figure that may be a teaser goes when it is less likely than this, though the text around stays.
const LEAST_TEASER: f32 = 0.2;
/// How far a follower looks for the text around it, blocks.
const REACH: usize = 12;

/// A block that goes with the text around it.
pub(super) struct Follower {
    index: usize,
    before: Option<Text>,
    after: Option<Text>,
    is_likely: bool,
    /// Whether it stays where it is kept already.
    is_code: bool,
    is_title: bool,
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
    let follower = |(index, (block, _)): (usize, (&Block, &bool))| {
        let text = |found: Option<usize>| {
            let at = found?;
            let other = blocks.get(at)?;
            let hops = page.ancestors(block.container).take_while(|&node| !page.contains(node, other.start)).count();
            Some(Text { index: at, hops, is_title: case.is_title(other) })
        };
        let may_be_teaser = is_in_figure(page, block) && is_teaser(page, block);
        Follower {
            index,
            before: text((0..index).rev().take(REACH).find(is_text)),
            after: text((index + 1..blocks.len()).take(REACH).find(is_text)),
            is_likely: !may_be_teaser || case.is_at_least(index, LEAST_TEASER),
            is_code: is_code(page, block),
            is_title: case.is_title(block),
        }
    };
    all.map(follower).collect()
}

impl Follower {
    #[inline(never)]
    pub(super) fn settle(&self, is_kept: &mut [bool]) {
        let decided = self.decided(is_kept);
        if let (Some(slot), Some(decided)) = (is_kept.get_mut(self.index), decided) {
            let stays = *slot && self.is_code;
            *slot = (stays || (decided && self.is_likely)) && !self.is_title;
        }
    }

    /// Whether the text nearest to it is kept: on both sides, or on the one that shares its nearest ancestors.
    fn decided(&self, is_kept: &[bool]) -> Option<bool> {
        let kept = |text: &Text| text.is_title || is_kept.get(text.index) == Some(&true);
        match (&self.before, &self.after) {
            (Some(one), Some(other)) => Some(kept(if one.hops < other.hops { one } else { other })),
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
    around.any(|node| matches!(page.tag(node), Tag::Figure | Tag::Figcaption))
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
        || around.any(|node| is_other(page.tag(node)))
}
