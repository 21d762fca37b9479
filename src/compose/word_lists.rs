//! Lists as a word processor saves them: paragraphs one after another that say in their style which list and which level
//! they are of, each beginning with its mark and spaces.

use super::flow::Flow;
use super::walk::Writer;
use crate::article::{Block, BlockKind, MAX_BLOCK_DEPTH};
use crate::page::{Page, Tag};

/// A paragraph's mark is found among its first nodes.
const NODES_TO_MARK: usize = 16;
/// There are no deeper levels.
const MAX_LEVEL: usize = 9;

/// A list that is being written.
struct Open {
    level: usize,
    is_ordered: bool,
    start: Option<i32>,
    items: Vec<Vec<Block>>,
}

impl Open {
    fn close(self) -> BlockKind {
        let start = self.start.filter(|&start| self.is_ordered && start != 1);
        BlockKind::List { ordered: self.is_ordered, start, numbers: Vec::new(), items: self.items }
    }
}

impl<'a> Writer<'a> {
    /// Writes the list that begins with a paragraph; where it ends, or none when the paragraph is no item.
    pub fn word_list(&mut self, flow: &mut Flow<'a>, first: usize) -> Option<usize> {
        let page = self.page;
        level_of(page, first)?;
        self.bound(flow);
        let (mut open, mut end, mut item) = (Vec::<Open>::new(), first, Some(first));
        while let Some((node, level)) = item.and_then(|node| Some((node, level_of(page, node)?))) {
            end = page.end(node);
            if self.is_kept(node) {
                let (start, said) = mark_of(page, node).map_or((node + 1, String::new()), |mark| {
                    (page.end(mark), page.subtree_text(mark).trim().to_owned())
                });
                let placed = self.inner_placed(node, start, end, flow);
                let level = level.min(MAX_BLOCK_DEPTH.saturating_sub(flow.scope.depth + 1)).max(1);
                close_to(&mut open, level);
                if open.last().is_none_or(|list| list.level < level) {
                    let is_ordered = said.starts_with(|c: char| c.is_alphanumeric() && said.chars().count() > 1);
                    let start = said.trim_end_matches(|c: char| !c.is_ascii_digit()).parse().ok();
                    open.push(Open { level, is_ordered, start, items: Vec::new() });
                }
                if let Some(list) = open.last_mut().filter(|_| !placed.is_empty()) {
                    list.items.push(placed.into_iter().map(|placed| placed.block).collect());
                    self.spend(1);
                }
            }
            item = next_element(page, node);
        }
        close_to(&mut open, 1);
        // A list may begin at a deeper level than it ends.
        for list in open.into_iter().filter(|list| !list.items.is_empty()) {
            self.emit(flow, first, list.close());
        }
        Some(end)
    }
}

/// Ends the lists that are deeper than a level: each is a part of the last item above it.
fn close_to(open: &mut Vec<Open>, level: usize) {
    while open.len() > 1 {
        let Some(list) = open.pop_if(|list| list.level > level) else { break };
        let kind = list.close();
        if let Some(above) = open.last_mut() {
            match above.items.last_mut() {
                Some(item) => item.push(kind.into()),
                None => above.items.push(vec![kind.into()]),
            }
        }
    }
    // The first list may turn out not to be the deepest.
    if let Some(first) = open.last_mut().filter(|list| list.level > level) {
        first.level = level;
    }
}

/// The level of a paragraph that is an item.
fn level_of(page: &Page, node: usize) -> Option<usize> {
    if page.tag(node) != Tag::P {
        return None;
    }
    let list = page.attr(node, "style")?.split(';').find_map(|rule| rule.trim().strip_prefix("mso-list:"))?;
    let mut words = list.split_whitespace();
    words.next().filter(|name| name.starts_with('l') && name.len() > 1)?;
    let level = words.find_map(|word| word.strip_prefix("level"))?.parse().ok()?;
    (1..=MAX_LEVEL).contains(&level).then_some(level)
}

/// The mark that an item begins with, with what stands around it alone.
fn mark_of(page: &Page, node: usize) -> Option<usize> {
    let is_mark = |&n: &usize| {
        page.attr(n, "style").is_some_and(|style| {
            let list = style.split(';').find_map(|rule| rule.trim().strip_prefix("mso-list:"));
            list.is_some_and(|list| list.trim().eq_ignore_ascii_case("ignore"))
        })
    };
    let mut mark = page.nodes(node + 1..page.end(node)).take(NODES_TO_MARK).find(is_mark)?;
    while let Some(around) = page.parent(mark).filter(|&n| n != node && page.end(n) == page.end(mark)) {
        mark = around;
    }
    (page.end(mark) < page.end(node)).then_some(mark)
}

/// The element after another, if only white space is between.
fn next_element(page: &Page, node: usize) -> Option<usize> {
    let next = page.after(node)?;
    if page.tag(next) == Tag::Text { page.after(next).filter(|_| page.reading(next).is_blank) } else { Some(next) }
}

#[cfg(test)]
mod tests {
    use crate::compose::check::check;

    fn item(level: u8, mark: &str, text: &str) -> String {
        format!(
            "<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level{level} lfo1'><span style='font-family:Symbol'>\
             <span style='mso-list:Ignore'>{mark}<span>&nbsp;&nbsp;&nbsp; </span></span></span>{text}</p> "
        )
    }

    #[test]
    fn paragraphs_that_say_so_are_a_list() {
        let items = [item(1, "·", "a <b>b</b>"), item(2, "o", "c"), item(2, "o", "d"), item(1, "·", "e")].concat();
        check(&format!("<p>x</p>{items}<p>y</p>"), "p(x) ul(li(p(a strong(b)) ul(li(p(c)) li(p(d)))) li(p(e))) p(y)");
        let items = [item(1, "3.", "a"), item(1, "4.", "b")].concat();
        check(&format!("<p>x</p>{items}"), "p(x) ol[3](li(p(a)) li(p(b)))");
    }

    #[test]
    fn other_paragraphs_are_none() {
        check("<p style='mso-list:none'>a<p style='mso-list:Ignore'>b", "p(a) p(b)");
        check(&format!("{}<h2>b</h2>{}", item(2, "·", "a"), item(1, "·", "c")), "ul(li(p(a))) h2(b) ul(li(p(c)))");
    }
}
