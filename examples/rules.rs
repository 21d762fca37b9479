//! A page under a reader's own rules, and what became of each line:
//! `cargo run --example rules -- page.html https://example.org/story rules.txt`.

use limpide::page::Page;
use limpide::rules::RuleSet;
use limpide::{Cleaned, Options, clean};
use std::error::Error;
use url::Url;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(page), Some(address), Some(rules)) = (arguments.next(), arguments.next(), arguments.next()) else {
        return Err("name a file of HTML, the address of the page, and a file of rules".into());
    };
    let page = Page::from_html(&std::fs::read_to_string(page)?, Some(Url::parse(&address)?));
    let (cleaned, unused) = under_rules(&page, &std::fs::read_to_string(rules)?)?;
    for line in unused {
        println!("not used: {line}");
    }
    for used in cleaned.rules.iter().flat_map(|rules| &rules.used) {
        println!("line {}: {} found", used.line, used.count);
    }
    println!("{} words are left", cleaned.article.words);
    Ok(())
}

/// The article, and why lines that are no rules are none.
fn under_rules(page: &Page, text: &str) -> Result<(Cleaned, Vec<String>), limpide::CleanError> {
    let rules = RuleSet::parse(text)?;
    let unused = rules.explained().filter_map(|line| line.err().map(|unused| unused.why())).collect();
    let options = Options { rules, ..Options::default() };
    Ok((clean(page, &options)?, unused))
}

#[test]
fn a_rule_removes_and_a_line_that_is_none_says_why() -> Result<(), Box<dyn Error>> {
    let html = "<h1>Soup</h1><p>Cut the leeks, rinse them twice, and let them sweat in butter for a quarter of an hour.
                <p class=wine>With this we drink a cold cider from the north, and never more than the two of us can carry.
                <p>Add the stock and the potatoes, and leave the kitchen until the windows are white.";
    let page = Page::from_html(html, Some(Url::parse("https://soup.example/leek")?));
    let (cleaned, unused) = under_rules(&page, "soup.example##.wine\nsoup.example##+js(no-cookies)")?;
    let used = cleaned.rules.map(|rules| rules.used).unwrap_or_default();
    assert_eq!(used.iter().map(|used| (used.line, used.count)).collect::<Vec<_>>(), [(1, 1)]);
    assert_eq!(unused.len(), 1);
    assert!(cleaned.removals.iter().any(|removal| removal.excerpt.starts_with("With this we drink")));
    Ok(())
}
