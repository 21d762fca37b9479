//! Features of how a block lies to the bulk of the page's prose.

use super::{Feature, Ground, Rows, flag, ln};
use crate::judge::kinship::is_prose;
use crate::judge::lineage::FAR;

#[inline(never)]
pub(super) fn fill(ground: &Ground<'_>, rows: &mut Rows) {
    let Ground { page, kinship, lineage, .. } = ground;
    let [three_quarters, nine_tenths] = [0.75, 0.9].map(|part| kinship.smallest_with(page, part));
    let parts = [ground.half, three_quarters, nine_tenths, ground.best];
    let hops_to = parts.map(|part| lineage.hops_of_all(part));
    let next_prose = next_prose(ground);
    let mut previous: Option<usize> = None;
    for (((at, block, _, line), &index), mut row) in ground.each().zip(lineage.of_blocks()).zip(rows.rows()) {
        let hops = |hops: &Vec<u8>| hops.get(index as usize).copied().map_or(0.0, f32::from);
        row.set_from(Feature::HalfHops, &hops_to.each_ref().map(hops));
        row.set_from(Feature::InHalf, &parts.map(|part| flag(page.contains(part, block.start))));
        row.set(Feature::Score, line.best_score);
        let mut near = lineage.up(line).take(3).map(|line| line.score);
        row.set(Feature::ParentScore, near.by_ref().fold(0.0, f32::max));
        let hops = |other: Option<usize>| {
            let start = other.and_then(|other| ground.blocks.get(other)).map(|block| block.start);
            start.map_or(f32::from(FAR), |start| lineage.hops(at, start) as f32)
        };
        let next = next_prose.get(at).copied().flatten();
        row.set(Feature::PreviousProseHops, hops(previous));
        row.set(Feature::NextProseHops, hops(next));
        row.set(Feature::PreviousProse, previous.map_or(7.0, |previous| ln((at - previous) as f32)));
        row.set(Feature::NextProse, next.map_or(7.0, |next| ln((next - at) as f32)));
        if is_prose(block) {
            previous = Some(at);
        }
    }
}

/// For each block the next one after it that reads as prose.
fn next_prose(ground: &Ground<'_>) -> Vec<Option<usize>> {
    let mut next = None;
    let mut all = vec![None; ground.blocks.len()];
    for (at, (slot, block)) in all.iter_mut().zip(ground.blocks).enumerate().rev() {
        *slot = next;
        if is_prose(block) {
            next = Some(at);
        }
    }
    all
}
