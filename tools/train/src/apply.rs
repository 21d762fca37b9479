//! Runs the whole core, but for the choice of the model, over a corpus: what cross-validation measures in the end is the text
//! that people would read.

use crate::pages::{Entry, entries};
use anyhow::Context;
use limpide::compose::{Composed, compose};
use limpide::describe::describe;
use limpide::furniture::{Scene, mark};
use limpide::judge::{Breadth, Model, judge_by};
use limpide::segment::segment;
use limpide::sweep::{Swept, sweep};
use limpide::write::body_text;
use rayon::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

/// Cleans the pages that a model is named for.
pub fn run(folder: &Path, models: &Path, out: &Path) -> anyhow::Result<()> {
    let named: BTreeMap<String, String> = serde_json::from_slice(&std::fs::read(models)?)?;
    let paths: BTreeSet<&String> = named.values().collect();
    let read =
        |path: &String| Ok((path.clone(), std::fs::read(path).with_context(|| format!("{path} could not be read"))?));
    let bytes: BTreeMap<String, Vec<u8>> = paths.into_iter().map(read).collect::<anyhow::Result<_>>()?;
    let parse = |(path, bytes): (&String, &'static [u8])| {
        Ok((path.clone(), Model::parse(bytes).with_context(|| format!("{path} is no model for these features"))?))
    };
    let bytes = bytes.iter().map(|(path, bytes)| (path, &*bytes.clone().leak()));
    let models: BTreeMap<String, Model<'_>> = bytes.map(parse).collect::<anyhow::Result<_>>()?;
    let entries: Vec<Entry> = entries(folder)?.into_iter().filter(|entry| named.contains_key(&entry.id)).collect();
    let clean =
        |entry: &Entry| named.get(&entry.id).and_then(|path| models.get(path)).map(|model| cleaned(entry, model));
    let lines: Vec<Value> = entries.par_iter().filter_map(clean).collect();
    let mut out = BufWriter::new(File::create(out)?);
    for line in lines {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

fn cleaned(entry: &Entry, model: &Model<'_>) -> Value {
    let page = entry.page();
    let (metadata, blocks) = (describe(&page), segment(&page));
    let scene = Scene { page: &page, blocks: &blocks, metadata: &metadata };
    let mut marks = mark(&scene);
    marks.sort_by_key(|m| (m.start, usize::MAX - m.end));
    let verdict = judge_by(model, &scene, &marks, Breadth::default());
    let Swept { kept, .. } = sweep(&page, &blocks, &metadata, &marks, &verdict, &[]);
    let Composed { blocks: composed, .. } = compose(&page, &kept, &metadata);
    let kept = blocks.iter().zip(&verdict.is_kept).filter(|(_, kept)| **kept).map(|(block, _)| block.text(&page));
    let judged: Vec<String> = kept.collect();
    json!({
        "id": entry.id, "text": body_text(&composed), "judged": judged.join("\n"), "confidence": verdict.confidence,
        "probabilities": verdict.probabilities,
    })
}
