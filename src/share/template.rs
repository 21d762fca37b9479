//! A template of the user's own, filled with what is known of an article: `{title}`, or `{title|url}` as it can stand in an
//! address.

use crate::article::{Article, Block, BlockKind};
use crate::write::{self, Format, WriteOptions, body_text};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What may stand in a value of an address as it is (RFC 3986, section 2.3).
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');
/// Characters of an excerpt.
const EXCERPT: usize = 280;

/// The names a template may use.
pub const TEMPLATE_NAMES: [&str; 9] = ["title", "byline", "date", "url", "site", "lang", "excerpt", "markdown", "text"];

/// A filled template.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filled {
    /// The text.
    pub text: String,
    /// What stands in braces and is no name; it was left as it is.
    pub unknown: Vec<String>,
}

/// Fills a template. What is not known of the article is nothing; braces in what is filled in are text.
pub fn fill(template: &str, article: &Article, options: &WriteOptions) -> Filled {
    let article = super::prepared(article, options.opened.as_deref());
    let mut filled = Filled::default();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.text.push_str(before);
        let inner = after.split_once('}').filter(|(inner, _)| !inner.contains(['{', '\n']));
        let Some((inner, behind)) = inner else {
            filled.text.push('{');
            rest = after;
            continue;
        };
        let (name, way) = inner.split_once('|').map_or((inner, None), |(name, way)| (name, Some(way.trim())));
        match (value(name.trim(), &article, options), way) {
            (Some(value), None) => filled.text.push_str(&value),
            (Some(value), Some("url")) => filled.text.extend(utf8_percent_encode(&value, UNRESERVED)),
            _ => {
                filled.text.extend(["{", inner, "}"]);
                if !filled.unknown.iter().any(|known| known == inner) {
                    filled.unknown.push(inner.to_owned());
                }
            }
        }
        rest = behind;
    }
    filled.text.push_str(rest);
    filled
}

fn value(name: &str, article: &Article, options: &WriteOptions) -> Option<String> {
    let said = |value: &Option<String>| value.clone().unwrap_or_default();
    let written = |format| String::from_utf8(write::to(format, article, options)).unwrap_or_default();
    Some(match name {
        "title" => article.title.clone(),
        "byline" => said(&article.byline),
        "date" => said(&article.published).chars().take(10).collect(),
        "url" => said(&article.address),
        "site" => said(&article.site),
        "lang" => said(&article.lang),
        "excerpt" => excerpt(&article.blocks),
        "markdown" => written(Format::Markdown),
        "text" => written(Format::Text),
        _ => return None,
    })
}

/// The standfirst, else the first paragraph, cut at a word.
fn excerpt(blocks: &[Block]) -> String {
    let content = |is_wanted: fn(&BlockKind) -> bool| {
        let found = blocks.iter().find(|block| is_wanted(&block.kind));
        found.map(|block| body_text(std::slice::from_ref(block)))
    };
    let standfirst = content(|kind| matches!(kind, BlockKind::Standfirst { .. }));
    let words = standfirst.or_else(|| content(|kind| matches!(kind, BlockKind::Paragraph { .. }))).unwrap_or_default();
    let mut out: String = words.chars().take(EXCERPT).collect();
    if out.len() < words.len() {
        let end = out.rfind(' ').filter(|&end| end > out.len() / 2).unwrap_or(out.len());
        out.truncate(end);
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Inline;

    fn article() -> Article {
        Article {
            title: "A & {site} — é".into(),
            published: Some("2024-02-28T10:00:00Z".into()),
            site: Some("Quay".into()),
            address: Some("https://quay.example/?a=1&utm_source=x".into()),
            blocks: vec![BlockKind::Paragraph { content: vec![Inline::text("word ".repeat(100))] }.into()],
            ..Article::default()
        }
    }

    #[track_caller]
    fn check(template: &str, expected: &str, unknown: &[&str]) {
        let filled = fill(template, &article(), &WriteOptions::default());
        assert_eq!(
            (filled.text.as_str(), filled.unknown),
            (expected, unknown.iter().map(|&name| name.into()).collect())
        );
    }

    #[test]
    fn names_are_filled_in_once() {
        check("[{title}]({url}) {date}{byline} {lang}", "[A & {site} — é](https://quay.example/?a=1) 2024-02-28 ", &[]);
        check(
            "obsidian://new?name={title|url}&x={ site | url }",
            "obsidian://new?name=A%20%26%20%7Bsite%7D%20%E2%80%94%20%C3%A9&x=Quay",
            &[],
        );
    }

    #[test]
    fn what_is_no_name_stays_and_is_told() {
        check("{a} {title|b} {} { {site} {a} {x", "{a} {title|b} {} { Quay {a} {x", &["a", "title|b", ""]);
        check("{{site}}", "{Quay}", &[]);
        check("{\nsite}", "{\nsite}", &[]);
    }

    #[test]
    fn every_name_says_something() {
        for name in TEMPLATE_NAMES {
            assert!(fill(&format!("{{{name}}}"), &article(), &WriteOptions::default()).unknown.is_empty(), "{name}");
        }
        let excerpt = fill("{excerpt}", &article(), &WriteOptions::default()).text;
        assert!(excerpt.ends_with("word…") && excerpt.chars().count() <= EXCERPT, "{excerpt}");
        let text = fill("{text}", &article(), &WriteOptions::default()).text;
        assert!(text.contains("https://quay.example/?a=1\n"), "{text}");
    }
}
