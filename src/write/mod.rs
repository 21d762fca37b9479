//! Writes an Article as plain text, Markdown, HTML or JSON.

#[cfg(test)]
pub(crate) mod arbitrary;

mod html;
mod markdown;
mod markdown_inline;
mod mathml;
mod text;

pub use html::html;
pub use markdown::markdown;
pub use text::{TextForm, body_text, text};

use crate::clean::Cleaned;

/// The answer as JSON, in the form ARCHITECTURE.md states.
pub fn json(cleaned: &Cleaned) -> Result<String, serde_json::Error> {
    cleaned.to_json()
}
