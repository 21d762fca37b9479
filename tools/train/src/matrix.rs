//! Writes the features of every block of a corpus, and beside them what labelling needs: the texts, and the names above.

use anyhow::Context;
use limpide::describe::describe;
use limpide::furniture::{Languages, Scene, mark};
use limpide::judge::{FEATURES, Feature, Lexicon, Lineage, features, fingerprint, tokens_of};
use limpide::pages::Pages;
use limpide::segment::segment;
use measure::corpus::{Entry, entries};
use rayon::prelude::*;
use serde_json::json;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// Pages done before any is written: bounds the memory.
const CHUNK: usize = 64;
/// The features that hang on the lexicon, side by side in the table.
const LEXICAL: std::ops::RangeInclusive<usize> = Feature::LexiconOwn as usize..=Feature::LexiconPage as usize;

/// What is written of a page.
struct Written {
    blocks: String,
    names: String,
    features: Vec<u8>,
}

/// Prints the table of features.
pub fn names() -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{}\t{}\t{}", fingerprint(), LEXICAL.start(), LEXICAL.end() + 1)?;
    for (name, unit, meaning) in FEATURES {
        writeln!(out, "{name}\t{unit}\t{meaning}")?;
    }
    Ok(())
}

/// Writes the matrix of a folder.
pub fn write(folder: &Path, out: &Path, lexicons: &[PathBuf]) -> anyhow::Result<()> {
    let read = |path: &PathBuf| std::fs::read(path).with_context(|| format!("{} could not be read", path.display()));
    let tables: Vec<Vec<u8>> = lexicons.iter().map(read).collect::<anyhow::Result<_>>()?;
    let parsed: Option<Vec<Lexicon<'_>>> = tables.iter().map(|bytes| Lexicon::parse(bytes)).collect();
    let lexicons = parsed.context("a lexicon is damaged")?;
    let file = |name: String| {
        let path = out.join(name);
        File::create(&path).map(BufWriter::new).with_context(|| format!("{} could not be written", path.display()))
    };
    std::fs::create_dir_all(out)?;
    if !lexicons.is_empty() {
        return write_lexical(folder, &lexicons, file);
    }
    let mut blocks = file("blocks.jsonl".into())?;
    let mut names = file("names.jsonl".into())?;
    let mut matrix = file("features.f32".into())?;
    for chunk in entries(folder)?.chunks(CHUNK) {
        let written: Vec<Written> = chunk.par_iter().map(page).collect();
        for written in written {
            writeln!(blocks, "{}", written.blocks)?;
            writeln!(names, "{}", written.names)?;
            matrix.write_all(&written.features)?;
        }
    }
    Ok(())
}

/// Writes only the columns that hang on the lexicon, a file for each.
fn write_lexical(
    folder: &Path,
    lexicons: &[Lexicon<'_>],
    file: impl Fn(String) -> anyhow::Result<BufWriter<File>>,
) -> anyhow::Result<()> {
    let mut files =
        (0..lexicons.len()).map(|n| file(format!("lexicon-{n}.f32"))).collect::<anyhow::Result<Vec<_>>>()?;
    for chunk in entries(folder)?.chunks(CHUNK) {
        let written: Vec<Vec<Vec<u8>>> = chunk.par_iter().map(|entry| lexical(entry, lexicons)).collect();
        for page in written {
            for (file, bytes) in files.iter_mut().zip(&page) {
                file.write_all(bytes)?;
            }
        }
    }
    Ok(())
}

fn lexical(entry: &Entry, lexicons: &[Lexicon<'_>]) -> Vec<Vec<u8>> {
    let page = entry.page();
    let (metadata, blocks) = (describe(&page), segment(&page));
    let pages = Pages::of(&page);
    let scene =
        Scene { page: &page, blocks: &blocks, metadata: &metadata, pages: pages.as_ref(), skipped: Languages::NONE };
    let columns = |&lexicon: &Lexicon<'_>| {
        let rows = features(&scene, lexicon);
        rows.iter().flat_map(|row| bytes(row.get(LEXICAL).unwrap_or_default())).collect()
    };
    lexicons.iter().map(columns).collect()
}

fn bytes(values: &[f32]) -> Vec<u8> {
    values.iter().flat_map(|value| value.to_le_bytes()).collect()
}

fn page(entry: &Entry) -> Written {
    let page = entry.page();
    let (metadata, blocks) = (describe(&page), segment(&page));
    let pages = Pages::of(&page);
    let scene =
        Scene { page: &page, blocks: &blocks, metadata: &metadata, pages: pages.as_ref(), skipped: Languages::NONE };
    let marks = mark(&scene);
    let is_said = |node: usize| {
        let said = metadata.said_nodes.iter().chain(&metadata.title_node);
        said.copied().any(|said| page.contains(said, node))
    };
    // What rules mark and metadata say is not in the text, whatever the model thinks.
    let out = |start: usize| {
        let rule = marks.iter().find(|mark| (mark.start..mark.end).contains(&start)).map(|mark| mark.rule);
        rule.unwrap_or(if is_said(start) { "said" } else { "" })
    };
    let rows: Vec<_> = blocks
        .iter()
        .map(|block| json!([block.text(&page), block.measure.words, out(block.start), page.parent(block.container)]))
        .collect();
    let lineage = Lineage::of(&page, &blocks, Lexicon::default());
    let lines: Vec<_> = lineage
        .lines()
        .iter()
        .map(|line| {
            let mut tokens = Vec::new();
            tokens_of(&page, line.node, &mut tokens);
            json!([line.parent, tokens])
        })
        .collect();
    let base = features(&scene, Lexicon::default());
    Written {
        blocks: json!({"id": entry.id, "blocks": rows}).to_string(),
        names: json!({"lines": lines, "blocks": lineage.of_blocks()}).to_string(),
        features: base.iter().flat_map(bytes).collect(),
    }
}
