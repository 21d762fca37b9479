//! Opens the reader on many pages and closes it again, in each browser, and says whether the pages are what they were and
//! what was asked for. The browsers are driven by tests/browser/restore, with the drivers the tests use.

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::ValueEnum;

use crate::build;
use crate::step::{program, run};
use crate::tools::{self, Browser};

/// What is opened and closed, how many of it, and where.
#[derive(clap::Args)]
pub struct Restore {
    /// Pages in each browser, taken evenly from all folders.
    #[arg(long, value_name = "N", default_value_t = 300)]
    pages: u32,
    /// How often the reader is opened and closed on each page.
    #[arg(long, value_name = "N", default_value_t = 3)]
    toggles: u32,
    /// The browser; both, one after the other, if it is left out.
    #[arg(long, value_enum)]
    browser: Option<Browser>,
    /// Folders with .html or .html.gz files; the fixtures of tests/pages if none is given.
    #[arg(value_name = "FOLDER")]
    folders: Vec<PathBuf>,
}

/// Prints the table, and fails where a page differs.
pub fn restore(wanted: &Restore) -> Result<()> {
    for folder in &wanted.folders {
        if !folder.is_dir() {
            bail!("{} is no folder: give folders of pages, or none for the fixtures", folder.display());
        }
    }
    build::build()?;
    tools::require_packages()?;
    let mut command = program("node", ["tests/browser/restore/run.mjs"]);
    command.args(["--pages", &wanted.pages.to_string(), "--toggles", &wanted.toggles.to_string()]);
    let browsers = wanted.browser.map_or_else(|| Browser::value_variants().to_vec(), |one| vec![one]);
    for browser in browsers {
        let mut named = OsString::from(format!("{}=", browser.name()));
        named.push(browser.require()?);
        command.arg("--browser").arg(named);
    }
    for folder in &wanted.folders {
        command.arg(tools::absolute(folder)?);
    }
    run(&mut command)
}
