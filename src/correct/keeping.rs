//! The line that keeps a removal for good: the lines that could are tried on the page, and the one is answered after which
//! the part is in the article, with not much else.

use super::host;
use crate::clean::{Cleaned, clean};
use crate::error::CleanError;
use crate::furniture::Reason;
use crate::options::Options;
use crate::page::Page;
use crate::rules::{RuleSet, keeps};
use crate::sweep::{PutBack, Removal};
use crate::write::{TextForm, text};

/// Lines that are tried at most: for each the page is cleaned once.
const MOST_TRIED: usize = 8;
/// So many words beside the part are not much, or half as many as it has.
const NOT_MUCH: u32 = 8;
/// A line that brings so many times the words of the part, and so many more, is not about the part.
const TOO_MUCH: u32 = 3;
/// Characters of the part by which it is looked for in the article.
const HEAD: usize = 24;

/// The rule that keeps a removal for good on the page's site; none where there is no such removal, or no rule does it.
pub fn rule_to_keep(page: &Page, options: &Options, id: u32) -> Result<Option<String>, CleanError> {
    let cleaned = clean(page, options)?;
    let Some(removal) = cleaned.removals.into_iter().find(|removal| removal.id == id) else { return Ok(None) };
    // What was put back by hand says nothing of what a rule does.
    let options = Options { put_back: others(&options.put_back, &removal), ..options.clone() };
    let before = clean(page, &options)?;
    let range = removal.range.0..removal.range.1;
    let mut least: Option<(u32, String)> = None;
    for line in keeps(page, &range, &host(page), &removal.rule).into_iter().take(MOST_TRIED) {
        let rules = RuleSet::parse(&format!("{}\n{line}", options.rules.text()))?;
        let Ok(after) = clean(page, &Options { rules, ..options.clone() }) else { continue };
        if !is_in(&removal, &before, &after) {
            continue;
        }
        let beside = after.article.words.saturating_sub(before.article.words + removal.words);
        if beside <= NOT_MUCH.max(removal.words / 2) {
            return Ok(Some(line));
        }
        if beside <= (NOT_MUCH + removal.words) * TOO_MUCH && least.as_ref().is_none_or(|(other, _)| beside < *other) {
            least = Some((beside, line));
        }
    }
    Ok(least.map(|(_, line)| line))
}

/// What was put back beside a removal.
fn others(put_back: &[PutBack], removal: &Removal) -> Vec<PutBack> {
    let is_within = |part: &&PutBack| match part {
        PutBack::Removal(id) => *id == removal.id,
        PutBack::Range(start, end) => removal.id <= *start && *end <= removal.end,
    };
    put_back.iter().filter(|part| !is_within(part)).copied().collect()
}

/// Whether nothing of a removal is out any more, but what the reader took away or their own rules remove; and whether it is
/// really shown, which a picture is that is nothing to read.
fn is_in(removal: &Removal, before: &Cleaned, after: &Cleaned) -> bool {
    let (start, end) = removal.range;
    let is_out = after.removals.iter().any(|other| {
        let is_own = matches!(other.reason, Reason::Picked | Reason::UserRule);
        let is_over = other.range.0 < end && start < other.range.1;
        is_over && !is_own && !other.is_back && (other.words > 0 || removal.words == 0)
    });
    let is_shown = || {
        let head: String = removal.excerpt.chars().take(HEAD).collect();
        after.article.words >= before.article.words + removal.words.div_ceil(2)
            || text(&after.article, TextForm::Body).contains(head.trim())
    };
    !is_out && (removal.words == 0 || is_shown())
}
