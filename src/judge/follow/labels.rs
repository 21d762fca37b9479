//! Labels, which stay with the text that they name: the term of a definition, the summary of details, the question that
//! opens its answer.

use super::{Case, set};
use crate::page::Tag;
use crate::segment::Block;
use std::collections::HashMap;
use std::ops::Range;

/// How far above a text its label is looked for, elements.
const HOPS: usize = 5;
/// How many siblings after a term its definition begins, white space counted.
const REACH: usize = 12;
/// A label has no more blocks.
const MAX_BLOCKS: usize = 4;
/// With more of its words in links, a block beside the label's other blocks is none of it.
const MAX_LINKS: f32 = 0.5;
/// What opens and closes a text and is less likely than this is only a button.
const LEAST_OPENER: f32 = 0.03;

/// The labels of a page.
pub(super) struct Labels {
    all: Vec<Label>,
    /// For each block whether it is part of one.
    is_label: Vec<bool>,
    /// The words of each block that say whether a label stays.
    words: Vec<u32>,
    /// And their sums.
    sums: Sums,
}

/// A label, as blocks, and the blocks of what it names.
struct Label {
    blocks: Vec<usize>,
    of: Range<usize>,
}

/// The sums of the first entries of a list, from none to all.
struct Sums(Vec<u32>);

impl Labels {
    #[inline(never)]
    pub(super) fn of(case: &Case<'_>) -> Self {
        let mut is_label = vec![false; case.blocks.len()];
        let openers = openers(case);
        let (mut all, mut last) = (Vec::new(), None);
        for block in case.blocks {
            let mut around = case.page.ancestors(block.start).take(HOPS);
            let named = around.find_map(|node| Some((node, named_by(case, &openers, node)?)));
            let Some((node, of)) = named.filter(|&(node, _)| last != Some(node)) else { continue };
            last = Some(node);
            let inside = case.blocks_in(node);
            if inside.len() <= MAX_BLOCKS {
                inside.clone().for_each(|index| set(&mut is_label, index, true));
                all.push(Label { blocks: parts_of(case, node, inside, &of), of });
            }
        }
        let count = |(index, block): (usize, &Block)| {
            let is_other = is_label.get(index) == Some(&true) || !case.is_free(index);
            if is_other { 0 } else { block.measure.words }
        };
        let words: Vec<u32> = case.blocks.iter().enumerate().map(count).collect();
        let sums = Sums::of(words.iter().copied());
        Self { all, is_label, words, sums }
    }

    /// Whether a block is part of one.
    pub(super) fn is_label(&self, index: usize) -> bool {
        self.is_label.get(index) == Some(&true)
    }

    /// Keeps each label of which half the words that it names are kept.
    #[inline(never)]
    pub(super) fn settle(&self, is_kept: &mut [bool]) {
        if self.all.is_empty() {
            return;
        }
        let sums = Sums::of(self.words.iter().zip(&*is_kept).map(|(&words, &kept)| if kept { words } else { 0 }));
        for Label { blocks, of } in &self.all {
            let kept = sums.of_range(of);
            if kept > 0 && kept * 2 >= self.sums.of_range(of) {
                for &index in blocks {
                    set(is_kept, index, true);
                }
            }
        }
    }
}

impl Sums {
    fn of(values: impl Iterator<Item = u32>) -> Self {
        let mut sum = 0;
        let sums = values.map(|value| {
            sum += value;
            sum
        });
        Self(std::iter::once(0).chain(sums).collect())
    }

    fn of_range(&self, range: &Range<usize>) -> u32 {
        let at = |index: usize| self.0.get(index).copied().unwrap_or_default();
        at(range.end).saturating_sub(at(range.start))
    }
}

/// What an element names, if it is a label.
fn named_by(case: &Case<'_>, openers: &HashMap<usize, usize>, node: usize) -> Option<Range<usize>> {
    let Case { page, .. } = *case;
    match page.tag(node) {
        Tag::Dt => {
            let above = page.parent(node)?;
            let siblings = std::iter::successors(Some(page.end(node)), |&sibling| Some(page.end(sibling)))
                .take_while(|&sibling| page.contains(above, sibling))
                .take(REACH);
            // Terms may share what is said of them.
            let mut details = siblings.skip_while(|&sibling| page.tag(sibling) != Tag::Dd);
            let first = details.next()?;
            let last = details.take_while(|&sibling| page.tag(sibling) != Tag::Dt).last().unwrap_or(first);
            Some(case.blocks_in(first).start..case.blocks_in(last).end)
        }
        Tag::Summary => {
            let details = page.parent(node).filter(|&above| page.tag(above) == Tag::Details)?;
            Some(case.blocks_in(node).end..case.blocks_in(details).end)
        }
        _ => {
            let of = case.blocks_in(*openers.get(&node)?);
            let own = case.blocks_in(node);
            let is_likely = own.clone().any(|index| case.is_at_least(index, LEAST_OPENER));
            (is_likely && (own.end..=own.end + 1).contains(&of.start)).then_some(of)
        }
    }
}

/// The elements that open and close another, with that. What leads through tabs or pages is none of them: it says nothing
/// that the text needs.
fn openers(case: &Case<'_>) -> HashMap<usize, usize> {
    let Case { page, blocks, .. } = *case;
    let mut openers: HashMap<&str, Vec<usize>> = HashMap::new();
    // Each element once: it may have any number of attributes.
    for node in page.nodes(0..page.len()) {
        let Some(id) = page.attr(node, "aria-controls").filter(|id| !id.is_empty()) else { continue };
        let says = case
            .blocks_in(node)
            .take(MAX_BLOCKS)
            .any(|index| blocks.get(index).is_some_and(|block| block.measure.words > 0));
        if says && page.attr(node, "role") != Some("tab") {
            openers.entry(id).or_default().push(node);
        }
    }
    openers.retain(|_, nodes| nodes.len() == 1);
    if openers.is_empty() {
        return HashMap::new();
    }
    let opened = |node: usize| Some((*openers.get(page.attr(node, "id")?)?.first()?, node));
    page.nodes(0..page.len()).filter_map(opened).filter(|(opener, node)| opener < node).collect()
}

/// The blocks of a label that stay with what it names.
fn parts_of(case: &Case<'_>, node: usize, inside: Range<usize>, of: &Range<usize>) -> Vec<usize> {
    let Case { page, blocks, .. } = *case;
    let is_seen = |block: &Block| !block.is_hidden || blocks.get(of.start).is_some_and(|named| named.is_hidden);
    let is_own = |block: &Block| !block.is_medium() && block.end <= page.end(node) && is_seen(block);
    let is_part = |&index: &usize| case.is_free(index) && blocks.get(index).is_some_and(is_own);
    let all: Vec<usize> = inside.filter(is_part).collect();
    let is_text = |index: &&usize| blocks.get(**index).is_some_and(|block| block.link_density() <= MAX_LINKS);
    let texts: Vec<usize> = all.iter().filter(is_text).copied().collect();
    if texts.is_empty() { all } else { texts }
}

#[cfg(test)]
mod tests {
    use super::super::check::check;

    #[test]
    fn a_term_stays_with_what_is_said_of_it() {
        check("<dl><dt>a</dt><dd>keep</dd></dl>", &["a", "keep"]);
        check("<dl><dt>a</dt> <dt>b</dt> <dd><p>keep</p><p>k</p></dd></dl>", &["a", "b", "keep", "k"]);
        check("<dl><dt>a</dt><dd>no</dd></dl>", &[]);
        let long = "keep all the many words of what is said of the first of both, of which there are very many";
        let long = [long; 3].join(" ");
        check(&format!("<dl><dt>a<dd>{long}<dt>b<dd>{}</dl>", long.replace("keep", "no")), &["a", &long]);
    }

    #[test]
    fn a_summary_stays_with_its_details() {
        check("<details><summary><a href=/s>no</a><h3>a</h3></summary><p>keep</p></details>", &["a", "keep"]);
        check("<details open><summary hidden>a</summary><p>keep</p></details>", &["keep"]);
        check("<details><summary>a</summary><p>keep</p><p>no such thing</p></details>", &["keep"]);
    }

    #[test]
    fn a_question_stays_with_the_answer_it_opens() {
        let answer = "<div id=c><p>keep</p></div>";
        check(&format!("<div role=button aria-controls=c><a>a?</a></div>{answer}"), &["a?", "keep"]);
        check(&format!("<h3><a href=#c aria-controls=c>a?</a></h3>{answer}"), &["a?", "keep"]);
        check(&format!("<button role=tab aria-controls=c>a</button>{answer}"), &["keep"]);
        check(&format!("<button aria-controls=c>Close!!</button>{answer}"), &["keep"]);
        let both = "<div><div aria-controls=c>a</div><div aria-controls=c>b</div></div>";
        check(&format!("{both}{answer}"), &["keep"]);
        check(&format!("{answer}<div aria-controls=c>More</div>"), &["keep"]);
    }
}
