//! Puts the peers that Limpide is compared with into target/bench, each at the version tools/bench pins, and starts the
//! comparison. An ordinary build never comes here.

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::build::target_folder;
use crate::python::{self, once};
use crate::step::{cargo, program, run, timed};
use crate::{measure, root, tools};

/// Installs the peers and compares.
pub fn compare(arguments: &[OsString]) -> Result<()> {
    let is_question = |argument: &OsString| argument == "--help" || argument == "-h";
    if arguments.is_empty() || arguments.iter().any(is_question) {
        return measure::start("compare", arguments);
    }
    let bench = target_folder()?.join("bench");
    install_js(&bench.join("js"))?;
    install_python(&bench)?;
    install_rust(&bench)?;
    let mut all = arguments.to_vec();
    all.extend(["--bench".into(), bench.into_os_string()]);
    measure::start("compare", &all)
}

/// Those in Rust, compiled.
pub fn install_rust(bench: &Path) -> Result<()> {
    timed("compile the peers in Rust", || {
        let manifest = root().join("tools/bench/rust/Cargo.toml");
        let mut build = cargo(&["build", "--release", "--locked", "--manifest-path"]);
        run(build.arg(manifest).arg("--target-dir").arg(bench.join("rust")))
    })
}

/// Those for Node: the packages that the lock file pins.
pub fn install_js(folder: &Path) -> Result<()> {
    tools::require_node()?;
    copy("tools/bench/js", &["package.json", "package-lock.json", "peer.mjs"], folder)?;
    once(&folder.join("package-lock.json"), &folder.join("node_modules/.limpide-lock"), || {
        timed("install the peers for Node", || {
            let mut install = program("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
            run(install.current_dir(folder))
        })
    })
}

/// Those for Python: an environment of its own.
fn install_python(bench: &Path) -> Result<()> {
    let (folder, venv) = (bench.join("python"), bench.join("venv"));
    copy("tools/bench/python", &["requirements.txt", "peer.py"], &folder)?;
    python::environment("the peers for Python", &folder.join("requirements.txt"), &venv)?;
    Ok(())
}

/// Copies files of the repository into a folder.
fn copy(from: &str, names: &[&str], folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    for name in names {
        let (from, to) = (root().join(from).join(name), folder.join(name));
        fs::copy(&from, &to).with_context(|| format!("cannot copy {}", from.display()))?;
    }
    Ok(())
}
