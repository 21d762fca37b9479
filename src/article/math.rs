//! A formula as a tree of presentation `MathML`. The table of elements and the table of attributes are the allow-list:
//! no other name and no other value can be said, and the tree holds no markup, only text.

use crate::xpath::number_of;
use serde::{Serialize, Serializer};
use std::fmt::{self, Display, Formatter};

/// How deep elements may stand in a formula. Bounds the recursion of all that reads one.
pub const MAX_MATH_DEPTH: usize = 32;
/// How many elements a formula may have.
pub const MAX_MATH_NODES: usize = 2_000;
/// How many elements the formulas of an Article may have together; the formulas after them are text.
pub const MAX_MATH_NODES_IN_ALL: usize = 60_000;
/// How many characters an element may hold.
pub const MAX_MATH_TEXT: usize = 500;

/// What an element may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// Text, and no element.
    Text,
    /// Nothing.
    Nothing,
    /// Any number of elements.
    Any,
    /// This many elements, each with a meaning by its place.
    Exactly(usize),
}

macro_rules! tags {
    ($( $variant:ident $name:literal $room:expr ),* $(,)?) => {
        /// An element of a formula.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
        #[serde(rename_all = "lowercase")]
        #[allow(missing_docs, reason = "each variant is the element of that name")]
        pub enum MathTag {
            $( $variant, )*
        }

        impl MathTag {
            /// The element of this name.
            pub fn of(name: &str) -> Option<Self> {
                match name {
                    $( $name => Some(Self::$variant), )*
                    _ => None,
                }
            }

            /// The name.
            pub const fn name(self) -> &'static str {
                match self {
                    $( Self::$variant => $name, )*
                }
            }

            /// What it may hold.
            pub const fn room(self) -> Room {
                match self {
                    $( Self::$variant => $room, )*
                }
            }
        }
    };
}

tags! {
    Mrow "mrow" Room::Any, Mi "mi" Room::Text, Mn "mn" Room::Text, Mo "mo" Room::Text, Mtext "mtext" Room::Text,
    Mspace "mspace" Room::Nothing, Mfrac "mfrac" Room::Exactly(2), Msqrt "msqrt" Room::Any,
    Mroot "mroot" Room::Exactly(2), Msub "msub" Room::Exactly(2), Msup "msup" Room::Exactly(2),
    Msubsup "msubsup" Room::Exactly(3), Munder "munder" Room::Exactly(2), Mover "mover" Room::Exactly(2),
    Munderover "munderover" Room::Exactly(3), Mmultiscripts "mmultiscripts" Room::Any,
    Mprescripts "mprescripts" Room::Nothing, Mtable "mtable" Room::Any, Mtr "mtr" Room::Any, Mtd "mtd" Room::Any,
    Mpadded "mpadded" Room::Any, Mphantom "mphantom" Room::Any, Mstyle "mstyle" Room::Any, Merror "merror" Room::Any,
}

/// An element of a formula with what it holds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MathNode {
    /// Which.
    pub tag: MathTag,
    /// How it is set.
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "as_map")]
    pub attributes: Vec<MathAttribute>,
    /// Its text, where it may have some.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Its elements, where it may have some.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<MathNode>,
}

impl MathNode {
    /// An element that holds text.
    pub fn token(tag: MathTag, text: impl Into<String>) -> Self {
        Self { tag, attributes: Vec::new(), text: text.into(), children: Vec::new() }
    }

    /// An element that holds elements.
    pub fn around(tag: MathTag, children: Vec<Self>) -> Self {
        Self { tag, attributes: Vec::new(), text: String::new(), children }
    }

    /// Sets an attribute, unless its element may not have it or its value says nothing.
    pub fn set(&mut self, name: &str, value: &str) {
        if let Some(attribute) = MathAttribute::read(self.tag, name, value) {
            // In the order of their names, as JSON gives them back: what is read is what was written.
            match self.attributes.binary_search_by(|other| other.name.cmp(attribute.name)) {
                Ok(at) => {
                    if let Some(held) = self.attributes.get_mut(at) {
                        *held = attribute;
                    }
                }
                Err(at) => self.attributes.insert(at, attribute),
            }
        }
    }

    /// The same with an attribute set.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.set(name, value);
        self
    }

    /// The value of an attribute that is one of some words.
    pub fn word(&self, name: &str) -> Option<&'static str> {
        let attribute = self.attributes.iter().find(|attribute| attribute.name == name)?;
        if let Value::Word(word) = attribute.value { Some(word) } else { None }
    }
}

/// An attribute of an element of a formula. It can only be made from a name and a value that the table has.
#[derive(Debug, Clone, PartialEq)]
pub struct MathAttribute {
    name: &'static str,
    value: Value,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Value {
    Word(&'static str),
    Count(u16),
    Length(Parts, &'static str),
}

/// A number in ten-thousandths: what the standard library brings to read and write fractions is 30 KB of the wasm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Parts(i32);

impl Parts {
    /// The nearest to a number, and never a negative zero, which would be written so.
    pub(crate) fn of(number: f32) -> Self {
        Self((number * 10_000.0).round() as i32)
    }
}

impl Display for Parts {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let size = self.0.unsigned_abs();
        let sign = if self.0 < 0 { "-" } else { "" };
        let fraction = format!("{:04}", size % 10_000);
        let fraction = fraction.trim_end_matches('0');
        write!(f, "{sign}{}{}{fraction}", size / 10_000, if fraction.is_empty() { "" } else { "." })
    }
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Words(&'static [&'static str]),
    /// 1 to 100.
    Count,
    /// Zero or more.
    Length,
    /// May be below zero.
    Shift,
}

const FLAG: Kind = Kind::Words(&["true", "false"]);
const ANY: &[MathTag] = &[];

/// The attributes: name, the elements that may have it (none: all), what its value may be.
const ATTRIBUTES: [(&str, &[MathTag], Kind); 26] = {
    use MathTag::{Mfrac, Mi, Mo, Mover, Mpadded, Mspace, Mtable, Mtd, Munder, Munderover};
    [
        ("accent", &[Mover, Munderover], FLAG),
        ("accentunder", &[Munder, Munderover], FLAG),
        // Of cells alone: what the table and the row say is resolved. A line stands before or above its cell.
        ("columnalign", &[Mtd], Kind::Words(&["left", "center", "right"])),
        ("columnlines", &[Mtd], Kind::Words(&["solid", "dashed"])),
        ("rowlines", &[Mtd], Kind::Words(&["solid", "dashed"])),
        ("columnspan", &[Mtd], Kind::Count),
        ("rowspan", &[Mtd], Kind::Count),
        ("depth", &[Mspace, Mpadded], Kind::Length),
        ("dir", ANY, Kind::Words(&["ltr", "rtl"])),
        ("displaystyle", ANY, FLAG),
        ("fence", &[Mo], FLAG),
        ("form", &[Mo], Kind::Words(&["prefix", "infix", "postfix"])),
        ("height", &[Mspace, Mpadded], Kind::Length),
        ("largeop", &[Mo], FLAG),
        ("linethickness", &[Mfrac], Kind::Length),
        ("lspace", &[Mo, Mpadded], Kind::Shift),
        // Letters of other alphabets are characters of their own.
        ("mathvariant", &[Mi], Kind::Words(&["normal"])),
        ("maxsize", &[Mo], Kind::Length),
        ("minsize", &[Mo], Kind::Length),
        ("movablelimits", &[Mo], FLAG),
        ("rspace", &[Mo], Kind::Shift),
        ("scriptlevel", ANY, Kind::Words(&["0", "1", "2", "3", "+1", "+2", "-1", "-2"])),
        ("stretchy", &[Mo], FLAG),
        ("symmetric", &[Mo], FLAG),
        ("voffset", &[Mpadded], Kind::Shift),
        ("width", &[Mspace, Mpadded, Mtable], Kind::Length),
    ]
};

/// The units of lengths, and how many of one a length may have: some forty letters.
const UNITS: [(&str, f32); 8] =
    [("em", 40.0), ("ex", 80.0), ("px", 640.0), ("pt", 480.0), ("pc", 40.0), ("in", 7.0), ("cm", 17.0), ("mm", 170.0)];

/// The lengths of `MathML` that have names, in eighteenths of an em.
const NAMED_SPACES: [(&str, f32); 7] = [
    ("veryverythinmathspace", 1.0),
    ("verythinmathspace", 2.0),
    ("thinmathspace", 3.0),
    ("mediummathspace", 4.0),
    ("thickmathspace", 5.0),
    ("verythickmathspace", 6.0),
    ("veryverythickmathspace", 7.0),
];

impl MathAttribute {
    /// Reads an attribute; none where the element may not have it or the value is not one of those it may take.
    pub fn read(tag: MathTag, name: &str, value: &str) -> Option<Self> {
        let (name, tags, kind) = ATTRIBUTES.iter().find(|(known, ..)| *known == name)?;
        if !tags.is_empty() && !tags.contains(&tag) {
            return None;
        }
        let value = value.trim();
        let value = match kind {
            Kind::Words(words) => Value::Word(words.iter().copied().find(|word| word.eq_ignore_ascii_case(value))?),
            Kind::Count => Value::Count(value.parse().ok().filter(|count| (1..=100).contains(count))?),
            Kind::Length => {
                length(value).filter(|(number, _)| number.0 >= 0).map(|(n, unit)| Value::Length(n, unit))?
            }
            Kind::Shift => length(value).map(|(number, unit)| Value::Length(number, unit))?,
        };
        Some(Self { name, value })
    }

    /// The name.
    pub fn name(&self) -> &'static str {
        self.name
    }
}

impl Display for MathAttribute {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.value {
            Value::Word(word) => f.write_str(word),
            Value::Count(count) => count.fmt(f),
            Value::Length(number, unit) => write!(f, "{number}{unit}"),
        }
    }
}

/// A length, four places after the point. A bare number is one of the line's usual thickness where `MathML` knew that; of
/// those only 0 means the same today.
fn length(value: &str) -> Option<(Parts, &'static str)> {
    if let Some((_, eighteenths)) = NAMED_SPACES.iter().find(|(name, _)| *name == value) {
        return Some((Parts::of(eighteenths / 18.0), "em"));
    }
    let end = value.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-'))).unwrap_or(value.len());
    let (number, unit) = value.split_at(end);
    let number = number_of(number) as f32;
    if unit.is_empty() && number == 0.0 {
        return Some((Parts(0), "em"));
    }
    let (unit, most) = UNITS.iter().find(|(name, _)| *name == unit)?;
    (number.abs() <= *most).then_some((Parts::of(number), unit))
}

fn as_map<S: Serializer>(attributes: &[MathAttribute], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(attributes.iter().map(|attribute| (attribute.name, attribute.to_string())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(tag: MathTag, name: &str, value: &str) -> Option<String> {
        MathAttribute::read(tag, name, value).map(|attribute| attribute.to_string())
    }

    #[test]
    fn lengths_are_written_as_short_as_they_are() {
        for (value, written) in [
            ("0.27776em", "0.2778em"),
            (".5em", "0.5em"),
            ("-3.05ex", "-3.05ex"),
            ("640px", "640px"),
            ("-0.00001em", "0em"),
            ("7.in", "7in"),
        ] {
            assert_eq!(read(MathTag::Mo, "lspace", value).as_deref(), Some(written));
        }
        for value in ["-", ".", "1.2.3em", "--1em", "1-2em"] {
            assert_eq!(read(MathTag::Mo, "lspace", value), None, "{value}");
        }
    }

    #[test]
    fn attributes_stand_in_the_order_in_which_json_gives_them_back() {
        let set = |names: [&str; 3]| {
            let values = [("symmetric", "true"), ("lspace", "0.5em"), ("minsize", "2em")];
            let value = |name: &str| values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value);
            names.iter().fold(MathNode::token(MathTag::Mo, "("), |node, name| node.with(name, value(name)))
        };
        let node = set(["symmetric", "minsize", "lspace"]);
        assert_eq!(node, set(["lspace", "minsize", "symmetric"]));
        let json = serde_json::to_value(&node).unwrap_or_default();
        let names: Vec<_> =
            json["attributes"].as_object().into_iter().flatten().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["lspace", "minsize", "symmetric"]);
        assert_eq!(node.with("minsize", "3em").attributes.len(), 3);
    }

    #[test]
    fn only_attributes_of_the_table_are_read() {
        use MathTag::{Mfrac, Mi, Mo, Mspace, Mtd};
        assert_eq!(read(Mo, "stretchy", "TRUE").as_deref(), Some("true"));
        assert_eq!(read(Mo, "lspace", "thickmathspace").as_deref(), Some("0.2778em"));
        assert_eq!(read(Mspace, "width", " 0.16667em ").as_deref(), Some("0.1667em"));
        assert_eq!(read(Mfrac, "linethickness", "0").as_deref(), Some("0em"));
        assert_eq!(read(Mtd, "columnspan", "2").as_deref(), Some("2"));
        for (tag, name, value) in [
            (Mi, "href", "https://limpide.example/"),
            (Mi, "style", "color:red"),
            (Mi, "class", "x"),
            (Mi, "id", "x"),
            (Mi, "onclick", "x()"),
            (Mi, "stretchy", "true"),
            (Mi, "mathvariant", "bold"),
            (Mo, "form", "x"),
            (Mo, "lspace", "1e9em"),
            (Mspace, "width", "41em"),
            (Mspace, "width", "-1em"),
            (Mspace, "width", "calc(1em)"),
            (Mspace, "width", "NaNem"),
            (Mspace, "width", "1em;color:red"),
            (Mtd, "columnspan", "101"),
        ] {
            assert_eq!(read(tag, name, value), None, "{name}={value}");
        }
    }

    #[test]
    fn a_node_is_short_in_json() {
        let node = MathNode::around(MathTag::Msqrt, vec![MathNode::token(MathTag::Mo, "−").with("form", "prefix")]);
        assert_eq!(
            serde_json::to_string(&node).unwrap_or_default(),
            r#"{"tag":"msqrt","children":[{"tag":"mo","attributes":{"form":"prefix"},"text":"−"}]}"#
        );
    }
}
