//! A reader's corrections on whole pages: what is pointed at goes and comes back, and a line that is proposed for it does on
//! the page what it says.

use limpide::correct::{About, suggest};
use limpide::furniture::Reason;
use limpide::page::Tag;
use limpide::rules::RuleSet;
use limpide::write::{TextForm, text};
use limpide::{Cleaned, Options, Page, clean};
use proptest::prelude::*;
use serde_json::Value;
use url::Url;

const STORY: &str =
    "The ferry left the quay at six, with forty people, two dogs and a piano on board, and nobody knew whose it was.";

/// A page of an article with parts of any names and words in it.
fn page(parts: &[(String, String, String)]) -> Page {
    let parts: String = parts
        .iter()
        .map(|(tag, name, words)| {
            let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
            format!("<p>{STORY}</p><{tag} class=\"{}\" id=\"{0}\">{}</{tag}>", escaped(name), escaped(words))
        })
        .collect();
    let html = format!("<title>The ferry</title><main><h1>The ferry</h1><div>{parts}<p>{STORY}</p></div></main>");
    Page::from_html(&html, Url::parse("https://www.quay.example/a").ok())
}

fn body(cleaned: &Cleaned) -> String {
    text(&cleaned.article, TextForm::Body)
}

fn parts() -> impl Strategy<Value = Vec<(String, String, String)>> {
    let tag = prop_oneof!["p", "div", "aside", "ul", "blockquote", "x-box"].prop_map(String::from);
    let name = prop_oneof!["[a-z-]{1,12}", "\\PC{0,12}", "[\u{202a}-\u{202e}\"'\\\\\\])(,:/#.a-z ]{0,20}", "a{900}"];
    let words = prop_oneof!["[a-z ]{0,60}", "\\PC{0,60}", "[()/\\\\^$,:.\\]\u{2066}-\u{2069}a-z ]{0,50}"];
    prop::collection::vec((tag, name, words), 1..5)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_taken_goes_alone_and_comes_back(parts in parts(), which in 0_usize..40) {
        let page = page(&parts);
        let Ok(plain) = clean(&page, &Options::default()) else { return Ok(()) };
        let node = which % page.len();
        prop_assume!(page.tag(node) != Tag::Text);
        let Ok(taken) = clean(&page, &Options { take: vec![page.number(node)], ..Options::default() }) else { return Ok(()) };
        // In order, each once, none over another.
        for pair in taken.removals.windows(2) {
            if let [one, other] = pair {
                prop_assert!(one.end <= other.id, "{:?} {:?}", one, other);
            }
        }
        // No word is there that was not, and none has changed its place.
        let (all, left) = (body(&plain), body(&taken));
        let mut words = all.split_whitespace();
        prop_assert!(left.split_whitespace().all(|word| words.any(|other| other == word)), "{} / {}", all, left);
        for removal in taken.removals.iter().filter(|removal| removal.reason == Reason::Picked) {
            prop_assert_eq!(removal.nodes.first(), Some(&page.number(node)));
        }
        prop_assert_eq!(clean(&page, &Options { take: Vec::new(), ..Options::default() }), Ok(plain));
    }

    #[test]
    fn a_line_proposed_finds_what_was_pointed_at(parts in parts(), which in 0_usize..40) {
        let page = page(&parts);
        let node = which % page.len();
        prop_assume!(page.tag(node) != Tag::Text);
        let (number, options) = (page.number(node), Options::default());
        for about in [About::Remove(number), About::Article(number)] {
            let Ok(answer) = suggest(&page, &options, &about) else { continue };
            let answer: Value = serde_json::from_str(&answer).unwrap_or_default();
            let lines = answer["lines"].as_array().cloned().unwrap_or_default();
            prop_assert!(lines.len() <= 4);
            prop_assert!(lines.is_empty() || answer["best"].as_u64().is_some_and(|best| best < lines.len() as u64));
            for line in &lines {
                let rule = line["rule"].as_str().unwrap_or_default();
                prop_assert!(rule.len() <= 1024 && rule.starts_with("quay.example##"), "{}", rule);
                prop_assert!(!rule.chars().any(|c| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c)), "{:?}", rule);
                let Ok(weighed) = suggest(&page, &options, &About::Line(rule.to_owned())) else { continue };
                let weighed: Value = serde_json::from_str(&weighed).unwrap_or_default();
                prop_assert_eq!(&weighed["line"], line);
                if let About::Remove(_) = about {
                    // What holds a word of what was pointed at is gone.
                    let rules = RuleSet::parse(rule).unwrap_or_default();
                    let Ok(cleaned) = clean(&page, &Options { rules, ..Options::default() }) else { continue };
                    let is_gone = |removal: &limpide::sweep::Removal| removal.range.0 <= node && node < removal.range.1;
                    let is_blank = page.subtree_text(node).is_empty();
                    prop_assert!(is_blank || cleaned.removals.iter().any(is_gone), "{}: {:?}", rule, cleaned.removals);
                }
            }
        }
    }
}

const FRONT: &str = "<title>The Quay</title><body><nav><a href=/a>Boats</a> <a href=/b>Crews</a></nav><main>\
    <div class=first><p>The ferry left the quay at six, with forty people, two dogs and a piano on board, and nobody knew.</p>\
    <p>Advertisement</p><p>It rained for eleven days on the whole of the plain, and on the hills as well, and it grew late.</p></div></main>\
    <section class=comments id=comments><h2>Comments</h2><div class=comment><p>I was on board that day, and the piano was mine.</p>\
    <p>Advertisement</p></div></section>";

fn front() -> Page {
    Page::from_html(FRONT, Url::parse("https://www.quay.example/").ok())
}

#[test]
fn the_element_pointed_at_is_the_article_less_the_furniture_in_it() {
    let page = front();
    let number = |id: &str| (0..page.len()).find(|&n| page.attr(n, "class") == Some(id)).map(|n| page.number(n));
    let read = |article: Option<u32>| clean(&page, &Options { article, ..Options::default() });
    let plain = read(None).map(|cleaned| body(&cleaned)).unwrap_or_default();
    assert!(plain.contains("forty people") && !plain.contains("piano was mine"), "{plain}");
    let Ok(comments) = read(number("comments")) else { panic!("nothing was read") };
    let text = body(&comments);
    assert!(
        text.contains("piano was mine") && !text.contains("forty people") && !text.contains("Advertisement"),
        "{text}"
    );
    assert_eq!(comments.certainty.name(), "sure");
    let first = read(number("first")).map(|cleaned| body(&cleaned)).unwrap_or_default();
    assert!(first.contains("eleven days") && !first.contains("Advertisement"), "{first}");
    // A line that says so does the same, where what it finds is not all furniture.
    let asked = |id: &str| suggest(&page, &Options::default(), &About::Article(number(id).unwrap_or_default()));
    assert_eq!(asked("comments").as_deref(), Ok(r#"{"lines":[],"best":0}"#));
    let answer: Value = asked("first").ok().and_then(|answer| serde_json::from_str(&answer).ok()).unwrap_or_default();
    assert_eq!(answer["lines"][0]["rule"], "quay.example##div.first:article()");
    let line = About::Line("quay.example###comments:article()".into());
    let weighed: Value = suggest(&page, &Options::default(), &line)
        .ok()
        .and_then(|line| serde_json::from_str(&line).ok())
        .unwrap_or_default();
    assert_eq!(weighed["line"]["why"], "nothing-to-read");
    let rules = RuleSet::parse("quay.example##div.first:article()").unwrap_or_default();
    let by_rule = clean(&page, &Options { rules, ..Options::default() });
    let pointed = read(number("first")).map(|cleaned| cleaned.article);
    assert_eq!(by_rule.map(|cleaned| cleaned.article), pointed);
}

#[test]
fn what_holds_nothing_to_read_is_no_article() {
    let page = front();
    for article in [4_000_000, 1] {
        let error = clean(&page, &Options { article: Some(article), ..Options::default() }).err();
        assert_eq!(error.map(limpide::CleanError::code), Some("no-article"), "{article}");
    }
}

#[test]
fn questions_are_read_and_others_refused() {
    assert_eq!(About::from_json(r#"{"keep": 3}"#), Ok(About::Keep(3)));
    assert_eq!(About::from_json(r###"{"line": "##.a"}"###), Ok(About::Line("##.a".into())));
    for json in ["", "[]", "{}", r#"{"keep": -1}"#, r#"{"keep": 1, "remove": 2}"#, r#"{"line": 1}"#, r#"{"other": 1}"#]
    {
        assert!(About::from_json(json).is_err(), "{json}");
    }
    let long = format!("{{\"line\": \"{}\"}}", "a".repeat(1 << 15));
    assert!(About::from_json(&long).is_err());
}

#[test]
fn a_page_without_a_host_gets_no_lines() {
    let page = Page::from_html(FRONT, None);
    let answer = suggest(&page, &Options::default(), &About::Remove(9));
    assert_eq!(answer.as_deref(), Ok(r#"{"lines":[],"best":0}"#));
}

#[test]
fn a_line_proposed_is_for_the_site_and_holds_there() {
    let hosts = [
        ("www.quay.example", "quay.example"),
        ("quay.example.", "quay.example"),
        ("www.quay.example.", "quay.example"),
        // All of `com` is no site.
        ("www.com", "www.com"),
    ];
    for (host, site) in hosts {
        let page = Page::from_html(FRONT, Url::parse(&format!("https://{host}/")).ok());
        let number = (0..page.len()).find(|&n| page.attr(n, "class") == Some("comments")).map(|n| page.number(n));
        let answer = suggest(&page, &Options::default(), &About::Remove(number.unwrap_or_default()));
        let answer: Value = answer.ok().and_then(|answer| serde_json::from_str(&answer).ok()).unwrap_or_default();
        let line = &answer["lines"][0];
        assert_eq!(line["rule"], format!("{site}##section.comments"), "{host}");
        assert_eq!((&line["count"], &line["why"]), (&Value::from(1), &Value::Null), "{host}");
    }
}
