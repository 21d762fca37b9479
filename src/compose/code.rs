//! Code: the text as it was set, without line numbers and copy buttons, and its language.

use super::flow::Flow;
use super::walk::Writer;
use crate::article::BlockKind;
use crate::page::text::{folded, stream_safe};
use crate::page::{Page, Tag};
use crate::segment::is_medium;

/// Class words of what numbers the lines or otherwise stands beside the code.
const GUTTERS: [&str; 20] = [
    "gutter",
    "lineno",
    "linenos",
    "linenumber",
    "linenumbers",
    "line-number",
    "line-numbers-rows",
    "line_numbers",
    "hljs-ln-numbers",
    "rouge-gutter",
    "blob-num",
    "linenodiv",
    "crayon-nums",
    "lnt",
    "ln",
    "code-toolbar-item",
    "copy-code-button",
    "code-lang-label",
    "lntd-numbers",
    "pre-numbering",
];
/// Class words of the cell with the code itself.
const CODE_CELLS: [&str; 6] = ["blob-code", "code", "crayon-code", "hljs-ln-code", "lntd", "rouge-code"];
/// Further than this a `pre` is not asked whether it is code, nodes.
const FAR: usize = 2_000;

impl<'a> Writer<'a> {
    /// Whether a `pre` holds text alone; some pages stand in one whole.
    pub fn is_code(&self, node: usize) -> bool {
        let (page, end) = (self.page, self.page.end(node));
        let mut n = node + 1;
        for _ in 0..FAR {
            if n >= end {
                break;
            }
            let tag = page.tag(n);
            if is_gutter(page, n) || numbers_lines(page, n) || !self.is_kept(n) {
                n = page.end(n);
                continue;
            }
            let is_page = matches!(tag, Tag::Figure | Tag::Img | Tag::Blockquote | Tag::P | Tag::Ul | Tag::Article)
                || tag.heading_level().is_some();
            if is_page {
                return false;
            }
            n += 1;
        }
        true
    }

    /// Writes a `pre`.
    pub fn code(&mut self, flow: &mut Flow<'a>, node: usize) {
        let text = self.verbatim(node + 1, self.page.end(node));
        if text.trim().is_empty() {
            self.bound(flow);
        } else {
            let language = self.language(node);
            self.emit(flow, node, BlockKind::Code { text, language });
        }
    }

    /// Writes a table whose first column numbers the lines of code; `false` when the table is not one.
    pub fn code_table(&mut self, flow: &mut Flow<'a>, node: usize) -> bool {
        let page = self.page;
        let cells = page.nodes(node + 1..page.end(node)).take(FAR).filter(|&n| page.tag(n) == Tag::Td);
        let mut has_gutter = false;
        let is_code = cells.take(3).any(|cell| {
            has_gutter |= is_gutter(page, cell) || holds_gutter(page, cell);
            has_gutter && page.has_class(cell, &CODE_CELLS)
        });
        if !is_code {
            return false;
        }
        let text = self.verbatim(node + 1, page.end(node));
        if !text.trim().is_empty() {
            let language = self.language(node);
            self.emit(flow, node, BlockKind::Code { text, language });
        }
        true
    }

    /// The text with its white space; block-level elements and breaks end lines.
    fn verbatim(&self, start: usize, end: usize) -> String {
        let page = self.page;
        let mut out = String::new();
        let mut open: Vec<usize> = Vec::new();
        let (mut must_break, mut marks) = (false, 0);
        let mut n = start;
        while n < end {
            while open.pop_if(|end| *end <= n).is_some() {
                must_break = true;
            }
            let tag = page.tag(n);
            if is_gutter(page, n) || holds_gutter(page, n) || numbers_lines(page, n) || self.is_copy_button(n) {
                n = page.end(n);
                continue;
            }
            if !self.is_kept(n) && tag != Tag::Text && tag != Tag::Br {
                // Highlighters put the spaces between words into elements, and empty lines.
                if self.holds_blank(n) {
                    push_blank(page, n, &mut out);
                    must_break |= tag.is_block();
                }
                n = page.end(n);
                continue;
            }
            if tag == Tag::Text && !self.is_kept(n) && !page.text(n).trim().is_empty() {
                n += 1;
                continue;
            }
            match tag {
                Tag::Text => {
                    // The source's own line ends between the rows of a table are not code.
                    let parent = page.parent(n).map_or(Tag::Other, |p| page.tag(p));
                    let is_between =
                        page.reading(n).is_blank && matches!(parent, Tag::Table | Tag::Tbody | Tag::Tr | Tag::Thead);
                    if !is_between {
                        if std::mem::take(&mut must_break) && !out.is_empty() && !out.ends_with('\n') {
                            out.push('\n');
                        }
                        out.push_str(&stream_safe(page.text(n), &mut marks));
                    }
                }
                Tag::Br => out.push('\n'),
                tag if tag.is_block() && tag != Tag::Td && tag != Tag::Pre => {
                    must_break = true;
                    open.push(page.end(n));
                }
                _ => {}
            }
            n += 1;
        }
        let text = out.replace("\r\n", "\n").replace('\r', "\n");
        let text = text.trim_end();
        // Indentation of the first line is kept, empty lines before it are not.
        let skipped = text.len() - text.trim_start().len();
        let lead = text.get(..skipped).and_then(|lead| lead.rfind('\n')).map_or(0, |i| i + 1);
        text.get(lead..).unwrap_or_default().to_string()
    }

    /// Whether an element of which nothing is kept holds white space alone.
    pub fn holds_blank(&self, node: usize) -> bool {
        let page = self.page;
        page.nodes(node..page.end(node)).all(|n| match page.tag(n) {
            Tag::Text => page.text(n).trim().is_empty(),
            tag => !is_medium(tag),
        })
    }

    /// Whether the element copies code when it is clicked.
    pub fn is_copy_button(&self, node: usize) -> bool {
        let page = self.page;
        if page.name(node) == "clipboard-copy" {
            return true;
        }
        if page.tag(node) != Tag::Button {
            return false;
        }
        let says_copy = |text: &str| {
            let text = folded(text);
            ["copy", "copier", "copy code", "copied", "kopieren", "copiar"].contains(&text.as_str())
        };
        page.class_words(node).any(|word| word.contains("copy") || word.contains("clipboard"))
            || says_copy(&self.words(node, page.end(node)))
    }
}

/// Writes the white space of an element that holds nothing else. A block with any is an empty line.
fn push_blank(page: &Page, node: usize, out: &mut String) {
    let is_line = page.tag(node).is_block();
    let spaces = page.nodes(node..page.end(node)).filter(|&n| matches!(page.tag(n), Tag::Text | Tag::Br));
    let mut blank = String::new();
    for n in spaces {
        blank.push_str(if page.tag(n) == Tag::Br { "\n" } else { page.text(n) });
    }
    if is_line && !blank.is_empty() {
        if !out.is_empty() && !out.ends_with('\n') {
            out.push('\n');
        }
        if !blank.ends_with('\n') {
            blank.push('\n');
        }
    }
    out.push_str(&blank);
}

fn is_gutter(page: &Page, node: usize) -> bool {
    page.has_class(node, &GUTTERS)
}

/// Whether a cell holds line numbers and nothing else (`td > pre.lineno`, `td.lntd > pre > span.lnt`).
fn holds_gutter(page: &Page, node: usize) -> bool {
    page.tag(node) == Tag::Td
        && page.nodes(node + 1..page.end(node)).take(4).any(|n| is_gutter(page, n))
        && holds_figures(page, node)
}

/// Whether a list beside the code numbers its lines: one item says 1, the next 2.
fn numbers_lines(page: &Page, node: usize) -> bool {
    matches!(page.tag(node), Tag::Ul | Tag::Ol)
        && holds_figures(page, node)
        && page
            .children(node)
            .filter(|&n| page.tag(n) == Tag::Li)
            .take(2)
            .zip(["1", "2"])
            .all(|(item, number)| page.range_head(item, page.end(item), number.len() + 1) == number)
}

/// Whether an element holds figures and nothing else.
fn holds_figures(page: &Page, node: usize) -> bool {
    let mut texts = page.nodes(node + 1..page.end(node)).filter(|&n| page.tag(n) == Tag::Text).take(FAR);
    texts.all(|n| page.text(n).chars().all(|c| c.is_ascii_digit() || c.is_whitespace()))
}

#[cfg(test)]
mod tests {
    use crate::compose::check::check;

    #[test]
    fn white_space_is_kept() {
        check("<pre>\n\n  a\n    b  \n\n</pre>", "code(  a\n    b)");
        check("<pre>a<br>b<div>c</div><div>d</div></pre>", "code(a\nb\nc\nd)");
        // In what browsers without scripts show, text may stand right in a table.
        check("y<noscript>z<p>k<pre>a<div>b<table>c<div>d", "p(yz) p(k) code(a\nb\nc\nd)");
    }

    #[test]
    fn spaces_and_empty_lines_in_elements_are_kept() {
        check("<pre><span>$</span><span class=w> </span>pip<span> </span>install</pre>", "code($ pip install)");
        check("<pre><span class=w>  </span>a:<span>\n</span><span class=w>  </span>b</pre>", "code(  a:\n  b)");
        check("<pre><code><span><span class=w><i> </i></span></span>x</code></pre>", "code( x)");
        check("<pre><div>a</div><div> </div><div>b</div></pre>", "code(a\n \nb)");
        check("<pre><div>a</div><div><br></div><div>b</div></pre>", "code(a\n\nb)");
        check("<pre><div>a</div><div></div><div>b</div></pre>", "code(a\nb)");
        check("<pre><span class=lineno> </span>a</pre>", "code(a)");
        check(
            "<p>Say <code><span>git</span> <span>push</span></code> or <code>a<i> </i>=<i> </i>b</code>.",
            "p(Say code(git push) or code(a = b).)",
        );
    }

    #[test]
    fn line_numbers_and_buttons_are_dropped() {
        check("<pre><span class=lineno>1</span>a\n<span class=lineno>2</span>b</pre>", "code(a\nb)");
        check(
            "<table class=highlighttable><tr><td class=linenos><pre>1\n2</pre></td><td class=code><pre>a\nb</pre></td></tr></table>",
            "code(a\nb)",
        );
        check(
            "<table><tr><td class=blob-num>1</td>\n<td class=blob-code>a</td></tr>\n<tr><td class=blob-num>2</td><td class=blob-code>  b</td></tr></table>",
            "code(a\n  b)",
        );
        check(
            "<pre><code class=language-rust>a\n  b\n</code><ul class=x><li>1<li>2</ul></pre><pre>c<ol><li>1<li>2</ol></pre>",
            "code[rust](a\n  b) code(c)",
        );
        check("<pre><ol><li><code>a {</code></li><li><code>  b</code></li><li>}</ol></pre>", "code(a {\n  b\n})");
        check("<div><pre>a</pre><button class=copy-btn>Copy</button></div><p>b", "code(a) p(b)");
    }

    #[test]
    fn a_page_in_a_pre_is_not_code() {
        check("<pre>x<ul><li>a<li>b</ul></pre>", "p(x) ul(li(p(a)) li(p(b)))");
        check("<pre><h2>a</h2><p>b</p></pre>", "h2(a) p(b)");
        check("<pre>A poem\n  of two lines</pre>", "code(A poem\n  of two lines)");
    }
}
