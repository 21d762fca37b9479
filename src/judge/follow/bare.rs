//! Headings left bare: all that stood under one is furniture or said by the head of the article, and nothing is left for it
//! to head. Where the judge alone took it, the heading stays if it is sure: it may have been wrong, but about links.

use super::headings::is_heading;
use super::{Case, Sort, set};
use crate::page::Tag;
use crate::segment::Block;
use std::ops::Range;

/// Where headings are what a page lists, one of them may have a marked control under it; more are what it heads.
const LEAST_MARKED: usize = 2;
/// From this share of words in links on, what stands under a heading leads elsewhere.
const LINKED: f32 = 0.7;
/// How many pictures may stand between a heading and the link under it.
const REACH: usize = 3;

/// The headings of an article that head something.
pub(super) struct Heads {
    /// From the last to the first, since one may be under another, each with the blocks of its section.
    all: Vec<(usize, Range<usize>)>,
    /// The same of those that head links first.
    led: Vec<(usize, Range<usize>)>,
    /// For each block whether the head of the article says it.
    is_said: Vec<bool>,
}

impl Heads {
    /// On a page that may be a list, headings are what it lists, but those of which a mark takes all that is under them.
    pub(super) fn of(case: &Case<'_>) -> Self {
        let Case { page, blocks, .. } = *case;
        let rank = |block: &Block| page.tag(block.container).heading_level();
        // What heads the rows and columns of a table has its cells beside it.
        let is_cell = |block: &Block| page.ancestors(block.container).take(2).any(|node| page.tag(node) == Tag::Th);
        let mut all = Vec::new();
        // The headings that are open, of rising ranks.
        let mut open: Vec<(u8, usize)> = Vec::new();
        for (index, block) in blocks.iter().enumerate() {
            let Some(rank) = rank(block) else { continue };
            while let Some((_, above)) = open.pop_if(|(above, _)| *above >= rank) {
                all.push((above, above + 1..index));
            }
            open.push((rank, index));
        }
        all.extend(open.into_iter().rev().map(|(_, index)| (index, index + 1..blocks.len())));
        let may_go = |index: usize| blocks.get(index).is_some_and(|block| !case.is_title(block) && !is_cell(block));
        let heads_link = |&&(index, ref section): &&(usize, Range<usize>)| {
            let mut under = section.clone().take(REACH + 1).filter_map(|at| Some((at, blocks.get(at)?)));
            let first = under.find(|(_, block)| !block.is_medium());
            first.is_some_and(|(at, block)| {
                case.is_free(at) && block.link_density() >= LINKED && !is_heading(page, block) && may_go(index)
            })
        };
        let mut led: Vec<(usize, Range<usize>)> = Vec::new();
        if case.sort == Sort::Article {
            led.extend(all.iter().filter(heads_link).cloned());
        }
        all.retain(|(index, section)| {
            let mut inside = section.clone().filter_map(|at| Some((at, blocks.get(at)?)));
            let goes = |(at, block): (usize, &Block)| {
                is_heading(page, block) || block.is_medium() || !case.is_free(at) || case.is_said(block)
            };
            let holds = blocks.get(section.clone()).is_some_and(|section| section.iter().any(|b| !is_heading(page, b)));
            let is_marked = || {
                let marked = section.clone().filter(|&at| !case.is_free(at)).count();
                let texts = section.clone().filter(|&at| !blocks.get(at).is_some_and(|b| is_heading(page, b))).count();
                let is_link = blocks.get(*index).is_some_and(|block| block.links > 0);
                marked >= LEAST_MARKED && marked == texts && !is_link
            };
            may_go(*index) && holds && inside.all(goes) && (case.sort == Sort::Article || is_marked())
        });
        all.sort_unstable_by_key(|&(index, _)| std::cmp::Reverse(index));
        led.sort_unstable_by_key(|&(index, _)| std::cmp::Reverse(index));
        Self { all, led, is_said: blocks.iter().map(|block| case.is_said(block)).collect() }
    }

    /// Takes the headings of which nothing is left.
    pub(super) fn settle(&self, is_kept: &mut [bool]) {
        for (heading, section) in self.led.iter().chain(&self.all) {
            let is_shown = |index: usize| is_kept.get(index) == Some(&true) && self.is_said.get(index) != Some(&true);
            if is_kept.get(*heading) == Some(&true) && !section.clone().any(is_shown) {
                set(is_kept, *heading, false);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Page;
    use crate::segment::segment;

    /// What is kept of an article that keeps all but what is marked; what has the letter x is marked, with a z it is said, and
    /// one with a q has gone.
    fn check(sort: Sort, html: &str, expected: &[&str]) {
        let page = Page::from_html(html, None);
        let blocks = segment(&page);
        let texts: Vec<String> = blocks.iter().map(|block| block.text(&page)).collect();
        let is_marked: Vec<bool> = texts.iter().map(|text| text.contains('x')).collect();
        let said: Vec<usize> =
            blocks.iter().zip(&texts).filter(|(_, t)| t.contains('z')).map(|(b, _)| b.container).collect();
        let likely = vec![0.9; blocks.len()];
        let case = Case {
            page: &page,
            blocks: &blocks,
            begun: &super::super::begun(&page, &blocks),
            probabilities: &likely,
            is_marked: &is_marked,
            title: None,
            said: &said,
            sort,
        };
        let mut is_kept: Vec<bool> =
            is_marked.iter().zip(&texts).map(|(marked, text)| !marked && !text.contains('q')).collect();
        Heads::of(&case).settle(&mut is_kept);
        let kept = texts.iter().zip(&is_kept).filter(|(_, kept)| **kept).map(|(text, _)| text.as_str());
        assert_eq!(kept.collect::<Vec<_>>(), expected, "{html}");
    }

    #[test]
    fn a_heading_goes_with_the_links_that_it_announced() {
        let link = "<p><a href=/q>q one</a></p>";
        check(Sort::Article, &format!("<h2>a</h2>{link}<p>q two</p><h2>b</h2><p>t</p>"), &["b", "t"]);
        check(Sort::Article, &format!("<p>t</p><h2>a</h2>{link}"), &["t"]);
        check(Sort::Article, &format!("<h2>a</h2><p>q two</p>{link}<h2>b</h2><p>t</p>"), &["a", "b", "t"]);
        check(Sort::Article, &format!("<h2>a</h2>{link}<p>t</p>"), &["a", "t"]);
        check(Sort::Other, &format!("<h2>a</h2>{link}<h2>b</h2><p>t</p>"), &["a", "b", "t"]);
    }

    #[test]
    fn a_heading_goes_with_all_that_was_under_it() {
        check(Sort::Article, "<h2>a</h2><p>x</p><h2>b</h2><p>t</p>", &["b", "t"]);
        check(Sort::Article, "<h2>a</h2><p>z</p><p>x</p><h2>b</h2><p>t</p>", &["z", "b", "t"]);
        check(Sort::Article, "<h2>a</h2><h3>b</h3><p>x</p><h2>c</h2><p>t</p>", &["c", "t"]);
        check(Sort::Article, "<h2>a</h2><h3>b</h3><p>t</p><h2>c</h2><h2>d</h2>", &["a", "b", "t", "c", "d"]);
        check(Sort::Other, "<h2>a</h2><p>x</p><h2>b</h2><p>t</p>", &["a", "b", "t"]);
        check(Sort::Other, "<h2>a</h2><h3>b</h3><p>x</p><p>x</p><h2>c</h2><p>t</p>", &["c", "t"]);
        check(Sort::Other, "<h2>a</h2><p>x</p><img src=i><p>x</p><h2>b</h2><p>t</p>", &["a", "", "b", "t"]);
        check(Sort::Other, "<h2><a href=/a>a</a></h2><p>x</p><p>x</p><h2>b</h2><p>t</p>", &["a", "b", "t"]);
    }
}
