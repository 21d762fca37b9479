//! A file of rules that somebody dropped or pasted, whatever its format, into our rules: told which format it is, read, and
//! every line accounted for. Nothing is dropped silently, and nothing is kept before the reader has seen the report.

use crate::configs::{self, Outcome, decoded, directive_is_known, host_of_file, host_of_text, is_archive};
use crate::error::{CleanError, named};
use crate::rules::{MAX_TEXT, told, units};
use serde::Serialize;
use serde_json::Value;
use std::fmt;

/// More than this is taken only once the reader has said so, bytes (SECURITY.md).
pub const MAX_UNASKED: usize = 256 << 10;

/// What is said with a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    /// Its name; empty for what was pasted.
    pub name: String,
    /// The host it is for, where its name does not say so.
    pub host: Option<String>,
    /// Whether the reader wants it however large it is.
    pub is_confirmed: bool,
}

impl Asked {
    /// Reads what is said: an object with `name`, `host` and `confirmed`, each of which may be left out.
    pub fn from_json(json: &str) -> Result<Self, CleanError> {
        let Ok(Value::Object(fields)) = serde_json::from_str(json) else { return Err(CleanError::BadOptions) };
        let mut asked = Self::default();
        for (name, value) in fields {
            match (name.as_str(), value) {
                ("name", Value::String(name)) => asked.name = name,
                ("host", Value::String(host)) => asked.host = Some(host),
                ("confirmed", Value::Bool(is_confirmed)) => asked.is_confirmed = is_confirmed,
                _ => return Err(CleanError::BadOptions),
            }
        }
        Ok(asked)
    }
}

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// It is an archive.
    Archive,
    /// It is no text, or a page.
    NoRules,
    /// It is large; it is taken once the reader has confirmed that.
    Large,
    /// It is larger than all rules may be.
    TooLarge,
    /// It is a site config, and does not say for which host.
    NoHost,
}

impl Refused {
    /// The name by which the page finds its own words for it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Archive => "archive",
            Self::NoRules => "no-rules",
            Self::Large => "large",
            Self::TooLarge => "too-large",
            Self::NoHost => "no-host",
        }
    }

    /// As an answer: `{"error": {"code", "message"}}`.
    pub fn to_json(self) -> String {
        named(self.code(), self.to_string())
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Archive => "this is an archive; unpack it first and import the files in it",
            Self::NoRules => "this is no text of rules; save the list itself, as text in UTF-8",
            Self::Large => "this is more than 256 KB of rules; confirm that all of it is wanted",
            Self::TooLarge => "this is more than a megabyte of rules; leave out what is not for reading",
            Self::NoHost => "this is a site config, and its name does not say which host it is for; say so",
        })
    }
}

/// What a file came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Imported {
    /// `filters` or `config`.
    pub kind: &'static str,
    /// The host of a config.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// What is added to the rules; empty where nothing is used.
    pub text: String,
    /// How many lines came to what.
    pub counts: Counts,
    /// Each line that says something, in order.
    pub report: Vec<Reported>,
}

/// How many lines came to what; blank ones and remarks are in none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    /// Those that are rules.
    pub used: usize,
    /// Rules that are switched off, and trials.
    pub kept: usize,
    /// Those that ask for what is so anyway.
    pub not_needed: usize,
    /// Those that cannot be used.
    pub unused: usize,
}

/// What a line came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reported {
    /// Its number in the file, from 1.
    pub line: usize,
    /// The line itself.
    pub text: String,
    /// `used`, `kept`, `not-needed` or `unused`.
    pub outcome: &'static str,
    /// The rules that a line of a config became.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<String>,
    /// Why it is not used or not needed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<&'static str>,
    /// What the code is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// Where it stops being understood, in UTF-16 units from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    /// How long what is not understood is, in UTF-16 units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub length: Option<usize>,
}

/// Reads a file.
pub fn import(bytes: &[u8], asked: &Asked) -> Result<Imported, Refused> {
    if is_archive(bytes) {
        return Err(Refused::Archive);
    }
    if bytes.len() > MAX_TEXT {
        return Err(Refused::TooLarge);
    }
    let text = decoded(bytes);
    if bytes.contains(&0) || text.trim_start().starts_with('<') {
        return Err(Refused::NoRules);
    }
    if bytes.len() > MAX_UNASKED && !asked.is_confirmed {
        return Err(Refused::Large);
    }
    let imported = if is_config(&text) {
        let host = asked.host.as_deref().map_or_else(|| host_of_file(&asked.name), host_of_text);
        let host = host.ok().filter(|host| host.is_ascii()).ok_or(Refused::NoHost)?;
        of_config(&host, &text)
    } else {
        of_filters(&text)
    };
    // Old letters take more room in UTF-8.
    if imported.text.len() > MAX_TEXT { Err(Refused::TooLarge) } else { Ok(imported) }
}

/// Whether more lines are directives of a site config than lines of filters. An empty file is no config.
fn is_config(text: &str) -> bool {
    let (mut directives, mut filters) = (0, 0);
    for line in text.lines() {
        let line = line.trim();
        if line.starts_with(['!', '|', '@']) || line.contains("##") || line.contains("#@#") {
            filters += 1;
        } else if directive_is_known(line) {
            directives += 1;
        }
    }
    directives > filters
}

fn of_config(host: &str, text: &str) -> Imported {
    let import = configs::import(host, text);
    let reported = import.lines.iter().filter_map(|line| {
        let blank = Reported {
            line: line.number,
            text: line.text.clone(),
            outcome: "used",
            rules: Vec::new(),
            code: None,
            about: None,
            column: None,
            length: None,
        };
        let because = |outcome, cause: &configs::Cause| Reported {
            outcome,
            code: Some(cause.code()),
            about: cause.about().map(str::to_owned),
            ..blank.clone()
        };
        match &line.outcome {
            Outcome::Comment => None,
            Outcome::Used(rules) => Some(Reported { rules: rules.clone(), ..blank }),
            Outcome::Kept(_) => Some(Reported { outcome: "kept", ..blank }),
            Outcome::NotNeeded(cause) => Some(because("not-needed", cause)),
            Outcome::NotUsed { column, cause } => {
                let begin = units(&line.text, column - 1);
                let length = units(&line.text, usize::MAX).saturating_sub(begin);
                Some(Reported { column: Some(begin + 1), length: Some(length), ..because("unused", cause) })
            }
        }
    });
    let report: Vec<Reported> = reported.collect();
    Imported { kind: "config", host: Some(host.to_owned()), text: import.rules(), counts: counts(&report), report }
}

/// All lines as they are: what is not used is kept, and named in the report.
fn of_filters(text: &str) -> Imported {
    let mut lines: Vec<&str> = text.lines().collect();
    while lines.last().is_some_and(|line| line.trim().is_empty()) {
        lines.pop();
    }
    let kept = lines.iter().map(|line| format!("{line}\n")).collect();
    let reported = lines.into_iter().zip(1..).filter_map(|(line, number)| {
        let told = told::of_line(line, number);
        let outcome = match told.kind {
            "rule" => "used",
            "off" => "kept",
            "unused" => "unused",
            _ => return None,
        };
        let is_unused = outcome == "unused";
        Some(Reported {
            line: number as usize,
            text: line.to_owned(),
            outcome,
            rules: Vec::new(),
            code: told.code,
            about: told.about,
            column: told.column.filter(|_| is_unused),
            length: told.length.filter(|_| is_unused),
        })
    });
    let report: Vec<Reported> = reported.collect();
    Imported { kind: "filters", host: None, text: kept, counts: counts(&report), report }
}

fn counts(report: &[Reported]) -> Counts {
    let mut counts = Counts::default();
    for reported in report {
        *match reported.outcome {
            "used" => &mut counts.used,
            "kept" => &mut counts.kept,
            "not-needed" => &mut counts.not_needed,
            _ => &mut counts.unused,
        } += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn named(name: &str) -> Asked {
        Asked { name: name.to_owned(), ..Asked::default() }
    }

    /// What each line came to: its number, outcome and code.
    #[track_caller]
    fn check(name: &str, file: &str, text: &str, expected: &[(usize, &str, &str)]) {
        let imported = import(file.as_bytes(), &named(name)).unwrap_or_else(|refused| unreachable!("{refused}"));
        assert_eq!(imported.text, text);
        let told: Vec<_> =
            imported.report.iter().map(|line| (line.line, line.outcome, line.code.unwrap_or_default())).collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn a_list_of_filters_is_kept_to_the_letter() {
        check(
            "list.txt",
            "\u{feff}[Adblock Plus 2.0]\r\n! Title: a list\r\n||ads.example^$third-party\r\n\r\nrfi.fr##.ad\r\na.fr##+js(nowoif)\r\n!off ##.b\r\n\r\n",
            "[Adblock Plus 2.0]\n! Title: a list\n||ads.example^$third-party\n\nrfi.fr##.ad\na.fr##+js(nowoif)\n!off ##.b\n",
            &[(3, "unused", "request"), (5, "used", ""), (6, "unused", "script"), (7, "kept", "")],
        );
        check("", "", "", &[]);
    }

    #[test]
    fn a_site_config_becomes_rules_of_its_host() {
        check(
            "folder/.example.com.txt",
            "# a remark\ntitle: //h1\nstrip: //p[matches(., 'x')]\ntidy: no\ntest_url: https://example.com/a\nnoise\n",
            "! example.com, imported from a site config\nexample.com##h1:title()\n! test_url: https://example.com/a\n",
            &[
                (2, "used", ""),
                (3, "unused", "bad-xpath"),
                (4, "not-needed", "parsed"),
                (5, "kept", ""),
                (6, "unused", "no-directive"),
            ],
        );
        let asked = Asked { host: Some("www.Example.org".into()), ..Asked::default() };
        let pasted = import(b"body: //article", &asked);
        assert!(pasted.is_ok_and(|pasted| pasted.text.contains("example.org##article:article()")));
    }

    #[test]
    fn what_cannot_be_taken_is_refused_with_a_code() {
        let refused = |bytes: &[u8], asked: &Asked| import(bytes, asked).err();
        let plain = Asked::default();
        assert_eq!(refused(b"PK\x03\x04", &plain), Some(Refused::Archive));
        assert_eq!(refused(b"\x89PNG\0", &plain), Some(Refused::NoRules));
        assert_eq!(refused(b" <!doctype html>", &plain), Some(Refused::NoRules));
        assert_eq!(refused(b"body: //p", &named("global.txt")), Some(Refused::NoHost));
        // Rules name hosts as addresses have them.
        assert_eq!(refused(b"body: //p", &named("été.fr.txt")), Some(Refused::NoHost));
        let large = "##.a\n".repeat(MAX_UNASKED / 5 + 1);
        assert_eq!(refused(large.as_bytes(), &plain), Some(Refused::Large));
        assert_eq!(refused(large.as_bytes(), &Asked { is_confirmed: true, ..plain.clone() }), None);
        let too_large = "##.a\n".repeat(MAX_TEXT / 5 + 1);
        assert_eq!(
            refused(too_large.as_bytes(), &Asked { is_confirmed: true, ..plain.clone() }),
            Some(Refused::TooLarge)
        );
        assert_eq!(
            refused(&vec![0xE9; MAX_TEXT * 3 / 4], &Asked { is_confirmed: true, ..plain }),
            Some(Refused::TooLarge)
        );
    }

    #[test]
    fn what_is_said_with_a_file_is_read() {
        let asked = Asked { name: "a.txt".into(), host: Some("b.fr".into()), is_confirmed: true };
        assert_eq!(Asked::from_json(r#"{"name": "a.txt", "host": "b.fr", "confirmed": true}"#), Ok(asked));
        for json in ["", "[]", r#"{"confirmed": 1}"#, r#"{"other": ""}"#] {
            assert_eq!(Asked::from_json(json), Err(CleanError::BadOptions), "{json}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

        /// Whatever is dropped, every line that says something is in the report once, and what is used is read again.
        #[test]
        fn any_file_has_an_answer(
            text in r"((title|strip|body|tidy|x): ?[/a-z\[\]@='.é]{0,12}\r?\n|[a-z.,]{0,6}##[a-z.:()]{0,12}\n|\PC{0,16}\n|# ?[a-z]{0,4}\n){0,8}",
        ) {
            let Ok(imported) = import(text.as_bytes(), &named("a.example.txt")) else { return Ok(()) };
            let numbers: Vec<usize> = imported.report.iter().map(|line| line.line).collect();
            prop_assert!(numbers.windows(2).all(|pair| pair[0] < pair[1]));
            prop_assert!(numbers.last().is_none_or(|last| *last <= text.lines().count() + text.matches('\r').count()));
            let counts = imported.counts;
            prop_assert_eq!(counts.used + counts.kept + counts.not_needed + counts.unused, numbers.len());
            let again = told::told(&imported.text).map_err(|error| TestCaseError::fail(error.to_string()))?;
            let rules = again.iter().filter(|line| line.kind == "rule").count();
            // Rules of a config are written once, however often they are said.
            let expected = if imported.kind == "filters" { rules == counts.used } else { (rules > 0) == (counts.used > 0) };
            prop_assert!(expected);
        }

        #[test]
        fn any_bytes_have_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = import(&bytes, &named("a.example.txt"));
        }
    }
}
