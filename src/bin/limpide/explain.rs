//! Why each part of a page is kept or not: its blocks one by one, then the list of removals as the reader has it.

use crate::Failure;
use limpide::{Options, Page, clean};

/// The explanation as text.
pub fn explained(page: &Page, options: &Options) -> Result<String, Failure> {
    let mut out = String::new();
    for block in clean::explain(page, options)? {
        let verdict = if block.is_kept { "kept" } else { "removed" };
        let why = block
            .mark
            .map_or_else(|| format!("score {:.2}", block.probability), |(reason, rule)| format!("{reason}: {rule}"));
        out.push_str(&format!("{verdict:<8} {why:<32} {}\n", block.text));
    }
    let removals = clean(page, options)?.removals;
    // By reason, in the order in which each comes first on the page.
    let mut reasons = Vec::new();
    for removal in &removals {
        if !reasons.contains(&removal.reason) {
            reasons.push(removal.reason);
        }
    }
    for reason in reasons {
        let of_reason: Vec<_> = removals.iter().filter(|removal| removal.reason == reason).collect();
        out.push_str(&format!("\n{reason} ({})\n", of_reason.len()));
        for removal in of_reason {
            let shown = if removal.excerpt.is_empty() { "(no text)" } else { &removal.excerpt };
            out.push_str(&format!("  {:<24} {shown}\n", removal.rule));
        }
    }
    Ok(out)
}
