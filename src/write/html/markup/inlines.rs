//! What stands in a line.

use super::super::escape::{attribute, element, escaped, push_escaped};
use super::super::mathml::{Stands, push_math};
use super::{Markup, Syntax};
use crate::article::Inline;

impl Markup<'_> {
    /// Inlines.
    pub fn inlines(&mut self, content: &[Inline]) {
        for inline in content {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &Inline) {
        let name = match inline {
            Inline::Text { text } => return push_escaped(&mut self.out, text),
            Inline::Break => {
                return self.out.push_str(if self.syntax == Syntax::Html { "<br>\n" } else { "<br/>\n" });
            }
            Inline::Code { text } => return self.out.push_str(&element("code", text)),
            Inline::Math { text, markup, tree } => {
                return push_math(&mut self.out, self.syntax, tree, text, markup, Stands::InLine);
            }
            Inline::Footnote { id, label } => return self.reference(*id, label),
            Inline::Link { address, title, content } => return self.link(address, title.as_deref(), content),
            Inline::Ruby { content, reading } => {
                return self.around("ruby", "", |markup| {
                    markup.inlines(content);
                    markup.out.extend(["<rp>(</rp><rt>", &escaped(reading), "</rt><rp>)</rp>"]);
                });
            }
            Inline::Abbr { title, content } => {
                return self.around("abbr", &attribute("title", title), |markup| markup.inlines(content));
            }
            Inline::Verbatim { content } => {
                return self.around("span", " translate=\"no\"", |markup| markup.inlines(content));
            }
            Inline::Foreign { lang, dir, content } => {
                let said = self.said(Some(lang), *dir);
                return self.around("span", &said, |markup| markup.inlines(content));
            }
            Inline::Emphasis { .. } => "em",
            Inline::Strong { .. } => "strong",
            Inline::Mark { .. } => "mark",
            Inline::Sub { .. } => "sub",
            Inline::Sup { .. } => "sup",
            Inline::Deleted { .. } => "del",
            Inline::Small { .. } => "small",
        };
        self.around(name, "", |markup| markup.inlines(inline.content().unwrap_or_default()));
    }

    fn link(&mut self, address: &str, title: Option<&str>, content: &[Inline]) {
        if self.is_linked {
            return self.inlines(content);
        }
        let mut said = format!(" rel=\"noopener noreferrer\"{}", self.href(address));
        said.extend(title.iter().map(|title| attribute("title", title)));
        self.is_linked = true;
        self.around("a", &said, |markup| markup.inlines(content));
        self.is_linked = false;
    }
}
