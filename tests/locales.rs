//! The words of the interface: every language has every message, with the same parts to fill in, and the extension uses
//! each of them and no other.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

/// The languages the interface speaks, by their folder.
const LANGUAGES: [&str; 10] = ["ar", "de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt"];

/// Messages that the browser itself takes from the manifest.
const OF_THE_MANIFEST: [&str; 3] = ["name", "description", "actionTitle"];

/// The longest description that Chromium's store takes, in characters.
const MOST_DESCRIPTION: usize = 132;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The messages of a language; none where its file is missing or broken, which the first comparison shows.
fn messages(language: &str) -> Map<String, Value> {
    let path = root().join("_locales").join(language).join("messages.json");
    let text = fs::read_to_string(&path).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

/// The names between dollar signs.
fn parts(message: &str) -> BTreeSet<String> {
    let pieces: Vec<&str> = message.split('$').collect();
    let is_name = |piece: &&&str| !piece.is_empty() && piece.chars().all(|c| c.is_ascii_uppercase() || c == '_');
    pieces.iter().skip(1).step_by(2).filter(is_name).map(|piece| piece.to_lowercase()).collect()
}

fn scripts(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            scripts(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "js") {
            found.push(path);
        }
    }
}

#[test]
fn the_languages_are_the_promised_ones() {
    let found: BTreeSet<String> = fs::read_dir(root().join("_locales"))
        .expect("_locales is there")
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(found, LANGUAGES.map(str::to_owned).into_iter().collect());
}

#[test]
fn every_language_has_every_message_with_the_same_parts() {
    let english = messages("en");
    assert!(english.len() > 100);
    for language in LANGUAGES {
        let own = messages(language);
        let keys = |map: &Map<String, Value>| map.keys().cloned().collect::<BTreeSet<_>>();
        assert_eq!(keys(&own), keys(&english), "the keys of {language}");
        for (key, entry) in &own {
            let message = entry["message"].as_str().unwrap_or_default();
            let expected = &english[key];
            assert!(!message.trim().is_empty(), "{language}: {key} says nothing");
            assert_eq!(entry.get("placeholders"), expected.get("placeholders"), "{language}: placeholders of {key}");
            assert_eq!(parts(message), parts(expected["message"].as_str().unwrap_or_default()), "{language}: {key}");
            let named: BTreeSet<String> =
                entry.get("placeholders").and_then(Value::as_object).into_iter().flat_map(Map::keys).cloned().collect();
            assert_eq!(parts(message), named, "{language}: parts of {key}");
        }
        assert_eq!(own["languageTag"]["message"], language);
        let description = own["description"]["message"].as_str().unwrap_or_default();
        assert!(description.chars().count() <= MOST_DESCRIPTION, "{language}: the description is too long");
    }
}

#[test]
fn the_extension_uses_every_message_and_no_other() {
    let english = messages("en");
    let mut files = Vec::new();
    scripts(&root().join("extension"), &mut files);
    let code: String = files.iter().map(|path| fs::read_to_string(path).unwrap_or_default()).collect();
    let unused: Vec<&String> = english
        .keys()
        .filter(|key| !OF_THE_MANIFEST.contains(&key.as_str()) && !code.contains(&format!("'{key}'")))
        .collect();
    assert!(unused.is_empty(), "no script says {unused:?}");
    let asked = code.split("word('").skip(1).filter_map(|rest| rest.split('\'').next());
    let unknown: BTreeSet<&str> = asked.filter(|key| !key.starts_with("@@") && !english.contains_key(*key)).collect();
    assert!(unknown.is_empty(), "nothing is said for {unknown:?}");
}
