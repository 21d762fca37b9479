//! How much text of which sort stands in any subtree, in constant time: sums over the blocks in document order, and for
//! each node how many blocks begin before it.

use crate::page::Page;
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
    /// Blocks.
    pub blocks: f32,
    /// Sentence ends.
    pub sentences: f32,
}

impl Sums {
    /// Share of the words that are links.
    pub fn link_density(&self) -> f32 {
        if self.words > 0.0 { self.link_words / self.words } else { 0.0 }
    }
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

impl Kinship {
    /// Sums the blocks of a page; those marked or hidden weigh nothing as prose.
    pub fn of(page: &Page, blocks: &[Block], is_marked: &[bool]) -> Self {
        let mut before = Vec::with_capacity(page.len() + 1);
        let mut seen = 0;
        for node in 0..=page.len() {
            while blocks.get(seen).is_some_and(|block| block.start < node) {
                seen += 1;
            }
            before.push(seen as u32);
        }
        let mut sum = Sums::default();
        let mut sums = vec![sum];
        for (block, &marked) in blocks.iter().zip(is_marked) {
            if !marked {
                let words = block.measure.words as f32;
                sum.words += words;
                sum.link_words += block.link_words as f32;
                sum.blocks += 1.0;
                sum.sentences += block.sentences as f32;
                if is_prose(block) && !block.is_hidden {
                    sum.prose += words;
                }
            }
            sums.push(sum);
        }
        Self { before, sums }
    }

    fn upto(&self, node: usize) -> Sums {
        let blocks = self.before.get(node).or(self.before.last()).copied().unwrap_or_default();
        self.sums.get(blocks as usize).copied().unwrap_or_default()
    }

    /// What a subtree holds.
    pub fn subtree(&self, page: &Page, node: usize) -> Sums {
        let (from, to) = (self.upto(node), self.upto(page.end(node)));
        Sums {
            words: to.words - from.words,
            link_words: to.link_words - from.link_words,
            prose: to.prose - from.prose,
            blocks: to.blocks - from.blocks,
            sentences: to.sentences - from.sentences,
        }
    }

    /// The smallest subtree that holds at least this share of the page's prose.
    pub fn smallest_with(&self, page: &Page, share: f32) -> usize {
        let wanted = self.subtree(page, 0).prose * share;
        let mut node = 0;
        while let Some(child) = page.children(node).find(|&child| self.subtree(page, child).prose >= wanted) {
            if wanted <= 0.0 {
                break;
            }
            node = child;
        }
        node
    }
}
