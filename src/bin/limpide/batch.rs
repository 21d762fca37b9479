//! Cleans every page of an index, on all cores, in the order of the index. A bad page gives a line that says so.

use crate::{Failure, input};
use indicatif::{ProgressBar, ProgressStyle};
use limpide::write::{self, TextForm};
use limpide::{Options, clean};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;
use url::Url;

/// Lines cleaned before any of them is written: bounds the memory, keeps the cores busy.
const CHUNK: usize = 128;

#[derive(Debug, Deserialize)]
struct Entry {
    id: serde_json::Value,
    page: PathBuf,
    url: Option<String>,
}

#[derive(Debug, Default, Serialize)]
struct Line {
    id: serde_json::Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    byline: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<f32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ms: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

/// Runs over an index, to a file or to standard output.
pub fn run(index: &Path, output: Option<&Path>) -> Result<(), Failure> {
    let unreadable = |error: io::Error| Failure(format!("{} could not be read: {error}", index.display()));
    let file = BufReader::new(File::open(index).map_err(unreadable)?);
    let lines: Vec<String> = file.lines().collect::<Result<_, _>>().map_err(unreadable)?;
    let lines: Vec<(usize, String)> =
        lines.into_iter().enumerate().filter(|(_, line)| !line.trim().is_empty()).collect();
    let folder = index.parent().unwrap_or(Path::new("."));
    let mut out: Box<dyn Write> = match output {
        None => Box::new(BufWriter::new(io::stdout().lock())),
        Some(path) => Box::new(BufWriter::new(
            File::create(path).map_err(|error| Failure(format!("{} could not be written: {error}", path.display())))?,
        )),
    };
    let progress =
        if io::stderr().is_terminal() { ProgressBar::new(lines.len() as u64) } else { ProgressBar::hidden() };
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} pages, {eta} left") {
        progress.set_style(style);
    }
    for chunk in lines.chunks(CHUNK) {
        let cleaned: Vec<Line> = chunk.par_iter().map(|(at, line)| cleaned(folder, *at, line)).collect();
        for line in cleaned {
            let written =
                serde_json::to_writer(&mut out, &line).map_err(io::Error::from).and_then(|()| out.write_all(b"\n"));
            match written {
                // Who reads may stop reading.
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(()),
                written => written.map_err(|error| Failure(format!("the result could not be written: {error}")))?,
            }
            progress.inc(1);
        }
    }
    progress.finish_and_clear();
    out.flush().map_err(|error| Failure(format!("the result could not be written: {error}")))
}

fn cleaned(folder: &Path, at: usize, line: &str) -> Line {
    let entry: Entry = match serde_json::from_str(line) {
        Ok(entry) => entry,
        Err(error) => {
            let error = format!("line {} is not {{\"id\", \"page\", \"url\"}}: {error}", at + 1);
            return Line { error: Some(error), ..Line::default() };
        }
    };
    match article(folder, &entry) {
        Ok(line) => Line { id: entry.id, ..line },
        Err(failure) => Line { id: entry.id, error: Some(failure.to_string()), ..Line::default() },
    }
}

fn article(folder: &Path, entry: &Entry) -> Result<Line, Failure> {
    let bytes = input::bytes(&folder.join(&entry.page))?;
    let url = entry.url.as_deref().and_then(|url| Url::parse(url).ok());
    let start = Instant::now();
    let page = input::from_bytes(&bytes)?.into_page(url);
    let cleaned = clean(&page, &Options::default())?;
    let text = write::text(&cleaned.article, TextForm::Body);
    let ms = start.elapsed().as_secs_f64() * 1_000.0;
    let limpide::article::Article { title, byline, published, modified, lang, .. } = cleaned.article;
    Ok(Line {
        title: Some(title),
        byline,
        // Of a page that says only when it changed, that is the date one knows.
        date: published.or(modified),
        lang,
        text: Some(text),
        confidence: Some(cleaned.confidence),
        ms: Some((ms * 1_000.0).round() / 1_000.0),
        ..Line::default()
    })
}
