//! What "Always keep" writes, on the fixture pages: after it the part is in the article.

use limpide::correct::rule_to_keep;
use limpide::rules::RuleSet;
use limpide::sweep::Removal;
use limpide::{Options, Page, clean};
use std::fs;
use std::path::Path;
use url::Url;

/// Removals of a page that are asked about, and every how many of them.
const MOST: usize = 3;
const EVERY: usize = 4;

fn pages() -> Vec<(String, Page)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut folders: Vec<_> = fs::read_dir(root).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    folders.sort();
    let pages = folders.into_iter().filter_map(|folder| {
        let name = folder.file_name()?.to_str()?.to_owned();
        let html = fs::read_to_string(folder.join("source.html")).ok()?;
        let page = Page::from_html(&html, Url::parse(&format!("https://limpide.example/{name}/")).ok());
        Some((name, page))
    });
    pages.collect()
}

#[test]
fn what_is_kept_for_good_is_in() {
    let (mut asked, mut silent, mut out) = (0, Vec::new(), Vec::new());
    for (at, (name, page)) in pages().into_iter().enumerate() {
        let Ok(plain) = clean(&page, &Options::default()) else { continue };
        // Others of each page, so that all kinds are among them.
        for removal in plain.removals.iter().skip(at % EVERY).step_by(EVERY).take(MOST) {
            asked += 1;
            let about = format!("{name}: {} {}", removal.rule, removal.excerpt);
            let line = rule_to_keep(&page, &Options::default(), removal.id).ok().flatten();
            let Some(line) = line else {
                silent.push(about);
                continue;
            };
            let rules = RuleSet::parse(&line).unwrap_or_default();
            let Ok(kept) = clean(&page, &Options { rules, ..Options::default() }) else { continue };
            let is_over = |other: &&Removal| {
                other.words > 0 && other.range.0 < removal.range.1 && removal.range.0 < other.range.1
            };
            if let Some(still) = kept.removals.iter().find(is_over) {
                out.push(format!("{about}: {line}, still {}", still.rule));
            }
        }
    }
    assert!(out.is_empty(), "{} of {asked} still out:\n{}", out.len(), out.join("\n"));
    // What composes to nothing, such as a button that copies, no rule can show.
    assert!(silent.len() * 50 < asked, "{} of {asked} without a line:\n{}", silent.len(), silent.join("\n"));
}
