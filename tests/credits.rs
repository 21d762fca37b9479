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

/// The licences under which work of others may ship.
const ALLOWED: &[&str] =
    &["MIT", "Apache-2.0", "ISC", "BSD-2-Clause", "BSD-3-Clause", "MPL-2.0", "Zlib", "Unicode-3.0", "Unlicense"];

#[test]
fn everything_ships_under_a_licence_that_allows_it() {
    let shipped: Vec<_> = linked().into_iter().chain(bundled()).collect();
    assert!(shipped.len() > 30, "{} packages ship", shipped.len());
    for (name, licence) in shipped {
        let is_allowed = licence.split(" AND ").all(|part| {
            part.trim_matches(['(', ')']).split(" OR ").any(|one| ALLOWED.contains(&one.trim_matches(['(', ')'])))
        });
        assert!(is_allowed, "{name} is under {licence}");
    }
}

#[test]
fn every_dependency_is_explained() {
    let text = read("docs/dependencies.md");
    let mut names = Vec::new();
    let mut is_list = false;
    for line in read("Cargo.toml").lines() {
        if line.starts_with('[') {
            is_list = line.ends_with("dependencies]");
        } else if let (true, Some((name, _))) = (is_list, line.split_once(" = ")) {
            names.push(name.trim_start_matches('#').trim().to_owned());
        }
    }
    let packages: serde_json::Value = serde_json::from_str(&read("package.json")).expect("package.json is JSON");
    names.extend(packages["devDependencies"].as_object().expect("it names packages").keys().cloned());
    assert!(names.len() > 30, "{} dependencies", names.len());
    for name in names {
        assert!(text.contains(&format!("`{name}`")), "docs/dependencies.md says nothing of {name}");
    }
}

#[test]
fn the_source_is_where_the_manifest_says() {
    let repository = read("Cargo.toml")
        .lines()
        .find_map(|line| line.strip_prefix("repository = \"")?.strip_suffix('"').map(str::to_owned))
        .expect("the manifest names the repository");
    assert!(read("extension/options/sections/about.js").contains(&format!("'{repository}'")));
}
