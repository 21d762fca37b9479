//! XPath 1.0 as site rules use it: an expression comes in as text, is typed once, and is evaluated over a [`Page`] in
//! steps that a budget counts. Nodes come out in document order, attribute values and strings as text.
//!
//! What an expression can see is what the page holds. Elements and texts are those of the outline: no comments, no
//! `style` and `template`, no `script` but `math/tex`, and nothing inside `svg`, `canvas`, `object`, `select` or
//! `textarea`. Names of elements and attributes are compared in lower case, as HTML has them; a `prefix:name` is compared
//! as it is written. Attributes are all there on a page from a file. On a page from a tab only those the walk writes are:
//! the names of `extension/shared/attributes.js` (`class`, `id`, `itemprop`, `rel`, `href`, `property`, `content` …) and
//! every `data-*` on images, pictures, videos, frames, figures and links; a test on any other (`style`, `onclick`,
//! `data-*` of a `div`) is never true there.

mod axes;
mod evaluate;
mod expression;
mod functions;
mod lexer;
mod parse;
mod show;
mod value;

pub use expression::{Arithmetic, Axis, Comparison, Expression, Function, Kind, Path, Start, Step, Test};
pub use parse::parse;
pub(crate) use value::number_of;

use crate::page::Page;
use std::fmt;

/// Why an expression cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where in the expression, in characters from 1.
    pub column: usize,
    /// What is wrong there: a sentence in lower case, no full stop.
    pub reason: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "column {}: {}", self.column, self.reason)
    }
}

impl std::error::Error for Fault {}

/// The steps of a budget were used up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooSlow;

impl fmt::Display for TooSlow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the expression takes too long on this page")
    }
}

impl std::error::Error for TooSlow {}

/// How much work may still be done: a step is a node looked at, or [`Budget::BYTES_A_STEP`] bytes of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    left: u64,
}

impl Budget {
    /// Bytes of text that cost as much as one node: about what is copied in the time that a node test takes.
    pub const BYTES_A_STEP: usize = 32;

    /// A budget of so many steps.
    pub const fn of(steps: u64) -> Self {
        Self { left: steps }
    }

    /// Steps that are left.
    pub const fn left(self) -> u64 {
        self.left
    }

    fn spend(&mut self, steps: usize) -> Result<(), TooSlow> {
        let left = self.left.checked_sub(steps as u64);
        self.left = left.unwrap_or_default();
        left.map(|_| ()).ok_or(TooSlow)
    }

    fn spend_on_text(&mut self, text: &str) -> Result<(), TooSlow> {
        self.spend(1 + text.len() / Self::BYTES_A_STEP)
    }
}

/// One thing an expression found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// An element or a text.
    Node(usize),
    /// An attribute of an element.
    Attribute {
        /// The element.
        owner: usize,
        /// The attribute's value.
        value: String,
    },
    /// What an expression that is no path comes to, as text.
    Text(String),
}

impl Expression {
    /// What the expression finds from a node, or from the document where there is none: nodes and attributes in document
    /// order, or one text.
    pub fn find(&self, page: &Page, from: Option<usize>, budget: &mut Budget) -> Result<Vec<Found>, TooSlow> {
        evaluate::find(self, page, from, budget)
    }

    /// The elements and texts the expression finds, in document order, each once.
    pub fn nodes(&self, page: &Page, from: Option<usize>, budget: &mut Budget) -> Result<Vec<usize>, TooSlow> {
        let found = self.find(page, from, budget)?;
        Ok(found.into_iter().filter_map(|f| if let Found::Node(node) = f { Some(node) } else { None }).collect())
    }

    /// Whether the expression holds for a node: finds something, is a text that is not empty, a number that is not 0.
    pub fn holds(&self, page: &Page, at: usize, budget: &mut Budget) -> Result<bool, TooSlow> {
        evaluate::holds(self, page, at, budget)
    }
}

#[cfg(test)]
mod tests;
