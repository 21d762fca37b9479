//! TeX as a tree. `pulldown-latex` reads it into events; here it is first held to what that reader can be given, and the
//! events become the tree in `events.rs`. docs/math.md tells how the reader was chosen, and what was measured.

use super::events;
use super::native::Native;
use super::numbers::number_of;
use super::parts::Parts;
use crate::article::Room;

/// The longest formula that is read, bytes: two printed pages of one.
const MAX_TEX: usize = 8_000;
/// How deep braces may stand in braces.
const MAX_GROUPS: usize = 48;
/// How many commands may stand in one group. An argument that is a command and not a group is read by recursion, under
/// one kilobyte of stack each; a browser gives wasm one megabyte.
const MAX_COMMANDS: usize = 300;

/// Commands that a formula is not read with: those that define others (what they expand to is bounded by nothing here),
/// that name a character by a number (the reader panics on one), and that ask for what is no formula.
const REFUSED: [&str; 21] = [
    "def",
    "gdef",
    "edef",
    "xdef",
    "let",
    "futurelet",
    "global",
    "long",
    "outer",
    "newcommand",
    "renewcommand",
    "providecommand",
    "DeclareMathOperator",
    "newenvironment",
    "char",
    "href",
    "url",
    "class",
    "style",
    "cssId",
    "includegraphics",
];

/// Commands under another name, or without what only `MathJax` or `LaTeX` needs.
const RENAMED: [(&str, &str); 28] = [
    ("bm", "\\boldsymbol "),
    ("mathscr", "\\mathcal "),
    ("mbox", "\\text "),
    ("hbox", "\\text "),
    ("textnormal", "\\text "),
    ("textup", "\\text "),
    ("mathds", "\\mathbb "),
    ("bold", "\\mathbf "),
    ("operatorname*", "\\mathop "),
    ("cancel", ""),
    ("bcancel", ""),
    ("xcancel", ""),
    ("boxed", ""),
    ("fbox", "\\text "),
    ("nonumber", ""),
    ("notag", ""),
    ("displaylimits", ""),
    ("mathstrut", ""),
    ("allowbreak", ""),
    ("break", ""),
    ("nobreak", ""),
    ("centering", ""),
    ("Reals", "\\mathbb{R}"),
    ("reals", "\\mathbb{R}"),
    ("R", "\\mathbb{R}"),
    ("N", "\\mathbb{N}"),
    ("Z", "\\mathbb{Z}"),
    ("Complex", "\\mathbb{C}"),
];

/// Commands left out with their argument.
const LEFT_OUT: [&str; 6] = ["label", "tag", "require", "phantom", "hphantom", "vphantom"];

/// Reads a formula of at most so many elements; none where it is not understood.
pub(super) fn read(tex: &str, most: usize) -> Option<Native> {
    let (tex, number) = prepared(tex)?;
    let tree = events::read(&tex, Parts::new(most))?;
    (!tree.iter().all(|node| node.text.is_empty() && node.tag.room() == Room::Text)).then_some(Native { tree, number })
}

/// The formula in the words of the reader, and the number it has; none where the reader cannot be given it.
fn prepared(tex: &str) -> Option<(String, Option<String>)> {
    if tex.len() > MAX_TEX {
        return None;
    }
    let mut out = String::with_capacity(tex.len() + 16);
    let mut number = None;
    // Commands in each open group.
    let mut groups = vec![0_usize];
    let mut rest = tex;
    while let Some(first) = rest.chars().next() {
        let mut tail = rest.get(first.len_utf8()..).unwrap_or_default();
        match first {
            '\\' => {
                let (name, behind) = command(tail);
                tail = behind;
                *groups.last_mut()? += 1;
                if REFUSED.contains(&name) || *groups.last()? > MAX_COMMANDS {
                    return None;
                }
                if LEFT_OUT.contains(&name) {
                    let (argument, behind) = braced(tail.strip_prefix('*').unwrap_or(tail))?;
                    tail = behind;
                    if name == "tag" {
                        // The first of several numbers would be taken for that of all.
                        number = if number.is_none() { number_of(argument) } else { return None };
                    }
                } else if let Some((_, instead)) = RENAMED.iter().find(|(other, _)| *other == name) {
                    out.push_str(instead);
                } else {
                    out.extend(["\\", name]);
                }
                match name {
                    "begin" => groups.push(0),
                    "end" if groups.len() > 1 => groups.truncate(groups.len() - 1),
                    _ => {}
                }
            }
            '{' => {
                groups.push(0);
                out.push(first);
            }
            '}' => {
                groups.pop_if(|_| true)?;
                groups.last()?;
                out.push(first);
            }
            // A character that nothing shows may still be a boundary to the reader.
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
        if groups.len() > MAX_GROUPS {
            return None;
        }
        rest = tail;
    }
    Some((out, number))
}

/// The name of the command after a backslash, with its star, and what follows.
fn command(text: &str) -> (&str, &str) {
    let letters = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    let starred = letters + usize::from(letters > 0 && text.get(letters..).is_some_and(|rest| rest.starts_with('*')));
    let is_known = text.get(..starred).is_some_and(|name| name == "operatorname*");
    let one = text.chars().next().map_or(0, char::len_utf8);
    let end = if is_known { starred } else { letters.max(if letters == 0 { one } else { 0 }) };
    text.split_at_checked(end).unwrap_or((text, ""))
}

/// The argument in braces, and what follows it.
fn braced(text: &str) -> Option<(&str, &str)> {
    let inner = text.trim_start().strip_prefix('{')?;
    let mut depth = 0_usize;
    let mut is_escaped = false;
    for (at, c) in inner.char_indices() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '{' => depth += 1,
            '}' if depth == 0 => return Some((inner.get(..at)?, inner.get(at + 1..)?)),
            '}' => depth -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::compose::math::check::check_tex;

    #[test]
    fn fractions_roots_and_scripts_are_elements() {
        check_tex("\\frac{a}{b}", "frac(a b)");
        check_tex("\\sqrt{x}+\\sqrt[3]{y}", "sqrt(x) + root(y 3)");
        check_tex("x_1^2 e^{-x}", "subsup(x 1 2) sup(e row(− x))");
        check_tex("\\binom n k", "( frac[linethickness=0em](n k) )");
        check_tex("f'' + y'^2_0", "sup(f ″) + subsup(y 0 row(′ 2))");
        check_tex("{}^{14}_{6}\\mathrm{C}", "subsup(row() 6 14) C[mathvariant=normal]");
    }

    #[test]
    fn limits_move_beside_their_sign_where_the_browser_says_so() {
        check_tex("\\sum_{i=1}^n i", "underover(∑ row(i = 1) n) i");
        check_tex("\\sum\\limits_i i", "under(∑[movablelimits=false] i) i");
        check_tex("\\int_0^1 x", "subsup(∫ 0 1) x");
        let lim = "under(lim[form=prefix lspace=0em movablelimits=true rspace=0em] n)";
        check_tex("\\lim_n x", &format!("{lim} \u{2061} space[width=0.1667em]() x"));
    }

    #[test]
    fn signs_and_operators_are_told_apart() {
        check_tex("-a - b = -c", "− a − b = −[form=prefix] c");
        check_tex("a^+", "sup(a +)");
        check_tex("2{,}5", "2 ,[lspace=0em rspace=0em] 5");
        check_tex("1/2", "1 /[lspace=0em rspace=0em] 2");
        check_tex(
            "\\begin{aligned} a &- b \\end{aligned}",
            "table[displaystyle=true](tr(td[columnalign=right](a) td[columnalign=left](−[form=infix] b)))",
        );
        check_tex("2\\sin x", "2 space[width=0.1667em]() sin \u{2061} space[width=0.1667em]() x");
        check_tex("\\sin(x)", "sin \u{2061} ([stretchy=false] x )[stretchy=false]");
        check_tex("A \\not= B \\not\\subset C", "A =\u{338} B ⊂\u{338} C");
    }

    #[test]
    fn tables_have_their_columns_and_lines() {
        check_tex("\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}", "( table(tr(td(a) td(b)) tr(td(c) td(d))) )");
        check_tex(
            "\\begin{align} a &= b \\\\ &= c \\end{align}",
            "table[displaystyle=true](tr(td[columnalign=right](a) td[columnalign=left](= b)) \
             tr(td[columnalign=right]() td[columnalign=left](= c)))",
        );
        check_tex(
            "\\begin{array}{l|r} a & b \\\\ \\hline c & d \\end{array}",
            "table(tr(td[columnalign=left](a) td[columnalign=right columnlines=solid](b)) \
             tr(td[columnalign=left rowlines=solid](c) td[columnalign=right columnlines=solid rowlines=solid](d)))",
        );
        check_tex(
            "\\begin{cases} 1 & \\text{if } x \\\\ 0 \\end{cases}",
            "{ table(tr(td[columnalign=left](1) td[columnalign=left](\"if\u{a0}\" x)) tr(td[columnalign=left](0)))",
        );
        check_tex("\\begin{equation} x \\end{equation}", "x");
    }

    #[test]
    fn letters_and_accents_are_those_of_the_formula() {
        check_tex("\\mathbb{R} \\mathcal L \\mathbf{x} \\boldsymbol{\\beta} \\bm v", "ℝ ℒ 𝐱 𝜷 𝒗");
        check_tex("\\Gamma \\gamma", "Γ[mathvariant=normal] γ");
        check_tex("9\\,\\mathrm{km}", "9 space[width=0.1667em]() km[mathvariant=normal]");
        check_tex("\\hat x", "over[accent=true](x ˆ[stretchy=false])");
        check_tex("\\overline{AB}", "over[accent=true](row(A B) ‾[stretchy=true])");
        check_tex("\\text{5 \\% of \\$3}", "\"5 % of $3\"");
    }

    #[test]
    fn numbers_are_taken_out_and_what_only_latex_needs_is_left_out() {
        let read = |tex: &str| crate::compose::math::Allowance::default().tex(tex).map(|read| read.number);
        assert_eq!(read("x \\tag{3a} \\label{eq:x} \\nonumber"), Some(Some("3a".into())));
        assert_eq!(read("x \\tag*{(*)}"), Some(Some("*".into())));
        assert_eq!(read("x \\tag{1} \\\\ y \\tag{2}"), None);
        check_tex("\\cancel{x} \\boxed{y} \\phantom{z}", "x y");
    }

    #[test]
    fn what_is_not_understood_or_too_much_is_not_read() {
        for tex in [
            "\\unknown{x}",
            "\\frac{a}",
            "{x",
            "x}",
            "x_1_2",
            "\\begin{matrix} x",
            "\\def\\a{\\a\\a}\\a",
            "\\newcommand{\\a}{x}\\a",
            "\\href{javascript:x()}{x}",
            "\\char\u{338}",
            "\\text{$x$}",
            "\\",
        ] {
            check_tex(tex, "-");
        }
        check_tex(&"x".repeat(8_001), "-");
        check_tex(&"\\alpha ".repeat(301), "-");
        check_tex(&format!("{}x{}", "\\sqrt{".repeat(40), "}".repeat(40)), "-");
        check_tex(&format!("{}x{}", "{".repeat(60), "}".repeat(60)), "-");
    }
}
