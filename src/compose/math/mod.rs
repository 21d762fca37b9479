//! Formulas: the TeX the page carries, else the text of it on one line; and beside the text the formula as `MathML`, the
//! page's own or read from the TeX. Each once, though pages draw it several times over.

mod alphabets;
mod atoms;
mod delimiters;
mod drawn;
mod environments;
mod events;
mod linear;
mod native;
mod numbers;
mod parts;
mod spaces;
mod tex;

#[cfg(test)]
mod check;
#[cfg(test)]
mod promises;

use super::flow::{Flow, Mode};
use super::walk::Writer;
use crate::article::{BlockKind, Inline, MAX_MATH_NODES_IN_ALL};
use crate::page::text::collapsed;
use crate::page::{Page, Tag};
pub(super) use drawn::in_sentence;
use linear::linear;
use native::Native;

/// How a formula is written down.
const TEX: &str = "tex";
const PLAIN: &str = "plain";

/// What `MathJax` and `KaTeX` draw beside the formula itself.
const DRAWINGS: [&str; 6] =
    ["katex-html", "MathJax_Preview", "MathJax_Display", "MathJax", "MathJax_SVG", "MathJax_CHTML"];
/// What stands around a formula that has a line of its own.
const DISPLAYS: [&str; 4] = ["katex-display", "MathJax_Display", "MJXc-display", "mwe-math-mathml-display"];
/// How far the formula is looked for, nodes.
const NEAR: usize = 8;
/// How much TeX is read in one Article, bytes; the formulas after it are text.
const MAX_TEX_IN_ALL: usize = 400_000;

/// What may still be spent on formulas.
#[derive(Debug)]
pub(super) struct Allowance {
    nodes: usize,
    tex: usize,
}

impl Default for Allowance {
    fn default() -> Self {
        Self { nodes: MAX_MATH_NODES_IN_ALL, tex: MAX_TEX_IN_ALL }
    }
}

impl Allowance {
    /// Reads a `math` element.
    fn native(&mut self, page: &Page, math: usize) -> Option<Native> {
        let read = native::read(page, math, self.nodes)?;
        self.nodes = self.nodes.saturating_sub(parts::count(&read.tree));
        Some(read)
    }

    /// Reads TeX.
    fn tex(&mut self, tex: &str) -> Option<Native> {
        self.tex = self.tex.checked_sub(tex.len())?;
        let read = tex::read(tex, self.nodes)?;
        self.nodes = self.nodes.saturating_sub(parts::count(&read.tree));
        Some(read)
    }
}

impl<'a> Writer<'a> {
    /// Writes a formula; none when the node is not one.
    pub fn visit_math(&mut self, flow: &mut Flow<'a>, node: usize, tag: Tag) -> Option<usize> {
        let page = self.page;
        let end = page.end(node);
        match tag {
            Tag::Script => {
                let kind = page.attr(node, "type").unwrap_or_default().to_ascii_lowercase();
                if kind.starts_with("math/tex") {
                    let tex = without_marks(&page.raw_text(node));
                    // The page may have commands of its own, which its drawing knows.
                    let read = self.drawn_before(node).and_then(|math| self.allowance.native(page, math));
                    self.formula(flow, node, tex, read, kind.contains("mode=display"));
                }
                Some(end)
            }
            Tag::Math => {
                self.math(flow, node);
                Some(end)
            }
            Tag::Other if page.name(node) == "mjx-container" => {
                let math = self.page.nodes(node + 1..end).find(|&n| page.tag(n) == Tag::Math)?;
                self.math(flow, math);
                Some(end)
            }
            Tag::Span | Tag::Div => {
                if !page.has_class(node, &DRAWINGS) {
                    return None;
                }
                if !self.has_formula_beside(node) {
                    let math = self.page.nodes(node + 1..end).find(|&n| page.tag(n) == Tag::Math)?;
                    self.math(flow, math);
                }
                Some(end)
            }
            _ => None,
        }
    }

    /// Writes a `math` element.
    fn math(&mut self, flow: &mut Flow<'a>, node: usize) {
        let page = self.page;
        let read = self.allowance.native(page, node);
        let is_display = page.attr(node, "display").is_some_and(|d| d.eq_ignore_ascii_case("block"))
            || page
                .ancestors(node)
                .take(3)
                .any(|n| page.has_class(n, &DISPLAYS) || page.attr(n, "display") == Some("true"));
        match (self.tex_of(node), read) {
            (Some(tex), read) => self.formula(flow, node, tex, read, is_display),
            (None, Some(Native { tree, number })) => {
                self.push_formula(flow, node, (linear(&tree), PLAIN), Native { tree, number }, is_display);
            }
            (None, None) => {
                let words = self.words(node, page.end(node));
                self.push_formula(flow, node, (words, PLAIN), Native::default(), is_display);
            }
        }
    }

    /// A formula already in TeX, such as the alternative text of an image of it.
    pub fn tex_image(&mut self, flow: &mut Flow<'a>, node: usize, alt: &str) {
        let tex = without_style(alt);
        let is_beside = matches!(flow.run.last(), Some(Inline::Math { text, .. }) if *text == tex);
        let above = flow.last().map(|last| &last.block.kind);
        let is_said = is_beside || matches!(above, Some(BlockKind::Math { text, .. }) if *text == tex);
        if !is_said {
            // MediaWiki hides the formula itself beside its image.
            let hidden = self.page.before(node).and_then(|other| first_math(self.page, other));
            let read = hidden.and_then(|math| self.allowance.native(self.page, math));
            let class = self.page.attr(node, "class").unwrap_or_default();
            self.formula(flow, node, tex, read, class.contains("image-display"));
        }
    }

    /// Writes a formula known in TeX, and as the page has it if it does.
    fn formula(&mut self, flow: &mut Flow<'a>, node: usize, tex: String, read: Option<Native>, is_display: bool) {
        let is_text = tex.is_empty();
        let read = read.or_else(|| (!is_text).then(|| self.allowance.tex(&tex)).flatten());
        self.push_formula(flow, node, (tex, TEX), read.unwrap_or_default(), is_display);
    }

    fn push_formula(
        &mut self,
        flow: &mut Flow<'a>,
        node: usize,
        (text, markup): (String, &'static str),
        Native { tree, number }: Native,
        is_display: bool,
    ) {
        if text.is_empty() {
            return;
        }
        if is_display && flow.mode == Mode::Blocks {
            self.emit(flow, node, BlockKind::Math { text, markup, tree, number });
        } else {
            self.begin(flow, node);
            flow.run.push(Inline::Math { text, markup, tree });
        }
    }

    /// The TeX in an annotation, in `alttext`, or in what `MathJax` notes.
    fn tex_of(&self, node: usize) -> Option<String> {
        let page = self.page;
        let is_tex = |n: &usize| {
            page.name(*n) == "annotation"
                && page.attr(*n, "encoding").is_some_and(|e| e.eq_ignore_ascii_case("application/x-tex"))
        };
        let annotation = page.nodes(node + 1..page.end(node)).find(is_tex).map(|n| page.subtree_text(n));
        let noted = || page.attr(node, "alttext").or_else(|| page.attr(node, "data-latex")).map(collapsed);
        let tex = annotation.or_else(noted)?;
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

    /// The formula as `MathML` in the drawing that stands before its script.
    fn drawn_before(&self, script: usize) -> Option<usize> {
        let page = self.page;
        let siblings = std::iter::successors(page.before(script), |&node| page.before(node)).take(NEAR);
        let is_between = |&node: &usize| match page.tag(node) {
            Tag::Text => page.reading(node).is_blank,
            _ => page.has_class(node, &DRAWINGS),
        };
        siblings.take_while(is_between).find_map(|node| first_math(page, node))
    }
}

/// The first `math` element in a node.
fn first_math(page: &Page, node: usize) -> Option<usize> {
    page.nodes(node..page.end(node)).find(|&n| page.tag(n) == Tag::Math)
}

/// `{\displaystyle x}`, as `MediaWiki` writes it, is `x`.
fn without_style(tex: &str) -> String {
    let tex = tex.trim();
    let inner = tex.strip_prefix("{\\displaystyle").or_else(|| tex.strip_prefix("{\\textstyle"));
    inner.and_then(|rest| rest.strip_suffix('}')).filter(|inner| is_balanced(inner)).unwrap_or(tex).trim().to_string()
}

/// Whether each brace in some TeX has its other, so that braces around it are a pair.
fn is_balanced(tex: &str) -> bool {
    let (mut depth, mut is_escaped) = (0_usize, false);
    for byte in tex.bytes() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'{' => depth += 1,
            b'}' if depth == 0 => return false,
            b'}' => depth -= 1,
            _ => {}
        }
    }
    depth == 0 && !is_escaped
}

/// Without the comments by which pages keep their scripts well-formed as XML.
fn without_marks(script: &str) -> String {
    let text = script.trim();
    let text = text.strip_prefix("% <![CDATA[").or_else(|| text.strip_prefix("%<![CDATA[")).unwrap_or(text);
    text.strip_suffix("%]]>").or_else(|| text.strip_suffix("% ]]>")).unwrap_or(text).trim().to_string()
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
        check(
            "<p><math alttext='{\\displaystyle a}+{b}'><mi>a</mi><mo>+</mo><mi>b</mi></math>",
            "p(math[tex]({\\displaystyle a}+{b}))",
        );
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
