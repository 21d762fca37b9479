//! A formula on one line, for those who read plain text: fractions with a slash, roots with their sign, scripts after
//! `^` and `_` (as in Unicode Technical Note 28). Recursion is bounded by `MAX_MATH_DEPTH`.

use crate::article::{MathNode, MathTag};

/// Signs with a space on both sides.
const SPACED: &str = "=≠<>≤≥≪≫≈≃≅∼≡∝∈∉⊂⊆⊃⊇→←↔⇒⇐⇔↦≔∣";
/// Accents, and the characters that combine with the letter before.
const ACCENTS: [(&str, char); 9] = [
    ("^", '\u{302}'),
    ("ˆ", '\u{302}'),
    ("~", '\u{303}'),
    ("˜", '\u{303}'),
    ("¯", '\u{304}'),
    ("‾", '\u{304}'),
    ("˙", '\u{307}'),
    ("¨", '\u{308}'),
    ("→", '\u{20D7}'),
];

/// Writes a row.
pub(super) fn linear(row: &[MathNode]) -> String {
    let mut out = String::new();
    push_row(&mut out, row);
    let mut words = out.split_whitespace();
    let first = words.next().unwrap_or_default().to_string();
    words.fold(first, |line, word| line + " " + word)
}

fn push_row(out: &mut String, row: &[MathNode]) {
    let mut is_script = false;
    for node in row {
        let mut said = String::new();
        push(&mut said, node);
        // The sign between a function and its argument is not seen.
        if said.is_empty() && node.tag == MathTag::Mo {
            continue;
        }
        // A name after a script is no part of it; one name after another is no part of that.
        let is_word = |c: char| c.is_alphanumeric();
        let is_name = |node: &MathNode| node.tag == MathTag::Mi && node.text.chars().count() > 1;
        let is_number = node.tag == MathTag::Mn && out.ends_with(|c: char| c.is_numeric());
        if said.starts_with(is_word) && (is_script || is_number || (is_name(node) && out.ends_with(is_word))) {
            out.push(' ');
        }
        out.push_str(&said);
        is_script = matches!(
            node.tag,
            MathTag::Msub | MathTag::Msup | MathTag::Msubsup | MathTag::Munder | MathTag::Mover | MathTag::Munderover
        );
        if is_name(node) {
            is_script = true;
        }
    }
}

fn push(out: &mut String, node: &MathNode) {
    use MathTag as T;
    match (node.tag, node.children.as_slice()) {
        (T::Mo, _) if node.text.chars().count() == 1 && SPACED.contains(&node.text) => {
            out.extend([" ", &node.text, " "]);
        }
        (T::Mi | T::Mn | T::Mo | T::Mtext, _) => {
            // Signs that are not seen: function application, times, separator, plus.
            let shown = node.text.chars().filter(|c| !('\u{2061}'..='\u{2064}').contains(c));
            let text: String = shown.collect();
            out.push_str(&text);
        }
        (T::Mspace, _) => out.push(' '),
        (T::Mphantom | T::Mprescripts, _) => {}
        (T::Mfrac, [above, below]) => {
            out.push_str(&wrapped(above));
            let is_bare = node.attributes.iter().any(|said| {
                let value = said.to_string();
                said.name() == "linethickness" && value.trim_end_matches(|c: char| c.is_alphabetic()) == "0"
            });
            out.push(if is_bare { '¦' } else { '/' });
            out.push_str(&wrapped(below));
        }
        (T::Msqrt, inner) => {
            out.push('√');
            out.push_str(&wrapped_row(inner));
        }
        (T::Mroot, [inner, index]) => {
            out.extend(["√[", &linear(std::slice::from_ref(index)), "]", &wrapped(inner)]);
        }
        (T::Munder, [base, low]) if node.word("accentunder") == Some("true") => {
            out.extend([low.text.as_str(), &wrapped(base)]);
        }
        (T::Msub | T::Munder, [base, low]) => push_scripts(out, base, Some(low), None),
        (T::Msup, [base, high]) => push_scripts(out, base, None, Some(high)),
        (T::Mover, [base, high]) => {
            let accent = ACCENTS.iter().find(|(sign, _)| *sign == high.text);
            if let (Some((_, combining)), [letter]) = (accent, base.text.chars().collect::<Vec<_>>().as_slice()) {
                out.extend([*letter, *combining]);
            } else if node.word("accent") == Some("true") {
                // The sign, alone it would join the letter before.
                let sign = if high.text == "\u{302}" { "^" } else { high.text.as_str() };
                out.extend([sign, &wrapped(base)]);
            } else {
                push_scripts(out, base, None, Some(high));
            }
        }
        (T::Msubsup | T::Munderover, [base, low, high]) => push_scripts(out, base, Some(low), Some(high)),
        (T::Mmultiscripts, [base, scripts @ ..]) => push_around(out, base, scripts),
        (T::Mtable, rows) => {
            for (at, row) in rows.iter().enumerate() {
                out.push_str(if at > 0 { "; " } else { "" });
                let cells = row.children.iter().map(|cell| linear(&cell.children)).filter(|cell| !cell.is_empty());
                out.push_str(&cells.collect::<Vec<_>>().join(if is_aligned(row) { " " } else { ", " }));
            }
        }
        (_, inner) => push_row(out, inner),
    }
}

/// Whether the cells of a row are the two sides of one equation.
fn is_aligned(row: &MathNode) -> bool {
    row.children.first().is_some_and(|cell| cell.word("columnalign") == Some("right"))
}

fn push_scripts(out: &mut String, base: &MathNode, low: Option<&MathNode>, high: Option<&MathNode>) {
    if base.tag == MathTag::Mrow && !base.children.is_empty() {
        out.push_str(&wrapped(base));
    } else {
        push(out, base);
    }
    if let Some(low) = low {
        out.extend(["_", &wrapped(low)]);
    }
    // A prime says by itself that it is raised.
    let is_prime = |node: &MathNode| !node.text.is_empty() && node.text.chars().all(|c| "′″‴'*".contains(c));
    match high.map(|high| (high, high.children.as_slice())) {
        Some((high, _)) if is_prime(high) => out.push_str(&high.text),
        Some((high, [prime, rest @ ..])) if high.tag == MathTag::Mrow && is_prime(prime) => {
            out.extend([&prime.text, "^", &wrapped_row(rest)]);
        }
        Some((high, _)) => out.extend(["^", &wrapped(high)]),
        None => {}
    }
}

/// Scripts in pairs, those after `mprescripts` before the base.
fn push_around(out: &mut String, base: &MathNode, scripts: &[MathNode]) {
    let at = scripts.iter().position(|node| node.tag == MathTag::Mprescripts).unwrap_or(scripts.len());
    let (after, before) = scripts.split_at(at);
    let pairs = |out: &mut String, nodes: &[MathNode]| {
        for (script, mark) in nodes.iter().zip(["_", "^"].iter().cycle()) {
            let said = wrapped(script);
            if !said.is_empty() {
                out.extend([*mark, &said]);
            }
        }
    };
    pairs(out, before.get(1..).unwrap_or_default());
    push(out, base);
    pairs(out, after);
}

fn wrapped(node: &MathNode) -> String {
    wrapped_row(std::slice::from_ref(node))
}

/// In parentheses, unless it is one name or number.
fn wrapped_row(row: &[MathNode]) -> String {
    let said = linear(row);
    let is_fenced = matches!(row, [only] if only.children.first().is_some_and(|first| first.text == "(")
        && only.children.last().is_some_and(|last| last.text == ")"));
    let is_one = said.chars().all(|c| c.is_alphanumeric() || "′″‴.,\u{302}\u{303}\u{304}\u{307}\u{308}".contains(c));
    let is_sign = said.chars().count() == 1;
    if is_fenced || is_one || is_sign { said } else { format!("({said})") }
}

#[cfg(test)]
mod tests {
    use super::linear;
    use crate::compose::math::Allowance;

    #[track_caller]
    fn check(tex: &str, expected: &str) {
        assert_eq!(Allowance::default().tex(tex).map_or("-".into(), |read| linear(&read.tree)), expected, "{tex}");
    }

    #[test]
    fn a_formula_is_a_line_of_text() {
        check("x = \\frac{-b \\pm \\sqrt{b^2-4ac}}{2a}", "x = (−b±√(b^2−4ac))/2a");
        check("\\sum_{i=1}^n i \\le \\sqrt[3]{x}", "∑_(i = 1)^n i ≤ √[3]x");
        check("f''(x) + y'^2", "f″(x)+y′^2");
        check("2\\sin x \\cos y", "2 sin x cos y");
        check("\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}", "(a, b; c, d)");
        check("\\begin{aligned} a &= b \\\\ &= c \\end{aligned}", "a = b; = c");
        check("\\hat x + \\overline{AB} + \\widehat{xy}", "x̂+‾AB+^xy");
        check("\\binom nk", "(n¦k)");
        check("\\text{speed} = \\mathrm{9\\,km}", "speed = 9 km");
        check("\\phantom{x}y", "y");
    }
}
