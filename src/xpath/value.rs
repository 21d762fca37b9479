//! What an expression comes to while it is evaluated, and how one kind of value is read as another (XPath 1.0, section 4).
//! Numbers are read and written by hand: what the standard library brings for it is 20 KB of the wasm.

use std::borrow::Cow;

/// Digits behind the point that are read and written.
const PLACES: u32 = 6;
/// The same as a factor.
const SCALE: f64 = 1e6;
/// Above it a number has no room for digits behind the point.
const MOST_WITH_PLACES: f64 = 1e9;

/// A thing of the page that a path finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// The document, above the root element.
    Document,
    /// An element or a text.
    Node(usize),
    /// An attribute: its element, and its place among the element's attributes.
    Attribute(usize, usize),
}

impl Item {
    /// Sorts into document order: an element, its attributes, its children.
    pub const fn key(self) -> u64 {
        match self {
            Self::Document => 0,
            Self::Node(node) => (node as u64 + 1) << 32,
            Self::Attribute(owner, at) => (owner as u64 + 1) << 32 | (at as u64 + 1),
        }
    }

    /// The element or text itself.
    pub const fn node(self) -> Option<usize> {
        if let Self::Node(node) = self { Some(node) } else { None }
    }
}

/// What an expression comes to.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'p> {
    /// Things of the page, in document order, each once.
    Items(Vec<Item>),
    /// A text.
    Text(Cow<'p, str>),
    /// A number.
    Number(f64),
    /// True or false.
    Boolean(bool),
}

impl Value<'_> {
    /// The value as true or false.
    pub fn is_true(&self) -> bool {
        match self {
            Self::Items(items) => !items.is_empty(),
            Self::Text(text) => !text.is_empty(),
            Self::Number(number) => *number != 0.0 && !number.is_nan(),
            Self::Boolean(is_true) => *is_true,
        }
    }
}

/// The number a text says, white space around it aside; what says none is not a number.
pub fn number_of(text: &str) -> f64 {
    let text = text.trim_matches(|c: char| c.is_ascii_whitespace());
    let (sign, digits) = text.strip_prefix('-').map_or((1.0, text), |rest| (-1.0, rest));
    let (whole, parts) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.len() + parts.len() == 0 || !whole.bytes().chain(parts.bytes()).all(|b| b.is_ascii_digit()) {
        return f64::NAN;
    }
    let read = |digits: &mut dyn Iterator<Item = u8>| digits.fold(0.0, |n, digit| n * 10.0 + f64::from(digit - b'0'));
    let number = read(&mut whole.bytes());
    let parts = read(&mut parts.bytes().chain(std::iter::repeat(b'0')).take(PLACES as usize));
    sign * if number < MOST_WITH_PLACES { (number * SCALE + parts) / SCALE } else { number }
}

/// A number as text.
#[allow(clippy::cast_sign_loss, reason = "the sign is taken off before")]
pub fn shown(number: f64) -> String {
    if number.is_nan() {
        return "NaN".into();
    }
    let (sign, size) = (if number < 0.0 { "-" } else { "" }, number.abs());
    if size.is_infinite() {
        return format!("{sign}Infinity");
    }
    if size >= MOST_WITH_PLACES {
        return format!("{sign}{}", size as u64);
    }
    let scaled = (size * SCALE).round() as u64;
    let (whole, parts) = (scaled / 10_u64.pow(PLACES), scaled % 10_u64.pow(PLACES));
    let parts = format!(".{parts:06}");
    let sign = if scaled == 0 { "" } else { sign };
    format!("{sign}{whole}{}", parts.trim_end_matches('0').trim_end_matches('.'))
}

/// A truth as a number.
pub const fn number_of_truth(is_true: bool) -> f64 {
    if is_true { 1.0 } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_and_written_alike() {
        for text in ["0", "1", "12.5", "0.000001", "-3", "999999999.999999", "12345678901234"] {
            assert_eq!(shown(number_of(text)), text);
        }
        assert_eq!(shown(number_of(" 01.50 ")), "1.5");
        assert!(["", "-", ".", "1e3", "a", "1.2.3", "+1"].iter().all(|text| number_of(text).is_nan()));
        assert_eq!(shown(-0.0), "0");
        assert_eq!(shown(f64::NEG_INFINITY), "-Infinity");
    }
}
