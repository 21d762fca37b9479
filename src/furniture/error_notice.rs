//! Error notices that a page keeps for later or leaves at its end: a page not found, a video that does not play.

use super::lexicon::Kind;
use super::survey::Survey;
use super::{Reason, Rule, Trust};
use crate::page::Tag;
use crate::segment::Block;
use std::ops::Range;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "not-found-notice",
        reason: Reason::ErrorNotice,
        trust: Trust::Sign,
        says: "A heading such as \"Page not found\" with the line that explains it, on a page that was found.",
        find: not_found,
    },
    Rule {
        name: "cannot-show-notice",
        reason: Reason::ErrorNotice,
        trust: Trust::Sign,
        says: "A short block that says that something is gone, or cannot be shown in this browser.",
        find: cannot_show,
    },
];

/// Words of an explanation.
const NOTICE_WORDS: u32 = 30;

/// Whether a block explains an error.
fn explains(survey: &Survey<'_>, at: usize) -> bool {
    survey.said(at).opening.has(Reason::ErrorNotice)
        && survey.blocks.get(at).is_some_and(|block| block.measure.words <= NOTICE_WORDS && !is_quoted(survey, block))
}

/// Whether a block stands in a quotation: a text on errors quotes them.
fn is_quoted(survey: &Survey<'_>, block: &Block) -> bool {
    survey.page.ancestors(block.start).take(4).any(|n| survey.page.tag(n) == Tag::Blockquote)
}

/// Whether a block names an error, and is not the title of a page that is one.
fn names(survey: &Survey<'_>, at: usize) -> bool {
    let said = survey.said(at);
    said.whole.has(Reason::ErrorNotice) && said.folded != survey.title
}

fn not_found(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let pairs = survey.blocks.iter().zip(survey.blocks.iter().skip(1)).enumerate();
    for (at, (block, next)) in pairs {
        if !names(survey, at) || !explains(survey, at + 1) {
            continue;
        }
        let (first, last) = (survey.alone(block), survey.alone(next));
        let both = first.start..last.end;
        let counts = survey.count(&both);
        let page = survey.page;
        let inner = page.ancestors(first.start).find(|&n| page.end(n) >= both.end);
        let fits = |_: usize, c: &super::counts::Counts| c.words <= counts.words + 8 && c.media <= counts.media + 1;
        let inner = inner.filter(|&n| !survey.holds_core(n) && fits(n, &survey.count_in(n)));
        found.push(inner.map_or(both, |inner| survey.range(survey.climb(inner, fits))));
    }
    found
}

fn cannot_show(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, block) in survey.blocks.iter().enumerate() {
        let is_named = names(survey, at)
            && (block.is_hidden
                || survey.is_near(block.start, Kind::Error)
                || survey.is_near(block.start, Kind::Template));
        // On a page that is an error and nothing more, the notice is all there is to read.
        let is_beside_text = survey.total().long > 0 || block.is_hidden;
        if (is_named || explains(survey, at)) && is_beside_text && !survey.is_heading(block) {
            found.push(survey.alone(block));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::check::{check, check_in_text, check_plain, in_text};

    #[test]
    fn a_notice_left_in_the_page_goes_whole() {
        check(
            &format!(
                "<body>{}<div hidden><p>Page non trouvée</p><p>Le contenu auquel vous tentez d'accéder n'existe pas.</p></div>",
                in_text("")
            ),
            &[("not-found-notice", "Page non trouvée Le contenu")],
        );
        check_plain(
            "Les combats\n\nPage non trouvée\n\nLe contenu auquel vous tentez d'accéder n'existe pas ou n'est plus disponible.",
            &[("not-found-notice", "Page non trouvée Le contenu")],
        );
    }

    #[test]
    fn what_cannot_be_shown_says_so() {
        check_in_text("<p>This video is no longer available.</p>", &[("cannot-show-notice", "This video")]);
        check_in_text("<p>Please enable JavaScript to see this chart.</p>", &[("cannot-show-notice", "Please")]);
    }

    #[test]
    fn texts_on_errors_and_pages_that_are_one_stay() {
        check_in_text("<blockquote>The page you are looking for went out for bread.</blockquote>", &[]);
        check_in_text("<h2>Page not found</h2><p>So said the log of the harbour, and it was right.</p>", &[]);
        check_in_text(
            "<p>The page you requested of the ship's boy, sir, is asleep; he has been up since four and will be of no use to anyone before noon, least of all to a captain who wants the deck washed down twice before breakfast is served.</p>",
            &[],
        );
        check("<body><h1>Page not found</h1><p>The page you are looking for does not exist.</p>", &[]);
    }
}
