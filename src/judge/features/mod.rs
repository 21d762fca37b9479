//! The features of the blocks: numbers that do not depend on the language of the page. The table names them; each other file
//! fills in those of one sort. All is linear in the nodes and blocks of the page.

mod above;
mod around;
mod own;
mod place;
mod shape;
mod table;
mod whole;

pub use table::{COUNT, FEATURES, Feature};

use super::facts::{self, Facts, Vocabulary};
use super::kinship::Kinship;
use super::lexicon::Lexicon;
use super::lineage::{Line, Lineage};
use crate::furniture::Scene;
use crate::page::{Page, Tag};
use crate::segment::Block;
use std::array;

/// The features of all blocks of a page, one row a block.
#[derive(Debug, Clone, PartialEq)]
pub struct Rows {
    values: Vec<Values>,
    texts: Vec<u32>,
}

impl Rows {
    /// The rows, in the order of the blocks.
    pub fn iter(&self) -> impl Iterator<Item = &[f32]> {
        self.values.iter().filter_map(|values| values.get(..COUNT))
    }

    /// The rows of blocks, empty ones where there are no more.
    pub fn at<const N: usize>(&self, blocks: &[usize]) -> [&Values; N] {
        array::from_fn(|at| blocks.get(at).and_then(|&block| self.values.get(block)).unwrap_or(&[0.0; ROOM]))
    }

    /// For each block a hash of its text: the same for the same letters and digits.
    pub fn texts(&self) -> &[u32] {
        &self.texts
    }

    fn rows(&mut self) -> impl Iterator<Item = Row<'_>> {
        self.values.iter_mut().map(|values| Row(values))
    }
}

/// The features of a block, in the order of the table, and zeros: as many as a byte can name, so that no step down a tree
/// has to ask whether there is such a feature.
pub type Values = [f32; ROOM];
/// Values of a row.
pub const ROOM: usize = 256;
const _: () = assert!(COUNT <= ROOM);

/// The features of one block while they are filled in.
struct Row<'a>(&'a mut [f32]);

impl Row<'_> {
    fn set(&mut self, feature: Feature, value: f32) {
        if let Some(slot) = self.0.get_mut(feature as usize) {
            *slot = value;
        }
    }

    /// Fills in the features that follow one another in the table, from this one on.
    fn set_from(&mut self, first: Feature, values: &[f32]) {
        for (slot, value) in self.0.iter_mut().skip(first as usize).zip(values) {
            *slot = *value;
        }
    }
}

/// What is known of a page before its blocks are looked at one by one.
struct Ground<'a> {
    page: &'a Page,
    blocks: &'a [Block],
    facts: Vec<Facts>,
    lineage: Lineage,
    kinship: Kinship,
    /// The element whose own paragraphs weigh most.
    best: usize,
    /// The smallest subtree with half of the prose.
    half: usize,
    /// The first block of the shown title.
    title: Option<usize>,
    /// Different words of the title.
    title_words: usize,
}

/// Computes the features of a page's blocks.
#[inline(never)]
pub fn features(scene: &Scene<'_>, lexicon: Lexicon<'_>) -> Rows {
    let Scene { page, blocks, metadata, .. } = *scene;
    let title = Vocabulary::of(&title_of(scene));
    let description = Vocabulary::of(described(page).unwrap_or_default());
    let facts: Vec<Facts> = blocks.iter().map(|block| facts::of(page, block, &title, &description)).collect();
    let mut lineage = Lineage::of(page, blocks, lexicon);
    let kinship = Kinship::of(page, blocks, &facts, |at| lineage.block(at).is_none_or(|line| !line.is_overlaid()));
    let best = lineage.score(page, blocks, &kinship);
    let half = kinship.smallest_with(page, 0.5);
    let shown = metadata.title_node.map(|node| kinship.before(node)).filter(|&at| at < blocks.len());
    let shown = shown.or_else(|| shown_title(page, blocks, &facts, title.len()));
    let ground = Ground { page, blocks, facts, lineage, kinship, best, half, title: shown, title_words: title.len() };
    let texts = ground.facts.iter().map(|facts| facts.hash).collect();
    let mut rows = Rows { values: vec![[0.0; ROOM]; blocks.len()], texts };
    own::fill(&ground, &mut rows);
    place::fill(&ground, &mut rows);
    above::fill(&ground, &mut rows);
    shape::fill(&ground, &mut rows);
    around::fill(&ground, &mut rows);
    whole::fill(scene, &ground, &mut rows);
    rows
}

impl Ground<'_> {
    /// Blocks with what is known of their text and their elements, where they stand.
    fn each(&self) -> impl Iterator<Item = (usize, &Block, &Facts, &Line)> {
        let rows = self.blocks.iter().zip(&self.facts).enumerate();
        rows.filter_map(|(at, (block, facts))| Some((at, block, facts, self.lineage.block(at)?)))
    }
}

/// The title as the metadata has it, else as the `title` element has it.
fn title_of(scene: &Scene<'_>) -> String {
    if scene.metadata.title.is_empty() {
        scene.page.first(Tag::Title).map(|node| scene.page.subtree_text(node)).unwrap_or_default()
    } else {
        scene.metadata.title.clone()
    }
}

/// What the page says it is about.
fn described(page: &Page) -> Option<&str> {
    let named = |node: usize| page.attr(node, "name").or(page.attr(node, "property"));
    let is_description = |node: &usize| named(*node).is_some_and(|n| matches!(n, "description" | "og:description"));
    metas(page).find(is_description).and_then(|node| page.attr(node, "content"))
}

/// The `meta` elements of the head.
fn metas(page: &Page) -> impl Iterator<Item = usize> + '_ {
    let head = page.first(Tag::Head).map_or(0..0, |head| head..page.end(head));
    head.filter(|&node| page.tag(node) == Tag::Meta)
}

/// The block that shows the title: the `h1`, or failing that the `h2`, most like it; the first of equals.
#[inline(never)]
fn shown_title(page: &Page, blocks: &[Block], facts: &[Facts], title_words: usize) -> Option<usize> {
    let mut best: Option<(usize, f32)> = None;
    for (at, (block, facts)) in blocks.iter().zip(facts).enumerate() {
        let bonus = match page.tag(block.container).heading_level() {
            Some(1) => 1.0,
            Some(2) => 0.0,
            _ => continue,
        };
        let alike = 2.0 * facts.in_title as f32 / (facts.compared as usize + title_words).max(1) as f32;
        let likeness = alike + bonus;
        if likeness > 0.6 && best.is_none_or(|(_, top)| likeness > top + 0.01) {
            best = Some((at, likeness));
        }
    }
    best.map(|(at, _)| at)
}

/// How much, on a scale where the second hundred counts less than the first.
fn ln(count: f32) -> f32 {
    (1.0 + count.max(0.0)).ln()
}

const fn flag(is_so: bool) -> f32 {
    if is_so { 1.0 } else { 0.0 }
}
