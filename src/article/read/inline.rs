//! Inlines from JSON.

use super::{Read, ReadError, Reader, direction, is_lang, list, number, object, said, text};
use crate::article::{Inline, address};
use serde_json::Value;

impl Reader {
    /// Inlines at this depth, in a link or not.
    pub(super) fn inlines(&mut self, value: Value, depth: usize, is_linked: bool) -> Read<Vec<Inline>> {
        let mut content = Vec::new();
        for value in list(Some(value))? {
            self.inline(value, depth, is_linked, &mut content)?;
        }
        Ok(content)
    }

    fn inline(&mut self, value: Value, depth: usize, is_linked: bool, out: &mut Vec<Inline>) -> Read<()> {
        self.spend(depth)?;
        let mut fields = object(value)?;
        let kind = text(&mut fields, "kind")?;
        let mut content = |reader: &mut Self, is_linked| {
            let value = fields.remove("content").ok_or(ReadError::BadArticle)?;
            reader.inlines(value, depth + 1, is_linked)
        };
        out.push(match kind.as_str() {
            "emphasis" => Inline::Emphasis { content: content(self, is_linked)? },
            "strong" => Inline::Strong { content: content(self, is_linked)? },
            "mark" => Inline::Mark { content: content(self, is_linked)? },
            "sub" => Inline::Sub { content: content(self, is_linked)? },
            "sup" => Inline::Sup { content: content(self, is_linked)? },
            "deleted" => Inline::Deleted { content: content(self, is_linked)? },
            "small" => Inline::Small { content: content(self, is_linked)? },
            "link" => {
                let inner = content(self, true)?;
                let to = address::link(&text(&mut fields, "address")?).filter(|_| !is_linked);
                // Within another link, or to a place no link may lead to, the words alone are kept.
                let Some(address) = to else {
                    out.extend(inner);
                    return Ok(());
                };
                Inline::Link { address, title: said(&mut fields, "title")?, content: inner }
            }
            "ruby" => {
                let content = content(self, is_linked)?;
                Inline::Ruby { content, reading: text(&mut fields, "reading")? }
            }
            "abbr" => {
                let content = content(self, is_linked)?;
                Inline::Abbr { title: text(&mut fields, "title")?, content }
            }
            "verbatim" => Inline::Verbatim { content: content(self, is_linked)? },
            "foreign" => {
                let inner = content(self, is_linked)?;
                let Some(lang) = said(&mut fields, "lang")?.filter(|lang| is_lang(lang)) else {
                    out.extend(inner);
                    return Ok(());
                };
                Inline::Foreign { lang, dir: direction(fields.get("dir"))?, content: inner }
            }
            "text" => Inline::Text { text: text(&mut fields, "text")? },
            "code" => Inline::Code { text: text(&mut fields, "text")? },
            "break" => Inline::Break,
            "footnote" => {
                let id = number(fields.remove("id"))?.ok_or(ReadError::BadArticle)?;
                Inline::Footnote { id, label: text(&mut fields, "label")? }
            }
            "math" => {
                let (text, markup, tree) = self.formula(&mut fields)?;
                Inline::Math { text, markup, tree }
            }
            _ => return Err(ReadError::BadArticle),
        });
        Ok(())
    }
}
