//! The scores of a corpus, as a table for people and as JSON under the names of the corpora's own scorer.

use crate::eval::Figures;
use measure::score::{Rates, Segments};
use measure::summary::{METADATA, Report};
use serde_json::{Map, Value, json};

impl Figures {
    /// What a reader of the figures must know.
    fn says(self) -> &'static str {
        match self {
            Self::OutOfFold => "out of fold: each page judged by a model that has seen no page of its domain",
            Self::InSample => {
                "IN SAMPLE: the compiled-in model; for pages it was trained on this is no result (see --models)"
            }
            Self::Given => "the predictions given",
        }
    }
}

/// The table of a corpus.
pub fn text(name: &str, report: &Report<'_>, sample: Figures, worst: usize) -> String {
    let total = &report.total;
    let mut out = format!("{name}: {} pages, {}\n", total.pages, sample.says());
    let mut row = |name: &str, values: &str| out.push_str(&format!("  {name:<14}{values}\n"));
    if report.missing > 0 {
        row("missing", &format!("{} pages without a prediction count as empty", report.missing));
    }
    for (error, count) in &report.errors {
        row("no text", &format!("{count} pages: {error}"));
    }
    let interval = |is_key: bool| {
        if is_key { format!(" ± {:.4}", report.interval) } else { " ".repeat(9) }
    };
    let rates = |rates: Rates, is_key: bool| {
        let Rates { precision, recall, f1 } = rates;
        format!("{f1:.4}{}   precision {precision:.4}   recall {recall:.4}", interval(is_key))
    };
    if let Some(words) = total.words {
        row("word F1", &rates(words, true));
    }
    if let Some(shingles) = total.shingles {
        row("shingle F1", &rates(shingles, false));
    }
    if let Some(segments) = total.segments {
        let noise = format!("   kept noise {:.4}", segments.kept_noise());
        row("segments F1", &(rates(Segments::rates(segments), total.words.is_none()) + &noise));
    }
    for (name, share) in METADATA.iter().zip(total.right) {
        if let Some(share) = share {
            row(&format!("{name} right"), &format!("{share:.4}"));
        }
    }
    if let Some(times) = report.times {
        row("ms a page", &format!("median {:.1}   p95 {:.1}   max {:.1}", times.median, times.p95, times.max));
    }
    for (field, groups) in &report.groups {
        for (name, pages, key) in groups {
            row(field, &format!("{name:<15}{pages:>5}   {} {key:.4}", total.key_name()));
        }
    }
    for (entry, score) in report.worst(worst) {
        let url = entry.url.as_ref().map(url::Url::as_str).unwrap_or_default();
        row("worst", &format!("{:.3}  {}  {}", score.f1(), entry.id, url.chars().take(90).collect::<String>()));
    }
    out
}

/// The same as JSON.
pub fn json(name: &str, report: &Report<'_>, sample: Figures) -> Value {
    let mut total = report.total.to_json();
    total.insert("interval".into(), json!(report.interval));
    total.insert("missing".into(), json!(report.missing));
    if let Some(times) = report.times {
        total.insert("ms_median".into(), json!(times.median));
        total.insert("ms_p95".into(), json!(times.p95));
        total.insert("ms_max".into(), json!(times.max));
    }
    let mut out = json!({
        "corpus": name, "in_sample": sample == Figures::InSample, "errors": report.errors, "total": total,
    });
    for (field, groups) in &report.groups {
        let groups = groups.iter().map(|(name, pages, key)| (name.clone(), json!([pages, key])));
        out[field] = Value::Object(groups.collect::<Map<_, _>>());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use measure::corpus::{Entry, Gold};
    use std::collections::BTreeMap;

    #[test]
    fn in_sample_figures_say_that_they_are() {
        let gold = Gold { text: Some("rain".into()), title: Some("Rain".into()), ..Gold::default() };
        let entry = Entry { id: "a".into(), path: "a".into(), url: None, gold };
        let report = Report::of([&entry], &BTreeMap::new());
        let table = text("field", &report, Figures::InSample, 1);
        assert!(table.starts_with("field: 1 pages, IN SAMPLE"), "{table}");
        assert!(table.contains("1 pages without a prediction") && table.contains("title right   0.0000"), "{table}");
        assert!(json("field", &report, Figures::InSample)["in_sample"] == json!(true));
        assert!(text("field", &report, Figures::OutOfFold, 0).contains("out of fold"));
    }
}
