//! The core on this machine and the core in WebAssembly answer the same bytes: a page cleaned, with rules and choices, and
//! its article in every form. Before the first zero stand rules, behind it the choices of the page.
#![no_main]

use arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;
use limpide::rules::Clock;
use limpide::write::{Format, WriteOptions, to};
use limpide::{CleanError, Options, Page, clean, snapshot};
use limpide_fuzz::page::Made;
use limpide_fuzz::{ask, node};

fuzz_target!(|data: &[u8]| {
    let (rules, rest) = ask::halves(data);
    let mut u = Unstructured::new(rest);
    let breadth = i64::from(u.int_in_range(0..=4_u8).unwrap_or(2)) - 2;
    // Text that is no page as sites write them, now and then.
    let html = if u.ratio(1, 4).unwrap_or(false) {
        String::from_utf8_lossy(u.take_rest()).into_owned()
    } else {
        Made::of(&mut u).html
    };
    let bytes = snapshot::encode(&Page::from_html(&html, ask::address()));
    let said = serde_json::json!({ "breadth": breadth, "rules": rules }).to_string();
    let options = Options::from_json(&said).map(|options| Options { clock: Clock(ask::no_time), ..options });
    let cleaned = options.and_then(|options| clean(&Page::from_snapshot(&bytes)?, &options));
    let native = match &cleaned {
        Ok(cleaned) => cleaned.to_json().unwrap_or_default(),
        Err(error) => CleanError::to_json(*error),
    };
    let answer = String::from_utf8(node::answer("", &bytes, &said)).unwrap_or_default();
    assert_eq!(answer, native, "of {html}");
    let Ok(cleaned) = cleaned else { return };
    let json = serde_json::to_string(&cleaned.article).unwrap_or_default();
    for format in [Format::Markdown, Format::Text, Format::Html, Format::Epub] {
        let written = to(format, &cleaned.article, &WriteOptions::default());
        let answer = node::answer(format.extension(), json.as_bytes(), "");
        assert!(answer == written, "{format:?} of {json} differs");
    }
});
