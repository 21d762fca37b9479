//! Gaps that a reader would notice: a line missing between two others, a quotation missing that the text answers, a note
//! missing that it refers to.

use super::{Case, Sort, set};
use crate::page::Tag;
use crate::segment::Block;
use html5ever::local_name;
use std::collections::HashSet;

/// A block as likely as this fills a hole, if it has no more words.
const LEAST_HOLE: f32 = 0.2;
const MAX_HOLE_WORDS: u32 = 30;
/// Within an article what is more likely part of it than not is; that is less than what stands after it must be.
const LEAST_INNER: f32 = 0.5;
/// Fewer words than this, such as the section over a title and the hour under it, tell less of themselves.
const LEAST_INNER_WORDS: u32 = 4;
/// With so many of its words in links, it leads elsewhere.
const MAX_INNER_LINKS: f32 = 0.5;
/// Words of a block that an article may begin or end with.
const EDGE_WORDS: u32 = 15;
/// How far around a block the quotation is looked for whose part it is, elements; and how far around that the answer to it.
const AROUND_QUOTE: usize = 3;
const AROUND_ANSWER: usize = 2;
/// With more of its words in links, a quotation only leads to what it quotes.
const MAX_QUOTE_LINKS: f32 = 0.5;
/// A note as likely as this stays with what refers to it.
const LEAST_NOTE: f32 = 0.2;
/// A block with no more words may be the number of a note, whose text stands beside it.
const MAX_NUMBER_WORDS: u32 = 2;
/// How far around what leads back the rest of the note is looked for, elements; and how many blocks it has at most.
const AROUND_NOTE: usize = 3;
const MAX_NOTE_BLOCKS: usize = 6;
/// How far before the end of a block what is its own is looked for, nodes: any number of lines may stand in one element.
const FAR: usize = 200;

/// Where gaps may be.
pub(super) struct Gaps<'a> {
    /// Short blocks beside one of their neighbors, unless they are hopeless: a label of a note, a formula written out, a line
    /// of verse.
    holes: Vec<usize>,
    /// What is likely enough within an article.
    inner: Vec<usize>,
    /// Where an article may begin and end.
    edges: Vec<usize>,
    /// Quotations that are not hopeless, and the text beside each that answers it.
    quotes: Vec<(usize, usize)>,
    /// Blocks and the ids they refer to.
    references: Vec<(usize, Vec<&'a str>)>,
    /// The blocks of what refers to something, unless they are hopeless, and the ids on and around it.
    notes: Vec<(Vec<usize>, Vec<&'a str>)>,
}

impl<'a> Gaps<'a> {
    #[inline(never)]
    pub(super) fn of(case: &Case<'a>) -> Self {
        let Case { page, blocks, .. } = *case;
        let parent = |index: usize| blocks.get(index).and_then(|block| page.parent(block.container));
        let is_hole = |&(index, block): &(usize, &Block)| {
            case.is_free(index)
                && case.is_at_least(index, LEAST_HOLE)
                && block.measure.words <= MAX_HOLE_WORDS
                && block.link_density() < MAX_INNER_LINKS
                && (parent(index.wrapping_sub(1)) == parent(index) || parent(index) == parent(index + 1))
        };
        let holes = blocks.iter().enumerate().filter(is_hole).map(|(index, _)| index).collect();
        let is_inner = |&(index, block): &(usize, &Block)| {
            case.sort == Sort::Article
                && case.is_free(index)
                && case.is_at_least(index, LEAST_INNER)
                && block.measure.words >= LEAST_INNER_WORDS
                && block.link_density() < 0.5
        };
        let inner = blocks.iter().enumerate().filter(is_inner).map(|(index, _)| index).collect();
        let is_edge = |&(_, block): &(usize, &Block)| block.measure.words >= EDGE_WORDS;
        let edges = blocks.iter().enumerate().filter(is_edge).map(|(index, _)| index).collect();
        let quotes =
            blocks.iter().enumerate().filter(|&(index, _)| case.is_free(index) && case.is_at_least(index, LEAST_HOLE));
        let quotes = quotes.filter(|(_, block)| block.link_density() <= MAX_QUOTE_LINKS);
        let quotes = quotes.filter_map(|(index, block)| Some((index, answer_to(case, block)?))).collect();
        let own = |block: &Block| page.nodes(block.container.max(block.end.saturating_sub(FAR))..block.end);
        let references = |(index, block): (usize, &Block)| {
            let links = own(block).filter(|&node| page.tag(node) == Tag::A);
            let href = |node: usize| page.value(node, &local_name!("href"))?.strip_prefix('#');
            let ids: Vec<&str> = links.filter_map(href).collect();
            (!ids.is_empty()).then_some((index, ids))
        };
        let references: Vec<(usize, Vec<&str>)> = blocks.iter().enumerate().filter_map(references).collect();
        let referring: Vec<usize> = references.iter().map(|&(index, _)| index).collect();
        let note = |&(index, _): &(usize, Vec<&'a str>)| {
            let block = blocks.get(index).filter(|_| case.is_free(index))?;
            let parts = parts_of(case, &referring, index);
            let around = std::iter::once(block.container).chain(page.ancestors(block.container).take(2));
            let ids = |node: usize| ["id", "name"].into_iter().filter_map(move |name| page.attr(node, name));
            (!parts.is_empty()).then(|| (parts, around.chain(own(block)).flat_map(ids).collect()))
        };
        let notes = references.iter().filter_map(note).collect();
        Self { holes, inner, edges, quotes, references, notes }
    }

    /// Keeps a hole alone between two kept blocks, then what is likely enough within an article, then a quotation that a kept block answers, then a note that a kept block refers to and that refers back.
    #[inline(never)]
    pub(super) fn fill(&self, is_kept: &mut [bool]) {
        let is_at = |is_kept: &[bool], index: usize| is_kept.get(index) == Some(&true);
        let is_hole = |&index: &usize| is_at(is_kept, index.wrapping_sub(1)) && is_at(is_kept, index + 1);
        // Where two stand side by side, neither is alone.
        let holes: Vec<usize> = self.holes.iter().copied().filter(is_hole).collect();
        for index in holes {
            set(is_kept, index, true);
        }
        let mut kept = self.edges.iter().copied().filter(|&index| is_at(is_kept, index));
        if let Some((first, last)) = kept.next().zip(kept.next_back()) {
            let inside = self.inner.iter().filter(|&&index| (first..last).contains(&index));
            inside.for_each(|&index| set(is_kept, index, true));
        }
        for &(quote, answer) in &self.quotes {
            if is_at(is_kept, answer) {
                set(is_kept, quote, true);
            }
        }
        let kept = self.references.iter().filter(|&&(index, _)| is_at(is_kept, index));
        let wanted: HashSet<&str> = kept.flat_map(|(_, ids)| ids).copied().filter(|id| !id.is_empty()).collect();
        for (parts, ids) in self.notes.iter().filter(|_| !wanted.is_empty()) {
            if ids.iter().any(|id| wanted.contains(id)) {
                for &part in parts {
                    set(is_kept, part, true);
                }
            }
        }
    }
}

/// The text that begins where the quotation around a block ends, beside it or beside the element that it has to itself.
fn answer_to(case: &Case<'_>, block: &Block) -> Option<usize> {
    let Case { page, blocks, .. } = *case;
    let mut around = std::iter::once(block.container).chain(page.ancestors(block.container)).take(AROUND_QUOTE);
    let quote = around.find(|&node| page.tag(node) == Tag::Blockquote)?;
    let answer = case.blocks_in(quote).end;
    let other = blocks.get(answer).filter(|other| case.is_free(answer) && !other.is_medium())?;
    let above = page.parent(other.container)?;
    page.ancestors(quote).take(AROUND_ANSWER).any(|node| node == above).then_some(answer)
}

/// The blocks of the note whose link back stands in this one: those in the largest element around it that refers to nothing
/// else. None where all of it is hopeless. `referring` are all blocks that refer to something.
fn parts_of(case: &Case<'_>, referring: &[usize], index: usize) -> Vec<usize> {
    let Case { page, blocks, .. } = *case;
    let Some(block) = blocks.get(index) else { return Vec::new() };
    let is_own = |range: &std::ops::Range<usize>| {
        let at = |place: usize| referring.partition_point(|&other| other < place);
        range.len() <= MAX_NOTE_BLOCKS && at(range.end) - at(range.start) == 1 && range.contains(&index)
    };
    let around = page.ancestors(block.container).take(AROUND_NOTE);
    let around = std::iter::once(block.container).chain(around);
    let all = around.map(|node| case.blocks_in(node)).take_while(is_own).last().unwrap_or(index..index + 1);
    let likely = |&part: &usize| case.is_free(part) && case.is_at_least(part, LEAST_NOTE);
    let mut parts: Vec<usize> = all.filter(likely).collect();
    let is_number = block.measure.words <= MAX_NUMBER_WORDS;
    if is_number && !parts.is_empty() && !parts.contains(&index) {
        parts.insert(0, index);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Page;
    use crate::segment::segment;

    /// What is kept of the page, where blocks with the letter k in their text are kept at first, and those with an
    /// exclamation mark are hopeless.
    fn check(html: &str, expected: &[&str]) {
        check_as(Sort::Other, html, expected);
    }

    fn check_as(sort: Sort, html: &str, expected: &[&str]) {
        let page = Page::from_html(html, None);
        let blocks = segment(&page);
        let texts: Vec<String> = blocks.iter().map(|block| block.text(&page)).collect();
        let mut is_kept: Vec<bool> = texts.iter().map(|text| text.contains('k')).collect();
        let likely: Vec<f32> = texts
            .iter()
            .map(|text| {
                if text.contains('!') {
                    0.05
                } else if sort == Sort::Article {
                    0.55
                } else {
                    0.3
                }
            })
            .collect();
        let is_marked = vec![false; blocks.len()];
        let (page, blocks) = (&page, blocks.as_slice());
        let begun = &super::super::begun(page, blocks);
        let case =
            Case { page, blocks, begun, probabilities: &likely, is_marked: &is_marked, title: None, said: &[], sort };
        Gaps::of(&case).fill(&mut is_kept);
        let kept = texts.iter().zip(&is_kept).filter(|(_, kept)| **kept).map(|(text, _)| text.as_str());
        assert_eq!(kept.collect::<Vec<_>>(), expected, "{html}");
    }

    #[test]
    fn a_line_between_kept_ones_stays() {
        check("<p>k one<p>two<p>k three", &["k one", "two", "k three"]);
        check("<p>k one<p>Buy!<p>k three", &["k one", "k three"]);
        check("<p>k one<p><a href=/more>More</a><p>k three", &["k one", "k three"]);
        check("<p>k one<p>two<p>three<p>k four", &["k one", "k four"]);
        check("<p>k one</p><aside><p>two</p></aside><p>k three</p>", &["k one", "k three"]);
    }

    #[test]
    fn what_is_likely_within_an_article_stays() {
        let long = "k this is said at such a length that an article may begin or end with it, as some do";
        let inner = "<p>one of four words</p><p>Buy five or six words!</p>";
        let (head, all) = (format!("<p>{long}</p>"), [long, "one of four words", long]);
        check_as(Sort::Article, &format!("{head}{inner}{head}{inner}"), &all);
        check_as(Sort::Other, &format!("{head}{inner}{head}{inner}"), &[long, long]);
        check_as(Sort::Article, &format!("{head}<p>two words</p><p>three</p>{head}"), &[long, long]);
    }

    #[test]
    fn a_quotation_stays_with_its_answer() {
        let quote = "<aside><div>Ann!</div><blockquote><p>one</p></blockquote></aside>";
        check(&format!("<article>{quote}<p>k two</p></article>"), &["one", "k two"]);
        check(&format!("<article>{quote}<p>two</p></article><p>k three</p>"), &["k three"]);
        check(&format!("<article>{quote}</article><article><p>k two</p></article>"), &["k two"]);
        check(&format!("<article>{}<p>k two</p></article>", quote.replace("one", "one!")), &["k two"]);
    }

    #[test]
    fn a_note_stays_with_what_refers_to_it() {
        let text = "<p>k one<a href=#n1 id=r1>1</a></p>";
        check(&format!("{text}<hr><ol><li id=n1>A note. <a href=#r1>↩</a></li></ol>"), &["k one1", "A note. ↩"]);
        check(&format!("{text}<hr><ol><li id=n1>A note!! <a href=#r1>↩</a></li></ol>"), &["k one1"]);
        check(&format!("{text}<hr><section id=n1><p>No note.</p></section>"), &["k one1"]);
        let back = "<a id=n1 href=#r1>1!</a><div><p>A note.</p><p>More of it.</p></div>";
        check(&format!("{text}<hr><div>{back}</div>"), &["k one1", "1!", "A note.", "More of it."]);
        let other = "<div><a id=n2 href=#r2>2!</a><div><p>Nobody’s.</p></div></div>";
        check(&format!("{text}<hr><div>{back}</div>{other}"), &["k one1", "1!", "A note.", "More of it."]);
        check(&format!("{text}<hr><div><a id=n1 href=#r1>1!</a><div><p>Buy!</p></div></div>"), &["k one1"]);
    }
}
