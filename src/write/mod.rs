//! Writes an Article as plain text, Markdown or HTML. JSON needs no writer: the types serialize themselves.

mod text;

pub use text::{TextForm, text};
