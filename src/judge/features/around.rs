//! Features of the blocks before and after.

use super::{Feature, Ground, Row, Rows, flag, ln};
use crate::judge::kinship::share;

#[inline(never)]
pub(super) fn fill(ground: &Ground<'_>, rows: &mut Rows) {
    for ((at, ..), mut row) in ground.each().zip(rows.rows()) {
        neighbor(&mut row, ground, at, at.checked_sub(1), Feature::Previous1Words);
        neighbor(&mut row, ground, at, at.checked_sub(2), Feature::Previous2Words);
        neighbor(&mut row, ground, at, Some(at + 1), Feature::Next1Words);
        neighbor(&mut row, ground, at, Some(at + 2), Feature::Next2Words);
        window(&mut row, ground, at.saturating_sub(5), at, Feature::Before5Prose);
        window(&mut row, ground, at + 1, at + 6, Feature::After5Prose);
        window(&mut row, ground, at.saturating_sub(15), at, Feature::Before15Prose);
        window(&mut row, ground, at + 1, at + 16, Feature::After15Prose);
        window(&mut row, ground, at.saturating_sub(20), at + 21, Feature::Around40Prose);
        let near = ground.kinship.blocks(at.saturating_sub(7), at + 8);
        row.set(Feature::Around15Furniture, share(near.furniture, near.blocks));
    }
}

/// Words, link density and likeness of a neighbor, from this feature on; -1 words where there is none.
fn neighbor(row: &mut Row<'_>, ground: &Ground<'_>, at: usize, other: Option<usize>, first: Feature) {
    let signature = |at: usize| ground.lineage.block(at).map(|line| line.signature);
    let block = other.and_then(|other| ground.blocks.get(other));
    let is_like = other.is_some_and(|other| other < ground.blocks.len() && signature(other) == signature(at));
    let values = block.map_or([-1.0, 0.0, 0.0], |b| [ln(b.measure.words as f32), b.link_density(), flag(is_like)]);
    row.set_from(first, &values);
}

/// Share of prose and link density of a run of blocks, from this feature on.
fn window(row: &mut Row<'_>, ground: &Ground<'_>, from: usize, to: usize, first: Feature) {
    let sums = ground.kinship.blocks(from, to);
    row.set_from(first, &[share(sums.prose, sums.words), sums.link_density()]);
}
