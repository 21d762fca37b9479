//! The rules' word against furniture and judge: it outranks both.

use super::applied::Applied;
use super::cover::Cover;
use crate::furniture::{Mark, Reason, Trust, rules};
use crate::judge::Verdict;
use crate::page::Page;
use crate::segment::Block;
use std::ops::Range;

/// The name of the furniture rule that the user's own rules go by; which line it is says the mark.
pub const USER_RULE: &str = "user-rule";

/// The marks as the rules have them: those that are switched off are gone, what stays is cut out, what goes is added.
pub fn obey_marks(marks: &[Mark], applied: &Applied) -> Vec<Mark> {
    let is_pointed_at = applied.is_pointed_at();
    if applied.off.is_empty() && applied.kept.is_empty() && applied.removed.is_empty() && !is_pointed_at {
        return marks.to_vec();
    }
    let is_on = |mark: &Mark| !applied.is_off(mark);
    let kept = Cover::of(&applied.kept);
    // What the reader pointed at is no furniture; what stands in it may be.
    let pointed_at = if is_pointed_at { applied.article.as_slice() } else { &[] };
    let left = |mark: Mark| {
        let mut left = cut(mark, kept.touching(&(mark.start..mark.end)));
        for range in pointed_at.iter().filter(|range| mark.start <= range.start && range.end <= mark.end) {
            left = left.into_iter().flat_map(|part| cut(part, std::iter::once(range))).collect();
        }
        left
    };
    let mut marks: Vec<Mark> = marks.iter().copied().filter(is_on).flat_map(left).collect();
    marks.extend(applied.removed.iter().map(|(range, line)| Mark {
        start: range.start,
        end: range.end,
        rule: USER_RULE,
        reason: Reason::UserRule,
        trust: Trust::Sign,
        line: *line,
    }));
    marks
}

/// What is left of a mark around what stays, which comes in order.
fn cut<'r>(mark: Mark, kept: impl Iterator<Item = &'r Range<usize>>) -> Vec<Mark> {
    let mut left = Vec::new();
    let mut start = mark.start;
    for range in kept.filter(|range| range.start < mark.end && range.end > mark.start) {
        if range.start > start {
            left.push(Mark { start, end: range.start, ..mark });
        }
        start = start.max(range.end);
    }
    if start < mark.end {
        left.push(Mark { start, ..mark });
    }
    left
}

/// The verdict as the rules have it. What a rule removes stays removed; else what is kept is kept, and where a rule says
/// what the article is, that is all of it. Furniture that is left alone is shown, which the judge alone would not do: it
/// knows furniture too.
pub fn obey_verdict(page: &Page, verdict: &mut Verdict, blocks: &[Block], applied: &Applied) {
    if applied.kept.is_empty() && applied.left.is_empty() && applied.article.is_empty() {
        return;
    }
    let [article, kept, left] = [&applied.article, &applied.kept, &applied.left].map(|ranges| Cover::of(ranges));
    // A part of a line is kept with its line.
    let is_of = |cover: &Cover, block: &Block| cover.touches(&(block.start..block.end));
    let is_marked: Vec<bool> = crate::judge::marked_blocks(page, blocks, &verdict.marks);
    for ((block, is_marked), is_kept) in blocks.iter().zip(is_marked).zip(&mut verdict.is_kept) {
        if !applied.article.is_empty() {
            *is_kept = !is_marked && article.contains(block.start);
        }
        // Beside what is the article and nothing else, no furniture is wanted either.
        let is_left = || is_of(&left, block) && (applied.article.is_empty() || is_of(&article, block));
        *is_kept |= !is_marked && (is_of(&kept, block) || is_left());
    }
    if !applied.article.is_empty() {
        // Somebody has looked at this site.
        verdict.confidence = 1.0;
    }
    let words = blocks.iter().zip(&verdict.is_kept).filter(|(_, kept)| **kept).map(|(block, _)| block.measure.words);
    verdict.words = words.sum();
}

/// Whether a name is one of a furniture rule.
pub fn is_furniture_rule(name: &str) -> bool {
    rules().any(|rule| rule.name == name)
}
