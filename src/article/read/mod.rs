//! Reads an Article back from the JSON it was given out as: what the reader shows, with its choices and further pages, is
//! put together in the browser and comes back to be written. It is read as if a stranger had sent it, within the limits
//! and by the checks of `compose`. By hand: what serde makes of these types is several times as large.

mod block;
mod inline;
mod scan;

use super::{Article, Direction, Image, Inline, address};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::fmt;

/// Bytes of JSON: a snapshot's text may be 8 MB, its data images 8 MB, and an article many pages.
const MAX_JSON: usize = 48 << 20;
/// How deep blocks, and inlines in each, may stand: a translation beside its original lies a little deeper than what
/// `compose` makes.
const MAX_DEPTH: usize = 24;
/// How many blocks, inlines, rows and cells: those of an article of several pages beside its translation.
const MAX_NODES: usize = 100_000;
/// Pixels an image may claim.
const MAX_PIXELS: u64 = 20_000;
/// Bytes of a language's name.
const MAX_LANG: usize = 35;

/// Why JSON is not an Article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadError {
    /// It is not JSON, or not of the form docs/interface.md states.
    BadArticle,
    /// It is deeper or longer than what is written.
    TooLarge,
}

impl ReadError {
    /// The name by which the browser side finds its own words for the error.
    pub const fn code(self) -> &'static str {
        match self {
            Self::BadArticle => "bad-article",
            Self::TooLarge => "too-large",
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::BadArticle => "the article is not valid JSON of the documented form; reload the page and try again",
            Self::TooLarge => {
                "the article is too long to be written in one piece; close some of its pages and try again"
            }
        })
    }
}

impl std::error::Error for ReadError {}

type Read<T> = Result<T, ReadError>;
type Object = Map<String, Value>;

impl Article {
    /// Reads an Article from JSON. Addresses that no Article may hold are left out and what they led from is kept.
    pub fn from_json(json: &str) -> Read<Self> {
        let mut fields = object(read_value(json)?)?;
        let mut reader = Reader::default();
        let blocks = reader.blocks(fields.remove("blocks"), 0)?;
        Ok(Self {
            title: text(&mut fields, "title")?,
            byline: said(&mut fields, "byline")?,
            published: said(&mut fields, "published")?,
            modified: said(&mut fields, "modified")?,
            site: said(&mut fields, "site")?,
            lang: said(&mut fields, "lang")?.filter(|lang| is_lang(lang)),
            dir: direction(fields.get("dir"))?.unwrap_or_default(),
            lead: fields.remove("lead").map(image).transpose()?.flatten(),
            address: said(&mut fields, "address")?.and_then(|said| address::web(&said)).map(String::from),
            words: number(fields.remove("words"))?.unwrap_or(0),
            minutes: number(fields.remove("minutes"))?.unwrap_or(0),
            blocks,
        })
    }
}

impl Inline {
    /// Reads inlines from JSON, as those of an Article are.
    pub(crate) fn list(value: Value) -> Read<Vec<Self>> {
        Reader::default().inlines(value, 0, false)
    }
}

/// Reads JSON that may be as large as an Article.
pub(crate) fn read_value(json: &str) -> Read<Value> {
    if json.len() > MAX_JSON || !scan::is_bounded(json) {
        return Err(ReadError::TooLarge);
    }
    let mut deserializer = serde_json::Deserializer::from_str(json);
    // The depth was looked at; serde's own limit lies below that of a formula in a list.
    deserializer.disable_recursion_limit();
    let value = Value::deserialize(&mut deserializer).map_err(|_| ReadError::BadArticle)?;
    deserializer.end().map_err(|_| ReadError::BadArticle)?;
    Ok(value)
}

/// What was read so far.
#[derive(Default)]
struct Reader {
    nodes: usize,
    math_nodes: usize,
}

impl Reader {
    /// Counts a block, inline, row or cell at this depth.
    fn spend(&mut self, depth: usize) -> Read<()> {
        self.nodes += 1;
        if self.nodes > MAX_NODES || depth > MAX_DEPTH { Err(ReadError::TooLarge) } else { Ok(()) }
    }
}

fn object(value: Value) -> Read<Object> {
    if let Value::Object(fields) = value { Ok(fields) } else { Err(ReadError::BadArticle) }
}

fn list(value: Option<Value>) -> Read<Vec<Value>> {
    if let Some(Value::Array(values)) = value { Ok(values) } else { Err(ReadError::BadArticle) }
}

/// A text that has to be there.
fn text(fields: &mut Object, name: &str) -> Read<String> {
    said(fields, name)?.ok_or(ReadError::BadArticle)
}

/// A text that may be there.
fn said(fields: &mut Object, name: &str) -> Read<Option<String>> {
    match fields.remove(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(ReadError::BadArticle),
    }
}

fn number(value: Option<Value>) -> Read<Option<u32>> {
    let Some(value) = value.filter(|value| !value.is_null()) else { return Ok(None) };
    let number = value.as_u64().and_then(|number| u32::try_from(number).ok());
    number.map(Some).ok_or(ReadError::BadArticle)
}

fn direction(value: Option<&Value>) -> Read<Option<Direction>> {
    match value.map(Value::as_str) {
        None => Ok(None),
        Some(Some("ltr")) => Ok(Some(Direction::Ltr)),
        Some(Some("rtl")) => Ok(Some(Direction::Rtl)),
        Some(_) => Err(ReadError::BadArticle),
    }
}

/// Letters, digits and hyphens, as every name of a language is.
fn is_lang(lang: &str) -> bool {
    let is_part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    lang.len() <= MAX_LANG
        && lang.split('-').all(is_part)
        && lang.split('-').next().is_some_and(|part| part.len() > 1 && part.bytes().all(|b| b.is_ascii_alphabetic()))
}

/// An image; none where its address is not one an image may have.
fn image(value: Value) -> Read<Option<Image>> {
    let mut fields = object(value)?;
    let pixels = |value: Option<Value>| {
        let number = value.as_ref().and_then(Value::as_u64).filter(|number| (1..=MAX_PIXELS).contains(number));
        number.and_then(|number| u32::try_from(number).ok())
    };
    let (width, height) = (pixels(fields.remove("width")), pixels(fields.remove("height")));
    let alt = said(&mut fields, "alt")?.unwrap_or_default();
    let address = address::image(&text(&mut fields, "address")?);
    Ok(address.map(|address| Image { address, alt, width, height }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, BlockKind};
    use crate::write::arbitrary;
    use proptest::prelude::*;

    fn read(blocks: &str) -> Read<Vec<Block>> {
        Article::from_json(&format!(r#"{{"title": "T", "dir": "ltr", "blocks": {blocks}}}"#)).map(|read| read.blocks)
    }

    fn paragraph(content: &str) -> Read<Vec<Inline>> {
        let blocks = read(&format!(r#"[{{"kind": "paragraph", "content": {content}}}]"#))?;
        let Some(Block { kind: BlockKind::Paragraph { content }, .. }) = blocks.into_iter().next() else {
            return Err(ReadError::BadArticle);
        };
        Ok(content)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_was_given_out_comes_back(article in arbitrary::article()) {
            let json = serde_json::to_string(&article).unwrap();
            prop_assert_eq!(Article::from_json(&json), Ok(article), "{}", json);
        }

        #[test]
        fn no_json_is_a_panic(json in "[\\[\\]{}\",:a-z0-9\\\\]{0,60}", blocks in "[\\[\\]{}\",:0-9]{0,40}") {
            let _ = Article::from_json(&json);
            let _ = read(&blocks);
        }
    }

    #[test]
    fn what_no_article_holds_is_left_out() {
        let evil = |address: &str| {
            format!(r#"[{{"kind": "link", "address": "{address}", "content": [{{"kind": "text", "text": "x"}}]}}]"#)
        };
        for address in ["javascript:alert(1)", "chrome-extension://a/b", "blob:x", "file:///etc", "data:text/html,x"] {
            assert_eq!(paragraph(&evil(address)), Ok(vec![Inline::text("x")]), "{address}");
        }
        let nested = r##"[{"kind": "link", "address": "#a", "content": [{"kind": "emphasis", "content":
            [{"kind": "link", "address": "#b", "content": [{"kind": "text", "text": "x"}]}]}]}]"##;
        let content = paragraph(nested).unwrap();
        assert_eq!(serde_json::to_string(&content).unwrap().matches("\"link\"").count(), 1);
        let figure = r#"[{"kind": "figure", "images": [{"address": "javascript:x", "alt": ""}, {"address": "data:image/svg+xml,x", "alt": ""}]}]"#;
        assert_eq!(read(figure), Ok(vec![]));
        let embed = r#"[{"kind": "embed", "title": "Film", "address": "data:x", "site": "s"}]"#;
        assert_eq!(
            read(embed).map(|blocks| blocks[0].kind.clone()),
            Ok(BlockKind::Paragraph { content: vec![Inline::text("Film")] })
        );
        let math = r#"[{"kind": "math", "text": "x", "markup": "tex", "tree": [{"tag": "mi", "attributes": {"href": "javascript:x"}, "text": "x"}]}]"#;
        assert!(!serde_json::to_string(&read(math).unwrap()).unwrap().contains("javascript"));
    }

    #[test]
    fn other_forms_are_refused() {
        for json in
            ["", "[]", "{}", r#"{"title": "T"}"#, r#"{"title": 1, "blocks": []}"#, r#"{"title": "T", "blocks": []} x"#]
        {
            assert_eq!(Article::from_json(json), Err(ReadError::BadArticle), "{json}");
        }
        for blocks in [
            "{}",
            "[1]",
            r#"[{"kind": "script"}]"#,
            r#"[{"kind": "paragraph"}]"#,
            r#"[{"kind": "heading", "level": 7, "content": []}]"#,
            r#"[{"kind": "list", "ordered": true, "items": [1]}]"#,
            r#"[{"kind": "code", "text": 1}]"#,
            r#"[{"kind": "math", "text": "x", "markup": "html"}]"#,
            r#"[{"kind": "math", "text": "x", "markup": "tex", "tree": [{"tag": "annotation-xml"}]}]"#,
            r#"[{"kind": "paragraph", "content": [], "dir": "up"}]"#,
            r#"[{"kind": "paragraph", "content": [{"kind": "html", "text": "<b>"}]}]"#,
        ] {
            assert_eq!(read(blocks), Err(ReadError::BadArticle), "{blocks}");
        }
    }

    #[test]
    fn depth_and_length_are_bounded() {
        let deep = |n: usize| format!("[{}{}]", r#"{"kind": "quote", "blocks": ["#.repeat(n), "]}".repeat(n));
        assert!(read(&deep(MAX_DEPTH + 1)).is_ok());
        assert_eq!(read(&deep(MAX_DEPTH + 2)), Err(ReadError::TooLarge));
        assert_eq!(read(&deep(100_000)), Err(ReadError::TooLarge));
        let many = vec![r#"{"kind": "rule"}"#; MAX_NODES + 1].join(",");
        assert_eq!(read(&format!("[{many}]")), Err(ReadError::TooLarge));
        let wide = r#"[{"kind": "table", "rows": [{"cells": [{"header": false, "columns": 60000, "rows": 60000, "blocks": []}]}]}]"#;
        assert_eq!(read(wide), Err(ReadError::BadArticle));
    }

    #[test]
    fn names_of_languages_are_plain() {
        for (lang, expected) in [
            ("fr", true),
            ("zh-Hant-TW", true),
            ("x", false),
            ("en us", false),
            ("\"><b", false),
            ("en-", false),
            ("12", false),
        ] {
            assert_eq!(is_lang(lang), expected, "{lang}");
        }
    }
}
