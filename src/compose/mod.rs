//! Walks what is kept of a page and writes the typed Article. Never edits the tree.

use crate::article::Block;
use crate::describe::Metadata;
use crate::page::{Note, Page};

/// Which nodes are part of the article.
#[derive(Debug, Clone)]
pub struct Kept {
    /// How many kept leaves (texts, media) stand before each node; one more than there are nodes.
    before: Vec<u32>,
}

impl Kept {
    /// `leaves[node]` says of a text or medium whether it is kept; the value at elements that hold others is not read.
    pub fn new(page: &Page, is_kept: impl Fn(usize) -> bool) -> Self {
        let mut before = Vec::with_capacity(page.len() + 1);
        let mut count = 0;
        before.push(0);
        for node in 0..page.len() {
            let is_leaf = page.end(node) == node + 1;
            count += u32::from(is_leaf && is_kept(node));
            before.push(count);
        }
        Self { before }
    }

    /// Whether the node is kept: the leaf itself, or any leaf in the element.
    pub fn is_kept(&self, page: &Page, node: usize) -> bool {
        self.before.get(page.end(node)) > self.before.get(node)
    }
}

/// The text of an article, and where each part of it came from.
#[derive(Debug, Clone, Default)]
pub struct Composed {
    /// The blocks.
    pub blocks: Vec<Block>,
    /// For each block, the first node it came from.
    pub starts: Vec<usize>,
    /// What had to be left out.
    pub notes: Vec<Note>,
}

/// Writes what is kept as blocks.
pub fn compose(_page: &Page, _kept: &Kept, _metadata: &Metadata) -> Composed {
    Composed::default()
}
