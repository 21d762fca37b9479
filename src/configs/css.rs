//! A path as the plain CSS selector that finds the same elements, where there is one: people read and write that.

use super::predicate;
use crate::xpath::{Axis, Expression, Path, Start, Step, Test};
use scraper::Selector;

/// The selector that finds what the expression finds; none where only the expression can say it.
pub fn css_of(expression: &Expression) -> Option<String> {
    let selector = match expression {
        Expression::Union(parts) => {
            let parts: Option<Vec<String>> = parts.iter().map(css_of).collect();
            parts?.join(", ")
        }
        Expression::Path(path) if path.start == Start::Document => absolute(path)?,
        _ => return None,
    };
    // Whatever was put together, only a selector is given out.
    Selector::parse(&selector).is_ok().then_some(selector)
}

/// The parts of an expression that are joined by `|`, each as its selector or as what it is.
pub fn css_of_each(expression: &Expression) -> Vec<Result<String, &Expression>> {
    let parts = match expression {
        Expression::Union(parts) => parts.as_slice(),
        other => std::slice::from_ref(other),
    };
    parts.iter().map(|part| css_of(part).ok_or(part)).collect()
}

fn absolute(path: &Path) -> Option<String> {
    let steps = chain(&path.steps)?;
    // A page has one root: what is its child is `html` itself.
    let is_at_root =
        !steps.starts_with("> ") || matches!(path.steps.first()?.test, Test::Name(ref name) if name == "html");
    is_at_root.then(|| steps.trim_start_matches("> ").to_owned())
}

/// The path inside `:has()`; none where it is not all below the element.
pub fn inner(path: &Path) -> Option<String> {
    let (is_here, steps) = match path.steps.split_first()? {
        (first, rest) if first.axis == Axis::Itself && first.test == Test::Node && first.predicates.is_empty() => {
            (true, rest)
        }
        _ => (path.start == Start::Here, path.steps.as_slice()),
    };
    if is_here && !steps.is_empty() { chain(steps) } else { None }
}

/// Steps with the combinators between and before them; a step to a descendant has none before it.
fn chain(steps: &[Step]) -> Option<String> {
    let mut out = String::new();
    let mut is_any_below = false;
    for step in steps {
        if step.is_any_below() && !is_any_below {
            is_any_below = true;
            continue;
        }
        let combinator = match (step.axis, is_any_below) {
            (Axis::Child, true) | (Axis::Descendant, false) => " ",
            (Axis::Child, false) => " > ",
            (Axis::FollowingSibling, false) => " ~ ",
            // The element itself, narrowed further.
            (Axis::Itself, false) if !out.is_empty() => {
                out.push_str(&itself(step)?);
                continue;
            }
            _ => return None,
        };
        out.push_str(combinator);
        out.push_str(&compound(step)?);
        is_any_below = false;
    }
    (!is_any_below && !out.is_empty()).then(|| out.trim_start().to_owned())
}

fn itself(step: &Step) -> Option<String> {
    let name = match &step.test {
        Test::Node | Test::Any => String::new(),
        Test::Name(name) => format!(":is({})", type_of(name)?),
        Test::Text | Test::Nothing => return None,
    };
    Some(name + &predicate::all(step, false)?)
}

/// The element of a step with what must hold of it.
fn compound(step: &Step) -> Option<String> {
    let name = match &step.test {
        Test::Any => String::new(),
        Test::Name(name) => type_of(name)?.to_owned(),
        Test::Text | Test::Node | Test::Nothing => return None,
    };
    // Positions are counted among the children of one parent: only a step to children counts so.
    let predicates = predicate::all(step, step.axis == Axis::Child)?;
    Some(if name.is_empty() && predicates.is_empty() { "*".into() } else { name + &predicates })
}

fn type_of(name: &str) -> Option<&str> {
    predicate::is_word(name).then_some(name)
}
