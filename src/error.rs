//! The few ways in which cleaning can fail. Broken markup is not one of them.

use serde::Serialize;
use std::fmt;

/// Why there is no article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CleanError {
    /// The page holds no text at all.
    EmptyPage,
    /// The page has text, but nothing in it reads as an article.
    NoArticle,
    /// The bytes are not a snapshot this version can read.
    BadSnapshot,
    /// The options are not the JSON they should be.
    BadOptions,
    /// More text of rules than is read.
    TooManyRules,
    /// The work a page may cost was used up before the article was found.
    OutOfSteps,
}

impl CleanError {
    /// The name by which the browser side finds its own words for the error.
    pub const fn code(self) -> &'static str {
        match self {
            Self::EmptyPage => "empty-page",
            Self::NoArticle => "no-article",
            Self::BadSnapshot => "bad-snapshot",
            Self::BadOptions => "bad-options",
            Self::TooManyRules => "too-many-rules",
            Self::OutOfSteps => "out-of-steps",
        }
    }
}

#[derive(Serialize)]
struct Answer {
    error: Named,
}

#[derive(Serialize)]
struct Named {
    code: &'static str,
    message: String,
}

/// An error as the answer of an outlet that speaks JSON: `{"error": {"code", "message"}}`.
pub(crate) fn named(code: &'static str, message: String) -> String {
    serde_json::to_string(&Answer { error: Named { code, message } }).unwrap_or_default()
}

impl CleanError {
    /// The error as the answer of an outlet that speaks JSON: `{"error": {"code", "message"}}`.
    pub fn to_json(self) -> String {
        named(self.code(), self.to_string())
    }
}

impl fmt::Display for CleanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::EmptyPage => "the page is empty: there is no text to read; if it is still loading, try again in a moment",
            Self::NoArticle => "no article was found: the page has next to no text, or is a form to sign in; open an article and try there",
            Self::BadSnapshot => "the snapshot of the page is damaged or of another version; reload the page and try again",
            Self::BadOptions => "the options are not valid JSON of the documented form; leave them empty for the defaults",
            Self::TooManyRules => "the rules are more than a megabyte of text; leave out the lists that are not for reading",
            Self::OutOfSteps => "the page is too large to prepare in time; it was left untouched",
        })
    }
}

impl std::error::Error for CleanError {}
