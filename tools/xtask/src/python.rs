//! Python packages in environments of their own, each at the version that a file of the repository pins.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::step::{program, run, timed};

/// The Python of an environment that has exactly these packages, made if it is not there yet.
pub fn environment(what: &str, requirements: &Path, folder: &Path) -> Result<PathBuf> {
    let python = folder.join(if cfg!(windows) { "Scripts/python" } else { "bin/python" });
    once(requirements, &folder.join(".limpide-lock"), || {
        timed(&format!("install {what}"), || {
            run(program("python3", ["-m", "venv"]).arg(folder))
                .context("Python 3.10 or newer with venv is needed (on Debian: apt-get install python3-venv)")?;
            let mut install = program(&python.to_string_lossy(), ["-m", "pip", "install", "--quiet", "--no-deps"]);
            run(install.arg("--requirement").arg(requirements))
        })
    })?;
    Ok(python)
}

/// Installs what a lock file pins, unless the stamp says that it is installed already.
pub fn once(lock: &Path, stamp: &Path, install: impl FnOnce() -> Result<()>) -> Result<()> {
    let lock = fs::read(lock).with_context(|| format!("cannot read {}", lock.display()))?;
    if fs::read(stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    install()?;
    fs::write(stamp, &lock).with_context(|| format!("cannot write {}", stamp.display()))
}
