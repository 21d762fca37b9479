//! Articles with hard text as Markdown: it parses to blocks and marks that an Article can say, with every letter of it.
#![no_main]

use arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;
use limpide::share::prepared;
use limpide::write::{Format, FrontMatter, WriteOptions, to};
use limpide_fuzz::{ask, chance, markdown};

/// What a text holds besides letters and figures is written in other ways by Markdown.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).collect()
}

fuzz_target!(|data: &[u8]| {
    let article = chance::article(&mut Unstructured::new(data));
    ask::is_read_back(&article);
    for front_matter in [FrontMatter::Written, FrontMatter::LeftOut] {
        let options = WriteOptions { front_matter, ..WriteOptions::default() };
        let written =
            String::from_utf8(to(Format::Markdown, &article, &options)).unwrap_or_else(|error| panic!("{error}"));
        let seen = markdown::seen(&written);
        assert!(!seen.contains("?Html"), "{seen}\n{written}");
        let mut read = seen.chars();
        for c in letters(&ask::body(&prepared(&article, None))).chars() {
            assert!(read.any(|other| other == c), "{c:?} is lost\n{written}\n{seen}");
        }
    }
});
