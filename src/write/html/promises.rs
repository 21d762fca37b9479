//! What holds of every Article as HTML: a browser finds nothing wrong in the file, and nothing in it runs.

use crate::write::arbitrary;
use crate::write::{Format, WriteOptions, to};
use proptest::prelude::*;
use scraper::{Html, Selector};
use std::collections::HashSet;

#[test]
fn errors_are_told() {
    assert!(!Html::parse_document("<!DOCTYPE html><title>x</title><p></b>").errors.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_file_is_read_without_an_error(article in arbitrary::article()) {
        let written = String::from_utf8(to(Format::Html, &article, &WriteOptions::default())).unwrap();
        let document = Html::parse_document(&written);
        prop_assert!(document.errors.is_empty(), "{:?}\n{}", document.errors, written);
        let all = Selector::parse("*").unwrap();
        let mut ids = HashSet::new();
        for element in document.select(&all) {
            for (name, value) in element.value().attrs() {
                prop_assert!(!name.starts_with("on") && name != "style", "{name}");
                prop_assert!(name != "id" || ids.insert(value.to_owned()), "{} twice\n{}", value, written);
            }
        }
        for element in document.select(&all) {
            if let Some(place) = element.attr("href").and_then(|href| href.strip_prefix('#')) {
                prop_assert!(ids.contains(place), "no place {}\n{}", place, written);
            }
            prop_assert!(element.value().name() != "script" || element.attr("type") == Some("application/ld+json"));
        }
    }
}
