//! Why a line of a config is not used, or not needed: each cause once, with the code by which a page finds its own words for
//! it and the English of the command line.

use super::rule::MAX_RULE;
use std::fmt;

/// Why a line comes to no rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// It is about attributes, which are never read.
    Attributes,
    /// What is not found is looked for anyway.
    FoundAnyway,
    /// Two line breaks part paragraphs anyway.
    Breaks,
    /// The lead image is found anyway.
    LeadImage,
    /// The page is parsed as browsers parse it.
    Parsed,
    /// What is no text goes anyway.
    Pruned,
    /// It is about another engine's guesses.
    Guesses,
    /// Images that load late are found anyway.
    LateImages,
    /// Comments are removed anyway.
    Comments,
    /// It is about scripts and styles, which are never read.
    NeverRead,
    /// It would need a request.
    Requests,
    /// It would rewrite the page's text.
    Rewrites,
    /// It would change how the page is built.
    Changes,
    /// It would sign somebody in.
    SignIn,
    /// It depends on the rest of the page.
    Condition,
    /// It would call the article an advertisement.
    AdClue,
    /// It would leave out what the page says of itself.
    SelfDescription,
    /// A character that cannot be read.
    BadCharacter,
    /// No directive with a value.
    NoDirective,
    /// No directive that is known.
    UnknownDirective(String),
    /// This directive takes nothing in parentheses.
    TakesNoArgument(String),
    /// This directive has no value.
    NoValue(String),
    /// There are only quotes.
    OnlyQuotes,
    /// No XPath that is read; why, in English.
    BadXPath(String),
    /// The next page is no link.
    NoLink,
    /// The article is no element.
    NoArticle,
    /// What is removed is no element.
    NoElement,
    /// The path begins above the page.
    NeverFinds,
    /// The rule would be longer than a rule may be.
    RuleTooLong,
}

impl Cause {
    /// Its stable name.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Attributes => "attributes",
            Self::FoundAnyway => "found-anyway",
            Self::Breaks => "breaks",
            Self::LeadImage => "lead-image",
            Self::Parsed => "parsed",
            Self::Pruned => "pruned",
            Self::Guesses => "guesses",
            Self::LateImages => "late-images",
            Self::Comments => "comments",
            Self::NeverRead => "never-read",
            Self::Requests => "requests",
            Self::Rewrites => "rewrites",
            Self::Changes => "changes",
            Self::SignIn => "sign-in",
            Self::Condition => "condition",
            Self::AdClue => "ad-clue",
            Self::SelfDescription => "self-description",
            Self::BadCharacter => "bad-character",
            Self::NoDirective => "no-directive",
            Self::UnknownDirective(_) => "unknown-directive",
            Self::TakesNoArgument(_) => "takes-no-argument",
            Self::NoValue(_) => "no-value",
            Self::OnlyQuotes => "only-quotes",
            Self::BadXPath(_) => "bad-xpath",
            Self::NoLink => "no-link",
            Self::NoArticle => "no-article",
            Self::NoElement => "no-element",
            Self::NeverFinds => "never-finds",
            Self::RuleTooLong => "rule-too-long",
        }
    }

    /// What the code is about, where that is more than the code.
    pub fn about(&self) -> Option<&str> {
        match self {
            Self::UnknownDirective(said) | Self::TakesNoArgument(said) | Self::NoValue(said) | Self::BadXPath(said) => {
                Some(said)
            }
            _ => None,
        }
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Attributes => "attributes of the page never come into the article",
            Self::FoundAnyway => "what a rule does not find is looked for anyway",
            Self::Breaks => "two line breaks part paragraphs here anyway",
            Self::LeadImage => "the lead image is found anyway",
            Self::Parsed => "the page is parsed as browsers parse it",
            Self::Pruned => "what is no text is left out block by block, with a reason for each",
            Self::Guesses => "it is about another engine's guesses",
            Self::LateImages => "images that load late are found anyway",
            Self::Comments => "readers' comments are found and removed anyway",
            Self::NeverRead => "scripts, styles and comments of the markup are never read",
            Self::Requests => "no request is made; the page is read as the tab shows it",
            Self::Rewrites => "the text of the page is never rewritten before it is read",
            Self::Changes => "rules choose what is kept; they never change how the page is built",
            Self::SignIn => "nobody is signed in; sign in in the tab and the page is read as it shows",
            Self::Condition => "a rule has no condition on the rest of the page",
            Self::AdClue => "an article is not called an advertisement by a rule",
            Self::SelfDescription => {
                "what the page says of itself is always read; a rule for the title or date outranks it"
            }
            Self::BadCharacter => "a character here cannot be read; save the file as UTF-8",
            Self::NoDirective => "this is no “directive: value”",
            Self::UnknownDirective(name) => return write!(f, "the directive {name} is not known here"),
            Self::TakesNoArgument(name) => return write!(f, "{name} takes nothing in parentheses"),
            Self::NoValue(name) => return write!(f, "nothing stands behind {name}:"),
            Self::OnlyQuotes => "only quotes stand here",
            Self::BadXPath(why) => why,
            Self::NoLink => "the next page is a link on the page, and this finds none",
            Self::NoArticle => "an article is elements, and this finds only a text",
            Self::NoElement => "what is removed is elements, and this finds only a text or a number",
            Self::NeverFinds => "the path begins above the page, where only html is; begin it with //",
            Self::RuleTooLong => return write!(f, "it comes to a rule longer than {} KB", MAX_RULE >> 10),
        })
    }
}
