//! Lines of configs and what becomes of them.

use super::*;
use crate::page::Page;
use crate::rules::{Meaning, RuleSet};
use crate::xpath::{Budget, parse};
use proptest::prelude::*;

#[track_caller]
fn check_css(expression: &str, expected: &str) {
    let parsed = parse(expression).unwrap_or_else(|fault| panic!("{expression}: {fault}"));
    assert_eq!(css_of(&parsed).as_deref().unwrap_or("-"), expected, "{expression}");
}

#[test]
fn plain_paths_become_plain_css() {
    check_css("//div[@id='x']", "div#x");
    check_css("//*[@id='1x']", "[id=\"1x\"]");
    check_css("//div[@class='a b']", "div[class=\"a b\"]");
    check_css("//div[contains(@class, 'x')]", "div[class*=\"x\"]");
    check_css("//div[contains(concat(' ',normalize-space(@class),' '),' x ')]", "div.x");
    check_css("//div[contains(concat(' ', @class, ' '), ' x ')]//p", "div.x p");
    check_css("//h1", "h1");
    check_css("//article/div/p", "article > div > p");
    check_css("/html/body//main", "html > body main");
    check_css("//ul/li[2]", "ul > li:nth-of-type(2)");
    check_css("//ul/*[last()]", "ul > :last-child");
    check_css("//p[position()=1][@class]", "p:first-of-type[class]");
    check_css("//div[@class='x'][1]", "-");
    check_css("//div[not(@id) and starts-with(@class, 'ad-')]", "div:not([id])[class^=\"ad-\"]");
    check_css("//div[@id='a' or @id='b']", "div:is(#a, #b)");
    check_css("//div[.//img]", "div:has(img)");
    check_css("//div[img/@src]", "-");
    check_css("//div[h2/a]", "div:has(> h2 > a)");
    check_css("//*[self::h1 or self::h2]", ":is(:is(h1), :is(h2))");
    check_css("//h2/following-sibling::p", "h2 ~ p");
    check_css("//h1 | //h2[@title=\"it's\"]", "h1, h2[title=\"it's\"]");
    check_css("//a[@rel!='next']", "a[rel]:not([rel=\"next\"])");
    check_css("//descendant::p", "-");
    check_css("/descendant::p", "p");
    check_css("//p[contains(., 'x')]", "-");
    check_css("(//p)[1]", "-");
    check_css("//p/text()", "-");
    check_css("//p[contains(@class, '')]", "-");
    check_css("//fb:like", "-");
}

const PAGE: &str = "<body><div id=a class='x ad-1'><p class=x>1<img src=i></p><p>2</p><h2>3</h2><p>4</p><ul><li>5<li>6</ul>\
    </div><div class='y x'><h1>7</h1><div class=x><p title='t'>8</div></div><a rel=next href=/n>n</a></body>";

/// Pieces of predicates and steps that have a selector.
const STEPS: [&str; 9] = ["//div", "//p", "/p", "//*", "/*", "/li", "//ul", "/following-sibling::p", "/descendant::p"];
const PREDICATES: [&str; 14] = [
    "",
    "",
    "",
    "[@class='x']",
    "[contains(@class,'x')]",
    "[contains(concat(' ',@class,' '),' x ')]",
    "[1]",
    "[last()]",
    "[2]",
    "[not(@class)]",
    "[@id or @title]",
    "[p]",
    "[.//p]",
    "[starts-with(@class,'x') and @id='a']",
];

proptest! {
    #[test]
    fn a_selector_finds_what_its_path_finds(at in prop::collection::vec((0..STEPS.len(), 0..PREDICATES.len()), 1..4)) {
        let path: String = at.iter().map(|&(step, predicate)| format!("{}{}", STEPS[step], PREDICATES[predicate])).collect();
        let parsed = parse(&path).unwrap();
        if let Some(css) = css_of(&parsed) {
            let page = Page::from_html(PAGE, None);
            let selector = scraper::Selector::parse(&css).unwrap();
            let by_css: Vec<usize> =
                (0..page.len()).filter(|&n| page.element(n).is_some_and(|e| selector.matches(&e))).collect();
            prop_assert_eq!(parsed.nodes(&page, None, &mut Budget::of(100_000)).unwrap(), by_css, "{} {}", path, css);
        }
    }

    #[test]
    fn any_text_is_accounted_for(text in "(\\PC|[\r\n:(#]){0,80}") {
        let import = import("example.com", &text);
        prop_assert!(import.rules().lines().all(|line| line.starts_with("! ") || line.starts_with("example.com##")));
        let joined: String = import.lines.iter().map(|line| line.text.as_str()).collect();
        prop_assert_eq!(joined, text.trim_start_matches('\u{feff}').replace(['\r', '\n'], ""));
    }
}

#[track_caller]
fn check(line: &str, rules: &[&str]) {
    match rule::outcome_of("example.com", line) {
        Outcome::Used(found) => assert_eq!(found, rules, "{line}"),
        other => panic!("{line}: {other:?}"),
    }
    // What we write is what we read.
    let written = RuleSet::parse(&rules.join("\n")).unwrap_or_default();
    for line in written.lines() {
        assert!(!matches!(line.meaning, Meaning::Unused(_)), "{}: {:?}", line.text, line.meaning);
    }
}

#[test]
fn each_directive_that_has_a_meaning_becomes_our_line() {
    check("body: //div[@id='content']", &["example.com##div#content:article()"]);
    check("body: //article | //main", &["example.com##:is(article, main):article()"]);
    check("title://h1", &["example.com##h1:title()"]);
    check("body: //script", &["example.com##script:article()"]);
    check(
        "title: substring-before(//title, ' | ')",
        &["example.com##:xpath(substring-before(//title, ' | ')):title()"],
    );
    check("author: //a[@rel='author']", &["example.com##a[rel=\"author\"]:byline()"]);
    check("date: //time/@datetime", &["example.com##:xpath(//time/@datetime):date()"]);
    check("\tstrip :\t//div[@class='ad']  ", &["example.com##div[class=\"ad\"]"]);
    check("strip: //p[contains(.,'Ad')] | //h6", &["example.com##h6", "example.com##:xpath(//p[contains(., 'Ad')])"]);
    check("strip_id_or_class: 'promo'", &["example.com##[id*=\"promo\"], [class*=\"promo\"]"]);
    check("strip_image_src: /pixel.gif", &["example.com##img[src*=\"/pixel.gif\"]"]);
    check("next_page_link: //a[@rel='next']/@href", &["example.com##a[rel=\"next\"]:next-page()"]);
    check("next_page_link: //a[text()='Next']", &["example.com##:xpath(//a[text() = 'Next']):next-page()"]);
}

#[track_caller]
fn check_not(line: &str, at: usize, word: &str) {
    match rule::outcome_of("example.com", line) {
        Outcome::NotUsed { column, cause } => {
            assert!(column == at && cause.to_string().contains(word), "{line}: {column}: {cause}");
        }
        other => panic!("{line}: {other:?}"),
    }
}

#[test]
fn each_line_that_is_not_used_says_where_and_why() {
    check_not("body: //div[@id='x'", 20, "“]” is missing");
    check_not("strip: //p[matches(., 'x')]", 12, "matches()");
    check_not("  http_header(user-agent): x", 3, "no request");
    check_not("replace_string(<a href=\"http://x\">): y", 1, "rewritten");
    check_not("single_page_link: //a", 1, "no request");
    check_not("no colon here", 1, "directive: value");
    check_not("boddy: //div", 1, "boddy");
    check_not("body:", 6, "nothing stands");
    check_not("body: div[@id='x']", 7, "begin it with //");
    check_not("body: /div", 7, "begin it with //");
    check_not("body: //meta/@content", 7, "text");
    check_not("next_page_link: //option/@value", 17, "link on the page");
    check_not("next_page_link: concat('/p/', //b)", 17, "link on the page");
    check_not("title: //h1\u{fffd}", 12, "UTF-8");
    check_not("strip_id_or_class: ''", 20, "quotes");
    check_not(&format!("strip: //p[.='{}']", "x".repeat(2_000)), 8, "longer");
}

#[test]
fn what_is_so_anyway_is_told_apart() {
    for line in [
        "tidy: no",
        "prune: yes",
        "parser: html5php",
        "strip: //script|//style",
        "strip: //img/@width",
        "strip: //comment()",
    ] {
        assert!(matches!(rule::outcome_of("example.com", line), Outcome::NotNeeded(_)), "{line}");
    }
}

const CONFIG: &str = "\u{feff}# A config\r\nbody: //article\r\nbody: //main\nbody: //article\n\ntidy: no\nfoo\n\
    test_url: https://example.com/1\ntest_contains: Two words\ntest_contains: not there\n";

#[test]
fn every_line_is_accounted_for() {
    let import = import("example.com", CONFIG);
    let tally = Tally::of([&import]);
    assert_eq!(import.lines.len(), 10);
    assert_eq!(tally, Tally { used: 3, kept: 3, not_needed: 1, not_used: 1 });
    assert_eq!(tally.to_string(), "3 of 4 lines used (75.0 %), 1 not needed here, 3 kept as trials");
    assert_eq!(
        import.complaints("x.txt", Shown::NotUsed),
        ["x.txt:7:1: not used: this is no “directive: value”\n    foo"]
    );
    assert_eq!(import.complaints("x.txt", Shown::All).len(), 8);
    assert_eq!(
        import.rules(),
        "! example.com, imported from a site config\nexample.com##article:article()\nexample.com##main:article()\n\
         ! test_url: https://example.com/1\n! test_contains: Two words\n! test_contains: not there\n"
    );
    assert_eq!(super::import("example.com", "tidy: no\ntest_url: https://example.com/").rules(), "");
}

#[test]
fn trials_say_what_is_in_the_article() {
    let trials = trials_in(&import("example.com", CONFIG).rules());
    let sentence = "Here are two\n words: the boats came home before the storm, and all were glad of it. Two  words. ";
    let page = Page::from_html(&format!("<article><h1>Boats</h1><p>{}</p></article>", sentence.repeat(5)), None);
    let verdicts = try_on(&page, &trials[0], &crate::Options::default()).unwrap();
    assert_eq!(trials[0].address, "https://example.com/1");
    assert_eq!(verdicts.iter().map(|v| v.is_there).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn a_file_is_named_after_its_host() {
    for (name, host) in [
        ("example.com.txt", "example.com"),
        ("configs/.Example.com.txt", "example.com"),
        ("www.example.co.uk.txt", "example.co.uk"),
        ("a\\münchen.example.txt", "münchen.example"),
    ] {
        assert_eq!(host_of_file(name).as_deref(), Ok(host));
    }
    for name in [
        "example.com",
        "README.md",
        ".txt",
        "global.txt",
        "a b.com.txt",
        "localhost.txt",
        "a##b.com.txt",
        "-a.com.txt",
        "__MACOSX/._a.com.txt",
    ] {
        assert!(host_of_file(name).is_err(), "{name}");
    }
}
