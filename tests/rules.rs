//! The user's rules on whole pages: they outrank furniture and judge, and whatever they say, the page still opens.

use limpide::rules::RuleSet;
use limpide::write::{TextForm, text};
use limpide::{Cleaned, Options, Page, clean};
use url::Url;

const PAGE: &str = "<title>The ferry – The Quay</title><body><nav><a href=/a>Boats</a> <a href=/b>Crews</a></nav><main>\
    <h1>The ferry</h1><p class=who>By Ann Lee</p><time class=when datetime=2024-05-03>3 May</time>\
    <div class=body><p>The ferry left the quay at six, with forty people, two dogs and a piano on board, and nobody knew whose it was.</p>\
    <p class=pub>Advertisement</p>\
    <p class=note>It rained for eleven days on the whole of the plain, and on the hills as well, and the river rose to the bridge.</p>\
    <p>When it came down again the piano stood on the far bank, in tune, and the mate swore that he had not moved it himself.</p></div>\
    <aside class=related><h2>Read also</h2><ul><li><a href=/c>A bridge for the valley</a><li><a href=/d>The last of the pilots</a></ul></aside>\
    </main><footer><p>© The Quay</p></footer>";

fn page() -> Page {
    Page::from_html(PAGE, Url::parse("https://www.quay.example/news/ferry").ok())
}

#[track_caller]
fn cleaned(rules: &str) -> Cleaned {
    let options = Options { rules: RuleSet::parse(rules).unwrap_or_default(), ..Options::default() };
    let cleaned = clean(&page(), &options);
    cleaned.unwrap_or_else(|error| unreachable!("{rules}: {error}"))
}

fn body(cleaned: &Cleaned) -> String {
    text(&cleaned.article, TextForm::Body)
}

#[test]
fn a_rule_removes_what_the_judge_keeps_and_is_named() {
    let plain = body(&cleaned(""));
    assert!(plain.contains("eleven days"), "{plain}");
    let cleaned = cleaned("quay.example##.note");
    assert!(!body(&cleaned).contains("eleven days"));
    let removal = cleaned.removals.iter().find(|removal| removal.excerpt.starts_with("It rained"));
    assert_eq!(
        removal.map(|removal| (removal.reason.name(), &*removal.rule)),
        Some(("user-rule", "quay.example##.note"))
    );
}

#[test]
fn a_rule_keeps_what_furniture_removes() {
    assert!(!body(&cleaned("")).contains("Advertisement"));
    for rule in ["##.pub:keep()", "quay.example#@#:furniture(ad)", "#@#:furniture(ad-label)"] {
        assert!(body(&cleaned(rule)).contains("Advertisement"), "{rule}");
    }
    // The whole list is kept, and so is a part that an element above it was marked with.
    assert!(body(&cleaned("quay.example##.related:keep()")).contains("A bridge for the valley"));
    assert!(body(&cleaned("quay.example##.related li:first-child:keep()")).contains("A bridge for the valley"));
    assert!(!body(&cleaned("quay.example##.related li:first-child:keep()")).contains("The last of the pilots"));
}

#[test]
fn what_a_rule_removes_stays_removed_within_what_another_keeps() {
    let cleaned = cleaned("##.body:keep()\nquay.example##.note");
    assert!(!body(&cleaned).contains("eleven days"));
    assert!(body(&cleaned).contains("forty people"));
}

#[test]
fn directives_say_what_is_what() {
    let cleaned = cleaned(
        "quay.example##.note:article()\nquay.example##.related h2:title()\nquay.example##.who:byline()\n\
         quay.example##.when:date()\nquay.example##nav a:has-text(Crews):next-page()\nquay.example##:open()",
    );
    assert_eq!(
        body(&cleaned).trim(),
        "It rained for eleven days on the whole of the plain, and on the hills as well, and the river rose to the bridge."
    );
    assert_eq!(cleaned.article.title, "Read also");
    assert_eq!(cleaned.article.byline.as_deref(), Some("Ann Lee"));
    assert_eq!(cleaned.article.published.as_deref(), Some("2024-05-03"));
    let Some(rules) = &cleaned.rules else { panic!("nothing is said of the rules") };
    assert_eq!(rules.next_page.as_deref(), Some("https://www.quay.example/b"));
    assert!(rules.opens && rules.skipped.is_empty() && rules.used.len() == 5, "{rules:?}");
    // Everything else is in the list, and can be put back.
    assert!(cleaned.removals.iter().any(|removal| removal.excerpt.starts_with("The ferry left")));
}

#[test]
fn other_sites_are_left_alone() {
    assert_eq!(
        body(&cleaned("other.example##p\nother.example##.note:article()\n~quay.example##.note")),
        body(&cleaned(""))
    );
    assert!(cleaned("").rules.is_none());
}

#[test]
fn whatever_a_rule_says_the_page_opens() {
    let plain = body(&cleaned(""));
    for (rules, why) in [
        ("##*", "whole text"),
        ("##body", "whole text"),
        ("##main p, main h1, aside, footer, nav", "whole text"),
        (
            "quay.example##p:nth-child(1)\nquay.example##p:not(:nth-child(1))\nquay.example##:xpath(//aside|//h1|//time)",
            "whole text",
        ),
        ("quay.example##.pub:article()", "nothing to read"),
        ("quay.example##.related:article()\nquay.example##.body:has(b):article()", "nothing to read"),
        ("##p:::bad", ""),
        ("quay.example##p:has-text(/((((((((/)", ""),
        ("quay.example##:xpath(//p[)", ""),
    ] {
        let cleaned = cleaned(rules);
        assert_eq!(body(&cleaned), plain, "{rules}");
        let skipped = cleaned.rules.map(|rules| rules.skipped).unwrap_or_default();
        assert!(
            skipped.iter().all(|skipped| skipped.why.to_string().contains(why)) && skipped.is_empty() == why.is_empty(),
            "{rules}: {skipped:?}"
        );
    }
}

#[test]
fn a_slow_rule_is_named_and_the_others_work() {
    use limpide::rules::Clock;
    // Thirty milliseconds go by between two looks.
    fn hurried() -> f64 {
        use std::cell::Cell;
        thread_local!(static NOW: Cell<f64> = const { Cell::new(0.0) });
        NOW.with(|now| {
            now.set(now.get() + 30.0);
            now.get()
        })
    }
    let long = format!("{PAGE}<div>{}</div>", "<p class=x>Some <b>more</b> words.</p>".repeat(500));
    let page = Page::from_html(&long, Url::parse("https://quay.example/").ok());
    let rules = RuleSet::parse("quay.example##*:has-text(/nothing at all/)\nquay.example##.note").unwrap_or_default();
    let options = Options { rules, clock: Clock(hurried), ..Options::default() };
    let Ok(cleaned) = clean(&page, &options) else { panic!("the page does not open") };
    let Some(rules) = &cleaned.rules else { panic!("nothing is said of the rules") };
    assert_eq!(
        rules.skipped.iter().map(|skipped| (skipped.line, skipped.why.to_string())).collect::<Vec<_>>(),
        [(1, "skipped here: too slow".to_owned())]
    );
    assert_eq!(rules.used.iter().map(|used| used.line).collect::<Vec<_>>(), [2]);
    assert!(!body(&cleaned).contains("eleven days"));
}

#[test]
fn the_answer_as_json_says_it_too() {
    let json = cleaned("quay.example##.note\n##body").to_json().unwrap_or_default();
    assert!(json.contains(r###""rules":{"used":[{"line":1,"text":"quay.example##.note","count":1}],"skipped":[{"line":2,"text":"##body","why":"too-much"}]"###), "{json}");
    assert!(!cleaned("").to_json().unwrap_or_default().contains("\"rules\""));
}

/// The pages of the extension have words for each code: none comes that their types do not know.
#[test]
fn every_code_is_in_the_types_of_the_extension() {
    let read = |path: &str| {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        std::fs::read_to_string(path).unwrap_or_default()
    };
    let types = read("extension/core/rules.js");
    for (file, least) in [("src/rules/unused.rs", 20), ("src/configs/cause.rs", 20), ("src/import.rs", 5)] {
        let core = read(file);
        let table = core.split("fn code(").nth(1).and_then(|rest| rest.split("\n    }\n").next()).unwrap_or_default();
        let codes: Vec<&str> = table.split('"').skip(1).step_by(2).collect();
        assert!(codes.len() >= least, "{file}: {codes:?}");
        for code in codes {
            assert!(types.contains(&format!("'{code}'")), "{code} of {file} is not in extension/core/rules.js");
        }
    }
}

#[test]
fn exceptions_that_leave_something_in_are_told_with_the_rules_at_work() {
    let rules = "##.note\nquay.example#@#.note\nquay.example#@#.other\nquay.example#@#:furniture(ad)\n\
        quay.example#@#:furniture(comments)\n##.nowhere\nquay.example#@#.nowhere\nother.example#@#:furniture(ad)";
    let used = cleaned(rules).rules.map(|rules| rules.used).unwrap_or_default();
    assert_eq!(used.iter().map(|used| used.line).collect::<Vec<_>>(), [2, 4], "{used:?}");
}
