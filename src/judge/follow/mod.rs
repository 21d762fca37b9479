//! What is too small to be judged alone follows what it belongs to: the cells of a table, the items of a list and the
//! parts of a quote each other, a heading the text under it, an image and its caption, code and formulas the text around
//! them, a note what refers to it. Marked blocks are left alone. Who keeps more before keeps no less after.

mod followers;
mod gaps;

use crate::page::{Page, Tag};
use crate::segment::Block;
use followers::{Follower, followers};
use gaps::Gaps;

/// A list or table whose blocks hold more words than this on average is a layout, and its blocks stand for themselves.
const MAX_MEAN_WORDS: u32 = 30;
/// A table with headers whose words are as likely as this on average stays: its short cells are the least sure of all that is
/// content.
const LEAST_TABLE: f32 = 0.3;
/// A heading as likely as this stays in an article though no text is under it: a list or a picture is.
const SURE_HEADING: f32 = 0.8;
/// How far a heading looks for the text under it, blocks.
const REACH: usize = 12;

/// What a page is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Surely an article: a heading with no text under it belongs to something that went.
    Article,
    /// Maybe a list, whose headings are what it lists.
    Other,
}

/// What is known of a page before any choice is settled.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The page.
    pub page: &'a Page,
    /// Its blocks.
    pub blocks: &'a [Block],
    /// For each block how likely it is content.
    pub probabilities: &'a [f32],
    /// For each block whether a mark covers it.
    pub is_marked: &'a [bool],
    /// The element that shows the title.
    pub title: Option<usize>,
    /// The elements that only show the byline or the date, which the head of the article says.
    pub said: &'a [usize],
    /// What the page is taken for.
    pub sort: Sort,
}

/// Who follows whom: found once, for each choice that is to be settled.
pub struct Follow<'a> {
    blocks: &'a [Block],
    wholes: Vec<Whole>,
    /// From the last to the first, since one may be under another.
    headings: Vec<Heading>,
    gaps: Gaps<'a>,
    followers: Vec<Follower>,
}

/// A list, table or quote of short blocks.
struct Whole {
    free: Vec<usize>,
    words: u32,
    /// Whether it is likely enough by itself.
    is_likely: bool,
}

struct Heading {
    index: usize,
    /// The first text under it.
    under: Option<usize>,
    /// Whether that is near enough for the heading to go with it.
    is_near: bool,
    /// Whether it stays though no text is under it.
    is_sure: bool,
}

impl Case<'_> {
    fn is_free(&self, index: usize) -> bool {
        self.is_marked.get(index) == Some(&false)
    }

    /// Whether a block is said by the head of the article: of what goes and what stays it tells nothing.
    fn is_said(&self, block: &Block) -> bool {
        self.said.iter().any(|&node| self.page.contains(node, block.start))
    }

    fn is_title(&self, block: &Block) -> bool {
        self.title.is_some_and(|node| self.page.contains(node, block.start))
    }

    fn is_at_least(&self, index: usize, least: f32) -> bool {
        self.probabilities.get(index).is_some_and(|&p| p >= least)
    }
}

impl<'a> Follow<'a> {
    /// Looks at a page.
    #[inline(never)]
    pub fn of(case: &Case<'a>) -> Self {
        Self {
            blocks: case.blocks,
            wholes: wholes(case),
            headings: headings(case),
            gaps: Gaps::of(case),
            followers: followers(case),
        }
    }

    /// Settles a choice, which has one entry a block.
    #[inline(never)]
    pub fn settle(&self, is_kept: &mut [bool]) {
        for whole in &self.wholes {
            whole.settle(self.blocks, is_kept);
        }
        for &Heading { index, under, is_near, is_sure } in &self.headings {
            let holds = under.is_some_and(|under| is_kept.get(under) == Some(&true));
            if let Some(slot) = is_kept.get_mut(index) {
                *slot = (holds && (*slot || is_near)) || (*slot && is_sure);
            }
        }
        self.gaps.fill(is_kept);
        for follower in &self.followers {
            follower.settle(is_kept);
        }
    }
}

/// The lists, tables and quotes of a page whose blocks are decided together: short blocks, of which there are enough.
fn wholes(case: &Case<'_>) -> Vec<Whole> {
    let Case { page, blocks, .. } = *case;
    let places: Vec<Option<usize>> = blocks.iter().map(|block| whole_of(page, block)).collect();
    let (mut found, mut from) = (Vec::new(), 0);
    for run in places.chunk_by(|one, other| one.is_some() && one == other) {
        let to = from + run.len();
        let place = run.first().copied().flatten();
        let is_quote = place.is_some_and(|node| page.tag(node) == Tag::Blockquote);
        let least = if is_quote { 2 } else { 3 };
        if run.len() >= least {
            let free: Vec<usize> = (from..to).filter(|&index| case.is_free(index)).collect();
            let words = free.iter().filter_map(|&index| blocks.get(index)).map(|block| block.measure.words).sum();
            // A table with headers holds data; a layout has none. Looked for among the blocks of the run alone, so that all
            // runs together take one pass.
            let has_header = blocks.get(from..to).into_iter().flatten().any(|b| page.tag(b.container) == Tag::Th);
            let is_likely = has_header && mean(blocks, case.probabilities, from..to) >= LEAST_TABLE;
            if free.len() >= least && words <= MAX_MEAN_WORDS * free.len() as u32 {
                found.push(Whole { free, words, is_likely });
            }
        }
        from = to;
    }
    found
}

/// The headings but that of the page, each with what is under it.
fn headings(case: &Case<'_>) -> Vec<Heading> {
    let Case { page, blocks, .. } = *case;
    let is_heading = |block: &Block| page.tag(block.container).heading_level().is_some() && !case.is_title(block);
    let all = blocks.iter().enumerate().rev().filter(|&(index, block)| case.is_free(index) && is_heading(block));
    let heading = |(index, block): (usize, &Block)| {
        let under = text_under(case, index);
        let is_near = under.and_then(|under| blocks.get(under)).is_some_and(|other| is_kin(page, block, other));
        let is_sure = case.sort == Sort::Other || case.is_at_least(index, SURE_HEADING);
        Heading { index, under, is_near, is_sure }
    };
    all.map(heading).collect()
}

/// The innermost list, table or quote a block is a part of.
fn whole_of(page: &Page, block: &Block) -> Option<usize> {
    let mut around = std::iter::once(block.container).chain(page.ancestors(block.container)).take(6);
    around.find(|&n| matches!(page.tag(n), Tag::Table | Tag::Ul | Tag::Ol | Tag::Dl | Tag::Menu | Tag::Blockquote))
}

impl Whole {
    /// It is kept or dropped by the majority of its words; kept as well where it is likely enough by itself.
    fn settle(&self, blocks: &[Block], is_kept: &mut [bool]) {
        let words = |index: usize| blocks.get(index).map_or(0, |block| block.measure.words);
        let kept: u32 = self.free.iter().filter(|&&i| is_kept.get(i) == Some(&true)).map(|&i| words(i)).sum();
        for &index in &self.free {
            if let Some(slot) = is_kept.get_mut(index) {
                *slot = self.is_likely || kept * 2 >= self.words;
            }
        }
    }
}

/// How likely the words of a run of blocks are.
fn mean(blocks: &[Block], probabilities: &[f32], run: std::ops::Range<usize>) -> f32 {
    let (mut likely, mut words) = (0.0, 0.0);
    for (block, probability) in blocks.iter().zip(probabilities).take(run.end).skip(run.start) {
        let weight = block.measure.words as f32;
        likely += weight * probability;
        words += weight;
    }
    if words > 0.0 { likely / words } else { 0.0 }
}

/// The first text block under a heading, before a heading of its own rank or a higher one.
fn text_under(case: &Case<'_>, index: usize) -> Option<usize> {
    let Case { page, blocks, .. } = *case;
    let rank = page.tag(blocks.get(index)?.container).heading_level()?;
    for (at, block) in blocks.iter().enumerate().skip(index + 1).take(REACH) {
        match page.tag(block.container).heading_level() {
            Some(level) if level <= rank => return None,
            Some(_) => {}
            None if !case.is_free(at) || block.is_medium() => {}
            None => return Some(at),
        }
    }
    None
}

/// Whether two blocks share a parent or grandparent.
fn is_kin(page: &Page, one: &Block, other: &Block) -> bool {
    page.ancestors(one.container).take(2).any(|node| page.contains(node, other.start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::segment;

    /// What is kept of an article, where only blocks with the letter k in their text are kept at first.
    fn check(html: &str, expected: &[&str]) {
        check_as(Sort::Article, html, expected);
    }

    fn check_as(sort: Sort, html: &str, expected: &[&str]) {
        let page = Page::from_html(html, None);
        let blocks = segment(&page);
        let mut is_kept: Vec<bool> = blocks.iter().map(|b| b.text(&page).contains('k')).collect();
        let likely: Vec<f32> = blocks.iter().map(|b| if b.text(&page).contains('!') { 0.1 } else { 0.6 }).collect();
        let (is_marked, title) = (vec![false; blocks.len()], page.first(Tag::H1));
        let case = Case {
            page: &page,
            blocks: &blocks,
            probabilities: &likely,
            is_marked: &is_marked,
            title,
            said: &[],
            sort,
        };
        Follow::of(&case).settle(&mut is_kept);
        let text = |b: &Block| if b.is_medium() { "img".into() } else { b.text(&page) };
        let kept: Vec<String> = blocks.iter().zip(&is_kept).filter(|(_, k)| **k).map(|(b, _)| text(b)).collect();
        assert_eq!(kept, expected, "{html}");
    }

    #[test]
    fn a_heading_follows_its_text() {
        check("<div><h2>a</h2><p>keep</p><h2>b</h2><p>no</p><h2>kc</h2></div>", &["a", "keep"]);
    }

    #[test]
    fn headings_are_what_a_list_lists() {
        let list = "<div><h2>k one</h2><h2>k two</h2><h2>three</h2></div>";
        check(list, &[]);
        check_as(Sort::Other, list, &["k one", "k two"]);
    }

    #[test]
    fn cells_and_items_follow_the_most() {
        check("<table><tr><td>k one<td>2<td>k three<td>4</table>", &["k one", "2", "k three", "4"]);
        check("<ul><li>one<li>two<li>k<li>four</ul>", &[]);
        check("<blockquote><p>keep all of this</p>A. B.</blockquote>", &["keep all of this", "A. B."]);
    }

    #[test]
    fn an_image_and_its_caption_follow_the_text_around() {
        check("<h1>t</h1><figure><img src=a><figcaption>c</figcaption></figure><p>keep</p>", &["img", "c", "keep"]);
        check("<div><p>keep</p></div><aside><img src=a><p>no</p></aside>", &["keep"]);
        check("<p>keep</p><figure><img src=a><figcaption><a href=/x>Buy!</a></figcaption></figure>", &["keep", "img"]);
        check("<p>keep</p><img src=a><p>no</p>", &["keep", "img"]);
        check("<p>no</p><img src=a><p>keep</p>", &["img", "keep"]);
        let blogger = "<table class=tr-caption-container><tr><td><img src=a><tr><td>c</table>";
        check(&format!("<p>keep</p>{blogger}<p>keep</p>"), &["keep", "img", "c", "keep"]);
        check("<p>keep</p><img src=a width=30 height=30><p>no</p>", &["keep"]);
        check("<p>keep</p><img src=a width=30 height=30><p>keep</p>", &["keep", "img", "keep"]);
        check(
            "<p>keep</p><div><a href=/a.jpg><img src=a><div>a.jpg</div></a></div><p>keep</p>",
            &["keep", "img", "keep"],
        );
        check("<p>keep</p><pre>x</pre><p>no</p>", &["keep", "x"]);
        check("<h1>t</h1><p>no</p><figure><img src=a></figure><p>no</p><p>keep</p>", &["img", "keep"]);
    }
}
