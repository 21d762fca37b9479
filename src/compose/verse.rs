//! Verse set as editors set it: a block for each line, an empty one between stanzas. Its stanzas become paragraphs of lines.

use super::flow::{Flow, Mode};
use super::walk::Writer;
use crate::article::BlockKind;
use crate::page::Tag;

/// Longer lines are those of prose; characters.
const LONGEST_LINE: usize = 80;
/// Fewer lines are no verse, and more are not asked.
const LINES: std::ops::RangeInclusive<usize> = 4..=1_000;
/// More than this in a line is a part of the page; nodes.
const NODES_OF_LINE: usize = 32;

impl<'a> Writer<'a> {
    /// Writes verse; `false` when the element holds anything else.
    pub fn verse(&mut self, flow: &mut Flow<'a>, node: usize) -> bool {
        let Some(stanzas) = self.stanzas(node) else { return false };
        self.bound(flow);
        for (start, end) in stanzas {
            let (content, media) = self.line(start, end, Mode::Lines, flow, Vec::new());
            if !content.is_empty() {
                self.emit(flow, start, BlockKind::Paragraph { content });
            }
            flow.out.extend(media);
        }
        true
    }

    /// The stanzas of an element that holds short lines alone: most of more lines than one, with empty lines between.
    fn stanzas(&self, node: usize) -> Option<Vec<(usize, usize)>> {
        let page = self.page;
        let (mut stanzas, mut lines, mut is_open): (Vec<(usize, usize)>, _, _) = (Vec::new(), 0, false);
        for (child, at) in page.children(node).zip(0..) {
            let (tag, end) = (page.tag(child), page.end(child));
            if tag == Tag::Text && page.reading(child).is_blank {
                continue;
            }
            if tag != Tag::Div || end - child > NODES_OF_LINE || at > 2 * *LINES.end() {
                return None;
            }
            let mut inner = page.nodes(child + 1..end);
            let is_line =
                inner.all(|n| !page.tag(n).is_block() && !matches!(page.tag(n), Tag::Img | Tag::Video | Tag::Button));
            let text = page.range_head(child, end, 4 * LONGEST_LINE);
            if !is_line || text.chars().count() > LONGEST_LINE {
                return None;
            }
            if text.chars().all(char::is_whitespace) {
                is_open = false;
                continue;
            }
            lines += 1;
            match stanzas.last_mut() {
                Some(stanza) if is_open => stanza.1 = end,
                _ => stanzas.push((child, end)),
            }
            is_open = true;
        }
        let is_verse = stanzas.len() > 1 && LINES.contains(&lines) && lines >= 2 * stanzas.len();
        is_verse.then_some(stanzas)
    }
}

#[cfg(test)]
mod tests {
    use crate::compose::check::check;

    #[test]
    fn stanzas_are_paragraphs_of_lines() {
        check(
            "<div><div>The gate is shut,<br></div> <div>and <i>so</i> do we;</div><div><br></div><div>The heron</div>\
             <div>as though</div></div><p>x",
            "p(The gate is shut,⏎and em(so) do we;) p(The heron⏎as though) p(x)",
        );
    }

    #[test]
    fn paragraphs_set_so_are_paragraphs() {
        let lines = |lines: [&str; 5]| lines.map(|line| format!("<div>{line}</div>")).concat();
        check(&lines(["One.", "<br>", "Two.", "<br>", "Three."]), "p(One.) p(Two.) p(Three.)");
        check(&lines(["a", "b", "c", "d", "e"]), "p(a) p(b) p(c) p(d) p(e)");
        let long = "word ".repeat(20);
        let long = long.trim();
        check(&lines([long, "b", "<br>", "c", "d"]), &format!("p({long}) p(b) p(c) p(d)"));
    }
}
