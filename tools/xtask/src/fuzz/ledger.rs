//! How long each target has run in all, kept beside the targets and told in docs/fuzzing.md, so that hours are summed over many
//! runs.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

/// What one run of a target came to.
pub struct Spent {
    executions: u64,
    time: Duration,
    /// Edges that were reached.
    coverage: u64,
    /// Inputs in the corpus.
    corpus: u64,
    /// How the input that failed ended, in the words of libFuzzer or of the panic.
    said: Option<String>,
    /// What is to be told, where something was found.
    pub failed: Option<String>,
}

impl Spent {
    /// Reads what libFuzzer wrote.
    pub fn of_log(log: &str, time: Duration) -> Self {
        let after = |line: &str, name: &str| {
            let rest = line.split_once(name)?.1.trim_start();
            rest.split(|c: char| !c.is_ascii_digit()).next()?.parse::<u64>().ok()
        };
        let last = |name: &str| log.lines().rev().find_map(|line| after(line, name)).unwrap_or_default();
        let lines = log.lines().zip(log.lines().skip(1));
        let panic = lines.filter(|(line, _)| line.contains("panicked at")).map(|(_, next)| next.to_owned()).next();
        let summary = log.lines().find_map(|line| line.strip_prefix("SUMMARY: libFuzzer: ")).map(String::from);
        // A run that ends early says how many there were in its last line of progress alone.
        let executions = last("stat::number_of_executed_units:").max(progress(log));
        Self {
            executions,
            time,
            coverage: last("cov: "),
            corpus: last("corp: "),
            said: panic.or(summary),
            failed: None,
        }
    }

    /// Why it failed, short.
    pub fn reason(&self) -> String {
        self.said.as_deref().unwrap_or("it ended early").chars().take(200).collect()
    }

    /// What it came to, in a line.
    pub fn line(&self) -> String {
        let Self { executions, coverage, corpus, .. } = self;
        format!("{executions} executions, {:.0} s, {coverage} edges, {corpus} inputs", self.time.as_secs_f64())
    }
}

/// The number that the last line of progress begins with, `#123 NEW cov: …`.
fn progress(log: &str) -> u64 {
    let number = |line: &str| line.strip_prefix('#')?.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok();
    log.lines().rev().find_map(number).unwrap_or_default()
}

/// The table in the document stands between these.
const BEGIN: &str = "<!-- the sums -->\n";
const END: &str = "<!-- end of the sums -->\n";

/// The sums of all runs.
pub struct Ledger {
    file: PathBuf,
    targets: Map<String, Value>,
}

impl Ledger {
    /// Reads what is known; nothing where nothing ran.
    pub fn read(folder: &Path) -> Result<Self> {
        let file = folder.join("spent.json");
        let targets = match fs::read(&file) {
            Ok(bytes) => serde_json::from_slice(&bytes).with_context(|| format!("{} is damaged", file.display()))?,
            Err(_) => Map::new(),
        };
        Ok(Self { file, targets })
    }

    /// Adds a run, and writes it down.
    pub fn add(&mut self, target: &str, spent: &Spent) -> Result<()> {
        let known = self.targets.get(target);
        let was = |field: &str| known.and_then(|known| known.get(field)?.as_u64()).unwrap_or_default();
        let sum = json!({
            "executions": was("executions") + spent.executions,
            "milliseconds": was("milliseconds") + u64::try_from(spent.time.as_millis())?,
            "edges": was("edges").max(spent.coverage),
            "inputs": spent.corpus,
            "failures": was("failures") + u64::from(spent.failed.is_some()),
        });
        self.targets.insert(target.to_owned(), sum);
        let text = serde_json::to_string_pretty(&self.targets)?;
        fs::write(&self.file, text + "\n").with_context(|| format!("cannot write {}", self.file.display()))
    }

    /// Puts the table in the place of the one that a document has.
    pub fn tell(&self, document: &Path) -> Result<()> {
        let what = || format!("{} does not say where the sums stand", document.display());
        let old = fs::read_to_string(document).with_context(|| format!("cannot read {}", document.display()))?;
        let (head, rest) = old.split_once(BEGIN).with_context(what)?;
        let (_, tail) = rest.split_once(END).with_context(what)?;
        fs::write(document, format!("{head}{BEGIN}{}{END}{tail}", self.table()))
            .with_context(|| format!("cannot write {}", document.display()))
    }

    /// All targets in a table of Markdown.
    pub fn table(&self) -> String {
        let mut out = String::from(
            "| target | executions | CPU minutes | edges | corpus | runs that failed |\n|---|--:|--:|--:|--:|--:|\n",
        );
        for (target, sum) in &self.targets {
            let of = |field: &str| sum.get(field).and_then(Value::as_u64).unwrap_or_default();
            let tenths = (of("milliseconds") + 3_000) / 6_000;
            let minutes = format!("{}.{}", tenths / 10, tenths % 10);
            let (executions, edges, inputs, failures) = (of("executions"), of("edges"), of("inputs"), of("failures"));
            out.push_str(&format!("| {target} | {executions} | {minutes} | {edges} | {inputs} | {failures} |\n"));
        }
        out
    }
}
