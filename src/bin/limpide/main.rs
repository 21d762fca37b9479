//! The command line: cleans a file, cleans many, explains what it does with one, or imports rules.

mod batch;
mod explain;
mod input;
mod rules;

use clap::{Parser, Subcommand, ValueEnum};
use limpide::certainty::Certainty;
use limpide::furniture::words::CODES;
use limpide::furniture::{Languages, Reason};
use limpide::page::Note;
use limpide::pages::NextPage;
use limpide::write::{self, TextForm};
use limpide::{Breadth, Cleaned, Options, Page, clean};
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
    /// Clean one page and print its article.
    Clean {
        /// The page: an HTML or text file, gzipped or not; `-` or nothing reads standard input.
        #[arg(default_value = "-")]
        file: PathBuf,
        /// Where the page was found; relative links are read against it.
        #[arg(long)]
        url: Option<url::Url>,
        /// The form of the article.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
        /// How much is kept: 0 what is most likely the article, above it more, below it less.
        #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(i64).range(-2..=2), allow_hyphen_values = true)]
        breadth: i64,
        /// Rules to go by, a file of them; may be given again.
        #[arg(long, value_name = "FILE")]
        rules: Vec<PathBuf>,
        /// Leave alone what is furniture for this reason; may be given again.
        #[arg(long = "keep-reason", value_name = "REASON", value_parser = reason_of)]
        keep_reasons: Vec<Reason>,
        /// Do not go by the words of furniture of this language, a tag such as fr; may be given again.
        #[arg(long = "skip-language", value_name = "LANGUAGE", value_parser = language_of)]
        skip_languages: Vec<Languages>,
        /// Write to this file instead of standard output.
        #[arg(long)]
        output: Option<PathBuf>,
        /// The file is a snapshot, as the browser side writes it.
        #[arg(long, hide = true)]
        snapshot: bool,
    },
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

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Markdown,
    Html,
    Json,
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
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("limpide: {failure}");
            ExitCode::from(1)
        }
    }
}

fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::Clean { file, url, format, breadth, rules, keep_reasons, skip_languages, output, snapshot } => {
            let options = Options {
                breadth: Breadth::new(breadth).unwrap_or_default(),
                rules: rules::read(&rules)?,
                keep_reasons,
                skip_languages: skip_languages.into_iter().fold(Languages::NONE, Languages::and),
                ..Options::default()
            };
            let page =
                if snapshot { Page::from_snapshot(&input::bytes(&file)?)? } else { input::read(&file)?.into_page(url) };
            let cleaned = clean(&page, &options).or_else(|error| {
                // Who asks for JSON gets the reason in it as well.
                if format == Format::Json {
                    emit(output.as_deref(), error.to_json().as_bytes())?;
                }
                Err(Failure::from(error))
            })?;
            emit(output.as_deref(), rendered(&cleaned, format)?.as_bytes())?;
            if let Some(doubt) = doubt(&cleaned) {
                eprintln!("limpide: {doubt}");
            }
            if let Some(next) = &cleaned.next_page {
                eprintln!("limpide: {}", goes_on(next));
            }
            for line in rules::complaints(&cleaned, &options.rules) {
                eprintln!("limpide: {line}");
            }
            Ok(())
        }
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
    }
}

fn reason_of(name: &str) -> Result<Reason, String> {
    let all = || Reason::FURNITURE.map(Reason::name).join(", ");
    Reason::of_furniture(name).ok_or_else(|| format!("no furniture goes for this reason; the reasons are {}", all()))
}

fn language_of(tag: &str) -> Result<Languages, String> {
    let all = || CODES.join(", ");
    match Languages::of(tag) {
        Languages::NONE => Err(format!("there are no words of this language; the languages are {}", all())),
        language => Ok(language),
    }
}

/// What a person should know of an article that may not be one, and what they can do.
fn doubt(cleaned: &Cleaned) -> Option<String> {
    let said = match cleaned.certainty {
        _ if cleaned.notes.contains(&Note::LinksOnly) => "this page is a list of links",
        _ if cleaned.notes.contains(&Note::FewWords) => "there is little to read on this page",
        Certainty::Sure => return None,
        Certainty::Likely => "this may not be the whole article",
        Certainty::Unsure => "unsure what the article is on this page; this is the best guess",
    };
    let steps = i64::from(cleaned.breadth.steps());
    let wider = cleaned.can_widen.then(|| format!("--breadth {} shows more", steps + 1));
    let narrower = cleaned.can_narrow.then(|| format!("--breadth {} less", steps - 1));
    let ways: Vec<String> = wider.into_iter().chain(narrower).collect();
    Some(if ways.is_empty() { said.to_owned() } else { format!("{said}; {}", ways.join(", ")) })
}

/// Where the article goes on: nothing is fetched.
fn goes_on(next: &NextPage) -> String {
    let which = match (next.number, next.of) {
        (Some(number), Some(of)) => format!(" with page {number} of {of}"),
        (Some(number), None) => format!(" with page {number}"),
        _ => String::new(),
    };
    format!("the article goes on{which}: {}", next.address)
}

fn rendered(cleaned: &Cleaned, format: Format) -> Result<String, Failure> {
    let written = |format| {
        String::from_utf8(write::to(format, &cleaned.article, &write::WriteOptions::default())).unwrap_or_default()
    };
    match format {
        Format::Text => Ok(write::text(&cleaned.article, TextForm::Document)),
        Format::Markdown => Ok(written(write::Format::Markdown)),
        Format::Html => Ok(written(write::Format::Html)),
        Format::Json => {
            cleaned.to_json().map_err(|error| Failure(format!("the article could not be written: {error}")))
        }
    }
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
