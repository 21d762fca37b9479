//! Promotion of the site itself: its app, its podcasts, its channels, its shop.

use super::lexicon::Kind;
use super::survey::Survey;
use super::{Reason, Rule, Trust};
use crate::page::Tag;
use html5ever::local_name;
use std::ops::Range;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "promotion-box",
        reason: Reason::Promotion,
        trust: Trust::Name,
        says: "A short element named as a promotion, with a link or a button.",
        find: named_box,
    },
    Rule {
        name: "promotion-line",
        reason: Reason::Promotion,
        trust: Trust::Sign,
        says: "A short block that calls to get the app, to hear the podcast, to follow the site elsewhere or to buy.",
        find: line,
    },
    Rule {
        name: "call-to-action",
        reason: Reason::Promotion,
        trust: Trust::Sign,
        says: "A picture or a link in an article that its system (HubSpot) inserts as a call to action.",
        find: call,
    },
];

/// How the classes of what `HubSpot` inserts begin, and those around a call and of its picture.
const CALL: &str = "hs-cta-";
const CALLS: [&str; 2] = ["hs-cta-img", "hs-cta-wrapper"];
/// Words of such a call.
const CALL_WORDS: u32 = 20;

/// Words of a promotion.
const BOX_WORDS: u32 = 60;

fn named_box(survey: &Survey<'_>) -> Vec<Range<usize>> {
    if !survey.is_article() {
        return Vec::new();
    }
    survey.outermost(Kind::Promotion, |node, counts| {
        let speaks = || survey.spoken.evidence(Reason::Promotion, &survey.folded_text(&survey.range(node))) > 0;
        let asks = counts.links > 0 || counts.controls > 0;
        // Teasers are called promotions too: the words decide, or that it stands after the text.
        asks && counts.long == 0 && counts.words <= BOX_WORDS && (survey.is_after_text(node) || speaks())
    })
}

fn line(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, block) in survey.blocks.iter().enumerate() {
        let said = survey.said(at);
        let calls = said.whole.has(Reason::Promotion) || said.opening.has(Reason::Promotion);
        let is_short = block.measure.words <= BOX_WORDS / 2;
        if !(calls && is_short || said.held.has(Reason::Promotion)) || survey.is_heading(block) {
            continue;
        }
        let alone = survey.alone(block);
        // The one entry of a list, all of it a link, is no part of what the text lists.
        let is_list = block.links == 1
            && block.link_words == block.measure.words
            && matches!(survey.page.tag(alone.start), Tag::Ul | Tag::Ol | Tag::Div);
        if is_list || !survey.is_data(block) {
            found.push(alone);
        }
    }
    found
}

fn call(survey: &Survey<'_>) -> Vec<Range<usize>> {
    if !survey.is_article() {
        return Vec::new(); // what a service offers is what its page is about
    }
    let page = survey.page;
    let is_called = |node: usize| page.class_words(node).any(|word| CALLS.contains(&word));
    let is_call = |node: &usize| {
        // Most elements are left at this.
        let class = page.value(*node, &local_name!("class")).filter(|class| class.contains(CALL));
        if class.is_none() || !is_called(*node) {
            return false;
        }
        let counts = survey.count_in(*node);
        counts.words <= CALL_WORDS && (counts.words == 0 || counts.is_linked(100))
    };
    (0..page.len()).filter(is_call).map(|node| survey.range(node)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::check::{check_in_text, in_text, marks_of, metadata_of};
    use crate::describe::Metadata;
    use crate::page::Page;

    #[test]
    fn a_call_to_follow_the_site_goes() {
        check_in_text(
            "<p>Téléchargez l’application du Courrier et ne manquez rien.</p>",
            &[("promotion-line", "Téléchargez")],
        );
        check_in_text("<p>Follow us on Google News</p>", &[("promotion-line", "Follow us")]);
        check_in_text(
            "<div class=promo-box><p>A year of our podcast</p><a href=a>Hear it</a></div>",
            &[("promotion-box", "A year")],
        );
    }

    #[test]
    fn what_a_system_inserts_as_a_call_goes() {
        let call = |inner: &str| {
            format!("<p><span class=hs-cta-wrapper id=c><span class=hs-cta-node>{inner}</span></span></p>")
        };
        check_in_text(
            &call("<a href=/c><img class=hs-cta-img src=c alt='New call-to-action'></a>"),
            &[("call-to-action", "")],
        );
        check_in_text(&call("<a href=/c>Order the timetable</a>"), &[("call-to-action", "Order")]);
        check_in_text(&call("She sails at six."), &[]);
    }

    #[test]
    fn a_call_to_a_channel_and_what_is_said_of_paid_links_go() {
        for (lang, line) in [
            ("es", "Únete a nuestro canal de WhatsApp y recibe las noticias del puerto."),
            ("de", "Folgen Sie unserem WhatsApp-Kanal."),
            ("de", "Hat Ihnen dieser Artikel gefallen? Dann teilen Sie ihn."),
            ("fr", "Suivez notre chaîne WhatsApp pour ne rien manquer."),
            ("it", "Segui il nostro canale Telegram."),
            ("pt", "Gostou deste artigo?"),
            ("nl", "Volg ons op WhatsApp!"),
            ("en", "Some links in this article are affiliate links."),
        ] {
            let page = Page::from_html(&in_text(&format!("<p>{line}</p>")), None);
            let metadata = Metadata { lang: Some(lang.into()), ..metadata_of(&page) };
            let marks = marks_of(&page, &metadata);
            assert!(marks.iter().any(|(_, text)| text.trim() == line), "{line}: {marks:?}");
        }
    }

    #[test]
    fn what_a_letter_says_of_itself_goes_and_its_farewell_stays() {
        for line in [
            "Thanks for reading Odd Waters! This post is public so feel free to share it.",
            "Do you have an opinion on the issues raised in this article? If you would like to submit a response of up to 300 words by email to be considered for publication in our letters section, please click here.",
            "Have a tip? Email tips@post.example.",
        ] {
            check_in_text(&format!("<p>{line}</p>"), &[("promotion-line", line.split('!').next().unwrap_or(line))]);
        }
        check_in_text("<p>Thanks for reading, and see you on board.</p>", &[]);
        check_in_text("<p>Have a tip for the deckhand ready.</p>", &[]);
    }

    #[test]
    fn a_call_may_be_the_one_entry_of_a_list() {
        let item = "<li><a href=a>Follow us on Google News</a></li>";
        check_in_text(&format!("<ul>{item}</ul>"), &[("promotion-line", "Follow us")]);
        check_in_text(&format!("<ul>{item}<li>She sails at six.</li></ul>"), &[]);
        check_in_text("<ul><li>Follow us on Google News</li></ul>", &[]);
    }

    #[test]
    fn texts_on_apps_and_podcasts_stay() {
        check_in_text("<p>The podcast was recorded on board, and one can download the app at home.</p>", &[]);
        check_in_text("<h2>Download the app</h2><p>Open the store and look for the ferry.</p>", &[]);
        check_in_text("<div class=promotion><p>She was given a promotion.</p></div>", &[]);
        check_in_text("<div class=promo><a href=a>The asteroid was nudged</a></div>", &[]);
    }
}
