//! What must hold of an element, as the part of a selector that says it.

use super::css::inner;
use crate::xpath::{Axis, Comparison, Expression, Function, Path, Start, Step, Test};

/// The predicates of a step behind one another. A position is known to CSS only as the first of them and among siblings.
pub fn all(step: &Step, counts_siblings: bool) -> Option<String> {
    let mut out = String::new();
    for (at, predicate) in step.predicates.iter().enumerate() {
        let part = if predicate.is_positional() {
            if at > 0 || !counts_siblings { None } else { position(predicate, &step.test) }
        } else {
            of(predicate)
        };
        out.push_str(&part?);
    }
    Some(out)
}

/// Whether the text is a name that needs no escapes in a selector.
pub fn is_word(text: &str) -> bool {
    let begins = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    begins && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

/// A text as a string of CSS.
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn position(predicate: &Expression, test: &Test) -> Option<String> {
    let kind = if matches!(test, Test::Name(_)) { "of-type" } else { "child" };
    match predicate {
        Expression::Number(number) => (1..=999_u16)
            .find(|&n| (f64::from(n) - number).abs() < f64::EPSILON)
            .map(|n| if n == 1 { format!(":first-{kind}") } else { format!(":nth-{kind}({n})") }),
        Expression::Call(Function::Last, _) => Some(format!(":last-{kind}")),
        Expression::Compare(Comparison::Equal, left, right) if is_position(left) => position(right, test),
        _ => None,
    }
}

fn is_position(expression: &Expression) -> bool {
    matches!(expression, Expression::Call(Function::Position, _))
}

fn of(predicate: &Expression) -> Option<String> {
    match predicate {
        Expression::And(parts) => parts.iter().map(of).collect(),
        Expression::Or(parts) => {
            let parts: Option<Vec<String>> = parts.iter().map(of).collect();
            Some(format!(":is({})", parts?.join(", ")))
        }
        Expression::Compare(Comparison::Equal, left, right) => {
            let (name, value) = attribute_and_text(left, right).or_else(|| attribute_and_text(right, left))?;
            Some(if name == "id" && is_word(value) { format!("#{value}") } else { test(name, "=", value) })
        }
        Expression::Compare(Comparison::Unequal, left, right) => {
            let (name, value) = attribute_and_text(left, right).or_else(|| attribute_and_text(right, left))?;
            Some(format!("[{name}]:not({})", test(name, "=", value)))
        }
        Expression::Call(function, arguments) => call(*function, arguments),
        Expression::Path(path) => match attribute(path) {
            Some(name) => Some(format!("[{name}]")),
            None => itself(path).or_else(|| inner(path).map(|inner| format!(":has({inner})"))),
        },
        _ => None,
    }
}

fn call(function: Function, arguments: &[Expression]) -> Option<String> {
    match (function, arguments) {
        (Function::Not, [inner]) => of(inner).map(|inner| format!(":not({inner})")),
        (Function::Boolean, [inner]) if inner.kind() != crate::xpath::Kind::Number => of(inner),
        (Function::Contains, [text, Expression::Literal(part)]) => {
            if let Some(name) = spaced(text) {
                let word = part.strip_prefix(' ')?.strip_suffix(' ')?;
                let is_one = !word.is_empty() && !word.contains(char::is_whitespace);
                return is_one.then(|| {
                    if name == "class" && is_word(word) { format!(".{word}") } else { test(name, "~=", word) }
                });
            }
            part_of(text, "*=", part)
        }
        (Function::StartsWith, [text, Expression::Literal(part)]) => part_of(text, "^=", part),
        (Function::EndsWith, [text, Expression::Literal(part)]) => part_of(text, "$=", part),
        _ => None,
    }
}

/// With nothing to look for CSS finds nothing, and XPath everything.
fn part_of(text: &Expression, sign: &str, part: &str) -> Option<String> {
    let Expression::Path(path) = text else { return None };
    attribute(path).filter(|_| !part.is_empty()).map(|name| test(name, sign, part))
}

fn test(name: &str, sign: &str, value: &str) -> String {
    format!("[{name}{sign}{}]", quoted(value))
}

/// `self::name`.
fn itself(path: &Path) -> Option<String> {
    match (&path.start, path.steps.as_slice()) {
        (Start::Here, [Step { axis: Axis::Itself, test: Test::Name(name), predicates }])
            if predicates.is_empty() && is_word(name) =>
        {
            Some(format!(":is({name})"))
        }
        _ => None,
    }
}

/// The attribute that `@name` is.
fn attribute(path: &Path) -> Option<&str> {
    let steps = match path.steps.as_slice() {
        [Step { axis: Axis::Itself, test: Test::Node, predicates }, rest @ ..] if predicates.is_empty() => rest,
        steps => steps,
    };
    match (&path.start, steps) {
        (Start::Here, [Step { axis: Axis::Attribute, test: Test::Name(name), predicates }])
            if predicates.is_empty() && is_word(name) =>
        {
            Some(name)
        }
        _ => None,
    }
}

fn attribute_and_text<'e>(path: &'e Expression, text: &'e Expression) -> Option<(&'e str, &'e str)> {
    let (Expression::Path(path), Expression::Literal(text)) = (path, text) else { return None };
    Some((attribute(path)?, text))
}

/// The attribute whose words stand between spaces: `concat(' ', normalize-space(@class), ' ')`.
fn spaced(text: &Expression) -> Option<&str> {
    let Expression::Call(Function::Concat, parts) = text else { return None };
    let [Expression::Literal(before), middle, Expression::Literal(after)] = parts.as_slice() else { return None };
    let path = match middle {
        Expression::Call(Function::NormalizeSpace, arguments) => arguments.first()?,
        other => other,
    };
    let Expression::Path(path) = path else { return None };
    if before == " " && after == " " { attribute(path) } else { None }
}
