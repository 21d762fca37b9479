//! One line: a remark, a rule, or something that is not used and why.

use super::hosts::Hosts;
use super::unused::{Cause, Unused};
use super::{MAX_LINE, Meaning};

/// What is done with what a rule finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// It is removed.
    Remove,
    /// It stays, whatever else says that it goes.
    Keep,
    /// It is the article, and nothing else is.
    Article,
    /// It is the title.
    Title,
    /// It says who wrote it.
    Byline,
    /// It says when it was published.
    Date,
    /// It leads to the next page of the article.
    NextPage,
}

impl Action {
    /// Its operator, without the brackets.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Remove => "remove",
            Self::Keep => "keep",
            Self::Article => "article",
            Self::Title => "title",
            Self::Byline => "byline",
            Self::Date => "date",
            Self::NextPage => "next-page",
        }
    }

    /// All actions.
    pub const ALL: [Self; 7] =
        [Self::Remove, Self::Keep, Self::Article, Self::Title, Self::Byline, Self::Date, Self::NextPage];

    /// The action of an operator.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.name() == name)
    }

    /// Whether a rule that does it must name its hosts.
    pub const fn needs_hosts(self) -> bool {
        !matches!(self, Self::Remove | Self::Keep)
    }
}

/// What a rule is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Body {
    /// Elements, by a selector with operators; read when a page asks for it.
    Selector(String),
    /// The site opens in the reader by itself.
    Open,
    /// A reason or a rule of our own furniture.
    Furniture(String),
}

/// A rule as a line says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Where it holds.
    pub hosts: Hosts,
    /// Whether it cancels rules instead: `#@#`.
    pub is_exception: bool,
    /// What it is about.
    pub body: Body,
    /// Where the body begins, in characters from 1.
    pub column: usize,
}

/// What parts the hosts from the rest, the longer first; and whether it makes an exception.
const SEPARATORS: [(&str, bool); 4] = [("#@?#", true), ("#@#", true), ("#?#", false), ("##", false)];
/// What other filters part them with: styles, scripts, markup.
const FOREIGN: [&str; 5] = ["#@$#", "#$?#", "#$#", "#@%#", "#%#"];

/// What stands before a rule that is switched off. To every other tool the line is a remark.
pub const OFF: &str = "!off ";

/// Reads a line.
pub fn read(line: &str) -> Meaning {
    if line.trim().is_empty() {
        Meaning::Blank
    } else if let Some(behind) = line.trim_start().strip_prefix(OFF).filter(|behind| says_something(behind)) {
        Meaning::Off(shifted(rule(behind), line.chars().count() - behind.chars().count()))
    } else if says_something(line) {
        rule(line).map_or_else(Meaning::Unused, Meaning::Rule)
    } else {
        Meaning::Comment
    }
}

/// Whether a line is neither blank nor a remark.
fn says_something(line: &str) -> bool {
    let text = line.trim();
    let is_remark = text.starts_with('!') || (text.starts_with("[Adblock") && text.ends_with(']'));
    !text.is_empty() && !is_remark
}

/// What was read of the end of a line, with its columns counted in the whole line.
fn shifted(read: Result<Rule, Unused>, by: usize) -> Result<Rule, Unused> {
    match read {
        Ok(rule) => Ok(Rule { column: rule.column + by, ..rule }),
        Err(unused) => Err(Unused { column: unused.column + by, ..unused }),
    }
}

fn rule(line: &str) -> Result<Rule, Unused> {
    if line.len() > MAX_LINE {
        return Err(Unused::at(1, Cause::TooLong));
    }
    let column_of = |at: usize| line.get(..at).map_or(1, |head| head.chars().count() + 1);
    let Some(Separator { at, behind, of }) = separator(line) else {
        let is_request =
            line.starts_with("||") || line.starts_with("@@") || line.contains('^') || line.starts_with('|');
        return Err(Unused::at(1, if is_request { Cause::Request } else { Cause::NoSeparator }));
    };
    let Some(is_exception) = of else { return Err(Unused::at(column_of(at), Cause::Foreign)) };
    let hosts = Hosts::parse(line.get(..at).unwrap_or_default())?;
    let raw = line.get(behind..).unwrap_or_default();
    let body = raw.trim();
    let column = column_of(behind + (raw.len() - raw.trim_start().len()));
    if body.is_empty() {
        return Err(Unused::at(column, Cause::NoSelector));
    }
    if is_script_of_others(body) {
        return Err(Unused::at(column, Cause::Script));
    }
    if body.starts_with('^') {
        return Err(Unused::at(column, Cause::Markup));
    }
    let body = special(body, &hosts, is_exception, column)?.unwrap_or_else(|| Body::Selector(body.to_owned()));
    Ok(Rule { hosts, is_exception, body, column })
}

/// What parts the hosts of a line from the rest.
struct Separator {
    at: usize,
    /// Where the rest begins.
    behind: usize,
    /// Whether it makes an exception; none where it is one of other filters.
    of: Option<bool>,
}

/// The first separator of a line. Lists have ten thousand lines, which are read whenever a page is: once each, from one `#` to
/// the next.
fn separator(line: &str) -> Option<Separator> {
    line.match_indices('#').find_map(|(at, _)| {
        let rest = line.get(at..)?;
        let own = SEPARATORS.iter().find(|(text, _)| rest.starts_with(text));
        let (text, of) = match own {
            Some(&(text, is_exception)) => (text, Some(is_exception)),
            None => (*FOREIGN.iter().find(|text| rest.starts_with(**text))?, None),
        };
        Some(Separator { at, behind: at + text.len(), of })
    })
}

/// Whether other filters would run or stop a script by this. `script` itself is a name like any other.
fn is_script_of_others(body: &str) -> bool {
    let about = body.strip_prefix("script:");
    body.starts_with("+js(")
        || about.is_some_and(|rest| ["inject(", "contains(", "has-text("].iter().any(|name| rest.starts_with(name)))
}

/// `:open()` and `:furniture(…)`, which stand alone.
fn special(body: &str, hosts: &Hosts, is_exception: bool, column: usize) -> Result<Option<Body>, Unused> {
    if body == ":open()" {
        return if hosts.are_named() {
            Ok(Some(Body::Open))
        } else {
            Err(Unused::of(column, body, Cause::ActionNeedsHosts("open")))
        };
    }
    let Some(name) = body.strip_prefix(":furniture(").and_then(|rest| rest.strip_suffix(')')) else { return Ok(None) };
    let name = name.trim();
    let is_known = crate::furniture::rules().any(|rule| rule.name == name || rule.reason.name() == name);
    match (is_known, is_exception) {
        (true, true) => Ok(Some(Body::Furniture(name.to_owned()))),
        (true, false) => Err(Unused::of(column, body, Cause::FurnitureGoes)),
        (false, _) => {
            let column = column + ":furniture(".len();
            Err(Unused::of(column, name, Cause::UnknownFurniture(name.to_owned())))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_told_apart() {
        assert_eq!(read("  "), Meaning::Blank);
        assert_eq!(read("! a remark"), Meaning::Comment);
        assert_eq!(read("[Adblock Plus 2.0]"), Meaning::Comment);
        let rule = |line: &str| if let Meaning::Rule(rule) = read(line) { Some(rule) } else { None };
        let plain = rule("##.ad").map(|rule| (rule.hosts.are_named(), rule.is_exception, rule.body, rule.column));
        assert_eq!(plain, Some((false, false, Body::Selector(".ad".into()), 3)));
        assert!(rule("rfi.fr#@#.ad").is_some_and(|rule| rule.is_exception && rule.hosts.hold("www.rfi.fr")));
        assert!(rule("rfi.fr#?#p:has-text(x)").is_some());
        assert_eq!(rule("rfi.fr##:open()").map(|rule| rule.body), Some(Body::Open));
        assert_eq!(rule("#@#:furniture(newsletter)").map(|rule| rule.body), Some(Body::Furniture("newsletter".into())));
        assert!(rule("a.fr##a[href^=\"#x##y\"]").is_some());
        assert!(rule("a.fr##script:not([src]) + p").is_some());
    }

    #[test]
    fn a_rule_is_switched_off_by_what_stands_before_it() {
        let off = |line: &str| if let Meaning::Off(off) = read(line) { Some(off) } else { None };
        let told = off("  !off rfi.fr##.ad").map(|off| off.map(|rule| (rule.hosts.hold("rfi.fr"), rule.column)));
        assert_eq!(told, Some(Ok((true, 16))));
        assert_eq!(off("!off rfi.fr##").and_then(Result::err).map(|unused| unused.column), Some(14));
        for remark in ["!off", "!off ", "!off ! a remark", "!offer##.ad", "! off ##.ad"] {
            assert_eq!(read(remark), Meaning::Comment, "{remark}");
        }
    }

    #[test]
    fn what_is_not_used_says_why_and_where() {
        let unused =
            |line: &str| if let Meaning::Unused(unused) = read(line) { unused } else { Unused::at(0, Cause::TooLong) };
        for (line, column, part) in [
            ("||ads.example^", 1, "requests"),
            ("plain words", 1, "##"),
            ("rfi.fr##", 9, "no selector"),
            ("été.fr##p", 1, "no host"),
            ("a.fr##+js(nowoif)", 7, "scripts"),
            ("a.fr##script:has-text(ads)", 7, "scripts"),
            ("a.fr##^script", 7, "markup"),
            ("a.fr#$#body { color: red }", 5, "styles"),
            ("##:open()", 3, "hosts"),
            ("a.fr#@#:furniture(nonsense)", 19, "nonsense"),
            ("a.fr##:furniture(ad)", 7, "already"),
        ] {
            let (at, why) = (unused(line).column, unused(line).why());
            assert_eq!(at, column, "{line}: {why}");
            assert!(why.contains(part), "{line}: {why}");
        }
        assert_eq!(unused(&format!("##.{}", "a".repeat(MAX_LINE))).cause, Cause::TooLong);
    }
}
