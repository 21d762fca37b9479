//! Features of a block's own text.

use super::{Feature, Ground, Rows, flag, ln};
use crate::judge::families::{FAMILIES, has};
use crate::judge::kinship::share;

#[inline(never)]
pub(super) fn fill(ground: &Ground<'_>, rows: &mut Rows) {
    let mut hashes: Vec<(u32, u32)> = ground.each().map(|(at, _, facts, _)| (facts.hash, at as u32)).collect();
    hashes.sort_unstable();
    for ((at, block, facts, _), mut row) in ground.each().zip(rows.rows()) {
        let words = block.measure.words as f32;
        let characters = facts.characters as f32;
        let of_characters = |part: u32| share(part as f32, characters);
        row.set(Feature::Words, ln(words));
        row.set(Feature::Characters, ln(characters));
        row.set(Feature::Links, block.link_density());
        row.set(Feature::LinkCount, ln(block.links as f32));
        row.set(Feature::Media, block.media.min(8) as f32);
        row.set(Feature::Strong, of_characters(facts.strong));
        row.set(Feature::Code, of_characters(facts.code));
        row.set(Feature::Control, of_characters(facts.control));
        row.set(Feature::Sentences, ln(block.sentences as f32));
        row.set(Feature::SentenceWords, ln(share(words, block.sentences as f32)));
        row.set(Feature::Commas, share(block.commas as f32, words));
        row.set(Feature::Ending, f32::from(facts.ending as u8));
        row.set(Feature::BeginsUpper, flag(facts.begins_upper));
        row.set(Feature::BeginsLower, flag(facts.begins_lower));
        row.set(Feature::Upper, of_characters(facts.upper));
        row.set(Feature::Digits, of_characters(facts.digits));
        row.set(Feature::Marks, of_characters(facts.marks));
        row.set(Feature::WordLength, share(characters, words).min(30.0));
        row.set(Feature::Year, flag(facts.has_year));
        row.set(Feature::Date, flag(facts.has_date));
        row.set(Feature::Price, flag(facts.has_price));
        row.set(Feature::At, flag(facts.has_at));
        row.set(Feature::Separator, flag(facts.has_separator));
        for (place, &family) in FAMILIES.iter().enumerate() {
            let first = Feature::SaysShare as usize;
            if let Some(slot) = row.0.get_mut(first + place) {
                *slot = flag(has(facts.families, family));
            }
        }
        row.set(Feature::FirstWords, facts.first_families.count_ones() as f32);
        if characters > 0.0 {
            let first = hashes.partition_point(|&(hash, _)| hash < facts.hash);
            let own = hashes.partition_point(|&entry| entry < (facts.hash, at as u32));
            let last = hashes.partition_point(|&(hash, _)| hash <= facts.hash);
            row.set(Feature::Copies, (last - first).min(20) as f32);
            row.set(Feature::Earlier, (own - first).min(20) as f32);
        }
    }
}
