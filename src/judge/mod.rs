//! Says of each block how likely it is part of the article, and where to cut. Features in, one probability a block out of a
//! learned model, then the cut with the best expected F1. It knows no rules: those are the furniture's.

mod breadth;
mod cut;
mod facts;
mod families;
mod features;
mod follow;
mod kinship;
mod lexicon;
mod lineage;
mod model;
mod names;
mod repeats;
mod standing;

pub use breadth::Breadth;
pub use features::{COUNT, FEATURES, Feature, Rows, features};
pub use lexicon::{Lexicon, tokens_of};
pub use lineage::{Line, Lineage};
pub use model::{Model, fingerprint};

use crate::furniture::{Mark, Scene, Trust};
use crate::page::Page;
use crate::segment::Block;
use breadth::Choice;
use follow::{Case, Follow, Sort, begun, without_sources};
use std::ops::Range;

/// With an expected F1 from here on a page is surely an article.
const SURE: f32 = 0.9;
/// Of an article, too much is worse than too little: its blocks are all but sure, and what is doubtful stands after it.
const ARTICLE_BETA_SQUARED: f32 = 0.55;

/// What was judged of a page's blocks.
#[derive(Debug, Clone, Default)]
pub struct Verdict {
    /// For each block the probability that it is part of the article, 0 to 1.
    pub probabilities: Vec<f32>,
    /// For each block whether it is part of the article.
    pub is_kept: Vec<bool>,
    /// The marks that stand: those of rules, less those that only go by a name where the text is surely content.
    pub marks: Vec<Mark>,
    /// The nodes that say who wrote a post, in document order.
    pub names: Vec<Range<usize>>,
    /// Where posts end that say it below their text, nodes, rising: what follows is somebody else's.
    pub ends: Vec<usize>,
    /// The words that the article shows of it.
    pub words: u32,
    /// How well the choice at breadth 0 is expected to agree with a careful reader's: F1, 0 to 1.
    pub confidence: f32,
    /// The breadth of that choice, nearer to 0 than the one asked for where there is nothing further.
    pub breadth: Breadth,
    /// Whether one step wider keeps more.
    pub can_widen: bool,
    /// Whether one step narrower keeps less.
    pub can_narrow: bool,
}

/// Judges the blocks of a page. What is marked by a sign is furniture already: it is not kept and not counted, at any
/// breadth.
pub fn judge(scene: &Scene<'_>, marks: &[Mark], breadth: Breadth) -> Verdict {
    judge_by(Model::own(), scene, marks, breadth)
}

/// Judges by another model than the compiled one; training measures its models with it.
#[inline(never)]
pub fn judge_by(model: &Model<'_>, scene: &Scene<'_>, marks: &[Mark], breadth: Breadth) -> Verdict {
    let rows = features(scene, model.lexicon());
    let marks = without_sources(scene.page, scene.blocks, marks);
    let chances = model.probabilities(&rows, &wanted(scene.page, scene.blocks, &marks));
    let marks = standing::standing(&chances, scene.blocks, &marks);
    let is_marked = marked_blocks(scene.page, scene.blocks, &marks);
    let probability = |(&chance, &marked): (&f32, &bool)| if marked { 0.0 } else { chance };
    let mut probabilities: Vec<f32> = chances.iter().zip(&is_marked).map(probability).collect();
    repeats::once(scene.page, scene.blocks, rows.texts(), &mut probabilities);
    let (_, plain) = cut::best(scene.blocks, &probabilities, 1.0);
    let (sort, base) = if plain >= SURE { (Sort::Article, ARTICLE_BETA_SQUARED) } else { (Sort::Other, 1.0) };
    let (title, shown) = (scene.metadata.title_node, shown_words(scene));
    let Scene { page, blocks, .. } = *scene;
    let said = &scene.metadata.said_nodes;
    let begun = &begun(page, blocks);
    let case = Case { page, blocks, begun, probabilities: &probabilities, is_marked: &is_marked, title, said, sort };
    let follow = Follow::of(&case);
    let means = breadth::Means {
        cut: &|beta_squared| cut::best(scene.blocks, &probabilities, beta_squared * base),
        settle: &|is_kept| {
            // A picture may follow it, and it may be lost again with what it stands in.
            keep_standfirst(scene, &is_marked, is_kept);
            follow.settle(is_kept);
            keep_standfirst(scene, &is_marked, is_kept);
        },
        words: &|is_kept| sum(&shown, is_kept),
    };
    let choice = breadth::choose(breadth, &means);
    let Choice { is_kept, expected, breadth, can_widen, can_narrow } = choice;
    let (words, names, ends) = (sum(&shown, &is_kept), follow.names(&is_kept), follow.ends(&is_kept));
    // What the expectation has turned out to mean was measured on the plain cut.
    let confidence = model.confidence(if sort == Sort::Article { plain } else { expected });
    Verdict { probabilities, is_kept, marks, names, ends, words, confidence, breadth, can_widen, can_narrow }
}

/// The blocks whose probability is asked for: those that no sign marks, and those that a name does, which may give way.
#[inline(never)]
fn wanted(page: &Page, blocks: &[Block], marks: &[Mark]) -> Vec<bool> {
    let (named, signs): (Vec<Mark>, Vec<Mark>) = marks.iter().partition(|mark| mark.trust == Trust::Name);
    let (named, signed) = (marked_blocks(page, blocks, &named), marked_blocks(page, blocks, &signs));
    named.into_iter().zip(signed).map(|(is_named, is_signed)| is_named || !is_signed).collect()
}

/// What the page itself sets apart as the sum of the article belongs to it, however short it is.
fn keep_standfirst(scene: &Scene<'_>, is_marked: &[bool], is_kept: &mut [bool]) {
    let Some(node) = scene.metadata.standfirst_node.filter(|_| is_kept.contains(&true)) else { return };
    for ((block, is_marked), is_kept) in scene.blocks.iter().zip(is_marked).zip(is_kept) {
        *is_kept |= !is_marked && scene.page.contains(node, block.start);
    }
}

/// The words of each block; none of those that the head of the article says: title, byline, date.
#[inline(never)]
fn shown_words(scene: &Scene<'_>) -> Vec<u32> {
    let said: Vec<usize> = scene.metadata.said_nodes.iter().chain(&scene.metadata.title_node).copied().collect();
    let is_said = |start: usize| said.iter().any(|&node| scene.page.contains(node, start));
    scene.blocks.iter().map(|block| if is_said(block.start) { 0 } else { block.measure.words }).collect()
}

/// The words of the kept blocks.
fn sum(words: &[u32], is_kept: &[bool]) -> u32 {
    words.iter().zip(is_kept).filter(|(_, kept)| **kept).map(|(words, _)| words).sum()
}

/// For each block whether marks cover it: where they take its beginning alone, what they leave is judged as any other. Both
/// lists are in document order; marks may nest.
#[inline(never)]
pub(crate) fn marked_blocks(page: &Page, blocks: &[Block], marks: &[Mark]) -> Vec<bool> {
    let mut marks = marks.iter().peekable();
    let mut end = 0;
    let is_marked = blocks.iter().map(|block| {
        while let Some(mark) = marks.next_if(|mark| mark.start <= block.start.max(end)) {
            end = end.max(mark.end);
        }
        block.start < end && (block.end <= end || page.measure(end, block.end).words == 0)
    });
    is_marked.collect()
}
