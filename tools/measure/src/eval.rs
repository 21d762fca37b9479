//! Scores the core, or what a file says any tool made of the pages, against labelled corpora.

use crate::{steps, table};
use anyhow::bail;
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use limpide::judge::Model;
use measure::corpus::{self, Entry};
use measure::predict::{self, Models, Prediction, predict};
use measure::summary::Report;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

/// Says how well the core reads the pages of labelled corpora, and how long it takes.
#[derive(Debug, Args)]
pub struct Eval {
    /// Folders with gold.jsonl and pages/, as tools/train/README.md describes them.
    #[arg(required = true, value_name = "FOLDER")]
    folders: Vec<PathBuf>,
    /// Judge each page by the model that has seen no page of its domain: a models.json of a training run, or the folder
    /// of the run (target/train).
    #[arg(long, value_name = "PATH")]
    models: Option<PathBuf>,
    /// Score these predictions, one {"id", "text", "title", "byline", "date", "ms"} a line, instead of running the core.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["models", "steps"])]
    predictions: Option<PathBuf>,
    /// Only pages of these types.
    #[arg(long, value_delimiter = ',', value_name = "TYPE,…")]
    types: Vec<String>,
    /// List the worst pages.
    #[arg(long, value_name = "N", default_value_t = 0)]
    worst: usize,
    /// Say how long each step takes.
    #[arg(long)]
    steps: bool,
    /// One line of JSON a corpus, with the names of the corpora's own scorer.
    #[arg(long)]
    json: bool,
    /// Write what the core made of the pages to this file, a line each.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Whose figures these are, as far as a reader of them must know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figures {
    /// Each page was judged by a model that has seen no page of its domain.
    OutOfFold,
    /// The model may have been trained on these very pages.
    InSample,
    /// Another's answers.
    Given,
}

/// Runs over the folders and prints a table for each.
pub fn run(eval: &Eval) -> anyhow::Result<()> {
    if eval.predictions.is_some() && eval.folders.len() > 1 {
        bail!("a file of predictions belongs to one folder; give one");
    }
    let mut output = eval.output.as_ref().map(File::create).transpose()?.map(BufWriter::new);
    let mut out = std::io::stdout().lock();
    for folder in &eval.folders {
        let name = corpus::name(folder);
        let mut entries = corpus::entries(folder)?;
        if !eval.types.is_empty() {
            entries.retain(|entry| entry.gold.kind.as_ref().is_some_and(|kind| eval.types.contains(kind)));
        }
        let models = eval.models.as_ref().map(|path| Models::of_corpus(path, &name)).transpose()?;
        let (predictions, sample) = match (&eval.predictions, &models) {
            (Some(file), _) => (predict::read(file)?, Figures::Given),
            (None, Some(models)) => (predictions(&entries, Some(models))?, Figures::OutOfFold),
            (None, None) => (predictions(&entries, None)?, Figures::InSample),
        };
        let report = Report::of(&entries, &predictions);
        if eval.json {
            writeln!(out, "{}", table::json(&name, &report, sample))?;
        } else {
            write!(out, "{}", table::text(&name, &report, sample, eval.worst))?;
        }
        if eval.steps {
            write!(out, "{}", steps::table(&entries, models.as_ref()))?;
        }
        if let Some(output) = &mut output {
            for entry in &entries {
                serde_json::to_writer(&mut *output, &predictions[&entry.id])?;
                output.write_all(b"\n")?;
            }
        }
    }
    Ok(())
}

/// What the core makes of the pages, on all cores.
pub fn predictions(entries: &[Entry], models: Option<&Models>) -> anyhow::Result<BTreeMap<String, Prediction>> {
    if let Some(models) = models {
        models.require(entries)?;
    }
    let progress = progress(entries.len());
    let predicted = entries.par_iter().map(|entry| {
        let model = models.and_then(|models| models.of(&entry.id)).unwrap_or(Model::own());
        let prediction = predict(entry, model);
        progress.inc(1);
        (entry.id.clone(), prediction)
    });
    let predicted = predicted.collect();
    progress.finish_and_clear();
    Ok(predicted)
}

/// A bar on standard error, where someone watches.
pub fn progress(pages: usize) -> ProgressBar {
    let progress = ProgressBar::new(pages as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} pages, {eta} left {msg}") {
        progress.set_style(style);
    }
    progress
}
