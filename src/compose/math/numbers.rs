//! The numbers that pages give their formulas, which stand in the tree as a cell of a table: taken out of it, so that a
//! view can set them where it will.

use super::linear::linear;
use crate::article::{MathNode, MathTag};

/// Takes the one label out of a formula that is a table; a table of one cell then is what that holds.
pub(super) fn number_out(tree: &mut Vec<MathNode>, label: &str, row: usize) -> Option<String> {
    let [table] = tree.as_mut_slice() else { return None };
    if table.tag != MathTag::Mtable {
        return None;
    }
    table.children.get_mut(row)?.children.pop();
    if let [MathNode { children: cells, .. }] = table.children.as_mut_slice()
        && let [cell] = cells.as_mut_slice()
    {
        *tree = std::mem::take(&mut cell.children);
    }
    number_of(label)
}

/// `KaTeX` writes a numbered formula as a table of one row: nothing, the formula, nothing, the number.
pub(super) fn tag_out(tree: &mut Vec<MathNode>) -> Option<String> {
    let [MathNode { tag: MathTag::Mtable, children: rows, .. }] = tree.as_mut_slice() else { return None };
    let [MathNode { children: cells, .. }] = rows.as_mut_slice() else { return None };
    let [before, formula, after, number] = cells.as_mut_slice() else { return None };
    if !before.children.is_empty() || !after.children.is_empty() || formula.children.is_empty() {
        return None;
    }
    let number = number_of(&linear(&number.children))?;
    *tree = std::mem::take(&mut formula.children);
    Some(number)
}

/// The number of a formula without the parentheses around it; none where it is none, or a sentence.
pub(super) fn number_of(label: &str) -> Option<String> {
    /// The longest that is a number and no sentence, bytes.
    const LONGEST: usize = 24;
    let label = label.trim();
    let bare = label.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(label).trim();
    (!bare.is_empty() && bare.len() <= LONGEST).then(|| bare.to_string())
}
