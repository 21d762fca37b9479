//! Formulas as `MathML` in a file: the elements of the tree, its text escaped, the TeX beside it where it is known.

use super::escape::{attribute, push_escaped};
use super::markup::Syntax;
use crate::article::{MathNode, MathTag};
use std::fmt::Write;

/// How the cells of tables stand: browsers read that in style sheets alone.
pub(in crate::write) const STYLE: &str = "math{font-size:1.1em}.math{overflow-x:auto;text-align:center}\
mtd[columnalign=left]{text-align:left}mtd[columnalign=right]{text-align:right}\
mtd[columnlines],mtd.line-before{border-inline-start:1px solid}mtd[rowlines],mtd.line-above{border-block-start:1px solid}";

/// Whether a formula stands in a line or has one of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::write) enum Stands {
    InLine,
    Alone,
}

/// Writes a formula: its tree, or its text as code where it has none.
pub(super) fn push_math(out: &mut String, syntax: Syntax, tree: &[MathNode], text: &str, markup: &str, stands: Stands) {
    if tree.is_empty() {
        out.push_str("<code>");
        push_escaped(out, text);
        out.push_str("</code>");
        return;
    }
    out.push_str("<math");
    if syntax == Syntax::Xhtml {
        out.push_str(" xmlns=\"http://www.w3.org/1998/Math/MathML\"");
    }
    out.push_str(if stands == Stands::Alone { " display=\"block\">" } else { ">" });
    if markup == "tex" {
        out.push_str("<semantics><mrow>");
        push_row(out, syntax, tree);
        out.push_str("</mrow><annotation encoding=\"application/x-tex\">");
        push_escaped(out, text);
        out.push_str("</annotation></semantics>");
    } else {
        out.push_str("<mrow>");
        push_row(out, syntax, tree);
        out.push_str("</mrow>");
    }
    out.push_str("</math>");
}

/// Recursion is bounded by `MAX_MATH_DEPTH`.
fn push_row(out: &mut String, syntax: Syntax, row: &[MathNode]) {
    for node in row {
        let name = node.tag.name();
        let _ = write!(out, "<{name}");
        let mut style = String::new();
        let mut class: Vec<&str> = Vec::new();
        for said in &node.attributes {
            let written = attribute(said.name(), &said.to_string());
            match said.name() {
                // Books are checked by MathML 3, where style is said by mstyle, and lines by the whole table, alone.
                "displaystyle" | "scriptlevel" if syntax == Syntax::Xhtml && node.tag != MathTag::Mstyle => {
                    style.push_str(&written);
                }
                "columnlines" if syntax == Syntax::Xhtml => class.push("line-before"),
                "rowlines" if syntax == Syntax::Xhtml => class.push("line-above"),
                _ => out.push_str(&written),
            }
        }
        if !class.is_empty() {
            out.push_str(&attribute("class", &class.join(" ")));
        }
        out.push('>');
        push_escaped(out, &node.text);
        // Where the children have each a meaning by its place, or are cells, there is no room for one around them.
        let is_styled = !style.is_empty() && matches!(node.tag, MathTag::Mrow | MathTag::Mtd | MathTag::Mpadded);
        if is_styled {
            let _ = write!(out, "<mstyle{style}>");
        }
        push_row(out, syntax, &node.children);
        out.push_str(if is_styled { "</mstyle>" } else { "" });
        let _ = write!(out, "</{name}>");
    }
}
