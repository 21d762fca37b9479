//! The article of a page: `cargo run --example article -- page.html https://example.org/story`.

use limpide::page::Page;
use limpide::write::{Format, WriteOptions, to};
use limpide::{Cleaned, Options, clean};
use std::error::Error;
use url::Url;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().ok_or("name a file of HTML, and then its address if it is known")?;
    let address = arguments.next().map(|address| Url::parse(&address)).transpose()?;
    let cleaned = article_of(&std::fs::read_to_string(file)?, address)?;
    let markdown = to(Format::Markdown, &cleaned.article, &WriteOptions::default());
    println!("{}", String::from_utf8(markdown)?);
    for removal in &cleaned.removals {
        println!("removed as {}: {}", removal.reason.name(), removal.excerpt);
    }
    Ok(())
}

fn article_of(html: &str, address: Option<Url>) -> Result<Cleaned, limpide::CleanError> {
    clean(&Page::from_html(html, address), &Options::default())
}

#[test]
fn the_menu_goes_and_the_text_stays() -> Result<(), Box<dyn Error>> {
    let sentence = "The ferry left the north quay at six in the morning with forty people and a piano on board.";
    let html = format!(
        "<title>The piano</title><nav><a href=/>Home</a> <a href=/news>News</a></nav>
         <article><h1>The piano</h1><p>{sentence} <a href=quay>The quay</a> was empty.<p>{sentence}</article>"
    );
    let cleaned = article_of(&html, Some(Url::parse("https://ferry.example/a/piano")?))?;
    assert_eq!(cleaned.article.title, "The piano");
    assert_eq!(cleaned.removals.first().map(|removal| removal.reason.name()), Some("navigation"));
    let text = String::from_utf8(to(Format::Markdown, &cleaned.article, &WriteOptions::default()))?;
    assert!(text.contains("[The quay](https://ferry.example/a/quay)"), "{text}");
    assert!(!text.contains("News"), "{text}");
    Ok(())
}
