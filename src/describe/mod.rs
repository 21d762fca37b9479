//! What the page says of its article: title, byline, dates, site, language, direction, lead image, address.

use crate::article::{Direction, Image};
use crate::page::Page;

/// What is known of the article, and where the page shows it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Metadata {
    /// The headline, without the site's name; may be empty.
    pub title: String,
    /// The authors, names joined by ", ".
    pub byline: Option<String>,
    /// ISO 8601, as precise as the page says.
    pub published: Option<String>,
    /// ISO 8601.
    pub modified: Option<String>,
    /// The name of the site.
    pub site: Option<String>,
    /// BCP 47.
    pub lang: Option<String>,
    /// The direction of the text.
    pub dir: Direction,
    /// The image that stands for the article elsewhere.
    pub lead: Option<Image>,
    /// The canonical address, http or https.
    pub address: Option<String>,
    /// The element that shows the title (normally an `h1`), when the page shows it.
    pub title_node: Option<usize>,
    /// The element that sums the article up (the *chapô*), when the page sets one apart.
    pub standfirst_node: Option<usize>,
    /// Elements that only show the byline, the dates, the reading time: said by the metadata, so not part of the text.
    pub said_nodes: Vec<usize>,
    /// Elements that hold a caption without their image (plain text knows no figures).
    pub caption_nodes: Vec<usize>,
}

/// Reads the metadata of a page.
pub fn describe(_page: &Page) -> Metadata {
    Metadata::default()
}
