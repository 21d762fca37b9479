//! What the commands need beside Rust: Node with the pinned npm packages, and a browser.
//! Each is found, or installed where that is ours to do (npm packages; browsers on Debian as root), or named.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result, bail};
use clap::ValueEnum;

use crate::root;
use crate::step::{output, program, run, succeeds, timed};

/// A browser the extension runs in.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Browser {
    Chromium,
    Firefox,
}

impl Browser {
    /// Its name for the drivers in tests/browser.
    pub fn name(self) -> &'static str {
        match self {
            Browser::Chromium => "chromium",
            Browser::Firefox => "firefox",
        }
    }

    /// The names it goes by on the PATH, and where macOS keeps it.
    fn programs(self) -> &'static [&'static str] {
        match self {
            Browser::Chromium => &[
                "chromium",
                "chromium-browser",
                "google-chrome-stable",
                "google-chrome",
                "/Applications/Chromium.app/Contents/MacOS/Chromium",
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            ],
            Browser::Firefox => &["firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"],
        }
    }

    /// Its package in Debian.
    fn package(self) -> &'static str {
        match self {
            Browser::Chromium => "chromium",
            Browser::Firefox => "firefox-esr",
        }
    }

    /// Where its program is; installed first where we may.
    pub fn require(self) -> Result<PathBuf> {
        if let Some(program) = self.find() {
            return Ok(program);
        }
        let package = self.package();
        if !is_debian_root() {
            bail!("no {} found on the PATH: please install it (on Debian: apt-get install {package})", self.name());
        }
        install(package)?;
        self.find().with_context(|| format!("{package} is installed, but its program is not on the PATH"))
    }

    fn find(self) -> Option<PathBuf> {
        self.programs().iter().find_map(|name| find_program(name))
    }
}

/// Installs a program where Debian's apt-get may, or names it in one sentence.
pub fn require_program(name: &str, package: &str) -> Result<()> {
    if find_program(name).is_some() {
        return Ok(());
    }
    if !is_debian_root() {
        bail!("no {name} found on the PATH: please install it (on Debian: apt-get install {package})");
    }
    install(package)
}

/// Looks a program up on the PATH, as a shell does.
fn find_program(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// Whether apt-get is there and we may use it without asking anyone.
fn is_debian_root() -> bool {
    let is_root = output(&mut program("id", ["-u"])).is_ok_and(|id| id.trim() == "0");
    is_root && find_program("apt-get").is_some()
}

/// Installs a package of Debian, the lists of which are fetched once.
fn install(package: &str) -> Result<()> {
    static IS_UPDATED: AtomicBool = AtomicBool::new(false);
    timed(&format!("install {package} with apt-get"), || {
        if !IS_UPDATED.load(Ordering::Relaxed) {
            apt_get(&["update"])?;
            IS_UPDATED.store(true, Ordering::Relaxed);
        }
        apt_get(&["install", "--yes", package])
    })
}

fn apt_get(arguments: &[&str]) -> Result<()> {
    let mut command = program("apt-get", ["--quiet", "--quiet"]);
    command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
    run(&mut command)
}

/// Adds the parts of the Rust toolchain that are not there, which a minimal one lacks.
pub fn require_components(names: &[&str]) -> Result<()> {
    let missing: Vec<&str> = names.iter().copied().filter(|name| !has_component(name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    timed(&format!("add {} to the Rust toolchain", missing.join(" and ")), || {
        run(program("rustup", ["component", "add"]).args(&missing))
    })
}

/// Whether the program of a component runs: rustup's stand-in for one that is missing ends with an error.
fn has_component(name: &str) -> bool {
    let program_name = if name == "clippy" { "cargo-clippy" } else { name };
    succeeds(&mut program(program_name, ["--version"]))
}

/// Says what to do where Node is missing.
pub fn require_node() -> Result<()> {
    if find_program("node").is_none() || find_program("npm").is_none() {
        bail!("Node.js 20 or newer and npm are needed: please install them (on Debian: apt-get install nodejs npm)");
    }
    Ok(())
}

/// Installs the npm packages that package-lock.json pins, unless they are installed already.
pub fn require_packages() -> Result<()> {
    require_node()?;
    let lock = fs::read(root().join("package-lock.json")).context("package-lock.json is missing")?;
    let stamp = root().join("node_modules/.limpide-lock");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    timed("install the npm packages", || {
        run(&mut program("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]))?;
        fs::write(&stamp, &lock).with_context(|| format!("cannot write {}", stamp.display()))
    })
}

/// Whether a person sits before a screen that a browser can open on.
pub fn has_display() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(not(target_os = "linux")) || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

/// Makes a path that a person typed absolute, before a program is started elsewhere.
pub fn absolute(path: &Path) -> Result<PathBuf> {
    std::path::absolute(path).with_context(|| format!("{} is not a path", path.display()))
}
