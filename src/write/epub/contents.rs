//! The table of contents, twice: as the document that readers of EPUB 3 show, and as the file that older ones read.

use super::{Book, attribute, document};
use crate::write::html::escaped;

/// A line of the table: how deep it stands, its words, where it leads.
struct Entry {
    depth: usize,
    words: String,
    place: String,
}

/// The title, and under it the headings. A level is one deeper than the last above it that is less, whatever its number:
/// no level is left out.
fn entries(book: &Book) -> Vec<Entry> {
    let mut entries = vec![Entry { depth: 0, words: book.title.clone(), place: "article.xhtml".into() }];
    let mut above: Vec<u8> = Vec::new();
    for (at, (level, words)) in book.headings.iter().enumerate() {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() {
            continue;
        }
        above.truncate(above.iter().position(|other| other >= level).unwrap_or(above.len()));
        above.push(*level);
        entries.push(Entry { depth: above.len(), words, place: format!("article.xhtml#part-{}", at + 1) });
    }
    entries
}

/// Writes entries as a list in lists: `open` begins one, and `within` and `without` what stands around those below it.
fn nested(
    entries: &[Entry],
    open: impl Fn(usize, &Entry) -> String,
    close: &str,
    (within, without): (&str, &str),
) -> String {
    let mut out = String::new();
    for (at, entry) in entries.iter().enumerate() {
        out.push_str(&open(at, entry));
        let next = entries.get(at + 1).map_or(0, |next| next.depth);
        if next > entry.depth {
            out.push_str(within);
            continue;
        }
        out.push_str(close);
        for _ in next..entry.depth {
            out.extend([without, close]);
        }
    }
    out
}

/// The navigation document (EPUB 3.3, section 7).
pub(super) fn navigation(book: &Book) -> String {
    let entries = entries(book);
    let open = |_, entry: &Entry| format!("<li><a{}>{}</a>", attribute("href", &entry.place), escaped(&entry.words));
    let list = nested(&entries, open, "</li>\n", ("\n<ol>\n", "</ol>\n"));
    document(book, "", &format!("<nav epub:type=\"toc\" role=\"doc-toc\">\n<ol>\n{list}</ol>\n</nav>\n"))
}

/// The table of EPUB 2 (Open Packaging Format 2.0.1, section 2.4.1).
pub(super) fn ncx(book: &Book) -> String {
    let entries = entries(book);
    let depth = entries.iter().map(|entry| entry.depth + 1).max().unwrap_or(1);
    let open = |at: usize, entry: &Entry| {
        format!(
            "<navPoint id=\"point-{0}\" playOrder=\"{0}\"><navLabel><text>{1}</text></navLabel><content{2}/>",
            at + 1,
            escaped(&entry.words),
            attribute("src", &entry.place)
        )
    };
    let points = nested(&entries, open, "</navPoint>\n", ("\n", ""));
    let lang = book.article.lang.as_ref().map(|lang| attribute("xml:lang", lang)).unwrap_or_default();
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\" \
         version=\"2005-1\"{lang}>\n<head>\n<meta name=\"dtb:uid\"{}/>\n<meta name=\"dtb:depth\" content=\"{depth}\"/>\n\
         <meta name=\"dtb:totalPageCount\" content=\"0\"/>\n<meta name=\"dtb:maxPageNumber\" content=\"0\"/>\n</head>\n\
         <docTitle><text>{}</text></docTitle>\n<navMap>\n{points}</navMap>\n</ncx>\n",
        attribute("content", &book.id),
        escaped(&book.title)
    )
}
