//! What the rules say of a page, and what they cost; and how some of it is taken back.

use super::Line;
use super::line::Action;
use super::skipped::{Skipped, Why};
use crate::describe::Told;
use crate::furniture::Mark;
use serde::Serialize;
use std::ops::Range;

/// A rule that found something here.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Used {
    /// Its line, from 1.
    pub line: u32,
    /// The line itself.
    pub text: String,
    /// How many nodes it found.
    pub count: u32,
    /// What it cost, milliseconds.
    #[serde(skip)]
    pub ms: f64,
}

/// A rule that was run here, whatever came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Tried {
    /// Its line, from 1.
    pub line: u32,
    /// How many nodes and values it found.
    pub count: u32,
    /// The nodes, each with all that is in it.
    pub ranges: Vec<Range<usize>>,
    /// What it cost, milliseconds.
    pub ms: f64,
}

/// What the rules say of a page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Applied {
    /// What goes, and by which line.
    pub removed: Vec<(Range<usize>, u32)>,
    /// What stays.
    pub kept: Vec<Range<usize>>,
    /// What is furniture for one of the reasons or rules that are left alone here.
    pub left: Vec<Range<usize>>,
    /// What the article is; everything may be where this is empty.
    pub article: Vec<Range<usize>>,
    /// The line that says so; 0 where none does.
    pub article_line: u32,
    /// The title.
    pub title: Option<Told>,
    /// Who wrote it.
    pub byline: Option<Told>,
    /// When it was published.
    pub date: Option<Told>,
    /// The address of the next page.
    pub next_page: Option<String>,
    /// Whether the site opens in the reader by itself.
    pub opens: bool,
    /// Reasons and rules of furniture that are left alone here.
    pub off: Vec<String>,
    /// The rules that say so, each with the name it leaves alone; none is found to be of use before the furniture is known.
    pub off_by: Vec<(u32, String, String)>,
    /// What the last rule that found something does.
    pub acted: Option<Action>,
    /// The rules that were run.
    pub tried: Vec<Tried>,
    /// The rules that found something.
    pub used: Vec<Used>,
    /// The rules that were left out.
    pub skipped: Vec<Skipped>,
}

impl Applied {
    /// Notes which furniture is left alone: what the rules in `off` marked stays, where nothing else says that it goes. The
    /// rules that have something to leave alone are used.
    pub fn leave_alone(&mut self, furniture: &[Mark]) {
        for (line, text, name) in std::mem::take(&mut self.off_by) {
            let left = furniture.iter().filter(|mark| is_named(mark, &name)).count() as u32;
            if left > 0 {
                self.used.push(Used { line, text, count: left, ms: 0.0 });
            }
        }
        self.used.sort_by_key(|used| used.line);
        let left = furniture.iter().filter(|mark| self.is_off(mark));
        self.left = left.map(|mark| mark.start..mark.end).collect();
    }

    /// Whether a mark is of a reason or a rule that is left alone here.
    pub fn is_off(&self, mark: &Mark) -> bool {
        self.off.iter().any(|name| is_named(mark, name))
    }

    /// The reader says what the article is, whatever the rules say.
    pub fn point_at(&mut self, range: Range<usize>) {
        self.article.clear();
        self.article.push(range);
        self.article_line = 0;
    }

    /// Whether the reader pointed at the article.
    pub fn is_pointed_at(&self) -> bool {
        !self.article.is_empty() && self.article_line == 0
    }

    /// Takes back what the article is: what the rule finds is all furniture.
    pub fn leave_out_article(&mut self, lines: &[Line]) {
        let line = std::mem::take(&mut self.article_line);
        self.article.clear();
        self.used.retain(|used| used.line != line);
        let text = lines.get((line as usize).wrapping_sub(1)).map(|line| line.text.clone()).unwrap_or_default();
        self.skipped.push(Skipped { line, text, why: Why::NothingToRead });
    }

    /// Takes back what all rules together would remove, and names each of them.
    pub fn leave_out_removals(&mut self, lines: &[Line]) {
        let mut gone: Vec<u32> = self.removed.drain(..).map(|(_, line)| line).collect();
        gone.dedup();
        self.used.retain(|used| !gone.contains(&used.line));
        self.skipped.extend(gone.into_iter().map(|line| Skipped {
            line,
            text: lines.get(line as usize - 1).map(|line| line.text.clone()).unwrap_or_default(),
            why: Why::TooMuchTogether,
        }));
    }
}

/// Whether a name is that of the rule of a mark, or of its reason.
fn is_named(mark: &Mark, name: &str) -> bool {
    name == mark.rule || name == mark.reason.name()
}
