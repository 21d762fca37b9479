//! What to think of what was kept: how sure the choice is, in words, and whether the page reads as an article at all.

use crate::error::CleanError;
use crate::judge::{Breadth, Verdict};
use crate::page::{Note, Page, Source, Tag};
use crate::segment::Block;

/// Confidence from which nothing need be said: in the table of docs/model.md nine in ten such pages came out well (a word
/// F1 of 0.8 or more).
const SURE: f32 = 0.9;
/// Confidence below which more pages came out badly than well.
const LIKELY: f32 = 0.8;
/// The most that is said of a page that is no article, however well its parts are told apart.
pub const MOST_OF_NO_ARTICLE: f32 = 0.5;

/// Fewer words than a sentence has are nothing to read.
const SENTENCE_WORDS: u32 = 8;
/// Fewer words are hardly an article; less prose is none where there is a form besides.
const PROSE_WORDS: u32 = 25;
/// A page with a field for a password and fewer words than this is there to sign in.
const SIGN_IN_WORDS: u32 = 120;

/// How sure the choice is, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// More likely than not it is wrong, or there is no article.
    Unsure,
    /// Probably the article, perhaps not the whole of it.
    Likely,
    /// The article.
    Sure,
}

impl Certainty {
    /// The words for a confidence.
    pub fn of(confidence: f32) -> Self {
        match confidence {
            SURE.. => Self::Sure,
            LIKELY.. => Self::Likely,
            _ => Self::Unsure,
        }
    }

    /// Its name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unsure => "unsure",
            Self::Likely => "likely",
            Self::Sure => "sure",
        }
    }
}

/// What speaks against an article where something is kept: links without a sentence between them, or few words. An error where nothing
/// is there to read: no word, or a form to sign in. `words` are those of the article.
#[inline(never)]
pub fn doubt(page: &Page, blocks: &[Block], verdict: &Verdict, words: u32) -> Result<Option<Note>, CleanError> {
    if page.source() == Source::Text {
        return if words == 0 { Err(CleanError::NoArticle) } else { Ok(None) };
    }
    let kept = || blocks.iter().zip(&verdict.is_kept).filter(|(_, kept)| **kept).map(|(block, _)| block);
    let links: u32 = kept().map(|block| block.link_words).sum();
    let is_sentence =
        |block: &&Block| block.sentences > 0 && block.measure.words >= SENTENCE_WORDS && block.link_density() < 0.5;
    let prose: u32 = kept().filter(is_sentence).map(|block| block.measure.words).sum();
    let is_password = |n: usize| page.tag(n) == Tag::Input && page.attr(n, "type") == Some("password");
    let has_password = || (0..page.len()).any(|n| is_password(n) && !page.is_hidden(n));
    // Who asks for more or less than the default has seen what there is.
    let is_default = verdict.breadth == Breadth::default();
    let is_sign_in = is_default && prose < PROSE_WORDS && words < SIGN_IN_WORDS && has_password();
    if words == 0 || is_sign_in {
        return Err(CleanError::NoArticle);
    }
    Ok(match () {
        () if prose == 0 && links * 2 > words => Some(Note::LinksOnly),
        () if words < PROSE_WORDS => Some(Note::FewWords),
        () => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, clean};

    fn check(html: &str, expected: Result<&[Note], CleanError>) {
        let cleaned = clean(&Page::from_html(html, None), &Options::default());
        assert_eq!(
            cleaned.as_ref().map(|cleaned| cleaned.notes.as_slice()).map_err(|error| *error),
            expected,
            "{html}"
        );
        if let Ok(cleaned) = cleaned.as_ref().map_err(|_| ())
            && expected.is_ok_and(|notes| !notes.is_empty())
        {
            assert_eq!(cleaned.certainty, Certainty::Unsure);
            assert!(cleaned.article.words > 0);
        }
    }

    #[test]
    fn says_in_words_how_sure_the_choice_is() {
        for (confidence, expected) in
            [(0.0, "unsure"), (0.799, "unsure"), (0.8, "likely"), (0.9, "sure"), (1.0, "sure")]
        {
            assert_eq!(Certainty::of(confidence).name(), expected);
        }
    }

    #[test]
    fn shows_a_page_of_links_and_says_what_it_is() {
        let links: String = (0..30).map(|n| format!("<li><a href=/{n}>The story number {n}</a>")).collect();
        check(&format!("<title>Home</title><main><ul>{links}</ul></main>"), Ok(&[Note::LinksOnly]));
        check(&format!("<title>Home</title><nav><ul>{links}</ul></nav>"), Ok(&[Note::LinksOnly]));
    }

    #[test]
    fn shows_what_little_there_is_and_refuses_nothing() {
        check("<p>The office is closed until Monday because of the flood in the cellar.</p>", Ok(&[Note::FewWords]));
        check("<p>Enter a number.</p><button>Go</button>", Ok(&[Note::FewWords]));
        check("<h1>Gull</h1><img src=gull.jpg>", Err(CleanError::NoArticle));
    }

    #[test]
    fn refuses_a_form_to_sign_in() {
        let form = "<h1>Sign in</h1><form><label>Name <input></label><label>Password <input type=password></label></form>\
            <p>New here? <a href=/register>Open an account</a>";
        check(form, Err(CleanError::NoArticle));
    }
}
