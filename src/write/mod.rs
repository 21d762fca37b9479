//! The Article as text.
use crate::article::{Article, Block};
use crate::clean::Cleaned;

/// Stand-in.
#[derive(Debug, Clone, Copy)]
pub enum TextForm {
    /// D
    Document,
    /// B
    Body,
}
/// Stand-in.
pub fn body_text(_blocks: &[Block]) -> String {
    String::new()
}
/// Stand-in.
pub fn text(_a: &Article, _f: TextForm) -> String {
    String::new()
}
/// Stand-in.
pub fn markdown(_a: &Article) -> String {
    String::new()
}
/// Stand-in.
pub fn html(_a: &Article) -> String {
    String::new()
}
/// The answer as JSON.
pub fn json(cleaned: &Cleaned) -> Result<String, serde_json::Error> {
    serde_json::to_string(cleaned)
}
