//! What holds of every formula, whatever it is: shown on random TeX and on random elements.

use super::{Allowance, native, tex};
use crate::article::{MAX_MATH_DEPTH, MAX_MATH_NODES, MAX_MATH_TEXT, MathAttribute, MathNode, Room};
use crate::page::{Page, Tag};
use proptest::prelude::*;

/// What TeX is made of, well and badly.
const TEX: [&str; 96] = [
    "{",
    "}",
    "{",
    "}",
    "[",
    "]",
    "^",
    "_",
    "&",
    "\\\\",
    "\\ ",
    "\\,",
    "\\!",
    "$",
    "$$",
    "%",
    "#",
    "#1",
    "~",
    "'",
    "''",
    " ",
    "\n",
    "x",
    "1",
    "12",
    ".5",
    "é",
    "∑",
    "𝔸",
    "\u{338}",
    "\u{202e}",
    "\0",
    "\\left(",
    "\\right)",
    "\\left.",
    "\\right\\}",
    "\\middle|",
    "(",
    ")",
    "|",
    "\\|",
    "\\{",
    "\\}",
    "\\begin{matrix}",
    "\\end{matrix}",
    "\\begin{array}{c|c}",
    "\\begin{array}{|}",
    "\\end{array}",
    "\\begin{cases}",
    "\\end{cases}",
    "\\begin{aligned}",
    "\\end{aligned}",
    "\\begin{alignat}{2}",
    "\\end{alignat}",
    "\\hline",
    "{cc}",
    "2pt",
    "-",
    "=",
    "\"",
    "<",
    ">",
    "\\char\u{338}",
    "\\char65",
    "\\é",
    "\\",
    "\\text{",
    "\\begin{",
    "\\end{",
    "*",
    "\\frac",
    "\\sqrt",
    "\\sqrt[3]",
    "\\binom",
    "\\not",
    "\\hat",
    "\\overline",
    "\\mathbb",
    "\\mathrm{",
    "\\sin",
    "\\lim",
    "\\sum",
    "\\int",
    "\\limits",
    "\\nolimits",
    "\\operatorname",
    "\\operatorname*{",
    "\\displaystyle",
    "\\def\\a{\\a}\\a",
    "\\tag{1}",
    "\\label{",
    "\\color{red}",
    "\\xrightarrow[",
    "\\sideset{}{'}",
    "\\kern1em",
];
const ELEMENTS: [&str; 40] = [
    "mrow",
    "mi",
    "mn",
    "mo",
    "mtext",
    "mspace",
    "mfrac",
    "msqrt",
    "mroot",
    "msub",
    "msup",
    "msubsup",
    "munder",
    "mover",
    "munderover",
    "mtable",
    "mtr",
    "mtd",
    "mlabeledtr",
    "mmultiscripts",
    "mprescripts",
    "none",
    "mpadded",
    "mphantom",
    "mstyle",
    "merror",
    "mfenced",
    "menclose",
    "maction",
    "semantics",
    "annotation",
    "annotation-xml",
    "mglyph src=/x.png",
    "ms",
    "style",
    "script",
    "span",
    "b",
    "img src=/x.png",
    "p",
];
const ATTRIBUTES: [&str; 20] = [
    "mathvariant=bold",
    "mathvariant=normal",
    "displaystyle=true",
    "style=color:red",
    "class=x",
    "id=x",
    "href=https://limpide.example/",
    "xlink:href=javascript:x()",
    "onclick=x()",
    "width=1e9em",
    "width=2em",
    "lspace=-1em",
    "columnalign='left right'",
    "columnlines='solid none'",
    "rowlines=solid",
    "columnspan=2",
    "linethickness=0",
    "stretchy=false",
    "dir=rtl",
    "encoding=text/html",
];

fn markup() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => (0..ELEMENTS.len(), 0..ATTRIBUTES.len()).prop_map(|(element, attribute)| {
            format!("<{} {}>", ELEMENTS[element], ATTRIBUTES[attribute])
        }),
        2 => (0..ELEMENTS.len()).prop_map(|element| {
            format!("</{}>", ELEMENTS[element].split(' ').next().unwrap_or_default())
        }),
        3 => "[a-zA-Z0-9=+<>&;()′ ]{1,4}",
    ];
    prop::collection::vec(part, 0..60).prop_map(|parts| format!("<p><math>{}", parts.concat()))
}

/// Looks over a formula: what it is made of, how deep and how many.
fn look(nodes: &[MathNode], depth: usize) -> usize {
    assert!(nodes.is_empty() || depth <= MAX_MATH_DEPTH, "too deep");
    let mut count = 0;
    for node in nodes {
        match node.tag.room() {
            Room::Text => assert!(node.children.is_empty() && node.text.len() <= MAX_MATH_TEXT),
            Room::Nothing => assert!(node.children.is_empty() && node.text.is_empty()),
            Room::Exactly(arguments) => assert!(node.children.len() == arguments && node.text.is_empty()),
            Room::Any => assert!(node.text.is_empty()),
        }
        for said in &node.attributes {
            assert_eq!(MathAttribute::read(node.tag, said.name(), &said.to_string()).as_ref(), Some(said));
        }
        count += 1 + look(&node.children, depth + 1);
    }
    count
}

fn holds(nodes: &[MathNode]) {
    assert!(look(nodes, 1) <= MAX_MATH_NODES, "too many");
    super::linear(nodes);
}

/// More by hand: `PROPTEST_CASES=100000 cargo test --release --lib math::promises`.
fn config() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(2_000);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_tex_is_too_much(parts in prop::collection::vec(0..TEX.len(), 0..40), any in ".{0,12}") {
        let written: String = parts.iter().map(|&part| TEX[part]).collect();
        for written in [format!("{written}{any}"), written] {
            if let Some(read) = Allowance::default().tex(&written) {
                holds(&read.tree);
            }
        }
    }

    #[test]
    fn no_element_is_too_much(html in markup()) {
        let page = Page::from_html(&html, None);
        if let Some(read) = page.first(Tag::Math).and_then(|math| native::read(&page, math, MAX_MATH_NODES)) {
            holds(&read.tree);
        }
    }
}

#[test]
fn the_largest_formulas_need_little_stack() {
    // A browser gives wasm one megabyte in all.
    let reading = std::thread::Builder::new().stack_size(if cfg!(debug_assertions) { 4 << 20 } else { 512 << 10 });
    let reading = reading.spawn(|| {
        for unit in
            ["\\sqrt", "\\frac1", "\\frac{1}", "\\not", "\\hat", "\\mathrm", "\\overset1", "{", "x^{", "\\left("]
        {
            for count in [300, 1_000] {
                tex::read(&unit.repeat(count), MAX_MATH_NODES);
            }
        }
        for unit in ["\\begin{matrix}", "\\relax", "{}", "\\ ", "a", "&", "'", "\\\\", "%\n"] {
            tex::read(&unit.repeat(8_000 / unit.len()), MAX_MATH_NODES);
        }
        for element in ["msqrt", "mrow", "mfenced", "mtable", "maction"] {
            let page = Page::from_html(&format!("<math>{}x", format!("<{element}>").repeat(3_000)), None);
            page.first(Tag::Math).and_then(|math| native::read(&page, math, MAX_MATH_NODES));
        }
    });
    assert!(reading.is_ok_and(|reading| reading.join().is_ok()));
}
