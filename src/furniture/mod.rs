//! Furniture: what a page puts around and between the text. Each reason has its file of rules; a rule looks at the page
//! and marks, and nothing here removes. A mark outranks the score, because it names a structure or words of a language.

mod reason;

pub use reason::Reason;

use crate::describe::Metadata;
use crate::page::Page;
use crate::segment::Block;

/// A stretch of the page, the rule that marked it, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The first node.
    pub start: usize,
    /// One past the last node.
    pub end: usize,
    /// The rule's name, which is stable: users see it and can switch it off.
    pub rule: &'static str,
    /// Why.
    pub reason: Reason,
}

/// What a rule may look at.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// The page.
    pub page: &'a Page,
    /// Its blocks, in document order.
    pub blocks: &'a [Block],
    /// What is known of the article.
    pub metadata: &'a Metadata,
}

/// All marks, in document order; marks may overlap.
pub fn mark(_scene: &Scene<'_>) -> Vec<Mark> {
    Vec::new()
}
