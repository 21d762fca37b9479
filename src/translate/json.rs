//! Segments, answers and pieces as JSON: what the door to the browser says and is told. It is read as if a stranger had
//! sent it.

use super::{Answer, Glossary, Markup, Piece, Setup, Show};
use crate::article::{Article, Inline, ReadError, read_value};
use crate::describe::well_formed;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Reads how segments are written: `{"markup"?: "xml" | "html" | "plain", "glossary"?: [terms]}`; an empty text is the
/// default. None where it is of another form.
pub fn setup(options: &str) -> Option<Setup> {
    let mut setup = Setup::default();
    if options.trim().is_empty() {
        return Some(setup);
    }
    let Ok(Value::Object(fields)) = read_value(options) else { return None };
    for (name, value) in fields {
        match (name.as_str(), value) {
            ("markup", Value::String(markup)) => setup.markup = Markup::named(&markup)?,
            ("glossary", Value::Array(terms)) => {
                let terms: Option<Vec<&str>> = terms.iter().map(Value::as_str).collect();
                setup.glossary = Glossary::of(terms?);
            }
            _ => return None,
        }
    }
    Some(setup)
}

/// What is to be shown, and the language of the translation: `{"show"?: "translation" | "both", "to": tag}`.
pub fn shown(options: &str) -> Option<(Show, String)> {
    let Ok(Value::Object(fields)) = read_value(options) else { return None };
    let show = match fields.get("show") {
        None => Show::default(),
        Some(name) => Show::named(name.as_str()?)?,
    };
    Some((show, well_formed(fields.get("to")?.as_str()?)?))
}

/// The segments of an Article: `{"segments": [{"path", "text", "plain", "words"?, "lang"?}]}`.
pub fn segments(article: &Article, setup: &Setup) -> String {
    let segment = |segment: super::Segment| {
        let mut fields = Map::new();
        fields.insert("path".into(), segment.path.into());
        fields.insert("text".into(), segment.text.into());
        fields.insert("plain".into(), segment.plain.into());
        if !segment.words.is_empty() {
            fields.insert("words".into(), segment.words.into());
        }
        if let Some(lang) = segment.lang {
            fields.insert("lang".into(), lang.into());
        }
        Value::Object(fields)
    };
    let segments: Vec<Value> = super::segments(article, setup).into_iter().map(segment).collect();
    json!({ "segments": segments }).to_string()
}

/// Puts answers back, `[{"path", "text", "isPlain"?, "words"?}]`: `{"pieces": [{"path", "content", "isUnchanged"?} |
/// {"path", "isAgain"}]}`.
pub fn reassembled(article: &Article, setup: &Setup, answers: &str) -> Result<String, ReadError> {
    let Value::Array(answers) = read_value(answers)? else { return Err(ReadError::BadArticle) };
    let answers: Option<Vec<Answer>> = answers.into_iter().map(answer).collect();
    let answers = answers.ok_or(ReadError::BadArticle)?;
    let piece = |(path, piece): (String, Piece)| match piece {
        Piece::Content(content) => json!({ "path": path, "content": content }),
        Piece::Unchanged(content) => json!({ "path": path, "content": content, "isUnchanged": true }),
        Piece::Again => json!({ "path": path, "isAgain": true }),
    };
    let pieces: Vec<Value> = super::reassemble(article, setup, &answers).into_iter().map(piece).collect();
    Ok(json!({ "pieces": pieces }).to_string())
}

/// The Article with pieces, `[{"path", "content"}]`, as `reassembled` gave them.
pub fn translated(article: &Article, pieces: &str, show: Show, to: &str) -> Result<String, ReadError> {
    let Value::Array(pieces) = read_value(pieces)? else { return Err(ReadError::BadArticle) };
    let mut contents = BTreeMap::new();
    for piece in pieces {
        let Value::Object(mut fields) = piece else { return Err(ReadError::BadArticle) };
        let Some(Value::String(path)) = fields.remove("path") else { return Err(ReadError::BadArticle) };
        if let Some(content) = fields.remove("content") {
            contents.insert(path, Inline::list(content)?);
        }
    }
    let article = super::translated(article, &contents, show, to);
    serde_json::to_string(&article).map_err(|_| ReadError::BadArticle)
}

fn answer(value: Value) -> Option<Answer> {
    let Value::Object(mut fields) = value else { return None };
    let mut text = |name: &str| match fields.remove(name) {
        Some(Value::String(text)) => Some(text),
        _ => None,
    };
    let (path, text) = (text("path")?, text("text")?);
    let is_plain = match fields.get("isPlain") {
        None => false,
        Some(is_plain) => is_plain.as_bool()?,
    };
    let words = match fields.remove("words") {
        None => Vec::new(),
        Some(Value::Array(words)) => {
            let words: Option<Vec<String>> = words.iter().map(|word| word.as_str().map(String::from)).collect();
            words?
        }
        Some(_) => return None,
    };
    Some(Answer { path, text, is_plain, words })
}
