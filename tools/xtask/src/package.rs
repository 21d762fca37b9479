//! The archives that the stores take: one for each browser, with what ships and nothing else, and one of the sources from
//! which they are made; and the package for Node. Nothing in them tells when or where they were made, so that the same tree gives the same bytes.

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::step::{output, program, run, timed};
use crate::tools::{self, Browser};
use crate::{build, node, root};

/// Where the archives go.
const OUT: &str = "out/package";

/// What a file of an archive is called, and what it holds.
pub type Entry = (String, Vec<u8>);

/// Builds, and writes the three archives and the package for Node.
pub fn package() -> Result<()> {
    build::build()?;
    let version = version()?;
    let files = shipped()?;
    let folder = root().join(OUT);
    fs::create_dir_all(&folder).with_context(|| format!("cannot write {}", folder.display()))?;
    let mut archives = Vec::new();
    for browser in [Browser::Chromium, Browser::Firefox] {
        archives.push((format!("limpide-{version}-{}.zip", browser.name()), archive(&entries(browser, &files)?)?));
    }
    archives.push((format!("limpide-{version}-source.zip"), archive(&sources()?)?));
    let packed = node::pack(&folder)?;
    for (name, bytes) in &archives {
        fs::write(folder.join(name), bytes).with_context(|| format!("cannot write {OUT}/{name}"))?;
    }
    archives.push((packed.clone(), read(&folder.join(packed))?));
    println!();
    for (name, bytes) in &archives {
        println!("{}  {OUT}/{name}  {} KB", hex(&Sha256::digest(bytes)), bytes.len() / 1024);
    }
    if !output(&mut program("git", ["status", "--porcelain"]))?.trim().is_empty() {
        println!("The tree has changes that are not committed; the archives have them too.");
    }
    Ok(())
}

/// Puts what ships into a folder, as the archive of this browser has it, and returns the folder. `pkg/` is there already.
pub fn unpack(browser: Browser) -> Result<PathBuf> {
    let folder = build::target_folder()?.join("packed").join(browser.name());
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    for (name, bytes) in entries(browser, &shipped()?)? {
        let file = folder.join(&name);
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&file, bytes).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(folder)
}

/// Puts what Firefox gets before Mozilla's own linter, to which a warning is a fault here.
pub fn lint() -> Result<()> {
    let folder = unpack(Browser::Firefox)?;
    let mut linter = program("npx", ["addons-linter", "--warnings-as-errors"]);
    run(linter.arg(folder)).context("addons-linter finds fault with what Firefox gets")
}

/// The paths of what ships, from the root, sorted.
fn shipped() -> Result<Vec<String>> {
    tools::require_packages()?;
    let list = timed("find what ships", || output(&mut program("node", ["tools/package/files.mjs"])))?;
    serde_json::from_str(&list).context("tools/package/files.mjs printed no list of files")
}

fn entries(browser: Browser, files: &[String]) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for name in files {
        let bytes = if name == "manifest.json" { manifest(browser)? } else { read(&root().join(name))? };
        entries.push((name.clone(), bytes));
    }
    entries.push(("LICENSE-MIT".into(), read(&root().join("LICENSE-MIT"))?));
    entries.push(("LICENSE-APACHE".into(), read(&root().join("LICENSE-APACHE"))?));
    entries.sort();
    Ok(entries)
}

/// The manifest without what only the other browser knows.
fn manifest(browser: Browser) -> Result<Vec<u8>> {
    let text = fs::read_to_string(root().join("manifest.json")).context("cannot read manifest.json")?;
    let mut manifest: Map<String, Value> = serde_json::from_str(&text).context("manifest.json is no JSON object")?;
    let foreign: &[&str] = match browser {
        Browser::Chromium => &["browser_specific_settings"],
        Browser::Firefox => &["minimum_chrome_version", "message_serialization"],
    };
    manifest.retain(|key, _| !foreign.contains(&key.as_str()));
    let background = manifest.get_mut("background").and_then(Value::as_object_mut);
    let background = background.context("manifest.json names no background")?;
    background.remove(match browser {
        Browser::Chromium => "scripts",
        Browser::Firefox => "service_worker",
    });
    let mut bytes = serde_json::to_vec_pretty(&manifest)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Every file that git knows, as it stands in the tree.
fn sources() -> Result<Vec<Entry>> {
    let list = output(&mut program("git", ["ls-files", "-z"])).context("the sources are those that git knows")?;
    let mut entries = Vec::new();
    for name in list.split('\0').filter(|name| !name.is_empty()) {
        entries.push((name.to_owned(), read(&root().join(name))?));
    }
    entries.sort();
    Ok(entries)
}

/// An archive whose bytes depend on names and contents alone.
fn archive(entries: &[Entry]) -> Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        writer.start_file(name.as_str(), options)?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

/// The version, which Cargo.toml says; manifest.json and the two package.json have to say the same.
fn version() -> Result<String> {
    let text = fs::read_to_string(root().join("Cargo.toml")).context("cannot read Cargo.toml")?;
    let line = text.lines().find_map(|line| line.strip_prefix("version = \""));
    let version = line.and_then(|rest| rest.strip_suffix('"')).context("Cargo.toml says no version")?;
    for file in ["manifest.json", "package.json", "node/package.json"] {
        let said: Value = serde_json::from_slice(&read(&root().join(file))?)?;
        if said["version"] != version {
            bail!("{file} is of version {}, Cargo.toml of {version}: give both the same", said["version"]);
        }
    }
    Ok(version.to_owned())
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("cannot read {}", file.display()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_files_give_the_same_bytes() {
        let files = || vec![("a.js".to_owned(), b"one".to_vec()), ("b/c.js".to_owned(), vec![b'x'; 10_000])];
        let first = archive(&files()).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(2_100));
        assert_eq!(first, archive(&files()).unwrap(), "a time is told in steps of two seconds");
        assert!(first.len() < 1_000);
    }

    #[test]
    fn each_browser_has_the_keys_it_knows() {
        let keys = |browser| {
            let manifest: Value = serde_json::from_slice(&manifest(browser).unwrap()).unwrap();
            let mut keys: Vec<String> = manifest["background"].as_object().unwrap().keys().cloned().collect();
            keys.extend(
                manifest
                    .as_object()
                    .unwrap()
                    .keys()
                    .filter(|key| key.contains("specific") || key.contains("chrome"))
                    .cloned(),
            );
            keys.sort();
            keys
        };
        assert_eq!(keys(Browser::Chromium), ["minimum_chrome_version", "service_worker", "type"]);
        assert_eq!(keys(Browser::Firefox), ["browser_specific_settings", "scripts", "type"]);
    }

    #[test]
    fn one_version_is_said_everywhere() {
        assert!(version().is_ok(), "{:?}", version());
    }
}
