//! How long each step of the corridor takes, on one core; the steps are those of `clean`, with a watch between them.

use cpu_time::ThreadTime;
use limpide::article::Article;
use limpide::compose::compose;
use limpide::describe::describe;
use limpide::furniture::{Scene, mark};
use limpide::judge::{Breadth, Model, judge_by};
use limpide::segment::segment;
use limpide::sweep::sweep;
use limpide::write::{TextForm, text};
use measure::corpus::{Entry, read};
use measure::predict::{Models, ms};
use measure::summary::Times;
use std::hint::black_box;

/// The steps, in their order.
const STEPS: [&str; 8] = ["read", "parse", "describe", "segment", "furniture", "judge", "compose", "write"];

/// A row a step: median and 95th percentile over the pages, and its share of the whole.
pub fn table(entries: &[Entry], models: Option<&Models>) -> String {
    let model = |entry: &Entry| models.and_then(|models| models.of(&entry.id)).unwrap_or(Model::own());
    let pages: Vec<[f64; STEPS.len()]> = entries.iter().map(|entry| page(entry, model(entry))).collect();
    let whole: Vec<f64> = pages.iter().map(|times| times.iter().sum()).collect();
    let sum: f64 = whole.iter().sum();
    let mut out = String::new();
    let mut row = |name: &str, times: Vec<f64>| {
        let share = times.iter().sum::<f64>() * 100.0 / sum.max(f64::MIN_POSITIVE);
        let Times { median, p95, max } = Times::of(times).unwrap_or_default();
        out.push_str(&format!(
            "  {name:<14}median {median:>6.2}   p95 {p95:>6.2}   max {max:>7.2} ms {share:>4.0} %\n"
        ));
    };
    for (at, step) in STEPS.iter().enumerate() {
        row(step, pages.iter().filter_map(|times| times.get(at).copied()).collect());
    }
    row("all steps", whole);
    out
}

fn page(entry: &Entry, model: &Model<'_>) -> [f64; STEPS.len()] {
    let mut watch = ThreadTime::now();
    let mut lap = || {
        let time = ms(watch.elapsed());
        watch = ThreadTime::now();
        time
    };
    let input = read(&entry.path);
    let read = lap();
    let page = input.into_page(entry.url.clone());
    let parse = lap();
    let metadata = describe(&page);
    let describe = lap();
    let blocks = segment(&page);
    let segment = lap();
    let scene = Scene { page: &page, blocks: &blocks, metadata: &metadata };
    let marks = mark(&scene);
    let furniture = lap();
    let verdict = judge_by(model, &scene, &marks, Breadth::default());
    let judge = lap();
    let swept = sweep(&page, &blocks, &metadata, &verdict.marks, &verdict, &[], &[]);
    let composed = compose(&page, &swept.kept, &metadata);
    let compose = lap();
    let article = Article { blocks: composed.blocks, ..Article::default() };
    black_box(text(&article, TextForm::Body));
    [read, parse, describe, segment, furniture, judge, compose, lap()]
}
