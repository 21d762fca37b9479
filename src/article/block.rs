//! The blocks an Article is made of.

use super::{Direction, Inline, MathNode};
use serde::Serialize;

/// A block with what is true of every kind.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Block {
    /// The number of the element it came from, by which the browser side finds the live node.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node: Option<u32>,
    /// Its language, where it differs from what surrounds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// Its direction, where it differs from what surrounds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dir: Option<Direction>,
    /// What it is.
    #[serde(flatten)]
    pub kind: BlockKind,
}

impl From<BlockKind> for Block {
    fn from(kind: BlockKind) -> Self {
        Self { node: None, lang: None, dir: None, kind }
    }
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum BlockKind {
    /// A paragraph of text.
    Paragraph {
        /// Its text.
        content: Vec<Inline>,
    },
    /// The paragraph that sums the article up, where the page sets one apart.
    Standfirst {
        /// Its text.
        content: Vec<Inline>,
    },
    /// A heading within the article; level 1 is the title, which is not a block.
    Heading {
        /// 2 to 6.
        level: u8,
        /// Its text.
        content: Vec<Inline>,
    },
    /// A list.
    List {
        /// Whether the order counts.
        ordered: bool,
        /// The first number, where it is not 1.
        #[serde(skip_serializing_if = "Option::is_none")]
        start: Option<i32>,
        /// The number of each item, where they do not count up from the first.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        numbers: Vec<i32>,
        /// The items, each a run of blocks.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote {
        /// What is quoted.
        blocks: Vec<Block>,
    },
    /// Code, white space kept.
    Code {
        /// The code.
        text: String,
        /// The language's short name, such as `rust`.
        #[serde(skip_serializing_if = "Option::is_none")]
        language: Option<String>,
    },
    /// A table of data.
    Table {
        /// Its caption.
        #[serde(skip_serializing_if = "Option::is_none")]
        caption: Option<Vec<Inline>>,
        /// Its rows.
        rows: Vec<Row>,
    },
    /// Images with their caption.
    Figure(Figure),
    /// A video, a post or the like, as a card that leads to it.
    Embed {
        /// What it is called; never empty.
        title: String,
        /// Where it is, http or https.
        address: String,
        /// The host it is on.
        site: String,
    },
    /// A formula that stands alone.
    Math {
        /// The formula.
        text: String,
        /// `tex` or `plain`.
        markup: &'static str,
        /// The formula as `MathML`: what stands in the row of a `math` element. Empty where only the text is known.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        tree: Vec<MathNode>,
        /// The number the page gives it, without parentheses.
        #[serde(skip_serializing_if = "Option::is_none")]
        number: Option<String>,
    },
    /// Terms and what they mean.
    Definitions {
        /// One entry a group.
        items: Vec<Definition>,
    },
    /// The footnotes.
    Footnotes {
        /// In order.
        items: Vec<Footnote>,
    },
    /// Something beside the text that belongs to it.
    Aside {
        /// What it holds.
        blocks: Vec<Block>,
    },
    /// A thematic break.
    Rule,
}

/// The numbers that the items of a list show: those it gives, or counted up from the first.
pub fn item_numbers(start: Option<i32>, numbers: &[i32]) -> impl Iterator<Item = i64> {
    let next = numbers.last().map_or(i64::from(start.unwrap_or(1)), |&last| i64::from(last) + 1);
    numbers.iter().map(|&number| i64::from(number)).chain(next..)
}

/// Images with their caption; a caption may stand without an image.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Figure {
    /// The images, in order.
    pub images: Vec<Image>,
    /// What they show.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption: Option<Vec<Inline>>,
    /// Who made them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
}

/// One image.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Image {
    /// Absolute address: http, https, or an image as a data address.
    pub address: String,
    /// What it shows, for those who do not see it; may be empty.
    pub alt: String,
    /// Pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Cell {
    /// Whether it heads its row or column.
    pub header: bool,
    /// How many columns it spans, 1 or more.
    pub columns: u16,
    /// How many rows it spans, 1 or more.
    pub rows: u16,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// Terms with their details.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Definition {
    /// The terms.
    pub terms: Vec<Vec<Inline>>,
    /// What they mean.
    pub details: Vec<Vec<Block>>,
}

/// A footnote.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Footnote {
    /// The id that references name; counts from 1.
    pub id: u32,
    /// Its text.
    pub blocks: Vec<Block>,
}
