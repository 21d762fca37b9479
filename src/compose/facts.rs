//! A fact in the box of a wiki of fans, whose name is set as a heading: it is a term and its detail, and facts in a row are one
//! list.

use super::flow::{Flow, Mode};
use super::walk::Writer;
use crate::article::{BlockKind, Definition};
use crate::page::Tag;

impl<'a> Writer<'a> {
    /// Writes a fact; `false` when the element is none.
    pub fn fact(&mut self, flow: &mut Flow<'a>, node: usize) -> bool {
        let page = self.page;
        if !page.class_words(node).any(|word| word == "pi-data") || !self.is_kept(node) {
            return false;
        }
        let mut parts = page.children(node).filter(|&n| page.tag(n) != Tag::Text);
        let (Some(name), Some(value), None) = (parts.next(), parts.next(), parts.next()) else { return false };
        if page.tag(name).heading_level().is_none() || !self.is_kept(name) || !self.is_kept(value) {
            return false;
        }
        self.bound(flow);
        let (term, media) = self.line(name + 1, page.end(name), Mode::Line, flow, Vec::new());
        let blocks = self.inner_range(value, value + 1, page.end(value), flow);
        let item = Definition { terms: vec![term], details: vec![blocks] };
        self.spend(1);
        let last = flow.out.last_mut().filter(|last| page.parent(last.start) == page.parent(node));
        match last.map(|last| &mut last.block.kind) {
            Some(BlockKind::Definitions { items }) => items.push(item),
            _ => self.emit(flow, node, BlockKind::Definitions { items: vec![item] }),
        }
        flow.out.extend(media);
        true
    }
}

#[cfg(test)]
mod tests {
    use crate::compose::check::check;

    #[test]
    fn facts_in_a_row_are_one_list() {
        let fact =
            |name: &str, value: &str| format!("<div class='pi-item pi-data'><h3>{name}</h3> <div>{value}</div></div> ");
        check(
            &format!("<p>x<div>{}{}</div><p>y", fact("Born", "1790"), fact("Died", "<p>1840")),
            "p(x) dl(dt(Born) dd(p(1790)) dt(Died) dd(p(1840))) p(y)",
        );
        check("<div class=pi-data><h3>a</h3></div><p>x", "h2(a) p(x)");
    }
}
