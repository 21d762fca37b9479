//! Any text as XPath: read, written out and read again as the same, and evaluated within its budget. Before the first zero
//! stands the expression, behind it the choices of the page.
#![no_main]

use arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;
use limpide::Page;
use limpide::xpath::{Budget, Found, parse};
use limpide_fuzz::ask;
use limpide_fuzz::page::Made;

/// More than any rule has on a page.
const STEPS: u64 = 200_000;

fuzz_target!(|data: &[u8]| {
    let (text, rest) = ask::halves(data);
    let expression = match parse(&text) {
        Ok(expression) => expression,
        Err(fault) => {
            assert!((1..=text.chars().count() + 1).contains(&fault.column), "{fault} of {text:?}");
            return;
        }
    };
    let shown = expression.to_string();
    match parse(&shown) {
        Ok(again) => assert_eq!(again.to_string(), shown, "of {text:?}"),
        Err(fault) => panic!("{fault} of {shown:?} for {text:?}"),
    }
    let made = Made::of(&mut Unstructured::new(rest));
    let page = Page::from_html(&made.html, ask::address());
    let find = || {
        let mut budget = Budget::of(STEPS);
        let found = expression.find(&page, None, &mut budget);
        assert!(budget.left() <= STEPS);
        (found, budget.left())
    };
    let (found, left) = find();
    assert_eq!(find(), (found.clone(), left), "another answer to {text:?}");
    if let Ok(found) = found {
        let nodes: Vec<usize> =
            found.iter().filter_map(|one| if let Found::Node(node) = one { Some(*node) } else { None }).collect();
        assert!(
            nodes.is_sorted_by(|a, b| a < b) && nodes.iter().all(|&node| node < page.len()),
            "{nodes:?} of {text:?}"
        );
        // With one step less than it took it is stopped.
        let took = STEPS - left;
        assert!(took == 0 || expression.find(&page, None, &mut Budget::of(took - 1)).is_err(), "{text:?} in {took}");
        assert!(expression.find(&page, None, &mut Budget::of(took)).is_ok(), "{text:?} in {took}");
    }
});
