//! What the reader wants otherwise than the default, as the browser side says it.

use crate::error::CleanError;
use crate::furniture::{Languages, Reason};
use crate::judge::Breadth;
use crate::rules::{Clock, RuleSet};
use crate::sweep::PutBack;
use serde_json::Value;

/// What the reader wants otherwise than the default.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// The ids of the removals to put back.
    pub put_back: Vec<PutBack>,
    /// The numbers of the elements that the reader took away.
    pub take: Vec<u32>,
    /// The number of the element that the reader pointed at as the article.
    pub article: Option<u32>,
    /// How much is kept.
    pub breadth: Breadth,
    /// The user's rules.
    pub rules: RuleSet,
    /// Reasons for which nothing is marked as furniture.
    pub keep_reasons: Vec<Reason>,
    /// Languages whose words of furniture are not used; structures speak in any.
    pub skip_languages: Languages,
    /// By which the time of the rules is measured.
    pub clock: Clock,
}

impl Options {
    /// Reads options from JSON; an empty text is the default.
    pub fn from_json(json: &str) -> Result<Self, CleanError> {
        if json.trim().is_empty() {
            return Ok(Self::default());
        }
        // Read by hand: what serde makes of a struct prints every kind of wrong value, floats with their tables too.
        let Ok(Value::Object(fields)) = serde_json::from_str(json) else { return Err(CleanError::BadOptions) };
        let mut options = Self::default();
        for (name, value) in &fields {
            let is_read = match (name.as_str(), value) {
                ("putBack", Value::Array(parts)) => {
                    let parts: Option<Vec<PutBack>> = parts.iter().map(PutBack::from_json).collect();
                    parts.map(|parts| options.put_back = parts)
                }
                ("take", Value::Array(parts)) => {
                    let numbers: Option<Vec<u32>> = parts.iter().map(number).collect();
                    numbers.map(|numbers| options.take = numbers)
                }
                ("article", value) => number(value).map(|number| options.article = Some(number)),
                ("rules", Value::String(text)) => {
                    options.rules = RuleSet::parse(text)?;
                    Some(())
                }
                // A reason or a language of another version has no meaning here, and the page is to open.
                ("keepReasons", Value::Array(names)) => {
                    names_in(names).map(|names| options.keep_reasons = names.filter_map(Reason::of_furniture).collect())
                }
                ("skipLanguages", Value::Array(tags)) => names_in(tags).map(|tags| {
                    let skipped = tags.map(Languages::of).fold(Languages::NONE, Languages::and);
                    options.skip_languages = skipped;
                }),
                ("breadth", value) => value.as_i64().and_then(Breadth::new).map(|breadth| options.breadth = breadth),
                _ => None,
            };
            is_read.ok_or(CleanError::BadOptions)?;
        }
        Ok(options)
    }
}

/// The texts of a list that is nothing else.
fn names_in(list: &[Value]) -> Option<impl Iterator<Item = &str>> {
    list.iter().all(Value::is_string).then(|| list.iter().filter_map(Value::as_str))
}

/// The number of an element.
pub(crate) fn number(value: &Value) -> Option<u32> {
    u32::try_from(value.as_u64()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_options_and_refuses_others() {
        let read = |json: &str| Options::from_json(json);
        assert_eq!(read(" "), Ok(Options::default()));
        let options = Options {
            put_back: vec![PutBack::Removal(3), PutBack::Range(4, 9)],
            take: vec![5, 2],
            article: Some(7),
            breadth: Breadth::new(-2).unwrap_or_default(),
            ..Options::default()
        };
        assert_eq!(read(r#"{"putBack": [3, [4, 9]], "take": [5, 2], "article": 7, "breadth": -2}"#), Ok(options));
        let options = Options {
            keep_reasons: vec![Reason::Newsletter, Reason::Ad],
            skip_languages: Languages::of("fr").and(Languages::of("no")),
            ..Options::default()
        };
        let json = r#"{"keepReasons": ["newsletter", "picked", "of-tomorrow", "ad"], "skipLanguages": ["fr-CA", "nb", "tlh"]}"#;
        assert_eq!(read(json), Ok(options));
        for json in [
            "[]",
            r#"{"breadth": 3}"#,
            r#"{"breadth": 0.5}"#,
            r#"{"breadth": "1"}"#,
            r#"{"putBack": [[1, 2, 3]]}"#,
            r#"{"putBack": [-1]}"#,
            r#"{"putBack": 1}"#,
            r#"{"take": [[1, 2]]}"#,
            r#"{"take": [4294967296]}"#,
            r#"{"article": -1}"#,
            r#"{"article": null}"#,
            r#"{"width": 1}"#,
            r#"{"keepReasons": "ad"}"#,
            r#"{"keepReasons": [1]}"#,
            r#"{"skipLanguages": ["fr", null]}"#,
        ] {
            assert_eq!(read(json), Err(CleanError::BadOptions), "{json}");
        }
    }
}
