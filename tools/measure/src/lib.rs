//! What is measured and how: corpora of labelled pages, the core run over them by any model, the scores of what comes out,
//! and the same pages through other tools. The commands are in `main.rs`; training uses the corpora and the runs as well.

pub mod corpus;
pub mod predict;
pub mod score;
pub mod summary;
pub mod words;

use std::fmt;

/// What cannot be done, in a sentence: what reading a file answers with.
#[derive(Debug)]
pub struct Failure(String);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
