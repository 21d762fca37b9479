//! A selector with operators, compiled: `aside:has-text(/pub/i):upward(2) > p`. What CSS can say is scraper's to match; the
//! operators between are ours.

use super::cut::{Cut, Operator, argument_length, holds_operator, nested_operator, next_cut};
use super::line::Action;
use super::text::Pattern;
use super::unused::{Cause, Unused};
use crate::xpath::{self, Expression};
use scraper::Selector;

/// The furthest an `:upward(n)` goes.
const MAX_UPWARD: usize = 256;

/// One step from the elements found so far to the next.
#[derive(Debug, Clone)]
pub enum Step {
    /// The elements of the page that match.
    Select(Selector),
    /// From each element those it leads to by a selector that begins at `:scope`; beside it instead of in it.
    Within(Selector, bool),
    /// Those whose text holds this.
    HasText(Pattern),
    /// Those with at least so many characters of text.
    MinText(usize),
    /// The ancestor so many steps up.
    Upward(usize),
    /// The nearest ancestor that matches this, as it is written.
    Closest(Selector, String),
    /// All of them, on a page whose path holds this.
    Path(Pattern),
    /// What an expression finds from each.
    XPath(Box<Expression>),
}

/// Steps one after another, from all elements of a page.
pub type Chain = Vec<Step>;

/// A selector that can be run.
#[derive(Debug, Clone)]
pub struct Compiled {
    /// What stands between the commas.
    pub chains: Vec<Chain>,
    /// What is done with all they find.
    pub action: Action,
    /// Bytes at the end of the text that say what is done.
    pub tail: usize,
    /// Whether a single test may look at a whole subtree: `:has()`.
    pub is_heavy: bool,
    /// Whether it may look at all siblings: `~`.
    pub has_siblings: bool,
}

/// Compiles a selector. Columns are counted from `column`, where it begins in its line.
pub fn compile(text: &str, column: usize, has_hosts: bool) -> Result<Compiled, Unused> {
    // The older name of what browsers know by now.
    let text = &text.replace(":-abp-has(", ":has(");
    let column_of = |at: usize| column + text.get(..at).map_or(0, |head| head.chars().count());
    let mut chains: Vec<Chain> = Vec::new();
    let mut chain: Chain = Vec::new();
    let mut action: Option<Action> = None;
    let mut tail = 0;
    let (mut from, mut position) = (0, 0);
    let is_plain = !holds_operator(text);
    loop {
        let cut = next_cut(text, position);
        let end = match cut {
            Cut::Comma { at } if is_plain => {
                position = at + 1;
                continue;
            }
            Cut::Comma { at } | Cut::Operator { at, .. } => at,
            Cut::End => text.len(),
        };
        let native = text.get(from..end).unwrap_or_default();
        if action.is_some() && !native.trim().is_empty() {
            return Err(Unused::at(column_of(from), Cause::ActionNotLast));
        }
        add_native(&mut chain, native, column_of(from))?;
        match cut {
            Cut::End => break,
            Cut::Comma { at } => {
                if chain.is_empty() {
                    return Err(Unused::of(column_of(at), ",", Cause::NothingBeforeComma));
                }
                chains.push(std::mem::take(&mut chain));
                (from, position) = (at + 1, at + 1);
            }
            Cut::Operator { at, name, operator, argument } => {
                let Some(operator) = operator else {
                    let said = text.get(at..argument).unwrap_or_default();
                    return Err(Unused::of(column_of(at), said, Cause::UnknownOperator(name.to_owned())));
                };
                let rest = text.get(argument..).unwrap_or_default();
                let Some(length) = argument_length(rest, operator == Operator::XPath) else {
                    return Err(Unused::at(column_of(at), Cause::OpenBracket(name.to_owned())));
                };
                let said = text.get(argument..argument + length).unwrap_or_default();
                let place = column_of(argument);
                match step(operator, said, place)? {
                    Ok(step) => chain.push(step),
                    Err(act) if action.is_none() => (action, tail) = (Some(act), text.len() - at),
                    Err(_) => return Err(Unused::at(column_of(at), Cause::ActionTwice)),
                }
                from = argument + length + 1;
                position = from;
            }
        }
    }
    if chain.is_empty() {
        return Err(Unused::at(column, Cause::NothingBeforeOperator));
    }
    chains.push(chain);
    let action = action.unwrap_or(Action::Remove);
    let is_procedural = !is_plain && chains.iter().flatten().any(|step| !matches!(step, Step::Select(_)));
    if !has_hosts && is_procedural {
        return Err(Unused::at(column, Cause::OperatorNeedsHosts));
    }
    if !has_hosts && action.needs_hosts() {
        return Err(Unused::at(column, Cause::ActionNeedsHosts(action.name())));
    }
    Ok(Compiled { chains, action, tail, is_heavy: text.contains(":has("), has_siblings: text.contains('~') })
}

/// A step, or the action the operator stands for.
fn step(operator: Operator, said: &str, column: usize) -> Result<Result<Step, Action>, Unused> {
    Ok(Ok(match operator {
        Operator::HasText => Step::HasText(Pattern::parse(said, column)?),
        Operator::Path => Step::Path(Pattern::parse(said, column)?),
        Operator::MinText => Step::MinText(said.trim().parse().map_err(|_| Unused::of(column, said, Cause::NoLength))?),
        Operator::Upward => match said.trim().parse::<usize>() {
            Ok(steps) if (1..=MAX_UPWARD).contains(&steps) => Step::Upward(steps),
            Ok(_) => return Err(Unused::of(column, said, Cause::NoSteps(MAX_UPWARD))),
            Err(_) => {
                let column = column + said.chars().take_while(|c| c.is_whitespace()).count();
                Step::Closest(selector(said.trim(), column)?, said.trim().to_owned())
            }
        },
        Operator::XPath => {
            let column = column + said.chars().take_while(|c| c.is_whitespace()).count();
            let expression = xpath::parse(said.trim());
            Step::XPath(Box::new(
                expression.map_err(|fault| Unused::at(column + fault.column - 1, Cause::BadXPath(fault.reason)))?,
            ))
        }
        Operator::Act(action) if said.trim().is_empty() => return Ok(Err(action)),
        Operator::Act(action) => {
            return Err(Unused::of(column, said, Cause::ActionTakesNothing(action)));
        }
    }))
}

/// Adds what CSS says between two operators: from all elements at first, later from each found so far.
fn add_native(chain: &mut Chain, text: &str, column: usize) -> Result<(), Unused> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Ok(());
    }
    let column = column + text.chars().take_while(|c| c.is_whitespace()).count();
    chain.push(if chain.is_empty() {
        Step::Select(selector(trimmed, column)?)
    } else {
        Step::Within(selector(&format!(":scope{}", text.trim_end()), column)?, trimmed.starts_with(['+', '~']))
    });
    Ok(())
}

fn selector(text: &str, column: usize) -> Result<Selector, Unused> {
    Selector::parse(text).map_err(|_| {
        let scope = text.strip_prefix(":scope").unwrap_or(text).trim();
        match nested_operator(scope) {
            Some(at) => {
                let before = scope.get(..at).map_or(0, |head| head.chars().count());
                Unused::at(column + before, Cause::NestedOperator)
            }
            None => Unused::of(column, scope, Cause::BadSelector(scope.to_owned())),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn shape(text: &str) -> String {
        let compiled = match compile(text, 1, true) {
            Ok(compiled) => compiled,
            Err(unused) => return format!("{}: {}", unused.column, unused.why()),
        };
        let name = |step: &Step| match step {
            Step::Select(_) => "select".to_owned(),
            Step::Within(_, is_beside) => if *is_beside { "beside" } else { "within" }.to_owned(),
            Step::HasText(pattern) => format!("text[{}]", pattern.said()),
            Step::MinText(count) => format!("min[{count}]"),
            Step::Upward(steps) => format!("up[{steps}]"),
            Step::Closest(..) => "closest".to_owned(),
            Step::Path(_) => "path".to_owned(),
            Step::XPath(expression) => format!("xpath[{expression}]"),
        };
        let chains = compiled.chains.iter().map(|chain| chain.iter().map(name).collect::<Vec<_>>().join(" "));
        format!("{} → {}", chains.collect::<Vec<_>>().join(", "), compiled.action.name())
    }

    #[test]
    fn selectors_are_cut_at_their_operators() {
        assert_eq!(shape(".a, .b > p:not(.c):has(> a)"), "select → remove");
        assert_eq!(shape("p:has-text(Ad)"), "select text[the text “Ad”] → remove");
        assert_eq!(
            shape("p:has-text(/a(b)[)]c/i):upward(2):remove()"),
            "select text[text that matches /a(b)[)]c/i] up[2] → remove"
        );
        assert_eq!(shape("p:has-text(l'été (fin))"), "select text[the text “l'été (fin)”] → remove");
        assert_eq!(
            shape("p:has-text(x) > b, i:upward(div)"),
            "select text[the text “x”] within, select closest → remove"
        );
        assert_eq!(shape("p:min-text-length(40) + div:keep()"), "select min[40] beside → keep");
        assert_eq!(shape(".main:article()"), "select → article");
        assert_eq!(shape(":matches-path(/^\\/blog/) .x:title()"), "path within → title");
        assert_eq!(shape(":xpath(//div[contains(@class, 'x)')])"), "xpath[//div[contains(@class, 'x)')]] → remove");
        assert_eq!(shape(":xpath(//a[. = 'x)' or ')' = @b])"), "xpath[//a[. = 'x)' or ')' = @b]] → remove");
        assert_eq!(shape("div:not(.x):has-text(y)"), "select text[the text “y”] → remove");
        assert_eq!(shape("div:has(b):upward(1)"), "select up[1] → remove");
        assert_eq!(shape("div[class^=\"ad\"]:has-text(y)"), "select text[the text “y”] → remove");
        assert_eq!(shape("li:nth-child(2):keep()"), "select → keep");
        assert_eq!(shape("[data-x], p:has-text(y)"), "select, select text[the text “y”] → remove");
        assert_eq!(shape("div:not(:is(a, b)) > c:is(.d, .e):remove()"), "select → remove");
        assert_eq!(shape("div:-abp-has(> .ad)"), "select → remove");
        assert_eq!(shape("a[href=\":has-text(x)\"]"), "select → remove");
    }

    #[test]
    fn what_cannot_be_used_says_where() {
        assert_eq!(shape("p:style(color: red)"), "2: the operator :style() is not used here");
        assert_eq!(shape("p:not(.a):foo(x)"), "10: the operator :foo() is not used here");
        assert_eq!(shape("p:has-text(x"), "2: the bracket of :has-text( is not closed");
        assert_eq!(shape("p:upward(0)"), "10: a number from 1 to 256 is wanted here");
        assert_eq!(shape(">>p"), "1: “>>p” is no selector that can be used here");
        assert_eq!(shape("p:keep():title()"), "9: what is done with it is said twice");
        assert_eq!(shape("p:keep() b"), "9: what is done with it is said last");
        assert_eq!(shape(":keep()"), "1: there is no selector before the operator");
        assert_eq!(shape("div:has(p:has-text(x))"), "10: an operator within the brackets of another is not used here");
        assert!(shape("p:xpath(//a[)").starts_with('1'));
        let without_hosts = |text: &str| compile(text, 3, false).err().map(|unused| unused.column);
        assert_eq!(without_hosts("p:has-text(x)"), Some(3));
        assert_eq!(without_hosts(".a:article()"), Some(3));
        assert_eq!(without_hosts(".a:keep()"), None);
        assert_eq!(without_hosts(".a:has(b)"), None);
    }
}
