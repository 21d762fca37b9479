//! The pages of a corpus folder, in the order of its gold.jsonl, read as the command line reads them.

#[path = "../../../src/bin/limpide/input.rs"]
mod input;

use anyhow::Context;
use limpide::Page;
use serde_json::Value;
use std::path::{Path, PathBuf};
use url::Url;

/// A line of gold.jsonl.
#[derive(Debug)]
pub struct Entry {
    /// Its id.
    pub id: String,
    path: PathBuf,
    url: Option<Url>,
}

/// The lines of a folder.
pub fn entries(folder: &Path) -> anyhow::Result<Vec<Entry>> {
    let gold = folder.join("gold.jsonl");
    let text = std::fs::read_to_string(&gold).with_context(|| format!("{} could not be read", gold.display()))?;
    let entry = |line: &str| {
        let row: Value = serde_json::from_str(line)?;
        let field = |name: &str| row.get(name).and_then(Value::as_str);
        let id = field("id").context("a line without an id")?.to_owned();
        let path = folder.join(field("page").context("a line without a page")?);
        Ok(Entry { id, path, url: field("url").and_then(|url| Url::parse(url).ok()) })
    };
    text.lines().filter(|line| !line.trim().is_empty()).map(entry).collect()
}

impl Entry {
    /// The page; one without content where it cannot be read, as it then is for any reader.
    pub fn page(&self) -> Page {
        let input = input::read(&self.path);
        input.map_or_else(|_| Page::from_html("", None), |input| input.into_page(self.url.clone()))
    }
}
