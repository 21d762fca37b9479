//! A page as a book for a reading device: `cargo run --example book -- page.html https://example.org/story story.epub`.

use limpide::page::Page;
use limpide::write::{Format, WriteOptions, to};
use limpide::{Options, clean};
use std::error::Error;
use url::Url;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(page), Some(address), Some(book)) = (arguments.next(), arguments.next(), arguments.next()) else {
        return Err("name a file of HTML, the address of the page, and the file of the book".into());
    };
    let bytes = book_of(&std::fs::read_to_string(page)?, Url::parse(&address)?)?;
    println!("{book}: {} KB", bytes.len() / 1024);
    Ok(std::fs::write(book, bytes)?)
}

/// An EPUB 3 whose images are linked: the core asks the network for nothing.
fn book_of(html: &str, address: Url) -> Result<Vec<u8>, limpide::CleanError> {
    let cleaned = clean(&Page::from_html(html, Some(address)), &Options::default())?;
    Ok(to(Format::Epub, &cleaned.article, &WriteOptions::default()))
}

#[test]
fn a_book_is_an_archive_that_begins_with_its_type() -> Result<(), Box<dyn Error>> {
    let text = "The lighthouse was sold in spring to a man who wanted the stairs and not the lamp. ".repeat(4);
    let html = format!("<html lang=en><title>The stairs</title><article><h1>The stairs</h1><p>{text}</article>");
    let book = book_of(&html, Url::parse("https://light.example/stairs")?)?;
    assert!(book.starts_with(b"PK"));
    assert_eq!(book.get(30..58), Some(b"mimetypeapplication/epub+zip".as_slice()));
    Ok(())
}
