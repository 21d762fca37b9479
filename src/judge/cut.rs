//! The cut: which blocks to keep, given how likely each is content. Keeping every block above a fixed probability keeps
//! too much on some pages and too little on others; the prefix with the best expected F1 adapts to the page, and its
//! value is an honest confidence (Lewis 1995, "Evaluating and optimizing autonomous text classification systems").

use crate::page::order;
use crate::segment::Block;

/// Media follow the text around them; they weigh nothing themselves.
const MEDIUM_WEIGHT: f32 = 0.0;

/// The kept blocks and the expected F1 of keeping them: those of the best expected F-beta, by the square of beta, which is
/// 1 but for wider and narrower choices. A block weighs as many words as it holds.
#[inline(never)]
pub fn best(blocks: &[Block], probabilities: &[f32], beta_squared: f32) -> (Vec<bool>, f32) {
    let weight = |block: &Block| if block.is_medium() { MEDIUM_WEIGHT } else { block.measure.words.max(1) as f32 };
    let all: Vec<(f32, f32)> = blocks.iter().zip(probabilities).map(|(b, &p)| (p, weight(b))).collect();
    let order = order::by_key(all, |&(probability, _)| order::of_largest(probability));
    let expected: f32 = order.iter().map(|(p, w)| p * w).sum();
    let (mut hits, mut kept, mut best, mut best_f1, mut cut) = (0.0, 0.0, 0.0, 0.0, f32::INFINITY);
    let score = |hits: f32, kept: f32, squared: f32| {
        if kept + expected > 0.0 { (1.0 + squared) * hits / (kept + squared * expected) } else { 0.0 }
    };
    for (probability, weight) in order {
        hits += probability * weight;
        kept += weight;
        let reached = score(hits, kept, beta_squared);
        if reached > best {
            (best, best_f1, cut) = (reached, score(hits, kept, 1.0), probability);
        }
    }
    (probabilities.iter().map(|&p| p >= cut && p > 0.0).collect(), best_f1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Page;
    use crate::segment::segment;

    #[test]
    fn keeps_the_prefix_with_the_best_expected_f1() {
        let page = Page::from_html("<p>one two three four<p>five six seven eight<p>nine", None);
        let blocks = segment(&page);
        let (kept, confidence) = best(&blocks, &[0.9, 0.8, 0.05], 1.0);
        assert_eq!(kept, [true, true, false]);
        assert!((confidence - 2.0 * 6.8 / (8.0 + 6.85)).abs() < 1e-5);
        assert_eq!(best(&blocks, &[0.0, 0.0, 0.0], 1.0).0, [false, false, false]);
        assert!(best(&[], &[], 1.0).0.is_empty());
    }
}
