//! Finds what a text directive names, by the rules of browsers (WICG, Text Fragments, "find a range from a text
//! directive"): the first place that fits, in the order of the page.

use super::page::PageText;
use std::ops::Range;

/// A directive; each part is named by a place on the page that reads so.
#[derive(Debug, Clone)]
pub(super) struct Directive {
    pub prefix: Option<Range<usize>>,
    pub start: Range<usize>,
    pub end: Option<Range<usize>>,
    pub suffix: Option<Range<usize>>,
}

/// The range a browser finds.
pub(super) fn find(page: &PageText, directive: &Directive) -> Option<Range<usize>> {
    let mut from = 0;
    loop {
        let (again, start) = if let Some(prefix) = &directive.prefix {
            let found = next(page, prefix, from, false)?;
            (found + 1, page.skip_space(found + prefix.len()))
        } else {
            let found = next(page, &directive.start, from, must_end(directive))?;
            (found + 1, found)
        };
        from = again;
        if !stands_at(page, &directive.start, start, must_end(directive)) {
            continue;
        }
        let after = start + directive.start.len();
        let end = match &directive.end {
            None => has_suffix(page, directive, after).then_some(after),
            Some(end) => {
                let mut from = after;
                loop {
                    let Some(found) = next(page, end, from, directive.suffix.is_none()) else { break None };
                    from = found + 1;
                    if has_suffix(page, directive, found + end.len()) {
                        break Some(found + end.len());
                    }
                }
            }
        };
        if let Some(end) = end {
            return Some(start..end);
        }
    }
}

/// Whether the first words have to end where a word does.
fn must_end(directive: &Directive) -> bool {
    directive.end.is_some() || directive.suffix.is_none()
}

fn has_suffix(page: &PageText, directive: &Directive, at: usize) -> bool {
    directive.suffix.as_ref().is_none_or(|suffix| stands_at(page, suffix, page.skip_space(at), true))
}

/// The next place from there that reads like this range, begins with a word and, where asked, ends with one.
fn next(page: &PageText, range: &Range<usize>, from: usize, must_end: bool) -> Option<usize> {
    let last = page.len().checked_sub(range.len())?;
    (from..=last).find(|&at| page.is_bound(at) && stands_at(page, range, at, must_end))
}

fn stands_at(page: &PageText, range: &Range<usize>, at: usize, must_end: bool) -> bool {
    page.is_alike(at, range) && (!must_end || page.is_bound(at + range.len()))
}
