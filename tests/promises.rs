//! What holds on every page, whatever it is: shown on random trees.

use limpide::article::Article;
use limpide::page::Tag;
use limpide::sweep::Removal;
use limpide::write::{Format, WriteOptions};
use limpide::{Breadth, Options, Page, clean, snapshot, write};
use proptest::prelude::*;
use std::collections::{HashMap, HashSet};

/// Elements that pages are made of, those that furniture and structure are known by among them.
const ELEMENTS: [&str; 57] = [
    "p",
    "div",
    "span",
    "a href=/x",
    "a href='javascript:x()'",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "td",
    "th",
    "h1",
    "h2",
    "h3",
    "section",
    "article",
    "main",
    "aside",
    "nav",
    "header",
    "footer",
    "figure",
    "figcaption",
    "blockquote",
    "pre",
    "code",
    "b",
    "em",
    "br",
    "hr",
    "img src=/i.jpg alt=image",
    "noscript",
    "details",
    "dl",
    "dd",
    "div class=newsletter",
    "div hidden",
    "button",
    "a class='btn button'",
    "form",
    "input",
    "textarea",
    "span class=byline",
    "time datetime=2024-05-03",
    "div class=author",
    "div class='share social'",
    "sup",
    "i hidden",
    "div role=button",
    "h2 class=related",
    "label",
    "section class=comments",
    "div class=caption",
    "dt",
    "address",
    "q",
];
const WORDS: [&str; 24] = [
    "Publicité",
    "la",
    "ville",
    "a",
    "rouvert",
    "ses",
    "bains.",
    "À",
    "lire",
    "aussi",
    ":",
    "water",
    "came",
    "back,",
    "slowly",
    "and",
    "the",
    "people",
    "sang.",
    "Newsletter",
    "©",
    "2024",
    "東京都",
    "Page",
];

#[derive(Debug, Clone)]
enum Part {
    Open(usize),
    Close,
    Text(Vec<usize>),
}

fn parts() -> impl Strategy<Value = Vec<Part>> {
    let part = prop_oneof![
        3 => (0..ELEMENTS.len()).prop_map(Part::Open),
        2 => Just(Part::Close),
        4 => prop::collection::vec(0..WORDS.len(), 1..40).prop_map(Part::Text),
    ];
    prop::collection::vec(part, 1..120)
}

/// The markup of a random tree; ends are left to the parser where they are missing.
fn markup(parts: &[Part]) -> String {
    let (mut html, mut open) = (String::from("<!doctype html><html lang=fr><title>Un titre</title><body>"), Vec::new());
    for part in parts {
        match part {
            Part::Open(element) => {
                let element = ELEMENTS[*element];
                html.push_str(&format!("<{element}>"));
                open.push(element.split(' ').next().unwrap_or_default());
            }
            Part::Close => html.extend(open.pop().map(|name| format!("</{name}>"))),
            Part::Text(words) => html.push_str(&words.iter().map(|&w| WORDS[w]).collect::<Vec<_>>().join(" ")),
        }
        html.push(' ');
    }
    html
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

/// What a word begins with that stands once on a page.
const NUMBERED: &str = "wort";

/// Markup with a word of its own behind every tag.
fn numbered(markup: &str) -> String {
    let parts = markup.split_inclusive('>').enumerate();
    parts.map(|(at, part)| format!("{part} {NUMBERED}{at} ")).collect()
}

/// For each node whether no removal covers it.
fn kept_leaves(page: &Page, removals: &[Removal]) -> Vec<bool> {
    let mut is_kept = vec![true; page.len()];
    for removal in removals {
        is_kept[removal.range.0..removal.range.1].fill(false);
    }
    is_kept
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_word_appears_that_the_page_did_not_have_and_order_is_kept(parts in parts()) {
        let page = Page::from_html(&markup(&parts), None);
        let Ok(cleaned) = clean(&page, &Options::default()) else { return Ok(()) };
        let source = words(&(0..page.len()).map(|n| format!("{} {} ", page.text(n), page.attr(n, "alt").unwrap_or_default())).collect::<String>());
        let known: HashSet<&String> = source.iter().collect();
        let body = words(&write::text(&cleaned.article, write::TextForm::Body));
        for word in &body {
            prop_assert!(known.contains(word), "{word} is new");
        }
        // Nothing is said more often than the page says it.
        let count = |list: &[String]| list.iter().fold(HashMap::<String, usize>::new(), |mut m, w| { *m.entry(w.clone()).or_default() += 1; m });
        let had = count(&source);
        for (word, times) in count(&body) {
            prop_assert!(times <= had[&word], "{word} {times} times");
        }
    }

    #[test]
    fn every_word_that_is_shown_stands_in_the_article_or_in_what_is_listed(parts in parts()) {
        let page = Page::from_html(&numbered(&markup(&parts)), None);
        let Ok(cleaned) = clean(&page, &Options::default()) else { return Ok(()) };
        let article = words(&cleaned.to_json().expect("data is JSON"));
        let article: HashSet<&String> = article.iter().collect();
        let body = page.first(Tag::Body).map_or(0..page.len(), |body| body..page.end(body));
        let is_kept = kept_leaves(&page, &cleaned.removals);
        // A line reads on without a remark that the page hides in it.
        let is_shown = |node: usize| !page.is_hidden(node);
        for node in page.nodes(body).filter(|&node| is_kept[node] && is_shown(node)) {
            for word in words(page.text(node)).iter().filter(|word| word.starts_with(NUMBERED)) {
                prop_assert!(article.contains(word), "{word} is nowhere in {}", numbered(&markup(&parts)));
            }
        }
    }

    #[test]
    fn blocks_stand_in_the_order_of_the_page(parts in parts()) {
        let page = Page::from_html(&markup(&parts), None);
        let Ok(cleaned) = clean(&page, &Options::default()) else { return Ok(()) };
        let source = words(&(0..page.len()).map(|n| format!("{} ", page.text(n))).collect::<String>());
        let mut rest = source.iter();
        for word in words(&write::text(&cleaned.article, write::TextForm::Body)) {
            prop_assert!(rest.any(|other| *other == word), "{word} out of order");
        }
        let ids: Vec<u32> = cleaned.removals.iter().map(|removal| removal.id).collect();
        prop_assert!(ids.is_sorted_by(|a, b| a < b), "{ids:?}");
        prop_assert!((0.0..=1.0).contains(&cleaned.confidence));
    }

    #[test]
    fn a_wider_choice_keeps_all_that_a_narrower_one_keeps(parts in parts()) {
        let page = Page::from_html(&markup(&parts), None);
        let at = |steps| clean(&page, &Options { breadth: Breadth::new(steps).unwrap_or_default(), ..Options::default() });
        let choices: Vec<_> = (-2..=2).filter_map(|steps| at(steps).ok()).collect();
        for pair in choices.windows(2) {
            let [narrow, wide] = pair else { return Ok(()) };
            let (less, more) = (kept_leaves(&page, &narrow.removals), kept_leaves(&page, &wide.removals));
            prop_assert!(less.iter().zip(&more).all(|(less, more)| !less || *more), "{narrow:?}\n{wide:?}");
            if narrow.breadth == wide.breadth {
                prop_assert_eq!(&narrow.article, &wide.article);
            } else {
                prop_assert!(narrow.can_widen && wide.can_narrow);
                prop_assert_ne!(less, more);
            }
            // What rules took out stays out.
            for removal in narrow.removals.iter().filter(|removal| removal.rule != "score") {
                prop_assert!(wide.removals.iter().any(|other| (other.range, &other.rule) == (removal.range, &removal.rule)));
            }
        }
    }

    #[test]
    fn cleaning_is_deterministic_and_a_snapshot_changes_nothing(parts in parts()) {
        let page = Page::from_html(&markup(&parts), None);
        let again = Page::from_snapshot(&snapshot::encode(&page)).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let json = |page: &Page| clean(page, &Options::default()).map(|cleaned| cleaned.to_json().unwrap_or_default());
        prop_assert_eq!(json(&page), json(&again));
    }

    #[test]
    fn no_bytes_and_no_text_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), text in ".{0,400}") {
        let _ = Page::from_snapshot(&bytes).and_then(|page| clean(&page, &Options::default()));
        let _ = clean(&Page::from_text(&text), &Options::default());
        let _ = clean(&Page::from_html(&text, None), &Options::default());
    }
}

fn to_html(article: &Article) -> String {
    let written = write::to(Format::Html, article, &WriteOptions::default());
    String::from_utf8(written).unwrap_or_default()
}

#[test]
fn no_script_survives() {
    let hostile = "<p>Il a plu sur toute la plaine, et les gens du bourg sont sortis regarder le fleuve monter sans un mot.</p>\
        <p><a href='javascript:alert(1)'>un</a> <a href='data:text/html,x'>deux</a> <a href=' java\nscript:x'>trois</a>\
        <img src='javascript:x' alt=a> <img src='data:image/svg+xml,x' alt=b> <img src=x onerror=alert(1)></p><script>alert(1)</script>";
    let page = Page::from_html(&format!("<article><h1>Titre</h1>{}</article>", hostile.repeat(3)), None);
    let cleaned = clean(&page, &Options::default()).map(|cleaned| (to_html(&cleaned.article), cleaned.to_json()));
    let Ok((html, Ok(json))) = cleaned else { panic!("no article: {cleaned:?}") };
    for text in [html, json] {
        for word in ["javascript:", "onerror", "alert", "svg+xml", "text/html,"] {
            assert!(!text.contains(word), "{word} in {text}");
        }
    }
}

/// A host in other letters loses its address, whatever stands in it, and the words stay.
#[test]
fn a_host_beyond_ascii_ends_nothing() {
    for host in [
        "é.example",
        "exéL.example",
        "limpide.exL\u{fffd}ample",
        "Lé.example",
        "ex%C3%A9%4C.example",
        "limpide.ex\u{fffd}L",
        "xn--\u{301}A.example",
    ] {
        let page = Page::from_html(&format!("<p>Il a plu sur <a href='https://{host}/a'>la plaine</a>."), None);
        assert_eq!(page.resolve(&format!("https://{host}/a")), None, "{host}");
        let cleaned = clean(&page, &Options::default());
        assert!(cleaned.is_ok_and(|cleaned| to_html(&cleaned.article).contains("la plaine")), "{host}");
    }
}
