//! Media, captions, code and formulas, which go with the text beside them: found once, settled for each choice.

use super::beside::{Beside, Looker, Text, beside};
use super::captions::{Captioned, captioned, is_in_figure, is_teaser};
use super::counters::Counters;
use super::lead::Lead;
use super::portraits::Portraits;
use super::{Case, set};
use crate::page::{Page, Tag};
use crate::segment::{Block, is_medium};
use std::cmp::Ordering;
use std::ops::Range;

/// Text in a figure that may be a teaser goes when it is less likely than this, though the text around stays.
const LEAST_TEASER: f32 = 0.2;
/// How far around a picture a link is looked for that holds it, elements.
const AROUND_LINK: usize = 4;
/// How far around a line of code the whole of it is looked for, elements.
const AROUND_CODE: usize = 6;
/// So many numbers of lines are numbers of lines.
const LEAST_NUMBERS: u32 = 2;
/// An image this wide and high, or less, is an icon.
const ICON_PIXELS: f32 = 48.0;

/// Blocks that go with the text around them.
pub(super) struct Follower {
    blocks: Range<usize>,
    /// Of these, the ones that stand beside lines of code and count them.
    numbers: Vec<usize>,
    beside: Beside,
    is_likely: bool,
    is_title: bool,
    /// Whether it is in the picture of the article, below the title or above it.
    lead: [bool; 2],
    kind: Kind,
}

/// What a follower is, where it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Code and formulas, which stay where they are kept already.
    Code,
    /// As small as a button's icon.
    Icon,
    /// Said of a picture as far as its name tells, which stays where it is kept already.
    Caption,
    /// The same as far as its place tells.
    Neighbor,
    /// A picture of which that is said.
    Pictured,
    Other,
}

/// Media, captions, code and formulas, each with the texts beside it.
#[inline(never)]
pub(super) fn followers(case: &Case<'_>, counters: &Counters) -> Vec<Follower> {
    let Case { page, blocks, .. } = *case;
    let captioned = captioned(case);
    let captioned = |index: usize| {
        let at = captioned.partition_point(|one| one.blocks.end <= index);
        captioned.get(at).filter(|one| one.blocks.contains(&index))
    };
    let is_one = |(index, block): (usize, &Block)| is_follower(page, block) || captioned(index).is_some();
    let is_follower: Vec<bool> = blocks.iter().enumerate().map(is_one).collect();
    let is_text = |index: usize| {
        blocks.get(index).is_some_and(|block| case.is_title(block))
            || (case.is_free(index)
                && is_follower.get(index) == Some(&false)
                && !blocks.get(index).is_some_and(|block| case.is_said(block)))
    };
    // A picture alone may be one of any number that a shop shows: only so many are looked past.
    let is_stop = |&(index, block): &(usize, &Block)| {
        let is_pictured = || is_in_figure(page, block) || captioned(index).is_some();
        let is_passed = || counters.is_one(index) || is_button(page, block) || is_pictured();
        case.is_title(block) || !case.is_free(index) || !is_passed()
    };
    let stops: Vec<usize> = blocks.iter().enumerate().filter(is_stop).map(|(index, _)| index).collect();
    let lead = Lead::of(case, &is_follower);
    let portraits = Portraits::of(case);
    let (mut found, mut from) = (Vec::new(), 0);
    while let Some(block) = blocks.get(from) {
        let index = from;
        from += 1;
        if is_follower.get(index) != Some(&true) || !case.is_free(index) {
            continue;
        }
        let (group, code) = (captioned(index), code_around(page, block));
        // All lines of one piece of code are one.
        from = code.map_or(from, |code| case.blocks_in(code).end.max(from));
        let own = index..from;
        let node = code.or(group.map(|group| group.node)).unwrap_or(block.container);
        let inside = group.map_or(&own, |group| &group.blocks);
        // What stands in the same link as a picture is said of it: the name of its file, its size.
        let link = page.ancestors(block.start).take(AROUND_LINK).find(|&node| page.tag(node) == Tag::A);
        let is_apart = |at: usize| {
            let start = blocks.get(at).map_or(0, |block| block.start);
            !link.is_some_and(|link| page.contains(link, start)) && is_text(at)
        };
        let looker = if is_code(page, block) { Looker::Code } else { Looker::Other };
        let mut beside = beside(case, looker, (node, inside), &stops, &is_apart);
        let kind = match group {
            _ if looker == Looker::Code => Kind::Code,
            Some(group) => kind_in(group, block),
            None if is_small(page, block) => Kind::Icon,
            None => Kind::Other,
        };
        if block.is_medium() {
            // Where its caption stays by itself, so does the picture.
            beside.near.extend(inside.clone().filter(|&at| at != index));
        }
        let may_be_teaser = is_in_figure(page, block) && is_teaser(page, block);
        let is_lead = [lead.is_below(inside.start), lead.is_above(inside.start)];
        let may_lead = is_in_figure(page, block) || group.is_some();
        found.push(Follower {
            numbers: code.map_or_else(Vec::new, |_| line_numbers(case, &own)),
            blocks: own,
            beside,
            is_likely: (!may_be_teaser || case.is_at_least(index, LEAST_TEASER))
                && !portraits.is_one(case, index, block),
            is_title: case.is_title(block),
            lead: is_lead.map(|is_lead| may_lead && is_lead),
            kind,
        });
    }
    found
}

/// What a block is beside a picture, or as that.
fn kind_in(group: &Captioned, block: &Block) -> Kind {
    match (group.is_named, block.is_medium()) {
        (true, true) => Kind::Other,
        (true, false) => Kind::Caption,
        (false, true) => Kind::Pictured,
        (false, false) => Kind::Neighbor,
    }
}

impl Follower {
    #[inline(never)]
    pub(super) fn settle(&self, is_kept: &mut [bool]) {
        let Some(decided) = self.decided(is_kept) else { return };
        let may_stay = matches!(self.kind, Kind::Code | Kind::Caption | Kind::Neighbor);
        let stays = may_stay && self.blocks.clone().any(|index| is_kept.get(index) == Some(&true));
        for index in self.blocks.clone() {
            let is_number = self.numbers.binary_search(&index).is_ok();
            set(is_kept, index, (stays || (decided && self.is_likely)) && !self.is_title && !is_number);
        }
    }

    /// Whether the text nearest to it is kept: on the side that shares its nearest ancestors, or on either where both do.
    fn decided(&self, is_kept: &[bool]) -> Option<bool> {
        let Beside { before, after, near } = &self.beside;
        let kept = |text: &Text| text.is_title || is_kept.get(text.index) == Some(&true);
        if near.iter().any(|&index| is_kept.get(index) == Some(&true)) {
            return Some(true);
        }
        let [is_below, is_above] = self.lead;
        match (before, after) {
            (Some(one), Some(other)) => {
                let (before, after) = (is_below || kept(one), is_above || kept(other));
                Some(match one.hops.cmp(&other.hops) {
                    _ if matches!(self.kind, Kind::Neighbor | Kind::Pictured) => before && after,
                    Ordering::Less => before,
                    Ordering::Equal if self.kind == Kind::Icon => before && after,
                    Ordering::Equal => before || after,
                    Ordering::Greater => after,
                })
            }
            (Some(_), None) | (None, Some(_)) if matches!(self.kind, Kind::Neighbor | Kind::Pictured) => Some(false),
            (Some(text), None) => Some(kept(text)),
            (None, Some(text)) => Some(is_above || kept(text)),
            (None, None) => None,
        }
    }
}

/// Media, the text in figures, and what reads like nothing else and is what the text around it speaks of: code, formulas.
fn is_follower(page: &Page, block: &Block) -> bool {
    block.is_medium() || is_code(page, block) || is_in_figure(page, block)
}

/// Whether all of a block is what a button says.
fn is_button(page: &Page, block: &Block) -> bool {
    std::iter::once(block.container)
        .chain(page.ancestors(block.start).take(AROUND_LINK))
        .any(|node| page.tag(node) == Tag::Button && page.contains(node, block.start) && page.end(node) >= block.end)
}

/// Code and formulas.
pub(super) fn is_code(page: &Page, block: &Block) -> bool {
    code_around(page, block).is_some() || (block.start..block.end).any(|node| page.tag(node) == Tag::Math)
}

/// The whole of the code that a block is a line of.
fn code_around(page: &Page, block: &Block) -> Option<usize> {
    let mut around = std::iter::once(block.container).chain(page.ancestors(block.container)).take(AROUND_CODE);
    around.find(|&node| page.tag(node) == Tag::Pre)
}

/// The blocks of a piece of code that say 1, 2, 3 and so on.
fn line_numbers(case: &Case<'_>, own: &Range<usize>) -> Vec<usize> {
    let Case { page, blocks, .. } = *case;
    let (mut found, mut next) = (Vec::new(), 1);
    for (index, block) in own.clone().filter_map(|index| Some((index, blocks.get(index)?))) {
        if block.measure.words == 1 && block.text(page).parse() == Ok(next) {
            found.push(index);
            next += 1;
        }
    }
    if next > LEAST_NUMBERS { found } else { Vec::new() }
}

/// Whether all that the block shows are pictures of the size of an icon.
pub(super) fn is_small(page: &Page, block: &Block) -> bool {
    let is_icon = |node: usize| {
        let size = |name| page.attr(node, name).and_then(|text| text.trim_end_matches("px").parse::<f32>().ok());
        [size("width"), size("height")].iter().all(|size| size.is_some_and(|size| size <= ICON_PIXELS))
    };
    let mut media = (block.start..block.end).filter(|&node| is_medium(page.tag(node))).peekable();
    media.peek().is_some() && media.all(is_icon)
}

#[cfg(test)]
mod tests {
    use super::super::check::check;

    #[test]
    fn a_picture_follows_the_text_around() {
        check("<div><p>keep</p></div><aside><img src=a><p>no</p></aside>", &["keep"]);
        check("<p>keep</p><img src=a><p>no</p>", &["keep", "img"]);
        check("<p>no</p><img src=a><p>keep</p>", &["img", "keep"]);
        check("<p>keep</p><img src=a width=30 height=30><p>no</p>", &["keep"]);
        check("<p>keep</p><img src=a width=30 height=30><p>keep</p>", &["keep", "img", "keep"]);
        check(
            "<p>keep</p><div><a href=/a.jpg><img src=a><div>a.jpg</div></a></div><p>keep</p>",
            &["keep", "img", "keep"],
        );
        check("<h1>t</h1><p>no</p><figure><img src=a></figure><p>no</p><p>keep</p>", &["img", "keep"]);
    }

    #[test]
    fn code_follows_the_text_around_as_one() {
        check("<p>keep</p><pre>x</pre><p>no</p>", &["keep", "x"]);
        let lines = "<pre><code><ol><li><div>a</div><li>k = 1<li>c<li>d</ol></code></pre>";
        check(&format!("<p>keep</p>{lines}<p>keep</p>"), &["keep", "a", "k = 1", "c", "d", "keep"]);
        check(&format!("<p>no</p>{}<p>no</p>", lines.replace("k = 1", "b")), &[]);
        let numbers = "<pre>x = 1<ul><li>1</li><li>2</li></ul></pre>";
        check(&format!("<p>keep</p>{numbers}<p>keep</p>"), &["keep", "x = 1", "keep"]);
    }
}
