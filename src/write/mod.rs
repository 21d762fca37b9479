//! Writes an Article in the forms that people keep and send: plain text, Markdown, HTML, EPUB, JSON.

#[cfg(test)]
pub(crate) mod arbitrary;

mod epub;
pub(crate) mod html;
mod images;
mod lines;
mod markdown;
mod options;
mod text;

pub use images::{ImageKind, Images};
pub use options::{FrontMatter, Links, WriteOptions};
pub use text::{TextForm, body_text, text};

use crate::article::Article;
use crate::share::prepared;
use std::collections::HashSet;

/// Stands before the day of the last change: the writers know no words of any language.
const UPDATED: &str = "↻";

/// The day of the last change with its mark, where it is another than that of publication.
fn updated(article: &Article) -> Option<String> {
    article.updated().map(|date| format!("{UPDATED} {}", date.get(..10).unwrap_or(date)))
}

/// The addresses of the images that a file of this form would hold, if their bytes were at hand: those among the blocks,
/// and for a book the one that stands for the article, each once. None where the form holds none.
pub fn images_of(format: Format, article: &Article) -> Vec<&str> {
    let mut shown = Vec::new();
    if matches!(format, Format::Html | Format::Epub) {
        html::images_of(&article.blocks, &mut shown);
    }
    let lead = article.lead.iter().filter(|_| format == Format::Epub);
    let mut known = HashSet::new();
    let addresses = lead.chain(shown).map(|image| image.address.as_str());
    addresses.filter(|address| !address.starts_with("data:") && known.insert(*address)).collect()
}

/// A form in which an Article is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// `CommonMark` with the tables and footnotes of GitHub.
    Markdown,
    /// Plain text.
    Text,
    /// One HTML file.
    Html,
    /// A book of one article, EPUB 3.
    Epub,
    /// The Article itself.
    Json,
}

impl Format {
    /// All there are.
    pub const ALL: [Self; 5] = [Self::Markdown, Self::Text, Self::Html, Self::Epub, Self::Json];

    /// The form of this name, which is the end of its files' names.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.extension() == name)
    }

    /// The end of a file's name, without the point.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Text => "txt",
            Self::Html => "html",
            Self::Epub => "epub",
            Self::Json => "json",
        }
    }
}

/// Writes an Article. Every form names title, author, dates, site and the address others can open, as far as they are
/// known, and no link in it tracks.
pub fn to(format: Format, article: &Article, options: &WriteOptions) -> Vec<u8> {
    let article = prepared(article, options.opened.as_deref());
    match format {
        Format::Markdown => markdown::markdown(&article, options.front_matter).into_bytes(),
        Format::Text => text::document(&article, options.wrap, options.links).into_bytes(),
        Format::Html => html::html(&article, &options.images).into_bytes(),
        Format::Epub => epub::epub(&article, &options.images),
        Format::Json => serde_json::to_vec(&article).unwrap_or_default(),
    }
}
