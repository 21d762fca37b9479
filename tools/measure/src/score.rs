//! How well one page came out, by what its corpus says of it.
//!
//! Word F1 is the F1 of the two bags of lower-cased words (WCXB's measure); shingles are runs of four words
//! (that of article-extraction-benchmark); segments are snippets that must or must not appear (trafilatura's); title, byline and date agree or
//! do not, after normalization.

use crate::corpus::Gold;
use crate::predict::Prediction;
use crate::words::{plain, squeeze, words};
use std::collections::HashMap;
use std::hash::Hash;

/// Words of a shingle.
const SHINGLE: usize = 4;
/// Characters of a date that are its day.
const DAY: usize = 10;

/// Precision, recall and their harmonic mean, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rates {
    /// How much of what was given is asked for.
    pub precision: f64,
    /// How much of what is asked for was given.
    pub recall: f64,
    /// The harmonic mean.
    pub f1: f64,
}

impl Rates {
    /// With the harmonic mean of the two.
    pub fn of(precision: f64, recall: f64) -> Self {
        let sum = precision + recall;
        Self { precision, recall, f1: if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 } }
    }
}

/// How many snippets stand where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Segments {
    /// Wanted, and there.
    pub found: u32,
    /// Unwanted, and there all the same.
    pub noise: u32,
    /// Wanted, and not there.
    pub missed: u32,
    /// Unwanted, and not there.
    pub left_out: u32,
}

impl Segments {
    /// Over the snippets of a page or of many.
    pub fn rates(self) -> Rates {
        let share = |part: u32, whole: u32| if whole > 0 { f64::from(part) / f64::from(whole) } else { 0.0 };
        Rates::of(share(self.found, self.found + self.noise), share(self.found, self.found + self.missed))
    }

    /// The share of unwanted snippets that is there.
    pub fn kept_noise(self) -> f64 {
        let all = self.noise + self.left_out;
        if all > 0 { f64::from(self.noise) / f64::from(all) } else { 0.0 }
    }
}

/// The scores of one page; none of what its corpus does not say.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Score {
    /// Words.
    pub words: Option<Rates>,
    /// Precision over shingles, where any was given.
    pub shingle_precision: Option<f64>,
    /// Recall over shingles, where any is asked for.
    pub shingle_recall: Option<f64>,
    /// Snippets.
    pub segments: Option<Segments>,
    /// Whether the title is right.
    pub title: Option<bool>,
    /// Whether the authors are.
    pub byline: Option<bool>,
    /// Whether the day is.
    pub date: Option<bool>,
}

impl Score {
    /// The one number by which pages are told from worse ones.
    pub fn f1(&self) -> f64 {
        let of_segments = |segments: Segments| {
            let has_any = segments.found + segments.missed + segments.noise > 0;
            if has_any { segments.rates().f1 } else { 1.0 }
        };
        self.words.map(|rates| rates.f1).or(self.segments.map(of_segments)).unwrap_or_default()
    }
}

/// Scores a page; one without a prediction came out as nothing.
pub fn score(gold: &Gold, prediction: Option<&Prediction>) -> Score {
    let given = |value: fn(&Prediction) -> &Option<String>| prediction.and_then(|p| value(p).as_deref()).unwrap_or("");
    let text = given(|p| &p.text);
    let mut out = Score::default();
    if let Some(asked) = &gold.text {
        out.words = Some(of_words(text, asked, gold));
        let (a, b) = (shingles(text), shingles(asked));
        let (hits, given, asked) = common(&a, &b);
        let share = |whole: u32| (whole > 0).then(|| f64::from(hits) / f64::from(whole));
        (out.shingle_precision, out.shingle_recall) = (share(given), share(asked));
    }
    if let Some(with) = &gold.with {
        out.segments = Some(of_segments(text, with, gold.without.as_deref().unwrap_or_default()));
    }
    let asked = |value: &'_ Option<String>| value.clone().filter(|value| !value.is_empty());
    out.title = asked(&gold.title).map(|title| plain(&title) == plain(given(|p| &p.title)));
    out.byline = asked(&gold.byline).map(|byline| plain(&byline) == plain(given(|p| &p.byline)));
    out.date = asked(&gold.date).map(|date| date.chars().take(DAY).eq(given(|p| &p.date).chars().take(DAY)));
    out
}

fn of_words(text: &str, asked: &str, gold: &Gold) -> Rates {
    let (text, asked) = (text.to_lowercase(), asked.to_lowercase());
    let (given, wanted) = (bag(words(&text)), bag(words(&asked)));
    let (hits, mut count, asked) = common(&given, &wanted);
    if let Some(captions) = &gold.captions {
        let title = gold.title.as_deref().unwrap_or_default();
        let neutral = [title].into_iter().chain(captions.iter().map(String::as_str)).collect::<Vec<_>>().join(" ");
        let neutral = neutral.to_lowercase();
        count -= bag(words(&neutral))
            .into_iter()
            .map(|(word, free)| {
                let of = |bag: &HashMap<&str, u32>| bag.get(word).copied().unwrap_or_default();
                of(&given).saturating_sub(of(&wanted)).min(free)
            })
            .sum::<u32>();
    }
    if asked == 0 {
        return if count == 0 { Rates { precision: 1.0, recall: 1.0, f1: 1.0 } } else { Rates::default() };
    }
    if hits == 0 {
        return Rates::default();
    }
    Rates::of(f64::from(hits) / f64::from(count), f64::from(hits) / f64::from(asked))
}

fn of_segments(text: &str, with: &[String], without: &[String]) -> Segments {
    let text = squeeze(text);
    let there = |snippets: &[String]| snippets.iter().filter(|snippet| text.contains(&squeeze(snippet))).count() as u32;
    let (found, noise) = (there(with), there(without));
    Segments { found, noise, missed: with.len() as u32 - found, left_out: without.len() as u32 - noise }
}

/// The shingles of a text with their cases; a shorter text is one.
fn shingles(text: &str) -> HashMap<Vec<&str>, u32> {
    let words: Vec<&str> = words(text).collect();
    match words.len() {
        0 => HashMap::new(),
        1..SHINGLE => HashMap::from([(words, 1)]),
        _ => bag(words.windows(SHINGLE).map(<[&str]>::to_vec)),
    }
}

fn bag<T: Eq + Hash>(items: impl Iterator<Item = T>) -> HashMap<T, u32> {
    let mut bag = HashMap::new();
    for item in items {
        *bag.entry(item).or_default() += 1;
    }
    bag
}

/// How many items two bags share, and how many each holds.
fn common<T: Eq + Hash>(a: &HashMap<T, u32>, b: &HashMap<T, u32>) -> (u32, u32, u32) {
    let shared = a.iter().map(|(item, &count)| count.min(b.get(item).copied().unwrap_or_default())).sum();
    (shared, a.values().sum(), b.values().sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(text: &str) -> Prediction {
        Prediction { text: Some(text.into()), ..Prediction::default() }
    }

    fn asked(text: &str) -> Gold {
        Gold { text: Some(text.into()), ..Gold::default() }
    }

    fn near(a: Option<f64>, b: f64) -> bool {
        a.is_some_and(|a| (a - b).abs() < 1e-9)
    }

    #[test]
    fn words_count_as_often_as_they_stand() {
        let score = score(&asked("the Rain the wheat"), Some(&given("The rain, the rain! Ads")));
        let rates = score.words.expect("a text");
        assert!((rates.precision - 0.6).abs() < 1e-9 && (rates.recall - 0.75).abs() < 1e-9);
        assert!((rates.f1 - 2.0 / 3.0).abs() < 1e-9);
    }

    #[test]
    fn nothing_is_right_only_where_nothing_is_asked_for() {
        let f1 = |gold: &str, text: Option<&str>| score(&asked(gold), text.map(given).as_ref()).f1();
        assert_eq!((f1("", None), f1("", Some("x")), f1("x", None), f1("x", Some("y"))), (1.0, 0.0, 0.0, 0.0));
    }

    #[test]
    fn words_of_captions_and_title_are_neutral() {
        let mut gold = asked("wheat is lost");
        gold.captions = Some(vec!["A field of wheat".into()]);
        gold.title = Some("Rain".into());
        let rates = score(&gold, Some(&given("Rain. A field of wheat. Wheat is lost. A field"))).words.expect("a text");
        assert!((rates.precision - 3.0 / 5.0).abs() < 1e-9, "{rates:?}");
        assert!((rates.recall - 1.0).abs() < 1e-9);
    }

    #[test]
    fn shingles_keep_the_order_and_the_case() {
        let score = score(&asked("a b c d e"), Some(&given("a b c d f a b c D")));
        assert!(near(score.shingle_precision, 1.0 / 6.0) && near(score.shingle_recall, 0.5));
        let short = super::score(&asked("a b"), Some(&given("a b")));
        assert!(near(short.shingle_precision, 1.0) && near(short.shingle_recall, 1.0));
        assert_eq!(super::score(&asked("a"), None).shingle_precision, None);
    }

    #[test]
    fn snippets_are_looked_for_whatever_the_white_space() {
        let gold = Gold {
            with: Some(vec!["the wheat\n is".into(), "gone".into()]),
            without: Some(vec!["Cookies".into(), "Menu".into()]),
            ..Gold::default()
        };
        let score = score(&gold, Some(&given("Menu. the  wheat is lost")));
        assert_eq!(score.segments, Some(Segments { found: 1, noise: 1, missed: 1, left_out: 1 }));
        assert!((score.f1() - 0.5).abs() < 1e-9);
    }

    #[test]
    fn metadata_agrees_in_its_words_and_its_day() {
        let gold = Gold {
            title: Some("The Rain — on Wheat".into()),
            byline: Some(String::new()),
            date: Some("2020-02-28T18:46".into()),
            ..Gold::default()
        };
        let prediction = Prediction {
            title: Some("the rain on wheat".into()),
            date: Some("2020-02-28".into()),
            ..Prediction::default()
        };
        let score = score(&gold, Some(&prediction));
        assert_eq!((score.title, score.byline, score.date), (Some(true), None, Some(true)));
        assert_eq!(super::score(&gold, None).date, Some(false));
    }
}
