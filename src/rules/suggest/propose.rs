//! The lines that could be written about an element somebody points at, each weighed on the page: short, by names that
//! somebody chose, else by words, and by a place only where there is nothing else. The narrow ones stand first.

use super::name::{by_place, by_text, classes, id, simple, tag, telling};
use super::weigh::{Ground, Weighed, weigh};
use crate::page::order;
use crate::rules::MAX_LINE;
use serde::Serialize;

/// How many lines are offered.
const MOST: usize = 4;
/// A line may find so much more of the article than was pointed at, in percent of its words, before another is better.
const UNLIKE: u32 = 15;
/// A line that finds more of the article than this finds what is not meant, percent.
const MOST_OF_ARTICLE: u32 = 50;

/// What an element is pointed at for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// It goes.
    Removal,
    /// It is the article.
    Article,
}

/// Lines to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Proposed {
    /// From narrow to wide; none where the page has no host, or nothing tells the element from others.
    pub lines: Vec<Weighed>,
    /// The index of the one that is most likely meant.
    pub best: usize,
}

impl Proposed {
    /// Leaves out lines that do not do what they say.
    pub fn retain(&mut self, does: impl Fn(&Weighed) -> bool) {
        let best = self.lines.get(self.best).map(|line| line.rule.clone());
        self.lines.retain(does);
        self.best = self.lines.iter().position(|line| Some(&line.rule) == best.as_ref()).unwrap_or(0);
    }
}

/// What a place costs: it holds until the page has one part more.
const LAST_RESORT: u32 = 9;

/// A way to name the element; the lower its cost, the longer it is likely to hold.
struct Way {
    selector: String,
    cost: u32,
}

/// Proposes lines about an element on this host.
pub fn propose(ground: &Ground<'_>, node: usize, host: &str, aim: For) -> Proposed {
    let page = ground.page;
    if host.is_empty() {
        return Proposed::default();
    }
    let end = if aim == For::Article { ":article()" } else { "" };
    let own = crate::rules::on::share_of(ground.blocks, ground.is_kept, std::slice::from_ref(&(node..page.end(node))));
    let mut found: Vec<(Weighed, u32)> = Vec::new();
    for Way { selector, cost } in ways(ground, node, aim) {
        let line = format!("{host}##{selector}{end}");
        if line.len() > MAX_LINE {
            continue;
        }
        let weighed = weigh(&line, ground);
        let finds_it = weighed.ranges.contains(&(node..page.end(node)));
        let is_safe = match aim {
            For::Article => true,
            For::Removal => !weighed.takes_title && weighed.percent <= MOST_OF_ARTICLE.max(own),
        };
        if weighed.why.is_some() || !finds_it || !is_safe {
            continue;
        }
        let more = match aim {
            For::Article => (weighed.count - 1) * 4,
            For::Removal if weighed.percent > own + UNLIKE => 4,
            For::Removal => 0,
        };
        found.push((weighed, cost + more));
    }
    let mut found = chosen(found);
    // Of two that find the same here, the dearer is the narrower: it goes by more.
    found = order::by_key(found, |(_, price)| u64::from(u32::MAX - price));
    found = order::by_key(found, |(weighed, _)| u64::from(weighed.count) << 32 | u64::from(weighed.words));
    let best = found.iter().enumerate().min_by_key(|(_, (_, price))| *price).map_or(0, |(at, _)| at);
    Proposed { lines: found.into_iter().map(|(weighed, _)| weighed).collect(), best }
}

/// The cheapest of the lines that find something of their own, and one more where that is a single one: what finds the same
/// here may not on another page.
fn chosen(found: Vec<(Weighed, u32)>) -> Vec<(Weighed, u32)> {
    let found = order::by_key(found, |(_, price)| u64::from(*price));
    let mut chosen: Vec<(Weighed, u32)> = Vec::new();
    let mut same: Option<(Weighed, u32)> = None;
    for (weighed, price) in found {
        if chosen.iter().all(|(other, _)| other.ranges != weighed.ranges) {
            chosen.push((weighed, price));
        } else if same.is_none() && price < LAST_RESORT {
            same = Some((weighed, price));
        }
    }
    chosen.truncate(MOST);
    if chosen.len() == 1 {
        chosen.extend(same);
    }
    chosen
}

/// The ways to name an element.
fn ways(ground: &Ground<'_>, node: usize, aim: For) -> Vec<Way> {
    let page = ground.page;
    let mut ways: Vec<Way> = Vec::new();
    let mut add = |selector: Option<String>, cost: u32| {
        if let Some(selector) = selector {
            ways.push(Way { selector, cost });
        }
    };
    add(id(page, node), 0);
    let words: Vec<&str> = classes(page, node).take(3).collect();
    let name = tag(page, node);
    if let (Some(name), [first, second, ..]) = (name, words.as_slice()) {
        add(Some(format!("{name}.{first}.{second}")), 1);
    }
    for (word, place) in words.iter().zip(0..) {
        add(name.map(|name| format!("{name}.{word}")), 1 + place);
    }
    add(telling(page, node), 2);
    // Under the nearest that have a name, with what it is called itself.
    let itself = if words.is_empty() { name.map(str::to_owned) } else { simple(page, node) };
    let above = page.ancestors(node).zip(1..).filter_map(|(above, steps)| Some((simple(page, above)?, steps)));
    for (above, steps) in above.take(2) {
        let joint = if steps == 1 { " > " } else { " " };
        let cost = if words.is_empty() { 5 } else { 4 };
        add(itself.as_ref().map(|itself| format!("{above}{joint}{itself}")), cost);
    }
    if aim == For::Article {
        add(name.map(str::to_owned), 3);
    } else {
        // What stands in it may have the name that it has not.
        let inner = page.children(node).find_map(|child| classes(page, child).next());
        add(name.zip(inner).map(|(name, inner)| format!("{name}:has(> .{inner})")), 3);
        add(by_text(page, &(node..page.end(node)), node), 3);
    }
    add(by_place(page, node), LAST_RESORT);
    ways
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::{Judged, judged};
    use crate::judge::Model;
    use crate::page::Page;
    use crate::rules::Clock;
    use crate::{Options, page::Tag};
    use url::Url;

    const TEXT: &str = "<p class=text>The ferry left the quay at six, with forty people, two dogs and a piano on board, and nobody knew.</p>";

    /// The lines for the element with the attribute `x`, from narrow to wide, the best in brackets.
    #[track_caller]
    fn check(part: &str, aim: For, expected: &[&str]) {
        let html = format!(
            "<title>Ferry</title><body><main><h1>Ferry</h1><div class=story>{TEXT}{TEXT}{part}{TEXT}\
             <p class=text>It rained for eleven days on the whole of the plain, and on the hills as well.</p></div></main>"
        );
        let page = Page::from_html(&html, Url::parse("https://www.ferry.example/a").ok());
        let Ok(Judged { blocks, verdict, metadata, .. }) = judged(Model::own(), &page, &Options::default()) else {
            panic!("nothing was judged")
        };
        let ground = Ground::of(&page, &blocks, &verdict.is_kept, metadata.title_node, Clock::default());
        let node = (0..page.len()).find(|&node| page.tag(node) != Tag::Text && page.attr(node, "x").is_some());
        let Proposed { lines, best } = propose(&ground, node.unwrap_or_default(), "ferry.example", aim);
        let shown = lines.iter().enumerate().map(|(at, line)| {
            let rule = line.rule.strip_prefix("ferry.example##").unwrap_or_default();
            if at == best { format!("[{rule}]") } else { rule.to_owned() }
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn names_are_taken_before_words_and_words_before_places() {
        check(
            "<p x class='promo css-1x9k2aa'>Get the app today.</p><p class=promo>Get the paper.</p>",
            For::Removal,
            &["p:has-text(/^Get the app today\\./)", "[p.promo]"],
        );
        check(
            "<div x id=app-box><p>Get the app today.</p></div>",
            For::Removal,
            &["div:has-text(/^Get the app today\\./)", "[#app-box]"],
        );
        check(
            "<p x>Get the app today, or tomorrow at the very latest.</p>",
            For::Removal,
            &["[p:has-text(/^Get the app today, or tomorrow at the/)]"],
        );
        check("<div x><img src=a.jpg alt=''></div>", For::Removal, &["[div.story > div]"]);
    }

    #[test]
    fn what_would_take_most_of_the_article_is_not_proposed() {
        check("<p x class=text>Get the app today.</p>", For::Removal, &["[p:has-text(/^Get the app today\\./)]"]);
    }

    #[test]
    fn an_article_is_named_as_one_element() {
        check(
            "<section x class='piece wide'>It rained.</section><section class=piece>And again.</section>",
            For::Article,
            &["[section.piece.wide:article()]", "section.piece:article()"],
        );
    }
}
