//! Looks at the reader: pictures of articles in every theme, and the time until the first of it is seen. The browser
//! itself is driven by scripts of tests/browser, with the drivers the tests use.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::build;
use crate::step::{program, run};
use crate::tools::{self, Browser};

/// Writes ten articles in every theme, wide and narrow, as images; with `is_gallery` also the pictures of docs/gallery.
pub fn screens(browser: Browser, out: Option<&PathBuf>, is_gallery: bool) -> Result<()> {
    let mut arguments = Vec::new();
    if let Some(out) = out {
        arguments.extend(["--out".into(), tools::absolute(out)?.into_os_string()]);
    }
    if is_gallery {
        arguments.push("--gallery".into());
    }
    drive("tests/browser/screens.mjs", browser, &arguments)
}

/// Writes the pictures that the stores show, in each of their languages.
pub fn store(browser: Browser) -> Result<()> {
    drive("tests/browser/store.mjs", browser, &[])
}

/// Prints the time from a click to the first frame with the article.
pub fn paint(browser: Browser) -> Result<()> {
    drive("tests/browser/paint.mjs", browser, &[])
}

/// Puts the payloads of a folder through the reader and prints what ran, what was asked for and what came out.
pub fn attack(browser: Browser, group: u32, folder: &Path) -> Result<()> {
    drive(
        "tests/browser/attack/run.mjs",
        browser,
        &["--group".into(), group.to_string().into(), tools::absolute(folder)?.into_os_string()],
    )
}

fn drive(script: &str, browser: Browser, arguments: &[std::ffi::OsString]) -> Result<()> {
    build::build()?;
    tools::require_packages()?;
    let binary = browser.require()?;
    let mut command = program("node", [script, "--browser", browser.name()]);
    command.arg("--binary").arg(binary).args(arguments);
    run(&mut command)
}
