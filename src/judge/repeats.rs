//! What a page says twice is said once: of blocks with the same text the likeliest stays, for phone and desk have their copies,
//! pull quotes repeat the text, and quoted posts the post. What one element says twice in a row of its own is meant.

use crate::page::{Page, order};
use crate::segment::Block;

/// Shorter blocks repeat in earnest: labels, cells, commands, words.
const MIN_WORDS: u32 = 8;

/// Takes the probability from all but the likeliest of blocks with the same text, the first of equals, and its siblings.
/// `texts` are their hashes.
#[inline(never)]
pub fn once(page: &Page, blocks: &[Block], texts: &[u32], probabilities: &mut [f32]) {
    let long = |(_, (block, _)): &(usize, (&Block, &u32))| block.measure.words >= MIN_WORDS;
    let keys = blocks.iter().zip(texts).enumerate().filter(long);
    let long: Vec<(u32, u32, usize)> = keys.map(|(at, (block, &text))| (text, block.measure.words, at)).collect();
    let chance = |at: usize| probabilities.get(at).copied().unwrap_or_default();
    let likely = order::by_key(long, |&(.., at)| order::of_largest(chance(at)));
    let order = order::by_key(likely, |&(text, words, _)| u64::from(text) << 32 | u64::from(words));
    let parent = |at: usize| blocks.get(at).and_then(|block| page.parent(block.container));
    for same in order.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let Some((likeliest, rest)) = same.split_first() else { continue };
        for &(_, _, at) in rest.iter().filter(|other| parent(other.2) != parent(likeliest.2)) {
            if let Some(slot) = probabilities.get_mut(at) {
                *slot = 0.0;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Page;
    use crate::segment::segment;

    #[test]
    fn keeps_the_likeliest_of_long_repeats_and_all_short_ones() {
        let long = "one two three four five six seven eight nine";
        let other = |text: &str| format!("<div><p>{text}</div>");
        let (one, two, three) = (other(long), other(long), other(long));
        let page = Page::from_html(&format!("{one}<p>short</p>{two}<p>short</p>{three}"), None);
        let mut probabilities = [0.3, 0.9, 0.8, 0.9, 0.8];
        once(&page, &segment(&page), &[1, 2, 1, 2, 1], &mut probabilities);
        assert_eq!(probabilities.map(|p| p > 0.0), [false, true, true, true, false]);
    }

    #[test]
    fn keeps_what_is_said_twice_side_by_side() {
        let long = "one two three four five six seven eight nine";
        let page = Page::from_html(&format!("<div><p>{long}<p>{long}</div><div><p>{long}</div>"), None);
        let mut probabilities = [0.9, 0.8, 0.7];
        once(&page, &segment(&page), &[1, 1, 1], &mut probabilities);
        assert_eq!(probabilities.map(|p| p > 0.0), [true, true, false]);
    }
}
