//! All rules on one page: which hold here, what each finds, what it cost, and which had to be left out.

use super::applied::{Applied, Tried, Used};
use super::chain::{Compiled, compile};
use super::clock::{Clock, TooSlow, Watch};
use super::cover::Cover;
use super::cut::{holds_operator, keys};
use super::find::{Hit, find};
use super::index::Index;
use super::line::{Action, Body, Rule};
use super::skipped::{Skipped, Why};
use super::{Meaning, RuleSet};
use crate::describe::Told;
use crate::page::{Page, Tag};
use crate::segment::Block;
use std::collections::HashSet;
use std::ops::Range;

/// A rule that takes more of the words of a page than this is left out: it was written for another page. So are all
/// together.
const MOST_WORDS: f32 = 0.9;

impl RuleSet {
    /// What the rules say of a page that was found at its address; a page without one is on no host.
    pub fn on(&self, page: &Page, blocks: &[Block], clock: Clock) -> Applied {
        let mut applied = Applied::default();
        if self.is_empty() {
            return applied;
        }
        let path = page.address().map_or_else(String::new, |address| {
            address.path().to_owned() + &address.query().map(|query| format!("?{query}")).unwrap_or_default()
        });
        let here = self.here(page);
        let cancelled = cancelled(&here);
        let rules = here.iter().filter(|(.., rule)| !rule.is_exception).map(|(.., rule)| &rule.body);
        let taken_back: HashSet<&Body> = rules.filter(|body| cancelled.contains(body)).collect();
        let mut run = Run { page, blocks, path: &path, index: None, watch: Watch::new(clock), applied: &mut applied };
        for &(line, text, rule) in &here {
            match &rule.body {
                Body::Furniture(name) => {
                    run.applied.off.push(name.clone());
                    run.applied.off_by.push((line, text.to_owned(), name.clone()));
                }
                Body::Selector(selector) if rule.is_exception && taken_back.contains(&rule.body) => {
                    run.exception(line, text, rule, selector);
                }
                _ if rule.is_exception => {}
                body if cancelled.contains(body) => {}
                Body::Open => run.applied.opens = true,
                Body::Selector(selector) => run.rule(line, text, rule, selector),
            }
        }
        let removed: Vec<Range<usize>> = applied.removed.iter().map(|(range, _)| range.clone()).collect();
        if share(blocks, &removed) > MOST_WORDS {
            applied.leave_out_removals(self.lines());
        }
        applied
    }

    /// The rules that hold on a page, with their lines and numbers.
    pub(crate) fn here(&self, page: &Page) -> Vec<(u32, &str, &Rule)> {
        let host = page.address().and_then(|address| address.host_str()).unwrap_or_default().to_ascii_lowercase();
        let lines = self.lines().iter().zip(1..).filter_map(|(line, number)| match &line.meaning {
            Meaning::Rule(rule) if rule.hosts.hold(&host) => Some((number, line.text.as_str(), rule)),
            _ => None,
        });
        lines.collect()
    }
}

/// What the exceptions among the rules that hold on a page cancel.
pub(crate) fn cancelled<'a>(here: &[(u32, &str, &'a Rule)]) -> HashSet<&'a Body> {
    here.iter().filter(|(_, _, rule)| rule.is_exception).map(|(_, _, rule)| &rule.body).collect()
}

struct Run<'a, 'r> {
    page: &'a Page,
    blocks: &'a [Block],
    path: &'a str,
    index: Option<Index<'a>>,
    watch: Watch,
    applied: &'r mut Applied,
}

impl Run<'_, '_> {
    /// Where a selector may find anything at all; none where it has to be looked for everywhere.
    fn candidates(&mut self, selector: &str) -> Option<Vec<usize>> {
        let page = self.page;
        // An operator leads on from what CSS finds: the last name is not that of the first step.
        let keys = if holds_operator(selector) { None } else { keys(selector) };
        keys.map(|keys| self.index.get_or_insert_with(|| Index::of(page)).candidates(&keys))
    }

    /// An exception is used where the rule that it takes back would find something.
    fn exception(&mut self, line: u32, text: &str, rule: &Rule, selector: &str) {
        let candidates = self.candidates(selector);
        if candidates.as_ref().is_some_and(Vec::is_empty) || !self.watch.begin() {
            return;
        }
        let Ok(compiled) = compile(selector, rule.column, rule.hosts.are_named()) else { return };
        let found = find(self.page, self.path, &compiled, candidates.as_deref(), &mut self.watch);
        let count = found.map_or(0, |hits| hits.len() as u32);
        if count > 0 {
            self.applied.used.push(Used { line, text: text.to_owned(), count, ms: self.watch.spent() });
        }
    }

    fn rule(&mut self, line: u32, text: &str, rule: &Rule, selector: &str) {
        let page = self.page;
        let candidates = self.candidates(selector);
        if candidates.as_ref().is_some_and(Vec::is_empty) {
            return;
        }
        let skip = |applied: &mut Applied, why: Why| {
            applied.skipped.push(Skipped { line, text: text.to_owned(), why });
        };
        if !self.watch.begin() {
            skip(self.applied, Why::NoTime);
            return;
        }
        // What cannot be compiled is told by whoever lists the lines; here it is as if it were not there.
        let Ok(compiled) = compile(selector, rule.column, rule.hosts.are_named()) else { return };
        let found = find(page, self.path, &compiled, candidates.as_deref(), &mut self.watch);
        let (hits, ms) = (found.as_deref().unwrap_or_default(), self.watch.spent());
        let nodes = hits.iter().filter_map(|hit| if let Hit::Node(node) = hit { Some(*node) } else { None });
        let ranges: Vec<Range<usize>> = nodes.map(|node| node..page.end(node)).collect();
        let outcome = match &found {
            Err(TooSlow) => Err(Why::TooSlow),
            Ok(hits) if hits.is_empty() => Ok(()),
            Ok(hits) => self.act(&compiled, hits, &ranges, line),
        };
        let count = hits.len() as u32;
        self.applied.tried.push(Tried { line, count, ranges, ms });
        match outcome {
            Err(why) => skip(self.applied, why),
            Ok(()) if count > 0 => {
                self.applied.acted = Some(compiled.action);
                self.applied.used.push(Used { line, text: text.to_owned(), count, ms });
            }
            Ok(()) => {}
        }
    }

    fn act(&mut self, compiled: &Compiled, hits: &[Hit], ranges: &[Range<usize>], line: u32) -> Result<(), Why> {
        let page = self.page;
        let applied = &mut *self.applied;
        match compiled.action {
            Action::Remove => {
                if share(self.blocks, ranges) > MOST_WORDS {
                    return Err(Why::TooMuch);
                }
                applied.removed.extend(ranges.iter().map(|range| (range.clone(), line)));
            }
            Action::Keep => applied.kept.extend_from_slice(ranges),
            // The first line that finds something is the one that was meant; those after it are for other pages.
            Action::Article if !applied.article.is_empty() => {}
            Action::Article => {
                if share(self.blocks, ranges) <= 0.0 {
                    return Err(Why::NothingToRead);
                }
                applied.article.extend_from_slice(ranges);
                applied.article_line = line;
            }
            Action::Title => applied.title = applied.title.take().or_else(|| told(page, hits)),
            Action::Byline => applied.byline = applied.byline.take().or_else(|| told_all(page, hits)),
            Action::Date => applied.date = applied.date.take().or_else(|| told(page, hits)),
            Action::NextPage => applied.next_page = applied.next_page.take().or_else(|| address(page, hits)),
        }
        Ok(())
    }
}

/// The share of the words of a page that ranges hold, 0 to 1.
fn share(blocks: &[Block], ranges: &[Range<usize>]) -> f32 {
    let cover = Cover::of(ranges);
    let (mut within, mut all) = (0, 0);
    for block in blocks {
        all += block.measure.words;
        if cover.contains(block.start) {
            within += block.measure.words;
        }
    }
    if all == 0 { 0.0 } else { within as f32 / all as f32 }
}

/// The part of the words of some blocks that ranges hold, in percent, rounded up: what holds a word holds something.
pub(crate) fn share_of(blocks: &[Block], is_counted: &[bool], ranges: &[Range<usize>]) -> u32 {
    let cover = Cover::of(ranges);
    let (mut within, mut all) = (0, 0);
    for (block, _) in blocks.iter().zip(is_counted).filter(|(_, is_counted)| **is_counted) {
        all += block.measure.words;
        if cover.contains(block.start) {
            within += block.measure.words;
        }
    }
    if all == 0 { 0 } else { (within * 100).div_ceil(all) }
}

/// What a hit says, and where.
fn said(page: &Page, hit: &Hit) -> Told {
    match hit {
        Hit::Value(value) => Told { text: value.clone(), node: None },
        Hit::Node(node) => {
            let text = page.subtree_text(*node);
            let content = page.attr(*node, "content").filter(|_| text.is_empty()).map(str::to_owned);
            let element = if page.tag(*node) == Tag::Text { page.parent(*node) } else { Some(*node) };
            Told { text: content.unwrap_or(text), node: element }
        }
    }
}

/// The first that says anything.
fn told(page: &Page, hits: &[Hit]) -> Option<Told> {
    hits.iter().map(|hit| said(page, hit)).find(|told| !told.text.trim().is_empty())
}

/// All that say something, each once, as one.
fn told_all(page: &Page, hits: &[Hit]) -> Option<Told> {
    let mut all: Vec<Told> = Vec::new();
    for told in hits.iter().map(|hit| said(page, hit)).filter(|told| !told.text.trim().is_empty()) {
        if !all.iter().any(|other| other.text == told.text) {
            all.push(told);
        }
    }
    let node = all.first()?.node;
    Some(Told { text: all.into_iter().map(|told| told.text).collect::<Vec<_>>().join(", "), node })
}

/// The first address, absolute, http or https.
fn address(page: &Page, hits: &[Hit]) -> Option<String> {
    let said = hits.iter().filter_map(|hit| match hit {
        Hit::Value(value) => Some(value.as_str()),
        Hit::Node(node) => page.attr(*node, "href"),
    });
    said.filter_map(|href| page.resolve(href))
        .find(|url| matches!(url.scheme(), "http" | "https"))
        .map(|url| url.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::segment;
    use url::Url;

    const PAGE: &str = "<title>T</title><body><h1 class=t>A title</h1><p class=by>By Ann Lee</p><p class=by>Bob Ray</p>\
        <div class=box><p>It rained for eleven days on the whole of the plain.</p><p class=ad>Ad</p></div>\
        <a class=next href='/b?page=2'>Next</a>";

    fn on(rules: &str) -> Applied {
        let page = Page::from_html(PAGE, Url::parse("https://www.rfi.fr/fr/a?page=1").ok());
        let rules = RuleSet::parse(rules).unwrap_or_default();
        rules.on(&page, &segment(&page), Clock::default())
    }

    #[test]
    fn rules_hold_on_their_hosts_and_are_cancelled() {
        assert_eq!(on("##.ad").removed.len(), 1);
        assert_eq!(on("rfi.fr##.ad").removed.len(), 1);
        assert_eq!(on("bbc.co.uk##.ad").removed.len(), 0);
        assert_eq!(on("##.ad\nrfi.fr#@#.ad").removed.len(), 0);
        assert_eq!(on("##.ad\nbbc.co.uk#@#.ad").removed.len(), 1);
        assert_eq!(on("rfi.fr##p:matches-path(/page=1/):has-text(Ad)").removed.len(), 1);
        assert_eq!(on("rfi.fr#@#:furniture(ad)").off, ["ad"]);
        assert!(on("rfi.fr##:open()").opens);
    }

    #[test]
    fn directives_say_what_the_page_is() {
        let applied = on("rfi.fr##.box:article()\nrfi.fr##.t:title()\nrfi.fr##.by:byline()\nrfi.fr##.next:next-page()");
        assert_eq!(applied.article.len(), 1);
        let alternatives = on("rfi.fr##.none:article()\nrfi.fr##.box p:article()\nrfi.fr##.box:article()");
        assert_eq!(alternatives.article.len(), 2);
        assert_eq!(applied.title.map(|told| told.text).as_deref(), Some("A title"));
        assert_eq!(applied.byline.map(|told| told.text).as_deref(), Some("By Ann Lee, Bob Ray"));
        assert_eq!(applied.next_page.as_deref(), Some("https://www.rfi.fr/b?page=2"));
        assert_eq!(
            applied.used.iter().map(|used| (used.line, used.count)).collect::<Vec<_>>(),
            [(1, 1), (2, 1), (3, 2), (4, 1)]
        );
    }

    #[test]
    fn what_would_empty_the_page_is_named_and_left_out() {
        let applied = on("##body\n##.nothing\nrfi.fr##.ad:article()\nrfi.fr##.t:article()");
        assert!(applied.removed.is_empty());
        assert_eq!(applied.skipped.iter().map(|skipped| skipped.line).collect::<Vec<_>>(), [1]);
        assert!(applied.skipped.iter().all(|skipped| skipped.why == Why::TooMuch));
    }

    #[test]
    fn ten_thousand_rules_take_no_time_to_speak_of() {
        let rules: String = (0..10_000).map(|n| format!("##.ad-{n}\nhost{n}.example##p:has-text(x)\n")).collect();
        let rules = RuleSet::parse(&rules).unwrap_or_default();
        let page = Page::from_html(PAGE, None);
        let started = std::time::Instant::now();
        let applied = rules.on(&page, &segment(&page), Clock::default());
        assert!(applied.skipped.is_empty() && applied.used.is_empty());
        // A tenth of a second would be a hundred times what it takes; the bound catches a scan of the page a rule.
        assert!(started.elapsed().as_millis() < 2_000, "{:?}", started.elapsed());
    }
}
