//! The lines that could keep what was removed on a site, those first that are likely to hold longest: the narrowest element
//! that holds it by its name, the rule that removed it, its words, its place, and a name that says only how it looks.
//! Which of them does it here is for whoever asks to try.

use super::name::{self, by_place, by_text, telling};
use crate::page::{Page, Tag};
use crate::rules::chain::compile;
use crate::rules::clock::{Clock, Watch};
use crate::rules::find::{Hit, find};
use crate::rules::obey::is_furniture_rule;
use crate::rules::{MAX_LINE, Meaning, RuleSet};
use crate::segment::is_medium;
use std::ops::Range;

/// A name that more elements than this have is no name of one thing.
const MOST_NAMED: usize = 5;
/// Elements side by side that one line names one by one.
const MOST_TOPS: usize = 4;
/// How far up a name is looked for that stands for what is in it.
const MOST_ABOVE: usize = 3;

/// The lines that could keep a range of the page; `rule` is the name of what removed it.
pub fn keeps(page: &Page, range: &Range<usize>, host: &str, rule: &str) -> Vec<String> {
    let whole = whole(page, range);
    let mut named: Vec<(bool, usize, String)> = Vec::new();
    for &node in &whole {
        let chosen = name::chosen(page, node);
        let above = page.ancestors(node).take(MOST_ABOVE).find_map(|above| name::chosen(page, above));
        let under = chosen.as_ref().zip(above).map(|(chosen, above)| format!("{above} > {chosen}"));
        for selector in [chosen, under, telling(page, node)].into_iter().flatten() {
            let found = found(page, &selector);
            if found.contains(&node) && found.len() <= MOST_NAMED {
                named.push((!name::is_telling(&selector), found.len(), selector));
            }
        }
    }
    // The sort is stable: of two that are as good, the narrower.
    named.sort_by_key(|(is_look, count, _)| (*is_look, *count));
    let (looks, named): (Vec<_>, Vec<_>) = named.into_iter().partition(|(is_look, ..)| *is_look);
    let selectors = |named: Vec<(bool, usize, String)>| named.into_iter().map(|(.., selector)| selector);

    let keep = |selector: String| format!("{host}##{selector}:keep()");
    let mut lines: Vec<String> = selectors(named).map(keep).collect();
    if is_furniture_rule(rule) {
        lines.push(format!("{host}#@#:furniture({rule})"));
    }
    let holder = whole.first().copied();
    lines.extend(holder.and_then(|node| by_text(page, range, node)).map(keep));
    lines.extend(side_by_side(page, range).map(keep));
    lines.extend(holder.and_then(|node| by_place(page, node)).map(keep));
    lines.extend(selectors(looks).map(keep));
    lines.retain(|line| line.len() <= MAX_LINE && is_rule(line));
    lines
}

/// The elements that hold all of a range that is anything, and nothing else; the narrowest first.
fn whole(page: &Page, range: &Range<usize>) -> Vec<usize> {
    let mut inner: Vec<usize> = Vec::new();
    let mut within = range.clone();
    // Down to where the content parts.
    while let [only] = tops(page, &within).as_slice() {
        if page.tag(*only) == Tag::Text || is_medium(page.tag(*only)) {
            break;
        }
        inner.push(*only);
        within = only + 1..page.end(*only);
    }
    inner.reverse();
    let holds_no_more =
        |outer: &usize| is_blank(page, *outer..range.start) && is_blank(page, range.end..page.end(*outer));
    let outer = page.ancestors(range.start).skip_while(|&outer| page.end(outer) < range.end).take_while(holds_no_more);
    inner.extend(outer.filter(|&node| !matches!(page.tag(node), Tag::Html | Tag::Body | Tag::Main)));
    inner
}

/// The outermost nodes of a range that hold anything.
fn tops(page: &Page, range: &Range<usize>) -> Vec<usize> {
    let mut tops = Vec::new();
    let mut node = range.start;
    while node < range.end && page.steps().step() {
        let end = page.end(node).max(node + 1);
        if !is_blank(page, node..end.min(range.end)) {
            tops.push(node);
        }
        node = end;
    }
    tops
}

/// Whether there is neither a word nor a medium in a range.
fn is_blank(page: &Page, range: Range<usize>) -> bool {
    page.nodes(range).all(|node| match page.tag(node) {
        Tag::Text => page.reading(node).characters == 0,
        tag => !is_medium(tag),
    })
}

/// Several elements, each by what it can be named by, in one selector.
fn side_by_side(page: &Page, range: &Range<usize>) -> Option<String> {
    let mut selectors: Vec<String> = Vec::new();
    let mut last = None;
    for top in tops(page, range) {
        let element = if page.tag(top) == Tag::Text { page.parent(top)? } else { top };
        if last == Some(element) {
            continue;
        }
        last = Some(element);
        let named = name::chosen(page, element).filter(|selector| {
            let found = found(page, selector);
            name::is_telling(selector) && found.contains(&element) && found.len() <= MOST_NAMED
        });
        let own = range.start.max(top)..range.end.min(page.end(top));
        selectors.push(named.or_else(|| by_text(page, &own, element)).or_else(|| by_place(page, element))?);
        if selectors.len() > MOST_TOPS {
            return None;
        }
    }
    (!selectors.is_empty()).then(|| selectors.join(", "))
}

fn is_rule(line: &str) -> bool {
    let rules = RuleSet::parse(line).unwrap_or_default();
    matches!(rules.lines().first().map(|line| &line.meaning), Some(Meaning::Rule(_)))
        && rules.explained().all(|explained| explained.is_ok())
}

fn found(page: &Page, selector: &str) -> Vec<usize> {
    let Ok(compiled) = compile(selector, 1, true) else { return Vec::new() };
    let hits = find(page, "", &compiled, None, &mut Watch::new(Clock::default())).unwrap_or_default();
    hits.into_iter().filter_map(|hit| if let Hit::Node(node) = hit { Some(node) } else { None }).collect()
}
