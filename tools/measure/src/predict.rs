//! The core run over the pages of a corpus by the compiled model or by models in files: what people would read, as lines
//! that can be scored.

use crate::corpus::Entry;
use anyhow::{Context, bail};
use cpu_time::ThreadTime;
use limpide::clean::clean_with;
use limpide::judge::Model;
use limpide::write::{TextForm, text};
use limpide::{CleanError, Cleaned, Options, Page};
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::time::Duration;

/// What a tool made of a page.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Prediction {
    /// The page's id.
    #[serde(deserialize_with = "any_id")]
    pub id: String,
    /// The text of the article.
    pub text: Option<String>,
    /// The headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The authors.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// When it was published, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// How well the core says it chose, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f32>,
    /// Milliseconds of the processor from the file to the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ms: Option<f64>,
    /// Of these, those until the page was a tree.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parse_ms: Option<f64>,
    /// Why there is no text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
}

impl Prediction {
    /// Whether anything came out.
    pub fn has_text(&self) -> bool {
        self.text.as_ref().is_some_and(|text| !text.trim().is_empty())
    }
}

/// Some corpora number their pages.
fn any_id<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let id = serde_json::Value::deserialize(from)?;
    Ok(id.as_str().map_or_else(|| id.to_string(), str::to_owned))
}

/// Reads predictions, one a line.
pub fn read(path: &Path) -> anyhow::Result<BTreeMap<String, Prediction>> {
    let lines = fs::read_to_string(path).with_context(|| format!("{} could not be read", path.display()))?;
    let prediction = |(at, line): (usize, &str)| {
        let prediction: Prediction =
            serde_json::from_str(line).with_context(|| format!("{}, line {}", path.display(), at + 1))?;
        Ok((prediction.id.clone(), prediction))
    };
    lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(prediction).collect()
}

/// Models in files, and which page is judged by which: the one that has seen no page of its domain.
#[derive(Debug)]
pub struct Models {
    named: BTreeMap<String, String>,
    models: BTreeMap<String, Model<'static>>,
}

impl Models {
    /// Reads what training writes: JSON from the id of a page to the path of a model.
    pub fn read(path: &Path) -> anyhow::Result<Self> {
        let bytes = fs::read(path).with_context(|| format!("{} could not be read", path.display()))?;
        let named: BTreeMap<String, String> = serde_json::from_slice(&bytes)?;
        let model = |path: String| {
            let bytes = fs::read(&path).with_context(|| format!("{path} could not be read"))?;
            let model = Model::parse(bytes.leak()).with_context(|| format!("{path} is no model for these features"))?;
            Ok((path, model))
        };
        let paths: BTreeSet<String> = named.values().cloned().collect();
        Ok(Self { named, models: paths.into_iter().map(model).collect::<anyhow::Result<_>>()? })
    }

    /// Those for a corpus: from its file, or from the folder of a training run.
    pub fn of_corpus(path: &Path, corpus: &str) -> anyhow::Result<Self> {
        Self::read(&if path.is_dir() { path.join(corpus).join("models.json") } else { path.to_owned() })
    }

    /// The model for a page.
    pub fn of(&self, id: &str) -> Option<&Model<'static>> {
        self.models.get(self.named.get(id)?)
    }

    /// Refuses pages no model is named for.
    pub fn require(&self, entries: &[Entry]) -> anyhow::Result<()> {
        let without = entries.iter().filter(|entry| self.of(&entry.id).is_none()).count();
        if without > 0 {
            bail!("no model is named for {without} of these pages: the models are of another corpus");
        }
        Ok(())
    }
}

/// What the core makes of a page, from its file to its text; of one without an article no text and the reason.
pub fn predict(entry: &Entry, model: &Model<'_>) -> Prediction {
    let start = ThreadTime::now();
    let page = entry.page();
    let parsed = start.elapsed();
    let answer = read_page(&page, model);
    let whole = start.elapsed();
    let prediction = answer.unwrap_or_else(|error| Prediction {
        text: Some(String::new()),
        error: Some(error.code().to_owned()),
        ..Prediction::default()
    });
    Prediction { id: entry.id.clone(), ms: Some(ms(whole)), parse_ms: Some(ms(parsed)), ..prediction }
}

fn read_page(page: &Page, model: &Model<'_>) -> Result<Prediction, CleanError> {
    let Cleaned { article, confidence, .. } = clean_with(model, page, &Options::default())?;
    Ok(Prediction {
        confidence: Some(confidence),
        text: Some(text(&article, TextForm::Body)),
        title: Some(article.title),
        byline: article.byline,
        // Of a page that says only when it changed, that is the date one knows.
        date: article.published.or(article.modified),
        ..Prediction::default()
    })
}

/// Milliseconds, to a thousandth.
pub fn ms(time: Duration) -> f64 {
    (time.as_secs_f64() * 1e6).round() / 1e3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_may_be_numbers() {
        let prediction: Prediction = serde_json::from_str(r#"{"id": 7, "text": null, "lang": "fr"}"#).expect("a line");
        assert_eq!((prediction.id.as_str(), prediction.text), ("7", None));
    }
}
