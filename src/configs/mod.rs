//! Site configs of FiveFilters' Full-Text RSS, a file for each host, into our rules: what a file says goes in, lines of our
//! syntax come out, and every line of the file is accounted for. Nothing is dropped silently.
//!
//! The host of a config has its rules on its subdomains too, as cosmetic filters do; in Full-Text RSS that is so only for
//! the files whose name begins with a dot. Several `title`, `body`, `author` or `date` lines are alternatives there, and
//! their order is kept.

#[cfg(feature = "cli")]
pub mod archive;
mod bytes;
mod cause;
mod css;
mod directive;
mod host;
mod predicate;
mod read;
mod report;
mod rule;
mod trial;

pub use bytes::{decoded, is_archive};
pub use cause::Cause;
pub use css::{css_of, css_of_each};
pub use host::{host_of_file, host_of_text};
pub use report::{Shown, Tally};
pub use trial::{Trial, Verdict, trials_in, try_on};

use std::collections::HashSet;

/// Bytes of one config. The longest of the public ones has a fiftieth of that.
pub const MAX_BYTES: usize = 256 << 10;

/// What became of a config.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// The host it is for.
    pub host: String,
    /// Its lines, each with what became of it.
    pub lines: Vec<Line>,
}

/// A line of a config.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// From 1.
    pub number: usize,
    /// As it stands in the file.
    pub text: String,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Blank, or a comment.
    Comment,
    /// It says something that these rules of ours say.
    Used(Vec<String>),
    /// A trial, kept as this comment of ours.
    Kept(String),
    /// What it asks for is so here anyway, or has no meaning here.
    NotNeeded(Cause),
    /// What it asks for cannot be done, or cannot be read.
    NotUsed {
        /// Where in the line, in characters from 1.
        column: usize,
        /// Why.
        cause: Cause,
    },
}

/// Reads a config for a host.
pub fn import(host: &str, config: &str) -> Import {
    let lines = read::lines(config).map(|(number, text)| {
        let outcome = rule::outcome_of(host, text);
        Line { number, text: text.to_owned(), outcome }
    });
    Import { host: host.to_owned(), lines: lines.collect() }
}

/// Whether a line begins with a directive of the format.
pub fn directive_is_known(line: &str) -> bool {
    read::statement(line).is_some_and(|said| directive::meaning_of(said.name).is_some())
}

impl Import {
    /// The rules as text of our syntax: a comment that names the host, then its rules and trials in the order of the
    /// config, each rule once. Empty where the config says nothing that is used.
    pub fn rules(&self) -> String {
        let (mut said, mut met) = (Vec::new(), HashSet::new());
        for line in &self.lines {
            match &line.outcome {
                Outcome::Used(rules) => said.extend(rules.iter().map(String::as_str).filter(|&rule| met.insert(rule))),
                Outcome::Kept(comment) => said.push(comment),
                _ => {}
            }
        }
        if said.iter().all(|line| line.starts_with('!')) {
            return String::new();
        }
        format!("! {}, imported from a site config\n{}\n", self.host, said.join("\n"))
    }
}

#[cfg(test)]
mod tests;
