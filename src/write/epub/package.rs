//! The package document: what is known of the book, what is in it, in what order it is read (EPUB 3.3, section 5).

use super::{Book, direction, time};
use crate::article::{BlockKind, Direction, authors, plain_text};
use crate::write::html::{attribute, escaped};

/// Writes it.
pub(super) fn package(book: &Book) -> String {
    let article = book.article;
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" \
         unique-identifier=\"id\"",
    );
    out.extend(article.lang.iter().map(|lang| attribute("xml:lang", lang)));
    out.extend([direction(book), ">\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"]);
    let mut say = |name: &str, text: &str| {
        let id = if name == "identifier" { " id=\"id\"" } else { "" };
        out.push_str(&format!("<dc:{name}{id}>{}</dc:{name}>\n", escaped(text)));
    };
    say("identifier", &book.id);
    say("title", &book.title);
    say("language", article.lang.as_deref().unwrap_or("und"));
    article.byline.iter().flat_map(|byline| authors(byline)).for_each(|name| say("creator", name));
    let filled = |text: &&str| !text.trim().is_empty();
    article.site.as_deref().filter(filled).into_iter().for_each(|site| say("publisher", site));
    article.published.as_deref().and_then(time::date).into_iter().for_each(|date| say("date", date));
    article.address.iter().for_each(|address| say("source", address));
    let standfirst = article.blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Standfirst { content } => Some(plain_text(content)),
        _ => None,
    });
    standfirst.iter().filter(|text| filled(&text.as_str())).for_each(|text| say("description", text));
    let modified = time::latest([article.published.as_ref(), article.modified.as_ref()]);
    out.push_str(&format!("<meta property=\"dcterms:modified\">{modified}</meta>\n"));
    if let Some(cover) = book.cover {
        // As readers of EPUB 2 know it.
        out.push_str(&format!("<meta name=\"cover\" content=\"image-{}\"/>\n", cover + 1));
    }
    out.push_str("</metadata>\n<manifest>\n");
    let math = if book.has_math { " properties=\"mathml\"" } else { "" };
    out.push_str(&format!(
        "<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n\
         <item id=\"ncx\" href=\"toc.ncx\" media-type=\"application/x-dtbncx+xml\"/>\n\
         <item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>\n\
         <item id=\"article\" href=\"article.xhtml\" media-type=\"application/xhtml+xml\"{math}/>\n"
    ));
    for (at, picture) in book.pictures.iter().enumerate() {
        let cover = if book.cover == Some(at) { " properties=\"cover-image\"" } else { "" };
        let (path, media_type) = (picture.path(at), picture.kind.media_type());
        out.push_str(&format!("<item id=\"image-{}\" href=\"{path}\" media-type=\"{media_type}\"{cover}/>\n", at + 1));
    }
    let way = if article.dir == Direction::Rtl { "rtl" } else { "ltr" };
    out.push_str(&format!(
        "</manifest>\n<spine toc=\"ncx\" page-progression-direction=\"{way}\">\n<itemref idref=\"article\"/>\n</spine>\n\
         </package>\n"
    ));
    out
}
