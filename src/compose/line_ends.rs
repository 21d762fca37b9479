//! Line ends of a text that mean something. To HTML they are spaces; a page that shows them as they are written says so in
//! its style sheet, mostly, which the browser alone reads. Some say so beside the text, and some texts leave no doubt.

use super::flow::{Flow, Mode};
use super::walk::Writer;
use crate::page::text::{is_space, is_spaceless};
use crate::page::{Look, Page};

/// How far above a text its style is looked for, elements.
const ABOVE: usize = 4;
/// The space that begins a paragraph in Chinese and Japanese.
const INDENT: char = '\u{3000}';

impl<'a> Writer<'a> {
    /// Writes a text, in lines and paragraphs where its line ends are such.
    pub fn text_in_lines(&mut self, flow: &mut Flow<'a>, node: usize, text: &str) {
        // A formula may stand on many lines.
        if flow.mode != Mode::Blocks || !text.contains('\n') || text.contains('\\') || text.contains("$$") {
            self.text_with_tex(flow, node, text);
            return;
        }
        let shows_lines = self.page.looks(node, Look::LINES) || shows_lines(self.page, node);
        let (mut before, mut is_apart) = ("", false);
        for (at, line) in text.split('\n').enumerate() {
            let is_blank = line.chars().all(char::is_whitespace);
            if at > 0 && shows_lines {
                flow.run.line_break();
            } else if at > 0 && !is_blank && begins_paragraph(before, is_apart, line) {
                flow.run.line_break();
                flow.run.line_break();
            } else if at > 0 {
                flow.run.space();
            }
            if !is_blank {
                self.begin(flow, node);
                before = line;
            }
            is_apart = is_blank;
            flow.run.text(line);
        }
    }
}

/// Whether the nearest element that says how line ends are shown says that they are.
fn shows_lines(page: &Page, text: usize) -> bool {
    let styles = page.ancestors(text).take(ABOVE).filter_map(|n| page.attr(n, "style"));
    let mut said = styles.filter_map(|style| style.split_once("white-space:"));
    said.next().is_some_and(|(_, value)| {
        let value = value.trim_start();
        value.starts_with("pre") || value.starts_with("break-spaces")
    })
}

/// Whether a line is the first of a paragraph: indented as one, or after a sentence and an empty line, in scripts whose
/// words a line end would part.
fn begins_paragraph(before: &str, is_apart: bool, line: &str) -> bool {
    let line = line.trim_start_matches(is_space);
    let ends_sentence = || before.trim_end().ends_with(['。', '！', '？', '」', '』', '）', '…']);
    let goes_on = |c: char| is_spaceless(c) || matches!(c, '「' | '『' | '（' | '“' | '《');
    (!before.is_empty() && line.starts_with(INDENT)) || (is_apart && ends_sentence() && line.starts_with(goes_on))
}

#[cfg(test)]
mod tests {
    use crate::compose::check::check;

    #[test]
    fn an_indented_line_begins_a_paragraph() {
        check("<p>　駅は開業。\n\n　会長の話。\n 続く\n　終わり", "p(駅は開業。) p(会長の話。 続く) p(終わり)");
        check("<p>a<br>\n　b", "p(a⏎　b)");
        check("<p>駅は開業。\n\n「汽笛」\n\n作者：\n\n西田", "p(駅は開業。) p(「汽笛」) p(作者： 西田)");
        check("<p>The lock.\n\nThe mill.", "p(The lock. The mill.)");
    }

    #[test]
    fn lines_are_kept_where_the_page_shows_them() {
        check("<p style='white-space: pre-wrap'>\n a\n b <i>c</i>\n\nd\n</p>", "p(a⏎b em(c)) p(d)");
        check(
            "<div style='white-space:pre-line'><span>a</span>\n<span style='white-space:normal'>b\nc</span></div>",
            "p(a⏎b c)",
        );
        check("<p style='white-space:nowrap'>a\nb", "p(a b)");
    }
}
