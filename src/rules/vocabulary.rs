//! All that can stand in a rule, for whoever completes what is typed: made from the tables by which rules are read.

use super::cut::{NATIVE, OPERATORS, Takes};
use super::line::{Action, OFF};
use super::{MAX_LINE, MAX_TEXT};
use crate::furniture::{self, Reason};
use serde::Serialize;

/// What can stand in a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Vocabulary {
    /// What goes on from what is found so far; each needs named hosts.
    pub operators: Vec<Word>,
    /// What is done, said last.
    pub actions: Vec<Word>,
    /// Functions of CSS that may stand in a selector.
    pub css: Vec<&'static str>,
    /// Reasons of furniture.
    pub reasons: Vec<&'static str>,
    /// Rules of furniture.
    pub rules: Vec<&'static str>,
    /// What stands before a rule that is switched off.
    pub off: &'static str,
    /// The longest line, bytes.
    pub most_line: usize,
    /// The longest text, bytes.
    pub most_text: usize,
}

/// An operator or an action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Word {
    /// Its name, without colon and brackets.
    pub name: &'static str,
    /// Other names for it.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub also: &'static [&'static str],
    /// What stands in its brackets.
    pub takes: Takes,
    /// Whether a rule with it must name its hosts.
    pub needs_hosts: bool,
    /// Whether it stands alone behind the hosts, without a selector.
    pub stands_alone: bool,
    /// Whether it is for exceptions (`#@#`).
    pub is_exception: bool,
}

impl Vocabulary {
    /// All of it.
    pub fn all() -> Self {
        let word = |name, also, takes, needs_hosts| Word {
            name,
            also,
            takes,
            needs_hosts,
            stands_alone: false,
            is_exception: false,
        };
        let operators = OPERATORS.iter().filter_map(|(_, names, takes)| {
            let (name, also) = names.split_first()?;
            Some(word(name, also, *takes, true))
        });
        let alone = [
            Word { stands_alone: true, ..word("open", &[], Takes::Nothing, true) },
            Word { stands_alone: true, is_exception: true, ..word("furniture", &[], Takes::Furniture, false) },
        ];
        let actions =
            Action::ALL.into_iter().map(|action| word(action.name(), &[], Takes::Nothing, action.needs_hosts()));
        Self {
            operators: operators.collect(),
            actions: actions.chain(alone).collect(),
            css: NATIVE.to_vec(),
            reasons: Reason::FURNITURE.map(Reason::name).to_vec(),
            rules: furniture::rules().map(|rule| rule.name).collect(),
            off: OFF,
            most_line: MAX_LINE,
            most_text: MAX_TEXT,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::told::of_line;
    use super::*;

    /// Whatever can be completed can be read.
    #[test]
    fn every_word_is_read() {
        let all = Vocabulary::all();
        for word in all.operators.iter().chain(&all.actions) {
            for name in std::iter::once(&word.name).chain(word.also) {
                let argument = match word.takes {
                    Takes::Text | Takes::Number | Takes::Ancestor => "1",
                    Takes::XPath => "//p",
                    Takes::Nothing => "",
                    Takes::Furniture => "ad",
                };
                let (mark, selector) =
                    (if word.is_exception { "#@#" } else { "##" }, if word.stands_alone { "" } else { "p" });
                let body = format!("{mark}{selector}:{name}({argument})");
                assert_eq!(of_line(&format!("a.fr{body}"), 1).kind, "rule", "{body}");
                assert_eq!(of_line(&body, 1).kind == "rule", !word.needs_hosts, "{body}");
            }
        }
        for name in all.reasons.iter().chain(&all.rules) {
            assert_eq!(of_line(&format!("#@#:furniture({name})"), 1).kind, "rule", "{name}");
        }
        assert!(all.reasons.len() == 14 && all.rules.len() >= 30);
    }
}
