//! Articles with hard text as books: whole XML, nothing that leads nowhere, the same bytes each time.
#![no_main]

use arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;
use limpide::write::{Format, WriteOptions, to};
use limpide_fuzz::{chance, epub, html};

fuzz_target!(|data: &[u8]| {
    let article = chance::article(&mut Unstructured::new(data));
    let options = WriteOptions::default();
    let book = to(Format::Epub, &article, &options);
    if let Err(error) = epub::check(&book) {
        panic!("{error}");
    }
    assert_eq!(to(Format::Epub, &article, &options), book, "other bytes");
    let written = String::from_utf8(to(Format::Html, &article, &options)).unwrap_or_else(|error| panic!("{error}"));
    if let Err(error) = html::check(&written) {
        panic!("{error}\n{written}");
    }
});
