//! The Article: what remains of a page, as typed data. It holds text, structure and checked addresses, and nothing else:
//! what these types cannot say cannot come out. Every output is written from them.

pub mod address;

mod authors;
mod block;
mod inline;
mod math;
mod read;
mod time;

pub use authors::{authors, is_credential};
pub use block::{Block, BlockKind, Cell, Definition, Figure, Footnote, Image, Row, item_numbers};
pub use inline::{Inline, plain_text};
pub(crate) use math::Parts;
pub use math::{
    MAX_MATH_DEPTH, MAX_MATH_NODES, MAX_MATH_NODES_IN_ALL, MAX_MATH_TEXT, MathAttribute, MathNode, MathTag, Room,
};
pub use read::ReadError;
pub(crate) use read::read_value;
pub use time::minutes;

use serde::Serialize;

/// How deep blocks may stand in blocks; deeper ones are flattened. Bounds the recursion of every writer.
pub const MAX_BLOCK_DEPTH: usize = 16;
/// How deep inlines may stand in inlines; deeper ones are flattened.
pub const MAX_INLINE_DEPTH: usize = 16;
/// How many blocks, inlines, rows and cells an Article may hold; the rest is left out and noted.
pub const MAX_OUTPUT_NODES: usize = 30_000;

/// Which way the text runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    #[default]
    Ltr,
    /// Right to left.
    Rtl,
}

/// An article: who wrote what, when, where, and the text itself.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Article {
    /// The headline, without the site's name.
    pub title: String,
    /// The authors, as one line, names joined by ", ".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// When it was published, ISO 8601, as precise as the page says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// When it was last changed, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modified: Option<String>,
    /// The name of the site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// The language, BCP 47.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// The direction of the text.
    pub dir: Direction,
    /// The image that stands for the article elsewhere; it may not be among the blocks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead: Option<Image>,
    /// The canonical address, http or https.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Words in the blocks; two characters of a script without spaces count as one.
    pub words: u32,
    /// Minutes of reading; by characters in Chinese and Japanese.
    pub minutes: u32,
    /// The text.
    pub blocks: Vec<Block>,
}

impl Article {
    /// When it was last changed, where that is another day than the one it was published on: as the reader shows it.
    pub fn updated(&self) -> Option<&str> {
        let day = |date: &Option<String>| date.as_deref().map(|date| date.get(..10).unwrap_or(date).to_owned());
        self.modified.as_deref().filter(|date| !date.is_empty() && day(&self.modified) != day(&self.published))
    }
}
