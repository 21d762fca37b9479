//! What was measured in a browser, as tables: the tools side by side on the same pages, and our own steps.

use super::median;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Samples of each time of each tool, milliseconds.
type Times = BTreeMap<String, BTreeMap<String, Vec<f64>>>;

/// A run in a browser.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Measured {
    browser: String,
    rounds: u32,
    first_rounds: u32,
    pages: Vec<Page>,
    /// Our times on pages of growing size.
    pub growth: Vec<Grown>,
}

/// The tools on one page.
#[derive(Debug, Deserialize)]
struct Page {
    size: String,
    bytes: u64,
    nodes: u64,
    memory: u64,
    times: Times,
    first: Times,
}

/// The same on one of the pages that grow.
#[derive(Debug, Deserialize)]
pub struct Grown {
    /// Elements and texts.
    pub nodes: f64,
    /// What the core has taken, bytes.
    pub memory: u64,
    /// Of each tool.
    pub times: Times,
}

/// The tools, and how they are named.
const TOOLS: [(&str, &str); 3] = [("limpide", "Limpide"), ("readability", "Readability"), ("defuddle", "Defuddle")];

/// Our steps: what they are called, and of which tool and time they are; the core's first half is part of the core.
pub const STEPS: [(&str, &str, &str); 5] = [
    ("walk", "limpide", "walk"),
    ("core", "limpide", "core"),
    ("of it decode", "half", "decode"),
    ("read", "limpide", "parse"),
    ("view", "view", "build"),
];

/// The median of a time of a tool.
pub fn time(times: &Times, tool: &str, lap: &str) -> Option<f64> {
    times.get(tool)?.get(lap).filter(|samples| !samples.is_empty()).map(|samples| median(samples.clone()))
}

/// All tables of a browser.
pub fn written(measured: &Measured) -> String {
    let Measured { browser, rounds, first_rounds, pages, .. } = measured;
    let name = if browser == "firefox" { "Firefox" } else { "Chromium" };
    let mut out = format!(
        "### In {name}\n\nWarm, from the document to the article: median of {rounds} turns a page, then of the pages; the first \
         call, script or core loaded and compiled: of {first_rounds}. \"×\" is how many times longer than Limpide on the same \
         page, the median of the pages.\n\n"
    );
    let has_cpu = pages.iter().any(|page| time(&page.times, "limpide", "cpu").is_some());
    let cpu = if has_cpu { " processor ms | × |" } else { "" };
    let _ = writeln!(out, "| pages | tool | ms | × |{cpu} first call ms | × |");
    let _ = writeln!(out, "|---|---|---|---|{}---|---|", if has_cpu { "---|---|" } else { "" });
    for size in ["medium", "large"] {
        let some: Vec<&Page> = pages.iter().filter(|page| page.size == size).collect();
        if some.is_empty() {
            continue;
        }
        let middle = |of: &dyn Fn(&Page) -> u64| median(some.iter().map(|page| of(page) as f64).collect());
        let (bytes, nodes) = (middle(&|page| page.bytes), middle(&|page| page.nodes));
        for (tool, title) in TOOLS {
            let warm = compared(&some, tool, |page| &page.times, "all");
            let first = compared(&some, tool, |page| &page.first, "all");
            let pages = format!("{} {size}, {:.0} KB, {nodes:.0} nodes", some.len(), bytes / 1024.0);
            let cpu = compared(&some, tool, |page| &page.times, "cpu");
            let cpu = if has_cpu { format!(" {cpu} |") } else { String::new() };
            let _ = writeln!(out, "| {pages} | {title} | {warm} |{cpu} {first} |");
        }
        let memory = some.iter().map(|page| page.memory).max().unwrap_or_default();
        let _ = writeln!(
            out,
            "| {} {size} | memory of the core, most | {} MB | |{} | |",
            some.len(),
            memory >> 20,
            if has_cpu { " | |" } else { "" }
        );
    }
    out.push_str("\nThe steps, ms:\n\n| pages |");
    for (title, ..) in STEPS {
        let _ = write!(out, " {title} |");
    }
    let _ = writeln!(out, " the core's start |\n|---|{}", "---|".repeat(STEPS.len() + 1));
    for size in ["medium", "large"] {
        let some: Vec<&Page> = pages.iter().filter(|page| page.size == size).collect();
        if some.is_empty() {
            continue;
        }
        let _ = write!(out, "| {size} |");
        for (_, tool, lap) in STEPS {
            let times = some.iter().filter_map(|page| time(&page.times, tool, lap)).collect();
            let _ = write!(out, " {:.2} |", median(times));
        }
        let starts = some.iter().filter_map(|page| time(&page.first, "limpide", "start")).collect();
        let _ = writeln!(out, " {:.0} |", median(starts));
    }
    out.push('\n');
    out
}

/// The median of a tool's times on some pages, and of how many times longer than ours they are.
fn compared<'a>(pages: &[&'a Page], tool: &str, of: impl Fn(&'a Page) -> &'a Times, lap: &str) -> String {
    let times: Vec<f64> = pages.iter().filter_map(|page| time(of(page), tool, lap)).collect();
    let ratio = |page: &&'a Page| Some(time(of(page), tool, lap)? / time(of(page), "limpide", lap)?);
    let ratios: Vec<f64> = pages.iter().filter_map(ratio).collect();
    format!("{:.1} | {:.2}", median(times), median(ratios))
}
