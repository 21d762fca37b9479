//! Rules rehearsed on a page before anybody lives with them: what each line finds there, what it costs, why it does nothing,
//! and what all together do to the article.

use crate::clean::{Judged, judged};
use crate::error::CleanError;
use crate::judge::Model;
use crate::options::Options;
use crate::page::{Page, order};
use crate::rules::{Body, RuleSet, Tried, cancelled, share_of};
use crate::segment::Block;
use serde::Serialize;
use std::collections::HashMap;
use std::ops::Range;

/// How much is shown of what a line finds first, characters.
const EXCERPT: usize = 120;

/// What the lines of a text of rules do on a page. A line that is in none of the lists is no rule, or does not hold there;
/// whether a line that finds nothing could find anything is told by whoever lists the lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rehearsal {
    /// The lines that found something, and those that were left out.
    pub lines: Vec<Rehearsed>,
    /// The lines that hold here and found nothing.
    pub nothing: Vec<u32>,
    /// The lines that another cancels here.
    pub cancelled: Vec<u32>,
    /// The lines that hold here and look for no element: those that cancel, open the site, leave furniture alone.
    pub hold: Vec<u32>,
    /// How many rules are for other sites.
    pub elsewhere: usize,
    /// All together.
    pub together: Together,
}

/// What a line does on a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rehearsed {
    /// Its number, from 1.
    pub line: u32,
    /// How many nodes and values it finds.
    pub count: u32,
    /// The words in them.
    pub words: u32,
    /// How much of the article without rules is in them, percent of its words.
    pub percent: u32,
    /// How the first begins.
    pub excerpt: String,
    /// What it cost, microseconds.
    pub us: u64,
    /// Why it is left out here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<&'static str>,
}

/// What all lines do together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Together {
    /// How many elements go.
    pub count: u32,
    /// The words in them.
    pub words: u32,
    /// How much of the article without rules is in them, percent of its words.
    pub percent: u32,
    /// The words of the article without rules.
    pub was: u32,
    /// Its words with them.
    pub becomes: u32,
    /// What all that were run cost, microseconds.
    pub us: u64,
}

/// Rehearses rules on a page; those of the options do not count.
pub fn rehearse(page: &Page, options: &Options, text: &str) -> Result<Rehearsal, CleanError> {
    let rules = RuleSet::parse(text)?;
    let without = Options { rules: RuleSet::default(), ..options.clone() };
    let before = judged(Model::own(), page, &without)?;
    let Judged { blocks, verdict, applied, .. } =
        judged(Model::own(), page, &Options { rules: rules.clone(), ..without })?;
    let is_kept = &before.verdict.is_kept;
    let tried: HashMap<u32, &Tried> = applied.tried.iter().map(|tried| (tried.line, tried)).collect();
    let left_out: HashMap<u32, &'static str> =
        applied.skipped.iter().map(|skipped| (skipped.line, skipped.why.name())).collect();
    let rehearsed = |line: u32| {
        let (tried, why) = (tried.get(&line), left_out.get(&line).copied());
        let count = tried.map_or(0, |tried| tried.count);
        let ranges = tried.map(|tried| tried.ranges.as_slice()).unwrap_or_default();
        (count > 0 || why.is_some()).then(|| Rehearsed {
            line,
            count,
            words: words_in(page, ranges),
            percent: share_of(&blocks, is_kept, ranges),
            excerpt: excerpt(page, ranges),
            us: tried.map_or(0, |tried| micros(tried.ms)),
            why,
        })
    };
    let here = rules.here(page);
    let taken_back = cancelled(&here);
    let mut rehearsal = Rehearsal {
        lines: Vec::new(),
        nothing: Vec::new(),
        cancelled: Vec::new(),
        hold: Vec::new(),
        elsewhere: rules.count() - here.len(),
        together: Together {
            count: applied.removed.len() as u32,
            words: 0,
            percent: 0,
            was: words_of(&blocks, is_kept),
            becomes: words_of(&blocks, &verdict.is_kept),
            us: micros(applied.tried.iter().map(|tried| tried.ms).sum()),
        },
    };
    for &(line, _, rule) in &here {
        let is_cancelled = !rule.is_exception && taken_back.contains(&rule.body);
        match (rehearsed(line), &rule.body) {
            (Some(rehearsed), _) => rehearsal.lines.push(rehearsed),
            _ if is_cancelled => rehearsal.cancelled.push(line),
            (None, Body::Selector(_)) if !rule.is_exception => rehearsal.nothing.push(line),
            _ => rehearsal.hold.push(line),
        }
    }
    let removed: Vec<Range<usize>> = applied.removed.into_iter().map(|(range, _)| range).collect();
    let removed = order::by_key(removed, |range| order::of_range(range.start, range.end));
    rehearsal.together.words = words_in(page, &removed);
    rehearsal.together.percent = share_of(&blocks, is_kept, &removed);
    Ok(rehearsal)
}

/// Milliseconds as whole microseconds: to print any fraction takes tables of 20 KB.
#[allow(clippy::cast_sign_loss, reason = "no time is below zero, and a cast of what is is 0")]
fn micros(ms: f64) -> u64 {
    (ms * 1000.0).round() as u64
}

/// The words of ranges in document order; what stands within another was counted with it.
fn words_in(page: &Page, ranges: &[Range<usize>]) -> u32 {
    let (mut words, mut end) = (0, 0);
    for range in ranges.iter().filter(|range| !range.is_empty()) {
        if range.start >= end {
            words += page.measure(range.start, range.end).words;
            end = range.end;
        }
    }
    words
}

fn excerpt(page: &Page, ranges: &[Range<usize>]) -> String {
    // A character has four bytes at most.
    let head = |range: &Range<usize>| page.range_head(range.start, range.end, EXCERPT * 4);
    ranges.first().map_or_else(String::new, |first| head(first).chars().take(EXCERPT).collect())
}

fn words_of(blocks: &[Block], is_kept: &[bool]) -> u32 {
    blocks.iter().zip(is_kept).filter(|(_, is_kept)| **is_kept).map(|(block, _)| block.measure.words).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Clock;
    use url::Url;

    const PAGE: &str = "<title>The ferry</title><main><h1>The ferry</h1>\
        <p class=a>The ferry left the quay at six, with forty people, two dogs and a piano on board, and nobody knew.</p>\
        <p class=a>It rained for eleven days on the whole of the plain, and on the hills as well, and it grew late.</p>\
        <p class=b>The mate swore that he had not moved it <b>himself</b>.</p></main>";

    fn on(rules: &str, clock: Clock) -> Rehearsal {
        let page = Page::from_html(PAGE, Url::parse("https://www.ferry.example/a").ok());
        // Rules that are obeyed already are no part of what is tried.
        let obeyed = RuleSet::parse("##.a").unwrap_or_default();
        let options = Options { rules: obeyed, clock, ..Options::default() };
        rehearse(&page, &options, rules).unwrap_or_else(|error| unreachable!("{error}"))
    }

    #[test]
    fn each_line_says_what_it_finds_and_all_what_they_remove() {
        let rules = "! a remark\n##.b, b\nferry.example##.none\nother.example##.b\n##.a:nth-of-type(1)\nferry.example#@#.a:nth-of-type(1)\n\
            ferry.example##:open()\n!off ##.b\nferry.example##main\n##x:y(z)\nferry.example##h1:title()";
        let told = on(rules, Clock::default());
        let lines: Vec<_> =
            told.lines.iter().map(|l| (l.line, l.count, l.words, l.percent, l.why.unwrap_or_default())).collect();
        assert_eq!(lines, [(2, 2, 10, 19, ""), (9, 1, 53, 100, "too-much"), (11, 1, 2, 4, "")]);
        assert!(told.lines[0].excerpt.starts_with("The mate swore"));
        assert_eq!((told.nothing, told.cancelled, told.hold, told.elsewhere), (vec![3, 10], vec![5], vec![6, 7], 1));
        let Together { count, words, percent, was, becomes, .. } = told.together;
        assert_eq!((count, words, percent, was - becomes), (2, 10, 19, 10));
    }

    #[test]
    fn what_a_line_costs_is_told_by_the_clock() {
        fn slow() -> f64 {
            use std::sync::atomic::{AtomicU32, Ordering};
            static LOOKS: AtomicU32 = AtomicU32::new(0);
            f64::from(LOOKS.fetch_add(1, Ordering::Relaxed)) * 1.5
        }
        let told = on("##.b\n##[x]", Clock(slow));
        assert_eq!(told.lines[0].us, 1500);
        assert_eq!((told.nothing.as_slice(), told.together.us), (&[2][..], 3000));
    }

    #[test]
    fn rules_that_empty_the_page_together_are_named() {
        let told = on("ferry.example##.a, h1\nferry.example##.b", Clock::default());
        assert!(told.lines.iter().all(|line| line.why == Some("too-much-together")), "{told:?}");
        assert_eq!((told.together.count, told.together.was), (0, told.together.becomes));
        assert!(told.lines[0].count == 3 && told.lines[0].words > 40);
    }

    #[test]
    fn a_text_too_long_is_refused() {
        let page = Page::from_html(PAGE, None);
        let long = "!\n".repeat(crate::rules::MAX_TEXT);
        assert_eq!(rehearse(&page, &Options::default(), &long).err(), Some(CleanError::TooManyRules));
    }
}
