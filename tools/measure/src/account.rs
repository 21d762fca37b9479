//! Whether every word of a page is accounted for: it stands in the article or its head, or in a removal that is listed.

use crate::eval::progress;
use clap::Args;
use limpide::page::{Page, Tag};
use limpide::{Cleaned, Options, clean};
use measure::corpus::{self, Entry};
use measure::words::words;
use rayon::prelude::*;
use serde_json::Value;
use std::io::Write;
use std::path::PathBuf;

/// Says how many words of pages are neither in the article nor in a removal.
#[derive(Debug, Args)]
pub struct Account {
    /// Folders with gold.jsonl and pages/, as tools/train/README.md describes them.
    #[arg(required = true, value_name = "FOLDER")]
    folders: Vec<PathBuf>,
    /// List the texts with words that are not accounted for.
    #[arg(long)]
    list: bool,
}

/// The account of a page.
#[derive(Debug, Default)]
struct Sum {
    words: usize,
    kept: usize,
    removed: usize,
    /// The texts with words that are nowhere: the words, the text, the names of the elements around it.
    lost: Vec<(Vec<String>, String, String)>,
}

impl Sum {
    fn lost(&self) -> usize {
        self.lost.iter().map(|(words, ..)| words.len()).sum()
    }
}

/// Prints a row for each folder, and what was asked for.
pub fn run(account: &Account) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "{:<14}{:>7}{:>12}{:>12}{:>12}{:>9}{:>9}",
        "", "pages", "words", "article", "removed", "lost", "pages"
    )?;
    for folder in &account.folders {
        let entries = corpus::entries(folder)?;
        let bar = progress(entries.len());
        let sums: Vec<(&Entry, Sum)> = entries
            .par_iter()
            .map(|entry| {
                bar.inc(1);
                (entry, of_page(&entry.page()))
            })
            .collect();
        bar.finish_and_clear();
        let total = |of: fn(&Sum) -> usize| sums.iter().map(|(_, sum)| of(sum)).sum::<usize>();
        writeln!(
            out,
            "{:<14}{:>7}{:>12}{:>12}{:>12}{:>9}{:>9}",
            corpus::name(folder),
            entries.len(),
            total(|sum| sum.words),
            total(|sum| sum.kept),
            total(|sum| sum.removed),
            total(Sum::lost),
            sums.iter().filter(|(_, sum)| !sum.lost.is_empty()).count(),
        )?;
        if account.list {
            for (entry, sum) in &sums {
                for (lost, text, place) in &sum.lost {
                    writeln!(out, "{}\t{}\t{}\t{}", entry.id, lost.join(" "), place, text)?;
                }
            }
        }
    }
    Ok(())
}

/// Goes through the texts of a page. A page without an article has nothing to account for: nothing is taken from it.
fn of_page(page: &Page) -> Sum {
    let mut sum = Sum::default();
    let Ok(Cleaned { article, removals, .. }) = clean(page, &Options::default()) else { return sum };
    let said = said_in(&serde_json::to_value(&article).unwrap_or_default());
    let mut is_removed = vec![false; page.len()];
    for removal in &removals {
        if let Some(nodes) = is_removed.get_mut(removal.range.0..removal.range.1) {
            nodes.fill(true);
        }
    }
    let body = page.first(Tag::Body).unwrap_or(0);
    for node in page.nodes(body..page.end(body)).filter(|&node| page.tag(node) == Tag::Text) {
        let text = page.text(node);
        let count = words(text).count();
        sum.words += count;
        if is_removed.get(node) == Some(&true) {
            sum.removed += count;
            continue;
        }
        let is_said = said.contains(&bare(text));
        let lost: Vec<String> =
            words(text).filter(|word| !is_said && !said.contains(word)).map(str::to_owned).collect();
        sum.kept += count - lost.len();
        if !lost.is_empty() {
            let around: Vec<String> = page.ancestors(node).take(4).map(|outer| named(page, outer)).collect();
            sum.lost.push((lost, measure::words::squeeze(text).chars().take(160).collect(), around.join(" < ")));
        }
    }
    sum
}

fn named(page: &Page, node: usize) -> String {
    let classes: Vec<&str> = page.class_words(node).take(4).collect();
    format!("{}.{}", page.name(node), classes.join("."))
}

/// All texts of the article and its head, without white space: what stands in several elements of a page is one word there.
fn said_in(value: &Value) -> String {
    let mut said = String::new();
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::String(text) => said.push_str(&bare(text)),
            Value::Array(items) => open.extend(items.iter().rev()),
            Value::Object(fields) => open.extend(fields.iter().rev().map(|(_, value)| value)),
            _ => {}
        }
    }
    said
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
