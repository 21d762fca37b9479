//! Floors a little under what was measured. On the project's own fixtures always; on the labelled corpora, which are not part
//! of the repository, where they stand beside it. The compiled-in model has been trained on these, so that a figure on them
//! says only that nothing broke: results are in docs/model.md.

use limpide::judge::Model;
use limpide::write::{TextForm, text};
use limpide::{Options, Page, clean};
use measure::corpus::{Gold, entries};
use measure::predict::{Prediction, predict};
use measure::score::score;
use measure::summary::Report;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use url::Url;

/// The least mean word F1 over the fixtures, and that of each; measured 1.0, for each is held to the letter elsewhere.
const FIXTURES: (f64, f64) = (0.99, 0.95);
/// Every how manieth page of a corpus is read: enough for a floor, few enough for a test.
const STEP: usize = 10;
/// A corpus and the least of its first figure (word F1, else that of the snippets).
const CORPORA: [(&str, f64); 4] =
    [("news-dev", 0.97), ("readability", 0.97), ("segments-dev", 0.93), ("wcxb-dev", 0.90)];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[test]
fn fixtures_hold_their_floor() {
    let folders = fs::read_dir(root().join("tests/pages")).expect("the fixtures").flatten().map(|entry| entry.path());
    let mut scores: Vec<(f64, String)> = Vec::new();
    for folder in folders {
        let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let (Ok(html), Ok(expected)) =
            (fs::read_to_string(folder.join("source.html")), fs::read_to_string(folder.join("expected.txt")))
        else {
            continue;
        };
        let page = Page::from_html(&html, Url::parse(&format!("https://limpide.example/{name}/")).ok());
        let given = clean(&page, &Options::default()).map(|cleaned| text(&cleaned.article, TextForm::Document));
        let prediction = Prediction { text: given.ok(), ..Prediction::default() };
        let gold = Gold { text: Some(expected), ..Gold::default() };
        scores.push((score(&gold, Some(&prediction)).f1(), name));
    }
    assert!(scores.len() >= 30, "{} fixtures have an article", scores.len());
    let (mean, least) = FIXTURES;
    let measured = scores.iter().map(|(f1, _)| f1).sum::<f64>() / scores.len() as f64;
    assert!(measured >= mean, "word F1 {measured:.4} over the fixtures, at least {mean} is asked");
    let below: Vec<_> = scores.iter().filter(|(f1, _)| *f1 < least).collect();
    assert!(below.is_empty(), "under {least}: {below:?}");
}

#[test]
fn corpora_hold_their_floors_where_they_are() {
    for (name, floor) in CORPORA {
        let folder = root().join("../shared/corpus").join(name);
        if !folder.join("gold.jsonl").exists() {
            say(&format!("floors: {name} is not beside the repository, its floor of {floor} is skipped"));
            continue;
        }
        let all = entries(&folder).expect("a corpus that can be read");
        let some: Vec<_> = all.iter().step_by(STEP).collect();
        let predicted = some.iter().map(|entry| (entry.id.clone(), predict(entry, Model::own())));
        let predictions: BTreeMap<String, Prediction> = predicted.collect();
        let total = Report::of(some.iter().copied(), &predictions).total;
        let (measured, key) = (total.key(), total.key_name());
        say(&format!("floors: {name} {key} {measured:.4} on {} pages, in sample; the floor is {floor}", some.len()));
        assert!(measured >= floor, "{name}: {key} {measured:.4}, at least {floor} is asked");
    }
}

/// Past the capture of the test runner: what is skipped must be seen.
fn say(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}
