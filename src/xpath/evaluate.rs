//! An expression over a page. It recurses on the nesting of the expression, which is bounded, never on the page's depth.

use super::axes::{Way, ordered};
use super::expression::{Arithmetic, Axis, Comparison, Expression, Path, Start, Step, Test};
use super::value::{Item, Value, number_of, number_of_truth, shown};
use super::{Budget, Found, TooSlow};
use crate::page::{Page, Tag};
use std::borrow::Cow;

/// See [`Expression::find`].
pub fn find(
    expression: &Expression,
    page: &Page,
    from: Option<usize>,
    budget: &mut Budget,
) -> Result<Vec<Found>, TooSlow> {
    let mut evaluation = Evaluation { page, budget };
    let value = evaluation.value(expression, Place::alone(from.map_or(Item::Document, Item::Node)))?;
    let Value::Items(items) = value else { return Ok(vec![Found::Text(evaluation.text(value)?.into_owned())]) };
    let found = items.into_iter().filter_map(|item| match item {
        // It is no node of the page, and nothing can be done with it.
        Item::Document => None,
        Item::Node(node) => Some(Found::Node(node)),
        Item::Attribute(owner, at) => {
            let (_, value) = page.attrs(owner).nth(at)?;
            Some(Found::Attribute { owner, value: value.to_owned() })
        }
    });
    Ok(found.collect())
}

/// See [`Expression::holds`].
pub fn holds(expression: &Expression, page: &Page, at: usize, budget: &mut Budget) -> Result<bool, TooSlow> {
    Ok(Evaluation { page, budget }.value(expression, Place::alone(Item::Node(at)))?.is_true())
}

/// What is looked at, and where it stands among its like.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) item: Item,
    /// From 1.
    pub(super) position: usize,
    pub(super) last: usize,
}

impl Place {
    const fn alone(item: Item) -> Self {
        Self { item, position: 1, last: 1 }
    }
}

pub(super) struct Evaluation<'p, 'b> {
    pub(super) page: &'p Page,
    pub(super) budget: &'b mut Budget,
}

impl<'p> Evaluation<'p, '_> {
    pub(super) fn value(&mut self, expression: &'p Expression, at: Place) -> Result<Value<'p>, TooSlow> {
        self.budget.spend(1)?;
        Ok(match expression {
            Expression::Or(parts) => Value::Boolean(self.first_that_is(true, parts, at)?),
            Expression::And(parts) => Value::Boolean(!self.first_that_is(false, parts, at)?),
            Expression::Union(parts) => {
                let mut all = Vec::new();
                for part in parts {
                    all.extend(self.items(part, at)?);
                }
                Value::Items(ordered(all))
            }
            Expression::Compare(comparison, left, right) => {
                let (left, right) = (self.value(left, at)?, self.value(right, at)?);
                Value::Boolean(self.compare(*comparison, &left, &right)?)
            }
            Expression::Combine(arithmetic, left, right) => {
                let (left, right) = (self.number(left, at)?, self.number(right, at)?);
                Value::Number(match arithmetic {
                    Arithmetic::Plus => left + right,
                    Arithmetic::Minus => left - right,
                    Arithmetic::Times => left * right,
                    Arithmetic::Divide => left / right,
                    Arithmetic::Rest => left % right,
                })
            }
            Expression::Negate(inner) => Value::Number(-self.number(inner, at)?),
            Expression::Literal(text) => {
                self.budget.spend_on_text(text)?;
                Value::Text(Cow::Borrowed(text))
            }
            Expression::Number(number) => Value::Number(*number),
            Expression::Call(function, arguments) => self.call(*function, arguments, at)?,
            Expression::Path(path) => Value::Items(self.path(path, at)?),
        })
    }

    /// Whether any of these is what is looked for; those behind it are not evaluated.
    fn first_that_is(&mut self, wanted: bool, parts: &'p [Expression], at: Place) -> Result<bool, TooSlow> {
        for part in parts {
            if self.value(part, at)?.is_true() == wanted {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The value as things of the page; the parser has seen to it that it is.
    pub(super) fn items(&mut self, expression: &'p Expression, at: Place) -> Result<Vec<Item>, TooSlow> {
        Ok(if let Value::Items(items) = self.value(expression, at)? { items } else { vec![] })
    }

    pub(super) fn number(&mut self, expression: &'p Expression, at: Place) -> Result<f64, TooSlow> {
        let value = self.value(expression, at)?;
        self.number_of_value(&value)
    }

    fn number_of_value(&mut self, value: &Value<'p>) -> Result<f64, TooSlow> {
        Ok(match value {
            Value::Number(number) => *number,
            Value::Boolean(is_true) => number_of_truth(*is_true),
            Value::Text(text) => {
                self.budget.spend_on_text(text)?;
                number_of(text)
            }
            Value::Items(items) => match items.first() {
                Some(&item) => number_of(&self.text_of(item)?),
                None => f64::NAN,
            },
        })
    }

    /// A value as text: of things of the page the first's.
    pub(super) fn text(&mut self, value: Value<'p>) -> Result<Cow<'p, str>, TooSlow> {
        Ok(match value {
            Value::Items(items) => match items.first() {
                Some(&item) => self.text_of(item)?,
                None => Cow::Borrowed(""),
            },
            Value::Text(text) => text,
            Value::Number(number) => Cow::Owned(shown(number)),
            Value::Boolean(is_true) => Cow::Borrowed(if is_true { "true" } else { "false" }),
        })
    }

    /// The text of a thing of the page: of an element all that stands in it, as it stands there.
    pub(super) fn text_of(&mut self, item: Item) -> Result<Cow<'p, str>, TooSlow> {
        let range = match item {
            Item::Document => 0..self.page.len(),
            Item::Node(node) => node..self.page.end(node),
            Item::Attribute(owner, at) => {
                let value = self.page.attrs(owner).nth(at).map_or("", |(_, value)| value);
                self.budget.spend_on_text(value)?;
                return Ok(Cow::Borrowed(value));
            }
        };
        let mut out = Cow::Borrowed("");
        for node in range {
            self.budget.spend(1)?;
            if self.page.tag(node) == Tag::Text {
                let text = self.page.text(node);
                self.budget.spend_on_text(text)?;
                if out.is_empty() { out = Cow::Borrowed(text) } else { out.to_mut().push_str(text) }
            }
        }
        Ok(out)
    }

    /// Values compared as XPath does: of things of the page it is enough that one fits.
    fn compare(&mut self, comparison: Comparison, left: &Value<'p>, right: &Value<'p>) -> Result<bool, TooSlow> {
        match (left, right) {
            (Value::Boolean(_), _) | (_, Value::Boolean(_)) => {
                let (left, right) = (number_of_truth(left.is_true()), number_of_truth(right.is_true()));
                Ok(fits(comparison, left, right))
            }
            (Value::Items(items), _) => {
                for &item in items {
                    let text = Value::Text(self.text_of(item)?);
                    if self.compare(comparison, &text, right)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            (_, Value::Items(items)) => {
                for &item in items {
                    let text = Value::Text(self.text_of(item)?);
                    if self.compare(comparison, left, &text)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            (Value::Text(left), Value::Text(right))
                if matches!(comparison, Comparison::Equal | Comparison::Unequal) =>
            {
                Ok((left == right) == (comparison == Comparison::Equal))
            }
            _ => {
                let (left, right) = (self.number_of_value(left)?, self.number_of_value(right)?);
                Ok(fits(comparison, left, right))
            }
        }
    }

    fn path(&mut self, path: &'p Path, at: Place) -> Result<Vec<Item>, TooSlow> {
        let mut items = match &path.start {
            Start::Here => vec![at.item],
            Start::Document => vec![Item::Document],
            Start::Found(inner, predicates) => {
                let found = self.items(inner, at)?;
                self.narrowed(found, predicates)?
            }
        };
        let mut steps = path.steps.iter().peekable();
        while let Some(step) = steps.next() {
            if items.is_empty() {
                break;
            }
            // `//p` is a step to all below and one to their children; together they are one walk.
            let below = steps.next_if(|next| step.is_any_below() && is_one_walk(next));
            items = match below {
                Some(next) => self.step(Axis::Descendant, next, &items)?,
                None => self.step(step.axis, step, &items)?,
            };
        }
        Ok(items)
    }

    fn step(&mut self, axis: Axis, step: &'p Step, from: &[Item]) -> Result<Vec<Item>, TooSlow> {
        let way = Way { page: self.page, axis, test: &step.test };
        if !step.predicates.iter().any(Expression::is_positional) {
            let all = way.of_all(from, self.budget)?;
            return self.narrowed(all, &step.predicates);
        }
        // The first few are enough where the first predicate names one of them.
        let most = match step.predicates.first() {
            Some(Expression::Number(number)) => first_few(*number),
            _ => usize::MAX,
        };
        let mut out = Vec::new();
        for &item in from {
            let taken = way.of_one(item, most, self.budget)?;
            out.extend(self.narrowed(taken, &step.predicates)?);
        }
        Ok(ordered(out))
    }

    /// What is left by predicates; positions count in the order given.
    fn narrowed(&mut self, mut items: Vec<Item>, predicates: &'p [Expression]) -> Result<Vec<Item>, TooSlow> {
        for predicate in predicates {
            let last = items.len();
            let mut kept = Vec::new();
            for (at, item) in items.into_iter().enumerate() {
                let position = at + 1;
                let is_kept = match self.value(predicate, Place { item, position, last })? {
                    Value::Number(number) => is_position(number, position),
                    value => value.is_true(),
                };
                if is_kept {
                    kept.push(item);
                }
            }
            items = kept;
        }
        Ok(items)
    }
}

/// Whether a step behind `//` may be taken as one walk over all below: its positions, if any, would count otherwise.
fn is_one_walk(step: &Step) -> bool {
    let is_below = step.axis == Axis::Child && step.test != Test::Nothing;
    is_below && !step.predicates.iter().any(Expression::is_positional)
}

#[allow(clippy::cast_sign_loss, reason = "what is below zero is no position; the cast makes it 0")]
fn first_few(number: f64) -> usize {
    number.max(0.0) as usize
}

fn is_position(number: f64, position: usize) -> bool {
    (number - position as f64).abs() < f64::EPSILON
}

#[allow(clippy::float_cmp, reason = "the equality of XPath")]
fn fits(comparison: Comparison, left: f64, right: f64) -> bool {
    match comparison {
        Comparison::Equal => left == right,
        Comparison::Unequal => left != right,
        Comparison::Less => left < right,
        Comparison::AtMost => left <= right,
        Comparison::More => left > right,
        Comparison::AtLeast => left >= right,
    }
}
