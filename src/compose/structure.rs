//! Which room an element with a structure of its own goes to; and the structures that need no room: headings, quotes,
//! asides, summaries, thematic breaks.

use super::flow::{Flow, Mode};
use super::run::Wrap;
use super::walk::Writer;
use crate::article::{Block, BlockKind, Figure, Inline, MAX_BLOCK_DEPTH};
use crate::page::Tag;

impl<'a> Writer<'a> {
    /// Writes an image, an embed or a formula; none when the node is not one.
    pub fn visit_medium(&mut self, flow: &mut Flow<'a>, node: usize, tag: Tag) -> Option<usize> {
        let end = self.page.end(node);
        match tag {
            Tag::Img => {
                self.image(flow, node);
                Some(end)
            }
            Tag::Noscript => self.is_fallback(flow, node).then_some(end),
            Tag::Iframe | Tag::Video | Tag::Audio | Tag::Embed | Tag::Object => self.embed(flow, node, tag),
            Tag::Math | Tag::Script | Tag::Span | Tag::Div | Tag::Other => self.visit_math(flow, node, tag),
            _ => None,
        }
    }

    /// Writes a structure; none when the node is not one, or stands too deep to be kept as one.
    pub fn visit_structure(&mut self, flow: &mut Flow<'a>, node: usize, tag: Tag) -> Option<usize> {
        let end = self.page.end(node);
        if self.metadata.standfirst_node == Some(node) {
            let (content, media) = self.line(node, end, Mode::Lines, flow, Vec::new());
            if !content.is_empty() {
                self.emit(flow, node, BlockKind::Standfirst { content });
            }
            flow.out.extend(media);
            return Some(end);
        }
        if self.metadata.caption_nodes.contains(&node) {
            let (caption, credit, _) = self.caption(node, flow, Vec::new());
            if caption.is_some() || credit.is_some() {
                self.emit(flow, node, BlockKind::Figure(Figure { images: Vec::new(), caption, credit }));
            }
            return Some(end);
        }
        if self.pictured(flow, node, tag) || self.attach(flow, node, tag) {
            return Some(end);
        }
        let has_room = flow.scope.depth < MAX_BLOCK_DEPTH;
        if tag == Tag::P
            && has_room
            && let Some(end) = self.word_list(flow, node)
        {
            return Some(end);
        }
        match tag {
            Tag::Hr => {
                let is_doubled = matches!(flow.last().map(|last| &last.block.kind), Some(BlockKind::Rule));
                if !is_doubled && (!flow.run.is_empty() || !flow.out.is_empty()) {
                    self.emit(flow, node, BlockKind::Rule);
                }
                Some(end)
            }
            Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 => {
                self.bound(flow);
                let content = self.one_line(flow, node);
                let media = std::mem::take(&mut flow.waiting);
                if !content.is_empty() {
                    let level = tag.heading_level().unwrap_or(2);
                    self.emit(flow, node, BlockKind::Heading { level, content });
                }
                flow.out.extend(media);
                Some(end)
            }
            Tag::Div if has_room && self.fact(flow, node) => Some(end),
            Tag::Div | Tag::Section if self.verse(flow, node) => Some(end),
            Tag::Pre if self.is_code(node) => {
                self.code(flow, node);
                Some(end)
            }
            Tag::Ul | Tag::Ol | Tag::Menu | Tag::Dir if has_room => {
                self.list(flow, node, tag);
                Some(end)
            }
            Tag::Dl if has_room => {
                self.definitions(flow, node);
                Some(end)
            }
            // A quote around all there is only indents the page.
            Tag::Blockquote if has_room && !self.is_all(node) => {
                self.bound(flow);
                let mut blocks = self.inner_blocks(node, flow);
                self.post(node, &mut blocks);
                if !blocks.is_empty() {
                    self.emit(flow, node, BlockKind::Quote { blocks });
                }
                Some(end)
            }
            Tag::Aside if has_room && !self.is_most(node) => {
                self.bound(flow);
                let blocks = self.inner_blocks(node, flow);
                if !blocks.is_empty() {
                    self.emit(flow, node, BlockKind::Aside { blocks });
                }
                Some(end)
            }
            Tag::Table if has_room => self.table(flow, node).then_some(end),
            Tag::Figure => {
                self.bound(flow);
                self.figure(flow, node).then_some(end)
            }
            Tag::Summary => {
                self.enter(flow, node);
                flow.wrap(node, end, Wrap::Strong);
                Some(node + 1)
            }
            _ => None,
        }
    }

    /// An aside that holds more than half of the article is not beside it.
    fn is_most(&self, node: usize) -> bool {
        self.kept.count(node, self.page.end(node)) * 2 > self.kept.count(0, self.page.len())
    }
}

/// Gives the headings levels from 2 on, in the order of the levels the page uses, without gaps.
#[inline(never)]
pub(super) fn level_headings(blocks: &mut [Block]) {
    let mut used = [false; 7];
    each_block(blocks, &mut |block| {
        if let BlockKind::Heading { level, .. } = &block.kind
            && let Some(used) = used.get_mut(usize::from(*level))
        {
            *used = true;
        }
    });
    each_block(blocks, &mut |block| {
        if let BlockKind::Heading { level, .. } = &mut block.kind {
            let above = used.iter().take(usize::from(*level)).filter(|used| **used).count();
            *level = (2 + above as u8).min(6);
        }
    });
}

/// Calls on each block, those within others after them. Recursion is bounded by `MAX_BLOCK_DEPTH`.
fn each_block(blocks: &mut [Block], call: &mut impl FnMut(&mut Block)) {
    for block in blocks {
        call(block);
        match &mut block.kind {
            BlockKind::List { items, .. } => items.iter_mut().for_each(|item| each_block(item, call)),
            BlockKind::Quote { blocks } | BlockKind::Aside { blocks } => each_block(blocks, call),
            BlockKind::Table { rows, .. } => {
                rows.iter_mut().flat_map(|row| &mut row.cells).for_each(|cell| each_block(&mut cell.blocks, call));
            }
            BlockKind::Definitions { items } => {
                items.iter_mut().flat_map(|item| &mut item.details).for_each(|detail| each_block(detail, call));
            }
            BlockKind::Footnotes { items } => items.iter_mut().for_each(|item| each_block(&mut item.blocks, call)),
            _ => {}
        }
    }
}

/// Calls on the text of each block.
pub(super) fn each_text(blocks: &mut [Block], call: &mut impl FnMut(&mut [Inline])) {
    each_block(blocks, &mut |block| match &mut block.kind {
        BlockKind::Paragraph { content } | BlockKind::Standfirst { content } | BlockKind::Heading { content, .. } => {
            call(content);
        }
        BlockKind::Table { caption: Some(content), .. } => call(content),
        BlockKind::Figure(figure) => figure.caption.iter_mut().for_each(|caption| call(caption)),
        BlockKind::Definitions { items } => {
            items.iter_mut().flat_map(|item| &mut item.terms).for_each(|term| call(term));
        }
        _ => {}
    });
}

#[cfg(test)]
mod tests {
    use crate::compose::check::check;

    #[test]
    fn headings_begin_at_two_and_keep_their_order() {
        check("<h1>a</h1><p>t<h3>b</h3><p>t<h3>c</h3><h6>d</h6><h1>e</h1>", "h2(a) p(t) h3(b) p(t) h3(c) h4(d) h2(e)");
        check("<h2></h2><h4> </h4><h3><div>a</div><div>b</div></h3>", "h2(a b)");
    }

    #[test]
    fn an_image_in_a_heading_follows_it() {
        check("<h2><img src=a.jpg>a</h2>", "h2(a) figure(img[https://limpide.example/a.jpg])");
    }

    #[test]
    fn quotes_hold_blocks() {
        check("<p>x<blockquote><p>a<p>b</blockquote>", "p(x) quote(p(a) p(b))");
        check("<blockquote><p>a<p>b</blockquote>", "p(a) p(b)");
    }

    #[test]
    fn asides_stand_apart() {
        check("<p>x y<p>z<aside>a</aside>", "p(x y) p(z) aside(p(a))");
        check("<p>x<aside><p>a<p>b<p>c</aside>", "p(x) p(a) p(b) p(c)");
    }

    #[test]
    fn rules_stand_between_blocks_only() {
        check("<hr><p>a<hr><hr><p>b<hr>", "p(a) rule p(b)");
    }

    #[test]
    fn a_summary_heads_its_details() {
        check("<details open><summary>More</summary><p>a</details>", "p(strong(More)) p(a)");
        check("<details open><summary><h3>More</h3></summary>a</details>", "h2(More) p(a)");
    }

    #[test]
    fn nesting_has_a_limit_and_loses_nothing() {
        let html = format!("<p>x{}deep{}", "<blockquote>".repeat(40), "</blockquote>".repeat(40));
        check(&html, &format!("p(x) {}p(deep){}", "quote(".repeat(15), ")".repeat(15)));
    }

    #[test]
    fn other_languages_and_directions_are_said() {
        check(
            "<body lang=en><p>a<p lang=fr>b<blockquote lang=de><p>c<p lang=de-AT>d</blockquote><div dir=rtl><p>e</div>",
            "p(a) p@fr(b) quote@de(p(c) p(d)) p@rtl(e)",
        );
        check("<p>x<blockquote lang=ar dir=rtl><p>a</blockquote>", "p(x) quote@ar@rtl(p(a))");
    }
}
