//! The trials of a config: a page's address and texts that its article must hold. They stand in the rules as comments,
//! `! test_url: …` and `! test_contains: …`, behind the host they belong to.

use crate::page::{Page, text::collapsed};
use crate::write::{TextForm, text};
use crate::{CleanError, Options, clean};

/// A page to try rules on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trial {
    /// The page's address.
    pub address: String,
    /// What its article must hold.
    pub contains: Vec<String>,
}

/// Whether an article holds what it must.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// What it must hold.
    pub text: String,
    /// Whether it does.
    pub is_there: bool,
}

/// The trials in a text of rules; each `test_contains` belongs to the `test_url` before it.
pub fn trials_in(rules: &str) -> Vec<Trial> {
    let mut trials: Vec<Trial> = Vec::new();
    for comment in rules.lines().filter_map(|line| line.trim().strip_prefix('!')) {
        let Some((name, value)) = comment.split_once(':') else { continue };
        let value = value.trim().to_owned();
        match (name.trim(), trials.last_mut()) {
            ("test_url", _) => trials.push(Trial { address: value, contains: vec![] }),
            ("test_contains", Some(trial)) => trial.contains.push(value),
            _ => {}
        }
    }
    trials
}

/// Cleans the page and says of each text whether the article holds it, white space apart.
pub fn try_on(page: &Page, trial: &Trial, options: &Options) -> Result<Vec<Verdict>, CleanError> {
    let cleaned = clean(page, options)?;
    let article = collapsed(&text(&cleaned.article, TextForm::Document));
    let verdict = |wanted: &String| Verdict { text: wanted.clone(), is_there: article.contains(&collapsed(wanted)) };
    Ok(trial.contains.iter().map(verdict).collect())
}
