//! An Article as it may be read elsewhere: every link whole, without what tracks; every note with its reference and every
//! reference with its note; the address one that others can open.

use super::without_trackers;
use crate::article::{Article, Block, BlockKind, Inline, address};
use std::collections::HashSet;

/// Where the browser says which words to show; of no use in the address of the whole.
const DIRECTIVE: &str = ":~:";

/// The Article with its links made whole and clean. `opened` is the address it was opened at, used where the page names
/// none; an address that is not of the web is never written.
#[must_use]
pub fn prepared(article: &Article, opened: Option<&str>) -> Article {
    let mut article = article.clone();
    let said = article.address.as_deref().or(opened);
    article.address = said.and_then(shared_address);
    for date in [&mut article.published, &mut article.modified] {
        *date = date.take().filter(|date| is_date(date));
    }
    let notes = note_ids(&article.blocks);
    let work = Prepare { base: article.address.clone(), notes };
    let mut blocks = std::mem::take(&mut article.blocks);
    work.blocks(&mut blocks);
    article.blocks = blocks;
    article
}

/// An address as others can open it: of the web, without what tracks and without a directive of another reader's.
pub fn shared_address(address: &str) -> Option<String> {
    let address = without_trackers(address::web(address)?.as_str());
    let Some((before, fragment)) = address.split_once('#') else { return Some(address) };
    Some(match fragment.split_once(DIRECTIVE).map_or(fragment, |(fragment, _)| fragment) {
        "" => before.to_owned(),
        fragment => format!("{before}#{fragment}"),
    })
}

/// Whether it looks like a date of ISO 8601, as `describe` makes them.
fn is_date(date: &str) -> bool {
    date.len() <= 35
        && date.get(..4).is_some_and(|year| year.bytes().all(|b| b.is_ascii_digit()))
        && date.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'+' | b':' | b'.' | b'T' | b'Z'))
}

/// The ids of the notes there are.
fn note_ids(blocks: &[Block]) -> HashSet<u32> {
    let lists = blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Footnotes { items } => Some(items),
        _ => None,
    });
    lists.flatten().map(|item| item.id).collect()
}

struct Prepare {
    base: Option<String>,
    notes: HashSet<u32>,
}

impl Prepare {
    /// Recursion is bounded by the depth that Articles are read with.
    fn blocks(&self, blocks: &mut [Block]) {
        for block in blocks {
            match &mut block.kind {
                BlockKind::Paragraph { content }
                | BlockKind::Standfirst { content }
                | BlockKind::Heading { content, .. } => self.inlines(content, false),
                BlockKind::List { items, .. } => items.iter_mut().for_each(|item| self.blocks(item)),
                BlockKind::Quote { blocks } | BlockKind::Aside { blocks } => self.blocks(blocks),
                BlockKind::Table { caption, rows } => {
                    if let Some(caption) = caption {
                        self.inlines(caption, false);
                    }
                    rows.iter_mut().flat_map(|row| &mut row.cells).for_each(|cell| self.blocks(&mut cell.blocks));
                }
                BlockKind::Figure(figure) => {
                    if let Some(caption) = &mut figure.caption {
                        self.inlines(caption, false);
                    }
                }
                BlockKind::Embed { address, .. } => *address = without_trackers(address),
                BlockKind::Definitions { items } => {
                    for item in items {
                        item.terms.iter_mut().for_each(|term| self.inlines(term, false));
                        item.details.iter_mut().for_each(|detail| self.blocks(detail));
                    }
                }
                BlockKind::Footnotes { items } => items.iter_mut().for_each(|item| self.blocks(&mut item.blocks)),
                BlockKind::Code { .. } | BlockKind::Math { .. } | BlockKind::Rule => {}
            }
        }
    }

    /// A reference within a link could not be followed, and one without its note leads nowhere: both are raised words.
    fn inlines(&self, content: &mut Vec<Inline>, is_linked: bool) {
        let mut at = 0;
        while let Some(inline) = content.get_mut(at) {
            if let Inline::Footnote { id, label } = inline
                && (is_linked || !self.notes.contains(id))
            {
                *inline = Inline::Sup { content: vec![Inline::text(std::mem::take(label))] };
            }
            let is_link = matches!(inline, Inline::Link { .. });
            if let Some(inner) = inline.content_mut() {
                self.inlines(inner, is_linked || is_link);
            }
            if let Inline::Link { address, content: inner, .. } = inline {
                if let Some(whole) = self.link(address) {
                    *address = whole;
                } else {
                    let inner = std::mem::take(inner);
                    let length = inner.len();
                    content.splice(at..=at, inner);
                    at += length;
                    continue;
                }
            }
            at += 1;
        }
    }

    /// A link without what tracks. What leads to a place of the page leads there from elsewhere as well, by the page's
    /// address; nowhere, where that is not known.
    fn link(&self, address: &str) -> Option<String> {
        if !address.starts_with('#') {
            return Some(without_trackers(address));
        }
        let base = self.base.as_deref()?;
        let base = base.split('#').next().unwrap_or_default();
        address::web(&format!("{base}{address}")).map(String::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Footnote;

    fn link(address: &str) -> Inline {
        Inline::Link { address: address.into(), title: None, content: vec![Inline::text("a"), Inline::text("b")] }
    }

    fn article(address: Option<&str>) -> Article {
        let content = vec![
            link("#part"),
            link("https://b.example/?utm_source=x&c=1"),
            Inline::Footnote { id: 1, label: "1".into() },
            Inline::Footnote { id: 9, label: "9".into() },
        ];
        let blocks = vec![
            BlockKind::Quote { blocks: vec![BlockKind::Paragraph { content }.into()] }.into(),
            BlockKind::Footnotes { items: vec![Footnote { id: 1, blocks: vec![] }] }.into(),
        ];
        Article { address: address.map(String::from), blocks, ..Article::default() }
    }

    fn json(article: &Article) -> String {
        serde_json::to_string(article).unwrap()
    }

    #[test]
    fn links_are_whole_and_clean() {
        let written = json(&prepared(&article(Some("https://a.example/b?fbclid=1#c")), None));
        assert!(written.contains("\"https://a.example/b#part\""), "{written}");
        assert!(written.contains("\"https://b.example/?c=1\""), "{written}");
        assert!(written.contains("\"address\":\"https://a.example/b#c\""), "{written}");
        // Without an address there is no place to lead to: the words stay.
        let written = json(&prepared(&article(None), None));
        assert!(!written.contains("#part") && written.contains("\"b\""), "{written}");
    }

    #[test]
    fn a_reference_without_its_note_is_a_raised_word() {
        let written = json(&prepared(&article(None), None));
        assert_eq!(written.matches("\"kind\":\"footnote\"").count(), 1, "{written}");
        assert!(written.contains(r#"{"kind":"sup","content":[{"kind":"text","text":"9"}]}"#), "{written}");
    }

    #[test]
    fn no_internal_address_leaves() {
        for opened in [
            "chrome-extension://abc/reader.html",
            "moz-extension://abc/",
            "blob:https://a.example/1",
            "file:///home/ann/a.html",
            "about:blank",
            "view-source:https://a.example/",
            "data:text/html,x",
        ] {
            assert_eq!(prepared(&article(None), Some(opened)).address, None, "{opened}");
            assert_eq!(prepared(&article(Some(opened)), None).address, None, "{opened}");
        }
        let opened = prepared(&article(None), Some("https://ann:secret@a.example/b?gclid=1#:~:text=c"));
        assert_eq!(opened.address.as_deref(), Some("https://a.example/b"));
    }
}
