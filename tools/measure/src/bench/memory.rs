//! How much memory the core took for the pages of corpora, as tests/wasm/memory.mjs found it.

use measure::summary::Times;
use serde::Deserialize;
use std::fmt::Write;

/// Bytes in a megabyte, as browsers count memory.
const MEGABYTE: f64 = (1 << 20) as f64;

/// The megabytes that 95 of 100 pages shall stay within.
const GOAL: f64 = 64.0;

/// What was found for one corpus.
#[derive(Debug, Deserialize)]
pub struct Corpus {
    name: String,
    /// Bytes, a page each.
    sizes: Vec<f64>,
}

/// The table; nothing where nothing was found.
pub fn written(corpora: &[Corpus]) -> String {
    if corpora.is_empty() {
        return String::new();
    }
    let mut out = String::from(
        "Memory of the core after a page, in an instance of its own, MB:\n\n| corpus | median | p95 | most | within 64 MB |\n\
         |---|---|---|---|---|\n",
    );
    for Corpus { name, sizes } in corpora {
        let sizes: Vec<f64> = sizes.iter().map(|size| size / MEGABYTE).collect();
        let pages = sizes.len();
        let within = sizes.iter().filter(|&&size| size <= GOAL).count();
        let Times { median, p95, max } = Times::of(sizes).unwrap_or_default();
        let _ = writeln!(out, "| {name}, {pages} pages | {median:.1} | {p95:.1} | {max:.1} | {within} of {pages} |");
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_above_the_goal_are_counted_out() {
        let sizes = vec![2.0 * MEGABYTE, 3.0 * MEGABYTE, 64.0 * MEGABYTE, 65.0 * MEGABYTE];
        let table = written(&[Corpus { name: "made".to_owned(), sizes }]);
        assert!(table.contains("| made, 4 pages | "), "{table}");
        assert!(table.ends_with("| 65.0 | 3 of 4 |\n\n"), "{table}");
        assert_eq!(written(&[]), "");
    }
}
