//! What is wrong with a file of HTML that the core wrote, for tests and fuzzing: a browser finds no error in it, it holds no
//! element that an Article cannot say, nothing in it runs, and each place that a link leads to is there once.

use scraper::{Html, Selector};
use std::collections::HashSet;

/// The elements of a file, formulas apart.
const ELEMENTS: &str = "html head meta title link script style body article header h1 h2 h3 h4 h5 h6 p a bdi time section \
    ul ol li blockquote aside pre code table caption thead tbody tr td th figure figcaption img div span hr br dl dt dd em \
    strong mark sub sup del small ruby rp rt abbr math semantics annotation mrow mi mn mo mtext mspace mfrac msqrt mroot \
    mstyle merror mpadded mphantom msub msup msubsup munder mover munderover mmultiscripts mprescripts mtable mtr mtd";

/// Says what is wrong with a file.
pub fn check(written: &str) -> Result<(), String> {
    let document = Html::parse_document(written);
    if !document.errors.is_empty() {
        return Err(format!("{:?}", document.errors));
    }
    let known: HashSet<&str> = ELEMENTS.split_ascii_whitespace().collect();
    let all = Selector::parse("*").map_err(|error| error.to_string())?;
    let mut ids = HashSet::new();
    for element in document.select(&all) {
        let name = element.value().name();
        if !known.contains(name) {
            return Err(format!("there is a {name}"));
        }
        if name == "script" && element.attr("type") != Some("application/ld+json") {
            return Err("there is a script".into());
        }
        for (name, value) in element.value().attrs() {
            if name.starts_with("on") || matches!(name, "style" | "srcdoc" | "ping" | "background") {
                return Err(format!("there is a {name}"));
            }
            if matches!(name, "href" | "src") && !is_harmless(value) {
                return Err(format!("{name} leads to {value}"));
            }
            if name == "id" && !ids.insert(value) {
                return Err(format!("{value} stands twice"));
            }
        }
    }
    let places = document.select(&all).filter_map(|element| element.attr("href")?.strip_prefix('#'));
    for place in places {
        if !ids.contains(place) {
            return Err(format!("there is no place {place}"));
        }
    }
    Ok(())
}

/// Whether an address runs nothing.
fn is_harmless(address: &str) -> bool {
    ["http:", "https:", "mailto:", "tel:", "data:image/", "#"].iter().any(|begin| address.starts_with(begin))
        && !address.starts_with("data:image/svg")
}
