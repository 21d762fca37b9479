//! An Article as a book, EPUB 3: one document, a table of contents for readers of today and one for old ones, the images
//! whose bytes are at hand. The same Article gives the same bytes.

#[cfg(test)]
mod check;
mod contents;
mod package;
#[cfg(test)]
mod promises;
mod time;

use super::html::{MATH_STYLE, Markup, Syntax, attribute, element, images_of, name_of};
use super::images::{ImageKind, Images, data_bytes};
use crate::article::{Article, Direction};
use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// What a reader's own style sheet leaves open.
const STYLE: &str = "body{overflow-wrap:break-word}img{max-width:100%;height:auto}figure{margin:1.5em 0}\
figcaption,.meta{font-size:.85em}pre{white-space:pre-wrap;padding:.5em;border:1px solid}.standfirst{font-weight:bold}\
blockquote{margin:1em 0;padding:0 1em;border:0 solid;border-inline-start-width:3px}\
table{border-collapse:collapse}td,th{border:1px solid;padding:.3em .6em;text-align:start}";

/// A part of the book that is an image.
struct Picture {
    kind: ImageKind,
    bytes: Vec<u8>,
}

/// All that the parts of a book tell of it.
struct Book<'a> {
    article: &'a Article,
    title: String,
    id: String,
    pictures: Vec<Picture>,
    /// Which of the pictures stands for the book.
    cover: Option<usize>,
    /// Level and words of the headings, in order.
    headings: Vec<(u8, String)>,
    has_math: bool,
}

impl Picture {
    /// Its name in the book; pictures count from 1.
    fn path(&self, at: usize) -> String {
        format!("images/{}.{}", at + 1, self.kind.extension())
    }
}

/// Writes the article.
pub(super) fn epub(article: &Article, images: &Images) -> Vec<u8> {
    let (pictures, sources, cover) = pictures(article, images);
    let mut markup = Markup::new(Syntax::Xhtml, &sources);
    markup.header(article);
    markup.blocks(&article.blocks);
    let (text, headings) = (markup.out, markup.headings);
    let has_math = text.contains("<math ");
    let (title, id) = (name_of(article), identifier(article));
    let book = Book { article, title, id, pictures, cover, headings, has_math };
    let mut style = String::from(STYLE);
    style.push_str(MATH_STYLE);
    let article = document(&book, "", &format!("<article>\n{text}</article>\n"));
    let mut parts: Vec<(String, Vec<u8>)> = vec![
        // First, so that the sort of file is known by its first bytes (EPUB OCF, section 4.2.2).
        ("mimetype".into(), b"application/epub+zip".to_vec()),
        ("META-INF/container.xml".into(), CONTAINER.into()),
        ("EPUB/package.opf".into(), package::package(&book).into()),
        ("EPUB/nav.xhtml".into(), contents::navigation(&book).into()),
        ("EPUB/toc.ncx".into(), contents::ncx(&book).into()),
        ("EPUB/style.css".into(), style.into()),
        ("EPUB/article.xhtml".into(), article.into()),
    ];
    let pictures = book.pictures.into_iter().enumerate();
    parts.extend(pictures.map(|(at, picture)| (format!("EPUB/{}", picture.path(at)), picture.bytes)));
    // Into memory, which does not fail; a book without its parts is none.
    packed(&parts).unwrap_or_default()
}

const CONTAINER: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\" version=\"1.0\">\n<rootfiles>\n\
<rootfile full-path=\"EPUB/package.opf\" media-type=\"application/oebps-package+xml\"/>\n</rootfiles>\n</container>\n";

/// The pictures of the book, where each is by its address, and which is the cover: the article's own image, else the
/// first.
fn pictures(article: &Article, images: &Images) -> (Vec<Picture>, BTreeMap<String, String>, Option<usize>) {
    let mut shown = Vec::new();
    images_of(&article.blocks, &mut shown);
    let (mut pictures, mut sources, mut cover) = (Vec::new(), BTreeMap::new(), None);
    for image in article.lead.iter().chain(shown) {
        if sources.contains_key(&image.address) {
            continue;
        }
        let held = || {
            let bytes = image.address.starts_with("data:").then(|| data_bytes(&image.address))??;
            Some((ImageKind::of(&bytes)?, bytes))
        };
        let Some((kind, bytes)) = images.at(&image.address).map(|(kind, bytes)| (kind, bytes.to_vec())).or_else(held)
        else {
            continue;
        };
        // Not of the sorts that every reader has to show (EPUB 3.3, section 3.2).
        if kind == ImageKind::Avif {
            continue;
        }
        let picture = Picture { kind, bytes };
        sources.insert(image.address.clone(), picture.path(pictures.len()));
        cover = cover.or(Some(pictures.len()));
        pictures.push(picture);
    }
    (pictures, sources, cover)
}

/// The same for the same article, whenever it is written: a digest of what it is known by (RFC 9562, version 8).
fn identifier(article: &Article) -> String {
    // FNV-1a, 128 bits.
    let mut digest: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    let known = [Some(&article.title), article.address.as_ref(), article.byline.as_ref(), article.published.as_ref()];
    for part in known {
        for byte in part.map_or("", |part| part.as_str()).bytes().chain([0]) {
            digest = (digest ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
        }
    }
    let digest = digest & !(0xf << 76) & !(0x3 << 62) | 0x8 << 76 | 0x2 << 62;
    let digits = format!("{digest:032x}");
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    format!("urn:uuid:{}-{}-{}-{}-{}", part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32))
}

/// A document of the book.
fn document(book: &Book, kind: &str, body: &str) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" \
         xmlns:epub=\"http://www.idpf.org/2007/ops\"",
    );
    if let Some(lang) = &book.article.lang {
        out.extend([attribute("lang", lang), attribute("xml:lang", lang)]);
    }
    out.extend([direction(book), ">\n<head>\n", &element("title", &book.title)]);
    out.push_str("\n<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n</head>\n");
    out.extend(["<body", kind, ">\n", body, "</body>\n</html>\n"]);
    out
}

fn direction(book: &Book) -> &'static str {
    if book.article.dir == Direction::Rtl { " dir=\"rtl\"" } else { " dir=\"ltr\"" }
}

/// The parts in one file, in order, of one fixed time.
fn packed(parts: &[(String, Vec<u8>)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for (path, bytes) in parts {
        archive.start_file(path.as_str(), options)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}
