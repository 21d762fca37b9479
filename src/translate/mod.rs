//! Translation, as far as it needs no service: what of an Article is translated leaves as segments, one a block, its
//! markup as numbered placeholders; what a service answers is put back, checked, and makes a translated Article. A reply
//! is text from a stranger: it never makes an inline that the source did not have.

pub mod json;

mod places;

mod glossary;
mod parts;
mod stands;

mod markup;
mod tokens;

mod answer;
mod attach;
mod clean;
mod read;

mod both;

#[cfg(test)]
mod check;
#[cfg(test)]
mod harm;
#[cfg(test)]
mod promises;

pub use answer::{Answer, Piece, reassemble};
pub use both::{Show, translated};
pub use glossary::Glossary;
pub use markup::Markup;
pub use places::{Place, Spot, places};

use crate::article::{Article, Direction};
use parts::Source;

/// How segments are written and what is kept out of them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Setup {
    /// How placeholders are written.
    pub markup: Markup,
    /// Words that are never translated.
    pub glossary: Glossary,
}

/// A text to be translated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// Where it stands in the Article, a JSON pointer (RFC 6901).
    pub path: String,
    /// The text with placeholders.
    pub text: String,
    /// The text without, for services that lose placeholders.
    pub plain: String,
    /// The words of its links, in order; translated beside `plain` they tell where in it the links belong.
    pub words: Vec<String>,
    /// Its language, where it is not that of the article.
    pub lang: Option<String>,
}

/// All that is translated of an Article, in reading order.
pub fn segments(article: &Article, setup: &Setup) -> Vec<Segment> {
    let segment = |place: Place<'_>| {
        let source = Source::of(&place.spot, &setup.glossary)?;
        let lang = place.lang.filter(|&lang| article.lang.as_deref() != Some(lang)).map(String::from);
        Some(Segment {
            text: setup.markup.written(&source.core),
            plain: source.plain(),
            words: source.link_words(),
            path: place.path,
            lang,
        })
    };
    places(article).into_iter().filter_map(segment).collect()
}

/// The name of a language in its usual spelling; none where it is none.
pub fn language(tag: &str) -> Option<String> {
    crate::describe::well_formed(tag)
        .filter(|_| tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')))
}

/// The direction a language is written in.
pub fn direction_of(lang: &str) -> Direction {
    crate::describe::direction_of(lang)
}
