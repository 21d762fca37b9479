//! One line of a config into rules of our syntax, or into the reason why not.

use super::Outcome;
use super::cause::Cause;
use super::css::{css_of, css_of_each};
use super::directive::{Meaning, meaning_of};
use super::predicate::quoted;
use super::read::{Statement, statement};
use crate::xpath::{self, Axis, Expression, Kind, Path, Start, Step, Test};

/// Bytes of one rule.
pub const MAX_RULE: usize = 1 << 10;

/// What becomes of a line.
pub fn outcome_of(host: &str, line: &str) -> Outcome {
    let Some(said) = statement(line) else { return Outcome::Comment };
    let outcome = outcome(host, line, &said).unwrap_or_else(|(column, cause)| Outcome::NotUsed { column, cause });
    match outcome {
        Outcome::Used(rules) if rules.iter().any(|rule| rule.len() > MAX_RULE) => {
            Outcome::NotUsed { column: said.column, cause: Cause::RuleTooLong }
        }
        outcome => outcome,
    }
}

fn outcome(host: &str, line: &str, said: &Statement<'_>) -> Result<Outcome, (usize, Cause)> {
    let begin = line.chars().take_while(|c| c.is_whitespace()).count() + 1;
    if let Some(at) = line.chars().position(|c| c == '\u{fffd}' || (c.is_control() && c != '\t')) {
        return Err((at + 1, Cause::BadCharacter));
    }
    if said.name.is_empty() {
        return Err((begin, Cause::NoDirective));
    }
    let Some(meaning) = meaning_of(said.name) else {
        return Err((begin, Cause::UnknownDirective(said.name.to_owned())));
    };
    match meaning {
        Meaning::NotNeeded(cause) => return Ok(Outcome::NotNeeded(cause)),
        Meaning::NotUsed(cause) => return Err((begin, cause)),
        _ => {}
    }
    if said.argument.is_some() {
        return Err((begin, Cause::TakesNoArgument(said.name.to_owned())));
    }
    if said.value.is_empty() {
        return Err((said.column, Cause::NoValue(said.name.to_owned())));
    }
    let host_rule = |selector: &str| format!("{host}##{selector}");
    // The engine the format comes from drops quotes in these.
    let bare = said.value.replace(['\'', '"'], "");
    let bare = if bare.is_empty() { Err((said.column, Cause::OnlyQuotes)) } else { Ok(quoted(&bare)) };
    match meaning {
        Meaning::Trial => Ok(Outcome::Kept(format!("! {}: {}", said.name.to_ascii_lowercase(), said.value))),
        Meaning::RemovesNamed => {
            let text = bare?;
            Ok(Outcome::Used(vec![host_rule(&format!("[id*={text}], [class*={text}]"))]))
        }
        Meaning::RemovesImages => Ok(Outcome::Used(vec![host_rule(&format!("img[src*={}]", bare?))])),
        Meaning::Names(_) | Meaning::Removes | Meaning::NextPage | Meaning::NotNeeded(_) | Meaning::NotUsed(_) => {
            let fault = |fault: xpath::Fault| (said.column + fault.column - 1, Cause::BadXPath(fault.reason));
            let expression = xpath::parse(said.value).map_err(fault)?;
            if let Some(why) = never_finds(&expression) {
                return Err((said.column, why));
            }
            match meaning {
                Meaning::Removes => removed(&expression, &host_rule).map_err(|why| (said.column, why)),
                Meaning::NextPage => match link_of(expression) {
                    next if next.kind() == Kind::Nodes && !ends_in_attribute(&next) => {
                        Ok(Outcome::Used(vec![host_rule(&named(&next, "next-page"))]))
                    }
                    _ => Err((said.column, Cause::NoLink)),
                },
                Meaning::Names("article") if expression.kind() != Kind::Nodes || ends_in_attribute(&expression) => {
                    Err((said.column, Cause::NoArticle))
                }
                Meaning::Names(name) => Ok(Outcome::Used(vec![host_rule(&named(&expression, name))])),
                _ => Err((begin, Cause::UnknownDirective(said.name.to_owned()))),
            }
        }
    }
}

/// A selector or the expression itself, with the operator of ours behind it.
fn named(expression: &Expression, operator: &str) -> String {
    match css_of(expression) {
        // An operator belongs to the last selector of a list.
        Some(list) if matches!(expression, Expression::Union(_)) => format!(":is({list}):{operator}()"),
        Some(selector) => format!("{selector}:{operator}()"),
        None => format!(":xpath({expression}):{operator}()"),
    }
}

fn removed(expression: &Expression, host_rule: &dyn Fn(&str) -> String) -> Result<Outcome, Cause> {
    if expression.kind() != Kind::Nodes {
        return Err(Cause::NoElement);
    }
    let is_each = |test: &dyn Fn(&Expression) -> bool| match expression {
        Expression::Union(parts) => parts.iter().all(test),
        other => test(other),
    };
    if is_each(&|part| ends_in_attribute(part)) {
        return Ok(Outcome::NotNeeded(Cause::Attributes));
    }
    if is_each(&|part| last_step(part).is_some_and(is_never_read)) {
        return Ok(Outcome::NotNeeded(Cause::NeverRead));
    }
    let mut selectors: Vec<String> = Vec::new();
    let mut rules = Vec::new();
    for part in css_of_each(expression) {
        match part {
            Ok(selector) => selectors.push(selector),
            Err(part) if ends_in_attribute(part) => {}
            Err(part) => rules.push(host_rule(&format!(":xpath({part})"))),
        }
    }
    if !selectors.is_empty() {
        rules.insert(0, host_rule(&selectors.join(", ")));
    }
    Ok(Outcome::Used(rules))
}

/// The link itself instead of its address: `//a/@href` is `//a`.
fn link_of(expression: Expression) -> Expression {
    match expression {
        Expression::Union(parts) => Expression::Union(parts.into_iter().map(link_of).collect()),
        Expression::Path(Path { start, mut steps }) => {
            let is_href = |step: &Step| step.axis == Axis::Attribute && step.test == Test::Name("href".into());
            if steps.len() > 1 && steps.last().is_some_and(|step| is_href(step) && step.predicates.is_empty()) {
                steps.pop();
                // `//@href` has no element to name.
                if steps.last().is_some_and(Step::is_any_below) {
                    steps.push(Step { axis: Axis::Child, test: Test::Name("a".into()), predicates: vec![] });
                }
            }
            Expression::Path(Path { start, steps })
        }
        other => other,
    }
}

/// Why a path can find nothing: it begins at the document, where only `html` is.
fn never_finds(expression: &Expression) -> Option<Cause> {
    match expression {
        Expression::Union(parts) => parts.iter().find_map(never_finds),
        Expression::Path(Path { start: Start::Found(inner, _), .. }) => never_finds(inner),
        Expression::Path(Path { steps, .. }) => {
            let first = steps.first()?;
            let is_root = !matches!(&first.test, Test::Name(name) if name != "html");
            (first.axis == Axis::Child && !is_root).then_some(Cause::NeverFinds)
        }
        _ => None,
    }
}

fn last_step(expression: &Expression) -> Option<&Step> {
    if let Expression::Path(path) = expression { path.steps.last() } else { None }
}

fn ends_in_attribute(expression: &Expression) -> bool {
    last_step(expression).is_some_and(|step| step.axis == Axis::Attribute)
}

fn is_never_read(step: &Step) -> bool {
    match &step.test {
        Test::Nothing => true,
        Test::Name(name) => matches!(name.as_str(), "script" | "style" | "template"),
        _ => false,
    }
}
