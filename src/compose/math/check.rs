//! A short form of formulas for tests: `frac(a b)`, attributes in brackets, the letters of `mi` and `mn` as they are, an
//! operator as it is, text in quotation marks.

use super::{Allowance, native};
use crate::article::{MathNode, MathTag};
use crate::page::{Page, Tag};

/// Reads TeX and compares; `-` where it is not understood.
#[track_caller]
pub fn check_tex(tex: &str, expected: &str) {
    assert_eq!(Allowance::default().tex(tex).map_or("-".into(), |read| shown(&read.tree)), expected, "{tex}");
}

/// Reads the first `math` element of some HTML and compares; `-` where it is not read.
#[track_caller]
pub fn check_native(html: &str, expected: &str) {
    let page = Page::from_html(html, None);
    let math = page.first(Tag::Math).unwrap_or_default();
    assert_eq!(native::read(&page, math, 1_000).map_or("-".into(), |read| shown(&read.tree)), expected, "{html}");
}

pub fn shown(row: &[MathNode]) -> String {
    row.iter().map(node).collect::<Vec<_>>().join(" ")
}

fn node(node: &MathNode) -> String {
    let said: Vec<String> = node.attributes.iter().map(|a| format!("{}={a}", a.name())).collect();
    let said = if said.is_empty() { String::new() } else { format!("[{}]", said.join(" ")) };
    match node.tag {
        MathTag::Mi | MathTag::Mn | MathTag::Mo => format!("{}{said}", node.text),
        MathTag::Mtext => format!("\"{}\"{said}", node.text),
        tag => format!("{}{said}({})", tag.name().trim_start_matches('m'), shown(&node.children)),
    }
}
