//! What a service answered, put back. Each placeholder has to come once and in a valid nesting; else the text is asked for
//! again without any, and what it then lacks is put at its words or behind it.

use super::attach::attached;
use super::parts::Source;
use super::places::{Spot, places};
use super::read::read;
use super::{Markup, Setup};
use crate::article::{Article, Inline};
use std::collections::HashMap;

/// Bytes of an answer, for each byte that was sent: between scripts a text may take three times as many.
const MAX_GROWTH: usize = 10;
/// Bytes of an answer to the shortest text.
const MAX_SHORT: usize = 1_000;

/// What a service answered to a segment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// The segment's path.
    pub path: String,
    /// What came back.
    pub text: String,
    /// Whether it was the segment's `plain` that was sent.
    pub is_plain: bool,
    /// What came back for the segment's `words`, where these were sent too.
    pub words: Vec<String>,
}

/// What becomes of an answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// The translated content of the place.
    Content(Vec<Inline>),
    /// The answer says nothing; this is the content as it was.
    Unchanged(Vec<Inline>),
    /// The placeholders did not come back as they were sent: the segment's `plain` is to be sent.
    Again,
}

/// Puts answers back, in the order they come. One to a path that is no segment's is left out.
pub fn reassemble(article: &Article, setup: &Setup, answers: &[Answer]) -> Vec<(String, Piece)> {
    let spots: HashMap<String, Spot<'_>> = places(article).into_iter().map(|place| (place.path, place.spot)).collect();
    let piece = |answer: &Answer| {
        let source = Source::of(spots.get(&answer.path)?, &setup.glossary)?;
        Some((answer.path.clone(), put_back(source, setup.markup, answer)))
    };
    answers.iter().filter_map(piece).collect()
}

fn put_back(source: Source, markup: Markup, answer: &Answer) -> Piece {
    let sent = if answer.is_plain { source.plain() } else { markup.written(&source.core) };
    let is_long = answer.text.len() > MAX_SHORT + MAX_GROWTH * sent.len();
    if answer.is_plain {
        return match attached(&source.core, answer).filter(|_| !is_long) {
            Some(content) => Piece::Content(source.whole(content)),
            None => Piece::Unchanged(source.unchanged()),
        };
    }
    match read(&source, markup, &answer.text).filter(|_| !is_long) {
        Some(content) => Piece::Content(source.whole(content)),
        None => Piece::Again,
    }
}
