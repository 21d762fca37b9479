//! How much text of which sort stands in any subtree or run of blocks, in constant time: sums over the blocks in document
//! order, and for each node how many blocks begin before it.

use super::facts::Facts;
use super::families::{Family, has};
use crate::page::{Page, Tag};
use crate::segment::Block;

/// What a range of blocks holds.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sums {
    /// Words.
    pub words: f32,
    /// Words in links.
    pub link_words: f32,
    /// Words in blocks that read as prose.
    pub prose: f32,
    /// Blocks that read as prose.
    pub proses: f32,
    /// Blocks.
    pub blocks: f32,
    /// Sentence ends.
    pub sentences: f32,
    /// Blocks that are a `p`.
    pub paragraphs: f32,
    /// Short blocks with furniture words.
    pub furniture: f32,
    /// Headings.
    pub headings: f32,
}

impl Sums {
    /// Share of the words that are links.
    pub fn link_density(&self) -> f32 {
        share(self.link_words, self.words)
    }

    /// Words a block.
    pub fn average(&self) -> f32 {
        share(self.words, self.blocks)
    }

    fn less(&self, other: &Self) -> Self {
        Self {
            words: self.words - other.words,
            link_words: self.link_words - other.link_words,
            prose: self.prose - other.prose,
            proses: self.proses - other.proses,
            blocks: self.blocks - other.blocks,
            sentences: self.sentences - other.sentences,
            paragraphs: self.paragraphs - other.paragraphs,
            furniture: self.furniture - other.furniture,
            headings: self.headings - other.headings,
        }
    }
}

/// A part of a whole, 0 where there is none.
pub fn share(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

/// The sums of a page.
#[derive(Debug)]
pub struct Kinship {
    /// For each node, and one past the last, how many blocks begin before it.
    before: Vec<u32>,
    /// For each count of blocks, the sums of that many first ones.
    sums: Vec<Sums>,
}

/// Whether a block reads as prose: long enough and not made of links.
pub fn is_prose(block: &Block) -> bool {
    block.measure.words >= 12 && block.link_density() < 0.4 && (block.sentences > 0 || block.measure.words >= 25)
}

/// Whether a block is short and has furniture words; names and dates alone are no furniture.
pub fn is_furniture(block: &Block, facts: &Facts) -> bool {
    let harmless = 1 << Family::Byline as u32 | 1 << Family::Caption as u32 | 1 << Family::Forum as u32;
    block.measure.words <= 20 && facts.families & !harmless != 0 && !has(facts.families, Family::Caption)
}

impl Kinship {
    /// Sums the blocks of a page; those that `weighs` denies weigh nothing as prose.
    #[inline(never)]
    pub fn of(page: &Page, blocks: &[Block], facts: &[Facts], weighs: impl Fn(usize) -> bool) -> Self {
        let mut before = Vec::with_capacity(page.len() + 1);
        let mut seen = 0;
        for node in 0..=page.len() {
            while blocks.get(seen).is_some_and(|block| block.start < node) {
                seen += 1;
            }
            before.push(seen as u32);
        }
        let mut sum = Sums::default();
        let mut sums = Vec::with_capacity(blocks.len() + 1);
        sums.push(sum);
        for (at, (block, facts)) in blocks.iter().zip(facts).enumerate() {
            let words = block.measure.words as f32;
            let tag = page.tag(block.container);
            sum.words += words;
            sum.link_words += block.link_words as f32;
            sum.blocks += 1.0;
            sum.sentences += block.sentences as f32;
            sum.paragraphs += if tag == Tag::P { 1.0 } else { 0.0 };
            sum.headings += if tag.heading_level().is_some() { 1.0 } else { 0.0 };
            sum.furniture += if is_furniture(block, facts) { 1.0 } else { 0.0 };
            if is_prose(block) && weighs(at) {
                sum.prose += words;
                sum.proses += 1.0;
            }
            sums.push(sum);
        }
        Self { before, sums }
    }

    fn upto(&self, blocks: usize) -> Sums {
        self.sums.get(blocks).or(self.sums.last()).copied().unwrap_or_default()
    }

    /// How many blocks begin before a node.
    pub fn before(&self, node: usize) -> usize {
        self.before.get(node).or(self.before.last()).copied().unwrap_or_default() as usize
    }

    /// What the blocks from one index up to another hold.
    pub fn blocks(&self, from: usize, to: usize) -> Sums {
        self.upto(to.max(from)).less(&self.upto(from))
    }

    /// What a subtree holds.
    pub fn subtree(&self, page: &Page, node: usize) -> Sums {
        self.blocks(self.before(node), self.before(page.end(node)))
    }

    /// What the whole page holds.
    pub fn whole(&self) -> Sums {
        self.upto(usize::MAX)
    }

    /// The smallest subtree that holds at least this share of the page's prose.
    #[inline(never)]
    pub fn smallest_with(&self, page: &Page, share: f32) -> usize {
        let wanted = self.whole().prose * share;
        let mut node = 0;
        if wanted <= 0.0 {
            return node;
        }
        while let Some(child) = page.children(node).find(|&child| self.subtree(page, child).prose >= wanted) {
            node = child;
        }
        node
    }
}
