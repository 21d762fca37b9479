//! Any text as HTML and as plain text: parsed and cleaned, without a panic and without a letter that is not the page's.
#![no_main]

use libfuzzer_sys::fuzz_target;
use limpide::write::{Format, WriteOptions, to};
use limpide::{Options, Page};
use limpide_fuzz::{ask, html};

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let options = Options::default();
    let page = Page::from_html(&text, ask::address());
    if let Ok(cleaned) = ask::cleaned(&page, &options) {
        ask::invents_no_letter(&page, &cleaned.article);
        let written = to(Format::Html, &cleaned.article, &WriteOptions::default());
        let written = String::from_utf8_lossy(&written);
        if let Err(error) = html::check(&written) {
            panic!("{error}\n{written}");
        }
    }
    ask::agrees_with_its_snapshot(&page, &options);
    let _ = ask::cleaned(&Page::from_text(&text), &options);
});
