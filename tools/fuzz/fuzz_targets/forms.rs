//! What compose makes of a page of which anything at all is kept, in every form.
#![no_main]

use arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;
use limpide::Page;
use limpide::article::{MAX_BLOCK_DEPTH, MAX_OUTPUT_NODES};
use limpide_fuzz::page::Made;
use limpide_fuzz::{ask, chance};

/// How deep blocks stand in blocks.
fn depth(value: &serde_json::Value) -> usize {
    match value {
        serde_json::Value::Array(values) => values.iter().map(depth).max().unwrap_or(0),
        serde_json::Value::Object(fields) => {
            usize::from(fields.contains_key("node")) + fields.values().map(depth).max().unwrap_or(0)
        }
        _ => 0,
    }
}

fuzz_target!(|data: &[u8]| {
    let mut u = Unstructured::new(data);
    let mask: [u8; 8] = u.arbitrary().unwrap_or_default();
    let made = Made::of(&mut u);
    let page = Page::from_html(&made.html, ask::address());
    let is_kept = |node: usize| mask[0] & 1 == 0 || mask[node / 8 % 8] >> (node % 8) & 1 == 1;
    let (article, composed) = chance::composed(&page, is_kept);
    assert_eq!(composed.blocks.len(), composed.starts.len());
    assert!(composed.starts.is_sorted(), "{:?}", composed.starts);
    let json = serde_json::to_value(&article.blocks).unwrap_or_default();
    assert!(depth(&json) <= MAX_BLOCK_DEPTH);
    assert!(json.to_string().matches("{\"").count() <= 2 * MAX_OUTPUT_NODES);
    ask::invents_nothing(&page, &article);
    ask::is_read_back(&article);
    ask::is_written(&article);
});
