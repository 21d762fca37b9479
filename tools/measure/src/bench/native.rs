//! The Rust tools natively, HTML file to text: in turns over the same pages, so that what else the machine does falls on all
//! of them alike.

use super::{Bench, median};
use crate::compare::peer::{self, Peer, peers};
use crate::eval::progress;
use limpide::judge::Model;
use measure::corpus::{self, Entry};
use measure::predict::predict;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::time::Duration;

/// How often each tool has its turn on each page; the least counts, since all that disturbs only adds.
const TURNS: usize = 3;

/// Pages a turn.
const TOGETHER: usize = 25;

/// How long a peer may take over a page.
const LIMIT: Duration = Duration::from_mins(1);

/// The tools; those beside ours as `tools/bench` has them.
const TOOLS: [(&str, &str); 3] = [("limpide", "Limpide"), ("dom_smoothie", "dom_smoothie"), ("legible", "legible")];

/// A table a corpus.
pub fn written(bench: &Bench) -> anyhow::Result<String> {
    if bench.folders.is_empty() {
        return Ok(String::from("Natively nothing was measured: that needs a corpus.\n\n"));
    }
    let peers: Vec<Peer> = peers(&bench.kept);
    let mut out = format!(
        "### Natively\n\nHTML file to text, processor ms a page of one thread, tools taking turns every {TOGETHER} pages; the \
         least of {TURNS} turns a page.\n\n| corpus | tool | median | p95 | of it tree | × |\n|---|---|---|---|---|---|\n"
    );
    for folder in &bench.folders {
        let entries = corpus::entries(folder)?;
        let step = entries.len().div_ceil(bench.native.get()).max(1);
        let entries: Vec<Entry> = entries.into_iter().step_by(step).collect();
        let mut least: BTreeMap<&str, BTreeMap<String, (f64, f64)>> = BTreeMap::new();
        let progress = progress(entries.len());
        for some in entries.chunks(TOGETHER) {
            for _ in 0..TURNS {
                for (name, _) in TOOLS {
                    turn(name, &peers, some, least.entry(name).or_default())?;
                }
            }
            progress.inc(some.len() as u64);
        }
        progress.finish_and_clear();
        let all = |name: &str, of: fn(&(f64, f64)) -> f64| -> Vec<f64> {
            least.get(name).map(|times| times.values().map(of).collect()).unwrap_or_default()
        };
        let own = median(all("limpide", |time| time.0));
        for (name, title) in TOOLS {
            let mut times = all(name, |time| time.0);
            times.sort_by(f64::total_cmp);
            let p95 = times.get(times.len() * 95 / 100).copied().unwrap_or_default();
            let middle = median(times);
            let tree = median(all(name, |time| time.1));
            let _ = writeln!(
                out,
                "| {}, {} pages | {title} | {middle:.2} | {p95:.1} | {tree:.2} | {:.2} |",
                corpus::name(folder),
                entries.len(),
                middle / own
            );
        }
    }
    out.push('\n');
    Ok(out)
}

/// One tool over some pages; the least times are kept.
fn turn(name: &str, peers: &[Peer], entries: &[Entry], least: &mut BTreeMap<String, (f64, f64)>) -> anyhow::Result<()> {
    let mut keep = |id: &str, ms: Option<f64>, parse: Option<f64>| {
        let kept = least.entry(id.to_owned()).or_insert((f64::MAX, f64::MAX));
        *kept = (kept.0.min(ms.unwrap_or(f64::MAX)), kept.1.min(parse.unwrap_or(f64::MAX)));
    };
    if let Some(peer) = peers.iter().find(|peer| peer.name == name) {
        return peer::run(peer, entries, LIMIT, |prediction| {
            keep(&prediction.id, prediction.ms, prediction.parse_ms);
            Ok(())
        });
    }
    for entry in entries {
        let prediction = predict(entry, Model::own());
        keep(&entry.id, prediction.ms, prediction.parse_ms);
    }
    Ok(())
}
