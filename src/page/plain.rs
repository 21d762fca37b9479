//! A page from plain text, as one copies it: each line a paragraph, nothing else known.

use super::{Builder, Note, Page, Source, text};

impl Page {
    /// Reads plain text: each line that is not blank becomes a paragraph.
    pub fn from_text(plain: &str) -> Self {
        from_lines(plain, []).finish(Source::Text, None, None)
    }
}

/// Builds the paragraphs of plain text, with what is already known to be left out of it.
pub fn from_lines(plain: &str, notes: impl IntoIterator<Item = Note>) -> Builder {
    let mut builder = Builder::default();
    builder.open("html", Vec::new(), false);
    builder.open("body", Vec::new(), false);
    for line in plain.lines().map(text::collapsed).filter(|line| !line.is_empty()) {
        builder.open("p", Vec::new(), false);
        builder.text(&line.replace('\0', "\u{fffd}"));
        builder.close();
    }
    for note in notes {
        builder.note(note);
    }
    builder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_paragraphs() {
        let page = Page::from_text("Un\u{a0}titre\r\n\n  deux   mots \n");
        assert_eq!(page.subtree_text(0), "Un\u{a0}titre deux mots");
        assert_eq!((0..page.len()).filter(|&n| page.tag(n) == super::super::Tag::P).count(), 2);
    }
}
