//! Runs the fuzz targets of tools/fuzz, each so many seconds, on the toolchain everything else is built with: what cargo-fuzz
//! does on a nightly one comes down to a few flags of the compiler, which every toolchain has.
//!
//! What is found is kept in target/fuzz: a corpus for each target, from which the next run goes on, and inputs that failed. How
//! long each target has run in all is kept with the targets.

mod ledger;
mod seeds;

use std::collections::VecDeque;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::step::{cargo, output, program, run, timed};
use crate::{build, root};
use ledger::{Ledger, Spent};

/// What is compiled in: a counter for every edge, a table of them, and what is compared with what. Edges, comparisons and
/// tables are what libFuzzer is guided by (`SanitizerCoverage` in the manual of Clang).
const COVERAGE: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares";

/// Seconds that each target runs where nothing else is said.
pub const SECONDS: u32 = 60;
/// Seconds that an input may take; a page of this size takes some milliseconds.
const TIMEOUT: u32 = 10;
/// Megabytes that a target may take.
const MEMORY: u32 = 1024;
/// Bytes of an input.
const LENGTH: u32 = 16 << 10;
/// How often it is looked how much processor time a target took.
const LOOK: Duration = Duration::from_millis(200);

/// What is asked for.
pub struct Asked {
    /// The targets; all where there is none.
    pub targets: Vec<String>,
    /// Seconds for each.
    pub seconds: u32,
    /// How many run at a time.
    pub jobs: usize,
    /// Where chance begins, so that a run meets the same inputs again; anywhere where it is not said.
    pub seed: Option<u32>,
}

/// Runs targets and prints a table; fails where one of them found something.
pub fn fuzz(asked: &Asked) -> Result<()> {
    let targets = chosen(&asked.targets)?;
    let built = build_targets(&targets)?;
    let folder = folder()?;
    let waiting = Mutex::new(VecDeque::from(targets.clone()));
    let found = Mutex::new(Vec::new());
    let ledger = Mutex::new(Ledger::read(&home())?);
    thread::scope(|scope| {
        let worker = || -> Result<()> {
            loop {
                let Some(target) = waiting.lock().ok().and_then(|mut waiting| waiting.pop_front()) else {
                    return Ok(());
                };
                let spent = run_target(&built, &folder, &target, asked)?;
                if let Some(failed) = &spent.failed
                    && let Ok(mut found) = found.lock()
                {
                    found.push(failed.clone());
                }
                if let Ok(mut ledger) = ledger.lock() {
                    ledger.add(&target, &spent)?;
                }
            }
        };
        let workers: Vec<_> = (0..asked.jobs.max(1)).map(|_| scope.spawn(worker)).collect();
        let done: Vec<Result<()>> = workers.into_iter().filter_map(|worker| worker.join().ok()).collect();
        done.into_iter().collect::<Result<()>>()
    })?;
    let ledger = Ledger::read(&home())?;
    println!("\n{}", ledger.table());
    ledger.tell(&root().join("docs/fuzzing.md"))?;
    let found = found.into_inner().unwrap_or_default();
    if !found.is_empty() {
        bail!("{} found something:\n{}", count(found.len(), "target"), found.join("\n"));
    }
    Ok(())
}

/// Rewrites the tracked seeds of targets from the fixtures and from what was found.
pub fn reseed(targets: &[String]) -> Result<()> {
    let targets = chosen(targets)?;
    let built = build_targets(&targets)?;
    targets.iter().try_for_each(|target| seeds::choose(&built, &folder()?, target))
}

fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

/// The crate of the targets.
fn home() -> PathBuf {
    root().join("tools/fuzz")
}

/// Where all that is not tracked is kept.
fn folder() -> Result<PathBuf> {
    Ok(build::target_folder()?.join("fuzz"))
}

/// The names of those asked for, or of all.
fn chosen(asked: &[String]) -> Result<Vec<String>> {
    let folder = home().join("fuzz_targets");
    let entries = fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let files = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    let mut known: Vec<String> = files.iter().filter_map(|file| Some(file.file_stem()?.to_str()?.to_owned())).collect();
    known.sort();
    if let Some(unknown) = asked.iter().find(|name| !known.contains(name)) {
        bail!("there is no target {unknown}; there are {}", known.join(", "));
    }
    Ok(if asked.is_empty() { known } else { asked.to_vec() })
}

/// Compiles targets and returns the folder of their programs. The one that asks the WebAssembly needs pkg/.
fn build_targets(targets: &[String]) -> Result<PathBuf> {
    if targets.iter().any(|target| target == "wasm") {
        build::build()?;
    }
    let version = output(&mut program("rustc", ["-vV"]))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc does not name its host")?;
    let into = folder()?.join("build");
    timed("compile the fuzz targets", || {
        // For a named target, so that build scripts and macros are compiled without the flags.
        let mut build = cargo(&["build", "--release", "--locked", "--target", host]);
        for target in targets {
            build.args(["--bin", target]);
        }
        run(build.current_dir(home()).arg("--target-dir").arg(&into).env("RUSTFLAGS", COVERAGE))
    })?;
    Ok(into.join(host).join("release"))
}

/// Runs one target from its seeds and from what was found before.
fn run_target(built: &Path, folder: &Path, target: &str, asked: &Asked) -> Result<Spent> {
    let (corpus, crashes, log) =
        (folder.join("corpus").join(target), folder.join("found").join(target), folder.join(format!("{target}.log")));
    for folder in [&corpus, &crashes] {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    let written = File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
    let mut command = program(&built.join(target).to_string_lossy(), [&corpus]);
    let seeds = home().join("seeds").join(target);
    command.args(Some(seeds).filter(|seeds| seeds.is_dir()));
    command.args(asked.seed.map(|seed| format!("-seed={seed}")));
    command.arg(format!("-max_total_time={}", asked.seconds)).arg(format!("-timeout={TIMEOUT}"));
    command.arg(format!("-rss_limit_mb={MEMORY}")).arg(format!("-max_len={LENGTH}")).arg("-len_control=10");
    command.arg("-print_final_stats=1").arg(format!("-artifact_prefix={}/", crashes.display()));
    command.arg(format!("-dict={}", home().join("words.dict").display()));
    command.stdout(Stdio::null()).stderr(written);
    let start = Instant::now();
    let mut child = command.spawn().with_context(|| format!("cannot start {target}"))?;
    let mut took = None;
    let status = loop {
        took = processor_time(child.id()).or(took);
        if let Some(status) = child.try_wait()? {
            break status;
        }
        thread::sleep(LOOK);
    };
    let said = fs::read(&log).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    let mut spent = Spent::of_log(&said, took.unwrap_or(start.elapsed()));
    if !status.success() {
        let tail: Vec<&str> = said.lines().rev().take(60).collect();
        let tail: Vec<&str> = tail.into_iter().rev().collect();
        println!("{}\n", tail.join("\n"));
        spent.failed = Some(format!("{target}: {}, {} ({status})", spent.reason(), log.display()));
    }
    println!("  {target}: {}", spent.line());
    Ok(spent)
}

/// How long a process has had a processor, where the system says so: a machine that is shared gives less than the clock.
fn processor_time(id: u32) -> Option<Duration> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    // Behind the name in brackets, which may hold anything (proc_pid_stat(5)): utime and stime, hundredths of a second.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_ascii_whitespace().collect();
    let ticks = |at: usize| fields.get(at)?.parse::<u64>().ok();
    Some(Duration::from_millis((ticks(11)? + ticks(12)?) * 10)).filter(|time| !time.is_zero())
}
