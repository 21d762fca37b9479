//! Whoever's work ships is named on the page of the options, with its licence; and the address of the
//! source is the project's own.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// Nothing where the file is missing, which the comparison shows.
fn read(path: &str) -> String {
    fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap_or_default()
}

/// Name and licence of every crate that is linked into the core in the browser, macros left out.
fn linked() -> BTreeSet<(String, String)> {
    let tree = Command::new(env!("CARGO"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["tree", "--locked", "--package", "limpide", "--no-default-features", "--edges", "normal,no-proc-macro"])
        .args(["--target", "wasm32-unknown-unknown", "--prefix", "none", "--format", "{p}|{l}"])
        .output();
    let lines = tree.map(|tree| String::from_utf8_lossy(&tree.stdout).into_owned()).unwrap_or_default();
    let crates = lines.lines().filter_map(|line| {
        let (name, licence) = line.split_once('|')?;
        let name = name.split(' ').next()?;
        Some((name.to_owned(), licence.trim_end_matches(" (*)").to_owned()))
    });
    crates.filter(|(name, _)| name != "limpide").collect()
}

/// The packages that the editor of the rules is made of, as its head names them; the one who bundles them takes MIT alone.
fn bundled() -> BTreeSet<(String, String)> {
    let editor = read("extension/vendor/codemirror.js");
    let head = editor.split("*/").next().unwrap_or_default();
    let is_version =
        |text: &str| text.split('.').count() == 3 && text.split('.').all(|part| part.parse::<u32>().is_ok());
    let named = head.lines().filter_map(|line| line.strip_prefix(" * ")?.split_once(' '));
    named.filter(|(_, version)| is_version(version)).map(|(name, _)| (name.to_owned(), "MIT".to_owned())).collect()
}

#[test]
fn everyone_whose_work_ships_is_credited_and_no_one_else() {
    let list = read("extension/options/credits.js");
    let credited: BTreeSet<(String, String)> = list
        .lines()
        .filter_map(|line| line.trim().strip_prefix("['")?.strip_suffix("'],")?.split_once("', '"))
        .map(|(name, licence)| (name.to_owned(), licence.to_owned()))
        .collect();
    let shipped: BTreeSet<_> = linked().into_iter().chain(bundled()).collect();
    assert_eq!(credited, shipped);
}

#[test]
fn the_source_is_where_the_manifest_says() {
    let repository = read("Cargo.toml")
        .lines()
        .find_map(|line| line.strip_prefix("repository = \"")?.strip_suffix('"').map(str::to_owned))
        .expect("the manifest names the repository");
    assert!(read("extension/options/sections/about.js").contains(&format!("'{repository}'")));
}
