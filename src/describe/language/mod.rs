//! The language and direction of the article. Order of trust: the root element's lang, og:locale, content-language,
//! JSON-LD, and last the text itself; but letters that the language said does not use outrank whoever said it, and so do the
//! words of a text that can only be another's.

mod letters;
mod tag;
mod words;

use super::clues::Clues;
use super::json_ld::Linked;
use crate::article::Direction;
use crate::page::{Page, Tag};
use letters::{by_script, shares_script};
pub use tag::well_formed;
use words::{by_other_words, by_words};

/// Characters of the text that are looked at.
const SAMPLE_CHARS: usize = 6_000;
/// Names of meta elements that say the language, most trusted first.
const LANGUAGE_METAS: &[&str] =
    &["og:locale", "content-language", "language", "dc.language", "dcterms.language", "inlanguage"];
/// Languages written from right to left.
const RIGHT_TO_LEFT: [&str; 10] = ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"];

/// The language of the page, BCP 47.
#[inline(never)]
pub fn language(page: &Page, clues: &Clues<'_>, linked: &Linked, sample: &str) -> Option<String> {
    let root = ["lang", "xml:lang"].iter().filter_map(|name| page.attr(0, name));
    let body = page.first(Tag::Body).and_then(|node| page.attr(node, "lang"));
    let metas = clues.meta(LANGUAGE_METAS);
    let said = root.chain(body).chain(metas).chain(linked.lang.as_deref()).find_map(well_formed);
    let script = by_script(sample);
    match (said, script) {
        (Some(said), Some(script)) if !shares_script(&said, script) => Some(script.to_owned()),
        (Some(said), _) => Some(by_other_words(&said, sample).map_or(said, str::to_owned)),
        (None, Some(script)) => Some(script.to_owned()),
        (None, None) => by_words(sample).map(str::to_owned),
    }
}

/// The direction of the text.
#[inline(never)]
pub fn direction(page: &Page, title_node: Option<usize>, lang: Option<&str>, sample: &str) -> Direction {
    let around = title_node.into_iter().flat_map(|node| std::iter::once(node).chain(page.ancestors(node)));
    let body = page.first(Tag::Body).into_iter();
    let said = around.chain(body).chain([0]).find_map(|node| match page.attr(node, "dir")?.trim() {
        dir if dir.eq_ignore_ascii_case("rtl") => Some(Direction::Rtl),
        dir if dir.eq_ignore_ascii_case("ltr") => Some(Direction::Ltr),
        _ => None,
    });
    said.or_else(|| lang.map(direction_of)).unwrap_or_else(|| {
        let strong = sample.chars().find(|c| c.is_alphabetic());
        if strong.is_some_and(is_right_to_left) { Direction::Rtl } else { Direction::Ltr }
    })
}

/// The direction a language is written in; its script says it, where that is named.
pub fn direction_of(lang: &str) -> Direction {
    let mut parts = lang.split('-');
    let language = parts.next().unwrap_or_default();
    let script = parts.next().filter(|part| part.len() == 4).map(str::to_ascii_lowercase);
    let is_rtl = match script.as_deref() {
        Some("arab" | "hebr" | "syrc" | "thaa" | "nkoo") => true,
        Some(_) => false,
        None => RIGHT_TO_LEFT.contains(&language.to_ascii_lowercase().as_str()),
    };
    if is_rtl { Direction::Rtl } else { Direction::Ltr }
}

const fn is_right_to_left(c: char) -> bool {
    matches!(c as u32, 0x590..=0x8FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFF)
}

/// The beginning of the text that a reader sees, in which letters and words are counted.
#[inline(never)]
pub fn sample(page: &Page) -> String {
    let mut out = String::new();
    let body = page.first(Tag::Body).unwrap_or_default();
    for node in body..page.end(body) {
        if page.tag(node) == Tag::Text && !page.is_hidden(node) {
            out.push_str(page.text(node));
            out.push(' ');
            // Bytes bound characters from above.
            if out.len() > SAMPLE_CHARS * 4 {
                break;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, lang: &str, dir: Direction) {
        let page = Page::from_html(html, None);
        let sample = sample(&page);
        let found = language(&page, &Clues::of(&page), &Linked::default(), &sample);
        assert_eq!(found.as_deref().unwrap_or_default(), lang, "{html}");
        assert_eq!(direction(&page, None, found.as_deref(), &sample), dir, "{html}");
    }

    #[test]
    fn what_is_said_is_spelled_well() {
        check("<html lang=EN_us>", "en-US", Direction::Ltr);
        check("<html lang=zh-hant-tw>", "zh-Hant-TW", Direction::Ltr);
        check("<meta property=og:locale content=ar_AR>", "ar-AR", Direction::Rtl);
        check("<html lang='{{lang}}'><meta http-equiv=Content-Language content='de, en'>", "de", Direction::Ltr);
        check("<html lang=az-Arab>", "az-Arab", Direction::Rtl);
    }

    #[test]
    fn letters_outrank_a_wrong_tag() {
        check("<html lang=en><p>東京都は今日も雨が降っています。明日は晴れるでしょう。", "ja", Direction::Ltr);
        check("<html lang=en><p>هذا نص عربي طويل بما يكفي لمعرفة لغته واتجاهه", "ar", Direction::Rtl);
        check("<html lang=fa><p>هذا نص عربي طويل بما يكفي لمعرفة لغته واتجاهه", "fa", Direction::Rtl);
        check("<html lang=ru><p>English words only, and more than twenty letters of them", "ru", Direction::Ltr);
    }

    #[test]
    fn words_outrank_a_wrong_tag() {
        let german = "Die Fähre fährt nicht mehr, und der Steuermann ist mit dem Hund auf das Deck gegangen, von dem sich \
                      eine Möwe im Wind auch für den Abend nicht zu trennen scheint. ";
        let english =
            "The ferry has gone for the night, and the helmsman with her; what is left of the deck is that of a gull. ";
        let menu = "Home News Sport Weather Travel Shop Contact Login ";
        let page = |lang: &str, text: &str| format!("<html lang={lang}><p>{text}");
        check(&page("en-US", &german.repeat(8)), "de", Direction::Ltr);
        check(&page("en-US", &[&menu.repeat(4), german.repeat(8).as_str()].concat()), "de", Direction::Ltr);
        check(&page("de-DE", &english.repeat(12)), "en", Direction::Ltr);
        // A few words, or as many of each, tell nothing.
        check(&page("en-US", &german.repeat(3)), "en-US", Direction::Ltr);
        check(&page("en-US", &[english.repeat(4), german.repeat(8)].concat()), "en-US", Direction::Ltr);
        check(&page("en-US", &menu.repeat(40)), "en-US", Direction::Ltr);
        // Of a language without words, nothing is known.
        check(&page("lb", &german.repeat(8)), "lb", Direction::Ltr);
    }

    #[test]
    fn the_text_tells_where_nothing_is_said() {
        check("<p>Le chat est sur la table et les chiens sont dans la cour avec une balle", "fr", Direction::Ltr);
        check("<p>The cat is on the table and the dogs are in the yard with a ball", "en", Direction::Ltr);
        check("<p>Die Katze ist auf dem Tisch und der Hund ist nicht im Hof", "de", Direction::Ltr);
        check("<p>Сегодня в Москве идёт дождь, а завтра будет снег", "ru", Direction::Ltr);
        check("<p dir=rtl>x", "", Direction::Ltr);
    }
}
