//! The user's rules: a line each, in the syntax of cosmetic filters that people know, with a few operators of a reader's own.
//! Parsed to typed rules, matched by scraper's selectors; what is not understood is kept and said to be unused, and why.
//! docs/rules.md states the syntax.

mod applied;
mod chain;
mod clock;
mod cover;
mod cut;
mod explain;
mod find;
mod hosts;
mod index;
mod line;
mod obey;
mod on;
mod skipped;
mod suggest;
mod text;
pub mod told;
mod unused;
mod vocabulary;

pub use applied::{Applied, Tried, Used};
pub use chain::{Chain, Step};
pub use clock::Clock;
pub use hosts::Hosts;
pub use line::{Action, Body, OFF, Rule};
pub use obey::{obey_marks, obey_verdict};
pub(crate) use on::{cancelled, share_of};
pub use skipped::{Skipped, Why};
pub use suggest::{For, Ground, Proposed, Weighed, keeps, propose, weigh};
pub use text::Pattern;
pub use told::Told;
pub(crate) use told::units;
pub use unused::{Cause, Unused};
pub use vocabulary::{Vocabulary, Word};

use crate::error::CleanError;

/// A longer line is no rule, bytes (SECURITY.md).
pub const MAX_LINE: usize = 1024;
/// More text than this is refused whole, bytes: four imports of the largest size that is taken without a question.
pub const MAX_TEXT: usize = 1 << 20;

/// What a line is.
#[derive(Debug, Clone, PartialEq)]
pub enum Meaning {
    /// Nothing.
    Blank,
    /// A remark.
    Comment,
    /// A rule. Its selector is compiled when a page asks for it.
    Rule(Rule),
    /// A rule that is switched off: a remark to every page.
    Off(Result<Rule, Unused>),
    /// Kept, and not used.
    Unused(Unused),
}

/// One line of a set of rules.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// As it was written, without its line end.
    pub text: String,
    /// What it is.
    pub meaning: Meaning,
}

/// Rules, with every line they were written in.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RuleSet {
    lines: Vec<Line>,
    /// The text as it came.
    source: String,
}

impl RuleSet {
    /// Reads rules. No text is refused but one that is too long; a line that means nothing is kept as unused.
    pub fn parse(text: &str) -> Result<Self, CleanError> {
        if text.len() > MAX_TEXT {
            return Err(CleanError::TooManyRules);
        }
        let lines = text.lines().map(|line| Line { text: line.to_owned(), meaning: line::read(line) });
        Ok(Self { lines: lines.collect(), source: text.to_owned() })
    }

    /// The text they were read from, to the letter.
    pub fn text(&self) -> &str {
        &self.source
    }

    /// All lines, in order.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Whether there is no rule.
    pub fn is_empty(&self) -> bool {
        !self.lines.iter().any(|line| matches!(line.meaning, Meaning::Rule(_)))
    }

    /// How many rules there are, those apart that are switched off.
    pub fn count(&self) -> usize {
        self.lines.iter().filter(|line| matches!(line.meaning, Meaning::Rule(_))).count()
    }

    /// What each line does, in a sentence; or why it does nothing.
    pub fn explained(&self) -> impl Iterator<Item = Result<String, Unused>> + '_ {
        self.lines.iter().map(|line| explain::explain(&line.meaning))
    }
}

/// Two sets are the same where their text is.
impl Eq for RuleSet {}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_is_read_and_given_back(text in r"([a-z.,~*]{0,9}#{1,2}@?#?[a-z.:()/\\'\[\]>+ -]{0,30}\n|\PC{0,20}\n){0,6}") {
            let rules = RuleSet::parse(&text).map_err(|error| TestCaseError::fail(error.to_string()))?;
            prop_assert_eq!(rules.text(), text.as_str());
            prop_assert_eq!(rules.explained().count(), text.lines().count());
            let page = crate::Page::from_html("<p class=a id=b>Some <b>text</b></p>", None);
            let _ = rules.on(&page, &crate::segment::segment(&page), Clock::default());
        }
    }

    #[test]
    fn a_text_too_long_is_refused() {
        assert_eq!(RuleSet::parse(&"!\n".repeat(MAX_TEXT)).err(), Some(CleanError::TooManyRules));
    }
}
