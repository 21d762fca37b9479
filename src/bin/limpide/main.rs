//! The command line: cleans a file, cleans many, explains what it does with one, or imports rules.

mod batch;
mod clean;
mod explain;
mod input;
mod rules;
mod translate;

use clap::{Parser, Subcommand};
use limpide::Options;
use std::fmt;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Turns web pages into their articles.
#[derive(Debug, Parser)]
#[command(version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Clean a page and print its article, or clean many and write each to a file.
    Clean(Box<clean::CleanArguments>),
    /// Clean every page of an index: one JSON line `{"id", "page", "url"}` each, page relative to the index.
    Batch {
        /// The index.
        index: PathBuf,
        /// Write to this file instead of standard output.
        #[arg(long)]
        output: Option<PathBuf>,
    },
    /// Print every block of a page with its verdict and the reason, then everything that was removed, by reason.
    Explain {
        /// The page; `-` or nothing reads standard input.
        #[arg(default_value = "-")]
        file: PathBuf,
        /// Where the page was found.
        #[arg(long)]
        url: Option<url::Url>,
        /// Rules to go by, a file of them; may be given again.
        #[arg(long, value_name = "FILE")]
        rules: Vec<PathBuf>,
    },
    /// Work with rules for sites.
    #[command(subcommand)]
    Rules(rules::RulesCommand),
    /// Write the snapshot of a file, as the browser side would.
    #[command(hide = true)]
    Snapshot {
        /// The page.
        file: PathBuf,
        /// Where the page was found.
        #[arg(long)]
        url: Option<url::Url>,
        /// Write to this file instead of standard output.
        #[arg(long)]
        output: Option<PathBuf>,
    },
}

/// How the command ends where all is written and not all of it was translated; 1 is a failure, and 2 says that the arguments
/// were not understood.
const IN_PART: u8 = 3;

/// How much of what was asked is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Done {
    /// All of it.
    Whole,
    /// All is written, and some of it in the language it had.
    InPart,
}

/// Why the command could not do what was asked; a sentence for the person who asked.
#[derive(Debug)]
struct Failure(String);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<limpide::CleanError> for Failure {
    fn from(error: limpide::CleanError) -> Self {
        Self(error.to_string())
    }
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(Done::Whole) => ExitCode::SUCCESS,
        Ok(Done::InPart) => ExitCode::from(IN_PART),
        Err(failure) => {
            eprintln!("limpide: {failure}");
            ExitCode::from(1)
        }
    }
}

fn run(command: Command) -> Result<Done, Failure> {
    match command {
        Command::Clean(arguments) => return clean::run(&arguments),
        Command::Batch { index, output } => batch::run(&index, output.as_deref()),
        Command::Explain { file, url, rules } => {
            let page = input::read(&file)?.into_page(url);
            let options = Options { rules: rules::read(&rules)?, ..Options::default() };
            emit(None, explain::explained(&page, &options)?.as_bytes())
        }
        Command::Rules(command) => rules::run(command),
        Command::Snapshot { file, url, output } => {
            let page = input::read(&file)?.into_page(url);
            emit(output.as_deref(), &limpide::snapshot::encode(&page))
        }
    }?;
    Ok(Done::Whole)
}

/// Writes to a file or to standard output; a reader that stops reading is no failure.
fn emit(output: Option<&Path>, bytes: &[u8]) -> Result<(), Failure> {
    match output {
        Some(path) => std::fs::write(path, bytes).map_err(|error| {
            Failure(format!("{} could not be written: {error}; choose another place", path.display()))
        }),
        None => match std::io::stdout().lock().write_all(bytes) {
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
                Err(Failure(format!("the result could not be written: {error}")))
            }
            _ => Ok(()),
        },
    }
}
