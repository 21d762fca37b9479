//! Pages made to break a reader: each is answered, the work grows no faster than the page, and where it is more than may be
//! done, that is said. Here in small; `cargo xtask hostile` has them at full size, in WebAssembly and in tabs as well.

#[path = "hostile/inputs.rs"]
mod inputs;

use inputs::inputs;
use limpide::page::steps::MOST;
use limpide::{CleanError, Options, Page, clean, snapshot};
use std::fs;
use std::path::Path;

/// The share of the full size at which they are tried, and the double of it.
const SHARE: f64 = 0.01;
/// How much more work twice the page may be: twice, and what is the same for all sizes is none.
const GROWTH: u64 = 3;

/// The steps a page takes, and whether it has an article.
fn steps(page: &Page) -> (u64, Result<(), CleanError>) {
    let answer = clean(page, &Options::default()).map(|_| ());
    (page.steps().taken(), answer)
}

#[test]
fn every_hostile_page_is_answered_and_work_grows_no_faster_than_the_page() {
    assert!(inputs().len() > 90);
    for input in inputs() {
        let (small, answer) = steps(&input.page(SHARE));
        assert_eq!(answer, Ok(()), "{}: the article before it is found", input.name);
        let (large, answer) = steps(&input.page(SHARE * 2.0));
        assert_eq!(answer, Ok(()), "{}", input.name);
        assert!(large <= small * GROWTH, "{}: {small} steps, and {large} where it is twice as large", input.name);
    }
}

#[test]
fn the_snapshot_of_a_hostile_page_is_read_as_the_page() {
    for input in inputs() {
        let page = input.page(SHARE);
        let again = Page::from_snapshot(&snapshot::encode(&page)).map(|page| page.len());
        assert_eq!(again, Ok(page.len()), "{}", input.name);
    }
}

#[test]
fn work_that_is_more_than_may_be_done_is_refused_and_the_page_can_be_asked_again() {
    for input in inputs() {
        let page = input.page(SHARE);
        let (taken, _) = steps(&page);
        // Wherever it ends, it ends, and with this answer.
        for most in [0, taken / 100, taken / 7, taken / 3, taken / 2, taken - 1] {
            page.steps().allow(most);
            assert_eq!(steps(&page).1, Err(CleanError::OutOfSteps), "{} after {most} of {taken}", input.name);
        }
        page.steps().allow(MOST);
        assert_eq!(steps(&page), (taken, Ok(())), "{}", input.name);
    }
}

#[test]
fn pages_as_they_are_take_a_small_part_of_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let pages = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path().join("source.html"));
    let mut count = 0;
    for path in pages.filter(|path| path.is_file()) {
        let html = fs::read_to_string(&path).unwrap_or_default();
        let (taken, _) = steps(&Page::from_html(&html, None));
        assert!(taken < MOST / 25, "{}: {taken} steps", path.display());
        count += 1;
    }
    assert!(count > 50);
}
