//! What a rule of the user's says is the title, the byline or the date: washed and read as anything a page says, and
//! believed before it.

use super::dates;
use super::published;
use super::value::{BYLINE_CHARS, TITLE_CHARS, clean_shown, limited};
use super::{Metadata, byline};
use crate::page::Page;

/// A value, and the element that shows it where there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What it says.
    pub text: String,
    /// Where the page shows it.
    pub node: Option<usize>,
}

impl Metadata {
    /// This is the title. `false` where the text says nothing.
    pub fn tell_title(&mut self, told: &Told) -> bool {
        let Some(title) = clean_shown(&told.text) else { return false };
        self.title = limited(&title, TITLE_CHARS);
        self.title_node = told.node.or(self.title_node);
        true
    }

    /// This is the byline. `false` where the text names nobody.
    pub fn tell_byline(&mut self, told: &Told) -> bool {
        let Some(byline) = clean_shown(&told.text).and_then(|text| byline::of_text(&text)) else { return false };
        self.byline = Some(limited(&byline, BYLINE_CHARS));
        self.said_nodes.extend(told.node);
        true
    }

    /// This is the date. `false` where the text is none.
    pub fn tell_date(&mut self, page: &Page, told: &Told) -> bool {
        let order = published::order(page, self.lang.as_deref());
        let machine = told.node.and_then(|node| ["datetime", "content"].iter().find_map(|name| page.attr(node, name)));
        let mut said = machine.into_iter().chain([told.text.as_str()]);
        let Some(date) = said.find_map(|text| dates::parse(text, order)) else { return false };
        self.published = Some(date);
        self.said_nodes.extend(told.node);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_is_washed_and_read() {
        let page = Page::from_html("<p>a</p><time datetime=2024-05-03>heute</time>", None);
        let node = page.first(crate::page::Tag::Time);
        let told = |text: &str, node| Told { text: text.to_owned(), node };
        let mut metadata = Metadata::default();
        assert!(metadata.tell_title(&told(" A  title\u{202e} ", None)));
        assert!(metadata.tell_byline(&told("By Ann Lee | 3 May 2024", None)));
        assert!(metadata.tell_date(&page, &told("heute", node)));
        assert!(!metadata.tell_date(&page, &told("soon", None)) && !metadata.tell_title(&told(" ", None)));
        let Metadata { title, byline, published, said_nodes, .. } = metadata;
        assert_eq!(
            (title.as_str(), byline.as_deref(), published.as_deref()),
            ("A title", Some("Ann Lee"), Some("2024-05-03"))
        );
        assert_eq!(said_nodes, Vec::from_iter(node));
    }
}
