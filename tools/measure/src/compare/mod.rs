//! The same pages through Limpide and its peers in the same run: how well each reads them, and how long it takes.

pub mod chart;
mod markdown;
pub mod peer;

use crate::eval::{Figures, progress};
use anyhow::{Context, bail};
use clap::Args;
use limpide::judge::Model;
use measure::corpus::{self, Entry};
use measure::predict::{Models, Prediction, predict, read};
use measure::summary::Report;
use peer::{Peer, peers};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The name of Limpide among its peers.
const OWN: &str = "limpide";
/// The same in tables.
const OWN_TITLE: &str = "Limpide";

/// Compares Limpide with other tools: quality and time on the same pages, as a table, as Markdown and as a chart.
#[derive(Debug, Args)]
pub struct Compare {
    /// Folders with gold.jsonl and pages/, as tools/train/README.md describes them.
    #[arg(required = true, value_name = "FOLDER")]
    folders: Vec<PathBuf>,
    /// Judge each page by the model that has seen no page of its domain: a models.json of a training run, or the folder
    /// of the run (target/train).
    #[arg(long, value_name = "PATH")]
    models: Option<PathBuf>,
    /// Only these tools.
    #[arg(long, value_delimiter = ',', value_name = "TOOL,…")]
    tools: Vec<String>,
    /// At most so many pages of each corpus, spread evenly over it; all take the peers written in JavaScript an hour.
    #[arg(long, value_name = "N")]
    pages: Option<NonZeroUsize>,
    /// Run the peers again, though their answers are kept from a run before.
    #[arg(long)]
    fresh: bool,
    /// Seconds a peer may take over a page.
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    limit: u64,
    /// Where benchmark.md and benchmark.svg are written.
    #[arg(long, value_name = "FOLDER", default_value_os_t = root().join("docs"))]
    output: PathBuf,
    /// Where the peers are installed and their answers kept.
    #[arg(long, hide = true, value_name = "FOLDER", default_value_os_t = root().join("target/bench"))]
    bench: PathBuf,
}

/// One tool over all corpora.
struct Tool {
    title: &'static str,
    note: &'static str,
    version: String,
    /// By corpus.
    answers: Vec<BTreeMap<String, Prediction>>,
}

/// A corpus, and each tool's scores on it.
pub struct Compared<'a> {
    /// The corpus.
    pub name: String,
    /// How many pages it has, of which fewer may have been asked for.
    pub whole: usize,
    /// Each tool.
    pub rows: Vec<Row<'a>>,
}

/// A tool's scores on a corpus.
pub struct Row<'a> {
    /// The tool.
    pub title: &'static str,
    /// Its version.
    pub version: &'a str,
    /// What is special about this run of it.
    pub note: &'static str,
    /// Its scores.
    pub report: Report<'a>,
}

impl Row<'_> {
    /// The tool as it is named in short.
    pub fn name(&self) -> String {
        format!("{}{}", self.title, self.note)
    }
}

/// Runs the tools, prints the tables and writes them.
pub fn run(compare: &Compare) -> anyhow::Result<()> {
    let mut corpora: Vec<(String, Vec<Entry>)> = Vec::new();
    let mut wholes = Vec::new();
    for folder in &compare.folders {
        let entries = corpus::entries(folder)?;
        wholes.push(entries.len());
        let step = compare.pages.map_or(1, |most| entries.len().div_ceil(most.get()));
        corpora.push((corpus::name(folder), entries.into_iter().step_by(step.max(1)).collect()));
    }
    let is_asked = |name: &str| compare.tools.is_empty() || compare.tools.iter().any(|tool| tool == name);
    let peers: Vec<Peer> = peers(&compare.bench);
    if let Some(unknown) =
        compare.tools.iter().find(|tool| *tool != OWN && !peers.iter().any(|peer| peer.name == *tool))
    {
        let names: Vec<&str> = peers.iter().map(|peer| peer.name).collect();
        bail!("there is no tool {unknown}; there are {OWN}, {}", names.join(", "));
    }
    let sample = if compare.models.is_some() { Figures::OutOfFold } else { Figures::InSample };
    let mut tools = Vec::new();
    if is_asked(OWN) {
        tools.push(own(&corpora, compare, sample)?);
    }
    for peer in peers.iter().filter(|peer| is_asked(peer.name)) {
        tools.push(other(peer, &corpora, compare)?);
    }
    let mut compared = Vec::new();
    for (at, ((name, entries), whole)) in corpora.iter().zip(wholes).enumerate() {
        let rows = tools.iter().filter_map(|tool| {
            let report = Report::of(entries, tool.answers.get(at)?);
            Some(Row { title: tool.title, version: &tool.version, note: tool.note, report })
        });
        let rows = rows.collect();
        compared.push(Compared { name: name.clone(), whole, rows });
    }
    let text = markdown::written(&compared, sample);
    println!("{text}");
    fs::create_dir_all(&compare.output)?;
    write(&compare.output.join("benchmark.md"), &text)?;
    write(&compare.output.join("benchmark.svg"), &chart::drawn(&compared))
}

fn write(path: &Path, text: &str) -> anyhow::Result<()> {
    fs::write(path, text).with_context(|| format!("{} could not be written", path.display()))
}

/// Limpide, page after page on one core as its peers.
fn own(corpora: &[(String, Vec<Entry>)], compare: &Compare, sample: Figures) -> anyhow::Result<Tool> {
    let mut answers = Vec::new();
    for (name, entries) in corpora {
        let models = compare.models.as_ref().map(|path| Models::of_corpus(path, name)).transpose()?;
        if let Some(models) = &models {
            models.require(entries)?;
        }
        let progress = progress(entries.len()).with_message(format!("{OWN}, {name}"));
        let predicted = entries.iter().map(|entry| {
            let model = models.as_ref().and_then(|models| models.of(&entry.id)).unwrap_or(Model::own());
            let prediction = predict(entry, model);
            progress.inc(1);
            (entry.id.clone(), prediction)
        });
        answers.push(predicted.collect());
        progress.finish_and_clear();
    }
    let note = if sample == Figures::OutOfFold { "" } else { ", in sample" };
    Ok(Tool { title: OWN_TITLE, note, version: env!("CARGO_PKG_VERSION").to_owned(), answers })
}

/// A peer: what it answered before is kept, by its version.
fn other(peer: &Peer, corpora: &[(String, Vec<Entry>)], compare: &Compare) -> anyhow::Result<Tool> {
    let version = peer::version(peer)?;
    let folder = compare.bench.join("answers").join(format!("{} {version}", peer.name).replace([' ', ','], "-"));
    fs::create_dir_all(&folder)?;
    let mut answers = Vec::new();
    for (name, entries) in corpora {
        let file = folder.join(format!("{name}.jsonl"));
        if compare.fresh && file.exists() {
            fs::remove_file(&file)?;
        }
        let mut kept = if file.exists() { read(&file)? } else { BTreeMap::new() };
        let missing: Vec<&Entry> = entries.iter().filter(|entry| !kept.contains_key(&entry.id)).collect();
        let of_kept = if missing.len() < entries.len() { ", the others kept from a run before" } else { "" };
        eprintln!("• {} on {name}: {} of {} pages{of_kept}", peer.name, missing.len(), entries.len());
        if !missing.is_empty() {
            let progress = progress(missing.len()).with_message(format!("{}, {name}", peer.name));
            // Written as they come: a run that is broken off goes on where it was.
            let mut lines = File::options().create(true).append(true).open(&file)?;
            peer::run(peer, missing, Duration::from_secs(compare.limit), |prediction| {
                writeln!(lines, "{}", serde_json::to_string(&prediction)?)?;
                kept.insert(prediction.id.clone(), prediction);
                progress.inc(1);
                Ok(())
            })?;
            progress.finish_and_clear();
        }
        answers.push(kept);
    }
    Ok(Tool { title: peer.title, note: peer.note, version, answers })
}

/// The root of the repository, two folders above this crate.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}
