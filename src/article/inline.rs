//! The inlines a block's text is made of.

use super::{Direction, MathNode};
use serde::Serialize;

/// A piece of text with its meaning.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Inline {
    /// Text; white space is collapsed, no-break spaces are kept.
    Text {
        /// The text.
        text: String,
    },
    /// Stress.
    Emphasis {
        /// What is stressed.
        content: Vec<Inline>,
    },
    /// Importance.
    Strong {
        /// What is important.
        content: Vec<Inline>,
    },
    /// Highlighted text.
    Mark {
        /// What is highlighted.
        content: Vec<Inline>,
    },
    /// Subscript.
    Sub {
        /// What is lowered.
        content: Vec<Inline>,
    },
    /// Superscript.
    Sup {
        /// What is raised.
        content: Vec<Inline>,
    },
    /// Struck out.
    Deleted {
        /// What is struck out.
        content: Vec<Inline>,
    },
    /// A side comment.
    Small {
        /// What is small.
        content: Vec<Inline>,
    },
    /// A link.
    Link {
        /// Absolute http, https, mailto or tel address, or `#fragment`.
        address: String,
        /// What the page says on hover.
        #[serde(skip_serializing_if = "Option::is_none")]
        title: Option<String>,
        /// What is linked.
        content: Vec<Inline>,
    },
    /// Code within a sentence.
    Code {
        /// The code.
        text: String,
    },
    /// Text with its reading above it.
    Ruby {
        /// The base text.
        content: Vec<Inline>,
        /// The reading.
        reading: String,
    },
    /// An abbreviation.
    Abbr {
        /// What it stands for.
        title: String,
        /// The short form.
        content: Vec<Inline>,
    },
    /// Words that are the same in every language, as the page says.
    Verbatim {
        /// The words.
        content: Vec<Inline>,
    },
    /// Words in another language than those around them.
    Foreign {
        /// The language, BCP 47.
        lang: String,
        /// Its direction, where that is another too.
        #[serde(skip_serializing_if = "Option::is_none")]
        dir: Option<Direction>,
        /// The words.
        content: Vec<Inline>,
    },
    /// A line break.
    Break,
    /// A reference to a footnote.
    Footnote {
        /// The footnote's id.
        id: u32,
        /// What the page shows for it, such as `1`.
        label: String,
    },
    /// A formula within a sentence.
    Math {
        /// The formula.
        text: String,
        /// `tex` or `plain`.
        markup: &'static str,
        /// The formula as `MathML`: what stands in the row of a `math` element. Empty where only the text is known.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        tree: Vec<MathNode>,
    },
}

impl Inline {
    /// Plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }

    /// The inlines within, if this kind has any.
    pub fn content(&self) -> Option<&[Self]> {
        match self {
            Self::Emphasis { content }
            | Self::Strong { content }
            | Self::Mark { content }
            | Self::Sub { content }
            | Self::Sup { content }
            | Self::Deleted { content }
            | Self::Small { content }
            | Self::Link { content, .. }
            | Self::Ruby { content, .. }
            | Self::Abbr { content, .. }
            | Self::Verbatim { content }
            | Self::Foreign { content, .. } => Some(content),
            Self::Text { .. } | Self::Code { .. } | Self::Break | Self::Footnote { .. } | Self::Math { .. } => None,
        }
    }

    /// The inlines within, to change them.
    pub fn content_mut(&mut self) -> Option<&mut Vec<Self>> {
        match self {
            Self::Emphasis { content }
            | Self::Strong { content }
            | Self::Mark { content }
            | Self::Sub { content }
            | Self::Sup { content }
            | Self::Deleted { content }
            | Self::Small { content }
            | Self::Link { content, .. }
            | Self::Ruby { content, .. }
            | Self::Abbr { content, .. }
            | Self::Verbatim { content }
            | Self::Foreign { content, .. } => Some(content),
            Self::Text { .. } | Self::Code { .. } | Self::Break | Self::Footnote { .. } | Self::Math { .. } => None,
        }
    }
}

/// The words of some inlines without their meaning; a break becomes a line end, a footnote reference `[label]`, a reading
/// stands in parentheses after its base, as browsers without ruby show it.
/// Recursion is bounded by [`super::MAX_INLINE_DEPTH`].
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut out = String::new();
    push_plain_text(inlines, &mut out);
    out
}

fn push_plain_text(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text { text } | Inline::Code { text } | Inline::Math { text, .. } => out.push_str(text),
            Inline::Break => out.push('\n'),
            Inline::Footnote { label, .. } => {
                out.push('[');
                out.push_str(label);
                out.push(']');
            }
            Inline::Ruby { content, reading } => {
                push_plain_text(content, out);
                if !reading.is_empty() {
                    out.extend(["(", reading, ")"]);
                }
            }
            other => push_plain_text(other.content().unwrap_or_default(), out),
        }
    }
}
