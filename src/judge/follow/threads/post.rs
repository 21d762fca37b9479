//! One post of a thread: who wrote it and when, above what it says or below, and what it says.

use super::super::Case;
use super::look::look;
use crate::page::{Page, Tag, order};
use crate::segment::Block;
use std::ops::Range;

/// Blocks at the beginning of a post that are asked for its author, and the words of one that names somebody.
const HEAD_BLOCKS: usize = 6;
const HEAD_WORDS: u32 = 14;
/// Words of a name below a post, and the blocks of an element that tells it, its picture among them.
const NAME_WORDS: u32 = 4;
const SIGNED_BLOCKS: usize = 3;
/// What is as likely as this beside quotations is what a post says itself.
const LEAST_OWN: f32 = 0.3;
/// How far around a word the element is looked for that says it is a name, and around a block its post's parts, elements.
const AROUND_NAME: usize = 4;
const AROUND_BLOCK: usize = 12;
/// With more of its words in links, a line with a date leads to what is of that day.
const MAX_LINKS: f32 = 0.5;
/// How far into a block names are looked for, nodes.
const INTO_BLOCK: usize = 40;

/// What is said of a post below it.
const COMMENTS: [&str; 3] = ["comment", "comments", "reply"];

/// A post.
pub(super) struct Post {
    /// The blocks that say who wrote it and when.
    pub(super) head: Vec<usize>,
    /// Whether these stand below what it says, and where it ends, a node.
    pub(super) is_signed_below: bool,
    pub(super) end: usize,
    /// The nodes of the first of these that are the name.
    pub(super) name: Range<usize>,
    /// The pictures of who wrote it.
    pub(super) portraits: Vec<usize>,
    /// Its other blocks with words, those that no mark covers.
    pub(super) blocks: Vec<usize>,
    /// Which of these stand in an element that looks like this, by the number of the look.
    parts: Vec<(u32, usize)>,
}

impl Post {
    /// Looks at the post in a range of nodes, which begins with its element.
    pub(super) fn of(case: &Case<'_>, range: Range<usize>) -> Self {
        let Range { start: node, end } = range;
        let Case { page, blocks, .. } = *case;
        let own = case.blocks_between(range);
        let has_words = |&index: &usize| blocks.get(index).is_some_and(|block| block.measure.words > 0);
        let texts: Vec<usize> = own.clone().filter(has_words).filter(|&index| case.is_free(index)).collect();
        let is_portrait = |&index: &usize| {
            blocks.get(index).is_some_and(Block::is_medium) && case.says(node, index, Page::shows_person)
        };
        let portraits: Vec<usize> = own.filter(is_portrait).take(HEAD_BLOCKS).collect();
        let Head { named, timed, is_signed_below } = Head::of(case, node, &texts);
        let name = named.and_then(|index| blocks.get(index)).map_or(0..0, |block| name_in(page, node, block));
        let head: Vec<usize> = named.into_iter().chain(timed.filter(|_| named.is_some())).collect();
        let blocks: Vec<usize> = texts.into_iter().filter(|index| !head.contains(index)).collect();
        let parts = parts_by_look(case, node, &blocks);
        Self { head, is_signed_below, end, name, portraits, blocks, parts }
    }

    pub(super) fn is_kept(&self, is_kept: &[bool]) -> bool {
        self.blocks.iter().any(|&index| is_kept.get(index) == Some(&true))
    }

    /// The look of the smallest part that holds all that is kept of it.
    pub(super) fn body(&self, is_kept: &[bool]) -> Option<u32> {
        let is_in = |&&(_, index): &&(u32, usize)| is_kept.get(index) == Some(&true);
        let kept = self.blocks.iter().filter(|&&index| is_kept.get(index) == Some(&true)).count();
        let parts = self.parts.chunk_by(|one, other| one.0 == other.0);
        let whole = parts.filter(|part| part.iter().filter(is_in).count() >= kept);
        whole.min_by_key(|part| part.len()).and_then(|part| part.first()).map(|&(look, _)| look)
    }

    pub(super) fn in_part(&self, look: u32) -> impl Iterator<Item = usize> {
        let from = self.parts.partition_point(|&(other, _)| other < look);
        self.parts.iter().skip(from).take_while(move |&&(other, _)| other == look).map(|&(_, index)| index)
    }
}

/// The blocks of a post that say who wrote it and when.
struct Head {
    named: Option<usize>,
    timed: Option<usize>,
    is_signed_below: bool,
}

impl Head {
    fn of(case: &Case<'_>, post: usize, texts: &[usize]) -> Self {
        let (page, blocks) = (case.page, case.blocks);
        let is_short = |&index: &usize| blocks.get(index).is_some_and(|block| block.measure.words <= HEAD_WORDS);
        let short: Vec<usize> = texts.iter().take(HEAD_BLOCKS).copied().take_while(is_short).collect();
        // A letter stands for a picture of them.
        let is_word =
            |index: usize| blocks.get(index).is_some_and(|block| block.text(page).trim().chars().nth(1).is_some());
        let author = page.author_link(post);
        let leads_to_author = |index: usize| {
            author.is_some_and(|link| {
                blocks.get(index).is_some_and(|block| link < block.end && block.start < page.end(link))
            })
        };
        let tells_author = |index: usize| leads_to_author(index) || case.says(post, index, Page::names_person);
        let above = short.iter().copied().find(|&index| is_word(index) && tells_author(index));
        // Who wrote it signs below those who have changed it.
        let below = || texts.iter().copied().rfind(|&index| case.signs_post(post, index) && is_word(index));
        let named = above.or_else(below);
        let is_signed_below = named.is_some_and(|index| !short.contains(&index));
        // A picture of them may stand between who it was and when.
        let beside = named.filter(|_| is_signed_below).map_or(0..0, |index| index.saturating_sub(2)..index + 3);
        let near = beside.filter(|index| texts.contains(index));
        let timed = short.into_iter().chain(near).find(|&index| case.says(post, index, Page::says_when));
        Self { named, timed, is_signed_below }
    }
}

/// Which of the blocks of a post stand in an element that looks like this, by the number of the look. What is quoted was said
/// before, where anything else is said.
fn parts_by_look(case: &Case<'_>, post: usize, own: &[usize]) -> Vec<(u32, usize)> {
    let Case { page, blocks, .. } = *case;
    let around =
        |index: usize| blocks.get(index).into_iter().flat_map(|block| page.ancestors(block.start).take(AROUND_BLOCK));
    let is_quoted = |index: usize| around(index).any(|part| page.tag(part) == Tag::Blockquote);
    let has_own = own.iter().any(|&index| case.is_at_least(index, LEAST_OWN) && !is_quoted(index));
    let mut parts = Vec::new();
    for &index in own.iter().filter(|&&index| !(has_own && is_quoted(index))) {
        parts.extend(around(index).take_while(|&part| part != post).map(|part| (look(page, part), index)));
    }
    order::by_key(parts, |&(look, index)| u64::from(look) << 32 | index as u64)
}

/// The nodes of a block that are the name: the smallest part that says so and has words.
fn name_in(page: &Page, post: usize, block: &Block) -> Range<usize> {
    let nodes = |part: usize| block.start.max(part)..block.end.min(page.end(part));
    let has_words = |part: &usize| page.measure(nodes(*part).start, nodes(*part).end).words > 0;
    let author = page.author_link(post);
    let names = |part: usize| author == Some(part) || page.names_person(part);
    let naming = parts_of(page, post, block).filter(|&part| names(part)).filter(has_words);
    naming.map(nodes).min_by_key(Range::len).unwrap_or(0..0)
}

impl Case<'_> {
    /// Whether a part of a block of a post, or an element right around it, is of a kind.
    fn says(&self, post: usize, index: usize, is: fn(&Page, usize) -> bool) -> bool {
        let block = self.blocks.get(index);
        block.is_some_and(|block| parts_of(self.page, post, block).any(|part| is(self.page, part)))
    }

    /// Whether a block is all of an element that is called who wrote the post, below what it says, and not in a comment on it.
    fn signs_post(&self, post: usize, index: usize) -> bool {
        let Some(block) = self.blocks.get(index).filter(|block| block.measure.words <= NAME_WORDS) else {
            return false;
        };
        let above = || self.page.ancestors(block.start).take(AROUND_BLOCK).take_while(|&part| part != post);
        let is_all = |part: usize| self.blocks_in(part).filter(|&other| self.is_free(other)).count() <= SIGNED_BLOCKS;
        let is_comment =
            |part: usize| self.page.is_called(part, &COMMENTS) || self.page.attr(part, "itemprop") == Some("comment");
        !above().any(is_comment) && above().any(|part| self.page.is_called_person(part) && is_all(part))
    }
}

/// Whether a block only says who wrote something, or when.
pub(in super::super) fn signs(page: &Page, block: &Block) -> bool {
    if block.measure.words == 0 || block.measure.words > HEAD_WORDS {
        return false;
    }
    let inside = page.nodes(block.start..block.end).take(INTO_BLOCK);
    let above = page.ancestors(block.start).take(AROUND_NAME).take_while(|&part| page.end(part) <= block.end);
    let leads_on = block.link_density() > MAX_LINKS;
    let tells = |part| page.names_person(part) || (!leads_on && page.says_when(part));
    inside.chain(above).filter(|&part| page.tag(part) != Tag::Text).any(tells)
}

/// The elements in a block and those right around it, within its post.
fn parts_of<'a>(page: &'a Page, post: usize, block: &Block) -> impl Iterator<Item = usize> + 'a {
    let around = page.ancestors(block.start).take(AROUND_NAME).take_while(move |&part| part != post);
    page.nodes(block.start..block.end).take(INTO_BLOCK).filter(|&part| page.tag(part) != Tag::Text).chain(around)
}
