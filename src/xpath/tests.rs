//! Expressions over small pages, worked out by hand, and what holds of every text and expression.

use super::*;
use proptest::prelude::*;

const STEPS: u64 = 1_000_000;

const PAGE: &str = "<html><head><title>T</title><meta property='og:title' content='Meta T'></head><body>\
    <div id=a class='x y'><p>one</p><p class=lead>two <b>bold</b></p><ul><li>1</li><li>2</li><li>3</li></ul></div>\
    <div id=b class='z'><p>three</p><a href=/n rel=next>Next page</a><IMG SRC='/ads/1.png'></div></body></html>";

fn told(html: &str, expression: &str) -> Vec<String> {
    let page = Page::from_html(html, None);
    let parsed = parse(expression).unwrap_or_else(|fault| panic!("{expression}: {fault}"));
    let found = parsed.find(&page, None, &mut Budget::of(STEPS)).unwrap_or_default();
    let told = found.into_iter().map(|found| match found {
        Found::Node(node) if page.name(node).is_empty() => page.text(node).to_owned(),
        Found::Node(node) => match page.attr(node, "id") {
            Some(id) => format!("{}#{id}", page.name(node)),
            None => format!("{}:{}", page.name(node), page.subtree_text(node)),
        },
        Found::Attribute { value, .. } => format!("@{value}"),
        Found::Text(text) => format!("={text}"),
    });
    told.collect()
}

#[track_caller]
fn check(expression: &str, expected: &[&str]) {
    assert_eq!(told(PAGE, expression), expected, "{expression}");
}

#[test]
fn walks_down() {
    check("//div", &["div#a", "div#b"]);
    check("/html/body/div[2]/p", &["p:three"]);
    check("//div//p", &["p:one", "p:two bold", "p:three"]);
    check("//div//*//text()", &["one", "two ", "bold", "1", "2", "3", "three", "Next page"]);
    check("//DIV/@Id", &["@a", "@b"]);
    check("//body/descendant::b", &["b:bold"]);
    check("//ul/li[last()]", &["li:3"]);
    check("//ul/li[position() > 1]", &["li:2", "li:3"]);
    check("(//p)[2]", &["p:two bold"]);
    check("(//p)[last()]/text()", &["three"]);
    check("//p[1]", &["p:one", "p:three"]);
    check("//div[.//b]/p[1]", &["p:one"]);
    check("/descendant::p[3]", &["p:three"]);
    check("//div/node()[1]", &["p:one", "p:three"]);
    check("//div[@id='b']/*[2]/text()", &["Next page"]);
    check("id('b')/p", &["p:three"]);
}

#[test]
fn walks_up_and_aside() {
    check("//b/..", &["p:two bold"]);
    check("//b/ancestor::div", &["div#a"]);
    check("//b/ancestor::*[1]", &["p:two bold"]);
    check("//b/ancestor-or-self::*[last()]/head/title", &["title:T"]);
    check("//li[2]/preceding-sibling::li", &["li:1"]);
    check("//li/following-sibling::li", &["li:2", "li:3"]);
    check("//li[3]/preceding-sibling::*[1]", &["li:2"]);
    check("//p[@class='lead']/following::p", &["p:three"]);
    check("//li[2]/preceding::p", &["p:one", "p:two bold"]);
    check("//a/preceding::li[1]", &["li:3"]);
    check("//p/parent::div", &["div#a", "div#b"]);
    check("//b/self::b", &["b:bold"]);
    check("//text()/parent::b/ancestor::node()[last()]/html/body/div[1]", &["div#a"]);
    check("//@rel/../@href", &["@/n"]);
    check("//title/ancestor::node()", &["html:T one two bold 1 2 3 three Next page", "head:T"]);
    check("/", &[]);
    check("string-length(/) > 0", &["=true"]);
}

#[test]
fn compares_and_calls() {
    check("//div[contains(@class, 'x') and not(contains(@class, 'z'))]", &["div#a"]);
    check("//div[contains(concat(' ', normalize-space(@class), ' '), ' y ')]", &["div#a"]);
    check("//p[starts-with(., 'tw')]", &["p:two bold"]);
    check("//p[ends-with(., 'bold')]", &["p:two bold"]);
    check("//p[text()='three']", &["p:three"]);
    check("//li[. >= 2]", &["li:2", "li:3"]);
    check("//li[. != 2 and . < 3]", &["li:1"]);
    check("//li[position() mod 2 = 1]", &["li:1", "li:3"]);
    check("//img[contains(@src, '/ads/')]/@src", &["@/ads/1.png"]);
    check("//meta[@property='og:title']/@content", &["@Meta T"]);
    check("//h1 | //title | //b", &["title:T", "b:bold"]);
    check("count(//li) + 1", &["=4"]);
    check("substring-after(//a, 'Next ')", &["=page"]);
    check("substring-before(//a, ' ')", &["=Next"]);
    check("substring('12345', 2, 3)", &["=234"]);
    check("substring('12345', 1.5, 2.6)", &["=234"]);
    check("substring('12345', 0, 3)", &["=12"]);
    check("substring('12345', 2)", &["=2345"]);
    check("translate('bar', 'abc', 'AB')", &["=BAr"]);
    check("normalize-space('  a  b ')", &["=a b"]);
    check("string-length('été')", &["=3"]);
    check("lower-case('ÉTÉ')", &["=été"]);
    check("name(//*[@rel])", &["=a"]);
    check("string(//li[9])", &["="]);
    check("number('x') = number('x')", &["=false"]);
    check("//li = 2", &["=true"]);
    check("//li[true()][false()]", &[]);
    check("boolean(//li) = true()", &["=true"]);
    check("-(2 - 5) * 2 div 4", &["=1.5"]);
    check("//comment()", &[]);
    check("round(2.5) + floor(1.9) + ceiling(0.1)", &["=5"]);
}

#[test]
fn from_a_node_a_path_is_relative() {
    let page = Page::from_html(PAGE, None);
    let list = page.first(crate::page::Tag::Ul).unwrap_or_default();
    let find = |text: &str| parse(text).unwrap().nodes(&page, Some(list), &mut Budget::of(STEPS));
    assert_eq!(find("./li").map(|found| found.len()), Ok(3));
    assert_eq!(find("..").map(|found| found.len()), Ok(1));
    assert_eq!(find("//p").map(|found| found.len()), Ok(3));
    assert_eq!(parse("li[3]").unwrap().holds(&page, list, &mut Budget::of(STEPS)), Ok(true));
}

#[test]
fn every_function_is_documented() {
    let document = include_str!("../../docs/site-configs.md");
    let names: Vec<&str> = Function::ALL.iter().map(|function| function.name()).collect();
    assert!(document.contains(&format!("`{}`", names.join(" "))), "{}", names.join(" "));
}

#[test]
fn the_attributes_looked_at_are_known() {
    let parsed = parse("(//a[@rel='x'])[@class]/div[contains(@Data-x, 'y')]/@href | //p[not(@*)]").unwrap();
    assert_eq!(parsed.attributes(), ["rel", "class", "data-x", "href", "*"]);
}

#[test]
fn faults_say_where_and_what() {
    for (text, column, word) in [
        ("", 1, "ends"),
        ("//", 3, "ends"),
        ("//div[@id='x'", 14, "“]”"),
        ("//div[@id='x]", 11, "closing"),
        ("//p[matches(., 'x')]", 5, "matches()"),
        ("//p[contains(.)]", 5, "2 arguments"),
        ("é/p)", 4, "closes nothing"),
        ("//p q", 5, "operator"),
        ("$x", 1, "variables"),
        ("//namespace::p", 3, "axis"),
        ("'a'/p", 1, "path"),
        ("//a | 2", 1, "path"),
        ("//p[]", 5, "step"),
        ("count('a')", 1, "path"),
        ("//div##x", 6, "meaning"),
    ] {
        let fault = parse(text).unwrap_err();
        assert_eq!(fault.column, column, "{text}: {fault}");
        assert!(fault.reason.contains(word), "{text}: {fault}");
    }
    assert!(parse(&"(".repeat(5_000)).unwrap_err().reason.contains("deeper"));
    assert!(parse(&"-".repeat(5_000)).unwrap_err().reason.contains("deeper"));
    assert!(parse(&format!("1{}", "+1".repeat(100))).unwrap_err().reason.contains("row"));
    let steep = format!("{}1{}", "(".repeat(30), "+1+1)".repeat(30));
    assert!(parse(&steep).is_ok() && parse(&steep.replace("+1+1", "+1+1+1")).is_err());
    assert!(parse(&format!("a{}", " or a".repeat(1_000))).is_ok());
    assert!(parse(&"a/".repeat(100)).is_err());
}

#[test]
fn many_nodes_cost_no_more_than_walks() {
    let page = Page::from_html(&format!("<div></div>{}", "<div><p><a>x</a></p>".repeat(400)), None);
    for text in
        ["//div//p//a", "//*//*//*//*//a", "//div/ancestor::div//p", "//div/following::p", "//div//p[1]/a[last()]"]
    {
        let mut budget = Budget::of(60 * page.len() as u64);
        let found = parse(text).unwrap().nodes(&page, None, &mut budget);
        assert!(found.is_ok_and(|found| !found.is_empty()), "{text}");
    }
}

#[test]
fn the_most_nested_expression_needs_little_stack() {
    let steep = format!("{}//p{}", "a[not(".repeat(15), ") = 1+1 or c]/b".repeat(15));
    // As much as a wasm instance has.
    let thread = std::thread::Builder::new().stack_size(1 << 20).spawn(move || {
        let parsed = parse(&steep).unwrap();
        let shown = parsed.to_string();
        let page = Page::from_html(&"<a><b>1</b><c>".repeat(10), None);
        (parse(&shown) == Ok(parsed.clone()), parsed.find(&page, Some(2), &mut Budget::of(STEPS)).is_ok())
    });
    assert_eq!(thread.unwrap().join().unwrap(), (true, true));
}

#[test]
fn a_slow_expression_stops() {
    let page = Page::from_html(&"<div>text".repeat(400), None);
    let slow = parse("//*[contains(., 'a') or //*[contains(., //*)]]").unwrap();
    assert_eq!(slow.nodes(&page, None, &mut Budget::of(STEPS)), Err(TooSlow));
}

/// Pieces that expressions are made of.
const PIECES: [&str; 44] = [
    "/",
    "//",
    "div",
    "p",
    "*",
    "@",
    "id",
    "[",
    "]",
    "(",
    ")",
    "1",
    "0.5",
    "last()",
    "position()",
    "=",
    "!=",
    "<",
    ">=",
    "'x'",
    "\"y'\"",
    " and ",
    " or ",
    " div ",
    " mod ",
    "-",
    "+",
    "|",
    ".",
    "..",
    "::",
    "ancestor",
    "ancestor::",
    ",",
    "contains(",
    "not(",
    "concat(",
    "text()",
    "node()",
    "following-sibling::",
    "normalize-space(.)",
    "é",
    " ",
    "count(",
];

proptest! {
    #[test]
    fn parsing_never_panics(text in "\\PC{0,60}") {
        let _ = parse(&text);
    }

    #[test]
    fn what_is_shown_parses_to_the_same(at in prop::collection::vec(0..PIECES.len(), 0..14)) {
        let text: String = at.iter().map(|&at| PIECES[at]).collect();
        if let Ok(parsed) = parse(&text) {
            let shown = parsed.to_string();
            prop_assert_eq!(parse(&shown), Ok(parsed.clone()), "{} shown as {}", text, shown);
            let page = Page::from_html(PAGE, None);
            let _ = parsed.find(&page, None, &mut Budget::of(10_000));
        }
    }
}
