//! The comparison as a page of Markdown: a table a corpus, and what must be known to read it.

use super::{Compared, Row};
use crate::eval::Figures;
use measure::score::Segments;
use measure::summary::{Group, Report};
use std::fmt::Write;

/// The whole page.
pub fn written(compared: &[Compared<'_>], sample: Figures) -> String {
    let mut out = String::from(
        "# Benchmark\n\nWritten by `cargo xtask compare`; do not edit. What is measured, how it is reproduced and where it is unfair stands in [tools/bench/README.md](../tools/bench/README.md).\n\n",
    );
    out.push_str("![Quality against time, a dot for each tool](benchmark.svg)\n\n");
    out.push_str(match sample {
        Figures::InSample => "**Limpide's figures here are in sample**: its model was trained on these very pages. They say nothing about how well it reads others.\n\n",
        _ => "Limpide's figures are out of fold: each page was judged by a model, lexicon and trees, that has seen no page of its domain.\n\n",
    });
    for corpus in compared {
        let pages = corpus.rows.first().map_or(0, |row| row.report.total.pages);
        let part = if pages < corpus.whole {
            format!(" of {}, spread evenly over the corpus", corpus.whole)
        } else {
            String::new()
        };
        let _ = writeln!(out, "## {}\n\n{pages} pages{part}.\n\n{}", corpus.name, table(corpus));
        let types = groups(corpus, 0);
        if !types.is_empty() {
            let _ = writeln!(out, "By type of page:\n\n{types}");
        }
        let languages = groups(corpus, 1);
        if !languages.is_empty() {
            let _ = writeln!(out, "By language:\n\n{languages}");
        }
    }
    out.push_str(&format!("Times are milliseconds of the processor a page, from the file to the text, page after page in one process; \"of it tree\" is the median until the page is parsed. {}\n", machine()));
    out
}

fn table(corpus: &Compared<'_>) -> String {
    let reports = || corpus.rows.iter().map(|row| &row.report);
    let has_words = reports().any(|report| report.total.words.is_some());
    let has_segments = reports().any(|report| report.total.segments.is_some());
    let is_right = |at: usize| reports().any(|report| report.total.right.get(at).copied().flatten().is_some());
    let mut head: Vec<&str> = vec!["tool"];
    if has_words {
        head.extend(["word F1", "precision", "recall", "shingle F1"]);
    }
    if has_segments {
        head.extend(["segments F1", "kept noise"]);
    }
    for (at, name) in ["title", "byline", "date"].into_iter().enumerate() {
        if is_right(at) {
            head.push(name);
        }
    }
    head.extend(["ms median", "p95", "of it tree", "no text"]);
    let mut lines = vec![head.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>()];
    for Row { title, version, note, report } in &corpus.rows {
        let mut cells = vec![format!("{title} {version}{note}")];
        let figure = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| format!("{value:.4}"));
        let key = |value: Option<f64>, is_key: bool| {
            if is_key { format!("{} ± {:.4}", figure(value), report.interval) } else { figure(value) }
        };
        let total = &report.total;
        if has_words {
            cells.push(key(total.words.map(|rates| rates.f1), true));
            cells.push(figure(total.words.map(|rates| rates.precision)));
            cells.push(figure(total.words.map(|rates| rates.recall)));
            cells.push(figure(total.shingles.map(|rates| rates.f1)));
        }
        if has_segments {
            cells.push(key(total.segments.map(|segments| Segments::rates(segments).f1), !has_words));
            cells.push(figure(total.segments.map(Segments::kept_noise)));
        }
        for (at, share) in total.right.iter().enumerate() {
            if is_right(at) {
                cells.push(share.map_or_else(|| "–".to_owned(), |share| format!("{share:.3}")));
            }
        }
        let time = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |ms| format!("{ms:.1}"));
        cells.push(time(report.times.map(|times| times.median)));
        cells.push(time(report.times.map(|times| times.p95)));
        cells.push(time(report.parse_times.map(|times| times.median)));
        cells.push(without_text(report));
        lines.push(cells);
    }
    lines.insert(1, vec!["---".to_owned(); head.len()]);
    lines.iter().map(|cells| format!("| {} |\n", cells.join(" | "))).collect()
}

/// Pages of which nothing came out, and on how many of them the tool hung or died.
fn without_text(report: &Report<'_>) -> String {
    let failed: usize = ["died", "out of time"].iter().filter_map(|error| report.errors.get(*error)).sum();
    let all = report.empty;
    if failed > 0 { format!("{all} ({failed} by failing)") } else { all.to_string() }
}

/// The key figure by type or by language, a column a group.
fn groups(corpus: &Compared<'_>, which: usize) -> String {
    let of = |report: &'_ Report<'_>| report.groups.get(which).map(|(_, groups)| groups.clone()).unwrap_or_default();
    let Some(first) = corpus.rows.first().map(|row| of(&row.report)).filter(|groups| groups.len() > 1) else {
        return String::new();
    };
    let names = first.iter().map(|(name, pages, _)| format!("{name} ({pages})")).collect::<Vec<_>>().join(" | ");
    let mut out = format!("| | {names} |\n|---{}|\n", "|---".repeat(first.len()));
    for row in &corpus.rows {
        let own: Vec<Group> = of(&row.report);
        let figure = |(name, ..): &Group| own.iter().find(|group| group.0 == *name).map_or(0.0, |group| group.2);
        let cells: Vec<String> = first.iter().map(|group| format!("{:.3}", figure(group))).collect();
        let _ = writeln!(out, "| {} | {} |", row.name(), cells.join(" | "));
    }
    out
}

/// What it was measured on.
fn machine() -> String {
    let about = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = about.lines().find_map(|line| line.strip_prefix("model name")?.split_once(':'));
    model.map_or_else(String::new, |(_, model)| format!("Measured on one core of {}.", model.trim()))
}
