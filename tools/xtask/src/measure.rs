//! Starts what measures, tools/measure, in a release build: times of an unoptimized core say nothing.

use std::ffi::OsString;

use anyhow::{Context, Result};

use crate::root;
use crate::step::{cargo, run};

/// Runs one of its commands where it was typed, so that its paths are those meant.
pub fn start(command: &str, arguments: &[OsString]) -> Result<()> {
    let manifest = root().join("Cargo.toml");
    let here = std::env::current_dir().context("the current folder is gone")?;
    let mut measure = cargo(&["run", "--release", "--locked", "--package", "measure", "--manifest-path"]);
    run(measure.arg(manifest).arg("--").arg(command).args(arguments).current_dir(here))
}
