//! What is too small to be judged alone follows what it belongs to: the cells of a table, the items of a list and the
//! parts of a quote each other, a heading the text under it, an image and its caption, code and formulas the text around
//! them, a note what refers to it. Marked blocks are left alone. Who keeps more before keeps no less after.

mod gaps;

use crate::page::{Page, Tag};
use crate::segment::Block;

/// A list or table whose blocks hold more words than this on average is a layout, and its blocks stand for themselves.
const MAX_MEAN_WORDS: u32 = 30;
/// A table with headers whose words are as likely as this on average stays: its short cells are the least sure of all that is
/// content.
const LEAST_TABLE: f32 = 0.3;
/// With more of its words in links, text in a figure may be a teaser.
const MAX_CAPTION_LINKS: f32 = 0.5;
/// A caption has no more words.
const MAX_CAPTION_WORDS: u32 = 80;
/// Text in a figure that may be a teaser goes when it is less likely than this, though the text around stays.
const LEAST_TEASER: f32 = 0.2;
/// A heading as likely as this stays in an article though no text is under it: a list or a picture is.
const SURE_HEADING: f32 = 0.8;
/// How far a heading looks for the text under it, and an image for the text around it, blocks.
const REACH: usize = 12;

/// What a page is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Surely an article: a heading with no text under it belongs to something that went.
    Article,
    /// Maybe a list, whose headings are what it lists.
    Other,
}

/// Settles the choice. `is_kept` and `is_marked` have one entry a block; `title` is the element that shows the title.
pub fn follow(
    page: &Page,
    blocks: &[Block],
    probabilities: &[f32],
    is_marked: &[bool],
    title: Option<usize>,
    sort: Sort,
    is_kept: &mut [bool],
) {
    let is_free = |index: usize| is_marked.get(index) == Some(&false);
    let is_title = |block: &Block| title.is_some_and(|node| page.contains(node, block.start));
    let wholes: Vec<Option<usize>> = blocks.iter().map(|block| whole_of(page, block)).collect();
    let mut from = 0;
    while from < blocks.len() {
        let whole = wholes.get(from).copied().flatten();
        let to = from + 1 + wholes.iter().skip(from + 1).take_while(|w| whole.is_some() && **w == whole).count();
        let is_quote = whole.is_some_and(|node| page.tag(node) == Tag::Blockquote);
        let least = if is_quote { 2 } else { 3 };
        // A table with headers holds data; a layout has none. Looked for among the blocks of the run alone, so that all runs
        // together take one pass.
        let has_header = blocks.get(from..to).into_iter().flatten().any(|block| page.tag(block.container) == Tag::Th);
        let is_likely = has_header && mean(blocks, probabilities, from..to) >= LEAST_TABLE;
        settle_whole(blocks, from..to, least, is_likely, &is_free, is_kept);
        from = to;
    }
    for index in (0..blocks.len()).rev().filter(|&i| is_free(i)) {
        let Some(block) = blocks.get(index) else { continue };
        if page.tag(block.container).heading_level().is_some() && !is_title(block) {
            let under = text_under(page, blocks, index, &is_free);
            let is_near = under.is_some_and(|u| blocks.get(u).is_some_and(|b| is_kin(page, block, b)));
            let holds = under.is_some_and(|u| is_kept.get(u) == Some(&true));
            if let Some(slot) = is_kept.get_mut(index) {
                *slot = (holds && (*slot || is_near))
                    || (*slot && (sort == Sort::Other || probabilities.get(index).is_some_and(|&p| p >= SURE_HEADING)));
            }
        }
    }
    gaps::fill_holes(page, blocks, probabilities, &is_free, is_kept);
    gaps::keep_notes(page, blocks, probabilities, &is_free, is_kept);
    let text_kept: Vec<Option<bool>> = blocks
        .iter()
        .enumerate()
        .map(|(i, b)| match () {
            () if is_title(b) => Some(true),
            () if is_follower(page, b) || !is_free(i) => None,
            () => is_kept.get(i).copied(),
        })
        .collect();
    for (index, block) in blocks.iter().enumerate().filter(|&(i, b)| is_free(i) && is_follower(page, b)) {
        let decided = surroundings(page, blocks, &text_kept, index);
        if let (Some(slot), Some(decided)) = (is_kept.get_mut(index), decided) {
            let may_be_teaser = is_in_figure(page, block) && is_teaser(page, block);
            let is_likely = !may_be_teaser || probabilities.get(index).is_some_and(|&p| p >= LEAST_TEASER);
            let stays = *slot && is_code(page, block);
            *slot = (stays || (decided && is_likely)) && !is_title(block);
        }
    }
}

/// The innermost list, table or quote a block is a part of.
fn whole_of(page: &Page, block: &Block) -> Option<usize> {
    let mut around = std::iter::once(block.container).chain(page.ancestors(block.container)).take(6);
    around.find(|&n| matches!(page.tag(n), Tag::Table | Tag::Ul | Tag::Ol | Tag::Dl | Tag::Menu | Tag::Blockquote))
}

/// A run of blocks of one list, table or quote, of which there must be at least so many, is kept or dropped by the
/// majority of its words; kept as well where it is likely enough by itself.
fn settle_whole(
    blocks: &[Block],
    run: std::ops::Range<usize>,
    least: usize,
    is_likely: bool,
    is_free: &impl Fn(usize) -> bool,
    is_kept: &mut [bool],
) {
    let free: Vec<usize> = run.filter(|&i| is_free(i)).collect();
    let words = |i: usize| blocks.get(i).map_or(0, |b| b.measure.words);
    let all: u32 = free.iter().map(|&i| words(i)).sum();
    if free.len() < least || all > MAX_MEAN_WORDS * free.len() as u32 {
        return;
    }
    let kept: u32 = free.iter().filter(|&&i| is_kept.get(i) == Some(&true)).map(|&i| words(i)).sum();
    for index in free {
        if let Some(slot) = is_kept.get_mut(index) {
            *slot = is_likely || kept * 2 >= all;
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
fn text_under(page: &Page, blocks: &[Block], index: usize, is_free: &impl Fn(usize) -> bool) -> Option<usize> {
    let rank = page.tag(blocks.get(index)?.container).heading_level()?;
    for (at, block) in blocks.iter().enumerate().skip(index + 1).take(REACH) {
        match page.tag(block.container).heading_level() {
            Some(level) if level <= rank => return None,
            Some(_) => {}
            None if !is_free(at) || block.is_medium() => {}
            None => return Some(at),
        }
    }
    None
}

/// Whether two blocks share a parent or grandparent.
fn is_kin(page: &Page, one: &Block, other: &Block) -> bool {
    page.ancestors(one.container).take(2).any(|node| page.contains(node, other.start))
}

/// Media, the text in figures, and what reads like nothing else and is what the text around it speaks of: code, formulas.
fn is_follower(page: &Page, block: &Block) -> bool {
    block.is_medium() || is_code(page, block) || is_in_figure(page, block)
}

/// Code and formulas.
fn is_code(page: &Page, block: &Block) -> bool {
    page.tag(block.container) == Tag::Pre || (block.start..block.end).any(|node| page.tag(node) == Tag::Math)
}

fn is_in_figure(page: &Page, block: &Block) -> bool {
    let mut around = std::iter::once(block.container).chain(page.ancestors(block.container)).take(4);
    around.any(|node| matches!(page.tag(node), Tag::Figure | Tag::Figcaption))
}

/// Text in a figure that may be no caption: a link, a heading, a quotation, much text.
fn is_teaser(page: &Page, block: &Block) -> bool {
    if block.measure.words == 0 {
        return false;
    }
    let mut around = std::iter::once(block.container).chain(page.ancestors(block.container)).take(4);
    let is_other = |tag: Tag| tag.heading_level().is_some() || matches!(tag, Tag::Blockquote | Tag::Table | Tag::Li);
    block.link_density() > MAX_CAPTION_LINKS
        || block.measure.words > MAX_CAPTION_WORDS
        || around.any(|node| is_other(page.tag(node)))
}

/// Whether the text nearest to a follower is kept: on both sides, or on the one that shares its nearest ancestors.
fn surroundings(page: &Page, blocks: &[Block], text_kept: &[Option<bool>], index: usize) -> Option<bool> {
    let block = blocks.get(index)?;
    let side = |found: Option<usize>| {
        let at = found?;
        let other = blocks.get(at)?;
        let hops = page.ancestors(block.container).take_while(|&node| !page.contains(node, other.start)).count();
        Some((hops, text_kept.get(at).copied().flatten()?))
    };
    let is_text = |i: &usize| text_kept.get(*i).copied().flatten().is_some();
    let before = side((0..index).rev().take(REACH).find(is_text));
    let after = side((index + 1..blocks.len()).take(REACH).find(is_text));
    match (before, after) {
        (Some((_, one)), Some((_, other))) if one == other => Some(one),
        (Some((near, one)), Some((far, other))) => Some(if near < far { one } else { other }),
        (Some((_, kept)), None) | (None, Some((_, kept))) => Some(kept),
        (None, None) => None,
    }
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
        follow(&page, &blocks, &likely, &vec![false; blocks.len()], page.first(Tag::H1), sort, &mut is_kept);
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
    }
}
