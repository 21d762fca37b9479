//! Rules on a page: whatever they say, the page opens, and what they find is the same however it is asked. Before the first
//! zero stand the rules, behind it the choices of the page.
#![no_main]

use arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;
use limpide::correct::{About, suggest};
use limpide::rehearsal::rehearse;
use limpide::rules::{Clock, RuleSet};
use limpide::{Options, Page};
use limpide_fuzz::ask;
use limpide_fuzz::page::Made;

fuzz_target!(|data: &[u8]| {
    let (text, rest) = ask::halves(data);
    let made = Made::of(&mut Unstructured::new(rest));
    let page = Page::from_html(&made.html, ask::address());
    let clock = Clock(ask::no_time);
    let without = Options { clock, ..Options::default() };
    let rules = RuleSet::parse(&text).unwrap_or_else(|error| panic!("{error}"));
    let options = Options { rules, ..without.clone() };
    let (Ok(plain), obeyed) = (ask::cleaned(&page, &without), ask::cleaned(&page, &options)) else { return };
    let obeyed = obeyed.unwrap_or_else(|error| panic!("{error} for {text:?}"));
    ask::invents_nothing(&page, &obeyed.article);
    assert!(plain.article.words == 0 || obeyed.article.words > 0, "nothing is left by {text:?}");
    if let Some(told) = &obeyed.rules {
        for line in told.used.iter().map(|used| used.line).chain(told.skipped.iter().map(|skipped| skipped.line)) {
            assert!((1..=options.rules.lines().len()).contains(&(line as usize)), "line {line} of {text:?}");
        }
    } else {
        assert_eq!(obeyed, plain);
    }
    let rehearsed = rehearse(&page, &without, &text).unwrap_or_else(|error| panic!("{error}"));
    assert!(rehearsed.together.percent <= 100, "{rehearsed:?}");
    assert!(rehearsed.lines.iter().all(|line| line.percent <= 100), "{rehearsed:?}");
    let number = rest.first().map_or(3, |&byte| u32::from(byte));
    for about in [format!("{{\"remove\":{number}}}"), format!("{{\"keep\":{number}}}")] {
        let about = About::from_json(&about).unwrap_or_else(|error| panic!("{error}"));
        let _ = suggest(&page, &without, &about);
    }
});
