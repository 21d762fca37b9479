//! Makes pkg/: the core compiled to WebAssembly, the glue that loads it, and the modules that run in pages.
//! wasm-bindgen runs as a library, so that Cargo.lock alone keeps its two halves at one version.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;
use wasm_bindgen_cli_support::Bindgen;

use crate::root;
use crate::step::{cargo, output, program, run, timed};
use crate::tools;

/// What the core is compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";
const PROFILE: &str = "wasm-release";

/// The most memory an instance may take, in bytes: a page can never cost the browser more.
const MEMORY_LIMIT: u32 = 256 << 20;

/// A module of pkg/: its name, and the features of the core it is compiled with.
struct Module {
    name: &'static str,
    features: &'static str,
    what: &'static str,
}

/// Two, because a page is cleaned far more often than an article is shared: what only writes is loaded for that alone.
const MODULES: [Module; 2] = [
    Module { name: "limpide", features: "", what: "the core" },
    Module { name: "limpide_writer", features: "writer", what: "its writers" },
];

/// Compiles the core, writes pkg/ and prints what the core weighs.
pub fn build() -> Result<()> {
    require_target()?;
    for module in &MODULES {
        let compiled = timed(&format!("compile {} to WebAssembly", module.what), || compile(module.features))?;
        timed("write pkg/ with wasm-bindgen", || bind(&compiled, module.name))?;
    }
    tools::require_packages()?;
    timed("join the modules that run in pages", || run(&mut program("node", ["tools/bundle/build.mjs"])))?;
    MODULES.iter().try_for_each(|module| print_size(module.name))
}

/// Adds the wasm target to the toolchain when it is not there.
pub fn require_target() -> Result<()> {
    let sysroot = output(&mut program("rustc", ["--print", "sysroot"]))?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET).is_dir() {
        return Ok(());
    }
    timed("add the wasm target to the Rust toolchain", || {
        run(&mut program("rustup", ["target", "add", TARGET]))
            .context("the toolchain lacks the wasm target and rustup cannot add it")
    })
}

/// Compiles the library alone (no command line in it) and returns where the module is.
fn compile(features: &str) -> Result<PathBuf> {
    let limit = format!("link-arg=--max-memory={MEMORY_LIMIT}");
    run(&mut cargo(&[
        "rustc",
        "--lib",
        "--crate-type",
        "cdylib",
        "--package",
        "limpide",
        "--no-default-features",
        "--features",
        features,
        "--locked",
        "--target",
        TARGET,
        "--profile",
        PROFILE,
        "--",
        "-C",
        &limit,
    ]))?;
    Ok(target_folder()?.join(TARGET).join(PROFILE).join("limpide.wasm"))
}

/// Where cargo puts what it builds.
pub fn target_folder() -> Result<PathBuf> {
    let text = output(&mut cargo(&["metadata", "--no-deps", "--format-version", "1"]))?;
    let metadata: serde_json::Value = serde_json::from_str(&text)?;
    let folder = metadata["target_directory"].as_str().context("cargo metadata names no target folder")?;
    Ok(PathBuf::from(folder))
}

/// Writes the module and its glue for `import()` from an extension address.
fn bind(module: &Path, name: &str) -> Result<()> {
    Bindgen::new()
        .web(true)?
        .typescript(true)
        // A fresh instance after a trap: workers may not import the glue a second time.
        .reset_state_function(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .out_name(name)
        .input_path(module)
        .generate(root().join("pkg"))
        .context("wasm-bindgen cannot read the compiled core")
}

/// Prints the size of the module as it is and as a store or server would send it.
fn print_size(name: &str) -> Result<()> {
    let file = format!("pkg/{name}_bg.wasm");
    let bytes = fs::read(root().join(&file)).with_context(|| format!("cannot read {file}"))?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&bytes)?;
    let packed = gzip.finish()?.len();
    println!("{file}: {} KB, {} KB gzipped", bytes.len() / 1024, packed / 1024);
    Ok(())
}
