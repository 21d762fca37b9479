//! The package for Node: the same WebAssembly with a typed door of its own, as the registry of npm takes it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::root;
use crate::step::{output, program, run};
use crate::test::node_tests;

/// Where it is put together. Within the repository, so that what it depends on is found.
const FOLDER: &str = "out/node/node_modules/limpide";

/// What is in it, each as it stands in the repository; the types of the modules are made.
const FILES: [&str; 19] = [
    "node/example.js",
    "node/index.js",
    "node/shadow.js",
    "node/snapshot.js",
    "extension/shared/attributes.js",
    "extension/content/kinds.js",
    "extension/content/limits.js",
    "extension/content/snapshot.js",
    "pkg/limpide.js",
    "pkg/limpide.d.ts",
    "pkg/limpide_bg.wasm",
    "pkg/limpide_bg.wasm.d.ts",
    "pkg/limpide_writer.js",
    "pkg/limpide_writer.d.ts",
    "pkg/limpide_writer_bg.wasm",
    "pkg/limpide_writer_bg.wasm.d.ts",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "CHANGELOG.md",
];

/// How the types are made from what the modules say of themselves.
const TYPES: [&str; 17] = [
    "--ignoreConfig",
    "--allowJs",
    "--declaration",
    "--emitDeclarationOnly",
    "--strict",
    "--skipLibCheck",
    "--target",
    "es2023",
    "--lib",
    "es2023,esnext,dom",
    "--module",
    "nodenext",
    "--types",
    "node",
    "--rootDir",
    ".",
    "node/index.js",
];

/// Puts the package together and returns its folder. `pkg/` is there already.
pub fn assemble() -> Result<PathBuf> {
    let folder = root().join(FOLDER);
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    for file in FILES {
        copy(file, &folder.join(file))?;
    }
    for file in ["package.json", "README.md"] {
        copy(&format!("node/{file}"), &folder.join(file))?;
    }
    run(program("npx", ["tsc"]).args(TYPES).arg("--outDir").arg(&folder)).context("the types cannot be made")?;
    Ok(folder)
}

/// Writes the package as one file into a folder and returns its name; npm gives the same bytes for the same files.
pub fn pack(into: &Path) -> Result<String> {
    let mut npm = program("npm", ["pack", "--silent", "--pack-destination"]);
    let name = output(npm.arg(into).current_dir(assemble()?)).context("npm cannot pack the package for Node")?;
    Ok(name.trim().to_owned())
}

/// Runs the tests on the package as it is published, a program in TypeScript among them.
pub fn check(limpide: &Path) -> Result<()> {
    let folder = assemble()?;
    let typed = root().join("out/node/typed.ts");
    copy("tests/node/typed.ts", &typed)?;
    let mut compiler = program("npx", ["tsc", "--ignoreConfig", "--noEmit", "--strict", "--target", "es2023"]);
    run(compiler.args(["--module", "nodenext", "--types", "node"]).arg(&typed))?;
    run(node_tests("tests/node")?.env("LIMPIDE_COMMAND", limpide).env("LIMPIDE_NODE", folder))
}

fn copy(file: &str, to: &Path) -> Result<()> {
    if let Some(parent) = to.parent() {
        fs::create_dir_all(parent).with_context(|| format!("cannot write {}", parent.display()))?;
    }
    fs::copy(root().join(file), to).with_context(|| format!("cannot copy {file}"))?;
    Ok(())
}
