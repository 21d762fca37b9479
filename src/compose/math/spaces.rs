//! The spaces in a row of TeX where a browser would set others: it knows an operator by its character and its place, TeX
//! by what stands on both sides (The `TeXbook`, chapters 17 and 18). And what TeX writes in a row and is one: primes and
//! upright words.

use super::parts::{Class, Part, Parts};
use crate::article::{MAX_MATH_TEXT, MathNode, MathTag};

/// A thin space, as TeX sets it around the names of functions.
const THIN: &str = "0.1667em";
/// Between a function and its argument, for those who listen.
const APPLIED: &str = "\u{2061}";
const PRIME: char = '′';

/// Whether something to operate on stands before a row, though it is not in it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Place {
    First,
    After,
}

/// A row with the spaces of TeX.
pub(super) fn spaced(made: &mut Parts, parts: Vec<Part>, place: Place) -> Option<Vec<Part>> {
    let parts = with_primes(made, parts)?;
    let mut out: Vec<Part> = Vec::with_capacity(parts.len());
    let mut before = if place == Place::After { Some(Class::Ordinary) } else { None };
    let mut rest = parts.into_iter().peekable();
    while let Some(mut part) = rest.next() {
        let after = rest.peek().map(|next| next.class);
        match part.class {
            Class::Binary => {
                let has_left = matches!(before, Some(Class::Ordinary | Class::Close));
                let has_right = !matches!(after, None | Some(Class::Relation | Class::Close | Class::Punctuation));
                if !(has_left && has_right) {
                    part.class = Class::Ordinary;
                }
                if part.node.tag == MathTag::Mo {
                    match (has_left, has_right) {
                        // First in its row a browser takes it for a sign by itself, and in the middle for none.
                        (true, true) if out.is_empty() => part.node.set("form", "infix"),
                        (false, true) if !out.is_empty() => part.node.set("form", "prefix"),
                        (_, true) => {}
                        (_, false) => {
                            part.node.set("lspace", "0em");
                            part.node.set("rspace", "0em");
                        }
                    }
                }
            }
            Class::Function => {
                if matches!(before, Some(Class::Ordinary | Class::Close)) {
                    out.push(thin(made)?);
                }
                out.push(part);
                if let Some(after) = after {
                    out.push(made.leaf(MathNode::token(MathTag::Mo, APPLIED), Class::Ordinary)?);
                    if matches!(after, Class::Ordinary | Class::Large | Class::Function) {
                        out.push(thin(made)?);
                    }
                }
                before = Some(Class::Function);
                continue;
            }
            _ => {}
        }
        if is_upright(&part.node)
            && let Some(last) = out.last_mut().filter(|last| is_upright(&last.node))
        {
            // Upright letters in a row are a word.
            last.node.text.push_str(&part.node.text);
            continue;
        }
        if part.class != Class::Space {
            before = Some(part.class);
        }
        out.push(part);
    }
    Some(out)
}

/// A letter, or a word of such, that stands upright and not for a function.
fn is_upright(node: &MathNode) -> bool {
    node.tag == MathTag::Mi
        && node.word("mathvariant") == Some("normal")
        && node.text.chars().all(|c| c.is_ascii_alphabetic())
        && node.text.len() < MAX_MATH_TEXT
}

fn thin(made: &mut Parts) -> Option<Part> {
    made.leaf(MathNode::around(MathTag::Mspace, Vec::new()).with("width", THIN), Class::Space)
}

/// Primes, which the reader gives as letters of their own, as scripts of what stands before them.
fn with_primes(made: &mut Parts, parts: Vec<Part>) -> Option<Vec<Part>> {
    let mut out: Vec<Part> = Vec::with_capacity(parts.len());
    let mut rest = parts.into_iter().peekable();
    while let Some(mut part) = rest.next() {
        if !is_primed(&part.node) {
            out.push(part);
            continue;
        }
        let mut count = 1;
        while is_prime(&part.node)
            && let Some(next) = rest.next_if(|next| is_primed(&next.node))
        {
            (part, count) = (next, count + 1);
        }
        let sign = match count {
            1 => "′".to_string(),
            2 => "″".to_string(),
            3 => "‴".to_string(),
            _ => PRIME.to_string().repeat(count),
        };
        let sign = made.leaf(MathNode::token(MathTag::Mo, sign), Class::Ordinary)?;
        let base = match out.pop() {
            Some(base) => base,
            None => made.around(MathNode::around(MathTag::Mrow, Vec::new()), Vec::new(), Class::Ordinary)?,
        };
        let class = base.class;
        let tag = part.node.tag;
        let mut scripts = part.into_pieces().skip(1);
        let mut with_sign = |script: Option<Part>| {
            made.around(MathNode::around(MathTag::Mrow, Vec::new()), vec![sign.clone(), script?], Class::Ordinary)
        };
        let (tag, pieces) = match tag {
            MathTag::Msub => (MathTag::Msubsup, vec![base, scripts.next()?, sign]),
            MathTag::Msup => (MathTag::Msup, vec![base, with_sign(scripts.next())?]),
            MathTag::Msubsup => (MathTag::Msubsup, vec![base, scripts.next()?, with_sign(scripts.next())?]),
            _ => (MathTag::Msup, vec![base, sign]),
        };
        out.push(made.around(MathNode::around(tag, Vec::new()), pieces, class)?);
    }
    Some(out)
}

fn is_prime(node: &MathNode) -> bool {
    node.tag == MathTag::Mi && node.text.chars().eq([PRIME])
}

/// A prime, or one that has scripts.
fn is_primed(node: &MathNode) -> bool {
    is_prime(node)
        || (matches!(node.tag, MathTag::Msub | MathTag::Msup | MathTag::Msubsup)
            && node.children.first().is_some_and(is_prime))
}
