//! What is known of the article as JSON-LD, in the words of schema.org: other programs find author and date by it.

use crate::article::{Article, authors};
use serde_json::{Map, Value};

/// The element with the data; no text in it can end it.
pub(super) fn json_ld(article: &Article) -> String {
    let mut data = Map::new();
    let mut say = |name: &str, value: Value| data.insert(name.into(), value);
    say("@context", "https://schema.org".into());
    say("@type", "Article".into());
    say("headline", article.title.as_str().into());
    let named = |kind: &str, name: &str| {
        Value::Object(
            [("@type", kind), ("name", name)].map(|(key, value)| (key.into(), value.into())).into_iter().collect(),
        )
    };
    if let Some(byline) = &article.byline {
        let mut authors: Vec<Value> = authors(byline).into_iter().map(|name| named("Person", name)).collect();
        say("author", if authors.len() == 1 { authors.swap_remove(0) } else { Value::Array(authors) });
    }
    let known = [
        ("datePublished", &article.published),
        ("dateModified", &article.modified),
        ("inLanguage", &article.lang),
        ("url", &article.address),
    ];
    for (name, value) in known {
        if let Some(value) = value {
            say(name, value.as_str().into());
        }
    }
    if let Some(site) = &article.site {
        say("publisher", named("Organization", site));
    }
    if let Some(lead) = article.lead.as_ref().filter(|lead| !lead.address.starts_with("data:")) {
        say("image", lead.address.as_str().into());
    }
    let written = serde_json::to_string(&data).unwrap_or_default();
    format!("<script type=\"application/ld+json\">{}</script>\n", inert(&written))
}

/// JSON in which nothing can be taken for markup (HTML, section 4.12.1.3): the letters that could begin some are written
/// by number, which is the same to JSON.
fn inert(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            c if c.is_control() || u32::from(c) & 0xfffe == 0xfffe => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_cannot_leave_its_element() {
        let evil = "</script><!--<script>alert(1)</script>]]>&\u{2028}\"\\";
        let article = Article {
            title: evil.into(),
            byline: Some(format!("{evil}, Bo")),
            site: Some(evil.into()),
            address: Some("https://limpide.example/".into()),
            ..Article::default()
        };
        let written = json_ld(&article);
        assert_eq!(written.matches('<').count(), 2, "{written}");
        let data = written.split_once('>').and_then(|(_, rest)| rest.split_once('<')).map(|(data, _)| data).unwrap();
        let data: Value = serde_json::from_str(data).unwrap();
        assert_eq!(data["headline"], evil);
        assert_eq!(data["author"][1]["name"], "Bo");
        assert_eq!(data["publisher"]["name"], evil);
    }
}
