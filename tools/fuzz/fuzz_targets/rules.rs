//! Any text as rules, as a list of filters and as a site config: read, explained, told, and every line accounted for.
#![no_main]

use libfuzzer_sys::fuzz_target;
use limpide::configs;
use limpide::import::{Asked, import};
use limpide::rules::{Meaning, RuleSet, told};

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let rules = RuleSet::parse(&text).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(rules.text(), text);
    let lines = text.lines().count();
    assert_eq!(rules.lines().len(), lines);
    assert_eq!(rules.explained().count(), lines);
    let told = told::told(&text).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(told.len(), lines);
    for ((line, told), explained) in rules.lines().iter().zip(&told).zip(rules.explained()) {
        let units = line.text.encode_utf16().count();
        let end = told.column.unwrap_or(1) + told.length.unwrap_or_default();
        assert!(end <= units + 1, "{told:?} is longer than {:?}", line.text);
        // A line that is a rule to a page is told as one, and the other way round.
        if matches!(line.meaning, Meaning::Unused(_)) {
            assert!(explained.is_err() && told.kind == "unused", "{told:?} of {:?}", line.text);
        }
    }
    let asked = Asked { name: "a.example.txt".into(), host: Some("a.example".into()), is_confirmed: true };
    if let Ok(imported) = import(data, &asked) {
        let of = |outcome: &str| imported.report.iter().filter(|line| line.outcome == outcome).count();
        let counts = imported.counts;
        assert_eq!(
            [counts.used, counts.kept, counts.not_needed, counts.unused],
            ["used", "kept", "not-needed", "unused"].map(of)
        );
        let again = RuleSet::parse(&imported.text).unwrap_or_else(|error| panic!("{error}"));
        if imported.kind == "config" {
            // What we write is what we read.
            for line in again.lines() {
                assert!(!matches!(line.meaning, Meaning::Unused(_)), "{:?} of {text:?}", line.text);
            }
        }
    }
    let config = configs::import("a.example", &text);
    let whole: String = config.lines.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(whole, text.strip_prefix('\u{feff}').unwrap_or(&text).replace(['\r', '\n'], ""));
    for line in RuleSet::parse(&config.rules()).unwrap_or_default().lines() {
        assert!(!matches!(line.meaning, Meaning::Unused(_)), "{:?} of {text:?}", line.text);
    }
});
