//! What the style sheets of a page make of a node, as the browser tells it of a tab; of a file none of it is known.

/// What is known of one node: any of these together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look(u8);

impl Look {
    /// Of an element: it is not seen, and elements in it may be all the same.
    pub const UNSEEN: Self = Self(1);
    /// Of a text: its line ends are seen.
    pub const LINES: Self = Self(2);
    /// Of an element that runs along in the text by its name: it stands on lines of its own.
    pub const APART: Self = Self(4);
    /// Of an element: it is there for those who hear the page alone.
    pub const HEARD: Self = Self(8);

    /// Both together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether all of the other is known of it.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}
