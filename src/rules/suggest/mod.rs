//! The rule for something on a page: written so that it finds just this here, and the same on the site's other pages.

mod name;
mod propose;
mod weigh;

pub use propose::{For, Proposed, propose};
pub use weigh::{Ground, Weighed, weigh};

use super::chain::compile;
use super::clock::{Clock, Watch};
use super::find::{Hit, find};
use super::obey::is_furniture_rule;
use crate::page::{Page, Tag};
use name::{by_place, by_text};
use std::ops::Range;

/// The line that keeps what was removed for good on this site. `rule` is the name of what removed it.
pub fn keep(page: &Page, range: &Range<usize>, host: &str, rule: &str) -> String {
    if let Some(selector) = named(page, range) {
        return format!("{host}##{selector}:keep()");
    }
    if is_furniture_rule(rule) {
        return format!("{host}#@#:furniture({rule})");
    }
    let element = if page.tag(range.start) == Tag::Text { page.parent(range.start) } else { Some(range.start) };
    let element = element.unwrap_or_default();
    let selector = by_text(page, range, element).or_else(|| by_place(page, element)).unwrap_or_default();
    format!("{host}##{selector}:keep()")
}

/// A selector by names, which finds the elements of the range and nothing in another place of the article's rank.
fn named(page: &Page, range: &Range<usize>) -> Option<String> {
    let mut tops = Vec::new();
    let mut node = range.start;
    while node < range.end {
        if page.tag(node) != Tag::Text {
            tops.push(node);
        }
        node = page.end(node).max(node + 1);
    }
    // All that an element says is that element, and it is what has the name.
    let is_all = |outer: &usize| {
        let (before, after) = (page.range_text(*outer, range.start), page.range_text(range.end, page.end(*outer)));
        before.is_empty() && after.is_empty()
    };
    let around = page.ancestors(range.start).take_while(is_all).find(|&outer| name::simple(page, outer).is_some());
    let tops = around.map_or(tops, |outer| vec![outer]);
    let first = *tops.first()?;
    let simple = name::simple(page, first)?;
    let under = page.ancestors(first).take(3).find_map(|above| name::simple(page, above));
    let candidates = [Some(simple.clone()), under.map(|under| format!("{under} > {simple}"))];
    let fits = |selector: &String| {
        let found = found(page, selector);
        // Every part of the range, and not much else.
        tops.iter().all(|top| found.contains(top)) && found.len() <= tops.len() * 3 + 2
    };
    candidates.into_iter().flatten().find(fits)
}

fn found(page: &Page, selector: &str) -> Vec<usize> {
    let Ok(compiled) = compile(selector, 1, true) else { return Vec::new() };
    let hits = find(page, "", &compiled, None, &mut Watch::new(Clock::default())).unwrap_or_default();
    hits.into_iter().filter_map(|hit| if let Hit::Node(node) = hit { Some(node) } else { None }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::correct::rule_to_keep;
    use crate::{Breadth, Options, clean};
    use url::Url;

    fn page(part: &str) -> Page {
        let text = "<p>The ferry left the quay at six, with forty people, two dogs and a piano on board, and nobody knew whose it was.</p>";
        let html = format!(
            "<title>Ferry</title><body><main><h1>Ferry</h1>{text}{text}{part}<p>It rained for eleven days on the whole of the plain, and on the hills as well.</p></main>"
        );
        Page::from_html(&html, Url::parse("https://www.ferry.example/a").ok())
    }

    /// The line suggested for the removal that begins with these words; and that it holds.
    #[track_caller]
    fn check(part: &str, begins: &str, expected: &str) {
        let page = page(part);
        let clean = |rules: &str| {
            clean(
                &page,
                &Options {
                    rules: super::super::RuleSet::parse(rules).unwrap_or_default(),
                    breadth: Breadth::default(),
                    ..Options::default()
                },
            )
        };
        let Ok(cleaned) = clean("") else { panic!("nothing was cleaned") };
        let Some(removal) = cleaned.removals.iter().find(|removal| removal.excerpt.starts_with(begins)) else {
            panic!("{begins} was not removed: {:?}", cleaned.removals);
        };
        let line = rule_to_keep(&page, &Options::default(), removal.id).ok().flatten().unwrap_or_default();
        assert_eq!(line, expected);
        let Ok(kept) = clean(&line) else { panic!("nothing was cleaned") };
        assert!(
            !kept.removals.iter().any(|removal| removal.excerpt.starts_with(begins)),
            "{line} does not hold: {:?}",
            kept.removals
        );
        let text = crate::write::text(&kept.article, crate::write::TextForm::Body);
        assert!(text.contains(begins), "{line} does not keep it: {text}");
    }

    #[test]
    fn what_has_a_name_is_kept_by_it() {
        let list = "<h3>Related articles</h3><ul><li><a href=/a>A bridge for the valley</a><li><a href=/b>The last of the ferries</a></ul>";
        check(
            &format!("<div class='related-posts x93fK2aa'>{list}</div>"),
            "Related articles",
            "ferry.example##div.related-posts:keep()",
        );
        check(&format!("<div id=related>{list}</div>"), "Related articles", "ferry.example###related:keep()");
    }

    #[test]
    fn what_has_none_is_kept_by_the_rule_or_by_its_words() {
        check("<p>Advertisement</p>", "Advertisement", "ferry.example#@#:furniture(ad-label)");
    }
}
