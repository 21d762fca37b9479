//! The head of an article as publishing systems and newspapers mark it up: each page of `tests/mastheads` says in the comment
//! before it what its head says, and what of it is no part of the text.

use limpide::article::{BlockKind, plain_text};
use limpide::page::Tag;
use limpide::sweep::Removal;
use limpide::write::{TextForm, text};
use limpide::{Cleaned, Options, Page, clean};
use std::fs;
use std::path::Path;
use url::Url;

/// What a page must say, or not say where its comment is silent.
const EXACT: [&str; 5] = ["title", "byline", "published", "modified", "standfirst"];
/// What its comment may leave open.
const OPEN: [&str; 2] = ["site", "lang"];

/// A page, and what its comment states: a key and a value a line.
struct Masthead {
    name: String,
    stated: Vec<(String, String)>,
    page: Page,
}

impl Masthead {
    fn stated(&self, key: &str) -> Option<&str> {
        self.stated.iter().find(|(other, _)| other == key).map(|(_, value)| value.as_str())
    }

    /// The phrases of a key, parted by bars.
    fn phrases(&self, key: &str) -> impl Iterator<Item = &str> {
        self.stated(key).into_iter().flat_map(|value| value.split(" | "))
    }
}

fn mastheads() -> Vec<Masthead> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mastheads");
    let mut files: Vec<_> = fs::read_dir(root).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "html"));
    files.sort();
    let mastheads = files.into_iter().filter_map(|file| {
        let source = fs::read_to_string(&file).ok()?;
        let (comment, html) = source.strip_prefix("<!--\n")?.split_once("\n-->\n")?;
        let line = |line: &str| line.split_once(": ").map(|(key, value)| (key.to_owned(), value.to_owned()));
        let stated: Vec<(String, String)> = comment.lines().filter_map(line).collect();
        let address = stated.iter().find(|(key, _)| key == "address").and_then(|(_, value)| Url::parse(value).ok());
        let name = file.file_stem()?.to_string_lossy().into_owned();
        Some(Masthead { name, stated, page: Page::from_html(html, address) })
    });
    mastheads.collect()
}

/// What the core says of the head.
fn said(cleaned: &Cleaned, key: &str) -> Option<String> {
    let article = &cleaned.article;
    let standfirst = || {
        article.blocks.iter().find_map(|block| match &block.kind {
            BlockKind::Standfirst { content } => Some(plain_text(content)),
            _ => None,
        })
    };
    match key {
        "title" => Some(article.title.clone()),
        "byline" => article.byline.clone(),
        "published" => article.published.clone(),
        "modified" => article.modified.clone(),
        "site" => article.site.clone(),
        "lang" => article.lang.clone(),
        "standfirst" => standfirst(),
        _ => None,
    }
}

/// Whether a removal holds the node.
fn is_removed(removals: &[Removal], node: usize) -> bool {
    removals.iter().any(|removal| (removal.range.0..removal.range.1).contains(&node))
}

/// The text with white space collapsed.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The texts of the page that are shown neither in the article nor above it nor among what was removed.
fn lost(page: &Page, cleaned: &Cleaned, shown: &str) -> Vec<String> {
    let metadata = limpide::describe::describe(page);
    let is_said = |node: usize| metadata.said_nodes.iter().chain(&metadata.title_node).any(|&n| page.contains(n, node));
    let is_unseen = |node: usize| matches!(page.tag(node), Tag::Head | Tag::Script | Tag::Style | Tag::Noscript);
    let texts = (0..page.len()).filter(|&n| page.tag(n) == Tag::Text && page.text(n).contains(char::is_alphanumeric));
    let texts = texts.filter(|&n| !page.ancestors(n).any(is_unseen) && !page.is_hidden(n));
    let texts = texts.filter(|&n| !is_said(n) && !is_removed(&cleaned.removals, n));
    // Labels alone, beside what is said, say nothing.
    let texts = texts.filter(|&n| !metadata.untold_beside(page, n..n + 1, &[]).is_empty());
    texts.map(|n| squeezed(page.text(n))).filter(|text| !shown.contains(text.as_str())).collect()
}

#[test]
fn every_masthead_says_what_its_comment_states() {
    let mut report: Vec<String> = Vec::new();
    let mastheads = mastheads();
    for masthead in &mastheads {
        let mut found: Vec<String> = Vec::new();
        match clean(&masthead.page, &Options::default()) {
            Err(error) => found.push(format!("error {}", error.code())),
            Ok(cleaned) => {
                for key in EXACT.iter().chain(OPEN.iter().filter(|key| masthead.stated(key).is_some())) {
                    let (given, stated) = (said(&cleaned, key), masthead.stated(key));
                    if given.as_deref() != stated {
                        found.push(format!("{key}: {given:?} instead of {stated:?}"));
                    }
                }
                let shown = squeezed(&text(&cleaned.article, TextForm::Document));
                let gone: Vec<String> = cleaned
                    .removals
                    .iter()
                    .map(|removal| squeezed(&masthead.page.range_text(removal.range.0, removal.range.1)))
                    .collect();
                for phrase in masthead.phrases("beside") {
                    if shown.contains(phrase) {
                        found.push(format!("in the text: {phrase}"));
                    }
                    if !gone.iter().any(|text| text.contains(phrase)) {
                        found.push(format!("not among what was removed: {phrase}"));
                    }
                }
                found.extend(
                    masthead
                        .phrases("keeps")
                        .filter(|phrase| !shown.contains(phrase))
                        .map(|phrase| format!("not in the text: {phrase}")),
                );
                found.extend(lost(&masthead.page, &cleaned, &shown).iter().map(|text| format!("lost: {text}")));
            }
        }
        if !found.is_empty() {
            report.push(format!("{}\n  {}", masthead.name, found.join("\n  ")));
        }
    }
    assert!(mastheads.len() >= 50, "{} mastheads", mastheads.len());
    assert!(report.is_empty(), "{} of {} mastheads\n{}", report.len(), mastheads.len(), report.join("\n"));
}
