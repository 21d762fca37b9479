//! Many pages in one run, each to a file of its own: on all cores, with a bar that shows how far it is. A page that cannot
//! be cleaned is named and does not stop the others.

use super::{Job, said};
use crate::{Done, Failure, rules};
use indicatif::{ProgressBar, ProgressStyle};
use limpide::clean;
use rayon::prelude::*;
use std::collections::HashSet;
use std::fs;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

/// How the files of pages end, in a folder of them; packed ones have `.gz` behind it.
const PAGES: [&str; 4] = ["html", "htm", "xhtml", "txt"];

/// Cleans files and the pages of folders into the folder that `--output` names.
pub fn run(job: &Job, files: &[PathBuf]) -> Result<Done, Failure> {
    let Some(folder) = job.arguments.output.as_deref() else {
        return Err(Failure("several pages are written to a folder; name one with --output".into()));
    };
    if job.arguments.url.is_some() {
        return Err(Failure("--url is the address of one page; several pages say their own".into()));
    }
    if files.iter().any(|file| file == Path::new("-")) {
        return Err(Failure("standard input is one page; give it alone".into()));
    }
    let pages = pages(files)?;
    fs::create_dir_all(folder)
        .map_err(|error| Failure(format!("{} could not be made: {error}; choose another place", folder.display())))?;
    let targets = targets(&pages, folder, job.arguments.format.extension());
    let is_shown = io::stderr().is_terminal();
    let progress = if is_shown { ProgressBar::new(pages.len() as u64) } else { ProgressBar::hidden() };
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} pages, {eta} left") {
        progress.set_style(style);
    }
    let work = pages.par_iter().zip(&targets).map(|(page, target)| {
        let done = written(job, page, target);
        progress.inc(1);
        done
    });
    let done: Vec<Result<(Done, Vec<String>), Failure>> = work.collect();
    progress.finish_and_clear();
    let (mut failed, mut whole) = (0, Done::Whole);
    for (page, done) in pages.iter().zip(done) {
        let (done, lines) = done.unwrap_or_else(|failure| {
            failed += 1;
            (Done::Whole, vec![failure.to_string()])
        });
        if done == Done::InPart {
            whole = done;
        }
        for line in lines {
            eprintln!("limpide: {}: {line}", page.display());
        }
    }
    let written = pages.len() - failed;
    eprintln!("limpide: {written} of {} written to {}", pages.len(), folder.display());
    if failed == 0 { Ok(whole) } else { Err(Failure(format!("{failed} of {} could not be written", pages.len()))) }
}

/// Cleans a page into a file; what there is to say of it.
fn written(job: &Job, page: &Path, target: &Path) -> Result<(Done, Vec<String>), Failure> {
    let mut cleaned = clean(&job.page(page)?, &job.options)?;
    let (done, untranslated) = job.translate(&mut cleaned, &ProgressBar::hidden())?;
    let (bytes, missing) = job.written(&cleaned)?;
    crate::emit(Some(target), &bytes)?;
    let mut lines = said::about(&cleaned, missing);
    lines.extend(rules::complaints(&cleaned, &job.options.rules));
    lines.extend(untranslated);
    Ok((done, lines))
}

/// The files, and in place of each folder the pages in it, in the order of their names.
fn pages(files: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut pages = Vec::new();
    for file in files {
        if !file.is_dir() {
            pages.push(file.clone());
            continue;
        }
        let unreadable = |error: io::Error| Failure(format!("{} could not be read: {error}", file.display()));
        let mut found = Vec::new();
        for entry in fs::read_dir(file).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            if path.is_file() && is_page(&path) {
                found.push(path);
            }
        }
        if found.is_empty() {
            return Err(Failure(format!("there is no page in {}: no file ends with .html", file.display())));
        }
        found.sort();
        pages.extend(found);
    }
    Ok(pages)
}

fn is_page(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    name.rsplit_once('.').is_some_and(|(_, end)| PAGES.contains(&end))
}

/// Where each page is written: under its own name, and a number behind it where another has that.
fn targets(pages: &[PathBuf], folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut taken = HashSet::new();
    let named = pages.iter().map(|page| {
        let name = page.file_name().unwrap_or_default().to_string_lossy();
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        let stem = Path::new(name).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        // Names that differ in capitals alone are one on some disks.
        let mut free = stem.clone();
        let mut number = 2;
        while !taken.insert(free.to_lowercase()) {
            free = format!("{stem}-{number}");
            number += 1;
        }
        folder.join(format!("{free}.{extension}"))
    });
    named.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_page_has_a_file_of_its_own() {
        let pages = ["a/x.html", "b/x.htm", "b/X.html.gz", "b/x.y.html", "b/x-2.html"].map(PathBuf::from);
        let names: Vec<_> = targets(&pages, Path::new("out"), "epub");
        let expected = ["out/x.epub", "out/x-2.epub", "out/X-3.epub", "out/x.y.epub", "out/x-2-2.epub"];
        assert_eq!(names, expected.map(PathBuf::from));
    }
}
