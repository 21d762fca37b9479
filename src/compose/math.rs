//! Formulas: the TeX the page carries, else the plain text; each once, though pages draw it several times over.

use super::flow::Flow;
use super::walk::Writer;
use crate::article::{BlockKind, Inline};
use crate::page::Tag;
use crate::page::text::{collapsed, is_space};

/// How a formula is written down.
const TEX: &str = "tex";
const PLAIN: &str = "plain";

/// What `MathJax` and `KaTeX` draw beside the formula itself.
const DRAWINGS: [&str; 6] =
    ["katex-html", "MathJax_Preview", "MathJax_Display", "MathJax", "MathJax_SVG", "MathJax_CHTML"];

impl<'a> Writer<'a> {
    /// Writes a formula; none when the node is not one.
    pub fn visit_math(&mut self, flow: &mut Flow<'a>, node: usize, tag: Tag) -> Option<usize> {
        let page = self.page;
        let end = page.end(node);
        match tag {
            Tag::Script => {
                let kind = page.attr(node, "type").unwrap_or_default().to_ascii_lowercase();
                let text = page.raw_text(node).trim().to_string();
                if kind.starts_with("math/tex") {
                    self.formula(flow, node, text, TEX, kind.contains("mode=display"));
                }
                Some(end)
            }
            Tag::Math => {
                let is_display = page.attr(node, "display").is_some_and(|d| d.eq_ignore_ascii_case("block"));
                match self.tex_of(node) {
                    Some(tex) => self.formula(flow, node, tex, TEX, is_display),
                    None => self.formula(flow, node, self.words(node, end), PLAIN, is_display),
                }
                Some(end)
            }
            Tag::Span | Tag::Div => {
                let is_drawing = page
                    .attr(node, "class")
                    .is_some_and(|class| class.split_ascii_whitespace().any(|word| DRAWINGS.contains(&word)));
                (is_drawing && self.has_formula_beside(node)).then_some(end)
            }
            _ => None,
        }
    }

    /// A formula already in TeX, such as the alternative text of an image of it.
    pub fn tex_image(&mut self, flow: &mut Flow<'a>, node: usize, alt: &str) {
        let tex = without_style(alt);
        let is_said = matches!(flow.run.last(), Some(Inline::Math { text, .. }) if *text == tex);
        if !is_said {
            self.formula(flow, node, tex, TEX, false);
        }
    }

    /// Writes text, with the formulas that it holds between the delimiters of `MathJax` and `KaTeX` as formulas. A dollar
    /// is left alone: it is money more often.
    pub fn text_with_tex(&mut self, flow: &mut Flow<'a>, node: usize, text: &str) {
        let mut rest = text;
        while let Some((at, close)) = delimiter(rest) {
            let (before, opened) = rest.split_at(at);
            let inner = opened.get(2..).unwrap_or_default();
            let Some(end) = inner.find(close) else { break };
            let (tex, tail) = inner.split_at(end);
            flow.run.text(before);
            if before.ends_with(is_space) {
                flow.run.space();
            }
            self.formula(flow, node, collapsed(tex), TEX, close == "\\]");
            rest = tail.get(2..).unwrap_or_default();
            if rest.contains(|c: char| !c.is_whitespace()) {
                self.begin(flow, node);
            }
        }
        flow.run.text(rest);
    }

    fn formula(&mut self, flow: &mut Flow<'a>, node: usize, text: String, markup: &'static str, is_display: bool) {
        if text.is_empty() {
            return;
        }
        if is_display && flow.mode == super::flow::Mode::Blocks {
            self.emit(flow, node, BlockKind::Math { text, markup });
        } else {
            self.begin(flow, node);
            flow.run.push(Inline::Math { text, markup });
        }
    }

    /// The TeX in an annotation or in `alttext`.
    fn tex_of(&self, node: usize) -> Option<String> {
        let page = self.page;
        let is_tex = |n: &usize| {
            page.name(*n) == "annotation"
                && page.attr(*n, "encoding").is_some_and(|e| e.eq_ignore_ascii_case("application/x-tex"))
        };
        let annotation = (node + 1..page.end(node)).find(is_tex).map(|n| page.subtree_text(n));
        let tex = annotation.or_else(|| page.attr(node, "alttext").map(collapsed))?;
        Some(without_style(&tex)).filter(|tex| !tex.is_empty())
    }

    /// Whether the formula itself stands next to its drawing: a sibling, or in one.
    fn has_formula_beside(&self, node: usize) -> bool {
        let page = self.page;
        let Some(parent) = page.parent(node) else { return false };
        let is_formula = |n: usize| matches!(page.tag(n), Tag::Math | Tag::Script);
        // `KaTeX` puts the formula first; MathJax puts it a sibling or two after its drawings.
        let is_first = (parent + 1..node).take(NEAR).any(is_formula);
        let after = std::iter::successors(Some(page.end(node)), |&n| Some(page.end(n)));
        is_first || after.take_while(|&n| n < page.end(parent)).take(NEAR).any(is_formula)
    }
}

/// Where the first formula of a text opens, and what closes it.
fn delimiter(text: &str) -> Option<(usize, &'static str)> {
    if !text.contains('\\') {
        return None;
    }
    let inline = text.find("\\(").map(|at| (at, "\\)"));
    let display = text.find("\\[").map(|at| (at, "\\]"));
    inline.into_iter().chain(display).min()
}

/// How far the formula is looked for, nodes.
const NEAR: usize = 8;

/// `{\displaystyle x}`, as `MediaWiki` writes it, is `x`.
fn without_style(tex: &str) -> String {
    let tex = tex.trim();
    let inner = tex.strip_prefix("{\\displaystyle").or_else(|| tex.strip_prefix("{\\textstyle"));
    inner.and_then(|rest| rest.strip_suffix('}')).unwrap_or(tex).trim().to_string()
}

#[cfg(test)]
mod tests {
    use crate::compose::check::check;

    #[test]
    fn tex_is_taken_where_the_page_has_it() {
        check("<p>so <script type='math/tex'>x^2</script> is", "p(so math[tex](x^2) is)");
        check("<body><script type='math/tex; mode=display'>\\sum x</script>", "math[tex](\\sum x)");
        check("<p><math alttext='{\\displaystyle a+b}'><mi>a</mi><mo>+</mo><mi>b</mi></math>", "p(math[tex](a+b))");
        check("<p><math><mi>a</mi><mo>+</mo><mi>b</mi></math>", "p(math[plain](a+b))");
    }

    #[test]
    fn a_formula_drawn_twice_is_said_once() {
        check(
            "<p>a <span class=katex><span class=katex-mathml><math><semantics><mi>x</mi>\
             <annotation encoding='application/x-tex'>x</annotation></semantics></math></span>\
             <span class=katex-html>x</span></span> b",
            "p(a math[tex](x) b)",
        );
        check(
            "<p><span class=MathJax_Preview>x</span><span class=MathJax>x</span><script type='math/tex'>x</script>",
            "p(math[tex](x))",
        );
        check(
            "<p><span class=mwe-math-element><math alttext='x'><mi>x</mi></math>\
             <img class=mwe-math-fallback-image-inline src=x.svg alt='{\\displaystyle x}'></span>",
            "p(math[tex](x))",
        );
    }

    #[test]
    fn tex_between_delimiters_is_a_formula_and_dollars_are_money() {
        check("<p>Let \\(x\\) be \\( y \\), at $5 or $6", "p(Let math[tex](x) be math[tex](y), at $5 or $6)");
        check("<p>so:\\[x = 1\\]and", "p(so:) math[tex](x = 1) p(and)");
        check("<p>a \\(open <code>\\(x\\)</code>", "p(a \\(open code(\\(x\\)))");
    }
}
