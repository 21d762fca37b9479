//! Pages made to break a reader, through the core on this machine: how long each takes, and how that grows with its size.

use clap::Args;
use cpu_time::ThreadTime;
use limpide::snapshot::encode;
use limpide::{Options, Page, clean};
use measure::predict::ms;
use std::path::PathBuf;

#[path = "../../../tests/hostile/inputs.rs"]
mod inputs;

/// Puts pages made to break a reader through the core, natively.
#[derive(Debug, Args)]
pub struct Hostile {
    /// Only those whose name holds this.
    #[arg(long, default_value = "")]
    only: String,
    /// The share of the full size.
    #[arg(long, default_value_t = 1.0)]
    share: f64,
    /// Also write their snapshots to this folder.
    #[arg(long, value_name = "FOLDER")]
    snapshots: Option<PathBuf>,
    /// Say how long half the size takes as well.
    #[arg(long)]
    growth: bool,
}

/// A row an input.
pub fn run(options: &Hostile) -> anyhow::Result<()> {
    if let Some(folder) = &options.snapshots {
        std::fs::create_dir_all(folder)?;
    }
    for input in inputs::inputs().iter().filter(|input| input.name.contains(&options.only)) {
        let bytes = encode(&input.page(options.share));
        if let Some(folder) = &options.snapshots {
            std::fs::write(folder.join(&input.name), &bytes)?;
        }
        let (time, outcome) = cleaned(&bytes);
        let half = options.growth.then(|| cleaned(&encode(&input.page(options.share / 2.0))).0);
        let growth = half.map_or_else(String::new, |half| format!("   ×{:.1}", time / half));
        println!("{:<26}{:>7} KB {time:>9.0} ms   {outcome}{growth}", input.name, bytes.len() / 1024);
    }
    Ok(())
}

fn cleaned(bytes: &[u8]) -> (f64, String) {
    let watch = ThreadTime::now();
    let (answer, steps) = match Page::from_snapshot(bytes) {
        Ok(page) => (clean(&page, &Options::default()), page.steps().taken()),
        Err(error) => (Err(error), 0),
    };
    let time = ms(watch.elapsed());
    let steps = steps as f64 / 1e6;
    match answer {
        Ok(cleaned) => (time, format!("{steps:>7.1} million steps   article of {} words", cleaned.article.words)),
        Err(error) => (time, format!("{steps:>7.1} million steps   {}", error.code())),
    }
}
