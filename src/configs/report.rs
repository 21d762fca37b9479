//! What an import came to, in numbers and line by line.

use super::{Import, Outcome};

/// How many lines became what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Lines that became rules.
    pub used: usize,
    /// Trials, kept as comments.
    pub kept: usize,
    /// Lines that ask for what is so anyway.
    pub not_needed: usize,
    /// Lines that cannot be honored.
    pub not_used: usize,
}

impl Tally {
    /// Counts the lines of imports; blank ones and comments are not counted.
    pub fn of<'i>(imports: impl IntoIterator<Item = &'i Import>) -> Self {
        let mut tally = Self::default();
        for line in imports.into_iter().flat_map(|import| &import.lines) {
            match line.outcome {
                Outcome::Comment => {}
                Outcome::Used(_) => tally.used += 1,
                Outcome::Kept(_) => tally.kept += 1,
                Outcome::NotNeeded(_) => tally.not_needed += 1,
                Outcome::NotUsed { .. } => tally.not_used += 1,
            }
        }
        tally
    }

    /// Of the lines that ask for something that is not so anyway, the share that is used, in thousandths.
    pub const fn share(self) -> usize {
        match self.used + self.not_used {
            0 => 1000,
            asked => self.used * 1000 / asked,
        }
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (share, asked) = (self.share(), self.used + self.not_used);
        write!(f, "{} of {asked} lines used ({}.{} %)", self.used, share / 10, share % 10)?;
        write!(f, ", {} not needed here, {} kept as trials", self.not_needed, self.kept)
    }
}

impl Import {
    /// A line for each line of the config that is not used: `file:line:column: reason`, then the line itself; or one for
    /// every line that says something.
    pub fn complaints(&self, file: &str, shown: Shown) -> Vec<String> {
        let told = |line: &super::Line| {
            let text = line.text.trim();
            match &line.outcome {
                Outcome::NotUsed { column, cause } => {
                    Some(format!("{file}:{}:{column}: not used: {cause}\n    {text}", line.number))
                }
                Outcome::NotNeeded(why) if shown == Shown::All => {
                    Some(format!("{file}:{}:1: not needed: {why}\n    {text}", line.number))
                }
                Outcome::Used(rules) if shown == Shown::All => {
                    Some(format!("{file}:{}:1: used: {}\n    {text}", line.number, rules.join(" and ")))
                }
                Outcome::Kept(comment) if shown == Shown::All => {
                    Some(format!("{file}:{}:1: kept: {comment}\n    {text}", line.number))
                }
                _ => None,
            }
        };
        self.lines.iter().filter_map(told).collect()
    }
}

/// Which lines are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Those that are not used.
    NotUsed,
    /// All but blank ones and comments.
    All,
}
