//! What the reader took away by hand, laid over what was swept: each is a removal of its own, and those that it holds or
//! overlaps are what is left of them beside it.

use super::Removal;
use crate::furniture::Reason;
use crate::page::spans::beside;
use crate::page::{Page, Tag, order};
use crate::segment::is_medium;

use std::ops::Range;

/// By which the list names what was taken.
const RULE: &str = "picked";
/// More than this nobody points at, one by one.
const MOST: usize = 1_000;

/// Where the elements of these numbers stand, in document order and none within another. What holds nothing to read is left
/// out, and so is the whole page.
pub fn ranges(page: &Page, numbers: &[u32]) -> Vec<Range<usize>> {
    let mut wanted: Vec<u32> = numbers.iter().copied().take(MOST).collect();
    wanted.sort_unstable();
    let mut found: Vec<Range<usize>> = Vec::new();
    for node in 0..page.len() {
        let is_wanted = page.tag(node) != Tag::Text && wanted.binary_search(&page.number(node)).is_ok();
        let is_within = found.last().is_some_and(|last| node < last.end);
        if is_wanted
            && !is_within
            && !matches!(page.tag(node), Tag::Html | Tag::Body)
            && holds_content(page, &(node..page.end(node)))
        {
            found.push(node..page.end(node));
        }
    }
    found
}

fn holds_content(page: &Page, range: &Range<usize>) -> bool {
    range.clone().any(|n| page.reading(n).characters > 0 || is_medium(page.tag(n)))
}

/// The removals with what was taken among them.
pub(crate) fn lay_over(page: &Page, removals: Vec<Removal>, taken: &[Range<usize>]) -> Vec<Removal> {
    if taken.is_empty() {
        return removals;
    }
    let mut out: Vec<Removal> = Vec::with_capacity(removals.len() + taken.len());
    for old in removals {
        let (start, end) = old.range;
        if !taken.iter().any(|range| range.start < end && start < range.end) {
            out.push(old);
            continue;
        }
        let rest = beside(start..end, taken).into_iter().filter(|rest| holds_content(page, rest));
        out.extend(rest.map(|rest| Removal::new(page, (rest.start, rest.end), old.reason, old.rule.clone())));
    }
    out.extend(taken.iter().map(|range| Removal::new(page, (range.start, range.end), Reason::Picked, RULE.into())));
    order::by_key(out, |removal| removal.range.0 as u64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Breadth, Cleaned, Options, PutBack, clean};

    const PAGE: &str = "<title>The ferry</title><body><main><h1>The ferry</h1>\
        <p>The ferry left the quay at six, with forty people, two dogs and a piano on board, and nobody knew whose it was.</p>\
        <div><p>It rained for eleven days on the whole of the plain, and on the hills as well, and the river rose.</p>\
        <p>Advertisement</p><p>When it came down again the piano stood on the far bank, in tune, and dry as a bone.</p></div>\
        <p>The mate swore that he had not moved it himself, and nobody asked him any more about it that year.</p></main>";

    fn options(take: Vec<u32>, put_back: Vec<PutBack>) -> Options {
        Options { put_back, take, ..Options::default() }
    }

    #[track_caller]
    fn cleaned(options: &Options) -> Cleaned {
        let page = Page::from_html(PAGE, None);
        clean(&page, options).unwrap_or_else(|error| panic!("{error}"))
    }

    /// The number of the element of a tag.
    fn number(tag: Tag, which: usize) -> u32 {
        let page = Page::from_html(PAGE, None);
        let mut nodes = (0..page.len()).filter(|&node| page.tag(node) == tag);
        nodes.nth(which).map_or(0, |node| page.number(node))
    }

    fn listed(cleaned: &Cleaned) -> Vec<(&str, &str, bool)> {
        let name = |r: &Removal| (r.reason.name(), r.is_back);
        cleaned.removals.iter().map(|r| (name(r).0, &r.excerpt[..7], name(r).1)).collect()
    }

    #[test]
    fn what_is_taken_is_gone_at_every_breadth_and_listed() {
        let words = cleaned(&Options::default()).article.words;
        for steps in -2..=2 {
            let breadth = Breadth::new(steps).unwrap_or_default();
            let cleaned = cleaned(&Options { breadth, ..options(vec![number(Tag::P, 0)], Vec::new()) });
            let Some(first) = cleaned.removals.iter().find(|r| r.reason == Reason::Picked) else {
                panic!("not listed")
            };
            assert_eq!((first.rule.as_ref(), first.nodes.as_slice()), ("picked", [number(Tag::P, 0)].as_slice()));
            assert!(first.excerpt.starts_with("The ferry left") && first.words == 23 && first.before == 0);
            assert!(steps != 0 || cleaned.article.words + first.words == words);
        }
    }

    #[test]
    fn what_is_taken_holds_what_was_removed_in_it_and_outranks_what_was_put_back() {
        let plain = cleaned(&Options::default());
        assert_eq!(listed(&plain), [("ad", "Adverti", false)]);
        let Some(ad) = plain.removals.first() else { return };
        let back = vec![PutBack::Range(ad.id, ad.end)];
        let (div, paragraph) = (number(Tag::Div, 0), number(Tag::P, 1));
        for put_back in [Vec::new(), back.clone()] {
            let taken = cleaned(&options(vec![div, paragraph], put_back));
            assert_eq!(listed(&taken), [("picked", "It rain", false)]);
        }
        let beside = cleaned(&options(vec![paragraph], back));
        assert_eq!(listed(&beside), [("picked", "It rain", false), ("ad", "Adverti", true)]);
    }

    #[test]
    fn what_is_no_part_of_the_page_is_not_taken() {
        let plain = cleaned(&Options::default());
        let body = number(Tag::Body, 0);
        assert_eq!(cleaned(&options(vec![0, body, 4_000_000], Vec::new())), plain);
    }
}
