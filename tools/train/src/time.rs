//! Times the judge alone: the best of a few runs a page, on one core, so that the rest of the machine matters little.

use limpide::describe::describe;
use limpide::furniture::{Languages, Scene};
use limpide::judge::{Breadth, Model, features, judge};
use limpide::pages::Pages;
use limpide::segment::segment;
use measure::corpus::entries;
use std::hint::black_box;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

/// Runs a page.
const RUNS: usize = 5;
/// Every how manieth page is timed.
const STEP: usize = 5;

/// Prints the median, the 95th percentile and the longest.
pub fn print(folder: &Path) -> anyhow::Result<()> {
    let mut times: Vec<(Duration, usize)> = Vec::new();
    let mut of_features = Duration::ZERO;
    for entry in entries(folder)?.iter().step_by(STEP) {
        let page = entry.page();
        let (metadata, blocks) = (describe(&page), segment(&page));
        let pages = Pages::of(&page);
        let scene = Scene {
            page: &page,
            blocks: &blocks,
            metadata: &metadata,
            pages: pages.as_ref(),
            skipped: Languages::NONE,
        };
        let best = best_of(|| drop(black_box(judge(&scene, &[], Breadth::default()))));
        of_features += best_of(|| drop(black_box(features(&scene, Model::own().lexicon()))));
        times.push((best, blocks.len()));
    }
    times.sort_unstable();
    let mut out = std::io::stdout().lock();
    writeln!(out, "{} pages, ms (blocks)", times.len())?;
    for (name, part) in [("median", 50), ("95 %", 95), ("longest", 100)] {
        let at = (times.len() * part / 100).min(times.len().saturating_sub(1));
        let (time, blocks) = times.get(at).copied().unwrap_or_default();
        writeln!(out, "{name:<8}{:>8.2} ({blocks})", time.as_secs_f64() * 1e3)?;
    }
    let all: Duration = times.iter().map(|(time, _)| *time).sum();
    let blocks: usize = times.iter().map(|(_, blocks)| blocks).sum();
    let a_block = |time: Duration| time.as_secs_f64() * 1e6 / blocks.max(1) as f64;
    writeln!(out, "{:.1} us a block, of which features {:.1}", a_block(all), a_block(of_features))?;
    Ok(())
}

fn best_of(work: impl Fn()) -> Duration {
    let run = || {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..RUNS).map(|_| run()).min().unwrap_or_default()
}
