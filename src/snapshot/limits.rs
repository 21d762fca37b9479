//! What a page may cost: one table, the same as in `extension/content/limits.js`.

/// Elements in elements; deeper ones give their text to the one above.
pub const DEPTH: usize = 512;
/// Elements and texts that are visited.
pub const NODES: usize = 150_000;
/// UTF-16 code units of text and attributes in all.
pub const UNITS: usize = 8 << 20;
/// UTF-16 code units of one text.
pub const TEXT_UNITS: usize = 1 << 20;
/// UTF-16 code units of one attribute.
pub const ATTRIBUTE_UNITS: usize = 64 << 10;
/// Attributes of one element.
pub const ATTRIBUTES: usize = 32;
/// UTF-16 code units of one image as a data address.
pub const DATA_IMAGE_UNITS: usize = 2 << 20;
/// Different names of elements and attributes.
pub const NAMES: usize = 4_096;
/// Bytes of an HTML file that are read; above it the parser's cost on hostile input has no bound.
pub const HTML_BYTES: usize = 16 << 20;
