//! What the work on a page may cost, counted in steps and not by a clock, so that every machine gives the same answer. A
//! loop in the browser cannot be ended from outside: each that can grow takes its steps here, and where none are left it
//! ends at once with what it has, which nobody gets to see, since `clean` then refuses the page.

use crate::error::CleanError;
use std::cell::Cell;

/// Steps of one cleaning: nodes looked at, or pieces of 16 bytes of text. No page of tests/pages takes a
/// twenty-fifth of it; docs/hostile.md has the times.
pub const MOST: u64 = 64_000_000;
/// Bytes of text that cost as much as one node.
const BYTES: usize = 16;

/// Counts them.
#[derive(Debug)]
pub struct Steps {
    taken: Cell<u64>,
    most: Cell<u64>,
}

impl Default for Steps {
    fn default() -> Self {
        Self { taken: Cell::new(0), most: Cell::new(MOST) }
    }
}

impl Steps {
    /// Takes one, and says whether there was one left.
    #[inline]
    pub fn step(&self) -> bool {
        self.take(1)
    }

    /// Takes so many, and says whether they were left.
    #[inline]
    pub fn take(&self, steps: u64) -> bool {
        let taken = self.taken.get().saturating_add(steps);
        self.taken.set(taken);
        taken <= self.most.get()
    }

    /// Takes what it costs to go over a text.
    #[inline]
    pub fn read(&self, bytes: usize) -> bool {
        self.take((bytes / BYTES) as u64 + 1)
    }

    /// How many were taken.
    pub fn taken(&self) -> u64 {
        self.taken.get()
    }

    /// An error where more were taken than there are.
    pub fn check(&self) -> Result<(), CleanError> {
        if self.taken.get() > self.most.get() { Err(CleanError::OutOfSteps) } else { Ok(()) }
    }

    /// Gives all back: something new is done with the page.
    pub fn renew(&self) {
        self.taken.set(0);
    }

    /// Allows so many instead of [`MOST`].
    pub fn allow(&self, most: u64) {
        self.most.set(most);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Page;

    #[test]
    fn where_none_are_left_walks_end_and_say_so() {
        let page = Page::from_html("<body><div><p>a <b>b</b></p></div></body>", None);
        let inner = page.len() - 1;
        assert!(page.ancestors(inner).count() > 3 && page.steps().check().is_ok());
        assert!(!page.steps().take(MOST));
        assert_eq!((page.ancestors(inner).count(), page.children(0).count()), (0, 0));
        assert_eq!((page.subtree_text(0), page.measure(0, page.len()).words), (String::new(), 0));
        assert_eq!(page.steps().check(), Err(CleanError::OutOfSteps));
        page.steps().renew();
        assert_eq!(page.subtree_text(0), "a b");
    }
}
