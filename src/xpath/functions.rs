//! The functions of XPath that site rules use, and `ends-with`, `lower-case` and `upper-case` of XPath 2, which people
//! write all the same.

use super::TooSlow;
use super::evaluate::{Evaluation, Place};
use super::expression::{Expression, Function};
use super::value::{Item, Value, number_of};
use crate::page::text::{collapsed, is_space};
use std::borrow::Cow;

impl<'p> Evaluation<'p, '_> {
    pub(super) fn call(
        &mut self,
        function: Function,
        arguments: &'p [Expression],
        at: Place,
    ) -> Result<Value<'p>, TooSlow> {
        let first = arguments.first();
        Ok(match function {
            Function::True => Value::Boolean(true),
            Function::False => Value::Boolean(false),
            Function::Boolean => Value::Boolean(self.is_true(first, at)?),
            Function::Not => Value::Boolean(!self.is_true(first, at)?),
            Function::Contains | Function::StartsWith | Function::EndsWith => {
                let (text, part) = (self.argument(first, at)?, self.argument(arguments.get(1), at)?);
                Value::Boolean(match function {
                    Function::Contains => text.contains(&*part),
                    Function::StartsWith => text.starts_with(&*part),
                    _ => text.ends_with(&*part),
                })
            }
            Function::Position => Value::Number(at.position as f64),
            Function::Last => Value::Number(at.last as f64),
            Function::Count => Value::Number(match first {
                Some(path) => self.items(path, at)?.len() as f64,
                None => 0.0,
            }),
            Function::Number => match first {
                Some(argument) => Value::Number(self.number(argument, at)?),
                None => Value::Number(number_of(&self.argument(None, at)?)),
            },
            Function::Ceiling => Value::Number(self.first_number(first, at)?.ceil()),
            Function::Floor => Value::Number(self.first_number(first, at)?.floor()),
            Function::Round => Value::Number(rounded(self.first_number(first, at)?)),
            Function::StringLength => Value::Number(self.argument(first, at)?.chars().count() as f64),
            Function::String => Value::Text(self.argument(first, at)?),
            Function::NormalizeSpace => {
                let text = self.argument(first, at)?;
                Value::Text(if is_normal(&text) { text } else { Cow::Owned(collapsed(&text)) })
            }
            Function::LowerCase => Value::Text(Cow::Owned(self.argument(first, at)?.to_lowercase())),
            Function::UpperCase => Value::Text(Cow::Owned(self.argument(first, at)?.to_uppercase())),
            Function::Concat => {
                let mut out = String::new();
                for argument in arguments {
                    out.push_str(&self.argument(Some(argument), at)?);
                    // Of itself the text would grow with each level of nesting.
                    self.budget.spend_on_text(&out)?;
                }
                Value::Text(Cow::Owned(out))
            }
            Function::Translate => {
                let text = self.argument(first, at)?;
                let (from, to) = (self.argument(arguments.get(1), at)?, self.argument(arguments.get(2), at)?);
                self.budget.spend(text.len() / 8 * (1 + from.len() / 32))?;
                Value::Text(Cow::Owned(text.chars().filter_map(|c| translated(c, &from, &to)).collect()))
            }
            Function::Substring => {
                let (text, start) = (self.argument(first, at)?, self.first_number(arguments.get(1), at)?);
                let length = match arguments.get(2) {
                    Some(length) => self.number(length, at)?,
                    None => f64::INFINITY,
                };
                Value::Text(Cow::Owned(substring(&text, start, length)))
            }
            Function::SubstringAfter | Function::SubstringBefore => {
                let (text, part) = (self.argument(first, at)?, self.argument(arguments.get(1), at)?);
                let sides = text.split_once(&*part).unwrap_or_default();
                let side = if function == Function::SubstringAfter { sides.1 } else { sides.0 };
                Value::Text(Cow::Owned(side.to_owned()))
            }
            Function::Name | Function::LocalName => {
                let item = match first {
                    Some(path) => self.items(path, at)?.first().copied(),
                    None => Some(at.item),
                };
                Value::Text(Cow::Borrowed(item.map_or("", |item| self.name_of(item))))
            }
            Function::Id => {
                let ids = self.argument(first, at)?;
                self.budget.spend(self.page.len())?;
                let mut has_it = |id: &str| ids.split(is_space).any(|wanted| !wanted.is_empty() && wanted == id);
                let nodes = (0..self.page.len()).filter(|&node| self.page.attr(node, "id").is_some_and(&mut has_it));
                Value::Items(nodes.map(Item::Node).collect())
            }
        })
    }

    fn is_true(&mut self, argument: Option<&'p Expression>, at: Place) -> Result<bool, TooSlow> {
        Ok(match argument {
            Some(argument) => self.value(argument, at)?.is_true(),
            None => false,
        })
    }

    fn first_number(&mut self, argument: Option<&'p Expression>, at: Place) -> Result<f64, TooSlow> {
        argument.map_or(Ok(f64::NAN), |argument| self.number(argument, at))
    }

    /// An argument as text; where there is none, the text of what is looked at.
    fn argument(&mut self, argument: Option<&'p Expression>, at: Place) -> Result<Cow<'p, str>, TooSlow> {
        let Some(argument) = argument else { return self.text_of(at.item) };
        let value = self.value(argument, at)?;
        let text = self.text(value)?;
        self.budget.spend_on_text(&text)?;
        Ok(text)
    }

    fn name_of(&self, item: Item) -> &'p str {
        match item {
            Item::Document => "",
            Item::Node(node) => self.page.name(node),
            Item::Attribute(owner, at) => self.page.attrs(owner).nth(at).map_or("", |(name, _)| name),
        }
    }
}

/// Whether white space is collapsed already.
fn is_normal(text: &str) -> bool {
    let has_other = text.contains(|c| is_space(c) && c != ' ');
    !has_other && !text.contains("  ") && !text.starts_with(' ') && !text.ends_with(' ')
}

/// A half is rounded up, below zero as well.
fn rounded(number: f64) -> f64 {
    (number + 0.5).floor()
}

/// The characters whose positions, from 1, are at least the start and less than start and length together.
fn substring(text: &str, start: f64, length: f64) -> String {
    let start = rounded(start);
    let end = start + if length.is_finite() { rounded(length) } else { length };
    let is_in = |position: f64| position >= start && position < end;
    text.chars().enumerate().filter(|(at, _)| is_in((at + 1) as f64)).map(|(_, c)| c).collect()
}

/// The character that stands in `to` where this one stands in `from`; none where `to` is shorter.
fn translated(c: char, from: &str, to: &str) -> Option<char> {
    match from.chars().position(|one| one == c) {
        Some(at) => to.chars().nth(at),
        None => Some(c),
    }
}
