//! How fast Limpide is beside its peers: in a browser, on the same pages, and natively. The browser is driven by a script of
//! tests/browser, the rest is measured by tools/measure, which also writes docs/benchmarks.md.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::build::{build, target_folder};
use crate::step::{cargo, program, run, timed};
use crate::tools::{self, Browser};
use crate::{compare, measure};

/// Nodes of the largest page that grows, where it shall be quick.
const QUICK_GROWTH: &str = "10000";

/// What is asked for.
pub struct Bench {
    /// In which browser.
    pub browser: Browser,
    /// How many pages of each size are measured in the browser.
    pub pages: u32,
    /// Leave out what is not measured in the browser.
    pub is_quick: bool,
    /// Corpora; without one the pages are made.
    pub folders: Vec<PathBuf>,
}

/// Builds all, measures, prints the tables and writes the document and its drawing.
pub fn bench(asked: &Bench) -> Result<()> {
    let bench = target_folder()?.join("bench");
    fs::create_dir_all(&bench).with_context(|| format!("cannot make {}", bench.display()))?;
    let binary = asked.browser.require()?;
    build()?;
    compare::install_js(&bench.join("js"))?;
    let folders = asked.folders.iter().map(|folder| tools::absolute(folder)).collect::<Result<Vec<_>>>()?;
    let result = bench.join(format!("{}.json", asked.browser.name()));
    timed(&format!("measure in {}", asked.browser.name()), || {
        let mut command = program("node", ["tests/browser/bench/run.mjs", "--browser", asked.browser.name()]);
        command.arg("--binary").arg(&binary).arg("--bench").arg(&bench).arg("--out").arg(&result);
        command.args(["--pages", &asked.pages.to_string()]);
        if asked.is_quick {
            command.args(["--growth", QUICK_GROWTH]);
        }
        command.args(&folders);
        run(&mut command)
    })?;
    report(asked, &bench, &folders)
}

/// How much memory the core takes for each page of the corpora; what was found of others before is none of this run.
fn memory(bench: &Path, folders: &[PathBuf]) -> Result<()> {
    timed("compile the command line", || run(&mut cargo(&["build", "--locked", "--package", "limpide"])))?;
    timed("take the memory of every page", || {
        let mut command = program("node", ["tests/wasm/memory.mjs"]);
        command.arg("--command").arg(target_folder()?.join("debug/limpide"));
        command.arg("--out").arg(bench.join("memory.json")).args(folders);
        run(&mut command)
    })
}

/// The native part, and all of it on paper.
fn report(asked: &Bench, bench: &Path, folders: &[PathBuf]) -> Result<()> {
    if !asked.is_quick {
        compare::install_rust(bench)?;
        memory(bench, folders)?;
    }
    let mut arguments = vec!["--bench".into(), bench.as_os_str().to_owned()];
    if asked.is_quick {
        arguments.push("--quick".into());
    }
    arguments.extend(folders.iter().map(|folder| folder.clone().into_os_string()));
    measure::start("bench", &arguments)
}
