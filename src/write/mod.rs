//! Writes an Article as plain text, Markdown or HTML. JSON needs no writer: the types serialize themselves.

mod text;

pub use text::{TextForm, text};

use crate::article::Article;

/// Until its room stands.
pub fn markdown(article: &Article) -> String {
    text(article, TextForm::Document)
}

/// Until its room stands.
pub fn html(article: &Article) -> String {
    text(article, TextForm::Document)
}
