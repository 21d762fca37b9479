//! How fast Limpide is beside its peers: what `cargo xtask bench` measured in a browser, and here natively, as tables with
//! ratios and a drawing of how time grows with the page.

mod browser;
mod growth;
mod memory;
mod native;

use anyhow::Context;
use browser::Measured;
use clap::Args;
use measure::summary::Times;
use memory::Corpus;
use serde::de::DeserializeOwned;
use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

/// The browsers, of which those are told that were measured.
const BROWSERS: [&str; 2] = ["chromium", "firefox"];

/// What is written anew in the document stands between these.
const BEGIN: &str = "<!-- the last run -->\n";
const END: &str = "<!-- end of the last run -->\n";

/// Says how fast Limpide is beside its peers, in a browser and natively.
#[derive(Debug, Args)]
pub struct Bench {
    /// Folders with gold.jsonl and pages/, as tools/train/README.md describes them, for the native part.
    #[arg(value_name = "FOLDER")]
    folders: Vec<PathBuf>,
    /// At most so many pages of each corpus natively, spread evenly over it.
    #[arg(long, value_name = "N", default_value = "300")]
    native: NonZeroUsize,
    /// Only what was measured in the browser; nothing is written.
    #[arg(long)]
    quick: bool,
    /// Where the document and its drawing stand.
    #[arg(long, value_name = "FOLDER", default_value_os_t = root().join("docs"))]
    output: PathBuf,
    /// Where the peers are installed and the browser's measurements kept.
    #[arg(long = "bench", hide = true, value_name = "FOLDER", default_value_os_t = root().join("target/bench"))]
    kept: PathBuf,
}

/// Prints the tables, and writes them into the document.
pub fn run(bench: &Bench) -> anyhow::Result<()> {
    let mut out = String::new();
    let mut growth = Vec::new();
    for name in BROWSERS {
        let file = bench.kept.join(format!("{name}.json"));
        let Some(measured): Option<Measured> = read(&file)? else { continue };
        out.push_str(&browser::written(&measured));
        if growth.is_empty() {
            out.push_str(&growth::written(&measured.growth));
            growth = measured.growth;
        }
    }
    if !bench.quick {
        out.push_str(&native::written(bench)?);
        out.push_str(&memory::written(&read::<Vec<Corpus>>(&bench.kept.join("memory.json"))?.unwrap_or_default()));
    }
    out.push_str(&weights());
    println!("{out}");
    if bench.quick {
        return Ok(());
    }
    write(&bench.output.join("growth.svg"), &growth::drawn(&growth))?;
    let file = bench.output.join("benchmarks.md");
    let old = fs::read_to_string(&file).with_context(|| format!("{} could not be read", file.display()))?;
    let (head, rest) = old.split_once(BEGIN).context("benchmarks.md does not say where the last run stands")?;
    let (_, tail) = rest.split_once(END).context("benchmarks.md does not say where the last run ends")?;
    write(&file, &format!("{head}{BEGIN}\n{out}{END}{tail}"))
}

/// What a step before has measured; nothing where it did not.
fn read<T: DeserializeOwned>(file: &Path) -> anyhow::Result<Option<T>> {
    let Ok(text) = fs::read_to_string(file) else { return Ok(None) };
    serde_json::from_str(&text).map(Some).with_context(|| format!("{} is none of ours", file.display()))
}

fn write(path: &Path, text: &str) -> anyhow::Result<()> {
    fs::write(path, text).with_context(|| format!("{} could not be written", path.display()))
}

/// What is loaded before the first page is read.
fn weights() -> String {
    let size = |path: &str| fs::metadata(root().join(path)).map_or(0, |file| file.len() / 1024);
    format!(
        "Loaded: the core {} KB ([size.md](size.md) says of what), what runs in pages {} KB.\n\n",
        size("pkg/limpide_bg.wasm"),
        ["core", "main", "shared"].iter().map(|name| size(&format!("pkg/content/{name}.js"))).sum::<u64>()
    )
}

/// The middle of some times; 0 of none.
fn median(times: Vec<f64>) -> f64 {
    Times::of(times).unwrap_or_default().median
}

/// The root of the repository, two folders above this crate.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}
