//! Lines such as "What you need:", which lead in a list: they stay where it does.

use super::announcers::ends_with_colon;
use super::headings::is_heading;
use super::{Case, set};
use crate::page::Tag;
use crate::segment::Block;

/// A line that leads in a list has no more words.
const MAX_WORDS: u32 = 12;
/// One that is less likely is no part of the text.
const LEAST: f32 = 0.2;
/// From this share of words in links on, what is listed leads elsewhere.
const LINKED: f32 = 0.7;
/// How far above an item its list is looked for, elements.
const HOPS: usize = 3;

/// A line that leads in a list, and the first item of that, by number.
pub(super) struct LeadIn {
    line: usize,
    item: usize,
}

/// The lines of a page that lead in a list.
pub(super) fn lead_ins(case: &Case<'_>) -> Vec<LeadIn> {
    let led = |(line, block): (usize, &Block)| {
        let is_short = (1..=MAX_WORDS).contains(&block.measure.words) && block.links == 0;
        let may_lead = is_short && case.is_free(line) && case.is_at_least(line, LEAST);
        if !may_lead || is_heading(case.page, block) || !ends_with_colon(case, block) {
            return None;
        }
        let item = line + 1;
        let next = case.blocks.get(item).filter(|next| case.is_free(item) && next.link_density() < LINKED)?;
        is_listed_beside(case, block, next).then_some(LeadIn { line, item })
    };
    case.blocks.iter().enumerate().filter_map(led).collect()
}

/// Whether the second block stands in a list beside the first.
fn is_listed_beside(case: &Case<'_>, line: &Block, item: &Block) -> bool {
    let page = case.page;
    let mut around = std::iter::once(item.container).chain(page.ancestors(item.container)).take(HOPS);
    let list = around.find(|&node| matches!(page.tag(node), Tag::Ul | Tag::Ol | Tag::Dl));
    list.is_some_and(|list| page.parent(list) == page.parent(line.container))
}

impl LeadIn {
    /// Keeps the line where the list is kept.
    pub(super) fn settle(&self, is_kept: &mut [bool]) {
        if is_kept.get(self.item) == Some(&true) {
            set(is_kept, self.line, true);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::check::check;

    #[test]
    fn a_line_that_leads_in_a_list_stays_with_it() {
        let list = "<ul><li>keep one<li>keep two<li>keep three</ul>";
        let all = ["keep one", "keep two", "keep three"];
        for line in ["Cons:", "短所："] {
            check(&format!("<p>no</p><p><b>{line}</b></p>{list}"), &[&[line], &all[..]].concat());
        }
        check(&format!("<p>no</p><p>Cons</p>{list}"), &all);
        check(&format!("<p>no</p><p>Cons!:</p>{list}"), &all);
        check(&format!("<p>no</p><div><p>Cons:</p></div>{list}"), &all);
        check(&format!("<p>no</p><p>Cons:</p>{}", list.replace("keep", "no")), &[]);
    }
}
