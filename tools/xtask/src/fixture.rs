//! Writes what the core answers now into a fixture's expected files, so that the difference is read before it is kept.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, bail};
use serde_json::Value;

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
    built_command_line()
}

/// Where the command line is once it is built, as it is for the native tests, which run it.
pub fn built_command_line() -> Result<PathBuf> {
    let file = target_folder()?.join("debug").join(format!("limpide{}", std::env::consts::EXE_SUFFIX));
    if !file.is_file() {
        bail!("{} is not built", file.display());
    }
    Ok(file)
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
    let before: Value =
        fs::read(&stated).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
    // A page without an article ends the command with 1; its JSON, with the reason, is on standard output all the same.
    let answer = clean("json").stderr(Stdio::null()).output().context("cannot start limpide")?;
    let cleaned: Value = serde_json::from_slice(&answer.stdout)
        .with_context(|| format!("`limpide clean --format json` did not answer with JSON for {name}"))?;
    let text = folder.join("expected.txt");
    if cleaned["error"].is_object() {
        fs::remove_file(&text).ok();
    } else {
        fs::write(&text, output(&mut clean("fixture"))?)?;
    }
    fs::write(&stated, expected(&cleaned, &before))?;
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

/// What a fixture states of an answer, as its file is laid out: what is known of the article, a line each, then a line
/// for each removal. What was stated before and still holds stays as it was.
fn expected(cleaned: &Value, before: &Value) -> String {
    if let Some(error) = cleaned.get("error") {
        return format!("{{\n  \"error\": {}\n}}\n", error["code"]);
    }
    let article = &cleaned["article"];
    let known = METADATA.iter().filter(|key| !article[**key].is_null());
    let mut lines: Vec<String> = known.map(|key| format!("  \"{key}\": {}", article[*key])).collect();
    if before["exact"] == Value::Bool(true) {
        lines.push("  \"exact\": true".to_owned());
    }
    match &cleaned["nextPage"] {
        Value::Null if before["nextPage"].is_null() => {}
        Value::Null => lines.push("  \"nextPage\": false".to_owned()),
        next => lines.push(format!("  \"nextPage\": {next}")),
    }
    let removals = cleaned["removals"].as_array().into_iter().flatten();
    let removals: Vec<String> = removals
        .map(|removal| {
            let starts = Value::from(start_of(removal, before));
            format!("    {{ \"reason\": {}, \"starts\": {starts} }}", removal["reason"])
        })
        .collect();
    lines.push(match removals.as_slice() {
        [] => "  \"removals\": []".to_owned(),
        _ => format!("  \"removals\": [\n{}\n  ]", removals.join(",\n")),
    });
    format!("{{\n{}\n}}\n", lines.join(",\n"))
}

/// The words by which a fixture knows a removal: those stated before where they still fit, else its first ones.
fn start_of(removal: &Value, before: &Value) -> String {
    let excerpt = removal["excerpt"].as_str().unwrap_or_default();
    let stated = before["removals"].as_array().into_iter().flatten();
    let same = stated.filter(|other| other["reason"] == removal["reason"]);
    let fitting = same.filter_map(|other| other["starts"].as_str()).filter(|starts| excerpt.starts_with(starts));
    match fitting.max_by_key(|starts| starts.len()) {
        Some(starts) => starts.to_owned(),
        None => excerpt.chars().take(EXCERPT).collect::<String>().trim_end().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_fixture_states_what_is_known_and_the_start_of_each_removal() {
        let cleaned = json!({
            "article": { "title": "« T »", "lang": "fr", "byline": null, "blocks": [] },
            "removals": [
                { "id": 0, "reason": "ad", "excerpt": "Publicité et la suite" },
                { "id": 1, "reason": "share", "excerpt": "Partager ".repeat(9) },
            ],
        });
        let before = json!({ "exact": true, "removals": [{ "reason": "ad", "starts": "Publicité" }] });
        let stated = expected(&cleaned, &before);
        let lines: Vec<&str> = stated.lines().collect();
        assert_eq!(
            lines,
            [
                "{",
                "  \"title\": \"« T »\",",
                "  \"lang\": \"fr\",",
                "  \"exact\": true,",
                "  \"removals\": [",
                "    { \"reason\": \"ad\", \"starts\": \"Publicité\" },",
                "    { \"reason\": \"share\", \"starts\": \"Partager Partager Partager Partager Part\" }",
                "  ]",
                "}",
            ]
        );
        assert!(serde_json::from_str::<Value>(&stated).is_ok());
    }

    #[test]
    fn a_page_without_an_article_is_stated_by_its_error() {
        let cleaned = json!({ "error": { "code": "no-article", "message": "there is no article on this page" } });
        assert_eq!(expected(&cleaned, &Value::Null), "{\n  \"error\": \"no-article\"\n}\n");
    }
}
