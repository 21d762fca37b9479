//! The Rust side of training: the core's own features of labelled pages as a matrix, and the core's own chain run by a model
//! that is still a file. `train.py` does the rest.

mod apply;
mod matrix;
mod time;

use clap::{Parser, Subcommand};
use std::path::PathBuf;

#[derive(Debug, Parser)]
#[command(about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Names of the features, one a line: name, unit, meaning; first the fingerprint and the first of the lexicon's.
    Features,
    /// The features of every block of a corpus folder.
    Matrix {
        /// A folder with gold.jsonl and pages/.
        folder: PathBuf,
        /// Where blocks.jsonl, names.jsonl and features.f32 are written.
        out: PathBuf,
        /// Lexicons: with them, only the columns that hang on them are written, lexicon-N.f32 for each.
        #[arg(long)]
        lexicon: Vec<PathBuf>,
    },
    /// How long the judge takes a page, on one core.
    Time {
        /// A folder with gold.jsonl and pages/.
        folder: PathBuf,
    },
    /// Cleans the pages of a corpus folder by models in files: the page with an id by the model named for it.
    Apply {
        /// A folder with gold.jsonl and pages/.
        folder: PathBuf,
        /// JSON: id to path of a model.
        models: PathBuf,
        /// Where a line {"id", "text", "title", …, "judged", "probabilities"} a page is written.
        out: PathBuf,
    },
}

fn main() -> anyhow::Result<()> {
    match Arguments::parse().command {
        Command::Features => matrix::names(),
        Command::Matrix { folder, out, lexicon } => matrix::write(&folder, &out, &lexicon),
        Command::Time { folder } => time::print(&folder),
        Command::Apply { folder, models, out } => apply::run(&folder, &models, &out),
    }
}
