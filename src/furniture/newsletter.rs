//! Newsletter and sign-up boxes: by their names, by a form that asks for an e-mail address, and by how they speak.

use super::lexicon::Kind;
use super::survey::Survey;
use super::{Reason, Rule, Trust};
use crate::page::Tag;
use crate::page::text::folded;
use crate::segment::Block;
use std::ops::Range;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "newsletter-box",
        reason: Reason::Newsletter,
        trust: Trust::Sign,
        says: "An element named as a newsletter box, short or with a form in it.",
        find: named_box,
    },
    Rule {
        name: "newsletter-form",
        reason: Reason::Newsletter,
        trust: Trust::Sign,
        says: "A form that asks for an e-mail address and speaks of a newsletter, with the few words around it.",
        find: form,
    },
    Rule {
        name: "newsletter-offer",
        reason: Reason::Newsletter,
        trust: Trust::Sign,
        says: "A field for an e-mail address or a button to sign up, without a form, with the few lines beside it that speak of a newsletter.",
        find: offer,
    },
    Rule {
        name: "letter-foot",
        reason: Reason::Newsletter,
        trust: Trust::Sign,
        says: "What stands under a letter shown on the web, with the link by which one is taken off its list.",
        find: foot,
    },
    Rule {
        name: "newsletter-line",
        reason: Reason::Newsletter,
        trust: Trust::Sign,
        says: "A short block that calls to sign up for a newsletter.",
        find: line,
    },
];

/// Words of a box that has no form.
const BOX_WORDS: u32 = 60;
/// Words of a box with a form, its small print included.
const FORM_WORDS: u32 = 160;

/// Words of a button to sign up.
const BUTTON_WORDS: u32 = 4;

/// How many words of evidence a label and the sentence joined to it have.
const JOINED_EVIDENCE: usize = 2;
/// Words of a heading that names its chapter and calls for nothing.
const CHAPTER_WORDS: u32 = 2;

/// What the links say by which one is taken off the list of a letter, folded and sorted.
const LEAVING: [&str; 19] = [
    "abbestellen",
    "abmelden",
    "afmelden",
    "annulla iscrizione",
    "cancelar inscricao",
    "cancelar suscripcion",
    "cancellati",
    "darse de baja",
    "descadastrar",
    "disiscriviti",
    "newsletter abbestellen",
    "se desabonner",
    "se desinscrire",
    "uitschrijven",
    "unsubscribe",
    "unsubscribe from this list",
    "unsubscribe here",
    "vom newsletter abmelden",
    "wypisz sie",
];
/// Words of what stands under a letter.
const FOOT_WORDS: u32 = 120;

fn foot(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let page = survey.page;
    let leaves = |block: &Block| {
        let around = page.ancestors(block.start).take(2);
        let mut links = (block.start..block.end).chain(around).filter(|&n| page.tag(n) == Tag::A);
        links.any(|link| LEAVING.binary_search(&folded(&page.subtree_text(link)).as_str()).is_ok())
    };
    let mut found: Vec<Range<usize>> = Vec::new();
    for block in survey.blocks.iter().filter(|block| block.links > 0 && block.measure.words <= FOOT_WORDS) {
        let is_found = found.last().is_some_and(|last| last.contains(&block.start));
        if is_found || !survey.is_after_text(block.end) || survey.is_heading(block) || !leaves(block) {
            continue;
        }
        let is_foot = !survey.holds_core(block.container) && survey.count_in(block.container).words <= FOOT_WORDS;
        found.push(if is_foot { survey.range(block.container) } else { block.start..block.end });
    }
    found
}

fn named_box(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let mut found = survey.outermost(Kind::Newsletter, |_, counts| {
        let has_form = counts.addresses > 0 || counts.controls > 0;
        counts.words <= if has_form { FORM_WORDS } else { BOX_WORDS } && counts.areas == 0
    });
    for range in &mut found {
        // The slot around the box is part of it.
        let counts = survey.count(range);
        let top = survey.climb(range.start, |_, c| c.words == counts.words && c.media == counts.media);
        *range = survey.range(top);
    }
    found
}

fn form(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let page = survey.page;
    let forms = (0..page.len()).filter(|&n| page.tag(n) == Tag::Form);
    let mut found: Vec<Range<usize>> = Vec::new();
    for form in forms {
        let counts = survey.count_in(form);
        if found.last().is_some_and(|last| last.contains(&form))
            || counts.addresses == 0
            || counts.areas > 0
            || counts.words > FORM_WORDS
            || survey.holds_core(form)
        {
            continue;
        }
        let top = survey.climb(form, |node, counts| {
            let is_room = matches!(page.tag(node), Tag::Article | Tag::Header | Tag::Footer);
            // Beside the text, what the letter brings may take a paragraph.
            let is_beside = counts.long == 0 || (page.tag(node) == Tag::Aside && counts.long < counts.words);
            !is_room && is_beside && counts.words <= FORM_WORDS && counts.areas == 0 && !counts.is_linked(50)
        });
        let range = survey.range(top);
        if survey.spoken.evidence(Reason::Newsletter, &survey.folded_text(&range)) > 0 {
            found.push(range);
        }
    }
    found
}

/// Blocks of an offer: a title, what it brings, a consent, a button.
const OFFER_BLOCKS: u32 = 6;

fn offer(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let page = survey.page;
    let mut found: Vec<Range<usize>> = Vec::new();
    for node in 0..page.len() {
        if !matches!(page.tag(node), Tag::Button | Tag::Input) || found.last().is_some_and(|last| last.contains(&node))
        {
            continue;
        }
        let own = survey.count_in(node);
        let button = folded(&page.subtree_text(node));
        let said = survey.spoken.evidence(Reason::Newsletter, &button);
        let signs_up = said > 0 || survey.spoken.whole(&button).has(Reason::Paywall);
        if own.addresses == 0 && (page.tag(node) == Tag::Input || own.words > BUTTON_WORDS || !signs_up) {
            continue;
        }
        let top = survey.climb(node, |node, counts| {
            let is_room = matches!(page.tag(node), Tag::Article | Tag::Header | Tag::Footer | Tag::Td | Tag::Li);
            let is_short = counts.words <= BOX_WORDS && counts.blocks <= OFFER_BLOCKS && counts.long == 0;
            !is_room && is_short && counts.areas == 0 && counts.media <= 1 && !counts.is_linked(50)
        });
        let range = survey.range(top);
        if survey.count(&range).words <= own.words {
            continue;
        }
        // One signs in and subscribes to many things: without a field for the address, the words must say to what.
        let text = survey.folded_text(&range);
        let evidence = survey.spoken.evidence(Reason::Newsletter, &text);
        let is_letter = own.addresses > 0 || survey.newsletters.iter().any(|label| text.contains(label));
        if evidence > said + usize::from(!is_letter) {
            found.push(range);
        }
    }
    found
}

fn line(survey: &Survey<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, block) in survey.blocks.iter().enumerate() {
        let said = survey.said(at);
        let is_short = block.measure.words > 0 && block.measure.words <= BOX_WORDS;
        let calls = said.whole.has(Reason::Newsletter) || said.opening.has(Reason::Newsletter);
        // A chapter may be called "Newsletter".
        let is_chapter = survey.is_heading(block) && block.measure.words <= CHAPTER_WORDS;
        let is_call = calls && block.measure.words <= 40 && !survey.is_data(block) && !is_chapter;
        if is_short && (is_call || is_glued(survey, at) || is_joined(survey, block)) {
            found.push(survey.alone(block));
        }
    }
    found
}

/// Whether a block begins with a label that runs into the next word (`NewsletterRecevez …`): two elements with no
/// space between them, which no writer writes.
fn is_glued(survey: &Survey<'_>, at: usize) -> bool {
    let Some(block) = survey.blocks.get(at) else { return false };
    let said = survey.said(at);
    if !survey.newsletters.iter().any(|label| said.folded.starts_with(label)) {
        return false;
    }
    let text = block.text(survey.page);
    let is_run_in = survey.newsletters.iter().any(|label| {
        let (head, tail) = (text.get(..label.len()), text.get(label.len()..));
        head.is_some_and(|head| head.eq_ignore_ascii_case(label))
            && tail.is_some_and(|tail| tail.starts_with(char::is_uppercase))
            && text.chars().nth(label.len().saturating_sub(1)).is_some_and(char::is_lowercase)
    });
    is_run_in && survey.spoken.evidence(Reason::Newsletter, &said.folded) > 0
}

/// Whether a block is a label in an element of its own and, right after it, an element that speaks of a newsletter: the
/// same in scripts that have no capitals, where only the elements tell the label from the sentence.
fn is_joined(survey: &Survey<'_>, block: &Block) -> bool {
    let page = survey.page;
    if page.tag(block.container) == Tag::P {
        return false;
    }
    let mut texts = (block.start..block.end).filter(|&n| page.tag(n) == Tag::Text && !page.text(n).is_empty());
    let (Some(first), Some(second)) = (texts.next(), texts.next()) else { return false };
    let parents = page.parent(first).zip(page.parent(second));
    let is_apart = parents.is_some_and(|(a, b)| a != b && a != block.container && b != block.container);
    let is_run_in =
        page.text(first).ends_with(char::is_alphanumeric) && page.text(second).starts_with(char::is_alphanumeric);
    let label = folded(page.text(first));
    is_apart
        && is_run_in
        && survey.newsletters.contains(&label.as_str())
        && survey.spoken.evidence(Reason::Newsletter, &folded(&block.text(page))) >= JOINED_EVIDENCE
}

#[cfg(test)]
mod tests {
    use super::super::check::{check, check_in_text, check_plain, in_text};
    use super::*;

    #[test]
    fn what_stands_under_a_letter_is_none_of_it() {
        let after = |foot: &str| in_text("").replace("</div></article>", &format!("</div>{foot}</article>"));
        let list = "You get this letter because you asked for it.<br><br>Had enough? <a href=/u>Unsubscribe from this list</a>.";
        check(&after(&format!("<table><tr><td>{list}</td></tr></table>")), &[("letter-foot", "You get this")]);
        check_in_text("<p>At the foot of each letter stands <a href=/u>unsubscribe</a>, which nobody reads.</p>", &[]);
        check(&after("<p>Who had enough could unsubscribe from this list of ships.</p>"), &[]);
    }

    #[test]
    fn ways_to_leave_are_folded_and_sorted() {
        assert!(LEAVING.is_sorted() && LEAVING.iter().all(|words| folded(words) == **words));
    }

    #[test]
    fn a_box_is_known_by_its_name() {
        check_in_text(
            "<div class='o-self-promo o-self-promo--newsletter'><span>Newsletter</span><span>Avec la Newsletter</span></div>",
            &[("newsletter-box", "NewsletterAvec")],
        );
        check_in_text(
            "<section class=newsletter-signup><h3>Recevez notre lettre du matin</h3><form><input type=email></form></section>",
            &[("newsletter-box", "Recevez")],
        );
    }

    #[test]
    fn a_form_takes_the_words_around_it() {
        check_in_text(
            "<div><h3>The morning briefing</h3><p>Every weekday.</p><form><input type=email><button>Subscribe</button></form></div>",
            &[("newsletter-form", "The morning")],
        );
    }

    #[test]
    fn a_field_or_a_button_is_enough() {
        let page = |lang: &str, html: &str| in_text(html).replacen("<body>", &format!("<html lang={lang}><body>"), 1);
        check_in_text(
            "<div><p><b>Get the Post in your inbox.</b> The morning’s news, free.</p><input type=email><button>Subscribe</button></div>",
            &[("newsletter-offer", "Get the Post")],
        );
        check(
            &page(
                "de",
                "<div><h3>Unser Newsletter am Morgen</h3><p>Das Wichtigste, jeden Morgen in Ihrem Postfach.</p><button>Anmelden</button></div>",
            ),
            &[("newsletter-offer", "Unser Newsletter")],
        );
        check(
            &page(
                "es",
                "<div><h3>Suscríbete a nuestro boletín</h3><p>Las noticias, cada mañana en tu correo.</p><button>Suscribirme</button></div>",
            ),
            &[("newsletter-offer", "Suscríbete")],
        );
        check_in_text("<div><p>The newsletter of the line came out at every spring tide.</p></div>", &[]);
        check_in_text("<div><p>She read the newsletter on deck.</p><button>Enlarge</button></div>", &[]);
        check_in_text(
            "<div><p>Read on?</p><p>Subscribe for all the articles.</p><button>Subscribe now</button></div>",
            &[("subscription-prompt", "Subscribe now")],
        );
        check_in_text("<div><p>All the boats of the line.</p><button>Sign up</button></div>", &[]);
    }

    #[test]
    fn an_aside_goes_with_its_form() {
        let praise = "The only way to get a look behind the scenes of the lake, with the best stories of our writers every weekend, in your inbox.";
        check_in_text(
            &format!(
                "<aside><p>Inside Saturday</p><p>{praise}</p><form><input type=email><button>Sign up</button></form></aside>"
            ),
            &[("newsletter-form", "Inside")],
        );
    }

    #[test]
    fn a_glued_label_is_a_box() {
        let line =
            "NewsletterAvec la Newsletter Quotidienne, retrouvez les infos à la une directement dans votre boite mail";
        check_in_text(&format!("<p>{line}</p>"), &[("newsletter-line", "NewsletterAvec")]);
        check_plain(&format!("Les combats à Idleb\n\n{line}\n"), &[("newsletter-line", "NewsletterAvec")]);
        check_in_text(
            "<div><b>Newsletter</b><span>Recevez chaque matin le port dans votre boîte mail</span><a href=x>Je m’inscris</a></div>",
            &[("newsletter-line", "NewsletterRecevez")],
        );
    }

    #[test]
    fn a_label_is_joined_to_its_sentence_in_any_script() {
        let page = |html: &str| in_text(html).replacen("<body>", "<html lang=ja><body>", 1);
        let sentence = "最新情報をメールでお届けします。登録は無料です。";
        check(
            &page(&format!("<div><span>ニュースレター</span><span>{sentence}</span></div>")),
            &[("newsletter-line", "ニュースレター最新")],
        );
        check(&page(&format!("<p><b>ニュースレター</b><span>{sentence}</span></p>")), &[]);
    }

    #[test]
    fn a_call_to_sign_up_is_a_box() {
        check_in_text("<p>Sign up for our newsletter and never miss a tide.</p>", &[("newsletter-line", "Sign up")]);
        check_in_text("<p>Inscrivez-vous à notre newsletter</p>", &[("newsletter-line", "Inscrivez")]);
    }

    #[test]
    fn a_text_about_newsletters_stays() {
        check_in_text("<h2>Newsletter</h2><p>The newsletter is the oldest form of the trade.</p>", &[]);
        check_in_text("<h2>Infolettre</h2><p>La lettre est la forme la plus ancienne du métier.</p>", &[]);
        check_in_text("<section id=newsletter><h2>Newsletter</h2><p>It is older than the paper.</p></section>", &[]);
        check_in_text("<p>Newsletters are back: you subscribe, and they land in your inbox every day.</p>", &[]);
        check_in_text("<form action=/reply><textarea></textarea><input type=email><p>Email</p></form>", &[]);
    }
}
