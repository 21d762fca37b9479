//! An Article as plain text: as a document a person reads, or its words alone for comparing.

mod document;
mod wrap;

use super::Links;
use crate::article::{Article, Block, BlockKind, Inline};
use document::{Document, Look};

/// Which plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextForm {
    /// Title, a line of byline, date and site, then the blocks with list marks, quote marks and footnote brackets.
    Document,
    /// The words of the blocks: no title, no marks, no credits; a block a line, empty lines between.
    Body,
}

/// The words of some blocks alone, without marks and credits; a block a line, empty lines between.
pub fn body_text(blocks: &[Block]) -> String {
    let mut paragraphs: Vec<String> = Vec::new();
    push_body(blocks, &mut paragraphs);
    paragraphs.retain(|paragraph| !paragraph.trim().is_empty());
    paragraphs.join("\n\n")
}

/// Writes the article; ends in a line end unless there is nothing to write.
pub fn text(article: &Article, form: TextForm) -> String {
    let mut out = match form {
        TextForm::Document => Document::new(Look::Plain, None, Links::Words).write(article),
        TextForm::Body => body_text(&article.blocks),
    };
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

/// Writes the article for people: as the document, with its headings underlined, the address under the title, and, where
/// asked for, lines of a width and the addresses of links at the end.
pub(super) fn document(article: &Article, wrap: Option<u16>, links: Links) -> String {
    let mut out = Document::new(Look::Underlined, wrap, links).write(article);
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

/// The words of blocks, each a line. Recursion is bounded by `MAX_BLOCK_DEPTH`.
fn push_body(blocks: &[Block], out: &mut Vec<String>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph { content }
            | BlockKind::Standfirst { content }
            | BlockKind::Heading { content, .. } => {
                out.push(body_words(content));
            }
            BlockKind::List { items, .. } => items.iter().for_each(|item| push_body(item, out)),
            BlockKind::Quote { blocks } | BlockKind::Aside { blocks } => push_body(blocks, out),
            BlockKind::Code { text, .. } | BlockKind::Math { text, .. } => out.push(text.clone()),
            BlockKind::Table { caption, rows } => {
                out.extend(caption.as_deref().map(body_words));
                for row in rows {
                    let mut cells: Vec<String> = Vec::new();
                    row.cells.iter().for_each(|cell| push_body(&cell.blocks, &mut cells));
                    out.push(cells.join(" "));
                }
            }
            BlockKind::Figure(figure) => out.extend(figure.caption.as_deref().map(body_words)),
            BlockKind::Definitions { items } => {
                for item in items {
                    out.extend(item.terms.iter().map(|term| body_words(term)));
                    item.details.iter().for_each(|detail| push_body(detail, out));
                }
            }
            BlockKind::Footnotes { items } => items.iter().for_each(|item| push_body(&item.blocks, out)),
            // A card's title and address are not words of the text.
            BlockKind::Embed { .. } | BlockKind::Rule => {}
        }
    }
}

/// The words of inlines: a break is a space, a footnote reference nothing.
fn body_words(content: &[Inline]) -> String {
    let mut out = String::new();
    push_body_words(content, &mut out);
    out
}

/// Recursion is bounded by `MAX_INLINE_DEPTH`.
fn push_body_words(content: &[Inline], out: &mut String) {
    for inline in content {
        match inline {
            Inline::Text { text } | Inline::Code { text } | Inline::Math { text, .. } => out.push_str(text),
            Inline::Break => out.push(' '),
            Inline::Footnote { .. } => {}
            other => push_body_words(other.content().unwrap_or_default(), out),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::{Kept, compose};
    use crate::describe::Metadata;
    use crate::page::Page;

    fn article(html: &str) -> Article {
        let page = Page::from_html(html, url::Url::parse("https://limpide.example/").ok());
        let composed = compose(&page, &Kept::new(&page, |_| true), &Metadata::default());
        Article {
            title: "A title".into(),
            byline: Some("Ann Lee".into()),
            published: Some("2020-02-28T10:00:00Z".into()),
            site: Some("Limpide".into()),
            blocks: composed.blocks,
            ..Article::default()
        }
    }

    const RICH: &str = "<p>One<br>two <b>three</b><sup><a href='#n'>1</a></sup></p><h2>Head</h2>\
        <ul><li>a<ul><li>b<li>c</ul><li>d</ul><ol start=9><li>i<li>j</ol><blockquote><p>q<p>r</blockquote>\
        <pre>x\n  y</pre><table><caption>C</caption><tr><th>k<th>l<tr><td>m<td>n</table>\
        <figure><img src=a.jpg><figcaption>At sea. (Photo: Bo)</figcaption></figure>\
        <iframe title=Film src=https://vimeo.com/1></iframe><dl><dt>t<dd>u</dl><hr><p>end</p><p id=n>Note.</p>";

    #[test]
    fn a_document_is_the_form_of_the_fixtures() {
        let expected = "A title\n\nAnn Lee · 2020-02-28 · Limpide\n\nOne\ntwo three[1]\n\nHead\n\n- a\n  - b\n  - c\n- d\n\n\
            9. i\n10. j\n\n> q\n>\n> r\n\nx\n  y\n\nC\nk | l\nm | n\n\nAt sea.\nPhoto: Bo\n\nFilm: https://vimeo.com/1\n\n\
            t\n  u\n\n* * *\n\nend\n\n[1] Note.\n";
        assert_eq!(text(&article(RICH), TextForm::Document), expected);
    }

    #[test]
    fn what_is_saved_tells_the_last_change() {
        let article = Article { modified: Some("2020-03-01T08:00:00Z".into()), ..article("<p>One") };
        let written = document(&article, None, Links::Words);
        assert!(written.contains("\nAnn Lee · 2020-02-28 · ↻ 2020-03-01 · Limpide\n"), "{written}");
        assert!(text(&article, TextForm::Document).contains("\nAnn Lee · 2020-02-28 · Limpide\n"));
    }

    #[test]
    fn a_body_is_words_alone() {
        let expected = "One two three\n\nHead\n\na\n\nb\n\nc\n\nd\n\ni\n\nj\n\nq\n\nr\n\nx\n  y\n\nC\n\nk l\n\nm n\n\nAt sea.\n\n\
            t\n\nu\n\nend\n\nNote.\n";
        assert_eq!(text(&article(RICH), TextForm::Body), expected);
    }

    #[test]
    fn nothing_known_is_nothing_written() {
        assert_eq!(text(&Article::default(), TextForm::Document), "");
        assert_eq!(text(&Article::default(), TextForm::Body), "");
    }
}
