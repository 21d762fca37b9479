//! Promotion of the site itself: its app, its podcasts, its channels, its shop.

use super::lexicon::Kind;
use super::survey::Survey;
use super::{Reason, Rule};
use std::ops::Range;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "promotion-box",
        reason: Reason::Promotion,
        says: "A short element named as a promotion, with a link or a button.",
        find: named_box,
    },
    Rule {
        name: "app-promotion",
        reason: Reason::Promotion,
        says: "A short block that calls to get the app, to listen to the podcast or to follow the site elsewhere.",
        find: line,
    },
];

/// Words of a promotion.
const BOX_WORDS: u32 = 60;

fn named_box(survey: &Survey<'_>) -> Vec<Range<usize>> {
    survey.outermost(Kind::Promotion, |_, counts| {
        counts.long == 0 && counts.words <= BOX_WORDS && (counts.links > 0 || counts.controls > 0)
    })
}

fn line(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, block) in survey.blocks.iter().enumerate() {
        let said = survey.said(at);
        let calls = said.whole.has(Reason::Promotion) || said.opening.has(Reason::Promotion);
        let is_short = block.measure.words <= BOX_WORDS / 2;
        if calls && is_short && !survey.is_heading(block) && !survey.is_data(block) {
            found.push(survey.alone(block));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::check::check_in_text;

    #[test]
    fn a_call_to_follow_the_site_goes() {
        check_in_text(
            "<p>Téléchargez l’application du Courrier et ne manquez rien.</p>",
            &[("app-promotion", "Téléchargez")],
        );
        check_in_text("<p>Follow us on Google News</p>", &[("app-promotion", "Follow us")]);
        check_in_text(
            "<div class=promo-box><p>A year of the Courier</p><a href=a>Buy</a></div>",
            &[("promotion-box", "A year")],
        );
    }

    #[test]
    fn texts_on_apps_and_podcasts_stay() {
        check_in_text("<p>The podcast was recorded on board, and one can download the app at home.</p>", &[]);
        check_in_text("<h2>Download the app</h2><p>Open the store and look for the ferry.</p>", &[]);
        check_in_text("<div class=promotion><p>She was given a promotion.</p></div>", &[]);
    }
}
