//! Prompts to subscribe or to log in, left where the text is cut or at its end. The text they stand beside stays.

use super::lexicon::Kind;
use super::survey::Survey;
use super::{Reason, Rule, Trust};
use std::ops::Range;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "subscription-box",
        reason: Reason::Paywall,
        trust: Trust::Name,
        says: "An element named as a paywall that speaks of subscribing and holds no text of the article.",
        find: named_box,
    },
    Rule {
        name: "subscription-offer",
        reason: Reason::Paywall,
        trust: Trust::Sign,
        says: "A button to subscribe with the few lines beside it that speak of subscribing.",
        find: offer,
    },
    Rule {
        name: "subscription-prompt",
        reason: Reason::Paywall,
        trust: Trust::Sign,
        says: "A short block that says that the rest is for subscribers, or asks to subscribe.",
        find: prompt,
    },
];

/// Words of a box.
const BOX_WORDS: u32 = 120;
/// Words of a block that is a prompt by how it begins.
const PROMPT_WORDS: u32 = 40;

fn named_box(survey: &Survey<'_>) -> Vec<Range<usize>> {
    survey.outermost(Kind::Paywall, |node, counts| {
        let speaks = || survey.spoken.evidence(Reason::Paywall, &survey.folded_text(&survey.range(node))) > 0;
        let asks = counts.links > 0 || counts.controls > 0 || counts.words <= PROMPT_WORDS;
        counts.words > 0 && counts.words <= BOX_WORDS && asks && speaks()
    })
}

/// Words of an offer that has no name, with its button.
const OFFER_WORDS: u32 = 60;
/// Blocks of such an offer: a question, what is offered, its price, a button.
const OFFER_BLOCKS: u32 = 4;
/// How many words of evidence make an offer.
const EVIDENCE: usize = 2;

fn offer(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, block) in survey.blocks.iter().enumerate() {
        let is_button = survey.said(at).whole.has(Reason::Paywall)
            && survey.count(&(block.start..block.end)).is_linked(90)
            && !survey.is_data(block);
        if !is_button || found.last().is_some_and(|last| last.contains(&block.start)) {
            continue;
        }
        let first = survey.alone(block).start;
        let top = survey.climb(first, |_, counts| {
            counts.long == 0 && counts.words <= OFFER_WORDS && counts.blocks <= OFFER_BLOCKS && counts.links <= 2
        });
        let range = survey.range(top);
        let is_more = survey.count(&range).words > block.measure.words;
        if is_more && survey.spoken.evidence(Reason::Paywall, &survey.folded_text(&range)) >= EVIDENCE {
            found.push(range);
        }
    }
    found
}

fn prompt(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, block) in survey.blocks.iter().enumerate() {
        let said = survey.said(at);
        let is_linked = survey.count(&(block.start..block.end)).is_linked(90);
        // Few words may be anything; as a button or a link they ask for something.
        let is_whole = said.whole.has(Reason::Paywall) && (is_linked || block.measure.words >= 4 || survey.is_plain());
        let is_opening = said.opening.has(Reason::Paywall)
            && block.measure.words <= PROMPT_WORDS
            && (is_linked || survey.spoken.evidence(Reason::Paywall, &said.folded) > 0);
        if (is_whole || is_opening) && !survey.is_heading(block) && !survey.is_data(block) {
            found.push(survey.alone(block));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::check::{check, check_in_text, check_plain, in_text};

    #[test]
    fn a_box_and_a_prompt_go() {
        check_in_text(
            "<div class=paywall><p>Cet article est réservé aux abonnés.</p><p>Abonnez-vous à partir de 1 €.</p><a href=a>Je m’abonne</a></div>",
            &[("subscription-box", "Cet article")],
        );
        check_in_text("<p>Subscribe to continue reading</p>", &[("subscription-prompt", "Subscribe to")]);
        check_in_text("<p>Déjà abonné ? <a href=a>Connectez-vous</a></p>", &[("subscription-prompt", "Déjà abonné")]);
        check_plain("Un titre\n\nAbonnez-vous\n\nEt la suite.", &[("subscription-prompt", "Abonnez")]);
    }

    #[test]
    fn an_offer_is_known_by_its_button() {
        let offer = "<div class=c7><h4>Envie de tout lire ?</h4><p>Un abonnement, le premier mois à 1 €.</p><a href=a>Je m’abonne</a></div>";
        check(
            &in_text(offer).replacen("<body>", "<html lang=fr><body>", 1),
            &[("subscription-offer", "Envie de tout")],
        );
        check_in_text(
            "<div><p>The county pays the fare of all who live on the far bank.</p><p><a href=a>Subscribe</a></p></div>",
            &[("subscription-prompt", "Subscribe")],
        );
    }

    #[test]
    fn texts_on_subscribing_stay() {
        check_in_text(
            "<section class=paywall><p>She sails at six and at noon, and at no other time.</p></section>",
            &[],
        );
        check_in_text("<p>Subscribers of the old line paid a penny a crossing.</p>", &[]);
        check_in_text("<p>Il vous reste à traverser la rivière, dit le passeur.</p>", &[]);
        check_in_text("<p>Premium</p>", &[]);
    }
}
