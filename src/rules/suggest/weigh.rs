//! What a line would do on a page, before anybody writes it down: what it finds, how much of the article that is, and why it
//! would do nothing.

use super::super::{Action, Body, Clock, Meaning, RuleSet, Skipped};
use crate::page::{Page, Tag};
use crate::rules::share_of;
use crate::segment::Block;
use serde::Serialize;
use std::ops::Range;

/// How much is shown of what a line finds first, characters.
const EXCERPT: usize = 120;

/// The page that lines are weighed on.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// The page.
    pub page: &'a Page,
    /// Its blocks.
    pub blocks: &'a [Block],
    /// Which of them are the article.
    pub is_kept: &'a [bool],
    /// Where the title stands.
    pub title: Option<usize>,
    /// By which the time of the lines is measured.
    pub clock: Clock,
}

impl<'a> Ground<'a> {
    /// The page with its blocks, which of them are kept, and the title where it is known; else it is the first heading.
    pub fn of(page: &'a Page, blocks: &'a [Block], is_kept: &'a [bool], title: Option<usize>, clock: Clock) -> Self {
        Self { page, blocks, is_kept, title: title.or_else(|| page.first(Tag::H1)), clock }
    }
}

/// What a line does on a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Weighed {
    /// The line.
    pub rule: String,
    /// What it does with what it finds: the name of an action, or `other`.
    pub does: &'static str,
    /// How many elements it finds.
    pub count: u32,
    /// The words in them.
    pub words: u32,
    /// How much of the article is in them, percent of its words.
    pub percent: u32,
    /// How the first begins.
    pub excerpt: String,
    /// Whether the title is in them.
    pub takes_title: bool,
    /// Whether it holds on every site.
    pub is_everywhere: bool,
    /// Why it does nothing here: `no-rule`, `elsewhere`, `nothing`, or the reason for which it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Where it stops being understood, in characters from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    /// Why it is not understood, a sentence without its full stop.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// What it finds.
    #[serde(skip)]
    pub ranges: Vec<Range<usize>>,
}

/// Weighs a line.
pub fn weigh(line: &str, ground: &Ground<'_>) -> Weighed {
    let mut weighed = Weighed {
        rule: line.trim().to_owned(),
        does: "other",
        count: 0,
        words: 0,
        percent: 0,
        excerpt: String::new(),
        takes_title: false,
        is_everywhere: false,
        why: None,
        column: None,
        message: None,
        ranges: Vec::new(),
    };
    let rules = RuleSet::parse(line).unwrap_or_default();
    let (meaning, explained) = (rules.lines().first().map(|line| &line.meaning), rules.explained().next());
    let (rule, unused) = match (meaning, explained) {
        (Some(Meaning::Rule(rule)), Some(Ok(_))) if rules.lines().len() == 1 => (Some(rule), None),
        (_, Some(Err(unused))) => (None, Some(unused)),
        _ => (None, None),
    };
    let Some(rule) = rule else {
        weighed.why = Some("no-rule".to_owned());
        (weighed.column, weighed.message) = unused.map(|unused| (unused.column, unused.why())).unzip();
        return weighed;
    };
    let host = ground.page.address().and_then(|address| address.host_str()).unwrap_or_default().to_ascii_lowercase();
    weighed.is_everywhere = !rule.hosts.are_named();
    if !rule.hosts.hold(&host) {
        weighed.why = Some("elsewhere".to_owned());
        return weighed;
    }
    if rule.is_exception || !matches!(rule.body, Body::Selector(_)) {
        return weighed;
    }
    let applied = rules.on(ground.page, ground.blocks, ground.clock);
    weighed.does = applied.acted.map_or("other", Action::name);
    weighed.count = applied.used.first().map_or(0, |used| used.count);
    weighed.why = match applied.skipped.first() {
        Some(Skipped { why, .. }) => Some(why.name().to_owned()),
        None if weighed.count == 0 => Some("nothing".to_owned()),
        None => None,
    };
    let removed = applied.removed.into_iter().map(|(range, _)| range);
    weighed.ranges = removed.chain(applied.kept).chain(applied.article).collect();
    measure(&mut weighed, ground);
    weighed
}

fn measure(weighed: &mut Weighed, ground: &Ground<'_>) {
    let page = ground.page;
    let mut end = 0;
    for range in &weighed.ranges {
        // What stands within another was counted with it.
        if range.start >= end {
            weighed.words += page.measure(range.start, range.end).words;
            end = range.end;
        }
    }
    if let Some(first) = weighed.ranges.first() {
        weighed.excerpt = page.range_head(first.start, first.end, EXCERPT * 4).chars().take(EXCERPT).collect();
    }
    weighed.takes_title = ground.title.is_some_and(|title| weighed.ranges.iter().any(|range| range.contains(&title)));
    weighed.percent = share_of(ground.blocks, ground.is_kept, &weighed.ranges);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::{Judged, judged};
    use crate::judge::Model;
    use crate::{Options, Page};
    use url::Url;

    const PAGE: &str = "<title>The ferry</title><main><h1>The ferry</h1>\
        <p class=a>The ferry left the quay at six, with forty people, two dogs and a piano on board, and nobody knew.</p>\
        <p class=a>It rained for eleven days on the whole of the plain, and on the hills as well, and it grew late.</p>\
        <p class=b>The mate swore that he had not moved it <b>himself</b>.</p></main>";

    #[track_caller]
    fn check(line: &str, expected: &str) {
        let page = Page::from_html(PAGE, Url::parse("https://www.ferry.example/a").ok());
        let Ok(Judged { blocks, verdict, metadata, .. }) = judged(Model::own(), &page, &Options::default()) else {
            panic!("nothing was judged")
        };
        let clock = Clock::default();
        let ground = Ground::of(&page, &blocks, &verdict.is_kept, metadata.title_node, clock);
        let Weighed { does, count, words, percent, takes_title, is_everywhere, why, column, .. } = weigh(line, &ground);
        let why = why.unwrap_or_default();
        let said =
            format!("{does} {count} {words} {percent}% {takes_title} {is_everywhere} {why} {}", column.unwrap_or(0));
        assert_eq!(said, expected, "{line}");
    }

    #[test]
    fn a_line_says_what_it_would_do() {
        check("ferry.example##.b", "remove 1 10 19% false false  0");
        check("##.b, b", "remove 2 10 19% false true  0");
        check("ferry.example##h1", "remove 1 2 4% true false  0");
        check("ferry.example##.a:article()", "article 2 41 78% false false  0");
        check("ferry.example##h1:title()", "title 1 0 0% false false  0");
        check("ferry.example#@#.b", "other 0 0 0% false false  0");
    }

    #[test]
    fn a_line_says_why_it_does_nothing() {
        check("ferry.example##main", "other 0 0 0% false false too-much 0");
        check("ferry.example##.none", "other 0 0 0% false false nothing 0");
        check("other.example##.b", "other 0 0 0% false false elsewhere 0");
        for (line, column) in [("ferry.example##", 16), (".b", 1), ("", 0), ("! remark", 0), ("##p:has-text(x)", 3)] {
            check(line, &format!("other 0 0 0% false false no-rule {column}"));
        }
        check("##.b\n##.a", "other 0 0 0% false false no-rule 0");
    }
}
