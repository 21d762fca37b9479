//! Shows the extension at work on a page: in an open browser for a person, or as images where there is no display.
//! The browser itself is driven by tests/browser/show.mjs, with the drivers the tests use.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::build;
use crate::step::{program, run};
use crate::tools::{self, Browser};

/// What `cargo xtask run` was asked to show, and where its images go.
pub struct Show {
    pub browser: Browser,
    /// A web address or a file; the demo article without one.
    pub page: Option<String>,
    /// Asks for images even where there is a display.
    pub out: Option<PathBuf>,
}

/// Builds the extension and shows it on the page.
pub fn show(show: &Show) -> Result<()> {
    let page = show.page.as_deref().map(page_address).transpose()?;
    build::build()?;
    tools::require_packages()?;
    let binary = show.browser.require()?;
    let mut command = program("node", ["tests/browser/show.mjs", "--browser", show.browser.name()]);
    command.arg("--binary").arg(binary);
    if let Some(page) = page {
        command.arg("--page").arg(page);
    }
    if let Some(out) = &show.out {
        command.arg("--out").arg(tools::absolute(out)?);
    }
    if show.out.is_some() || !tools::has_display() {
        command.arg("--headless");
    }
    run(&mut command)
}

/// An address as it is, a file by its full path.
fn page_address(page: &str) -> Result<String> {
    if page.starts_with("http://") || page.starts_with("https://") {
        return Ok(page.to_owned());
    }
    let file = tools::absolute(Path::new(page))?;
    if !file.is_file() {
        bail!("{page} is neither an http(s) address nor a file");
    }
    Ok(file.to_string_lossy().into_owned())
}
