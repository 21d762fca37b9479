//! What a line does, in words.

use super::Meaning;
use super::chain::{Step, compile};
use super::line::{Action, Body, Rule};
use super::unused::Unused;

/// A sentence for a line; an empty one for an empty line or a remark.
pub fn explain(meaning: &Meaning) -> Result<String, Unused> {
    match meaning {
        Meaning::Blank | Meaning::Comment => Ok(String::new()),
        Meaning::Unused(unused) => Err(unused.clone()),
        Meaning::Rule(rule) => of_rule(rule),
        Meaning::Off(rule) => match rule.as_ref().map_err(Clone::clone).and_then(of_rule) {
            Ok(said) => Ok(format!("switched off: {said}")),
            // Nobody wants it used.
            Err(unused) => Ok(format!("switched off: not used: {}", unused.why())),
        },
    }
}

fn of_rule(rule: &Rule) -> Result<String, Unused> {
    let place = place(rule);
    let what = match &rule.body {
        Body::Open => format!("{} in the reader by itself", if rule.is_exception { "does not open" } else { "opens" }),
        Body::Furniture(name) => format!("leaves furniture alone that is removed as “{name}”"),
        Body::Selector(text) => {
            let compiled = compile(text, rule.column, rule.hosts.are_named())?;
            if rule.is_exception {
                format!("cancels the rule {text}")
            } else {
                let steps = compiled.chains.iter().flatten().filter_map(said).collect::<Vec<_>>();
                let steps = if steps.is_empty() { String::new() } else { format!(" ({})", steps.join(", ")) };
                format!("{} {text}{steps}", verb(compiled.action))
            }
        }
    };
    Ok(format!("{place}: {what}"))
}

fn place(rule: &Rule) -> String {
    let (only, never) = rule.hosts.said();
    let but = if never.is_empty() { String::new() } else { format!(", but not on {}", never.join(", ")) };
    if only.is_empty() { format!("everywhere{but}") } else { format!("on {}{but}", only.join(", ")) }
}

fn verb(action: Action) -> &'static str {
    match action {
        Action::Remove => "removes",
        Action::Keep => "always keeps",
        Action::Article => "takes as the article",
        Action::Title => "takes as the title",
        Action::Byline => "takes as the author",
        Action::Date => "takes as the date",
        Action::NextPage => "takes as the link to the next page",
    }
}

/// An operator in words; none for what CSS says.
fn said(step: &Step) -> Option<String> {
    match step {
        Step::Select(_) | Step::Within(..) => None,
        Step::HasText(pattern) => Some(format!("with {}", pattern.said())),
        Step::MinText(least) => Some(format!("with at least {least} characters of text")),
        Step::Upward(1) => Some("the parent of it".to_owned()),
        Step::Upward(steps) => Some(format!("the ancestor {steps} above it")),
        Step::Closest(_, kind) => Some(format!("the nearest {kind} around it")),
        Step::Path(pattern) => Some(format!("on pages whose path has {}", pattern.said())),
        Step::XPath(_) => Some("by an XPath".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::RuleSet;

    #[track_caller]
    fn check(line: &str, expected: &str) {
        let rules = RuleSet::parse(line).unwrap_or_default();
        let said = rules
            .explained()
            .next()
            .map(|said| said.unwrap_or_else(|unused| format!("{}: {}", unused.column, unused.why())));
        assert_eq!(said.as_deref(), Some(expected));
    }

    #[test]
    fn each_line_is_said_in_words() {
        check("##.ad", "everywhere: removes .ad");
        check(
            "rfi.fr,~video.rfi.fr##p:has-text(Pub):upward(1)",
            "on rfi.fr, but not on video.rfi.fr: removes p:has-text(Pub):upward(1) (with the text “Pub”, the parent of it)",
        );
        check("rfi.fr##.main:article()", "on rfi.fr: takes as the article .main:article()");
        check("rfi.fr#@#.ad", "on rfi.fr: cancels the rule .ad");
        check("rfi.fr#@#:furniture(newsletter)", "on rfi.fr: leaves furniture alone that is removed as “newsletter”");
        check("rfi.fr##:open()", "on rfi.fr: opens in the reader by itself");
        check("! remark", "");
        check("google.*##b:upward(.ad)", "on google.*: removes b:upward(.ad) (the nearest .ad around it)");
        check("!off rfi.fr##.ad", "switched off: on rfi.fr: removes .ad");
        check("!off rfi.fr##", "switched off: not used: there is no selector after the ##");
        check("##p:has-text(x)", "3: a rule with such operators must name its hosts before the ##");
    }
}
