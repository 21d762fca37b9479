//! An expression written out again, in the short forms people use; what is written parses to the same expression.

use super::expression::{Axis, Comparison, Expression, Path, Start, Step, Test};
use super::value::shown;
use std::fmt::{Display, Formatter, Result, Write};

/// How tightly an operator binds; what binds less stands in parentheses inside what binds more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tightness {
    Or,
    And,
    Equality,
    Relation,
    Sum,
    Product,
    Sign,
    Union,
    Whole,
}

impl Tightness {
    const fn of(expression: &Expression) -> Self {
        match expression {
            Expression::Or(_) => Self::Or,
            Expression::And(_) => Self::And,
            Expression::Compare(Comparison::Equal | Comparison::Unequal, ..) => Self::Equality,
            Expression::Compare(..) => Self::Relation,
            Expression::Combine(operator, ..) => {
                use super::Arithmetic::{Minus, Plus};
                if matches!(operator, Plus | Minus) { Self::Sum } else { Self::Product }
            }
            Expression::Negate(_) => Self::Sign,
            Expression::Union(_) => Self::Union,
            _ => Self::Whole,
        }
    }
}

impl Display for Expression {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let own = Tightness::of(self);
        match self {
            Self::Or(parts) => joined(f, parts, " or ", own),
            Self::And(parts) => joined(f, parts, " and ", own),
            Self::Union(parts) => joined(f, parts, " | ", own),
            Self::Compare(operator, left, right) => sides(f, left, operator.name(), right, own),
            Self::Combine(operator, left, right) => sides(f, left, operator.name(), right, own),
            Self::Negate(inner) => {
                f.write_char('-')?;
                part(f, inner, own, true)
            }
            Self::Literal(text) => quoted(f, text),
            Self::Number(number) => f.write_str(&shown(*number)),
            Self::Call(function, arguments) => {
                f.write_str(function.name())?;
                f.write_char('(')?;
                for (at, argument) in arguments.iter().enumerate() {
                    f.write_str(if at == 0 { "" } else { ", " })?;
                    argument.fmt(f)?;
                }
                f.write_char(')')
            }
            Self::Path(path) => path.fmt(f),
        }
    }
}

fn joined(f: &mut Formatter<'_>, parts: &[Expression], between: &str, own: Tightness) -> Result {
    for (at, one) in parts.iter().enumerate() {
        f.write_str(if at == 0 { "" } else { between })?;
        part(f, one, own, false)?;
    }
    Ok(())
}

fn sides(f: &mut Formatter<'_>, left: &Expression, sign: &str, right: &Expression, own: Tightness) -> Result {
    part(f, left, own, true)?;
    write!(f, " {sign} ")?;
    part(f, right, own, false)
}

/// A part, in parentheses where it would be read otherwise without.
fn part(f: &mut Formatter<'_>, part: &Expression, around: Tightness, may_be_equal: bool) -> Result {
    let own = Tightness::of(part);
    if own > around || (may_be_equal && own == around) { part.fmt(f) } else { write!(f, "({part})") }
}

/// A text has one kind of quotes in it at most, since XPath has no way to write both.
fn quoted(f: &mut Formatter<'_>, text: &str) -> Result {
    let quote = if text.contains('\'') { '"' } else { '\'' };
    write!(f, "{quote}{text}{quote}")
}

impl Display for Path {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let (mut is_between, mut is_double) = (false, false);
        match &self.start {
            Start::Here => {}
            Start::Document if self.steps.is_empty() => f.write_char('/')?,
            Start::Document => is_between = true,
            Start::Found(inner, predicates) => {
                if matches!(**inner, Expression::Call(..)) {
                    inner.fmt(f)?;
                } else {
                    write!(f, "({inner})")?;
                }
                show_predicates(f, predicates)?;
                is_between = true;
            }
        }
        let mut steps = self.steps.iter().peekable();
        while let Some(step) = steps.next() {
            f.write_str(if is_between { "/" } else { "" })?;
            // `//` is short for a step between two slashes, so that something stands on both sides of it.
            is_double = is_between && !is_double && step.is_any_below() && steps.peek().is_some();
            if !is_double {
                step.fmt(f)?;
            }
            is_between = true;
        }
        Ok(())
    }
}

impl Step {
    /// Whether it is what `//` stands for.
    pub fn is_any_below(&self) -> bool {
        self.axis == Axis::DescendantOrSelf && self.test == Test::Node && self.predicates.is_empty()
    }
}

impl Display for Step {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match (self.axis, &self.test) {
            (Axis::Itself, Test::Node) if self.predicates.is_empty() => return f.write_char('.'),
            (Axis::Parent, Test::Node) if self.predicates.is_empty() => return f.write_str(".."),
            (Axis::Child, _) => {}
            (Axis::Attribute, _) => f.write_char('@')?,
            (axis, _) => write!(f, "{}::", axis.name())?,
        }
        f.write_str(match &self.test {
            Test::Any => "*",
            Test::Name(name) => name,
            Test::Text => "text()",
            Test::Node => "node()",
            Test::Nothing => "comment()",
        })?;
        show_predicates(f, &self.predicates)
    }
}

fn show_predicates(f: &mut Formatter<'_>, predicates: &[Expression]) -> Result {
    predicates.iter().try_for_each(|predicate| write!(f, "[{predicate}]"))
}
