//! Says of each block how likely it is part of the article, and where to cut. It knows nothing of languages and reasons:
//! those are the furniture's. Features in, one probability a block out, then the cut with the best expected F1.

mod cut;
mod features;
mod follow;
mod kinship;
mod score;

pub use features::{FEATURES, features};

use crate::furniture::{Mark, Scene};

/// What was judged of a page's blocks.
#[derive(Debug, Clone, Default)]
pub struct Verdict {
    /// For each block the probability that it is part of the article, 0 to 1.
    pub probabilities: Vec<f32>,
    /// For each block whether it is part of the article.
    pub is_kept: Vec<bool>,
    /// The expected F1 of that choice, 0 to 1.
    pub confidence: f32,
}

/// Judges the blocks of a page. What is marked is furniture already: it is not kept and not counted.
pub fn judge(scene: &Scene<'_>, marks: &[Mark]) -> Verdict {
    let is_marked = marked_blocks(scene, marks);
    let rows = features(scene, &is_marked);
    let probabilities: Vec<f32> =
        rows.iter().zip(&is_marked).map(|(row, &marked)| if marked { 0.0 } else { score::probability(row) }).collect();
    let (mut is_kept, confidence) = cut::best(scene.blocks, &probabilities);
    follow::follow(scene.page, scene.blocks, &is_marked, scene.metadata.title_node, &mut is_kept);
    keep_standfirst(scene, &is_marked, &mut is_kept);
    Verdict { probabilities, is_kept, confidence }
}

/// What the page itself sets apart as the sum of the article belongs to it, however short it is.
fn keep_standfirst(scene: &Scene<'_>, is_marked: &[bool], is_kept: &mut [bool]) {
    let Some(node) = scene.metadata.standfirst_node.filter(|_| is_kept.contains(&true)) else { return };
    for ((block, is_marked), is_kept) in scene.blocks.iter().zip(is_marked).zip(is_kept) {
        *is_kept |= !is_marked && scene.page.contains(node, block.start);
    }
}

/// For each block whether a mark covers it. Both lists are in document order; marks may nest.
fn marked_blocks(scene: &Scene<'_>, marks: &[Mark]) -> Vec<bool> {
    let mut marks = marks.iter().peekable();
    let mut end = 0;
    let is_marked = scene.blocks.iter().map(|block| {
        while let Some(mark) = marks.next_if(|mark| mark.start <= block.start) {
            end = end.max(mark.end);
        }
        block.start < end
    });
    is_marked.collect()
}
