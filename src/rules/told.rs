//! What each line of a text of rules is, in codes with what they are about: the options page says it in the reader's
//! language. Lines are told one by one, so a page asks only for those that it has not seen.

use super::chain::{Step, compile};
use super::line::{Body, Rule, read};
use super::text::Pattern;
use super::unused::Unused;
use super::{MAX_TEXT, Meaning};
use crate::error::CleanError;
use serde::Serialize;

/// What a line is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Told {
    /// Its number, from 1.
    pub line: u32,
    /// `blank`, `remark`, `rule`, `off` or `unused`.
    pub kind: &'static str,
    /// The hosts it holds on; on all where there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hosts: Vec<String>,
    /// The hosts it does not hold on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub never: Vec<String>,
    /// What it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub does: Option<&'static str>,
    /// With what: a selector without its action, or the name of furniture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub selector: Option<String>,
    /// What the operators of the selector ask for, in their order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Asked>,
    /// Why it is not used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<&'static str>,
    /// What the code is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// Where the selector, or what is not understood, begins: in UTF-16 units from 1, as editors count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    /// How long what is not understood is, in UTF-16 units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub length: Option<usize>,
}

/// What an operator asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// The operator.
    pub code: &'static str,
    /// What stands in its brackets.
    pub about: String,
}

/// Tells every line of a text; a text that is too long is refused.
pub fn told(text: &str) -> Result<Vec<Told>, CleanError> {
    if text.len() > MAX_TEXT {
        return Err(CleanError::TooManyRules);
    }
    Ok(text.lines().zip(1..).map(|(line, number)| of_line(line, number)).collect())
}

/// Tells one line.
pub fn of_line(line: &str, number: u32) -> Told {
    let plain = |kind: &'static str| Told {
        line: number,
        kind,
        hosts: Vec::new(),
        never: Vec::new(),
        does: None,
        selector: None,
        steps: Vec::new(),
        code: None,
        about: None,
        column: None,
        length: None,
    };
    let (kind, rule) = match read(line) {
        Meaning::Blank => return plain("blank"),
        Meaning::Comment => return plain("remark"),
        Meaning::Rule(rule) => ("rule", Ok(rule)),
        Meaning::Unused(unused) => ("unused", Err(unused)),
        Meaning::Off(rule) => ("off", rule),
    };
    let told = rule.and_then(|rule| of_rule(line, &rule, plain(kind)));
    told.unwrap_or_else(|unused| {
        let begin = units(line, unused.column - 1);
        let end = if unused.length == 0 { usize::MAX } else { unused.column - 1 + unused.length };
        Told {
            code: Some(unused.cause.code()),
            about: unused.cause.about(),
            column: Some(begin + 1),
            length: Some(units(line, end).saturating_sub(begin)),
            ..plain(if kind == "off" { "off" } else { "unused" })
        }
    })
}

fn of_rule(line: &str, rule: &Rule, plain: Told) -> Result<Told, Unused> {
    let (does, selector, steps) = match &rule.body {
        Body::Open if rule.is_exception => ("not-open", None, Vec::new()),
        Body::Open => ("open", None, Vec::new()),
        Body::Furniture(name) => ("furniture", Some(name.as_str()), Vec::new()),
        Body::Selector(text) => {
            let compiled = compile(text, rule.column, rule.hosts.are_named())?;
            let does = if rule.is_exception { "cancel" } else { compiled.action.name() };
            let end = if rule.is_exception { text.len() } else { text.len().saturating_sub(compiled.tail) };
            let steps = compiled.chains.iter().flatten().filter_map(asked).collect();
            (does, text.get(..end).map(str::trim_end), steps)
        }
    };
    let (hosts, never) = rule.hosts.said();
    Ok(Told {
        hosts: hosts.into_iter().map(Into::into).collect(),
        never: never.into_iter().map(Into::into).collect(),
        does: Some(does),
        selector: selector.map(str::to_owned),
        steps,
        column: Some(units(line, rule.column - 1) + 1),
        ..plain
    })
}

/// What an operator asks for; none for what CSS says.
fn asked(step: &Step) -> Option<Asked> {
    let pattern = |words: &'static str, expression: &'static str, pattern: &Pattern| match pattern {
        Pattern::Words(text) => Asked { code: words, about: text.clone() },
        Pattern::Regex { source, .. } => Asked { code: expression, about: source.clone() },
    };
    match step {
        Step::Select(_) | Step::Within(..) => None,
        Step::HasText(said) => Some(pattern("text", "text-like", said)),
        Step::Path(said) => Some(pattern("path", "path-like", said)),
        Step::MinText(least) => Some(Asked { code: "least", about: least.to_string() }),
        Step::Upward(steps) => Some(Asked { code: "up", about: steps.to_string() }),
        Step::Closest(_, kind) => Some(Asked { code: "around", about: kind.clone() }),
        Step::XPath(expression) => Some(Asked { code: "xpath", about: expression.to_string() }),
    }
}

/// How many UTF-16 units so many characters are.
pub(crate) fn units(line: &str, characters: usize) -> usize {
    line.chars().take(characters).map(char::len_utf16).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(line: &str, expected: &str) {
        let told = serde_json::to_string(&of_line(line, 1)).unwrap_or_default();
        assert_eq!(told, format!("{{\"line\":1,{expected}}}"), "{line}");
    }

    #[test]
    fn a_rule_is_told_in_codes() {
        check("", r#""kind":"blank""#);
        check("! 2026-11-26: picked", r#""kind":"remark""#);
        check("##.ad", r#""kind":"rule","does":"remove","selector":".ad","column":3"#);
        check(
            "rfi.fr,~video.rfi.fr##p:has-text(Pub):upward(.box):keep()",
            r#""kind":"rule","hosts":["rfi.fr"],"never":["video.rfi.fr"],"does":"keep","selector":"p:has-text(Pub):upward(.box)","steps":[{"code":"text","about":"Pub"},{"code":"around","about":".box"}],"column":23"#,
        );
        check(
            "a.fr##p:has-text(/^Pub/im):min-text-length(4) > b:upward(2):matches-path(/x)",
            r#""kind":"rule","hosts":["a.fr"],"does":"remove","selector":"p:has-text(/^Pub/im):min-text-length(4) > b:upward(2):matches-path(/x)","steps":[{"code":"text-like","about":"/^Pub/im"},{"code":"least","about":"4"},{"code":"up","about":"2"},{"code":"path","about":"/x"}],"column":7"#,
        );
        check(
            "a.fr##:xpath(//h1) :title()",
            r#""kind":"rule","hosts":["a.fr"],"does":"title","selector":":xpath(//h1)","steps":[{"code":"xpath","about":"//h1"}],"column":7"#,
        );
        check("google.*#@#.a", r#""kind":"rule","hosts":["google.*"],"does":"cancel","selector":".a","column":12"#);
        check("a.fr##:open()", r#""kind":"rule","hosts":["a.fr"],"does":"open","column":7"#);
        check("a.fr#@#:open()", r#""kind":"rule","hosts":["a.fr"],"does":"not-open","column":8"#);
        check("#@#:furniture(ad)", r#""kind":"rule","does":"furniture","selector":"ad","column":4"#);
        check("!off ##.ad", r#""kind":"off","does":"remove","selector":".ad","column":8"#);
    }

    #[test]
    fn a_line_that_is_not_used_says_why_and_where() {
        let check = |line: &str, code: &str, about: &str, marked: &str| {
            let told = of_line(line, 1);
            let said = (told.code.unwrap_or_default(), told.about.unwrap_or_default());
            assert_eq!((said.0, said.1.as_str()), (code, about), "{line}");
            let units: Vec<u16> = line.encode_utf16().collect();
            let begin = told.column.unwrap_or(1) - 1;
            let part = units.get(begin..begin + told.length.unwrap_or(0)).unwrap_or_default();
            assert_eq!(String::from_utf16_lossy(part), marked, "{line}");
        };
        check("||ads.example^", "request", "", "||ads.example^");
        check("a.fr, 😀.fr##p", "no-host", "😀.fr", "😀.fr");
        check("a.fr##p:has-text(😀):style(x)", "unknown-operator", "style", ":style(");
        check("a.fr##p:has-text(x", "open-bracket", "has-text", ":has-text(x");
        check("a.fr##p:upward(0)", "no-steps", "256", "0");
        check("a.fr##😀b > >p", "bad-selector", "😀b > >p", "😀b > >p");
        check("##p:has-text(x)", "operator-needs-hosts", "", "p:has-text(x)");
        check("#@#:furniture(nonsense)", "unknown-furniture", "nonsense", "nonsense");
        check("a.fr##:xpath( //a[$x])", "bad-xpath", "variables are not known here", "$x])");
        check("!off ##p:has-text(x)", "operator-needs-hosts", "", "p:has-text(x)");
        check(&format!("##.{}", "a".repeat(1_100)), "too-long", "1024", &format!("##.{}", "a".repeat(1_100)));
    }

    #[test]
    fn a_text_too_long_is_refused() {
        assert_eq!(told(&"!\n".repeat(MAX_TEXT)).err(), Some(CleanError::TooManyRules));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

        /// Any text has an answer for each line, which agrees with what the rules are read as, and names places in the line.
        #[test]
        fn any_text_is_told(text in r"((!off )?[a-z.,~* ]{0,9}#{1,2}@?#?[a-z.:()/\\'\[\]>+😀 -]{0,30}\n|\PC{0,20}\n){0,6}") {
            let rules = super::super::RuleSet::parse(&text).map_err(|error| TestCaseError::fail(error.to_string()))?;
            let told = told(&text).map_err(|error| TestCaseError::fail(error.to_string()))?;
            prop_assert_eq!(told.len(), text.lines().count());
            for ((told, line), said) in told.iter().zip(rules.lines()).zip(rules.explained()) {
                prop_assert_eq!(told.kind == "unused", said.is_err());
                prop_assert_eq!(told.kind == "off", matches!(line.meaning, Meaning::Off(_)));
                prop_assert_eq!(told.does.is_some() || told.code.is_some(), !matches!(told.kind, "blank" | "remark"));
                let units = line.text.encode_utf16().count();
                prop_assert!(told.column.unwrap_or(1) + told.length.unwrap_or(0) <= units + 1);
            }
        }
    }
}
