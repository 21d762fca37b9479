//! The score of a block: a weighted sum of its features made a probability. The weights were set by hand, rounded after
//! a logistic regression on labelled pages; a learned model can take this file's place, the rest of the room stays.

use super::features::COUNT;

/// What every block starts with.
const BIAS: f32 = -0.7;

/// One weight a feature, in the order of the features table.
const WEIGHTS: [f32; COUNT] = [
    -0.94, -0.22, 0.68, -1.24, 0.73, 0.03, 0.19, -0.25, -0.43, 1.07, -0.08, 0.25, 0.35, 1.83, 0.0, 0.0, 0.0, 0.5, 0.13,
    0.22, 0.7, 0.2, 0.82, -1.17, 0.28, 0.35, -0.76, -0.2, -0.79, -2.1, -1.48, 0.19, -0.97, 0.19, 0.39, -0.12, 0.05,
    -0.51,
];

/// The probability that a block with these features is part of the article, 0 to 1.
pub fn probability(row: &[f32; COUNT]) -> f32 {
    let sum: f32 = row.iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
    1.0 / (1.0 + (-(BIAS + sum)).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_of_the_best_element_beats_a_footer_link() {
        let row = |names: &[&str]| {
            let mut row = [0.0; COUNT];
            for (slot, (name, _)) in row.iter_mut().zip(super::super::FEATURES) {
                *slot = if names.contains(name) { 1.0 } else { 0.0 };
            }
            row
        };
        let prose = probability(&row(&["is_prose", "in_best", "near_best", "has_stop", "in_half"]));
        let link = probability(&row(&["is_linked", "link_density", "in_footer", "is_short"]));
        assert!(prose > 0.8 && link < 0.1, "{prose} {link}");
    }
}
