//! Why a line does nothing: each cause once, with the code by which a page finds its own words for it and the English of
//! the command line.

use super::MAX_LINE;
use super::line::Action;
use std::fmt;

/// Why a line does nothing, and where in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unused {
    /// Where in the line it stops being understood, in characters from 1.
    pub column: usize,
    /// How long what is not understood is, in characters; 0 where it goes on to the end of the line.
    pub length: usize,
    /// Why.
    pub cause: Cause,
}

impl Unused {
    /// A cause at a place, to the end of the line.
    pub const fn at(column: usize, cause: Cause) -> Self {
        Self { column, length: 0, cause }
    }

    /// A cause that these words at a place are.
    pub fn of(column: usize, words: &str, cause: Cause) -> Self {
        Self { column, length: words.chars().count(), cause }
    }

    /// A sentence without its full stop.
    pub fn why(&self) -> String {
        self.cause.to_string()
    }
}

/// What is the matter with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// It is longer than a rule may be.
    TooLong,
    /// A style or a script of another filter.
    Foreign,
    /// A filter of requests.
    Request,
    /// Nothing parts hosts and selector.
    NoSeparator,
    /// A script of another filter behind the separator.
    Script,
    /// A filter of markup.
    Markup,
    /// Nothing stands behind the separator.
    NoSelector,
    /// This is no host.
    NoHost(String),
    /// Nothing stands between two commas.
    HostMissing,
    /// Nothing stands before a comma.
    NothingBeforeComma,
    /// Nothing stands before an operator.
    NothingBeforeOperator,
    /// No selector that the engine reads.
    BadSelector(String),
    /// No operator of ours.
    UnknownOperator(String),
    /// The bracket of this operator is not closed.
    OpenBracket(String),
    /// An operator within the brackets of another.
    NestedOperator,
    /// Something stands behind what is done.
    ActionNotLast,
    /// What is done is said again.
    ActionTwice,
    /// This action takes nothing between its brackets.
    ActionTakesNothing(Action),
    /// Operators are for named hosts only.
    OperatorNeedsHosts,
    /// This is for named hosts only.
    ActionNeedsHosts(&'static str),
    /// No number of characters.
    NoLength,
    /// No number from 1 to this.
    NoSteps(usize),
    /// There is no text to look for.
    NoText,
    /// No flag of an expression.
    UnknownFlag(char),
    /// No expression that the engine reads.
    BadExpression,
    /// No XPath that is read; why, in English.
    BadXPath(String),
    /// Furniture goes already.
    FurnitureGoes,
    /// No reason and no rule of furniture.
    UnknownFurniture(String),
}

impl Cause {
    /// Its stable name.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLong => "too-long",
            Self::Foreign => "foreign",
            Self::Request => "request",
            Self::NoSeparator => "no-separator",
            Self::Script => "script",
            Self::Markup => "markup",
            Self::NoSelector => "no-selector",
            Self::NoHost(_) => "no-host",
            Self::HostMissing => "host-missing",
            Self::NothingBeforeComma => "nothing-before-comma",
            Self::NothingBeforeOperator => "nothing-before-operator",
            Self::BadSelector(_) => "bad-selector",
            Self::UnknownOperator(_) => "unknown-operator",
            Self::OpenBracket(_) => "open-bracket",
            Self::NestedOperator => "nested-operator",
            Self::ActionNotLast => "action-not-last",
            Self::ActionTwice => "action-twice",
            Self::ActionTakesNothing(_) => "action-takes-nothing",
            Self::OperatorNeedsHosts => "operator-needs-hosts",
            Self::ActionNeedsHosts(_) => "action-needs-hosts",
            Self::NoLength => "no-length",
            Self::NoSteps(_) => "no-steps",
            Self::NoText => "no-text",
            Self::UnknownFlag(_) => "unknown-flag",
            Self::BadExpression => "bad-expression",
            Self::BadXPath(_) => "bad-xpath",
            Self::FurnitureGoes => "furniture-goes",
            Self::UnknownFurniture(_) => "unknown-furniture",
        }
    }

    /// What the code is about, where that is more than the code: a word of the line, a name, a number.
    pub fn about(&self) -> Option<String> {
        match self {
            Self::NoHost(said)
            | Self::BadSelector(said)
            | Self::UnknownOperator(said)
            | Self::OpenBracket(said)
            | Self::BadXPath(said)
            | Self::UnknownFurniture(said) => Some(said.clone()),
            Self::ActionTakesNothing(action) => Some(action.name().to_owned()),
            Self::ActionNeedsHosts(name) => Some((*name).to_owned()),
            Self::UnknownFlag(flag) => Some(flag.to_string()),
            Self::NoSteps(most) => Some(most.to_string()),
            Self::TooLong => Some(MAX_LINE.to_string()),
            _ => None,
        }
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooLong => return write!(f, "the line is longer than {MAX_LINE} bytes"),
            Self::Foreign => "styles and scripts of other filters are not used",
            Self::Request => "a filter of requests: Limpide makes none and blocks none",
            Self::NoSeparator => "there is no ## between the hosts and the selector",
            Self::Script => "scripts of other filters are not used",
            Self::Markup => "filters of markup are not used; write a selector of what is shown",
            Self::NoSelector => "there is no selector after the ##",
            Self::NoHost(name) => {
                return write!(f, "“{name}” is no host; write it as in an address, in ASCII");
            }
            Self::HostMissing => "a host is missing between the commas",
            Self::NothingBeforeComma => "there is no selector before the comma",
            Self::NothingBeforeOperator => "there is no selector before the operator",
            Self::BadSelector(said) => return write!(f, "“{said}” is no selector that can be used here"),
            Self::UnknownOperator(name) => return write!(f, "the operator :{name}() is not used here"),
            Self::OpenBracket(name) => return write!(f, "the bracket of :{name}( is not closed"),
            Self::NestedOperator => "an operator within the brackets of another is not used here",
            Self::ActionNotLast => "what is done with it is said last",
            Self::ActionTwice => "what is done with it is said twice",
            Self::ActionTakesNothing(action) => {
                return write!(f, ":{}() takes nothing between its brackets", action.name());
            }
            Self::OperatorNeedsHosts => "a rule with such operators must name its hosts before the ##",
            Self::ActionNeedsHosts(name) => return write!(f, ":{name}() must name its hosts before the ##"),
            Self::NoLength => "a number of characters is wanted here",
            Self::NoSteps(most) => return write!(f, "a number from 1 to {most} is wanted here"),
            Self::NoText => "there is no text to look for",
            Self::UnknownFlag(flag) => return write!(f, "the flag “{flag}” is not known; i, m, s and u are"),
            Self::BadExpression => {
                "the regular expression cannot be read, or is too large; look-around and back references do not exist here"
            }
            Self::BadXPath(why) => why,
            Self::FurnitureGoes => "furniture is removed already; #@#:furniture(…) leaves it in",
            Self::UnknownFurniture(name) => return write!(f, "no reason or rule is called “{name}”"),
        })
    }
}
