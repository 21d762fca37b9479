//! `cargo xtask`: everything a person does with this repository, as commands.
//! What a command needs (a Rust target, npm packages, a browser) it installs itself or names in one sentence.

mod build;
mod step;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(
    name = "cargo xtask",
    about = "Builds, runs and tests Limpide.",
    disable_version_flag = true
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Compiles the core to WebAssembly and writes pkg/.
    Build,
}

fn main() -> ExitCode {
    let answer = match Cli::parse().command {
        Command::Build => build::build(),
    };
    match answer {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The root of the repository, two folders above this crate.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}
