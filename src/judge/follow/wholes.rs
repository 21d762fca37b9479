//! Lists, tables and quotations of short blocks, each kept or dropped whole.

use super::Case;
use super::headings::{MAX_CONTROL_WORDS, is_heading};
use crate::page::{Page, Tag};
use crate::segment::Block;
use std::ops::Range;

/// A list or table whose blocks hold more words than this on average is a layout, and its blocks stand for themselves.
const MAX_MEAN_WORDS: u32 = 30;
/// A table with headers whose words are as likely as this on average stays: its short cells are the least sure of all that is
/// content.
const LEAST_TABLE: f32 = 0.3;
/// A list or table as likely as this stays with a heading right above it that stays by itself: it would head nothing else.
const LEAST_HEADED: f32 = 0.25;
/// With more of its words in links, a block of a row alone leads away from it.
const MAX_LINKS: f32 = 0.5;
/// How far above a block its list, table or quotation is looked for, elements.
const HOPS: usize = 6;

/// A list, table or quote of short blocks.
pub(super) struct Whole {
    /// Those that decide.
    voters: Vec<usize>,
    /// Those that go along: who said a quotation, and where.
    others: Vec<usize>,
    words: u32,
    /// Whether it is likely enough by itself.
    is_likely: bool,
    /// The heading it may stay with.
    heading: Option<usize>,
}

/// The lists, tables and quotes of a page whose blocks are decided together: short blocks, of which there are enough.
pub(super) fn wholes(case: &Case<'_>) -> Vec<Whole> {
    let Case { page, blocks, .. } = *case;
    let places: Vec<Option<usize>> = blocks.iter().map(|block| whole_of(page, block)).collect();
    let words = |index: usize| blocks.get(index).map_or(0, |block| block.measure.words);
    let sum = |all: &[usize]| all.iter().map(|&index| words(index)).sum::<u32>();
    let (mut found, mut from) = (Vec::new(), 0);
    for run in places.chunk_by(|one, other| one.is_some() && one == other) {
        let (to, place) = (from + run.len(), run.first().copied().flatten());
        let quote = place.filter(|&node| page.tag(node) == Tag::Blockquote);
        let least = if quote.is_some() { 2 } else { 3 };
        if run.len() >= least {
            // What leads away from a row that is a layout stands for itself.
            let is_row = place.is_some_and(|node| is_row(page, node));
            let is_aside = |index: usize| {
                is_row && blocks.get(index).is_some_and(|block| block.is_medium() || block.link_density() > MAX_LINKS)
            };
            let free: Vec<usize> = (from..to).filter(|&index| case.is_free(index) && !is_aside(index)).collect();
            // A table with headers holds data; a layout has none. Looked for among the blocks of the run alone, so that all
            // runs together take one pass.
            let has_header = blocks.get(from..to).into_iter().flatten().any(|b| page.tag(b.container) == Tag::Th);
            let likely = mean(blocks, case.probabilities, from..to);
            let is_likely = has_header && likely >= LEAST_TABLE;
            let heading = heading_of(page, blocks, from, place).filter(|_| likely >= LEAST_HEADED);
            if free.len() >= least && sum(&free) <= MAX_MEAN_WORDS * free.len() as u32 {
                let decides = |&index: &usize| {
                    !quote.zip(blocks.get(index)).is_some_and(|(quote, block)| is_attribution(page, quote, block))
                };
                let (mut voters, mut others): (Vec<usize>, Vec<usize>) = free.into_iter().partition(decides);
                if sum(&voters) == 0 {
                    voters.append(&mut others);
                }
                let words = sum(&voters);
                let is_led = links(blocks, from..to) > MAX_LINKS;
                let heading = heading.filter(|_| !is_led);
                found.push(Whole { voters, others, words, is_likely, heading });
            }
        }
        from = to;
    }
    found
}

impl Whole {
    /// It is kept or dropped by the majority of its words; kept as well where it is likely enough by itself.
    pub(super) fn settle(&self, blocks: &[Block], is_kept: &mut [bool]) {
        let words = |index: usize| blocks.get(index).map_or(0, |block| block.measure.words);
        let kept: u32 = self.voters.iter().filter(|&&i| is_kept.get(i) == Some(&true)).map(|&i| words(i)).sum();
        let is_headed = self.heading.is_some_and(|heading| is_kept.get(heading) == Some(&true));
        let stays = self.is_likely || is_headed || kept * 2 >= self.words;
        for &index in self.voters.iter().chain(&self.others) {
            if let Some(slot) = is_kept.get_mut(index) {
                *slot = stays;
            }
        }
    }
}

/// The heading right above the list or table that begins with a block, with no more between them than a few words of a control.
fn heading_of(page: &Page, blocks: &[Block], first: usize, list: Option<usize>) -> Option<usize> {
    let is_control = |block: &Block| block.measure.words <= MAX_CONTROL_WORDS;
    let above = first.checked_sub(1)?;
    let at = match blocks.get(above)? {
        block if is_heading(page, block) => above,
        block if is_control(block) => above.checked_sub(1)?,
        _ => return None,
    };
    let heading = blocks.get(at).filter(|heading| is_heading(page, heading))?;
    let is_near = |list: usize| page.ancestors(heading.container).take(2).any(|node| page.contains(node, list));
    list.filter(|&list| is_near(list)).map(|_| at)
}

/// The innermost list, table or quote a block is a part of. Lines of code that are items of a list are code.
fn whole_of(page: &Page, block: &Block) -> Option<usize> {
    let mut around = std::iter::once(block.container).chain(page.ancestors(block.container)).take(HOPS);
    let found = around
        .find(|&n| matches!(page.tag(n), Tag::Table | Tag::Ul | Tag::Ol | Tag::Dl | Tag::Menu | Tag::Blockquote))?;
    (!page.ancestors(found).take(HOPS).any(|node| page.tag(node) == Tag::Pre)).then_some(found)
}

/// Whether a table is a single row without headers, which sets things side by side and holds no data.
fn is_row(page: &Page, table: usize) -> bool {
    if page.tag(table) != Tag::Table {
        return false;
    }
    let parts = page.children(table).flat_map(|part| {
        let inner = matches!(page.tag(part), Tag::Thead | Tag::Tbody | Tag::Tfoot).then(|| page.children(part));
        std::iter::once(part).chain(inner.into_iter().flatten())
    });
    let mut rows = parts.filter(|&node| page.tag(node) == Tag::Tr);
    let first = rows.next();
    rows.next().is_none() && !first.is_some_and(|row| page.children(row).any(|cell| page.tag(cell) == Tag::Th))
}

/// Whether a block of a quotation only says whose it is.
fn is_attribution(page: &Page, quote: usize, block: &Block) -> bool {
    let is_said = |tag: Tag| matches!(tag, Tag::Footer | Tag::Cite | Tag::Figcaption);
    let mut around = page.ancestors(block.start).take(HOPS).take_while(|&node| node != quote);
    around.any(|node| is_said(page.tag(node)) && page.end(node) >= block.end)
}

/// How many of the words of a run of blocks are links, 0 to 1.
fn links(blocks: &[Block], run: Range<usize>) -> f32 {
    let run = blocks.get(run).unwrap_or_default();
    let (words, linked) =
        run.iter().fold((0, 0), |(words, linked), b| (words + b.measure.words, linked + b.link_words));
    if words > 0 { linked as f32 / words as f32 } else { 0.0 }
}

/// How likely the words of a run of blocks are.
fn mean(blocks: &[Block], probabilities: &[f32], run: Range<usize>) -> f32 {
    let (mut likely, mut words) = (0.0, 0.0);
    for (block, probability) in blocks.iter().zip(probabilities).take(run.end).skip(run.start) {
        let weight = block.measure.words as f32;
        likely += weight * probability;
        words += weight;
    }
    if words > 0.0 { likely / words } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::super::Sort;
    use super::super::check::{check, check_as};

    #[test]
    fn cells_and_items_follow_the_most() {
        check("<table><tr><td>k one<td>2<tr><td>k three<td>4</table>", &["k one", "2", "k three", "4"]);
        check("<ul><li>one<li>two<li>k<li>four</ul>", &[]);
    }

    #[test]
    fn a_list_stays_with_the_heading_that_stays_above_it() {
        let list = "<ul><li>one<li>two<li>three</ul>";
        check_as(Sort::Other, &format!("<h3>k</h3>{list}"), &["k", "one", "two", "three"]);
        check_as(Sort::Other, &format!("<h3>k</h3><div>for four!!</div>{list}"), &["k", "one", "two", "three"]);
        check_as(Sort::Other, &format!("<h3>no</h3>{list}"), &[]);
        check_as(Sort::Other, &format!("<h3>k</h3>{}", list.replace('o', "o!")), &["k"]);
        check_as(Sort::Other, &format!("<h3>k</h3>{}", list.replace("<li>", "<li><a href=x>")), &["k"]);
    }

    #[test]
    fn a_row_alone_does_not_hold_what_leads_away_from_it() {
        let link = "<td><a href=/u>one</a> <a href=/v>two</a>";
        check(&format!("<table><tr>{link}<td>k<td>k<td>three</table>"), &["k", "k", "three"]);
        check(&format!("<table><tr>{link}<tr><td>k k<td>k<td>three</table>"), &["one two", "k k", "k", "three"]);
        check("<table><tr><td>one<td>two three<td>k</table>", &[]);
    }

    #[test]
    fn a_quotation_takes_along_who_said_it() {
        check("<blockquote><p>keep all of this</p>A. B.</blockquote>", &["keep all of this", "A. B."]);
        for by in ["footer", "cite", "figcaption"] {
            let said = format!("<{by}>Some One, of a long title</{by}>");
            check(&format!("<blockquote><p>k short</p>{said}</blockquote>"), &["k short", "Some One, of a long title"]);
            check(&format!("<blockquote><p>no</p>{}</blockquote>", said.replace("One", "k")), &[]);
        }
    }
}
