//! What a page says twice is said once: of blocks with the same text the likeliest stays, for phone and desk have their copies,
//! pull quotes repeat the text, and quoted posts the post. What one element says twice in a row of its own is meant, and so are
//! what documentation says of a thing in its table and again under its heading, and what announces a list by a colon.

use crate::page::{Page, order};
use crate::segment::Block;

/// Shorter blocks repeat in earnest: labels, cells, commands, words.
const MIN_WORDS: u32 = 8;
/// How far into a block the name of a thing is looked for, bytes.
const NAME_BYTES: usize = 200;
/// How many blocks before what is said of it the name of a thing stands, one between them being how it is used.
const NEAR: usize = 2;

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
    let announces = |at: usize| blocks.get(at).is_some_and(|block| block.text(page).trim_end().ends_with(':'));
    for same in order.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let Some((likeliest, rest)) = same.split_first() else { continue };
        if rest.is_empty() || announces(likeliest.2) {
            continue;
        }
        for &(_, _, at) in rest.iter().filter(|other| parent(other.2) != parent(likeliest.2)) {
            if is_of_entry(page, blocks, likeliest.2, at) || is_of_entry(page, blocks, at, likeliest.2) {
                continue;
            }
            if let Some(slot) = probabilities.get_mut(at) {
                *slot = 0.0;
            }
        }
    }
}

/// Whether one block stands under the name of something, and the other under a heading that is that name.
fn is_of_entry(page: &Page, blocks: &[Block], entry: usize, other: usize) -> bool {
    let before = |at: usize| (at.saturating_sub(NEAR)..at).rev().filter_map(|at| blocks.get(at));
    let is_heading = |block: &Block| {
        let around = std::iter::once(block.container).chain(page.ancestors(block.container).take(2));
        around.filter_map(|node| page.tag(node).heading_level()).any(|level| level > 1)
    };
    if before(entry).any(is_heading) {
        return false;
    }
    // A page may repeat itself any number of times beside one long text.
    let head = |block: &Block| page.range_head(block.start, block.end, NAME_BYTES);
    let Some(name) = before(other).find(|block| is_heading(block)).map(head) else {
        return false;
    };
    let is_name = |text: String| {
        text.match_indices(name.trim()).any(|(at, name)| {
            let (head, tail) = (text.get(..at).unwrap_or_default(), text.get(at + name.len()..).unwrap_or_default());
            !head.ends_with(char::is_alphanumeric) && !tail.starts_with(char::is_alphanumeric)
        })
    };
    !name.trim().is_empty() && before(entry).any(|block| is_name(head(block)))
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
    fn keeps_what_an_entry_says_and_its_section_again() {
        let long = "one two three four five six seven eight nine";
        let kept = |html: &str| {
            let page = Page::from_html(html, None);
            let blocks = segment(&page);
            let texts: Vec<u32> = blocks.iter().map(|block| block.text(&page).len() as u32).collect();
            let mut probabilities = vec![0.9; blocks.len()];
            once(&page, &blocks, &texts, &mut probabilities);
            probabilities.into_iter().filter(|&p| p > 0.0).count()
        };
        let section = |name: &str| format!("<section><h3>{name}</h3><code>{name}()</code><p>{long}</section>");
        let row = |name: &str| format!("<table><tr><td>{name}()<td>{long}</table>");
        assert_eq!(kept(&format!("{}{}", row("get"), section("get"))), 5);
        assert_eq!(kept(&format!("{}{}", section("get"), row("get"))), 5);
        assert_eq!(kept(&format!("{}{}", row("getter"), section("get"))), 4);
        assert_eq!(kept(&format!("{}{}", section("get"), section("take"))), 5);
        assert_eq!(kept(&format!("<div><p>{long}</div><h1>get</h1><div><p>{long}</div>")), 2);
        assert_eq!(kept(&format!("<div><p>{long}:</div><h1>get</h1><div><p>{long}:</div>")), 3);
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
