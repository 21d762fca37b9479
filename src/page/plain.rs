//! A page from plain text, as one copies it: each line a paragraph, nothing else known.

use super::{Builder, Page, Source, Tag, text};

impl Page {
    /// Reads plain text: each line that is not blank becomes a paragraph.
    pub fn from_text(plain: &str) -> Self {
        let mut builder = Builder::default();
        builder.open("html", Vec::new(), false);
        builder.open("body", Vec::new(), false);
        for line in plain.lines().map(text::collapsed).filter(|line| !line.is_empty()) {
            builder.open("p", Vec::new(), false);
            builder.text(&line.replace('\0', "\u{fffd}"));
            builder.close();
        }
        builder.finish(Source::Text, None, None)
    }

    /// The page as plain text, where it is the page a browser makes around a text file: one `pre` and no more.
    pub(crate) fn unwrapped(self) -> Self {
        let Some(node) = only_pre(&self) else { return self };
        let text: String = (node..self.end(node)).filter(|&n| self.tag(n) == Tag::Text).map(|n| self.text(n)).collect();
        Self { notes: self.notes, ..Self::from_text(&text) }
    }
}

/// The `pre` of a page that holds nothing else that is shown, and that has no title.
fn only_pre(page: &Page) -> Option<usize> {
    let mut found = None;
    for node in 0..page.len() {
        match page.tag(node) {
            Tag::Pre if found.is_none() => found = Some(node),
            Tag::Html | Tag::Head | Tag::Meta | Tag::Link | Tag::Body => {}
            Tag::Text if found.is_some_and(|pre| node < page.end(pre)) || page.text(node).trim().is_empty() => {}
            _ => return None,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_paragraphs() {
        let page = Page::from_text("Un\u{a0}titre\r\n\n  deux   mots \n");
        assert_eq!(page.subtree_text(0), "Un\u{a0}titre deux mots");
        assert_eq!((0..page.len()).filter(|&n| page.tag(n) == Tag::P).count(), 2);
    }

    #[test]
    fn a_text_file_in_a_browser_is_plain_text() {
        let file = "Un titre\n\nUne phrase.\n";
        let shown = format!("<meta name=color-scheme content=light><body><pre>{file}</pre>");
        let page = Page::from_html(&shown, None).unwrapped();
        assert_eq!(page.subtree_text(0), Page::from_text(file).subtree_text(0));
        assert_eq!((0..page.len()).filter(|&n| page.tag(n) == Tag::P).count(), 2);
    }

    #[test]
    fn a_page_with_code_stays_a_page() {
        for html in ["<p>Words</p><pre>code</pre>", "<title>T</title><pre>code</pre>", "<pre>a</pre><pre>b</pre>"] {
            let page = Page::from_html(html, None).unwrapped();
            assert!((0..page.len()).any(|n| page.tag(n) == Tag::Pre), "{html}");
        }
    }
}
