//! Whether a page reads as a part of an article, and whether a link stands where the text of that part ends: lists of
//! articles and of goods have pages too, and so have the lists that stand beside an article.

use crate::furniture::Reason;
use crate::judge::Verdict;
use crate::page::{Page, Tag};
use crate::segment::Block;
use std::ops::Range;

/// Words of a paragraph, and of the last line of a text.
const PARAGRAPH_WORDS: u32 = 20;
const LINE_WORDS: u32 = 8;
/// A part of an article has as many in its paragraphs.
const PART_WORDS: u32 = 60;
/// Words of a link that may be the title of another article.
const TITLE_WORDS: u32 = 4;
/// With as many of them, and one to every two paragraphs, a page is a list.
const LIST_TITLES: usize = 4;
/// Titles of others between the text and the link to its next page.
const TITLES_BETWEEN: usize = 1;
/// Parts of the page between the two that no rule knows: tools, a byline, an empty box.
const PARTS_BETWEEN: usize = 12;
/// Words of the text behind the link.
const WORDS_BEHIND: u32 = 40;

/// The text of a page, and what stands in it and around it.
pub struct Shape<'a> {
    page: &'a Page,
    blocks: &'a [Block],
    verdict: &'a Verdict,
    /// One past the last line of the text, as places in the blocks.
    end: usize,
}

impl<'a> Shape<'a> {
    /// The shape of a page that reads as a part of an article; none of another.
    pub fn of_article(page: &'a Page, blocks: &'a [Block], verdict: &'a Verdict) -> Option<Self> {
        let kept =
            || blocks.iter().enumerate().zip(&verdict.is_kept).filter(|(_, is_kept)| **is_kept).map(|(block, _)| block);
        let paragraphs: Vec<usize> = kept()
            .filter(|(_, block)| is_text(block, PARAGRAPH_WORDS) && block.sentences > 0)
            .map(|(at, _)| at)
            .collect();
        let words: u32 = paragraphs.iter().filter_map(|&at| blocks.get(at)).map(|block| block.measure.words).sum();
        let (first, last) = (*paragraphs.first()?, kept().rfind(|(_, block)| is_text(block, LINE_WORDS))?.0);
        let shape = Self { page, blocks, verdict, end: last + 1 };
        let titles = shape.titles(first..last + 1);
        let is_list = titles >= LIST_TITLES && titles * 2 > paragraphs.len();
        (words >= PART_WORDS && !is_list).then_some(shape)
    }

    /// Whether a node stands where the text ends.
    pub fn is_at_end(&self, node: usize) -> bool {
        let at = self.blocks.partition_point(|block| block.end <= node);
        let is_kept = |at: usize| self.verdict.is_kept.get(at) == Some(&true);
        let behind = (at..self.blocks.len()).filter(|&at| is_kept(at)).filter_map(|at| self.blocks.get(at));
        let between = self.end..at.max(self.end);
        behind.map(|block| block.measure.words).sum::<u32>() <= WORDS_BEHIND
            && self.blocks.get(between.clone()).into_iter().flatten().filter(|block| !self.is_furniture(block)).count()
                <= PARTS_BETWEEN
            && self.titles(between) <= TITLES_BETWEEN
    }

    fn is_furniture(&self, block: &Block) -> bool {
        self.verdict.marks.iter().any(|mark| {
            let is_list = matches!(mark.reason, Reason::Related | Reason::LowScore);
            !is_list && (mark.start..mark.end).contains(&block.start)
        })
    }

    /// How many titles of other articles of the site stand there: lines that are a link and nothing else.
    fn titles(&self, range: Range<usize>) -> usize {
        let is_title = |block: &&Block| {
            let is_linked = block.links > 0 && block.link_words == block.measure.words;
            is_linked && block.measure.words >= TITLE_WORDS && !self.is_furniture(block) && self.is_of_site(block)
        };
        self.blocks.get(range).into_iter().flatten().filter(is_title).count()
    }

    /// Whether the first link of a block leads to the page's own host.
    fn is_of_site(&self, block: &Block) -> bool {
        let page = self.page;
        let above = page.ancestors(block.start).take(3);
        let mut links = above.chain(block.start..block.end).filter(|&node| page.tag(node) == Tag::A);
        let link = links.find_map(|node| page.attr(node, "href")).and_then(|href| page.resolve(href));
        link.is_none_or(|link| page.address().is_none_or(|own| own.host() == link.host()))
    }
}

fn is_text(block: &Block, words: u32) -> bool {
    block.measure.words >= words && block.link_density() < 0.5
}
