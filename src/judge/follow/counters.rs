//! Counters of slides, "1 of 5": said of no picture, and nothing that an article says.

use super::headings::is_heading;
use super::{Case, set};
use crate::page::Page;
use crate::segment::Block;
use std::collections::HashMap;

/// A counter has no more words and characters.
const MAX_WORDS: u32 = 4;
const MAX_CHARACTERS: usize = 16;
/// There are no more slides.
const MAX_SLIDES: u32 = 500;
/// A word between two numbers has no more letters: of, sur, von.
const MAX_LETTERS: usize = 4;
/// So many counters that count on show that they count slides, where they do not get to the last one.
const LEAST_RUN: usize = 3;
/// How far around a counter its picture is looked for, blocks.
const REACH: usize = 3;

/// The counters of a page.
pub(super) struct Counters {
    /// All that reads like one, in order.
    all: Vec<usize>,
    /// Those that count on from slide to slide.
    runs: Vec<usize>,
}

impl Counters {
    pub(super) fn of(case: &Case<'_>) -> Self {
        let counted = |(index, block): (usize, &Block)| {
            let is_short = block.measure.words <= MAX_WORDS && block.measure.characters as usize <= MAX_CHARACTERS;
            let is_one = is_short && block.measure.words > 0 && case.is_free(index) && !is_heading(case.page, block);
            Some((index, is_one.then(|| count(case.page, block)).flatten()?))
        };
        let found: Vec<(usize, (u32, u32))> = case.blocks.iter().enumerate().filter_map(counted).collect();
        let mut runs: HashMap<u32, Vec<Vec<usize>>> = HashMap::new();
        for &(index, (number, of)) in found.iter().filter(|&&(index, _)| has_picture(case, index)) {
            // A page may have several shows of as many slides.
            let runs = runs.entry(of).or_default();
            match runs.last_mut() {
                Some(run) if run.len() + 1 == number as usize => run.push(index),
                _ if number == 1 => runs.push(vec![index]),
                _ => {}
            }
        }
        let is_run = |of: u32, run: &[usize]| run.len() >= LEAST_RUN || run.len() == of as usize;
        let runs = runs.into_iter().flat_map(|(of, runs)| runs.into_iter().filter(move |run| is_run(of, run)));
        Self { all: found.iter().map(|&(index, _)| index).collect(), runs: runs.flatten().collect() }
    }

    /// Whether a block reads like one.
    pub(super) fn is_one(&self, index: usize) -> bool {
        self.all.binary_search(&index).is_ok()
    }

    /// Drops those that count slides.
    pub(super) fn settle(&self, is_kept: &mut [bool]) {
        for &index in &self.runs {
            set(is_kept, index, false);
        }
    }
}

/// The number of a slide and of all of them: `1 of 5`, `1/5`.
fn count(page: &Page, block: &Block) -> Option<(u32, u32)> {
    let text = block.text(page);
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    let digits = |c: char| c.is_ascii_digit();
    let (first, rest) = text.split_at_checked(text.find(|c| !digits(c))?)?;
    let (between, last) = rest.split_at_checked(rest.find(digits)?)?;
    let between = between.trim();
    let is_word = || between.chars().all(char::is_alphabetic) && (1..=MAX_LETTERS).contains(&between.chars().count());
    let (number, of) = (first.parse().ok()?, last.parse().ok()?);
    let is_one = (between == "/" || is_word()) && number >= 1 && number <= of && (2..=MAX_SLIDES).contains(&of);
    is_one.then_some((number, of))
}

fn has_picture(case: &Case<'_>, index: usize) -> bool {
    let near = case.blocks.iter().enumerate().take(index + REACH + 1).skip(index.saturating_sub(REACH));
    near.into_iter().any(|(at, block)| block.is_medium() && case.is_free(at))
}

#[cfg(test)]
mod tests {
    use super::super::check::check;

    const KEEP: &str = "<p>This much of it we keep.</p>";

    #[test]
    fn slides_stay_without_their_counters() {
        let keep = "This much of it we keep.";
        for [one, other] in [["1 of 2", "2 of 2"], ["1/2 |", "2/2 |"], ["<b>1</b> sur 2", "<b>2</b> sur 2"]] {
            let slide =
                |n: &str| format!("<div><i>{n}</i><figure><img src=a><figcaption>At sea</figcaption></figure></div>");
            let slides = format!("{KEEP}<div>{}{}</div>", slide(one), slide(other));
            check(&slides, &[keep, "img", "At sea", "img", "At sea"]);
            let again = [&[keep], ["img", "At sea"].repeat(4).as_slice()].concat();
            check(&format!("{slides}{}", slides.replace(KEEP, "")), &again);
        }
    }

    #[test]
    fn what_counts_no_slides_stays() {
        check(&format!("{KEEP}<p>1 ok 5</p><img src=a>"), &["This much of it we keep.", "1 ok 5", "img"]);
        check("<p>1 ok 3</p><img src=a><p>2 ok 3</p><img src=a>", &["1 ok 3", "2 ok 3"]);
        check("<p>1 ok 2</p><img src=a><p>2 ok 2</p><img src=a><p>k</p>", &["img", "img", "k"]);
        check("<p>1 ok 2</p><p>a</p><p>b</p><p>c</p><p>2 ok 2</p>", &["1 ok 2", "2 ok 2"]);
    }
}
