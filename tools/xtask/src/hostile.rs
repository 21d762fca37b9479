//! Puts pages made to break a reader through it at full size: natively, in WebAssembly, and in tabs of both browsers.

use std::fs;

use anyhow::{Context, Result};

use crate::build;
use crate::root;
use crate::step::{program, run};
use crate::tools::{self, Browser};

/// Where the snapshots of the pages are put between two steps.
const FOLDER: &str = "out/hostile";

/// Prints a row for each page and host; an error where one trapped or was of no use afterwards.
pub fn hostile(share: f64, only: &str, is_without_tabs: bool) -> Result<()> {
    let folder = root().join(FOLDER);
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot empty {FOLDER}"))?;
    }
    build::build()?;
    let share = share.to_string();
    println!("\nnatively");
    let arguments = ["--share", &share, "--only", only, "--snapshots"].map(Into::into);
    let arguments: Vec<_> = arguments.into_iter().chain([folder.clone().into_os_string()]).collect();
    crate::measure::start("hostile", &arguments)?;
    println!("\nin WebAssembly");
    let wasm = run(program("node", ["tests/hostile/wasm.mjs"]).arg(&folder));
    if is_without_tabs {
        return wasm;
    }
    tools::require_packages()?;
    let mut failed = wasm.err();
    for browser in [Browser::Chromium, Browser::Firefox] {
        println!("\nin tabs of {}", browser.name());
        let mut command = program("node", ["tests/browser/hostile.mjs", "--browser", browser.name()]);
        command.arg("--binary").arg(browser.require()?).args(["--share", &share, "--only", only]);
        failed = run(&mut command).err().or(failed);
    }
    failed.map_or(Ok(()), Err)
}
