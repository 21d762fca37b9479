//! The pages of a corpus folder, in the order of its gold.jsonl, read as the command line reads them, and what people say
//! is in them. The format is told in tools/train/README.md.

#[path = "../../../src/bin/limpide/input.rs"]
mod input;

pub use input::Input;

use anyhow::Context;
use limpide::Page;
use serde::Deserialize;
use std::path::{Path, PathBuf};
use url::Url;

/// A page of a corpus.
#[derive(Debug)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// Its file.
    pub path: PathBuf,
    /// Where it was found.
    pub url: Option<Url>,
    /// What it should come out as.
    pub gold: Gold,
}

/// What people say is in a page; a corpus says some of it.
#[derive(Debug, Default, Deserialize)]
pub struct Gold {
    /// The main content.
    pub text: Option<String>,
    /// Captions, whose words are neither asked for nor held against.
    pub captions: Option<Vec<String>>,
    /// Snippets that must appear.
    pub with: Option<Vec<String>>,
    /// Snippets that must not.
    pub without: Option<Vec<String>>,
    /// The headline.
    pub title: Option<String>,
    /// The authors.
    pub byline: Option<String>,
    /// The day it was published.
    pub date: Option<String>,
    /// The sort of page: article, forum …
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// The language.
    pub lang: Option<String>,
}

#[derive(Deserialize)]
struct Row {
    id: String,
    page: PathBuf,
    url: Option<String>,
    #[serde(flatten)]
    gold: Gold,
}

/// The pages of a folder.
pub fn entries(folder: &Path) -> anyhow::Result<Vec<Entry>> {
    let gold = folder.join("gold.jsonl");
    let text = std::fs::read_to_string(&gold).with_context(|| format!("{} could not be read", gold.display()))?;
    let entry = |(at, line): (usize, &str)| {
        let row: Row = serde_json::from_str(line).with_context(|| format!("{}, line {}", gold.display(), at + 1))?;
        let url = row.url.as_deref().and_then(|url| Url::parse(url).ok());
        Ok(Entry { id: row.id, path: folder.join(row.page), url, gold: row.gold })
    };
    text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(entry).collect()
}

/// The name of a corpus: its folder's.
pub fn name(folder: &Path) -> String {
    let full = folder.canonicalize();
    let folder = full.as_deref().unwrap_or(folder);
    folder.file_name().unwrap_or(folder.as_os_str()).to_string_lossy().into_owned()
}

/// Reads and decodes a file; a page without content where it cannot be read, as it then is for any reader.
pub fn read(path: &Path) -> Input {
    input::read(path).unwrap_or_else(|_| Input::Markup(String::new()))
}

impl Entry {
    /// The page.
    pub fn page(&self) -> Page {
        read(&self.path).into_page(self.url.clone())
    }
}
