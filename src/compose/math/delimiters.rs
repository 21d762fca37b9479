//! TeX in the text of a page, between the delimiters of `MathJax` and `KaTeX`.

use crate::compose::flow::Flow;
use crate::compose::walk::Writer;
use crate::page::text::{collapsed, is_space};
use crate::page::{Page, Tag};

/// Classes on pages whose text `MathJax`, `KaTeX` or a program that writes for them goes over.
const SIGNS: [&str; 9] = [
    "katex",
    "MathJax",
    "MathJax_Preview",
    "MathJax_Display",
    "MathJax_SVG",
    "tex2jax_process",
    "mathjax_process",
    "mathjax",
    "arithmatex",
];
/// Environments that `MathJax` reads without delimiters.
const ENVIRONMENTS: [(&str, &str); 12] = [
    ("equation", "\\end{equation}"),
    ("equation*", "\\end{equation*}"),
    ("align", "\\end{align}"),
    ("align*", "\\end{align*}"),
    ("gather", "\\end{gather}"),
    ("gather*", "\\end{gather*}"),
    ("multline", "\\end{multline}"),
    ("multline*", "\\end{multline*}"),
    ("alignat", "\\end{alignat}"),
    ("alignat*", "\\end{alignat*}"),
    ("eqnarray", "\\end{eqnarray}"),
    ("eqnarray*", "\\end{eqnarray*}"),
];

/// A formula in some text.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Found<'t> {
    before: &'t str,
    tex: &'t str,
    after: &'t str,
    is_display: bool,
}

impl<'a> Writer<'a> {
    /// Writes text, with the formulas that it holds between delimiters as formulas. One dollar is left alone, it is money
    /// more often; two are a formula on pages that show in other ways that they have TeX.
    pub fn text_with_tex(&mut self, flow: &mut Flow<'a>, node: usize, text: &str) {
        let mut rest = text;
        if !text.contains('\\') && !text.contains("$$") {
            flow.run.text(text);
            return;
        }
        let has_tex = *self.has_tex.get_or_insert_with(|| shows_tex(self.page));
        while let Some(Found { before, tex, after, is_display }) = find(rest, has_tex) {
            flow.run.text(before);
            if before.ends_with(is_space) {
                flow.run.space();
            }
            self.formula(flow, node, collapsed(tex), None, is_display);
            rest = after;
            if rest.contains(|c: char| !c.is_whitespace()) {
                self.begin(flow, node);
            }
        }
        flow.run.text(rest);
    }
}

/// The first formula; none behind an opening that nothing closes. The text is gone through once.
fn find(text: &str, has_tex: bool) -> Option<Found<'_>> {
    for (at, _) in text.match_indices(['\\', '$']) {
        let (before, opened) = text.split_at(at);
        let (open, close, is_display) = match opened.as_bytes() {
            [b'\\', b'(', ..] => (2, "\\)", false),
            [b'\\', b'[', ..] => (2, "\\]", true),
            [b'$', b'$', ..] if has_tex => (2, "$$", true),
            [b'\\', b'b', ..] if has_tex => match environment(opened) {
                Some(close) => (0, close, true),
                None => continue,
            },
            _ => continue,
        };
        let inner = opened.get(open..)?;
        let closed = inner.find(close)?;
        let end = if open == 0 { closed + close.len() } else { closed };
        let (tex, after) = inner.split_at(end);
        let after = after.get(if open == 0 { 0 } else { close.len() }..)?;
        return tex.contains(|c: char| !c.is_whitespace()).then_some(Found { before, tex, after, is_display });
    }
    None
}

/// What closes the environment that opens the text; none where it is another or none.
fn environment(text: &str) -> Option<&'static str> {
    let name = text.strip_prefix("\\begin{")?;
    ENVIRONMENTS
        .iter()
        .find(|(own, _)| name.strip_prefix(own).is_some_and(|rest| rest.starts_with('}')))
        .map(|(_, end)| *end)
}

/// Whether the page shows that formulas in its text are set by a program.
fn shows_tex(page: &Page) -> bool {
    (0..page.len()).any(|node| match page.tag(node) {
        Tag::Text => page.text(node).contains("\\(") || page.text(node).contains("\\["),
        Tag::Script => true,
        Tag::Link => page.attr(node, "href").is_some_and(|href| href.contains("katex") || href.contains("mathjax")),
        Tag::Other => page.name(node) == "mjx-container",
        _ => page.has_class(node, &SIGNS),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn formulas(text: &str) -> Vec<&str> {
        let (mut found, mut rest) = (Vec::new(), text);
        while let Some(Found { tex, after, .. }) = find(rest, true) {
            found.push(tex);
            rest = after;
        }
        found
    }

    #[test]
    fn an_environment_ends_with_its_own_name() {
        let nested = "\\begin{align} x &= \\begin{aligned} a \\end{aligned} \\\\ y &= 2 \\end{align}";
        assert_eq!(formulas(&format!("so {nested} is")), [nested]);
        let starred = "\\begin{gather*} a \\end{gather*}";
        assert_eq!(formulas(&format!("{starred} and \\(b\\)")), [starred, "b"]);
        assert_eq!(formulas("\\begin{eqnarray*} a \\end{eqnarray}"), [""; 0]);
    }
}
