//! The pieces of a formula while it is put together, from inside out: each knows how deep it is, all are counted.

use crate::article::{MAX_MATH_DEPTH, MAX_MATH_NODES, MAX_MATH_TEXT, MathNode, MathTag, Room};

/// What an atom is to its neighbors (TeX, chapter 17), as far as a browser does not know it by the character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Ordinary,
    Large,
    Binary,
    Relation,
    Open,
    Close,
    Punctuation,
    Function,
    Space,
}

/// A piece.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub node: MathNode,
    pub class: Class,
    height: usize,
}

impl Part {
    /// The pieces it was put together from.
    pub fn into_pieces(self) -> impl Iterator<Item = Self> {
        let height = self.height.saturating_sub(1);
        self.node.children.into_iter().map(move |node| Self { node, class: Class::Ordinary, height })
    }
}

/// Makes pieces until the formula has too many.
#[derive(Debug)]
pub(super) struct Parts {
    left: usize,
}

impl Parts {
    /// For one formula, of at most so many elements.
    pub fn new(most: usize) -> Self {
        Self { left: most.min(MAX_MATH_NODES) }
    }

    /// A piece without pieces; none when there are too many, or its text is too long.
    pub fn leaf(&mut self, node: MathNode, class: Class) -> Option<Part> {
        self.left = self.left.checked_sub(1)?;
        (node.text.len() <= MAX_MATH_TEXT).then_some(Part { node, class, height: 1 })
    }

    /// A piece around others; none when there are too many or they stand too deep. A row with nothing to say but its
    /// one piece is that piece; an element that lacks an argument, or has one too many, is a row.
    pub fn around(&mut self, mut node: MathNode, parts: Vec<Part>, class: Class) -> Option<Part> {
        self.left = self.left.checked_sub(1)?;
        if let Room::Exactly(count) = node.tag.room()
            && parts.len() != count
        {
            node = MathNode::around(MathTag::Mrow, Vec::new());
        }
        let is_plain = matches!(node.tag, MathTag::Mrow | MathTag::Mstyle) && node.attributes.is_empty();
        let mut parts = parts;
        if is_plain {
            node.tag = MathTag::Mrow;
            if parts.len() == 1 {
                return parts.pop();
            }
        }
        let height = parts.iter().map(|part| part.height).max().unwrap_or(0) + 1;
        if height > MAX_MATH_DEPTH {
            return None;
        }
        node.children = row(parts);
        Some(Part { node, class, height })
    }

    /// The pieces as what stands in a row.
    pub fn finish(parts: Vec<Part>) -> Vec<MathNode> {
        row(parts)
    }
}

/// A row within a row that is alone there says nothing.
fn row(parts: Vec<Part>) -> Vec<MathNode> {
    let mut nodes: Vec<MathNode> = parts.into_iter().map(|part| part.node).collect();
    if nodes.len() == 1
        && let Some(only) = nodes.pop_if(|only| only.tag == MathTag::Mrow && only.attributes.is_empty())
    {
        return only.children;
    }
    nodes
}

/// How many elements a formula has. Recursion is bounded by `MAX_MATH_DEPTH`.
pub(super) fn count(nodes: &[MathNode]) -> usize {
    nodes.iter().map(|node| 1 + count(&node.children)).sum()
}
