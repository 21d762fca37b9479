//! What holds of every Article as HTML: a browser finds nothing wrong in the file, and nothing in it runs.

use super::check::check;
use crate::write::arbitrary;
use crate::write::{Format, WriteOptions, to};
use proptest::prelude::*;

#[test]
fn errors_are_told() {
    for (wrong, told) in [
        ("<!DOCTYPE html><title>x</title><p></b>", ""),
        ("<!DOCTYPE html><title>x</title><form></form>", "form"),
        ("<!DOCTYPE html><title>x</title><script></script>", "script"),
        ("<!DOCTYPE html><title>x</title><p onclick=a>", "onclick"),
        ("<!DOCTYPE html><title>x</title><a href=javascript:a></a>", "javascript"),
        ("<!DOCTYPE html><title>x</title><p id=a><p id=a>", "twice"),
        ("<!DOCTYPE html><title>x</title><a href='#a'></a>", "place a"),
    ] {
        let said = check(wrong);
        assert!(said.as_ref().is_err_and(|error| error.contains(told)), "{said:?} of {wrong}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_file_is_read_without_an_error(article in arbitrary::article()) {
        let written = String::from_utf8(to(Format::Html, &article, &WriteOptions::default())).unwrap();
        prop_assert_eq!(check(&written), Ok(()), "{}", written);
    }
}
