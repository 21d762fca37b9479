//! Footnotes, and what refers to them.

use super::super::escape::{element, push_escaped};
use super::{Markup, Syntax};
use crate::article::Footnote;

impl Markup<'_> {
    pub(super) fn footnotes(&mut self, said: &str, items: &[Footnote]) {
        if self.syntax == Syntax::Xhtml {
            // Readers show these in a window of their own, and leave them out of the text.
            return self.lines("section", &format!(" epub:type=\"footnotes\"{said}"), |markup| {
                for item in items {
                    let id = markup.note_id(item.id);
                    let said = format!(" epub:type=\"footnote\" role=\"doc-footnote\"{id}");
                    markup.lines("aside", &said, |markup| {
                        let back = markup.back(item.id, &item.id.to_string());
                        markup.out.extend(["<p class=\"number\">", &back, "</p>\n"]);
                        markup.blocks(&item.blocks);
                    });
                    markup.out.push('\n');
                }
            });
        }
        self.lines("section", &format!(" role=\"doc-endnotes\"{said}"), |markup| {
            markup.lines("ol", "", |markup| {
                for item in items {
                    let id = markup.note_id(item.id);
                    markup.around("li", &format!("{id} value=\"{}\"", item.id), |markup| {
                        markup.tight(&item.blocks);
                        let back = markup.back(item.id, "↩");
                        markup.out.extend([" ", &back]);
                    });
                    markup.out.push('\n');
                }
            });
            markup.out.push('\n');
        });
    }

    /// The id of a note, unless another has it.
    fn note_id(&mut self, id: u32) -> String {
        if self.notes.insert(id) { format!(" id=\"note-{id}\"") } else { String::new() }
    }

    /// The way back to what refers to a note, where anything does.
    fn back(&self, id: u32, words: &str) -> String {
        if self.references.contains(&id) {
            format!("<a role=\"doc-backlink\" href=\"#reference-{id}\">{words}</a>")
        } else {
            words.to_owned()
        }
    }

    pub(super) fn reference(&mut self, id: u32, label: &str) {
        if self.is_linked {
            return self.out.push_str(&element("sup", label));
        }
        let own = if self.references.insert(id) { format!(" id=\"reference-{id}\"") } else { String::new() };
        let kind = if self.syntax == Syntax::Xhtml { " epub:type=\"noteref\"" } else { "" };
        let said = format!("{kind} role=\"doc-noteref\"{own} href=\"#note-{id}\"");
        self.around("sup", "", |markup| markup.around("a", &said, |markup| push_escaped(&mut markup.out, label)));
    }
}
