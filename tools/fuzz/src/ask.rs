//! What is asked of every answer of the core: the promises of its tests, on whatever page.

use limpide::article::Article;
use limpide::write::{Format, TextForm, WriteOptions, text, to};
use limpide::{CleanError, Cleaned, Options, Page, clean, snapshot};
use std::collections::{HashMap, HashSet};
use url::Url;

/// Where all pages were found.
pub fn address() -> Option<Url> {
    Url::parse("https://limpide.example/2024/05/a-page").ok()
}

/// A clock that stands still: what an input does is the same at every run, however busy the machine is.
pub fn no_time() -> f64 {
    0.0
}

/// Bytes before the first zero as text, and those behind it.
pub fn halves(data: &[u8]) -> (String, &[u8]) {
    let at = data.iter().position(|&byte| byte == 0).unwrap_or(data.len());
    let text = data.get(..at).unwrap_or_default();
    (String::from_utf8_lossy(text).into_owned(), data.get(at + 1..).unwrap_or_default())
}

/// Two pages are the same, node by node. The numbers of elements are not compared: those of what nobody reads are not
/// written again.
pub fn same_page(page: &Page, again: &Page) {
    assert_eq!(again.len(), page.len(), "nodes");
    for node in 0..page.len() {
        let said = |page: &Page| (page.tag(node), page.end(node), page.is_hidden(node), page.depth(node));
        assert_eq!(said(again), said(page), "node {node}");
        assert_eq!(again.text(node), page.text(node), "the text of node {node}");
        assert_eq!(again.name(node), page.name(node), "the name of node {node}");
        assert_eq!(attributes(again, node), attributes(page, node), "the attributes of node {node}");
    }
    assert_eq!((again.address(), again.base()), (page.address(), page.base()));
    // Data is written into the first element: a tab's is always this one, where others may hold nothing that is read.
    if !page.is_empty() && page.name(0) == "html" {
        assert_eq!(again.json_ld(), page.json_ld());
    }
}

/// Names and values as they stand; with `xmlns`, in the order of the names: the parser sorts it by its namespace, which a
/// snapshot does not have.
fn attributes(page: &Page, node: usize) -> Vec<(&str, &str)> {
    let mut all: Vec<_> = page.attrs(node).collect();
    if page.attr(node, "xmlns").is_some() {
        all.sort_unstable();
    }
    all
}

/// The words that a page made here numbers.
pub fn numbered(text: &str) -> Vec<&str> {
    let is_one = |word: &&str| {
        word.strip_prefix('w').is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
    };
    text.split(|c: char| !c.is_ascii_alphanumeric()).filter(is_one).collect()
}

/// All that a page says: its texts, and what attributes say.
pub fn said(page: &Page) -> String {
    let mut out = String::new();
    for node in 0..page.len() {
        out.extend([page.text(node), " "]);
        page.attrs(node).for_each(|(_, value)| out.extend([value, " "]));
        if page.end(node) == node + 1 {
            out.extend([&page.raw_text(node), " "]);
        }
    }
    out
}

/// The words of an article's blocks alone.
pub fn body(article: &Article) -> String {
    text(article, TextForm::Body)
}

/// No numbered word is new, and none is said more often than the page says it.
pub fn invents_nothing(page: &Page, article: &Article) {
    let (said, body) = (said(page), body(article));
    let mut left: HashMap<&str, usize> = HashMap::new();
    numbered(&said).into_iter().for_each(|word| *left.entry(word).or_default() += 1);
    for word in numbered(&body) {
        let times = left.get_mut(word).filter(|times| **times > 0);
        assert!(times.is_some(), "{word} is new or said twice in\n{body}");
        times.into_iter().for_each(|times| *times -= 1);
    }
}

/// The numbered words stand in the order of the page.
pub fn keeps_order(page: &Page, article: &Article) {
    let page_text: String = (0..page.len()).map(|node| format!("{} ", page.text(node))).collect();
    let mut rest = numbered(&page_text).into_iter();
    let body = body(article);
    for word in numbered(&body) {
        assert!(rest.any(|other| other == word), "{word} is out of order in\n{body}");
    }
}

/// No letter is in the article that the page does not say: for pages whose words are not known apart. Formulas are said in
/// letters of their own, and cards by the name of what they lead to.
pub fn invents_no_letter(page: &Page, article: &Article) {
    let json = serde_json::to_string(&article.blocks).unwrap_or_default();
    if ["\"math\"", "\"embed\""].iter().any(|kind| json.contains(kind)) {
        return;
    }
    let said: HashSet<char> = said(page).chars().collect();
    for c in body(article).chars().filter(|c| c.is_alphabetic()) {
        assert!(said.contains(&c), "{c:?} is new");
    }
}

/// Cleans, and asks what holds of every answer.
pub fn cleaned(page: &Page, options: &Options) -> Result<Cleaned, CleanError> {
    let cleaned = clean(page, options)?;
    assert!((0.0..=1.0).contains(&cleaned.confidence), "{}", cleaned.confidence);
    assert!(cleaned.removals.is_sorted_by(|a, b| a.id < b.id), "removals out of order");
    for removal in &cleaned.removals {
        assert!(removal.range.0 < removal.range.1 && removal.range.1 <= page.len(), "{removal:?}");
        assert!(removal.before as usize <= cleaned.article.blocks.len(), "{removal:?}");
    }
    is_read_back(&cleaned.article);
    Ok(cleaned)
}

/// The Article comes back from JSON as it was.
pub fn is_read_back(article: &Article) {
    let json = serde_json::to_string(article).unwrap_or_default();
    match Article::from_json(&json) {
        Ok(again) => assert_eq!(&again, article, "read back"),
        Err(error) => panic!("{error}: {json}"),
    }
}

/// A page from a file and from a tab that shows it come to the same.
pub fn agrees_with_its_snapshot(page: &Page, options: &Options) {
    let again = Page::from_snapshot(&snapshot::encode(page)).unwrap_or_else(|error| panic!("{error}"));
    same_page(page, &again);
    let json = |page: &Page| clean(page, options).map(|cleaned| cleaned.to_json().unwrap_or_default());
    assert_eq!(json(&again), json(page));
}

/// For each node whether no removal covers it.
pub fn kept_leaves(page: &Page, cleaned: &Cleaned) -> Vec<bool> {
    let mut is_kept = vec![true; page.len()];
    for removal in cleaned.removals.iter().filter(|removal| !removal.is_back) {
        is_kept.get_mut(removal.range.0..removal.range.1).unwrap_or_default().fill(false);
    }
    is_kept
}

/// Every form is written, the same each time, and reads as what it is.
pub fn is_written(article: &Article) {
    let options = WriteOptions::default();
    for format in Format::ALL {
        assert_eq!(to(format, article, &options), to(format, article, &options), "{format:?} differs");
    }
    let html = String::from_utf8(to(Format::Html, article, &options)).unwrap_or_else(|error| panic!("{error}"));
    if let Err(error) = crate::html::check(&html) {
        panic!("{error}\n{html}");
    }
    if let Err(error) = crate::epub::check(&to(Format::Epub, article, &options)) {
        panic!("{error}");
    }
    let markdown = String::from_utf8(to(Format::Markdown, article, &options)).unwrap_or_else(|error| panic!("{error}"));
    let seen = crate::markdown::seen(&markdown);
    assert!(!seen.contains("?HtmlBlock") && !seen.contains("?Html("), "{seen}\n{markdown}");
    // Every word of the text is read in the Markdown, in order.
    // They may stand close together, as before and behind a line break.
    let body = body(&limpide::share::prepared(article, None));
    let mut rest = seen.as_str();
    for word in numbered(&body) {
        let is_whole = |at: &usize| !rest[at + word.len()..].starts_with(|c: char| c.is_ascii_digit());
        let at = rest.match_indices(word).map(|(at, _)| at).find(is_whole);
        let Some(at) = at else { panic!("{word} is lost in\n{markdown}\n{seen}") };
        rest = &rest[at + word.len()..];
    }
}
