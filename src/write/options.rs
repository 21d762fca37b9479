//! How an Article is to be written, as far as there is a choice.

use super::Images;
use serde_json::Value;

/// Whether Markdown begins with what is known of the article as YAML.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FrontMatter {
    /// It does.
    #[default]
    Written,
    /// What is known stands as a line under the title.
    LeftOut,
}

/// What becomes of links in plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Links {
    /// Their words alone.
    #[default]
    Words,
    /// A number behind their words, and the addresses at the end.
    Notes,
}

/// How an Article is to be written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WriteOptions {
    /// The address the article was opened at, written where the page names none.
    pub opened: Option<String>,
    /// How Markdown begins.
    pub front_matter: FrontMatter,
    /// Columns of a line of plain text; none leaves paragraphs as one line each.
    pub wrap: Option<u16>,
    /// Links in plain text.
    pub links: Links,
    /// The images whose bytes are at hand: HTML and EPUB hold these, and link the others.
    pub images: Images,
}

impl WriteOptions {
    /// Reads options from JSON, `{"address"?, "frontMatter"?, "wrap"?, "linkNotes"?}`; an empty text is the default. None
    /// where they are of another form.
    pub fn from_json(json: &str) -> Option<Self> {
        let mut options = Self::default();
        if json.trim().is_empty() {
            return Some(options);
        }
        let Ok(Value::Object(fields)) = serde_json::from_str(json) else { return None };
        for (name, value) in fields {
            match (name.as_str(), value) {
                ("address", Value::String(address)) => options.opened = Some(address),
                ("frontMatter", Value::Bool(true)) => options.front_matter = FrontMatter::Written,
                ("frontMatter", Value::Bool(false)) => options.front_matter = FrontMatter::LeftOut,
                ("linkNotes", Value::Bool(true)) => options.links = Links::Notes,
                ("linkNotes", Value::Bool(false)) => options.links = Links::Words,
                ("wrap", Value::Null) => options.wrap = None,
                ("wrap", value) => options.wrap = Some(u16::try_from(value.as_u64()?).ok().filter(|&wrap| wrap > 0)?),
                _ => return None,
            }
        }
        Some(options)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_options_and_refuses_others() {
        assert_eq!(WriteOptions::from_json(" "), Some(WriteOptions::default()));
        let json = r#"{"address": "https://a.example/", "frontMatter": false, "wrap": 72, "linkNotes": true}"#;
        let read = WriteOptions {
            opened: Some("https://a.example/".into()),
            front_matter: FrontMatter::LeftOut,
            wrap: Some(72),
            links: Links::Notes,
            images: Images::default(),
        };
        assert_eq!(WriteOptions::from_json(json), Some(read));
        for json in [
            "[]",
            "{",
            r#"{"wrap": 0}"#,
            r#"{"wrap": "1"}"#,
            r#"{"wrap": 70000}"#,
            r#"{"other": 1}"#,
            r#"{"frontMatter": 1}"#,
        ] {
            assert_eq!(WriteOptions::from_json(json), None, "{json}");
        }
    }
}
