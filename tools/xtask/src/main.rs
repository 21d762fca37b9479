//! `cargo xtask`: everything a person does with this repository, as commands.
//! What a command needs (a Rust target, npm packages, a browser) it installs itself or names in one sentence.

mod bench;
mod build;
mod compare;
mod fixture;
mod formats;
mod fuzz;
mod hostile;
mod libretranslate;
mod look;
mod measure;
mod node;
mod package;
mod python;
mod restore;
mod run;
mod step;
mod test;
mod tools;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Builds, runs and tests Limpide.", disable_version_flag = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Compiles the core to WebAssembly and writes pkg/.
    Build,
    /// Builds, then opens a browser with the extension loaded on the demo article, a file or an address.
    ///
    /// Without a display it turns the reader on itself, writes page.png and reader.png and prints the cleaned text.
    Run {
        #[arg(long, value_enum, default_value = "chromium")]
        browser: tools::Browser,
        /// Write the images here (`out/` if not given), even where there is a display.
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
        /// A web address, or an HTML or text file.
        #[arg(value_name = "URL|FILE")]
        page: Option<String>,
    },
    /// Writes ten articles in every theme, wide and narrow, as images to be looked at.
    Screens {
        #[arg(long, value_enum, default_value = "chromium")]
        browser: tools::Browser,
        /// Write the images here (`out/screens` if not given), in a folder of the browser's name.
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
        /// Also write the pictures of docs/gallery.
        #[arg(long)]
        gallery: bool,
    },
    /// Writes the pictures that the stores show, 1280 by 800, in English and French, to `out/store`.
    Store {
        #[arg(long, value_enum, default_value = "chromium")]
        browser: tools::Browser,
    },
    /// Prints the time from a click on the button to the first frame that shows the article.
    Paint {
        #[arg(long, value_enum, default_value = "chromium")]
        browser: tools::Browser,
    },
    /// Says how fast Limpide is beside its peers, in a browser and natively; writes docs/benchmarks.md and its drawing.
    Bench {
        #[arg(long, value_enum, default_value = "chromium")]
        browser: tools::Browser,
        /// How many medium and how many large pages are measured in the browser.
        #[arg(long, value_name = "N", default_value_t = 4)]
        pages: u32,
        /// Only in the browser; nothing is written into docs.
        #[arg(long)]
        quick: bool,
        /// Corpora as tools/train/README.md describes them; without one the pages are made.
        #[arg(value_name = "FOLDER")]
        folders: Vec<PathBuf>,
    },
    /// Puts the payloads of a folder (.txt, one a line; .json; .jsonl) through the reader and prints what came of them.
    Attack {
        #[arg(long, value_enum, default_value = "chromium")]
        browser: tools::Browser,
        /// How many stand on a page together; markup that one leaves open can keep others from theirs.
        #[arg(long, value_name = "N", default_value_t = 1)]
        group: u32,
        #[arg(value_name = "FOLDER")]
        folder: PathBuf,
    },
    /// Opens and closes the reader on many pages in both browsers, and prints what differs and what was asked for.
    Restore(restore::Restore),
    /// Puts pages made to break a reader through it: natively, in WebAssembly, and in tabs of both browsers.
    Hostile {
        /// The share of their full size.
        #[arg(long, default_value_t = 1.0)]
        share: f64,
        /// Only those whose name holds this.
        #[arg(long, default_value = "")]
        only: String,
        /// Leave out the tabs.
        #[arg(long)]
        quick: bool,
    },
    /// Runs the fuzz targets of tools/fuzz, those named or all, from what earlier runs found.
    Fuzz {
        /// How long each target runs.
        #[arg(long, value_name = "N", default_value_t = fuzz::SECONDS)]
        seconds: u32,
        /// How many run at a time.
        #[arg(long, value_name = "N", default_value_t = 1)]
        jobs: usize,
        /// Where chance begins, to meet the same inputs again.
        #[arg(long, value_name = "N")]
        seed: Option<u32>,
        /// Choose the tracked seeds anew instead, from the fixtures and what was found.
        #[arg(long)]
        seeds: bool,
        #[arg(value_name = "TARGET")]
        targets: Vec<String>,
    },
    /// Makes every check: format, lints, types, native tests, and the tests in both browsers.
    Test {
        /// Leave out the tests in browsers.
        #[arg(long)]
        quick: bool,
    },
    /// Builds, and writes the archives for the stores and the archive of the sources, with their SHA-256.
    Package,
    /// Rewrites what a fixture of tests/pages expects by what the core answers now, then fails.
    Fixture {
        /// The fixture's folder, `topic--case`.
        name: String,
    },
    /// Writes the articles of tests/shared anew, in every form, then fails.
    Shared,
    /// Puts the articles of tests/shared before html-validate and `EPUBCheck`, which it installs.
    Formats,
    /// Translates by the server of the package `libretranslate`, which it installs without its engines, and judges every
    /// request and reply by the description that the server gives of itself.
    Libretranslate,
    /// Says how well the core reads the pages of labelled corpora, and how long it takes (`cargo xtask eval --help`).
    #[command(disable_help_flag = true)]
    Eval {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "FOLDER|OPTION")]
        arguments: Vec<OsString>,
    },
    /// Says how many words of labelled corpora are neither in the article nor in a removal that is listed
    /// (`cargo xtask account --help`).
    #[command(disable_help_flag = true)]
    Account {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "FOLDER|OPTION")]
        arguments: Vec<OsString>,
    },
    /// Puts the same pages through Limpide and its peers: quality and time (`cargo xtask compare --help`).
    #[command(disable_help_flag = true)]
    Compare {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "FOLDER|OPTION")]
        arguments: Vec<OsString>,
    },
}

fn main() -> ExitCode {
    let answer = match Cli::parse().command {
        Command::Build => build::build(),
        Command::Run { browser, out, page } => run::show(&run::Show { browser, page, out }),
        Command::Screens { browser, out, gallery } => look::screens(browser, out.as_ref(), gallery),
        Command::Store { browser } => look::store(browser),
        Command::Attack { browser, group, folder } => look::attack(browser, group, &folder),
        Command::Hostile { share, only, quick } => hostile::hostile(share, &only, quick),
        Command::Restore(wanted) => restore::restore(&wanted),
        Command::Bench { browser, pages, quick, folders } => {
            bench::bench(&bench::Bench { browser, pages, is_quick: quick, folders })
        }
        Command::Paint { browser } => look::paint(browser),
        Command::Fuzz { seeds: true, targets, .. } => fuzz::reseed(&targets),
        Command::Fuzz { seconds, jobs, seed, targets, .. } => fuzz::fuzz(&fuzz::Asked { targets, seconds, jobs, seed }),
        Command::Test { quick: true } => test::test(test::Extent::Quick),
        Command::Test { quick: false } => test::test(test::Extent::Full),
        Command::Package => package::package(),
        Command::Fixture { name } => fixture::rewrite(&name),
        Command::Shared => formats::rewrite(),
        Command::Formats => fixture::command_line().and_then(|limpide| formats::check(&limpide)),
        Command::Libretranslate => libretranslate::check(),
        Command::Eval { arguments } => measure::start("eval", &arguments),
        Command::Account { arguments } => measure::start("account", &arguments),
        Command::Compare { arguments } => compare::compare(&arguments),
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
