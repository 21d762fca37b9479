//! What the scores of many pages come to.

use crate::corpus::{Entry, Gold};
use crate::predict::Prediction;
use crate::score::{Rates, Score, Segments, score};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashMap};

/// Resamples of the bootstrap.
const RESAMPLES: usize = 1_000;
/// A smaller group says nothing.
const GROUP: usize = 5;

/// Means over pages; none of what no page is labelled with.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Summary {
    /// Pages.
    pub pages: usize,
    /// The mean of each page's precision, recall and F1 over words.
    pub words: Option<Rates>,
    /// Mean precision and mean recall over shingles, and the F1 of the two.
    pub shingles: Option<Rates>,
    /// Over the snippets of all pages together.
    pub segments: Option<Segments>,
    /// Shares of labelled pages whose title, byline, date is right.
    pub right: [Option<f64>; 3],
}

/// The names of what is right or not, as in [`Summary::right`].
pub const METADATA: [&str; 3] = ["title", "byline", "date"];

impl Summary {
    /// Over the scores of pages.
    pub fn of<'a>(scores: impl IntoIterator<Item = &'a Score>) -> Self {
        let scores: Vec<&Score> = scores.into_iter().collect();
        let words: Vec<Rates> = scores.iter().filter_map(|score| score.words).collect();
        let over_words = |of: fn(&Rates) -> f64| mean(words.iter().map(of)).unwrap_or_default();
        let over = |of: fn(&Score) -> Option<f64>| mean(scores.iter().filter_map(|score| of(score)));
        let share =
            |of: fn(&Score) -> Option<bool>| mean(scores.iter().filter_map(|s| of(s)).map(|v| f64::from(u8::from(v))));
        let (p, r) = (over(|score| score.shingle_precision), over(|score| score.shingle_recall));
        Self {
            pages: scores.len(),
            words: (!words.is_empty()).then(|| Rates {
                precision: over_words(|rates| rates.precision),
                recall: over_words(|rates| rates.recall),
                f1: over_words(|rates| rates.f1),
            }),
            shingles: (!words.is_empty()).then(|| Rates::of(p.unwrap_or_default(), r.unwrap_or_default())),
            segments: scores.iter().filter_map(|score| score.segments).reduce(|a, b| Segments {
                found: a.found + b.found,
                noise: a.noise + b.noise,
                missed: a.missed + b.missed,
                left_out: a.left_out + b.left_out,
            }),
            right: [share(|score| score.title), share(|score| score.byline), share(|score| score.date)],
        }
    }

    /// The one number a corpus is told by: word F1 where there are texts, else the F1 over snippets.
    pub fn key(&self) -> f64 {
        self.words.map_or_else(|| self.segments.unwrap_or_default().rates().f1, |rates| rates.f1)
    }

    /// What [`Self::key`] is.
    pub fn key_name(&self) -> &'static str {
        if self.words.is_some() { "word F1" } else { "segments F1" }
    }

    /// The figures under the names that the corpora's own scorer gives them.
    pub fn to_json(&self) -> Map<String, Value> {
        let mut out = Map::from_iter([("pages".to_owned(), json!(self.pages))]);
        let mut add = |name: &str, value: f64| drop(out.insert(name.to_owned(), json!(value)));
        let named =
            [("word", self.words), ("shingle", self.shingles), ("segments", self.segments.map(Segments::rates))];
        for (name, rates) in named {
            if let Some(rates) = rates {
                add(&format!("{name}_f1"), rates.f1);
                add(&format!("{name}_p"), rates.precision);
                add(&format!("{name}_r"), rates.recall);
            }
        }
        if let Some(segments) = self.segments {
            add("segments_kept_noise", segments.kept_noise());
        }
        for (name, share) in METADATA.iter().zip(self.right) {
            if let Some(share) = share {
                add(&format!("{name}_right"), share);
            }
        }
        out
    }
}

/// The median, the 95th percentile and the greatest of some times.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Times {
    /// The median.
    pub median: f64,
    /// The 95th percentile.
    pub p95: f64,
    /// The greatest.
    pub max: f64,
}

impl Times {
    /// None of no times.
    pub fn of(mut times: Vec<f64>) -> Option<Self> {
        times.sort_by(f64::total_cmp);
        let at = |place: usize| times.get(place).copied();
        let middle = times.len() / 2;
        let below = if times.len() % 2 == 1 { middle } else { middle.checked_sub(1)? };
        let median = f64::midpoint(at(below)?, at(middle)?);
        Some(Self { median, p95: at(times.len() * 95 / 100)?, max: times.last().copied()? })
    }
}

/// A corpus scored.
#[derive(Debug)]
pub struct Report<'a> {
    /// Each page with its score, in the order of the corpus.
    pub pages: Vec<(&'a Entry, Score)>,
    /// Over all pages.
    pub total: Summary,
    /// Half of a 95 % bootstrap interval of [`Summary::key`].
    pub interval: f64,
    /// Pages without a prediction.
    pub missing: usize,
    /// Pages of which nothing came out.
    pub empty: usize,
    /// How many of these for which reason, where the tool names one.
    pub errors: BTreeMap<String, usize>,
    /// Milliseconds a page, and of these those for the tree.
    pub times: Option<Times>,
    /// The second of these.
    pub parse_times: Option<Times>,
    /// By type and by language: name, pages and [`Summary::key`], the most pages first.
    pub groups: [(&'static str, Vec<Group>); 2],
}

/// Name, pages and [`Summary::key`] of a group of pages.
pub type Group = (String, usize, f64);

impl<'a> Report<'a> {
    /// Scores the predictions for some pages.
    pub fn of(entries: impl IntoIterator<Item = &'a Entry>, predictions: &BTreeMap<String, Prediction>) -> Self {
        let found = |entry: &Entry| predictions.get(&entry.id);
        let pages: Vec<(&Entry, Score)> =
            entries.into_iter().map(|entry| (entry, score(&entry.gold, found(entry)))).collect();
        let scores: Vec<Score> = pages.iter().map(|(_, score)| *score).collect();
        let predicted = || pages.iter().filter_map(|(entry, _)| found(entry));
        let mut errors = BTreeMap::new();
        for error in predicted().filter_map(|prediction| prediction.error.clone()) {
            *errors.entry(error).or_default() += 1;
        }
        let language = |gold: &Gold| gold.lang.as_ref().map(|lang| lang.chars().take(2).collect());
        Self {
            total: Summary::of(&scores),
            interval: interval(&scores),
            missing: pages.len() - predicted().count(),
            empty: pages.len() - predicted().filter(|prediction| prediction.has_text()).count(),
            errors,
            times: Times::of(predicted().filter_map(|prediction| prediction.ms).collect()),
            parse_times: Times::of(predicted().filter_map(|prediction| prediction.parse_ms).collect()),
            groups: [("type", groups(&pages, |gold| gold.kind.clone())), ("lang", groups(&pages, language))],
            pages,
        }
    }

    /// The worst pages, the worst first.
    pub fn worst(&self, count: usize) -> Vec<&(&'a Entry, Score)> {
        let mut pages: Vec<_> = self.pages.iter().collect();
        pages.sort_by(|(_, a), (_, b)| a.f1().total_cmp(&b.f1()));
        pages.truncate(count);
        pages
    }
}

fn groups(pages: &[(&Entry, Score)], name: impl Fn(&Gold) -> Option<String>) -> Vec<Group> {
    let mut order: Vec<String> = Vec::new();
    let mut by: HashMap<String, Vec<&Score>> = HashMap::new();
    for (entry, score) in pages {
        if let Some(name) = name(&entry.gold).filter(|name| !name.is_empty()) {
            if !by.contains_key(&name) {
                order.push(name.clone());
            }
            by.entry(name).or_default().push(score);
        }
    }
    let group = |name: String| {
        let scores = by.remove(&name).filter(|scores| scores.len() >= GROUP)?;
        let summary = Summary::of(scores);
        Some((name, summary.pages, summary.key()))
    };
    let mut groups: Vec<Group> = order.into_iter().filter_map(group).collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.1));
    groups
}

/// Half of a 95 % interval of [`Summary::key`], by drawing as many pages again and again (Efron 1979).
fn interval(scores: &[Score]) -> f64 {
    let mut draws = Draws(1);
    let mut keys: Vec<f64> = (0..RESAMPLES)
        .map(|_| Summary::of((0..scores.len()).filter_map(|_| scores.get(draws.below(scores.len())))).key())
        .collect();
    keys.sort_by(f64::total_cmp);
    let at = |part: usize| keys.get(RESAMPLES * part / 1_000).copied().unwrap_or_default();
    (at(975) - at(25)) / 2.0
}

/// The same draws each time (Steele, Lea, Flood 2014, `SplitMix64`).
struct Draws(u64);

impl Draws {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^= z >> 31;
        ((u128::from(z) * bound as u128) >> 64) as usize
    }
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (mut sum, mut count) = (0.0, 0_u32);
    for value in values {
        sum += value;
        count += 1;
    }
    (count > 0).then(|| sum / f64::from(count))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    fn entry(id: &str, kind: &str, text: &str) -> Entry {
        let gold = Gold { text: Some(text.into()), kind: Some(kind.into()), ..Gold::default() };
        Entry { id: id.into(), path: PathBuf::new(), url: None, gold }
    }

    #[test]
    fn a_page_without_a_prediction_counts_as_empty() {
        let entries = [entry("a", "article", "rain"), entry("b", "article", "wheat")];
        let given = Prediction { text: Some("rain".into()), ms: Some(3.0), ..Prediction::default() };
        let report = Report::of(&entries, &BTreeMap::from([("a".to_owned(), given)]));
        assert_eq!((report.total.pages, report.missing), (2, 1));
        assert!((report.total.key() - 0.5).abs() < 1e-9);
        assert!(report.interval > 0.3 && report.interval <= 0.5, "{}", report.interval);
        assert_eq!(report.worst(1).first().map(|(entry, _)| entry.id.as_str()), Some("b"));
        assert_eq!(report.times.map(|times| times.max), Some(3.0));
    }

    #[test]
    fn small_groups_are_left_out() {
        let kinds = ["forum", "article", "article", "article", "article", "article"];
        let entries: Vec<Entry> = kinds.iter().map(|kind| entry(kind, kind, "")).collect();
        let report = Report::of(&entries, &BTreeMap::new());
        assert_eq!(report.groups[0].1, [("article".to_owned(), 5, 1.0)]);
        assert!(report.groups[1].1.is_empty());
    }

    #[test]
    fn snippets_are_summed_before_they_are_divided() {
        let score = |found, noise| Score {
            segments: Some(Segments { found, noise, missed: 1, left_out: 1 }),
            ..Score::default()
        };
        let summary = Summary::of(&[score(1, 0), score(3, 1)]);
        assert_eq!(summary.segments, Some(Segments { found: 4, noise: 1, missed: 2, left_out: 2 }));
        assert_eq!(summary.key_name(), "segments F1");
        assert!((summary.key() - 8.0 / 11.0).abs() < 1e-9);
    }

    #[test]
    fn times_are_told_as_the_corpora_tell_them() {
        assert_eq!(Times::of(vec![4.0, 1.0, 2.0, 3.0]), Some(Times { median: 2.5, p95: 4.0, max: 4.0 }));
        assert_eq!(Times::of(vec![1.0]), Some(Times { median: 1.0, p95: 1.0, max: 1.0 }));
        assert_eq!(Times::of(Vec::new()), None);
    }
}
