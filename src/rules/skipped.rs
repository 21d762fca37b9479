//! Why a rule that holds on a page was left out there.

use serde::Serialize;
use std::fmt;

/// Why a rule was left out on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// It took too long.
    TooSlow,
    /// The rules before took all the time there is.
    NoTime,
    /// It would remove the whole text.
    TooMuch,
    /// With the other rules it would.
    TooMuchTogether,
    /// It says what the article is, and there is nothing to read in it.
    NothingToRead,
}

impl Why {
    /// Its stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::TooSlow => "too-slow",
            Self::NoTime => "no-time",
            Self::TooMuch => "too-much",
            Self::TooMuchTogether => "too-much-together",
            Self::NothingToRead => "nothing-to-read",
        }
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooSlow => "skipped here: too slow",
            Self::NoTime => "skipped here: the rules before took all the time there is",
            Self::TooMuch => "left out here: it would remove the whole text",
            Self::TooMuchTogether => "left out here: with the other rules it would remove the whole text",
            Self::NothingToRead => "left out here: there is nothing to read in what it finds",
        })
    }
}

/// A rule that holds here and was left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// Its line, from 1.
    pub line: u32,
    /// The line itself.
    pub text: String,
    /// Why.
    pub why: Why,
}
