//! How long each step of the corridor takes, on one core; the steps are those of `clean`, with a watch between them.

use cpu_time::ThreadTime;
use limpide::article::Article;
use limpide::compose::compose;
use limpide::describe::describe;
use limpide::furniture::{Languages, Scene, mark};
use limpide::judge::{Breadth, Model, judge_by};
use limpide::pages::Pages;
use limpide::rules::{Clock, RuleSet};
use limpide::segment::segment;
use limpide::sweep::{ByHand, sweep};
use limpide::write::{TextForm, text};
use measure::corpus::{Entry, read};
use measure::predict::{Models, ms};
use measure::summary::Times;
use std::hint::black_box;

/// The steps, in their order.
const STEPS: [&str; 8] = ["read", "parse", "describe", "segment", "furniture", "judge", "compose", "write"];

/// How many rules of the user's are read and run on each page, to see what a large list costs.
const RULES: usize = 10_000;

/// A row a step: median and 95th percentile over the pages, and its share of the whole. Below, what a large list of rules of
/// the user's would add.
pub fn table(entries: &[Entry], models: Option<&Models>) -> String {
    let model = |entry: &Entry| models.and_then(|models| models.of(&entry.id)).unwrap_or(Model::own());
    let list = many_rules();
    let (pages, rules): (Vec<[f64; STEPS.len()]>, Vec<f64>) =
        entries.iter().map(|entry| page(entry, model(entry), &list)).unzip();
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
    row(&format!("{RULES} rules"), rules);
    out
}

/// Rules as large lists have them: most by a class or an id, some by an attribute, some for one site with operators.
fn many_rules() -> String {
    let line = |n: usize| match n % 20 {
        0..=11 => format!("##.ad-slot-{n}\n"),
        12..=15 => format!("###banner_{n}\n"),
        16 => format!("##div.box > .promo-{n}:not(.x)\n"),
        17 => format!("site{n}.example##p:has-text(/^sponsor/i):upward(1)\n"),
        18 => format!("site{n}.example##.article:article()\n"),
        _ if n % 200 == 19 => format!("##a[href^=\"https://ads{n}.example/\"]\n"),
        _ => format!("site{n}.example#@#.ad-slot-{n}\n"),
    };
    (0..RULES).map(line).collect()
}

fn page(entry: &Entry, model: &Model<'_>, rules: &str) -> ([f64; STEPS.len()], f64) {
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
    let pages = Pages::of(&page);
    let scene =
        Scene { page: &page, blocks: &blocks, metadata: &metadata, pages: pages.as_ref(), skipped: Languages::NONE };
    let marks = mark(&scene);
    let furniture = lap();
    let verdict = judge_by(model, &scene, &marks, Breadth::default());
    let judge = lap();
    let swept = sweep(&page, &blocks, &metadata, &verdict.marks, &verdict, ByHand::default(), &[]);
    let composed = compose(&page, &swept.kept, &metadata);
    let compose = lap();
    let article = Article { blocks: composed.blocks, ..Article::default() };
    black_box(text(&article, TextForm::Body));
    let write = lap();
    black_box(RuleSet::parse(rules).unwrap_or_default().on(&page, &blocks, Clock::default()));
    ([read, parse, describe, segment, furniture, judge, compose, write], lap())
}
