//! What stands above the blocks: for every element that holds one, in one pass from the root down, how far the nearest
//! element of each kind is, what its names say, how often its like repeats on the page and how well it scores.

use super::kinship::{Kinship, is_prose, share};
use super::lexicon::{Lexicon, Senses, Weight, tokens_of};
use super::names::{Hash, KINDS, Kind, kinds_of_attribute, kinds_of_tag};
use crate::page::{Page, Tag};
use crate::segment::Block;
use html5ever::local_name;

/// Farther than this, or not there.
pub const FAR: u8 = 30;
/// How much of an element's lexicon weight its children inherit.
const INHERITED: f32 = 0.7;

/// An element that holds blocks.
#[derive(Debug, Clone, Copy)]
pub struct Line {
    /// The element.
    pub node: usize,
    /// One past the last node in it.
    pub end: usize,
    /// Its parent's index, its own for the root.
    pub parent: usize,
    /// How many elements up the nearest of each kind is, 0 for itself.
    pub nearest: [u8; KINDS],
    /// A hash of its tag and class names without figures.
    pub signature: u32,
    /// How many siblings, with itself, have its signature.
    pub twins: u32,
    /// What its own names say.
    pub weight: Weight,
    /// The strongest word against on the way from the root.
    pub against: f32,
    /// The strongest word for on the way from the root.
    pub speaks_for: f32,
    /// All words on the way from the root, nearer ones more.
    pub inherited: f32,
    /// Its score as a holder of paragraphs, as a share of the best one's.
    pub score: f32,
    /// The best score on the way from the root.
    pub best_score: f32,
}

impl Line {
    /// Distance to the nearest element of a kind, at most `FAR`.
    pub fn distance(&self, kind: Kind) -> u8 {
        self.nearest.get(kind as usize).copied().unwrap_or(FAR)
    }

    /// Whether a node stands in it.
    pub fn holds(&self, node: usize) -> bool {
        (self.node..self.end).contains(&node)
    }

    /// Whether it stands in a dialog or in what is named consent.
    pub fn is_overlaid(&self) -> bool {
        self.distance(Kind::Dialog) < FAR || self.distance(Kind::Consent) < FAR
    }
}

/// All elements that hold blocks.
#[derive(Debug)]
pub struct Lineage {
    /// For each node one more than the index of its line, 0 for none.
    place: Vec<u32>,
    lines: Vec<Line>,
    /// For each block the index of its line.
    of_block: Vec<u32>,
}

impl Lineage {
    /// Reads the elements above the blocks.
    #[inline(never)]
    pub fn of(page: &Page, blocks: &[Block], lexicon: Lexicon<'_>) -> Self {
        let mut lineage =
            Self { place: vec![0; page.len()], lines: Vec::new(), of_block: Vec::with_capacity(blocks.len()) };
        let (mut above, mut senses) = (Vec::new(), Senses::of(lexicon));
        for block in blocks {
            let base = base_of(page, block);
            let mut node = base;
            while lineage.index(node).is_none() {
                above.push(node);
                let Some(parent) = page.parent(node) else { break };
                node = parent;
            }
            while let Some(node) = above.pop() {
                lineage.add(page, node, &mut senses);
            }
            let index = lineage.index(base).unwrap_or_default();
            lineage.of_block.push(index as u32);
        }
        lineage.count_twins();
        lineage
    }

    /// The index of an element's line.
    pub fn index(&self, node: usize) -> Option<usize> {
        self.place.get(node).and_then(|&place| (place as usize).checked_sub(1))
    }

    fn add<'p>(&mut self, page: &'p Page, node: usize, senses: &mut Senses<'_, 'p>) {
        let index = self.lines.len();
        let parent = page.parent(node).and_then(|parent| self.index(parent));
        let mut line = Line {
            node,
            end: page.end(node),
            parent: parent.unwrap_or(index),
            nearest: [FAR; KINDS],
            signature: 0,
            twins: 1,
            weight: Weight::default(),
            against: 0.0,
            speaks_for: 0.0,
            inherited: 0.0,
            score: 0.0,
            best_score: 0.0,
        };
        if let Some(above) = parent.and_then(|parent| self.lines.get(parent)) {
            line.nearest = above.nearest.map(|distance| distance.saturating_add(1).min(FAR));
            (line.against, line.speaks_for) = (above.against, above.speaks_for);
            line.inherited = above.inherited * INHERITED;
        }
        let tag = page.tag(node);
        let mut bits = kinds_of_tag(tag);
        // Like elements of a page have one signature: tag and class names, figures aside.
        let mut signature = Hash::new().number(tag as u32);
        // The names of the whole page say nothing of its parts.
        let is_whole = matches!(tag, Tag::Body | Tag::Html);
        for (name, text) in page.named(node) {
            if *name != local_name!("class") && *name != local_name!("id") {
                bits |= kinds_of_attribute(name, text);
                continue;
            }
            let value = senses.value(text);
            if *name == local_name!("class") {
                signature = senses.tokens(&value).iter().fold(signature, |hash, &token| hash.number(token));
            }
            if !is_whole {
                bits |= value.kinds;
                line.weight.join(value.weight);
            }
        }
        if is_whole {
            let mut words = Vec::new();
            tokens_of(page, node, &mut words);
            for token in words {
                line.weight.add(senses.get(token).weight);
            }
        } else if tag == Tag::Other {
            let value = senses.value(page.name(node));
            bits |= value.kinds;
            line.weight.join(value.weight);
        }
        for (kind, distance) in line.nearest.iter_mut().enumerate() {
            if bits >> kind & 1 == 1 {
                *distance = 0;
            }
        }
        line.against = line.against.min(line.weight.against);
        line.speaks_for = line.speaks_for.max(line.weight.speaks_for);
        line.inherited += line.weight.sum();
        line.signature = signature.0;
        self.lines.push(line);
        if let Some(place) = self.place.get_mut(node) {
            *place = index as u32 + 1;
        }
    }

    fn count_twins(&mut self) {
        let key = |line: &Line| u64::from(line.signature) << 32 | line.parent as u64;
        let mut keys: Vec<(u64, u32)> = self.lines.iter().map(key).zip(0..).collect();
        keys.sort_unstable();
        for twins in keys.chunk_by(|one, other| one.0 == other.0) {
            for &(_, index) in twins {
                if let Some(line) = self.lines.get_mut(index as usize) {
                    line.twins = twins.len() as u32;
                }
            }
        }
    }

    /// Scores the elements by their own paragraphs, as Readability does (Arc90, 2009): a paragraph counts for its parent
    /// in full, for the grandparent by half, above that by a third of each level; links take their share away. Gives
    /// the best one.
    #[inline(never)]
    pub fn score(&mut self, page: &Page, blocks: &[Block], kinship: &Kinship) -> usize {
        for (at, block) in blocks.iter().enumerate() {
            let Some(line) = self.block(at).filter(|line| is_prose(block) && !line.is_overlaid()) else { continue };
            let value = 1.0 + block.commas.min(10) as f32 + (block.measure.words as f32 / 20.0).min(3.0);
            let mut index = self.index(block.container).unwrap_or(line.parent);
            if page.tag(block.container) == Tag::P {
                index = self.lines.get(index).map_or(index, |line| line.parent);
            }
            for level in 0..5u8 {
                let part = match level {
                    0 => 1.0,
                    1 => 0.5,
                    level => 1.0 / (3.0 * f32::from(level)),
                };
                let Some(line) = self.lines.get_mut(index) else { break };
                line.score += value * part;
                if line.parent == index {
                    break;
                }
                index = line.parent;
            }
        }
        let (mut best, mut top) = (0, 0.0f32);
        for line in &mut self.lines {
            line.score *= 1.0 - kinship.subtree(page, line.node).link_density();
            if line.score > top {
                (best, top) = (line.node, line.score);
            }
        }
        for index in 0..self.lines.len() {
            let above =
                self.lines.get(index).and_then(|line| self.lines.get(line.parent)).map_or(0.0, |l| l.best_score);
            if let Some(line) = self.lines.get_mut(index) {
                line.score = share(line.score, top);
                line.best_score = line.score.max(above);
            }
        }
        best
    }

    /// The element a block stands in: the smallest that holds all of it.
    pub fn block(&self, block: usize) -> Option<&Line> {
        self.of_block.get(block).and_then(|&index| self.lines.get(index as usize))
    }

    /// The line of an element.
    pub fn line(&self, node: usize) -> Option<&Line> {
        self.index(node).and_then(|index| self.lines.get(index))
    }

    /// The element itself and those above it.
    pub fn up<'a>(&'a self, line: &'a Line) -> impl Iterator<Item = &'a Line> {
        std::iter::successors(Some(line), |line| self.lines.get(line.parent).filter(|above| above.node != line.node))
    }

    /// How many elements up from a block's own the first is that holds another node too.
    pub fn hops(&self, block: usize, other: usize) -> usize {
        let Some(line) = self.block(block) else { return 0 };
        self.up(line).take(usize::from(FAR)).take_while(|line| !line.holds(other)).count()
    }

    /// The same for all lines at once.
    pub fn hops_of_all(&self, other: usize) -> Vec<u8> {
        let mut hops: Vec<u8> = Vec::with_capacity(self.lines.len());
        for line in &self.lines {
            let above = hops.get(line.parent).copied().unwrap_or_default();
            hops.push(if line.holds(other) { 0 } else { (above + 1).min(FAR) });
        }
        hops
    }

    /// All lines, parents first.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// For each block the index of its line.
    pub fn of_blocks(&self) -> &[u32] {
        &self.of_block
    }
}

/// The smallest element that holds the whole block.
fn base_of(page: &Page, block: &Block) -> usize {
    let mut above = page.ancestors(block.start).take_while(|&node| node > block.container);
    above.find(|&node| page.end(node) >= block.end).unwrap_or(block.container)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::facts::{self, Vocabulary};
    use crate::segment::segment;

    #[test]
    fn knows_distances_twins_and_the_best_holder() {
        let prose = "One two three four five, six seven eight nine ten eleven twelve thirteen.";
        let html = format!(
            "<body><nav><a class='item-1' href=/a>x</a><p>y</p></nav>\
             <article id=a><div class=story><p>{prose}<p>{prose}</div></article>"
        );
        let page = Page::from_html(&html, None);
        let blocks = segment(&page);
        let mut lineage = Lineage::of(&page, &blocks, Lexicon::default());
        let none = Vocabulary::default();
        let facts: Vec<_> = blocks.iter().map(|block| facts::of(&page, block, &none, &none)).collect();
        let kinship = Kinship::of(&page, &blocks, &facts, |_| true);
        let best = lineage.score(&page, &blocks, &kinship);
        let last = lineage.block(3).unwrap();
        assert_eq!((last.distance(Kind::Article), last.distance(Kind::Content), last.distance(Kind::Nav)), (2, 1, FAR));
        assert_eq!((last.twins, page.attr(best, "class")), (2, Some("story")));
        assert_eq!(lineage.block(0).unwrap().distance(Kind::Link), 0);
        assert_eq!(lineage.hops(3, blocks[2].start), 1);
        let of_all = lineage.hops_of_all(blocks[2].start);
        assert_eq!(of_all[lineage.of_blocks()[3] as usize], 1);
    }
}
