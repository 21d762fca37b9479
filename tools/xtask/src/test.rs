//! Every check of the project, one stage after another, ending at the first that fails.
//! The cheap ones stand first; the browsers, which take longest, last.

use std::ffi::OsString;
use std::fs;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Instant;

use anyhow::{Context, Result, anyhow, bail};

use crate::build::{self, TARGET};
use crate::step::{Beside, cargo, program, run};
use crate::tools::{self, Browser};
use crate::{fixture, formats, node, package, root};

/// Which checks to make.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All but those that need a browser.
    Quick,
    Full,
}

/// Milliseconds after which a file of tests is taken for hung; node counts a file as one test. What hangs within it says so
/// long before: the drivers of the browsers have limits of their own.
const FILE_LIMIT: u32 = 600_000;

/// Makes the checks.
pub fn test(extent: Extent) -> Result<()> {
    let start = Instant::now();
    let browsers = match extent {
        Extent::Quick => &[][..],
        Extent::Full => &[Browser::Chromium, Browser::Firefox][..],
    };
    stage("tools", || {
        tools::require_components(&["rustfmt", "clippy"])?;
        build::require_target()?;
        tools::require_packages()?;
        browsers.iter().try_for_each(|browser| browser.require().map(drop))
    })?;
    // What is compiled for WebAssembly takes one core for most of its time, and so do the lints.
    let mut compiler = program(&std::env::current_exe()?.to_string_lossy(), ["build"]);
    let built = Beside::start(&mut compiler, build::target_folder()?.join("build.log"))?;
    stage("format (cargo fmt)", || run(&mut program("cargo", ["fmt", "--all", "--check"])))?;
    stage("lint (clippy)", || {
        run(&mut cargo(&["clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"]))
    })?;
    stage("lint for WebAssembly (clippy)", || {
        run(&mut cargo(
            &[
                ["clippy", "--locked", "--package", "limpide", "--lib", "--no-default-features"].as_slice(),
                &["--target", TARGET, "--", "-D", "warnings"],
            ]
            .concat(),
        ))
    })?;
    stage("build pkg/, begun before the lints", || built.finish())?;
    stage("types of the JavaScript (tsc)", || run(&mut program("npm", ["run", "--silent", "check"])))?;
    stage("lint of the JavaScript (Biome)", || run(&mut program("npm", ["run", "--silent", "lint"])))?;
    stage("what Firefox gets, by addons-linter", package::lint)?;
    stage("native tests (cargo test)", || {
        run(&mut cargo(&["test", "--locked", "--workspace", "--exclude", "xtask"]))?;
        // Apart, as it was built: with the features that the others want, what reads and writes WebAssembly would be compiled
        // a second time.
        run(&mut cargo(&["test", "--locked", "--package", "xtask"]))
    })?;
    let limpide = fixture::built_command_line()?;
    stage("documentation (cargo doc)", || {
        let mut docs = cargo(&["doc", "--locked", "--no-deps", "--package", "limpide"]);
        run(docs.env("RUSTDOCFLAGS", "-D warnings"))
    })?;
    stage("shared articles by html-validate and EPUBCheck", || formats::check(&limpide))?;
    stage("parts of the reader that need no browser (node)", || run(&mut node_tests("tests/reader")?))?;
    stage("what is kept, under injected faults (node)", || run(&mut node_tests("tests/store")?))?;
    stage("services for translation, under faults (node)", || run(&mut node_tests("tests/translate")?))?;
    stage("native equals WebAssembly (node)", || run(node_tests("tests/wasm")?.env("LIMPIDE_COMMAND", &limpide)))?;
    stage("the package for Node", || node::check(&limpide))?;
    if !browsers.is_empty() {
        stage("browser tests", || in_browsers(browsers, &limpide))?;
    }
    println!("\nall stages passed in {:.0} s", start.elapsed().as_secs_f64());
    Ok(())
}

/// The tests of one browser, a file after another.
struct Lane {
    browser: Browser,
    tests: Command,
    /// Where is written what it says; none where that is seen as it says it.
    log: Option<PathBuf>,
    /// Where is written what failed.
    failed: PathBuf,
}

/// How a lane ended.
struct Done {
    name: &'static str,
    log: Option<PathBuf>,
    failed: PathBuf,
    is_passed: bool,
    seconds: f64,
}

/// Runs the tests in all browsers at the same time: each waits a part of its time, and they take about as long. What the
/// first says is seen as it says it, what the others said when all are done.
fn in_browsers(browsers: &[Browser], limpide: &Path) -> Result<()> {
    let profile = profile(Browser::Firefox)?;
    let mut lanes = Vec::new();
    for (at, &browser) in browsers.iter().enumerate() {
        let folder = build::target_folder()?;
        let failed = folder.join(format!("{}.failed", browser.name()));
        let mut tests = node_tests_telling("tests/browser", Some(&failed))?;
        tests.env("LIMPIDE_BROWSER", browser.name()).env("LIMPIDE_BINARY", browser.require()?);
        tests.env("LIMPIDE_EXTENSION", package::unpack(browser)?).env("LIMPIDE_COMMAND", limpide);
        tests.env("LIMPIDE_PROFILE", &profile);
        let log = (at > 0).then(|| folder.join(format!("{}.tap", browser.name())));
        lanes.push(Lane { browser, tests, log, failed });
    }
    let start = Instant::now();
    let done: Vec<Result<Done>> = thread::scope(|scope| {
        let running: Vec<_> = lanes.into_iter().map(|lane| scope.spawn(move || run_lane(lane, start))).collect();
        let joined = running.into_iter().map(|lane| lane.join().unwrap_or_else(|_| Err(anyhow!("a lane panicked"))));
        joined.collect()
    });
    let mut failed = Vec::new();
    for Done { name, log, failed: said, is_passed, seconds } in done.into_iter().collect::<Result<Vec<_>>>()? {
        if let Some(log) = log {
            println!("\n== what was said in {name}");
            print!("{}", fs::read_to_string(&log).with_context(|| format!("cannot read {}", log.display()))?);
        }
        println!("== in {name}: {} in {seconds:.1} s", if is_passed { "passed" } else { "FAILED" });
        if !is_passed {
            let said = fs::read_to_string(&said).with_context(|| format!("cannot read {}", said.display()))?;
            failed.push((name, said));
        }
    }
    // Once more, and short: each stands far above, among all that passed.
    for (name, said) in &failed {
        print!("\n== what failed in {name}\n{said}");
    }
    if !failed.is_empty() {
        let names: Vec<_> = failed.iter().map(|&(name, _)| name).collect();
        bail!("tests failed in {}", names.join(" and in "));
    }
    Ok(())
}

/// A profile of this browser as its first start leaves it, made anew; each test begins with a copy.
fn profile(browser: Browser) -> Result<PathBuf> {
    let folder = build::target_folder()?.join("profile");
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    fs::create_dir_all(&folder)?;
    let mut prepare = program("node", ["tests/browser/drivers/prepare.mjs"]);
    run(prepare.arg(browser.require()?).arg(&folder))?;
    Ok(folder)
}

/// Runs the tests of a lane to their end; `start` is when the first of all began.
fn run_lane(Lane { browser, mut tests, log, failed }: Lane, start: Instant) -> Result<Done> {
    let name = browser.name();
    if let Some(log) = &log {
        let file = fs::File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
        tests.stderr(file.try_clone()?).stdout(file);
    }
    let status = tests.status().with_context(|| format!("cannot start node for the tests in {name}"))?;
    Ok(Done { name, log, failed, is_passed: status.success(), seconds: start.elapsed().as_secs_f64() })
}

/// Does a stage under its own heading and says how it ended.
fn stage(name: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
    println!("\n== {name}");
    let start = Instant::now();
    work().with_context(|| format!("the stage \"{name}\" failed"))?;
    println!("== {name}: passed in {:.1} s", start.elapsed().as_secs_f64());
    Ok(())
}

/// Node's test runner for every `*.test.mjs` of a folder, one at a time: they would share the machine, and a browser that waits
/// for the processor loses its timing.
pub fn node_tests(folder: &str) -> Result<Command> {
    node_tests_telling(folder, None)
}

/// The same; what failed is written into a file as well, short.
fn node_tests_telling(folder: &str, failed: Option<&Path>) -> Result<Command> {
    let reporter = if std::io::stdout().is_terminal() { "spec" } else { "tap" };
    let mut command = program("node", ["--test", "--test-concurrency=1"]);
    command.arg(format!("--test-timeout={FILE_LIMIT}")).arg(format!("--test-reporter={reporter}"));
    if let Some(failed) = failed {
        command.args(["--test-reporter-destination=stdout", "--test-reporter=./tests/browser/failed.mjs"]);
        command.arg(format!("--test-reporter-destination={}", failed.display()));
    }
    command.args(test_files(&root().join(folder))?);
    Ok(command)
}

/// The files of tests of a folder in the order of their names; there has to be one.
fn test_files(folder: &Path) -> Result<Vec<OsString>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let file = entry?.path();
        if file.to_string_lossy().ends_with(".test.mjs") {
            files.push(file.into_os_string());
        }
    }
    if files.is_empty() {
        bail!("there is no test in {}", folder.display());
    }
    files.sort();
    Ok(files)
}
