//! Runs the whole core by models in files over a corpus: what cross-validation measures in the end is the text that people
//! would read.

use anyhow::Context;
use limpide::Options;
use limpide::clean::explain_with;
use measure::corpus::{Entry, entries};
use measure::predict::{Models, predict};
use rayon::prelude::*;
use serde_json::{Value, json};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

/// Cleans the pages that a model is named for.
pub fn run(folder: &Path, models: &Path, out: &Path) -> anyhow::Result<()> {
    let models = Models::read(models)?;
    let lines: Vec<Value> = entries(folder)?.par_iter().filter_map(|entry| cleaned(entry, &models)).collect();
    let mut file =
        BufWriter::new(File::create(out).with_context(|| format!("{} could not be written", out.display()))?);
    for line in lines {
        writeln!(file, "{line}")?;
    }
    Ok(())
}

/// What people would read, and on the way to it the blocks that were kept and how likely each block was.
fn cleaned(entry: &Entry, models: &Models) -> Option<Value> {
    let model = models.of(&entry.id)?;
    let mut line = serde_json::to_value(predict(entry, model)).ok()?;
    if let Ok(blocks) = explain_with(model, &entry.page(), &Options::default()) {
        let judged: Vec<&str> = blocks.iter().filter(|block| block.is_kept).map(|block| block.text.as_str()).collect();
        line["judged"] = json!(judged.join("\n"));
        line["probabilities"] = blocks.iter().map(|block| block.probability).collect();
    }
    Some(line)
}
