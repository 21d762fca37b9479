//! Formulas as `MathML` in an HTML file: the elements of the tree, its text escaped, the TeX beside it where it is known.

use super::html::{attribute, push_escaped};
use crate::article::MathNode;
use std::fmt::Write;

/// How the cells of tables stand: browsers read that in style sheets alone.
pub(super) const STYLE: &str = "math{font-size:1.1em}.math{overflow-x:auto;text-align:center}\
mtd[columnalign=left]{text-align:left}mtd[columnalign=right]{text-align:right}\
mtd[columnlines]{border-inline-start:1px solid}mtd[rowlines]{border-block-start:1px solid}";

/// Whether a formula stands in a line or has one of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stands {
    InLine,
    Alone,
}

/// Writes a formula: its tree, or its text as code where it has none.
pub(super) fn push_math(out: &mut String, tree: &[MathNode], text: &str, markup: &str, stands: Stands) {
    if tree.is_empty() {
        out.push_str("<code>");
        push_escaped(out, text);
        out.push_str("</code>");
        return;
    }
    out.push_str(if stands == Stands::Alone { "<math display=\"block\">" } else { "<math>" });
    if markup == "tex" {
        out.push_str("<semantics><mrow>");
        push_row(out, tree);
        out.push_str("</mrow><annotation encoding=\"application/x-tex\">");
        push_escaped(out, text);
        out.push_str("</annotation></semantics>");
    } else {
        out.push_str("<mrow>");
        push_row(out, tree);
        out.push_str("</mrow>");
    }
    out.push_str("</math>");
}

/// Recursion is bounded by `MAX_MATH_DEPTH`.
fn push_row(out: &mut String, row: &[MathNode]) {
    for node in row {
        let name = node.tag.name();
        let _ = write!(out, "<{name}");
        for said in &node.attributes {
            out.push_str(&attribute(said.name(), &said.to_string()));
        }
        out.push('>');
        push_escaped(out, &node.text);
        push_row(out, &node.children);
        let _ = write!(out, "</{name}>");
    }
}
