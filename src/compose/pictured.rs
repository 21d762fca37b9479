//! Figures that the page does not call so: the table in which Blogger sets a picture over its caption, and an inline
//! element that holds a picture and the line under it, as Naver has it.

use super::flow::Flow;
use super::walk::Writer;
use crate::article::{BlockKind, Inline};
use crate::page::Tag;

/// The class of Blogger's table.
const BLOGGER_TABLE: &str = "tr-caption-container";
/// Nodes of an element that holds one picture and one line.
const FEW: usize = 40;
/// A longer text in an inline element is no caption, characters.
const LONGEST_LINE: usize = 300;

impl<'a> Writer<'a> {
    /// Writes a figure that another element stands for; `false` when the node is none.
    pub fn pictured(&mut self, flow: &mut Flow<'a>, node: usize, tag: Tag) -> bool {
        match tag {
            Tag::Table if self.page.class_words(node).any(|word| word == BLOGGER_TABLE) => {
                self.bound(flow);
                self.figure(flow, node)
            }
            Tag::Span if self.is_picture_over_line(node) => {
                self.bound(flow);
                if !self.figure(flow, node) {
                    return false;
                }
                if let Some(BlockKind::Figure(figure)) = flow.out.last_mut().map(|last| &mut last.block.kind)
                    && let Some([Inline::Emphasis { content }]) = figure.caption.as_deref_mut()
                {
                    // All of it in italics is how a caption looks there.
                    let content = std::mem::take(content);
                    figure.caption = Some(content);
                }
                true
            }
            _ => false,
        }
    }

    /// One picture in a box of its own, and behind it one inline element with a line of text: what no sentence holds.
    fn is_picture_over_line(&self, node: usize) -> bool {
        let page = self.page;
        let end = page.end(node);
        if end - node > FEW || page.nodes(node..end).all(|n| page.tag(n) != Tag::Img) {
            return false;
        }
        let (mut images, mut lines, mut has_box) = (0, 0, false);
        for child in page.children(node) {
            let tag = page.tag(child);
            let pictures = page.nodes(child..page.end(child)).filter(|&n| page.tag(n) == Tag::Img && self.is_kept(n));
            let (pictures, words) = (pictures.count(), self.words(child, page.end(child)));
            images += pictures;
            has_box |= pictures > 0 && tag.is_block();
            if words.is_empty() {
                continue;
            }
            let is_line = matches!(tag, Tag::Em | Tag::I | Tag::Span | Tag::Small) && pictures == 0 && images > 0;
            if !is_line || words.chars().count() > LONGEST_LINE {
                return false;
            }
            lines += 1;
        }
        images == 1 && lines == 1 && has_box
    }
}

#[cfg(test)]
mod tests {
    use crate::compose::check::check;

    const A: &str = "img[https://limpide.example/a.jpg]";

    #[test]
    fn a_picture_over_its_caption_in_a_table_is_a_figure() {
        check(
            "<p>x</p><table class=tr-caption-container><tr><td><a href=b.jpg><img src=a.jpg></a></td></tr>\
             <tr><td class=tr-caption>The wall at low water</td></tr></table><p>y</p>",
            &format!("p(x) figure({A} caption(The wall at low water)) p(y)"),
        );
    }

    #[test]
    fn a_picture_and_its_line_in_an_inline_element_are_a_figure() {
        check(
            "<div>x<br><br><span><div><img src=a.jpg></div><em>The quay. Photo by Ann Lee</em></span>The ferry came.</div>",
            &format!("p(x) figure({A} caption(The quay.) credit(Photo by Ann Lee)) p(The ferry came.)"),
        );
        check("<p>x <span><img src=a.jpg><em>y</em></span> z</p>", &format!("p(x em(y) z) figure({A})"));
        check(
            "<div><span><div><img src=a.jpg></div>The ferry came.</span></div>",
            &format!("figure({A}) p(The ferry came.)"),
        );
    }
}
