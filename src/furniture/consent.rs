//! Consent dialogs, however long: by the names that consent services give them, by being dialogs that speak of cookies,
//! and by their buttons.

use super::lexicon::Kind;
use super::survey::Survey;
use super::{Reason, Rule, Trust};
use std::cell::Cell;
use std::ops::Range;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "consent-box",
        reason: Reason::Consent,
        trust: Trust::Sign,
        says: "An element that bears the name of a consent service or of a cookie banner.",
        find: named_box,
    },
    Rule {
        name: "consent-dialog",
        reason: Reason::Consent,
        trust: Trust::Sign,
        says: "A dialog, or a box named after cookies, that speaks of cookies, partners or privacy.",
        find: dialog,
    },
    Rule {
        name: "consent-buttons",
        reason: Reason::Consent,
        trust: Trust::Sign,
        says: "A short text on cookies with a button to accept them.",
        find: buttons,
    },
    Rule {
        name: "consent-line",
        reason: Reason::Consent,
        trust: Trust::Sign,
        says: "A block that begins as cookie notices do and goes on to speak of consent.",
        find: line,
    },
];

/// Words of a notice known by its button alone.
const NOTICE_WORDS: u32 = 250;
/// How many words of evidence make a notice.
const EVIDENCE: usize = 2;

fn named_box(survey: &Survey<'_>) -> Vec<Range<usize>> {
    survey.outermost(Kind::Consent, |_, _| true)
}

fn speaks(survey: &Survey<'_>, range: &Range<usize>) -> bool {
    survey.spoken.evidence(Reason::Consent, &survey.folded_text(range)) >= EVIDENCE
}

fn dialog(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let is_dialog = |node: usize| survey.is(node, Kind::DialogRole) || survey.is(node, Kind::Cookie);
    // What the whole of a box does not say, its parts do not say either.
    let silent_until = Cell::new(0);
    survey.outermost_named(is_dialog, |node, counts| {
        // Within the main text a name is not enough: a recipe has cookies too.
        let is_free = !survey.is_in_core(node) || counts.controls > 0;
        if !is_free || counts.words == 0 || node < silent_until.get() {
            return false;
        }
        let range = survey.range(node);
        let speaks = speaks(survey, &range);
        if !speaks && counts.words < 400 {
            silent_until.set(range.end);
        }
        speaks
    })
}

fn buttons(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, block) in survey.blocks.iter().enumerate() {
        let is_button =
            survey.said(at).whole.has(Reason::Consent) && survey.count(&(block.start..block.end)).is_linked(90);
        if !is_button || found.last().is_some_and(|last| last.contains(&block.start)) {
            continue;
        }
        let top = survey.climb(block.start, |_, counts| counts.words <= NOTICE_WORDS);
        let range = survey.range(top);
        if top != block.start && speaks(survey, &range) {
            found.push(range);
        }
    }
    found
}

fn line(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, block) in survey.blocks.iter().enumerate() {
        let said = survey.said(at);
        let is_notice =
            said.opening.has(Reason::Consent) && survey.spoken.evidence(Reason::Consent, &said.folded) > EVIDENCE + 1;
        if is_notice {
            found.push(survey.alone(block));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::check::{check, check_in_text, in_text};

    #[test]
    fn a_service_is_known_by_name_even_if_longer_than_the_article() {
        let purposes = "<p>Cookies and other identifiers can be stored on or read from your device to recognise it each time it connects.</p>".repeat(20);
        check(
            &format!("<body><div id=onetrust-consent-sdk><h2>Before you continue</h2>{purposes}</div>{}", in_text("")),
            &[("consent-box", "Before")],
        );
        check(
            &format!("<body><div id=sp_message_container_77>{purposes}</div>{}", in_text("")),
            &[("consent-box", "Cookies")],
        );
    }

    #[test]
    fn a_dialog_is_known_by_its_words() {
        check(
            &format!(
                "{}<div role=dialog class=xyz><h2>Nous respectons votre vie privée</h2><p>Nos partenaires utilisent des cookies.</p><button>OK</button></div>",
                in_text("")
            ),
            &[("consent-dialog", "Nous respectons")],
        );
    }

    #[test]
    fn a_notice_is_known_by_its_button() {
        check(
            &format!(
                "{}<div class=x9><p>We and our partners store cookies on your device.</p><div><button>Accept all</button></div></div>",
                in_text("")
            ),
            &[("consent-buttons", "We and")],
        );
    }

    #[test]
    fn a_text_on_cookies_stays() {
        check_in_text("<p>We use cookies as bait, and the consent of our partners is not asked.</p>", &[]);
        check_in_text(
            "<div class=cookie-recipe><p>Bake the cookies with your partners for ten minutes.</p></div>",
            &[],
        );
        check_in_text(
            "<section id=cookies><h2>Cookies</h2><p>A cookie is set on the device with consent.</p></section>",
            &[],
        );
        check_in_text("<p>Accept all</p><p>They accept all cookies and the privacy of the device.</p>", &[]);
    }
}
