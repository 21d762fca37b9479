//! Writes what the core answers now into a fixture's expected files, so that the difference is read before it is kept.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};

use crate::build::target_folder;
use crate::root;
use crate::step::{cargo, output, program, run};

/// The metadata a fixture states; the rest of the article is its text.
const METADATA: [&str; 7] = ["title", "byline", "published", "modified", "site", "lang", "dir"];

/// Characters of a removal's excerpt that a fixture states: enough to tell it from the others.
const EXCERPT: usize = 40;

/// Builds the command line and returns where it is.
pub fn command_line() -> Result<PathBuf> {
    run(&mut cargo(&["build", "--locked", "--package", "limpide", "--bin", "limpide"]))?;
    let name = format!("limpide{}", std::env::consts::EXE_SUFFIX);
    Ok(target_folder()?.join("debug").join(name))
}

/// Rewrites expected.txt and expected.json of one fixture, and then fails.
pub fn rewrite(name: &str) -> Result<()> {
    let folder = root().join("tests/pages").join(name);
    let source = source_of(&folder)?;
    let limpide = command_line()?;
    let address = format!("https://limpide.example/{name}/");
    let clean = |format: &str| {
        let arguments: [&OsStr; 6] = [
            "clean".as_ref(),
            "--url".as_ref(),
            address.as_ref(),
            "--format".as_ref(),
            format.as_ref(),
            source.as_os_str(),
        ];
        program(&limpide.to_string_lossy(), arguments)
    };
    let stated: PathBuf = folder.join("expected.json");
    let is_exact = fs::read(&stated)
        .ok()
        .and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok())
        .is_some_and(|before| before["exact"] == json!(true));
    // A page without an article ends the command with 1; its JSON, with the reason, is on standard output all the same.
    let answer = clean("json").stderr(Stdio::null()).output().context("cannot start limpide")?;
    let cleaned: Value = serde_json::from_slice(&answer.stdout)
        .with_context(|| format!("`limpide clean --format json` did not answer with JSON for {name}"))?;
    let text = folder.join("expected.txt");
    if cleaned["error"].is_object() {
        fs::remove_file(&text).ok();
    } else {
        fs::write(&text, output(&mut clean("text"))?)?;
    }
    let mut json = serde_json::to_string_pretty(&expected(&cleaned, is_exact))?;
    json.push('\n');
    fs::write(&stated, json)?;
    run(&mut program("git", ["--no-pager", "diff", "--stat", "--", &folder.to_string_lossy()]))?;
    bail!("{name} was rewritten: read the difference (git diff tests/pages/{name}) before you keep it")
}

/// The page of a fixture, as HTML or as text.
fn source_of(folder: &Path) -> Result<PathBuf> {
    ["source.html", "source.txt"]
        .iter()
        .map(|name| folder.join(name))
        .find(|file| file.is_file())
        .with_context(|| format!("{} holds no source.html and no source.txt", folder.display()))
}

/// What a fixture states of an answer.
fn expected(cleaned: &Value, is_exact: bool) -> Value {
    if let Some(error) = cleaned.get("error") {
        return json!({ "error": error["code"] });
    }
    let article = &cleaned["article"];
    let mut stated: Map<String, Value> =
        METADATA.iter().map(|key| ((*key).to_owned(), article.get(*key).cloned().unwrap_or_default())).collect();
    if is_exact {
        stated.insert("exact".to_owned(), json!(true));
    }
    let removals = cleaned["removals"].as_array().into_iter().flatten();
    let removals = removals.map(|removal| {
        let excerpt: String = removal["excerpt"].as_str().unwrap_or_default().chars().take(EXCERPT).collect();
        json!({ "reason": removal["reason"], "starts": excerpt.trim_end() })
    });
    stated.insert("removals".to_owned(), removals.collect());
    Value::Object(stated)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixture_states_metadata_and_the_start_of_each_removal() {
        let cleaned = json!({
            "article": { "title": "T", "lang": "fr", "dir": "ltr", "blocks": [] },
            "removals": [{ "id": 0, "reason": "ad", "excerpt": "Publicité".repeat(9) }],
        });
        let stated = expected(&cleaned, true);
        assert_eq!(stated["title"], "T");
        assert_eq!(stated["byline"], Value::Null);
        assert_eq!(stated["exact"], true);
        assert_eq!(stated["removals"][0]["reason"], "ad");
        assert_eq!(stated["removals"][0]["starts"].as_str().map(|start| start.chars().count()), Some(EXCERPT));
    }

    #[test]
    fn a_page_without_an_article_is_stated_by_its_error() {
        let cleaned = json!({ "error": { "code": "no-article", "message": "there is no article on this page" } });
        assert_eq!(expected(&cleaned, false), json!({ "error": "no-article" }));
    }
}
